"""What other dispatches tell with a known date, and how that speaks for a publication day of an undated one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from questions import timex
from questions.annotations import EvidenceSpan
from questions.annotator.publication.clue import Clue
from questions.annotator.publication.clues import DispatchClues
from questions.annotator.publication.dated_echoes import DatedEcho, agreement, printed_words, same_words
from questions.annotator.publication.echoes import Echoes
from questions.annotator.publication.same_event import Happenings
from questions.annotator.times.time_expressions import publication_days
from questions.annotator.times.time_pieces import agreed
from questions.dispatch import Dispatch
from questions.languages import load

#: Sentences less alike than this tell different things.
_ALIKE = 0.1
#: Support from a passage that dates the same event.
_ONE_EVENT = 0.4
#: More passages than this on one kind of event tell nothing.
_COMMON_EVENT = 24
#: Words in common that make one event of two passages.
_SURELY_SAME = 4
#: Agreement that is worth telling.
_TELLING = 0.08


@dataclass(frozen=True, slots=True)
class Match:
    """The passage of another dispatch that speaks best for a day: how like it is, and whether it dates the same."""

    likeness: float
    same: bool
    echo: DatedEcho


class Witnesses:
    """The dated passages of a dossier, found by what they are like, what they print and what they date."""

    def __init__(self, dispatches: Sequence[Dispatch], texts: Sequence[DispatchClues]) -> None:
        """Keeps the lists: a dispatch that is dated later is asked with its new date."""
        self.dispatches, self.texts = dispatches, list(texts)
        light = frozenset().union(*(_light_words(text) for text in texts))
        self.happenings = Happenings(light)
        self.echoes = Echoes(((index, text.sentences) for index, text in enumerate(texts)), light)
        self.by_place: dict[tuple[int, int], list[Clue]] = defaultdict(list)
        self.printed: dict[tuple[str, str] | None, list[tuple[int, int]]] = defaultdict(list)
        for index, text in enumerate(texts):
            for clue in text.clues:
                self.by_place[index, clue.position].append(clue)
                if printed_words(clue):
                    self.printed[printed_words(clue)].append((index, clue.position))
        self.values: dict[int, dict[EvidenceSpan, str | None]] = defaultdict(dict)

    def forget(self, index: int) -> None:
        """The dispatch has a date now: its passages are reckoned anew."""
        self.values.pop(index, None)

    def echoes_of(self, index: int, clue: Clue) -> Iterator[DatedEcho]:
        """Dated passages of other dispatches that resemble the clue's sentence or print the same day and month."""
        here = (index, clue.position)
        places = {place for place, likeness in self.echoes.of(*here).items() if likeness >= _ALIKE}
        twins = {place for place in self.printed.get(printed_words(clue), ()) if place[0] != index}
        events = self._told_alike(index, clue)
        for place in sorted(places | twins | {place for place, _ in events}):
            for theirs in self.by_place[place]:
                if place not in places and not same_words(clue, theirs) and (place, theirs) not in events:
                    continue
                value = self.known_value(place[0], theirs)
                if value and timex.is_calendar(value):
                    likeness = max(self.echoes.likeness(here, place), _ALIKE * ((place, theirs) in events))
                    yield DatedEcho(clue, value, theirs.span, likeness, theirs, place[0])

    def matches(self, index: int, clue: Clue) -> dict[date, Match]:
        """The days that passages like the clue's give, each with the best of them."""
        found: dict[date, Match] = {}
        text = self.texts[index]
        for echo in self.echoes_of(index, clue):
            day = told_day(echo.value)
            if day is None:
                continue
            likeness = self.echoes.likeness((index, clue.position), (echo.text, echo.other.position))
            match = Match(likeness, self.happenings.same(clue, text, echo.other, self.texts[echo.text]), echo)
            before = found.get(day)
            if before:
                best = max(before, match, key=lambda each: (each.same, each.likeness))
                match = Match(max(before.likeness, likeness), before.same or match.same, best.echo)
            found[day] = match
        return found

    def known_value(self, index: int, clue: Clue) -> str | None:
        """What an expression of a dispatch means, if that dispatch is dated or the expression settled."""
        values = self.values[index]
        if clue.span not in values:
            days = publication_days(self.dispatches[index])
            text = self.texts[index]
            values[clue.span] = clue.settled or agreed(text.values_on(clue, days))
        return values[clue.span]

    def _told_alike(self, index: int, clue: Clue) -> set[tuple[tuple[int, int], Clue]]:
        """Dated passages of other dispatches whose date hangs on a word for the same happening."""
        own = self.happenings.of(clue, self.texts[index]).events
        found = {each for name in own for each in self._by_event.get(name, ()) if each[0][0] != index}
        return found if len(found) <= _COMMON_EVENT else set()

    @cached_property
    def _by_event(self) -> dict[str, list[tuple[tuple[int, int], Clue]]]:
        table: dict[str, list[tuple[tuple[int, int], Clue]]] = defaultdict(list)
        for index, text in enumerate(self.texts):
            for clue in text.clues:
                for name in self.happenings.of(clue, text).events:
                    table[name].append(((index, clue.position), clue))
        return table

    def _is_one_event(self, text: DispatchClues, echo: DatedEcho) -> bool:
        return timex.is_day(echo.value) and self.happenings.same(echo.clue, text, echo.other, self.texts[echo.text])

    def days_of_event(self, index: int, event: frozenset[str]) -> dict[date, Clue]:
        """The day that most other dispatches give to an event, and those beside it, each with a passage that does."""
        found: dict[date, Clue] = {}
        counts: Counter[date] = Counter()
        for (other, _), clue in {each for name in event for each in self._by_event.get(name, ())}:
            value = self.known_value(other, clue) if other != index and not clue.future else None
            day = as_day(value)
            if day:
                found[day] = min(clue, found.get(day, clue), key=lambda each: each.span)
                counts[day] += 1
        most = max(counts, key=lambda day: (counts[day], -day.toordinal()), default=None)
        return {day: found[day] for day in sorted(found) if most and abs((day - most).days) <= 1}

    def support(self, text: DispatchClues, echoes: list[DatedEcho], days: Sequence[date]) -> dict[date, float]:
        """How well the dates of the text, if published on each of these days, agree with what others tell.

        What « le 3 mai » means is the same on most of the days: each value is weighed once.
        """
        by_clue: dict[Clue, list[DatedEcho]] = {}
        for echo in echoes:
            by_clue.setdefault(echo.clue, []).append(echo)
        known: dict[tuple[Clue, str | None], float] = {}
        is_printed = text.printed_day() is not None
        found = dict.fromkeys(days, 0.0)
        for clue, own in by_clue.items():
            for day, value in zip(days, text.values_on(clue, days), strict=True):
                if (clue, value) not in known:
                    calendar = value is not None and timex.is_calendar(value)
                    known[clue, value] = self._best(text, value, own) if value and calendar else 0.0
                found[day] += known[clue, value]
        return {day: total + (0.5 if is_printed and leads_with(text, day) else 0.0) for day, total in found.items()}

    def _best(self, text: DispatchClues, value: str, echoes: list[DatedEcho]) -> float:
        return max(self._weighed(text, value, echo) for echo in echoes)

    def _weighed(self, text: DispatchClues, value: str, echo: DatedEcho) -> float:
        """The agreement of two passages, more where both date one event."""
        found = agreement(value, echo)
        return found + (_ONE_EVENT if found > 0 and self._is_one_event(text, echo) else 0.0)

    def agreeing(self, text: DispatchClues, echoes: list[DatedEcho], day: date) -> list[DatedEcho]:
        """Passages of other dispatches with which the text agrees if it was published that day, the best first."""
        scored = [
            (agreement(value, echo), -number, echo)
            for number, echo in enumerate(echoes)
            if (value := text.value_on(echo.clue, day)) and timex.is_calendar(value)
        ]
        best = sorted((each for each in scored if each[0] >= _TELLING), reverse=True, key=lambda each: each[:2])
        return [echo for _, _, echo in best]

    def is_backed(self, text: DispatchClues, echoes: list[DatedEcho], day: date) -> bool:
        """Two dates of the text agree with others, or one that prints the same day: one weekday agrees by chance.

        Nor may the two rest on one word: « trois lots » recalled here and seized there are no event in common. One date
        alone needs passages that share many words.
        """
        agreeing = self.agreeing(text, echoes, day)
        if any(same_words(each.clue, each.other) for each in agreeing):
            return True
        same = [each for each in agreeing if self._is_one_event(text, each)]
        if not same or any(each.clue.piece.match.reading == "weekday" for each in same):
            return bool(same)
        index = self.texts.index(text)
        common = (
            self.echoes.shared((index, each.clue.position), (each.text, each.other.position)) for each in agreeing
        )
        several = len({each.clue for each in agreeing}) > 1
        return len(frozenset().union(*common)) >= (2 if several else _SURELY_SAME)


