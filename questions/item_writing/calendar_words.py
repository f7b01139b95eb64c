"""Calendar values and durations said in French, as a noun (« juin 2014 ») and as a complement (« en juin 2014 »)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from questions.item_writing.wording import join
from questions.languages.tables import load_table
from questions.timex import bounds, duration_parts, granularity, is_day

_PARTS = ("START", "MID", "END")


def _table() -> dict[str, Any]:
    return dict(load_table("fr", "item_writing_calendar"))


def spoken(value: str) -> str | None:
    """The value as a noun without article, « 12 mars 2013 », « mi-juin 2013 »; ``None`` where French has none."""
    if "/" in value:
        return None
    kind = granularity(value)
    whole, part = _split(value)
    noun = _NOUNS[kind](whole) if kind in _NOUNS else None
    if noun is None or part is None:
        return noun
    return _part(noun, kind, part)


def _split(value: str) -> tuple[str, str | None]:
    head, _, tail = value.rpartition("-")
    return (head, tail) if tail in _PARTS else (value, None)


def _part(noun: str, kind: str, part: str) -> str | None:
    forms = _table()["parts"].get(kind)
    if not forms:
        return None
    opening = str(forms[part])
    return f"{opening}{noun}" if opening.endswith("-") else join(opening, noun)


def _day(value: str) -> str:
    day = bounds(value)[0]
    number = _table()["first"] if day.day == 1 else str(day.day)
    return f"{number} {_name_of_month(day)} {day.year}"


def _name_of_month(day: date) -> str:
    return str(_table()["months"][day.month - 1])


def _month(value: str) -> str:
    day = bounds(value)[0]
    return f"{_name_of_month(day)} {day.year}"


def _season(value: str) -> str:
    return f"{_table()['seasons'][value[5:7]]} {value[:4]}"


_NOUNS: dict[str, Callable[[str], str]] = {"day": _day, "month": _month, "year": str, "season": _season}


def dated(value: str) -> str | None:
    """The value as a complement of time: « le 12 mars 2013 », « en juin 2014 », « à la mi-juin 2013 »."""
    if "/" in value:
        return _interval(value)
    kind = granularity(value)
    if kind in {"week", "weekend"}:
        return _run_of_days(value, kind)
    noun = spoken(value)
    part = _split(value)[1]
    preposition = _table()["complement"].get(f"{kind}-{part}" if part else _season_key(value, kind))
    return None if noun is None or preposition is None else join(str(preposition), noun)


def _season_key(value: str, kind: str) -> str:
    return value[5:7] if kind == "season" else kind


def _run_of_days(value: str, kind: str) -> str:
    first, last = bounds(value)
    return str(_table()[kind]).format(first=_short(first, last), last=_day(last.isoformat()))


def _short(first: date, last: date) -> str:
    """The first day of a run, without the month or year it shares with the last."""
    words = _day(first.isoformat()).split(" ")
    if first.year != last.year:
        return " ".join(words)
    return " ".join(words[:2]) if first.month != last.month else words[0]


def _interval(value: str) -> str | None:
    start, _, end = value.partition("/")
    if is_day(start) and is_day(end):
        first, last = bounds(start)[0], bounds(end)[1]
        return str(_table()["days"]).format(first=_short(first, last), last=_day(last.isoformat()))
    one, other = spoken(start), spoken(end)
    simple = {granularity(start), granularity(end)} <= {"month", "year"} and _split(start)[1] is _split(end)[1] is None
    if not simple or one is None or other is None:
        return None
    return f"{join(_table()['from'], one)} {join(_table()['to'], other)}"


def spoken_duration(value: str) -> str | None:
    """« deux jours », « 72 heures », « un an »: small numbers in letters."""
    parts = [(unit, number) for unit, number in duration_parts(value).items() if number]
    if len(parts) != 1:
        return None
    unit, number = parts[0]
    singular, plural, feminine = _table()["units"][unit]
    numbers = _table()["numbers"]
    if number == 1:
        return f"{numbers['feminine_one'] if feminine else numbers['one']} {singular}"
    words = numbers["small"]
    return f"{words[number - 2] if number - 2 < len(words) else number} {plural}"
