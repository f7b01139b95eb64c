"""Calendar expressions of a sentence before their day is known: where they stand, what is joined, what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from questions import timex
from questions.annotations import Sentence, TimexType
from questions.calendar.grammar import Grammar, Match, plain
from questions.calendar.readings import Context, parted, resolve, resolve_interval

_HABIT_REACH = 40
#: Days of a stretch that is still one event.
_MONTH = 31
#: Characters of the second of two dates that may tie it to the first.
_TIE = 4
_START_OF_YEAR = re.compile(r"\d{4}-START")


@dataclass(frozen=True, slots=True)
class Found:
    """One expression before it is resolved: raw offsets, and one match, or two joined."""

    start: int
    end: int
    match: Match
    other: Match | None = None
    #: Days to add to ``other`` (« la veille de », « trois jours après »).
    shift: tuple[int, timex.Unit] | None = None
    relation: str | None = None
    habitual: bool = False
    #: « la veille de la clôture »: counted from an event, whose day the words do not tell.
    of_event: bool = False


def agreed(values: Iterable[str | None]) -> str | None:
    """The value if all are the same; the interval that holds them all if they are calendar values; else ``None``."""
    different = set(values)
    if None in different or not different:
        return None
    known = sorted(value for value in different if value)
    if len(known) == 1:
        return known[0]
    if not all(timex.is_calendar(value) for value in known):
        return None
    bounds = [timex.bounds(value) for value in known]
    return timex.days_value((min(first for first, _ in bounds), max(last for _, last in bounds)))


def value_of(piece: Found, calendar: Grammar, context: Context) -> tuple[TimexType, str | None]:
    """Type and value of an expression in a context; the value is ``None`` where it is open."""
    if piece.of_event:
        return "DATE", None
    if piece.other is None:
        resolved = resolve(piece.match, calendar, context)
        kind, value = resolved or ("DATE", None)
    elif piece.shift is None:
        kind, value = "DATE", resolve_interval(piece.match, piece.other, calendar, context)
    else:
        kind, value = "DATE", _moved(piece, calendar, context)
    if piece.relation == "since" and value and _START_OF_YEAR.fullmatch(value):
        return kind, f"{value[:4]}-01-01"  # « depuis le début de l'année » counts from its first day
    if piece.habitual and value:
        return "SET", re.sub(r"\b\d{4}(?=-)", "XXXX", value)
    return kind, value


def _moved(piece: Found, calendar: Grammar, context: Context) -> str | None:
    resolved = resolve(piece.other, calendar, context) if piece.other else None
    if not resolved or not resolved[1] or not piece.shift or not timex.is_day(resolved[1]):
        return None
    number, unit = piece.shift
    try:
        return timex.shift(date.fromisoformat(resolved[1][:10]), number, unit).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=2048)
def pieces_of(text: str, offset: int, calendar: Grammar) -> tuple[Found, ...]:
    """The expressions of one sentence, intervals and « la veille de » joined, raw offsets."""
    matches = calendar.find(text)
    readable = plain(text)
    dates = [
        replace(part, start=start, end=end)
        for match in matches
        if match.reading != "none"
        for part, start, end in parted(match)
    ]
    pieces: list[Found] = []
    index = 0
    while index < len(dates):
        piece, used = _joined(dates, index, readable, calendar)
        if piece is not None:
            pieces.append(piece)
        index += used
    pieces = [_placed(piece, readable, offset, calendar) for piece in pieces]
    return tuple(_with_habits(pieces))


def _joined(dates: list[Match], index: int, text: str, calendar: Grammar) -> tuple[Found | None, int]:
    first = dates[index]
    second = dates[index + 1] if index + 1 < len(dates) else None
    if second is not None:
        between = text[first.end : second.start]
        start = _interval_start(first, second, text, calendar)
        if start is not None:
            return Found(start, second.end, first, second), 2
        shift = _shift_of(first, between, second, calendar)
        if shift:
            return Found(first.start, second.end, first, second, shift), 2
    if first.rule.flag("of_event") or (
        first.rule.fields.get("unit") and calendar.anchoring["of"].match(text, first.end)
    ):
        return Found(first.start, first.end, first, of_event=True), 1
    return Found(first.start, first.end, first), 1


def _interval_start(first: Match, second: Match, text: str, calendar: Grammar) -> int | None:
    """Where « de A à B » begins, if that is what stands here; « au » may belong to B (« au vendredi 15 »)."""
    kinds = {"day", "month", "year", "season", "weekday", "quarter", "feast", "offset"}
    if first.reading not in kinds or second.reading not in kinds:
        return None
    for opener, middle, apart in calendar.intervals:
        if apart is not None and apart.search(text[max(0, first.start - 60) : first.start]):
            continue
        opened = opener.search(text[max(0, first.start - 30) : first.start])
        tie = middle.match(text, first.end)
        if opened and tie and second.start <= tie.end() <= second.start + _TIE:
            return max(0, first.start - 30) + opened.start()
    return None


def _shift_of(first: Match, between: str, second: Match, calendar: Grammar) -> tuple[int, timex.Unit] | None:
    if second.reading not in ("day", "feast", "weekday"):
        return None
    unit = first.rule.fields.get("unit")
    if unit and calendar.anchoring["of"].fullmatch(between):
        return first.rule.number("shift"), "day"
    if first.reading == "duration" and "unit" in first.groups and "half" not in first.groups:
        for key, sign in (("before", -1), ("after", 1)):
            if calendar.anchoring[key].fullmatch(between):
                counted: timex.Unit = calendar.meaning("unit", first.groups["unit"])  # type: ignore[assignment]
                return sign * round(calendar.count(first.groups["number"])), counted
    return None


def _placed(piece: Found, text: str, offset: int, calendar: Grammar) -> Found:
    """The piece with raw offsets and the preposition that bounds it, before it or as its first words."""
    before = text[max(0, piece.start - 30) : piece.start]
    inside = text[piece.start : piece.end]
    relation = next((name for name, words in calendar.relations if words.search(before)), None)
    if relation is None:
        firsts = inside.split(" ")
        heads = (" ".join(firsts[:count]) for count in range(1, min(len(firsts), 3)))
        relation = next((name for head in heads for name, words in calendar.relations if words.fullmatch(head)), None)
    return replace(piece, start=piece.start + offset, end=piece.end + offset, relation=relation)


def _with_habits(pieces: list[Found]) -> list[Found]:
    """« chaque année entre début mai et la mi-juin » is no date of any year."""
    habits = [piece for piece in pieces if piece.match.reading == "set"]

    def habitual(piece: Found) -> bool:
        bare = not {"year", "year2", "modifier"} & piece.match.groups.keys()
        dated = piece.match.reading in ("month", "month-range", "season", "day", "day-range", "feast")
        return bare and dated and any(0 <= piece.start - habit.end <= _HABIT_REACH for habit in habits)

    return [replace(piece, habitual=True) if habitual(piece) else piece for piece in pieces]


def as_length(piece: Found) -> Found:
    """« deux jours après » as « deux jours »."""
    fields = dict(piece.match.rule.fields) | {"reading": "duration"}
    return replace(piece, match=replace(piece.match, rule=replace(piece.match.rule, fields=fields)))


def printed_days(sentences: Sequence[Sentence], calendar: Grammar) -> list[timex.Days]:
    """Stretches of less than a month that the article prints with their year, the day of publication apart.

    Sentence by sentence, as they are read afterwards, so that each is searched but once.
    """
    pieces = [piece for each in sentences for piece in pieces_of(each.span.quote, each.span.start, calendar)]
    values = [
        value_of(piece, calendar, Context())[1] for piece in pieces if piece.match.reading in ("day", "day-range")
    ]
    days = [timex.bounds(value) for value in values if value and timex.is_calendar(value)]
    return [each for each in days if (each[1] - each[0]).days < _MONTH]
