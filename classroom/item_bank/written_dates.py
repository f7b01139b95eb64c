"""Reading a date that a student typed, and how far it is the date that was asked for. Pure.

Dates are values of :mod:`questions.timex`: « 8 août 2008 » is ``2008-08-08``, « août 2008 » ``2008-08``, « été 2008 »
``2008-SU``, « début 2008 » ``2008-START``, « 1er trimestre 2008 » ``2008-Q1``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from classroom.item_bank.folding import fold
from questions import timex
from questions.languages.tables import load_table

_TWO_DIGITS = 2
_ORDINAL = re.compile(r"(\d{1,2})([a-z]*)", re.ASCII)


class Precision(StrEnum):
    """How precise a date is: what a student is asked to give."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    #: A season, a quarter, a half; the beginning, middle or end of a year or a month.
    PART = "part"


def read_dates(typed: str) -> frozenset[str]:
    """Every date that what was typed can mean, as values; a year of two digits is of the last century or of this.

    Nothing for what is no date, or a date without its year.
    """
    return _read(fold(typed))


def precision(value: str) -> Precision:
    """How precise a value is."""
    kind = timex.granularity(value)
    whole = not value.endswith(timex.PARTS)
    return Precision(kind) if whole and kind in set(Precision) else Precision.PART


def date_share(given: str, key: str, finer: bool) -> float:
    """How far a value is the one asked for, from 0 to 1.

    One that is the same, or, where ``finer``, lies within the key, is the whole. Else what counts is how many of its
    parts are right in turn (the year, then the month or the season, then the day), of as many as the key has: a right
    day in a wrong month is worth nothing.
    """
    if given == key or timex.bounds(given) == timex.bounds(key):
        return 1.0
    if _is_within(given, key):
        return 1.0 if finer else 0.0
    wanted, told = _parts(key), _parts(given)
    right = 0
    while right < min(len(wanted), len(told)) and wanted[right] == told[right]:
        right += 1
    return right / len(wanted)


def in_words(value: str) -> str:
    """A value as it is written in French: « 1er août 2008 », « août 2008 », « été 2008 », « début août 2008 »."""
    part = next((part for part in timex.PARTS if value.endswith(f"-{part}")), None)
    bare = value.removesuffix(f"-{part}") if part else value
    words = _plain_words(bare, timex.granularity(bare))
    if part is None:
        return words
    return f"{_part_words()[part]}{'-' if _part_words()[part] == 'mi' else ' '}{words}"


def _plain_words(value: str, kind: str) -> str:
    calendar = load_table("fr", "calendar")["rendering"]
    year = value[:4]
    if kind == "year":
        return year
    if kind == "season":
        return f"{calendar['seasons'][value[5:]]} {year}"
    if kind in {"quarter", "half"}:
        name = _words()["quarter" if kind == "quarter" else "half"][0]
        return f"{value[-1]}{'er' if value[-1] == '1' else 'e'} {name} {year}"
    month = f"{calendar['months'][int(value[5:7]) - 1]} {year}"
    if kind == "month":
        return month
    day = int(value[8:10])
    return f"{calendar['first_day'] if day == 1 else day} {month}"


def _is_within(given: str, key: str) -> bool:
    (first, last), (start, end) = timex.bounds(given), timex.bounds(key)
    return start <= first and last <= end


def _parts(value: str) -> tuple[str, ...]:
    """« 2008-08-08 » → year, month, day."""
    return tuple(value.split("-"))


# ---------------------------------------------------------------------------------------------------------- reading


@dataclass(frozen=True)
class _Calendar:
    """Words of dates, folded."""

    months: Mapping[str, int]
    weekdays: frozenset[str]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    ordinals: Mapping[str, int]
    skip: frozenset[str]
    quarters: frozenset[str]
    halves: frozenset[str]


