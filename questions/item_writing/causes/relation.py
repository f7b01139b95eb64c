"""What an expression marks in its sentence: the cause, the consequence, the aim, an opposition, a condition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import EvidenceSpan, Sentence
from questions.item_writing.causes.connectives import Connective, connectives_in
from questions.item_writing.causes.quoted_sentences import quoted_passage
from questions.item_writing.causes.spoken_passages import stand_as_spoken
from questions.item_writing.context import Context
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table
from questions.item_writing.flaws import flaws
from questions.item_writing.french.reference import is_conditional
from questions.item_writing.french.wording import quoted, tidy

_WORTH = 3.0
#: How many a set bears.
_MOST = 3
#: How many of them have one answer.
_MOST_OF_A_KEY = 2


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, the one connective asked about in it, and what is quoted: the sentence where it stands alone, else
    with the one before it, or just the words of somebody in it."""

    sentence: Sentence
    connective: Connective
    shown: EvidenceSpan
    spoken: bool = False

    def rank(self, marked: Counter[str], files: Counter[str]) -> tuple[int, int, int, int]:
        """What the set has least of first, then the short sentence."""
        connective, span = self.connective, self.shown
        return marked[connective.marks], files[span.file], connective.rank, len(span.quote)


def relations(context: Context, taken: Sequence[EvidenceSpan] = ()) -> Iterator[Draft]:
    """« Dans cette phrase, que marque l'expression « faute de » ? »: few, each on another expression, spread over what
    they mark and over the dispatches.

    :param taken: passages that other questions on causes ask about, which the sentence would answer.
    """
    every = [found for found in marked_in(context) if not any(found.shown.overlaps(span) for span in taken)]
    left = [found for found in every if not flaws(_draft(context, found))]
    marked, files = Counter[str](), Counter[str]()
    for _ in range(_MOST):
        if not left:
            return
        best = min(left, key=lambda each: each.rank(marked, files))
        marked[best.connective.marks] += 1
        files[best.sentence.span.file] += 1
        left = [f for f in left if f.connective.name != best.connective.name and not f.shown.overlaps(best.shown)]
        left = [f for f in left if marked[f.connective.marks] < _MOST_OF_A_KEY]
        yield _draft(context, best)


def marked_in(context: Context, among: str = "connective") -> Iterator[Marked]:
    """Every passage that stands alone, with each expression of a list of ``connectives.toml`` in it."""
    for read in context.dossier.dispatches:
        for sentence in read.sentences:
            inside = list(connectives_in(read, sentence, among))
            if not inside or any(map(is_conditional, sentence.tokens)):
                continue
            shown = quoted_passage(context, sentence)
            if shown is not None:
                yield from (Marked(sentence, each, shown) for each in inside if _stands_once(each, shown))
            for said in read.attributions:
                spoken = [each for each in inside if said.content.contains(each.span)]
                if spoken and stand_as_spoken(context, said) and sentence.span.contains(said.content):
                    yield from (Marked(sentence, each, said.content, spoken=True) for each in spoken)


def _stands_once(connective: Connective, shown: EvidenceSpan) -> bool:
    """Whether its words stand nowhere else in what is quoted."""
    return shown.quote.lower().count(connective.span.quote.lower()) == 1


def passage_told(context: Context, found: Marked) -> tuple[str, str]:
    """« L'AFP écrit : « … » », « L'AFP rapporte ces propos : « … » », and what the question calls the passage."""
    outlet, quote = context.outlet(found.shown.file), context.excerpt(found.shown)
    lead = say("causes.lead.spoken" if found.spoken else "causes.lead.written", outlet=outlet, quote=quote)
    one = found.sentence.span.contains(found.shown)
    return lead, str(table("causes.lead")["sentence" if one else "passage"])


def _draft(context: Context, found: Marked) -> Draft:
    connective, (lead, where) = found.connective, passage_told(context, found)
    marker = quoted(connective.name)
    labels, why = table("causes.relation.answers"), connective.why
    wrong = [
        Candidate(tidy(str(labels[each])), say(f"causes.relation.wrong.{each}", marker=marker))
        for each in labels
        if each != connective.marks
    ]
    key = "causes.relation.stem" if " " in connective.name.replace("’", " ") else "causes.relation.stem_word"
    return Draft(
        topic="cause",
        kind="single",
        rule="cause.relation",
        stem=say(key, lead=lead, where=where, marker=marker),
        options=options_of(tidy(str(labels[connective.marks])), why, wrong),
        rationale=say("causes.relation.rationale", lead=lead, why=why),
        evidence=(found.shown,),
        difficulty="medium",
        worth=_WORTH,
        anchors=(connective.span,),
        closed=True,
        family="relation",
        matter=connective.name,
        expression=connective.name,
    )
