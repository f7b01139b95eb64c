"""Calendar values in French: « le 20 avril 2016 », « en juin 2014 », « du 9 au 10 juillet 2016 ».

``french_value`` gives the bare words (« 20 avril 2016 », « début août 2008 »); ``french_when`` the same as an
adverbial, fit to stand in a sentence (« le 20 avril 2016 », « en juin 2014 », « à la fin de juin 2013 »).
The names of days and months are those of ``languages/fr/calendar.toml``.
"""

from __future__ import annotations

from datetime import date

from questions import timex
from questions.languages import load

_VOWELS = "aeiouéèêhâîôû"


def french_day(day: date, *, weekday: bool = True, year: bool = True) -> str:
    """« mardi 12 juillet 2016 »; without weekday « 12 juillet 2016 », without year « mardi 12 juillet »."""
    words = [_names("weekdays")[day.isoweekday() - 1]] if weekday else []
    words += [_number(day), _month(day.month)]
    return " ".join([*words, str(day.year)] if year else words)


def french_value(value: str, *, weekday: bool = False) -> str:
    """The bare words of a calendar value or a duration; days with their weekday when asked.

    :raises ValueError: when it is neither.
    """
    if timex.is_duration(value):
        return french_duration(value)
    if "/" in value:
        return _interval(value, weekday)
    whole, _, part = value.rpartition("-")
    if part in timex.PARTS:
        return _part(whole, part)
    return _simple(value, weekday)


def french_when(value: str, *, weekday: bool = False) -> str:
    """The value as an adverbial of time.

    :raises ValueError: when it is neither calendar value nor duration.
    """
    if timex.is_duration(value):
        return f"pendant {french_duration(value)}"
    words = french_value(value, weekday=weekday)
    if "/" in value:
        return words
    if value.endswith(timex.PARTS):
        return f"{_part_preposition(words)}{words}"
    return f"{_preposition(value)}{words}"


def french_duration(value: str) -> str:
    """« 2 ans », « un jour », « 1 an et 6 mois » → words with digits, « un » and « une » spelt.

    :raises ValueError: when it is no duration.
    """
    names = load("fr", "calendar").entry("rendering.units")
    words = [names[unit][0] if number == 1 else f"{number} {names[unit][1]}" for unit, number in _counted(value)]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} et {words[-1]}"


def _counted(value: str) -> list[tuple[str, int]]:
    return [(str(unit), number) for unit, number in timex.duration_parts(value).items()]


def _part_preposition(words: str) -> str:
    """« début août » stands by itself; « au début de l'été », « au milieu de », « à la fin », « à la mi-juin »."""
    if words.startswith("début ") and not words.startswith(("début du ", "début de ")):
        return ""
    return "au " if words.startswith(("début", "milieu")) else "à la "


def _preposition(value: str) -> str:
    kind = timex.granularity(value)
    season = value[-2:]
    if kind == "season":
        return "au " if season == "SP" else "à l’" if season == "FA" else "pendant l’"
    return {
        "day": "le ",
        "night": "dans la ",
        "weekend": "pendant le ",
        "week": "pendant la ",
        "month": "en ",
        "year": "en ",
        "quarter": "au ",
        "half": "au ",
    }[kind]


def _simple(value: str, weekday: bool) -> str:
    kind = timex.granularity(value)
    first, last = timex.bounds(value)
    if kind == "day":
        return french_day(first, weekday=weekday)
    if kind == "night":
        return f"nuit du {_days(first, last, weekday)}"
    if kind == "weekend":
        return f"week-end des {_pair(first, last)}"
    if kind == "week":
        return f"semaine du {_days(first, last, False)}"
    if kind in ("quarter", "half"):
        number = int(value[-1])
        return f"{_ordinal(number)} {'trimestre' if kind == 'quarter' else 'semestre'} {first.year}"
    if kind == "season":
        return _season(value)
    return f"{_month(first.month)} {first.year}" if kind == "month" else str(first.year)


def _season(value: str) -> str:
    year, season = int(value[:4]), value[-2:]
    name = load("fr", "calendar").table("rendering.seasons")[season]
    return f"{name} {year}-{year + 1}" if season == "WI" else f"{name} {year}"


def _part(whole: str, part: str) -> str:
    words = _simple(whole, False)
    if timex.granularity(whole) in ("month", "year"):
        return {"START": "début ", "MID": "mi-", "END": "fin "}[part] + words
    name = {"START": "début", "MID": "milieu", "END": "fin"}[part]
    article = "de l’" if words[0] in _VOWELS else "de la " if words.startswith("semaine") else "du "
    return f"{name} {article}{words}"


def _interval(value: str, weekday: bool) -> str:
    first, last = value.split("/")
    kinds = {timex.granularity(first), timex.granularity(last)}
    if kinds == {"day"} and not value.count("START"):
        return f"du {_days(timex.bounds(first)[0], timex.bounds(last)[1], weekday)}"
    if kinds == {"year"}:
        return f"de {first} à {last}"
    start, end = french_value(first), french_value(last)
    opening = "d’" if start[0] in _VOWELS else "de "
    return f"{_from(first, start, opening)} {_to(last, end)}"


def _from(value: str, words: str, opening: str) -> str:
    if timex.granularity(value) == "day":
        return f"du {words}"
    if timex.granularity(value) == "season":
        return f"du {words}" if value.endswith("SP") else f"de l’{words}"
    return f"{opening}{words}"


def _to(value: str, words: str) -> str:
    if timex.granularity(value) == "day":
        return f"au {words}"
    if timex.granularity(value) == "season":
        return f"au {words}" if value.endswith("SP") else f"à l’{words}"
    return f"à {words}"


def _days(first: date, last: date, weekday: bool) -> str:
    """« 9 au 10 juillet 2016 », « 30 mars au 2 avril 2014 », « 30 décembre 2013 au 2 janvier 2014 »."""
    same_year, same_month = first.year == last.year, (first.year, first.month) == (last.year, last.month)
    if same_month and not weekday:
        return f"{_number(first)} au {french_day(last, weekday=False)}"
    if same_month:
        return f"{_names('weekdays')[first.isoweekday() - 1]} {_number(first)} au {french_day(last)}"
    return f"{french_day(first, weekday=weekday, year=not same_year)} au {french_day(last, weekday=weekday)}"


def _pair(first: date, last: date) -> str:
    if first.month == last.month:
        return f"{_number(first)} et {french_day(last, weekday=False)}"
    start = french_day(first, weekday=False, year=first.year != last.year)
    return f"{start} et {french_day(last, weekday=False)}"


def _number(day: date) -> str:
    return load("fr", "calendar").text("rendering.first_day") if day.day == 1 else str(day.day)


def _ordinal(number: int) -> str:
    return "1er" if number == 1 else f"{number}e"


def _month(number: int) -> str:
    return _names("months")[number - 1]


def _names(table: str) -> tuple[str, ...]:
    return load("fr", "calendar").words(f"rendering.{table}")