@lru_cache(maxsize=1)
def _calendar() -> _Calendar:
    table, words = load_table("fr", "calendar"), _words()
    return _Calendar(
        months={fold(name): number for name, number in {**table["months"], **table["shortmonths"]}.items()},
        weekdays=frozenset(fold(day) for day in table["weekdays"]),
        seasons={fold(name): value for name, value in table["seasons"].items()},
        parts={fold(name): value for name, value in table["parts"].items()},
        ordinals={fold(name): number for name, number in table["ordinals"].items()},
        skip=frozenset(fold(word) for word in words["skip"]),
        quarters=frozenset(fold(word) for word in words["quarter"]),
        halves=frozenset(fold(word) for word in words["half"]),
    )


def _words() -> Mapping[str, Sequence[str]]:
    words: Mapping[str, Sequence[str]] = load_table("fr", "answers")["dates"]
    return words


def _part_words() -> dict[str, str]:
    """The shortest word for each part: « mi », « fin »."""
    found: dict[str, str] = {}
    for name, part in load_table("fr", "calendar")["parts"].items():
        if part not in found or len(name) < len(found[part]):
            found[part] = name
    return found


@lru_cache(maxsize=4096)
def _read(folded: str) -> frozenset[str]:
    calendar = _calendar()
    words = [word for word in folded.split() if word not in calendar.skip and word not in calendar.weekdays]
    if not words or not all(word.isascii() for word in words):
        return frozenset()
    return frozenset(value for value in _values(words, calendar) if timex.is_calendar(value))


def _values(words: list[str], calendar: _Calendar) -> Iterator[str]:
    """Values of the words that are left; some may be no day of the calendar."""
    if all(word.isdecimal() for word in words):
        yield from _from_numbers(words)
        return
    *rest, last = words
    for year in _years(last):
        yield from _of_year(rest, year, calendar)


def _from_numbers(words: Sequence[str]) -> Iterator[str]:
    """« 08/08/2008 », « 2008-08-08 », « 08/2008 », « 2008 »."""
    if len(words) > 1 and len(words[0]) == 4:
        words = list(reversed(words))
    *rest, last = words
    if len(rest) > 2 or any(len(number) > _TWO_DIGITS for number in rest):
        return
    for year in _years(last) if rest else ([last] if len(last) == 4 else []):
        yield "-".join((year, *(f"{int(number):02}" for number in reversed(rest))))


def _years(word: str) -> list[str]:
    if not word.isdecimal():
        return []
    if len(word) == _TWO_DIGITS:
        return [f"19{word}", f"20{word}"]
    return [word] if len(word) == 4 else []


def _of_year(words: Sequence[str], year: str, calendar: _Calendar) -> Iterator[str]:
    """What the words before a year say of it."""
    said = " ".join(words)
    for name, part in calendar.parts.items():
        if said == name:
            yield f"{year}-{part}"
        elif said.startswith(f"{name} "):
            yield from (f"{value}-{part}" for value in _whole(said.removeprefix(f"{name} ").split(), year, calendar))
    yield from _whole(words, year, calendar)


def _whole(words: Sequence[str], year: str, calendar: _Calendar) -> Iterator[str]:
    """A month, a day of one, a season, a quarter or a half."""
    first, last = words[0], words[-1]
    number = _number(first, calendar)
    if len(words) == 1:
        if last in calendar.months:
            yield f"{year}-{calendar.months[last]:02}"
        elif last in calendar.seasons:
            yield f"{year}-{calendar.seasons[last]}"
        elif last[:1] in {_words()["quarter_letter"], _words()["half_letter"]} and last[1:].isdecimal():
            yield f"{year}-{'Q' if last[0] == _words()['quarter_letter'] else 'H'}{last[1:]}"
    elif len(words) == 2 and number is not None:
        if last in calendar.months:
            yield f"{year}-{calendar.months[last]:02}-{number:02}"
        elif last in calendar.quarters | calendar.halves:
            yield f"{year}-{'Q' if last in calendar.quarters else 'H'}{number}"


def _number(word: str, calendar: _Calendar) -> int | None:
    """« 8 », « 1er », « deuxième »."""
    match = _ORDINAL.fullmatch(word)
    if match and match[2] in {"", *_words()["ordinal_endings"]}:
        return int(match[1])
    return calendar.ordinals.get(word)