def leads_with(text: DispatchClues, day: date) -> Clue | None:
    """An agency's lead names the weekday of its dateline."""
    return next((clue for clue, weekday in _lead_weekdays(text) if weekday == day.isoweekday()), None)


def opens_on(text: DispatchClues, day: date) -> bool:
    """Whether the first weekday that the lead tells of is that of the day."""
    return next((weekday == day.isoweekday() for _, weekday in _lead_weekdays(text)), False)


def _lead_weekdays(text: DispatchClues) -> Iterator[tuple[Clue, int]]:
    """Weekdays that the first clues tell of as over or at hand, with their number."""
    for clue in text.clues[:3]:
        match = clue.piece.match
        if match.reading == "weekday" and clue.looks[0] in ("past", "present") and "modifier" not in match.groups:
            yield clue, int(text.calendar.meaning("weekday", match.groups["weekday"]))


def told_day(value: str | None) -> date | None:
    """The day that a value tells; a night is told by the day on which it begins."""
    if value is None or not timex.is_calendar(value):
        return None
    first, last = timex.bounds(value)
    return first if first == last or timex.granularity(value) == "night" else None


def as_day(value: str | None) -> date | None:
    """The day of a value that is one; ``None`` for any other."""
    return date.fromisoformat(value[:10]) if value and timex.is_day(value) else None


def _light_words(text: DispatchClues) -> frozenset[str]:
    """Words that do not show what a sentence tells: those of the calendar, and the emptiest verbs."""
    light = load(text.dispatch.language, "publication").words("light")
    return text.calendar.words | frozenset(light)
