"""What the words of one undated dispatch say of its publication day.

Bounds come from dates under a verb whose tense is sure: what has happened lies before the publication, what is to
come lies after it. A day without a year is taken to lie within half a year of the publication, a month within ten
months: newspapers print the year of anything farther.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from questions import timex
from questions.annotations import EvidenceSpan, Sentence
from questions.annotator.publication.clue import Bound, Clue, as_told_after
from questions.annotator.publication.printed import PrintedDay, printed_day_of
from questions.annotator.publication.stamped import stamped_weekday
from questions.annotator.times.looks import looks_of
from questions.annotator.times.reach import DAY_REACH
from questions.annotator.times.time_pieces import Found, pieces_of, value_of
from questions.calendar.grammar import Grammar, grammar
from questions.calendar.readings import Context
from questions.dispatch import Dispatch
from questions.languages import load

#: How far from its publication a dispatch still names a month without the year.
MONTH_REACH = 300
#: What comes back once a year and is named without it.
_YEARLESS = frozenset(
    (
        "day",
        "month",
        "day-range",
        "month-range",
        "nth-weekday",
        "nth-week",
        "fortnight",
        "edge-day",
        "feast",
        "feast-weekend",
    )
)
#: What is told without its year for as long as a month: « à Noël, il ne restait rien »; « depuis Noël » is nearer.
_NAMED = frozenset(("month", "month-range", "feast", "feast-weekend"))
_ROUNDING = 200
#: Sentences behind a year in which a day without one may be of it.
_SAME_YEAR = 3
#: Values remembered for one dispatch.
_VALUES_KEPT = 5000
_SOME_MONDAY = date(2001, 1, 1)


class DispatchClues:
    """The calendar expressions of one dispatch, read once."""

    def __init__(self, dispatch: Dispatch, sentences: Sequence[Sentence]) -> None:
        self.dispatch = dispatch
        body = (each for each in sentences if each.zone == "body")
        self.sentences = tuple(each for each in body if not dispatch.is_signed_in(each.span))
        self.calendar: Grammar = grammar(dispatch.language)
        #: Values on possible days: each step of the solution asks for those of the step before.
        self._values: dict[tuple[Clue, date], str | None] = {}
        #: The same on one day of each weekday, of what means the same in any week.
        self._on_weekdays: dict[tuple[Clue, date], str | None] = {}
        self._consistent: dict[date, bool] = {}

    @cached_property
    def clues(self) -> tuple[Clue, ...]:
        """The dates of the body, durations and habits left out, and what is counted from an event."""
        return tuple(clue for clue in self._all if not clue.piece.of_event)

    @cached_property
    def counted_from_events(self) -> tuple[Clue, ...]:
        """« au lendemain de l'accident »: days whose event another dispatch may date."""
        return tuple(clue for clue in self._all if clue.piece.of_event)

    @cached_property
    def _all(self) -> tuple[Clue, ...]:
        found = [clue for position, sentence in enumerate(self.sentences) for clue in self._of(position, sentence)]
        return tuple(as_told_after(found))

    def _of(self, position: int, sentence: Sentence) -> Iterator[Clue]:
        language = self.dispatch.language
        for piece in pieces_of(sentence.span.quote, sentence.span.start, self.calendar):
            kind, settled = value_of(piece, self.calendar, Context())
            if kind in ("DURATION", "SET") or piece.habitual:
                continue
            looks = looks_of(sentence, piece, language)
            sure = looks_of(sentence, piece, language, strictly=True)
            span = self.dispatch.evidence(piece.start, piece.end)
            yield Clue(piece, sentence, position, looks, sure, span, settled, **_pointed(piece, self.calendar))

    def beside(self, clue: Clue) -> list[Sentence]:
        """The sentence of an expression and its neighbours that have no date of their own."""
        near = range(max(0, clue.position - 1), min(len(self.sentences), clue.position + 2))
        return [self.sentences[at] for at in near if at == clue.position or at not in self._dated_positions]

    @cached_property
    def _dated_positions(self) -> frozenset[int]:
        return frozenset(each.position for each in self.clues)

    def value_on(self, clue: Clue, day: date) -> str | None:
        """What an expression means if the dispatch was published on that day."""
        if clue.settled:
            return clue.settled
        if (clue, day) not in self._values:
            if len(self._values) >= _VALUES_KEPT:
                self._values.clear()
            self._values[clue, day] = self._weekly(clue, day) if clue.is_weekly else self._reckoned(clue, day)
        return self._values[clue, day]

    def values_on(self, clue: Clue, days: Sequence[date]) -> list[str | None]:
        """What an expression means on each of some ascending days of publication.

        « le 3 mai » never goes back as the day of writing goes on: what it means on two days it means on all between.
        """
        values: list[str | None] = [None] * len(days)

        def between(low: int, high: int) -> None:
            if values[low] is not None and values[low] == values[high]:
                values[low:high] = [values[low]] * (high - low)
            elif high - low > 1:
                middle = (low + high) // 2
                values[middle] = self.value_on(clue, days[middle])
                between(low, middle)
                between(middle, high)

        if days:
            values[0], values[-1] = self.value_on(clue, days[0]), self.value_on(clue, days[-1])
            between(0, len(days) - 1)
        return values

    def _weekly(self, clue: Clue, day: date) -> str | None:
        """What « hier » and « lundi » mean depends on the weekday of publication alone."""
        like = _like(day)
        if (clue, like) not in self._on_weekdays:
            self._on_weekdays[clue, like] = self._reckoned(clue, like)
        value = self._on_weekdays[clue, like]
        if value is None or not timex.is_day(value):
            return value
        return (day + (date.fromisoformat(value) - like)).isoformat()

    def _reckoned(self, clue: Clue, day: date) -> str | None:
        for look in clue.looks:
            value = value_of(clue.piece, self.calendar, Context(day, look))[1]
            if value is not None:
                return value
        return None

    def printed_day(self) -> PrintedDay | None:
        """The day that the page prints for itself without its year."""
        return self._printed_day

    @cached_property
    def _printed_day(self) -> PrintedDay | None:
        return printed_day_of(self.dispatch)

    def bounds(self) -> list[Bound]:
        """Bounds that settled dates set: after what has happened, before what is to come."""
        found = []
        for clue in self.clues:
            if clue.settled is None or not timex.is_calendar(clue.settled):
                continue
            first, last = timex.bounds(clue.settled)
            if clue.past and clue.piece.relation not in ("until", "before"):
                found.append(Bound(first, None, clue))
            elif clue.future and clue.piece.relation not in ("since", "after"):
                found.append(Bound(None, first if clue.is_stretch else last, clue))
        return found

    def yearless(self) -> list[Clue]:
        """Days and months without a year whose verb is sure."""
        kinds = _YEARLESS
        return [
            clue
            for clue in self.clues
            if clue.settled is None
            and clue.piece.shift is None
            and clue.piece.match.reading in kinds
            and (clue.past or clue.future)
            and not self._takes_its_year(clue)
        ]

    def _takes_its_year(self, clue: Clue) -> bool:
        """« réunie le 3 juin 2013 … La perquisition du 12 mars avait »: its year may be the one that was just told."""
        return clue.past and any(
            each.settled and each.past and 0 <= clue.position - each.position <= _SAME_YEAR
            for each in self.clues
            if each.span.start < clue.span.start and "year" in each.piece.match.groups
        )

    def allowed(self, clue: Clue, years: range, *, far: bool = False) -> list[timex.Days]:
        """Stretches of publication days that agree with a day or month without year, one for each year it may mean.

        :param far: whether a day may be told from as far as a month.
        """
        far = far or (clue.piece.match.reading in _NAMED and clue.piece.relation != "since")
        reach = timedelta(days=MONTH_REACH if far else DAY_REACH)
        found = []
        for year in range(years.start - 1, years.stop + 1):
            value = value_of(clue.piece, self.calendar, Context(date(year, 12, 31), "past"))[1]
            if value is None or not timex.is_calendar(value):
                continue
            first, last = timex.bounds(value)
            later = timedelta(days=clue.piece.relation == "since")
            ahead = first if clue.is_stretch else last
            found.append((first + later, last + reach) if clue.past else (first - reach, ahead))
        return found

    def consistent(self, day: date) -> bool:
        """Whether the days of the text can be told so on that day.

        No weekday is the day that the text calls « hier » or « demain », « hier, vendredi » was a Friday, and what is
        told as past « le lendemain » of another day is not still to come.
        """
        like = _like(day) if self._is_weekly else day
        if like not in self._consistent:
            self._consistent[like] = self._is_consistent(like)
        return self._consistent[like]

    @cached_property
    def _is_weekly(self) -> bool:
        """Whether the weekday of a day alone tells if the days of the text can be told so on it."""
        starts = any(clue.piece.relation == "since" for clue in self.clues)
        return not starts and all(clue.is_weekly for clue in self._telling)

    @cached_property
    def stamped(self) -> tuple[int, EvidenceSpan] | None:
        """The weekday that the page prints for its own day, and where."""
        return stamped_weekday(self.dispatch)

    def names_its_day(self, clue: Clue) -> bool:
        """Whether « ce jeudi » is the day of the page: on one that was posted « vendredi » it is the day before."""
        return clue.this and (self.stamped is None or self.stamped[0] == clue.weekday)

    def _is_consistent(self, day: date) -> bool:
        if self.stamped and self.stamped[0] != day.isoweekday():
            return False
        named, pointed = set(), set()
        for clue, value in self.days_on(day):
            match = clue.piece.match
            if match.reading == "text-offset" and clue.looks[0] == "past" and value > day:
                return False
            if self.names_its_day(clue) and clue.looks[0] != "future" and clue.weekday != day.isoweekday():
                return False
            if match.reading == "offset" and match.rule.number("shift"):
                pointed.add(value)
            elif match.reading == "weekday" and "modifier" not in match.groups:
                named.add(value)
            if match.reading == "offset" and not self._is_named_weekday(clue, value):
                return False
            if match.reading == "weekday" and clue.past and not self.follows_its_start(clue, value, day):
                return False
        return not named & pointed

    @cached_property
    def _telling(self) -> tuple[Clue, ...]:
        """The dates that can speak against a day: weekdays, « hier », and all where one is counted from another."""
        counting = any(clue.piece.match.reading == "text-offset" for clue in self.clues)
        return tuple(each for each in self.clues if counting or each.piece.match.reading in ("weekday", "offset"))

    def days_on(self, day: date) -> Iterator[tuple[Clue, date]]:
        """The single days of the text if it was published on that day; « le lendemain » follows the day before it."""
        told: list[str] = []
        for clue in self._telling:
            counted = clue.piece.match.reading == "text-offset" and clue.piece.other is None
            value = self._from(clue, told, day) if counted else self.value_on(clue, day)
            if value is None or not timex.is_day(value):
                continue
            told.append(value)
            if clue.piece.other is None:
                yield clue, date.fromisoformat(value)

    def _from(self, clue: Clue, told: list[str], day: date) -> str | None:
        """Counted from the last day told, under a past verb from the last one that is over."""
        over = [value for value in told if clue.looks[0] != "past" or value <= day.isoformat()]
        return value_of(clue.piece, self.calendar, Context(None, clue.looks[0], over[-1]))[1] if over else None

    def follows_its_start(self, clue: Clue, value: date, day: date) -> bool:
        """« Hospitalisé depuis le 3 mai, il est mort mardi »: that Tuesday is not before the 3rd."""
        starts = [
            each
            for each in self.clues
            if each.sentence is clue.sentence and each.piece.relation == "since" and each is not clue
        ]
        told = [start for each in starts if (start := self.value_on(each, day)) and timex.is_day(start)]
        return all(start <= value.isoformat() for start in told)

    def _is_named_weekday(self, clue: Clue, value: date) -> bool:
        word = clue.piece.match.groups.get("weekday")
        return word is None or int(self.calendar.meaning("weekday", word)) == value.isoweekday()

    def oldest_weekday(self, day: date) -> tuple[int, Clue | None]:
        """How many days back the farthest weekday that is told as past without more would lie, and which it is."""
        ages = [
            ((day - value).days, number, clue)
            for number, (clue, value) in enumerate(self.days_on(day))
            if clue.past and clue.piece.match.reading == "weekday" and "modifier" not in clue.piece.match.groups
        ]
        age, _, clue = max(ages, key=lambda each: each[:2], default=(0, 0, None))
        return age, clue

    def recurrences(self) -> Iterator[tuple[date, date, Clue, Clue]]:
        """« le premier concert en trois ans » and « le dernier concert remonte à mai 2011 »: when that makes now."""
        pack = load(self.dispatch.language, "publication")
        first_words, last_words = (frozenset(pack.words(f"recurrence.{key}")) for key in ("first", "last"))
        for position, sentence in enumerate(self.sentences):
            length = self._length_since(sentence, first_words)
            if length is None:
                continue
            for clue in self.clues:
                same = _share_noun(sentence, clue.sentence, first_words, last_words)
                if clue.settled and clue.past and same and clue.sentence is not sentence:
                    yield (
                        *_window(timex.bounds(clue.settled), length[0]),
                        clue,
                        Clue(length[1], sentence, position, [], [], length[2], length[0]),
                    )

    def _length_since(self, sentence: Sentence, first_words: frozenset[str]) -> tuple[str, Found, EvidenceSpan] | None:
        if not any(token.lemma.lower() in first_words for token in sentence.tokens):
            return None
        cue = load(self.dispatch.language, "publication").regex("recurrence.since")
        for piece in pieces_of(sentence.span.quote, sentence.span.start, self.calendar):
            kind, value = value_of(piece, self.calendar, Context())
            before = sentence.span.quote[: piece.start - sentence.span.start]
            if kind == "DURATION" and value and cue.search(before):
                return value, piece, self.dispatch.evidence(piece.start, piece.end)
        return None

    def announcements(self, clue: Clue) -> Iterator[Clue]:
        """Days on which the event of this expression was announced, told in the same sentence."""
        announcing = frozenset(load(self.dispatch.language, "publication").words("announcing"))
        if not any(token.lemma in announcing for token in clue.sentence.tokens):
            return
        for other in self.clues:
            if other.sentence is clue.sentence and other is not clue and other.looks[0] == "past":
                yield other


