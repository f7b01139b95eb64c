"""What speaks for or against each day on which an undated dispatch may have appeared, as signs with names.

A sign is a name and an amount; ``votes`` knows how much each is worth. Most are weak, and any may be wrong, as the
tense of a verb may be misread and dispatches contradict each other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from questions import timex
from questions.annotator.publication.clue import Bound, Clue
from questions.annotator.publication.clues import DispatchClues
from questions.annotator.publication.elapsed import Elapsed, elapsed
from questions.annotator.publication.story import Story, names_of
from questions.annotator.publication.witnesses import Match, Witnesses, as_day, told_day
from questions.timex import Days

Signs = defaultdict[str, float]

#: A weekday told as past lies so many days back, or seldom; one told as to come so many ahead.
_AGES = {0: "", 1: "yesterday", 2: "lately", 5: "", 6: "almost a week ago"}
_AHEAD = {1: "soon", 2: "soon", 3: "soon", 6: "almost in a week"}
_SINCE = 4
#: News are older than this, in days, where nothing is told of the last days.
_STALE = 3
#: Likeness of two sentences above which more proves nothing; places on which one word for an event proves less.
_ALIKE, _SCATTERED = 0.5, 9
#: Share of words in common below which a dispatch tells another story.
_KIN = 0.25
#: Shorter texts than this, in different words, are no closer kin for being short.
_FEW_WORDS = 20
_MOST_NAMES, _MOST_PRINTED, _MOST_FAULTS = 6, 3, 2
_POINTING = ("weekday", "offset", "night", "this-night")


class TextSigns:
    """The signs of one undated dispatch in a story."""

    def __init__(self, index: int, text: DispatchClues, story: Story, witnesses: Witnesses) -> None:
        self.text, self.story = text, story
        self._words = witnesses.echoes.words_of(index)
        self.open = [clue for clue in text.clues if clue.settled is None]
        self.weekdays = [clue for clue in self.open if clue.weekday is not None]
        self.pointing = [clue for clue in self.open if clue.shift is not None]
        self.matches: dict[Clue, dict[date, Match]] = {
            clue: found for clue in self.open if (found := witnesses.matches(index, clue))
        }
        self._bounds = text.bounds()
        self.counted: list[tuple[Elapsed, set[date]]] = [
            (each, {day for start in told for day in each.days_after(start)})
            for each in elapsed(text)
            if (told := witnesses.days_of_event(index, each.event))
        ]

    @cached_property
    def deictic(self) -> bool:
        """Whether the text points at its own day (« hier », « ce lundi »)."""
        return bool(self.pointing) or any(clue.this for clue in self.weekdays) or self.text.stamped is not None

    @cached_property
    def names_days(self) -> bool:
        """Whether some day of the text is told by how near it is (« mardi », « hier »)."""
        return self.deictic or any(clue.modifier is None for clue in self.weekdays)

    def of(self, day: date) -> Signs:
        """The signs of a day."""
        found: Signs = defaultdict(float)
        self._place(day, found)
        self._faults(day, found)
        ages = list(self._weekdays_on(day, found))
        self._told(day, found)
        found["stale"] += bool(ages) and min(ages) > _STALE
        return found

    def elsewhere(self) -> Signs:
        """The signs that the dispatch did not appear with the others."""
        kin = max((_shared(self._words, words) for words in self.story.words), default=0.0)
        return defaultdict(
            float,
            {
                "elsewhere": 1,
                "elsewhere: days printed": min(_MOST_PRINTED, self._printed()),
                "elsewhere: points at no day": not self.deictic,
                "elsewhere: other words": 10 * max(0.0, _KIN - kin),
                "elsewhere: names in common": min(_MOST_NAMES, len(names_of(self.text) & self.story.names)),
            },
        )

    def _place(self, day: date, found: Signs) -> None:
        stretch = self.story.nearest(day)
        distance = stretch.distance(day)
        found["alone"] += stretch.count == 1 and sum(each.count for each in self.story.stretches) > 1
        found["behind"] += distance > 0
        found["farther behind"] += _scaled(max(0, distance))
        found["farther before"] += _scaled(max(0, -distance))
        if self.story.main:
            since = (day - self.story.main).days
            found["after the event"] += _scaled(max(0, since))
            found["event to come"] += since < 0

    def _faults(self, day: date, found: Signs) -> None:
        """What cannot be so, if the words are read right."""
        found["broken date"] += min(_MOST_FAULTS, self._broken(day) - self._misread)
        found["other weekday"] += self.text.stamped is not None and self.text.stamped[0] != day.isoweekday()
        for clue in self.pointing:
            value = as_day(self.text.value_on(clue, day))
            found["other weekday"] += bool(clue.named and value and value.isoweekday() != clue.named)
        for one, other in self._apposed:
            here, there = self.text.value_on(one, day), self.text.value_on(other, day)
            found["other weekday"] += bool(here and there and here[:10] != there[:10])
        for clue, told in self.text.days_on(day):
            if clue.piece.match.reading == "text-offset":
                found["next day to come"] += clue.looks[0] == "past" and told > day
            elif clue.weekday is not None and clue.past:
                found["before its start"] += not self.text.follows_its_start(clue, told, day)

    def _broken(self, day: date) -> int:
        """How many dates of the text, as the tense of their verb is read, cannot be told so on that day."""
        without_year = sum(not any(first <= day <= last for first, last in each) for each in self._yearless)
        return without_year + sum(_breaks(bound, day) for bound in self._bounds)

    @cached_property
    def _misread(self) -> int:
        """Those that no day of the story suits: but for one, the fault is the reading's."""
        return max(0, min(map(self._broken, self.story.days())) - 1)

    @cached_property
    def _yearless(self) -> list[list[Days]]:
        days = self.story.days()
        years = range(days[0].year, days[-1].year + 1)
        return [
            self.text.allowed(clue, years)
            for clue in self.text.yearless()
            if not (clue.past and clue.piece.relation in ("until", "before"))
        ]

    @cached_property
    def _apposed(self) -> list[tuple[Clue, Clue]]:
        """« hier, dimanche 18 juillet »."""
        words = self.text.dispatch.text
        return [
            (one, other)
            for one, other in pairwise(self.text.clues)
            if (one.weekday is not None or one.shift is not None)
            and other.piece.match.reading == "day"
            and words[one.span.end : other.span.start].strip() in ("", ",")
        ]

    def _weekdays_on(self, day: date, found: Signs) -> Iterator[int]:
        """Yields how many days back the past is that the text tells."""
        pointed = {self.text.value_on(clue, day) for clue in self.pointing if clue.shift}
        for clue in self.weekdays:
            value = as_day(self.text.value_on(clue, day))
            age = (day - value).days if value else None
            if self.text.names_its_day(clue):
                found["this weekday"] += clue.weekday == day.isoweekday() and clue.looks[0] != "future"
            elif age is not None and clue.modifier:
                found["last: yesterday"] += clue.modifier == "last" and age <= 1
                found["next: in two days"] += clue.modifier == "next" and age == -2
            elif age is not None and value:
                found[self._age(clue, age)] += 1
                found["weekday of yesterday"] += value.isoformat() in pointed
        for clue in self.open:
            yield from ((day - told).days for told in self._days_of(clue, day) if told <= day and _may_be_past(clue))

    def _age(self, clue: Clue, age: int) -> str:
        if clue.looks[0] in ("present", "unknown") and age:
            return "weekday"
        if clue.piece.relation == "since" and age > 0:
            return "since" if age <= _SINCE else "weekday"
        if age == 0:
            return "today by its weekday" if self.deictic else "today"
        return _AGES.get(age, "weekday") if age > 0 else _AHEAD.get(-age, "weekday")

    def _told(self, day: date, found: Signs) -> None:
        """What others tell of the days that the text names."""
        for clue in self.open:
            matches = self.matches.get(clue, {})
            for told in self._days_of(clue, day):
                if told in matches:
                    found["alike"] += min(_ALIKE, matches[told].likeness)
                    found["same event"] += matches[told].same * (1 if len(matches) < _SCATTERED else 0.5)
                if clue.piece.match.reading in _POINTING and clue.looks[0] != "future":
                    self._known(clue, told, found)
        self._lead(day, found)
        for each, allowed in self.counted:
            found["counted from an event"] += as_day(self.text.value_on(each.clue, day)) in allowed

    def _known(self, clue: Clue, told: date, found: Signs) -> None:
        """Whether others tell of that day, which is over; days before the story are less likely."""
        count, main = self._tellers(clue, told), self.story.main
        if count:
            found["day told"] += _scaled(count)
        elif clue.looks[0] == "past" and main and told < main:
            found["before the story"] += 1

    def _tellers(self, clue: Clue, told: date) -> int:
        """How many dispatches tell of a day, or of either day of a night."""
        days = [told, told + timedelta(days=1)] if clue.piece.match.reading == "night" else [told]
        return max(self.story.told.get(each, 0) for each in days)

    def _lead(self, day: date, found: Signs) -> None:
        """The first day that the text tells as over, by its nearness, is that of its news: others know it too."""
        for clue in self.open:
            told = self._days_of(clue, day)
            if clue.piece.match.reading not in _POINTING or clue.looks[0] == "future" or not told:
                continue
            count = max(self._tellers(clue, each) for each in told)
            found["lead told"] += _scaled(count)
            found["lead untold"] += count == 0
            found["lead on the event"] += self.story.main in told
            return

    def _days_of(self, clue: Clue, day: date) -> list[date]:
        """The days that an expression may mean; a weekday whose verb tells nothing may lie on either side."""
        told = told_day(self.text.value_on(clue, day))
        if clue.weekday is None or clue.modifier or clue.looks[0] not in ("present", "unknown"):
            return [told] if told else []
        back = day - timedelta(days=(day.isoweekday() - clue.weekday) % 7)
        return sorted({back, told} if told else {back})

    def _printed(self) -> int:
        """How many days of the story's longest stretch the text prints with their month: who writes in those days
        names weekdays, and prints the days of what goes long before."""
        main = max(self.story.stretches, key=lambda each: each.count)
        count = 0
        for clue in self.text.clues:
            match = clue.piece.match
            if match.reading not in ("day", "night", "day-range") or clue.looks[0] != "past":
                continue
            if clue.settled or "month" in match.groups:
                count += self._is_in(clue, main.first, main.last)
        return count

    def _is_in(self, clue: Clue, first: date, last: date) -> bool:
        value = self.text.value_on(clue, last)
        if value is None or not timex.is_calendar(value):
            return False
        low, high = timex.bounds(value)
        return low <= last + timedelta(days=2) and first - timedelta(days=6) <= high


def _scaled(count: int) -> float:
    """Counts and distances of which each further one says less."""
    return math.log2(1 + count)


def _may_be_past(clue: Clue) -> bool:
    return clue.looks[0] in ("past", "unknown")


def _breaks(bound: Bound, day: date) -> bool:
    return bool((bound.first and day < bound.first) or (bound.last and bound.last < day))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(_FEW_WORDS, min(len(one), len(other)))
