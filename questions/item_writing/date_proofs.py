"""What proves a dated fact: the passage, the line that dates the dispatch, and the reckoning in words."""

from __future__ import annotations

import hashlib
import re

from questions.annotations import EvidenceSpan, TimeExpression
from questions.dispatch import Dispatch
from questions.item_writing.context import Context
from questions.item_writing.dated_facts import DatedFact
from questions.item_writing.dating import counts_from_publication, day_lines
from questions.item_writing.drafts import say
from questions.item_writing.told_from import starting_date
from questions.item_writing.wording import tidy
from questions.items import Difficulty
from questions.timex import bounds, is_day

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def evidence_of(context: Context, fact: DatedFact) -> tuple[EvidenceSpan, ...]:
    """The passage, what a pronoun in it stands for, and the line that dates the dispatch where the date is reckoned."""
    earlier = fact.clause.subject_span
    named = () if fact.sentence.span.contains(earlier) else (earlier,)
    full = () if fact.naming is None else (fact.naming,)
    return (fact.evidence, *named, *full, *dating_line(context, fact.time))


def dating_line(context: Context, time: TimeExpression) -> tuple[EvidenceSpan, ...]:
    """The date that a relative one is counted from: told near by, or the day that the dispatch prints."""
    dispatch = context.read(time.span.file).dispatch
    if time.derivation and not counts_from_publication(dispatch, time):
        start = starting_date(context, time)
        return () if start is None else (start.span, *dating_line(context, start))
    if not counts_from_publication(dispatch, time):
        return _year_lines(context, time) if needs_its_year(time) else ()
    own = [span for span in day_lines(dispatch) if not span.overlaps(time.span)][:1]
    return (*own, *(() if any(_has_year(span.quote) for span in own) else _year_lines(context, time)))


def needs_its_year(time: TimeExpression) -> bool:
    """« le 23 juin », dated to one day: its year stands elsewhere."""
    return is_day(str(time.value)) and not time.derivation and not _has_year(time.span.quote)


def _has_year(words: str) -> bool:
    return _YEAR.search(words) is not None


def _year_lines(context: Context, time: TimeExpression) -> tuple[EvidenceSpan, ...]:
    """Where the year of a dispatch stands: in its own day line, else in that of the dispatch nearest to it in time."""
    dispatch = context.read(time.span.file).dispatch
    if dispatch.published is None or dispatch.published.value[:4] != str(time.value)[:4]:
        return ()
    own = [span for span in day_lines(dispatch) if _has_year(span.quote)]
    return tuple([*own, *_sister_lines(context, dispatch)][:1])


def _sister_lines(context: Context, dispatch: Dispatch) -> list[EvidenceSpan]:
    """Day lines of the same year in the other dispatches, the nearest in time first."""
    mine = bounds(dispatch.published.value)[0] if dispatch.published is not None else None
    found = [
        (abs((bounds(other.published.value)[0] - mine).days), span)
        for other in (each.dispatch for each in context.dossier.dispatches)
        if mine is not None and other.published is not None and bounds(other.published.value)[0].year == mine.year
        for span in day_lines(other)
        if other.file != dispatch.file and str(mine.year) in span.quote
    ]
    return [span for _, span in sorted(found)]


def key_why(context: Context, fact: DatedFact) -> str:
    return say(
        "dates.when.key",
        outlet=context.outlet(fact.file),
        quote=context.excerpt(fact.evidence),
        reckoning=reckoning(fact.time),
    )


def reckoning(time: TimeExpression) -> str:
    """« Le calcul : « mardi », dépêche du … → … », empty for an absolute date."""
    return say("dates.when.reckoning", derivation=tidy(time.derivation).rstrip(".")) if time.derivation else ""


def rationale_of(context: Context, fact: DatedFact) -> str:
    return say(
        "dates.when.rationale",
        outlet=context.outlet(fact.file),
        quote=context.excerpt(fact.sentence.span),
        reckoning=reckoning(fact.time),
    )


def difficulty_of(context: Context, fact: DatedFact) -> Difficulty:
    if not context.independent([fact.evidence]):
        return "hard"
    return "medium" if fact.time.derivation else "easy"


def draw(fact: DatedFact, sides: int, matter: str) -> int:
    """A number below ``sides`` that depends on the fact and on what is drawn for, and on nothing else."""
    text = f"{matter}:{fact.evidence.quote}"
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % sides