def _like(day: date) -> date:
    """A day of the same weekday, the same for all."""
    return _SOME_MONDAY + timedelta(days=day.weekday())


def _pointed(piece: Found, calendar: Grammar) -> dict[str, Any]:
    """What a clue on a weekday, or on a day counted from that of writing, says besides."""
    groups, reading = piece.match.groups, piece.match.reading
    number = int(calendar.meaning("weekday", groups["weekday"])) if "weekday" in groups else None
    if piece.other is not None:
        return {}
    if reading == "weekday":
        modifier = calendar.meaning("modifier", groups["modifier"]) if "modifier" in groups else None
        return {"weekday": number, "modifier": modifier, "this": "this" in groups}
    if reading == "offset" and piece.match.rule.fields.get("span") == "day" and "modifier" not in groups:
        return {"shift": piece.match.rule.number("shift"), "named": number}
    return {}


def _window(then: timex.Days, length: str) -> timex.Days:
    """« en deux ans » is rounded: half a unit either way."""
    low, high = timex.duration_days(length)
    slack = min(_ROUNDING, low / 2)
    return then[0] + timedelta(days=int(low - slack)), then[1] + timedelta(days=int(high + slack))


def _share_noun(sentence: Sentence, other: Sentence, first: frozenset[str], last: frozenset[str]) -> bool:
    """Whether « première X » here and « dernière X » there speak of the same X."""

    def counted(where: Sentence, words: frozenset[str]) -> set[str]:
        heads = {token.head for token in where.tokens if token.lemma.lower() in words}
        return {where.tokens[head].lemma for head in heads if where.tokens[head].pos == "NOUN"}

    return bool(counted(sentence, first) & counted(other, last))
