"""The likeliest publication days of an undated dispatch: its signs add up, and the days share what is likely.

A multinomial logit (D. McFadden, *Conditional logit analysis of qualitative choice behavior*, 1974): a day is as likely
as the exponential of the sum of its signs, each times its weight, over those of all days. Whether it belongs to the
story at all is weighed before (« elsewhere »). The weights were estimated on the undated pages of some fifty dossiers,
each counted twice, on a hundred dated ones whose date was hidden, and on eighty pages put into a dossier that is not
theirs (maximum likelihood, held near half of earlier ones by a penalty on squares), and rounded.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from questions.annotator.publication.clue import Clue
from questions.annotator.publication.signs import Signs, TextSigns

_WEIGHTS = {
    "alone": -2.1,
    "behind": 0.7,
    "farther behind": -0.4,
    "farther before": -0.9,
    "after the event": -0.5,
    "event to come": -0.4,
    "broken date": -3.1,
    "other weekday": -6.1,
    "next day to come": -3.6,
    "before its start": -2.6,
    "this weekday": 5.5,
    "last: yesterday": -2.2,
    "next: in two days": -2.0,
    "today": -0.6,
    "today by its weekday": -3.0,
    "yesterday": 1.0,
    "lately": 0.5,
    "almost a week ago": -1.0,
    "since": 1.3,
    "soon": 0.4,
    "almost in a week": -0.9,
    "weekday of yesterday": -1.8,
    "stale": -0.4,
    "alike": 3.3,
    "same event": 1.1,
    "counted from an event": 5.0,
    "lead on the event": 0.3,
    "lead told": 0.3,
    "lead untold": -0.2,
    "day told": 0.4,
    "before the story": -0.5,
    "elsewhere": -1.0,
    "elsewhere: days printed": 0.3,
    "elsewhere: points at no day": -0.3,
    "elsewhere: other words": 2.6,
    "elsewhere: names in common": -0.6,
}
#: How likely a day must be to be the answer; how likely the days together that an interval holds, and how many it may.
_SURE, _HELD, _LONGEST = 0.8, 0.9, 45
#: How much what speaks for its days counts against « elsewhere »; likelier there, a dispatch gets no day here.
_HERE, _ELSEWHERE = 0.5, 0.5
#: The likeliest days, together this likely; less likely ones than the last are not counted from.
_CORE, _LEAST = 0.5, 0.01


@dataclass(frozen=True, slots=True)
class Vote:
    """The interval in which a dispatch appeared, its likeliest days, the likeliest, and how likely each day is."""

    first: date
    last: date
    core: tuple[date, ...]
    best: date
    chances: tuple[tuple[date, float], ...]


def vote(signs: TextSigns) -> Vote | None:
    """The likely publication of a dispatch, ``None`` where it need not have appeared with the others.

    One that counts no day from its own, neither « hier » nor « mardi », could have appeared at any time.
    """
    if not signs.names_days:
        return None
    days = signs.story.days()
    scores = [_score(signs.of(day)) for day in days]
    if _chance_elsewhere(scores, signs) > _ELSEWHERE:
        return None
    likely = _shares(scores)
    best = max(range(len(days)), key=lambda place: (likely[place], -place))
    held = (days[best], days[best]) if likely[best] >= _SURE else _shortest(days, likely)
    if held is None:
        return None
    core = (days[best],) if held[0] == held[1] else tuple(_core(days, likely, held))
    chances = tuple((day, share) for day, share in zip(days, likely, strict=True) if share >= _LEAST)
    return Vote(*held, core, days[best], chances)


def _chance_elsewhere(scores: list[float], signs: TextSigns) -> float:
    """How likely the dispatch belongs to no day of the story."""
    highest = max(scores)
    here = highest + math.log(sum(math.exp(score - highest) for score in scores))
    return 1 / (1 + math.exp(_HERE * here - _score(signs.elsewhere())))


def _shares(scores: list[float]) -> list[float]:
    highest = max(scores)
    found = [math.exp(score - highest) for score in scores]
    total = sum(found)
    return [each / total for each in found]


def _score(signs: Signs) -> float:
    return sum(_WEIGHTS.get(name, 0.0) * amount for name, amount in signs.items())


def _shortest(days: list[date], likely: list[float]) -> tuple[date, date] | None:
    """The shortest stretch of days that together are likely enough; of several, the likeliest."""
    found: list[tuple[int, float, date, date]] = []
    for start, first in enumerate(days):
        together = 0.0
        for last, share in zip(days[start:], likely[start:], strict=True):
            together += share
            if (last - first).days > _LONGEST:
                break
            if together >= _HELD:
                found.append(((last - first).days, -together, first, last))
                break
    return min(found)[2:] if found else None


def _core(days: list[date], likely: list[float], held: tuple[date, date]) -> Iterator[date]:
    ranked = sorted(range(len(days)), key=lambda place: (-likely[place], place))
    together = 0.0
    kept: list[date] = []
    for place in ranked:
        if together >= _CORE:
            break
        together += likely[place]
        if held[0] <= days[place] <= held[1]:
            kept.append(days[place])
    yield from sorted(kept)


def telling_clues(signs: TextSigns, day: date) -> Iterator[Clue]:
    """The expressions that name the weekday of a day: « ce samedi », « hier, dimanche »."""
    for clue in signs.weekdays:
        if signs.text.names_its_day(clue) and clue.weekday == day.isoweekday():
            yield clue
    for clue in signs.pointing:
        if clue.named is not None:
            yield clue
