"""When a time expression tells that something was, also where the year or the day of the page is not known."""

from __future__ import annotations

import re
from datetime import date, timedelta

from questions import timex
from questions.annotations import TimeExpression
from questions.crosscheck.dates.moments import Moment, moment
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import Tree, plain

#: A value vaguer than this says too little of when.
_VAGUEST = timedelta(days=366)
#: A weekday of an undated page that has an interval at least this long means the weekday alone.
_WEEK = timedelta(days=6)
#: Words between two dates that belong together.
_SIDE_BY_SIDE = 3
#: Words before the day of « contre 205 naissances en 2013 » among which « contre » stands.
_COMPARED = 6
#: A day without its year lies no further than this from the dispatches that have a date.
_SEASON = timedelta(days=170)


def when_told(reading: Reading, expression: TimeExpression, era: date | None) -> Moment | None:
    """The moment that an expression tells, as far as its words and the dossier allow: a weekday may be all."""
    value = expression.value
    if value is not None and not timex.is_calendar(value):
        return None
    if value is not None and _is_narrow(reading, expression, value):
        return moment(reading, expression.span, value)
    day = _without_year(reading, expression, era)
    found = moment(reading, expression.span, day.isoformat() if day else None)
    return found if found is not None and (found.span or found.weekday) else None


def _is_narrow(reading: Reading, expression: TimeExpression, value: str) -> bool:
    """Whether the value says when; « le vendredi » of a page that looks back, a weekday of an undated one do not."""
    first, last = timex.bounds(value)
    if last - first > _VAGUEST:
        return False
    words = plain(expression.span.quote).split()
    names = set(load_table(reading.annotated.dispatch.language, "calendar")["weekdays"])
    if not names & set(words) or any(w[0].isdigit() for w in words[:3]):
        return True
    return last - first < _WEEK and words[0] not in load_table(reading.annotated.dispatch.language, "event_days")["the"]


def _without_year(reading: Reading, expression: TimeExpression, era: date | None) -> date | None:
    """« le 28 mai » of an undated page: in the season of the dispatches that have a date."""
    match = re.search(
        load_table(reading.annotated.dispatch.language, "event_days")["day_and_month"], plain(expression.span.quote)
    )
    months = load_table(reading.annotated.dispatch.language, "calendar")["months"]
    if match is None or era is None or match["month"] not in months:
        return None
    day, month = int(match["day"]), int(months[match["month"]])
    found = [d for year in (era.year - 1, era.year, era.year + 1) if (d := _date(year, month, day)) is not None]
    near = (d for d in sorted(found, key=lambda d: abs(d - era)) if abs(d - era) <= _SEASON)
    return next(near, None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_until_now(reading: Reading, here: Tree, expression: TimeExpression) -> bool:
    """« à ce jour »: how far something has come."""
    told = plain(here.sentence.span.quote[: expression.span.end - here.sentence.span.start])
    return re.search(load_table(reading.annotated.dispatch.language, "event_days")["until_now"], told) is not None


def is_compared(reading: Reading, here: Tree, expression: TimeExpression) -> bool:
    """« 180 naissances en 2016, contre 205 en 2013 »: the day of a number that is only set beside another one."""
    against = load_table(reading.annotated.dispatch.language, "event_days")["compared"]
    first = here.at(expression.span.start)
    behind = (i + 1 for i in range(max(first - _COMPARED, 0), first - 1) if here.word(i) in against)
    starts = {figure.span.start for figure in reading.annotated.figures}
    return any(here.tokens[i].start in starts for i in behind)


def other_between(reading: Reading, here: Tree, at: int, expression: TimeExpression) -> bool:
    """« a commencé dès la mi-mai, selon un cliché rendu public jeudi »: another day stands nearer to the verb."""
    low, high = sorted((here.tokens[at].start, expression.span.start))
    others = (t for t in reading.annotated.time_expressions if t is not expression and low < t.span.start < high)
    return any(
        t.type in {"DATE", "TIME"}
        and t.value is not None
        and not _joined(here, t, expression)
        and not is_rejected(reading, here, t)
        for t in others
    )


def _joined(here: Tree, one: TimeExpression, other: TimeExpression) -> bool:
    """« mardi 4 et mercredi 5 », « lundi, le 3 »: two that stand side by side."""
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    return here.at(second.start) - here.at(first.end) <= _SIDE_BY_SIDE


def is_rejected(reading: Reading, here: Tree, expression: TimeExpression) -> bool:
    """« samedi, et non dimanche », « le 4, pas le 11 »."""
    before = plain(here.sentence.span.quote[: expression.span.start - here.sentence.span.start])
    return re.search(load_table(reading.annotated.dispatch.language, "event_days")["rejecting"], before) is not None
