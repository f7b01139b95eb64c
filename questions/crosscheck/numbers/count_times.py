"""When a count was taken, and of what time it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from questions import timex
from questions.annotations import Claim, TimeExpression
from questions.crosscheck.statements import Statement
from questions.syntax import plain

if TYPE_CHECKING:
    from questions.crosscheck.numbers.counts import Count

Days = tuple[date, date]
#: A longer span (« du XVIIe siècle ») tells when a thing was made, not when the count was taken.
_LONGEST_EVENT = 400
_YEAR = timedelta(days=330)
#: « l'an dernier », « en 2016 »: a time of so many days is a year, and once it is over another one runs.
_WHOLE_YEAR = 300


def when(count: Count) -> Days | None:
    """Days told by the clause, else by its sentence."""
    own = own_time(count)
    if own is not None:
        return own if (own[1] - own[0]).days < _LONGEST_EVENT else None
    inside = count.here.sentence.span.contains
    times = [t for t in count.reading.annotated.time_expressions if t.value and inside(t.span)]
    values = [t.value for t in times if t.value and not (_is_compared(count, t) or _is_inserted(count, t))]
    days = [timex.bounds(value) for value in values if timex.is_calendar(value)]
    return days[0] if len(days) == 1 and (days[0][1] - days[0][0]).days < _LONGEST_EVENT else None


def own_time(count: Count) -> Days | None:
    """Days told by the clause, but for those of another number that this one is set against."""
    time = count.claim.time_expression if count.claim is not None else None
    if count.claim is None or _is_compared(count, time) or _is_inserted(count, time):
        return None
    return Statement.of(count.reading, count.claim).when


def _is_compared(count: Count, time: TimeExpression | None) -> bool:
    """« 260 francs, vingt-cinq de plus que l'an dernier »: the time of another number, that this one is set against."""
    here = count.here.sentence.span
    if time is None or not here.contains(time.span) or time.span.start < count.figure.span.end:
        return False
    between = plain(here.quote[count.figure.span.end - here.start : time.span.start - here.start])
    return re.search(count.rules["than"], between) is not None


def _is_inserted(count: Count, time: TimeExpression | None) -> bool:
    """« La valeur, agréée en 2010 par le ministère, est de 300 000 euros »: the time of what a participle tells between
    two commas, and not of the number outside."""
    here = count.here
    if time is None or not here.sentence.span.contains(time.span) or time.span.overlaps(count.figure.span):
        return False
    place = here.at(time.span.start)
    opening = next((i for i in range(place - 1, -1, -1) if here.word(i) == ","), None)
    closing = next((i for i in range(place, len(here.tokens)) if here.word(i) == ","), None)
    if opening is None or closing is None or opening < count.first < closing:
        return False
    alone = not here.has(opening + 1, "aux:tense", "aux:pass")
    return here.tokens[opening + 1].feature("VerbForm") == "Part" and alone


def is_background(count: Count) -> bool:
    """Whether the clause tells of a time long before the dispatch came out."""
    published = count.reading.published
    if count.when is None or published is None:
        return False
    whole_year = (count.when[1] - count.when[0]).days >= _WHOLE_YEAR
    return published[0] - count.when[1] > (timedelta() if whole_year else _YEAR)


def as_of(count: Count) -> Days | None:
    """When the count was taken: when it was told, else when the dispatch came out, else the last day given."""
    if count.told is not None:
        return count.told
    if (day := stated(count)) is not None:
        return day
    if count.befell & count.reading.words.found and count.when and count.when[0] == count.when[1]:
        return count.when
    if count.reading.published is not None:
        return count.reading.published
    own = Statement.of(count.reading, count.claim).when if count.claim is not None else None
    return (own[1], own[1]) if own else None


def stated(count: Count) -> Days | None:
    """The day that the sentence gives as that of the count: « 62 cas au 6 mai », « à mercredi 18 heures »."""
    inside = (t for t in count.reading.annotated.time_expressions if count.here.sentence.span.contains(t.span))
    for time in inside:
        before = count.here.word(count.here.at(time.span.start) - 1) if count.here.at(time.span.start) else ""
        first = plain(time.span.quote).split()[0]
        is_day = not first[0].isdigit() and before in count.rules["as_at_day"]
        at = is_day or {before, first} & set(count.rules["as_at"])
        if time.value and timex.is_calendar(time.value) and at:
            days = timex.bounds(time.value)
            return days if days[0] == days[1] else None
    return None


def is_told(count: Count, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the clause of a count."""
    span = count.claim.span if count.claim else count.here.sentence.span
    words = f" {plain(span.quote).replace(',', ' ')} "
    return any(f" {phrase} " in words for phrase in phrases)


def told(count: Count) -> Days | None:
    """The day on which the sentence says that the count was made known (« faisait état hier de 22 morts »)."""
    spoken = count.reading.claims_of(count.here.sentence.span)
    days = [Statement.of(count.reading, c).when for c in spoken if _makes_known(count, c)]
    return next((day for day in days if day is not None and day[0] == day[1]), None)


def _makes_known(count: Count, claim: Claim) -> bool:
    """A verb of speech or of counting; « faire » only with « état »."""
    words = {*count.reading.words.predicates["speech"]["lemmas"], *count.rules["telling"]}
    noun = count.rules["telling_with"].get(claim.predicate)
    return claim.predicate in words or (noun is not None and noun in plain(claim.span.quote).split())
