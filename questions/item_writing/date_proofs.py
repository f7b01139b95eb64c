"""What proves a dated fact: the passage, the line that dates the dispatch, and the reckoning in words."""

from __future__ import annotations

import hashlib

from questions.annotations import EvidenceSpan, TimeExpression
from questions.item_writing.context import Context
from questions.item_writing.dated_facts import DatedFact
from questions.item_writing.dating import counts_from_publication, day_lines, has_year, year_lines
from questions.item_writing.drafts import say
from questions.item_writing.told_from import starting_date
from questions.item_writing.wording import tidy
from questions.items import Difficulty


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
        return _year_line(context, time) if needs_its_year(time) else ()
    own = [span for span in day_lines(dispatch) if not span.overlaps(time.span)][:1]
    return (*own, *(() if any(has_year(span.quote) for span in own) else _year_line(context, time)))


def needs_its_year(time: TimeExpression) -> bool:
    """« le 23 juin », « au printemps »: the year stands elsewhere."""
    return not time.derivation and not has_year(time.span.quote)


def _year_line(context: Context, time: TimeExpression) -> tuple[EvidenceSpan, ...]:
    """Where the year stands from which « le 23 juin », « l'an dernier » and « début décembre » are reckoned."""
    return tuple(year_lines(context.dossier, context.read(time.span.file).dispatch)[:1])


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
