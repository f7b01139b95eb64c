"""Which words say the same as a connective in its sentence: « en raison de », « du fait de »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan
from questions.item_writing.causes.quoted_sentences import quotes_somebody
from questions.item_writing.causes.relation import Marked, marked_in, passage_told
from questions.item_writing.context import Context
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table
from questions.item_writing.flaws import flaws
from questions.item_writing.french.wording import capital, quoted, tidy
from questions.languages.tables import load_table

_WORTH = 2.9
#: How many a set bears.
_MOST = 3


def replaced(context: Context, taken: Sequence[EvidenceSpan], asked: Sequence[str]) -> Iterator[Draft]:
    """« Par quelle expression peut-on remplacer « faute de » ? »: few, each on another expression and with another
    answer, spread over what they mark and over the dispatches.

    :param taken: passages that other questions on causes ask about.
    :param asked: expressions of which another question asks what they mark.
    """
    found = [each for each in marked_in(context, "replaced") if each.connective.name not in asked]
    found = [each for each in found if each.spoken or not quotes_somebody(each.sentence)]
    left = [each for each in found if not any(each.shown.overlaps(span) for span in taken)]
    left = [each for each in left if not flaws(_draft(context, each))]
    marks, files = Counter[str](), Counter[str]()
    for _ in range(_MOST):
        if not left:
            return
        best = min(left, key=lambda each: each.rank(marks, files))
        marks[best.connective.marks] += 1
        files[best.shown.file] += 1
        left = [each for each in left if each.connective.name != best.connective.name]
        left = [each for each in left if not each.shown.overlaps(best.shown)]
        left = [each for each in left if not _tells(each, best) and not _tells(best, each)]
        yield _draft(context, best)


def _tells(one: Marked, other: Marked) -> bool:
    """Whether the one prints as its answer the words that the other asks about, or has the same answer."""
    return one.connective.equal in {other.connective.name, other.connective.equal}


def _draft(context: Context, found: Marked) -> Draft:
    connective, (lead, where) = found.connective, passage_told(context, found)
    meant, why = load_table("fr", "connectives")["meanings"], connective.why
    labels = table("causes.replaced.meanings")
    wrong = [
        Candidate(
            quoted(tidy(each)),
            say(
                "causes.replaced.wrong",
                marker=quoted(capital(tidy(each))),
                other=labels[meant[each]],
                mine=labels[connective.marks],
            ),
        )
        for each in connective.others
    ]
    return Draft(
        topic="cause",
        kind="single",
        rule="cause.replaced",
        stem=say("causes.replaced.stem", lead=lead, where=where, marker=quoted(connective.name)),
        options=options_of(quoted(tidy(connective.equal)), why, wrong),
        rationale=say("causes.replaced.rationale", lead=lead, why=why),
        evidence=(found.shown,),
        difficulty="medium",
        worth=_WORTH,
        anchors=(connective.span,),
        closed=True,
        family="relation",
        matter=connective.name,
        expression=connective.name,
    )
