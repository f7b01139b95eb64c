"""The connective left out of its sentence: « Le bal est annulé ____ gel », « en raison du » or « en vue du »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan
from questions.item_writing.causes.quoted_sentences import quotes_somebody
from questions.item_writing.causes.relation import Marked, marked_in, passage_told
from questions.item_writing.context import Context
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table
from questions.item_writing.flaws import flaws
from questions.item_writing.french.wording import BLANK, capital, join, morphology, quoted, tidy
from questions.languages.tables import load_table

_WORTH = 2.8
#: How many a set bears.
_MOST = 3


def missing(context: Context, taken: Sequence[EvidenceSpan]) -> Iterator[Draft]:
    """« Quelle expression manque dans cette phrase ? »: few, each another one, spread over the dispatches. Of what
    is to come none is asked: there a condition would do as well as the cause.

    :param taken: passages that other questions on causes ask about, and print whole.
    """
    found = [each for each in marked_in(context, "missing") if not each.spoken and not quotes_somebody(each.sentence)]
    found = [each for each in found if not any(t.feature("Tense") == "Fut" for t in each.sentence.tokens)]
    found = [each for each in found if not any(each.shown.overlaps(span) for span in taken)]
    left = [(each, draft) for each in found if (draft := _draft(context, each)) is not None and not flaws(draft)]
    marks, files = Counter[str](), Counter[str]()
    for _ in range(_MOST):
        if not left:
            return
        best, draft = min(left, key=lambda each: each[0].rank(marks, files))
        marks[best.connective.marks] += 1
        files[best.shown.file] += 1
        left = [each for each in left if each[0].connective.name != best.connective.name]
        left = [each for each in left if not each[0].shown.overlaps(best.shown)]
        yield draft


def _draft(context: Context, found: Marked) -> Draft | None:
    connective, (lead, where) = found.connective, passage_told(context, found)
    printed, behind = _printed(found)
    if lead.count(printed) != 1:
        return None
    head = connective.span.start == found.sentence.span.start
    texts = [_before(tidy(each), behind) for each in (connective.name, *connective.others)]
    key, *others = [quoted(capital(text) if head else text) for text in texts]
    meant, labels = load_table("fr", "connectives")["meanings"], table("causes.replaced.meanings")
    wrong = [
        Candidate(
            other,
            say(
                "causes.replaced.wrong",
                marker=quoted(capital(tidy(each))),
                other=labels[meant[each]],
                mine=labels[connective.marks],
            ),
        )
        for other, each in zip(others, connective.others, strict=True)
    ]
    return Draft(
        topic="cause",
        kind="single",
        rule="cause.missing",
        stem=say("causes.missing.stem", lead=lead.replace(printed, BLANK), where=where),
        options=options_of(key, connective.why, wrong),
        rationale=say("causes.missing.rationale", lead=lead, why=connective.why),
        evidence=(found.shown,),
        difficulty="easy",
        worth=_WORTH,
        anchors=(_left_out(context, found),),
        closed=True,
        family="relation",
        matter=connective.name,
        expression=connective.name,
    )


def _left_out(context: Context, found: Marked) -> EvidenceSpan:
    """The words left out and those behind them: whatever question prints them together answers this one."""
    start, end = found.connective.span.start, found.shown.end
    return context.read(found.shown.file).dispatch.evidence(start, end)


def _printed(found: Marked) -> tuple[str, str]:
    """The words left out, and what of them goes behind every option: the article that « du » holds, or the word
    before which one of them is elided (« parce qu'il », « même s'il »)."""
    connective, sentence = found.connective, found.sentence
    words = tidy(connective.span.quote)
    article = morphology()["contraction"]["undone"].get(words.rpartition(" ")[2].lower())
    if article is not None and connective.name.endswith((" de", " à")):
        return words, str(article)
    after = next(t for t in sentence.tokens if t.start >= connective.span.end and t.pos != "SPACE")
    options = [tidy(each) for each in (connective.name, *connective.others)]
    if all(join(each, after.text) == f"{each} {after.text}" for each in options):
        return words, ""
    offset = sentence.span.start
    return tidy(sentence.span.quote[connective.span.start - offset : after.end - offset]), after.text


def _before(expression: str, behind: str) -> str:
    """« en vue de » + « le » → « en vue du », « parce que » + « il » → « parce qu'il »."""
    begun, _, last = expression.rpartition(" ")
    merged = morphology()["contraction"].get(f"{last} {behind}")
    return f"{begun} {merged}" if isinstance(merged, str) else join(expression, behind)
