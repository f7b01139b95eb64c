"""The likeliest publication days of an undated dispatch: its signs add up, and the days share what is likely.

A multinomial logit (D. McFadden, *Conditional logit analysis of qualitative choice behavior*, 1974): a day is as likely
as the exponential of the sum of its signs, each times its weight, over those of all days and of « elsewhere », where
the dispatch belongs to no stretch of the story. The weights were estimated on the undated pages of some thirty
dossiers and on a hundred dated ones whose date was hidden, then anew, not far from there, on those of some fifty and on
eighty pages put into a dossier that is not theirs, and rounded.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from questions.annotator.publication.clues import Clue
from questions.annotator.publication.signs import Signs, TextSigns

_WEIGHTS = {
    "alone": -4.6,
    "behind": 0.8,
    "far behind": -1.1,
    "before": 0.3,
    "days before": -1.7,
    "broken date": -3.5,
    "other weekday": -7.2,
    "next day to come": -4.2,
    "before its start": -3.0,
    "this weekday": 6.8,
    "last: yesterday": -2.5,
    "next: in two days": -2.5,
    "today": 0.0,
    "today by its weekday": -3.8,
    "yesterday": 1.8,
    "lately": 0.6,
    "long ago": 0.4,
    "almost a week ago": -1.0,
    "since": 2.3,
    "soon": 0.4,
    "almost in a week": -1.8,
    "weekday of yesterday": -1.3,
    "stale": -1.0,
    "alike": 6.5,
    "same event": 1.9,
    "counted from an event": 3.9,
    "day told": 0.8,
    "before the story": -0.7,
    "day untold": 0.1,
    "elsewhere": 2.0,
    "elsewhere: days printed": 1.1,
    "elsewhere: points at no day": 1.2,
    "elsewhere: other words": 4.9,
    "elsewhere: names in common": -0.9,
}
#: How likely a day must be to be the answer; how likely the days together that an interval holds, and how many it may.
_SURE, _HELD, _LONGEST = 0.8, 0.9, 29
#: By how much the signs are trusted: many repeat each other, so that the days would seem surer than they are.
_TRUSTED = 0.65
#: Likelier than this elsewhere, a dispatch gets no day here.
_ELSEWHERE = 0.5
#: From these days, together this likely, the dates of the text are counted.
_CORE = 0.5


@dataclass(frozen=True, slots=True)
class Vote:
    """The interval in which a dispatch appeared, the likeliest days of it, and the likeliest one."""

    first: date
    last: date
    core: tuple[date, ...]
    best: date


def vote(signs: TextSigns) -> Vote | None:
    """The likely publication of a dispatch, ``None`` where it need not have appeared with the others.

    One that counts no day from its own, neither « hier » nor « mardi », could have appeared at any time.
    """
    if not signs.names_days:
        return None
    days = signs.story.days()
    scores = [_score(signs.of(day)) for day in days]
    scores.append(_score(signs.elsewhere()))
    shares = _shares(scores)
    if shares[-1] > _ELSEWHERE:
        return None
    likely = _shares([_TRUSTED * score for score in scores[:-1]])
    best = max(range(len(days)), key=lambda place: (likely[place], -place))
    if likely[best] >= _SURE:
        return Vote(days[best], days[best], (days[best],), days[best])
    held = _shortest(days, likely)
    if held is None:
        return None
    return Vote(*held, tuple(_core(days, likely, held)), days[best])


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
