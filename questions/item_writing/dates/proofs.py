"""What proves a dated fact: the passage, the line that dates the dispatch, and the reckoning in words."""

from __future__ import annotations

import hashlib

from questions.annotations import EvidenceSpan, TimeExpression
from questions.item_writing.context import Context
from questions.item_writing.dates.dated_answers import grain
from questions.item_writing.dates.dated_facts import DatedFact
from questions.item_writing.dates.dating import (
    counts_from_publication,
    day_lines,
    has_year,
    names_a_weekday,
    weekday_lines,
    weekday_of,
    year_lines,
)
from questions.item_writing.dates.told_from import starting_date
from questions.item_writing.drafts import say
from questions.item_writing.french.calendar_words import names_month, spoken
from questions.item_writing.french.wording import join, tidy
from questions.items import Difficulty
from questions.timex import bounds


def evidence_of(context: Context, fact: DatedFact) -> tuple[EvidenceSpan, ...]:
    """The passage, what a pronoun in it stands for, and the line that dates the dispatch where the date is reckoned."""
    return (*passage_of(fact), *dating_line(context, fact.time))


def passage_of(fact: DatedFact) -> tuple[EvidenceSpan, ...]:
    """The passage, and what a pronoun in it stands for."""
    earlier = fact.clause.subject_span
    named = () if fact.sentence.span.contains(earlier) else (earlier,)
    full = () if fact.naming is None else (fact.naming,)
    return (fact.evidence, *named, *full)


def dating_line(context: Context, time: TimeExpression) -> tuple[EvidenceSpan, ...]:
    """The date that a relative one is counted from: told near by, or the day that the dispatch prints."""
    dispatch = context.read(time.span.file).dispatch
    if time.derivation and not counts_from_publication(dispatch, time):
        start = starting_date(context, time)
        if start is None and names_month(time.span.quote):
            return _year_line(context, time)
        return () if start is None else (start.span, *dating_line(context, start))
    if not counts_from_publication(dispatch, time):
        return _year_line(context, time) if needs_its_year(time) else ()
    own = [span for span in day_lines(dispatch) if not span.overlaps(time.span)][:1]
    weekday = weekday_lines(context.dossier, dispatch) if _counts_by_weekday(time) else []
    if any(names_a_weekday(span.quote) for span in own):
        weekday = []
    whole = [span for span in weekday if has_year(span.quote)]  # « mardi 8 mai 2012 » shows the year too.
    if any(has_year(span.quote) for span in own):
        return (*own, *weekday[:1])
    return (*own, *(whole[:1] or (*_year_line(context, time), *weekday[:1])))


def _counts_by_weekday(time: TimeExpression) -> bool:
    """« lundi », « la semaine dernière », not « hier »: the weekday of the dispatch has to be known."""
    if names_month(time.span.quote):
        return False  # « jeudi 4 juillet »
    return names_a_weekday(time.span.quote) or grain(str(time.value)) in {"week", "weekend"}


def by_the_calendar(context: Context, time: TimeExpression) -> str:
    """« D'après le calendrier, le 11 décembre 2023 est un lundi », where no dispatch prints the weekday from which
    « dimanche » is counted; else empty."""
    dispatch = context.read(time.span.file).dispatch
    if not time.derivation or not _counts_by_weekday(time) or not counts_from_publication(dispatch, time):
        return ""
    if dispatch.published is None or any(names_a_weekday(span.quote) for span in dating_line(context, time)):
        return ""
    day = bounds(dispatch.published.value)[0]
    return say("dates.when.calendar", date=spoken(day.isoformat()), weekday=weekday_of(day))


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
        reckoning=join(reckoning(fact.time), by_the_calendar(context, fact.time)),
    )


def difficulty_of(context: Context, fact: DatedFact) -> Difficulty:
    if not context.independent([fact.evidence]):
        return "hard"
    return "medium" if fact.time.derivation else "easy"


def draw(fact: DatedFact, sides: int, matter: str) -> int:
    """A number below ``sides`` that depends on the fact and on what is drawn for, and on nothing else."""
    text = f"{matter}:{fact.evidence.quote}"
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % sides
