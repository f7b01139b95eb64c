"""What the dated dispatches of a dossier tell, day by day: the story into which an undated one has to fit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from questions import timex
from questions.annotator.publication.clues import DispatchClues
from questions.annotator.publication.witnesses import Witnesses, told_day
from questions.dispatch import Dispatch

#: Publications at most so many days apart belong to one stretch of the story.
_STRETCH = timedelta(days=14)
#: Around a stretch, days on which an undated dispatch may have appeared.
_BEFORE, _BEHIND = 14, 30
#: Sentences in which a dispatch says what it is about, and how much more their days count.
_LEAD, _LEADING, _PASSING = 2, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Dated dispatches that follow each other closely: days of the first and the last, and how many there are."""

    first: date
    last: date
    count: int

    def distance(self, day: date) -> int:
        """Days from the stretch: negative before it, positive behind it, nought within."""
        return min(0, (day - self.first).days) + max(0, (day - self.last).days)


@dataclass(frozen=True, slots=True)
class Story:
    """The stretches of a dossier, in how many dispatches each day is told, and the day that most of them tell of."""

    stretches: tuple[Stretch, ...]
    told: dict[date, int]
    main: date | None
    names: frozenset[str]
    words: tuple[frozenset[str], ...]

    def days(self) -> list[date]:
        """The days on which an undated dispatch may have appeared with the others, in order."""
        found: set[date] = set()
        for each in self.stretches:
            low, count = each.first - timedelta(days=_BEFORE), (each.last - each.first).days + _BEFORE + _BEHIND
            found.update(low + timedelta(days=shift) for shift in range(count + 1))
        return sorted(found)

    def nearest(self, day: date) -> Stretch:
        """The stretch nearest to a day."""
        return min(self.stretches, key=lambda each: abs(each.distance(day)))


def story_of(dispatches: Sequence[Dispatch], texts: Sequence[DispatchClues], witnesses: Witnesses) -> Story | None:
    """The story that the dated dispatches tell; ``None`` when none is dated, or each in another season."""
    dated = [index for index, dispatch in enumerate(dispatches) if dispatch.published]
    known = sorted(day for index in dated if (day := _published(dispatches[index])))
    stretches = tuple(_stretches(known)) if known else ()
    if not stretches or (len(stretches) > 1 and all(each.count == 1 for each in stretches)):
        return None
    tellers: dict[date, set[int]] = defaultdict(set)
    leading: Counter[date] = Counter()
    for index in dated:
        weights: dict[date, float] = {}
        for clue in texts[index].clues:
            day = told_day(witnesses.known_value(index, clue))
            if day is None:
                continue
            tellers[day].add(index)
            if not clue.future:
                weights.setdefault(day, _LEADING if clue.position <= _LEAD else _PASSING)
        leading.update(weights)
    most = max(leading.values(), default=0)
    return Story(
        stretches,
        {day: len(who) for day, who in tellers.items()},
        min((day for day in leading if leading[day] == most), default=None),
        frozenset().union(*(names_of(texts[index]) for index in dated)),
        tuple(witnesses.echoes.words_of(index) for index in dated),
    )


def names_of(text: DispatchClues) -> frozenset[str]:
    """Proper nouns of a dispatch."""
    tokens = (token for sentence in text.sentences for token in sentence.tokens)
    return frozenset(token.lemma.lower() for token in tokens if token.pos == "PROPN" and len(token.text) > 2)


def _published(dispatch: Dispatch) -> date | None:
    """The day of a dispatch, the first of an interval that holds only a few."""
    if dispatch.published is None:
        return None
    first, last = timex.bounds(dispatch.published.value)
    return first if last - first < _STRETCH else None


def _stretches(known: Iterable[date]) -> list[Stretch]:
    days = list(known)
    cuts = [place for place, (one, other) in enumerate(pairwise(days), start=1) if other - one > _STRETCH]
    parts = [days[start:end] for start, end in pairwise([0, *cuts, len(days)])]
    return [Stretch(part[0], part[-1], len(part)) for part in parts]
