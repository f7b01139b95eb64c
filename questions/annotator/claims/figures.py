"""Finds quantities: value, bounds and the counted noun."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from questions.annotations import Figure, Sentence
from questions.annotator.claims.counted_nouns import unit_of
from questions.annotator.claims.figure_bounds import Number, with_bounds
from questions.calendar.triggers import Asked
from questions.dispatch import Dispatch
from questions.languages.tables import grammar, load_table
from questions.syntax import plain

#: A whole up to which « trois sur dix » is a share.
_RECKONED = 10
#: From here on millions may be added to a number, in so many characters at most.
_BILLION, _ADDED = 1e9, 60
#: Thousands are set off by a full stop or any of the three spaces, decimals by a comma.
_DIGITS = re.compile(r"(?<![\w,.\-/])(?:\d{1,3}(?:[. '’\u00a0\u202f]\d{3})+(?!\d)|\d+)(?:,\d+)?(?![\w/]|[-–]\d|[.,]\d)")


def find_figures(dispatch: Dispatch, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """Every quantity of the sentences, in reading order; dates, clock times, ranks and addresses are left out."""
    found: list[Figure] = []
    earlier: str | None = None
    for sentence in sentences:
        here = _in_sentence(dispatch, sentence, earlier)
        earlier = here[-1].unit if here else None
        found += here
    return tuple(found)


def _in_sentence(dispatch: Dispatch, sentence: Sentence, earlier: str | None) -> list[Figure]:
    found: list[Figure] = []
    for number in _numbers(dispatch, sentence):
        if found and number.start < found[-1].span.end:
            continue
        bounded = with_bounds(dispatch, sentence, number)
        unit, end = unit_of(dispatch, sentence, bounded, found[-1].unit if found else None, earlier)
        if unit:
            figure = _figure(dispatch, bounded, unit, end)
            whole = _compound(dispatch, found[-1], figure) if found else None
            found = [*found[:-1], whole] if whole else [*found, figure]
    return found


def _compound(dispatch: Dispatch, first: Figure, second: Figure) -> Figure | None:
    """« 2 heures et 50 minutes »: one length of time, in the unit of the first."""
    rules, link = _table(dispatch)["compound"], plain(dispatch.text[first.span.end : second.span.start]).strip()
    parts = next((n for unit, part, n in rules["parts"] if (unit, part) == (first.unit, second.unit)), None)
    if parts is None or link not in ("", *rules["and"]) or second.value >= parts:
        return None
    more = second.value / parts
    value, low, high = (size + more for size in (first.value, first.low, first.high))
    span = dispatch.evidence(first.span.start, second.span.end)
    return Figure(span, value, low, high, first.unit, first.approximate or second.approximate)


def _figure(dispatch: Dispatch, number: Number, unit: str, end: int) -> Figure:
    """The figure, « et demie » behind its noun included."""
    factor = 1.0
    if half := _half(dispatch, number, end):
        end, factor = half, (number.value + 0.5) / number.value
    value, low, high = (size * factor for size in (number.value, number.low, number.high))
    return Figure(dispatch.evidence(number.start, end), value, low, high, unit, number.approximate)


def _half(dispatch: Dispatch, number: Number, end: int) -> int | None:
    """Where « deux heures et demie » ends."""
    words = "|".join(_table(dispatch)["about"]["halves"])
    found = re.match(rf" (?:{words})\b", plain(dispatch.text[end : end + 20]))
    return end + found.end() if found and 0 < number.value < 100 else None


def _table(dispatch: Dispatch) -> dict[str, Any]:
    return load_table(dispatch.language, "figures")


# ------------------------------------------------------------------------------------------- numbers


def _numbers(dispatch: Dispatch, sentence: Sentence) -> list[Number]:
    """Numbers of the sentence, in order; « entre 10 et 20 » and « 24 à 48 » are one."""
    kept: list[Number] = []
    for number in _separate_numbers(dispatch, sentence):
        joined = _joined(dispatch, sentence, kept[-1], number) if kept else None
        kept = [*kept[:-1], joined] if joined else [*kept, number]
    return kept


def _joined(dispatch: Dispatch, sentence: Sentence, first: Number, second: Number) -> Number | None:
    """The range that two neighbours make; « de 83 à 91 % » may tell a change, so it makes none."""
    words = _table(dispatch)["range"]
    link = plain(dispatch.text[first.end : second.start]).strip()
    before = plain(dispatch.text[sentence.span.start : first.start]).split()[-1:]
    between = before and before[0] in words["between"] and link in words["and"]
    bare = link in words["or"] or (link in words["to"] and not (before and before[0] in words["change"]))
    if not (between or bare) or first.value >= second.value:
        return None
    middle = (first.value + second.value) / 2
    return replace(second, start=first.start, value=middle, low=first.value, high=second.value, approximate=True)


def _separate_numbers(dispatch: Dispatch, sentence: Sentence) -> list[Number]:
    """Numbers in order, longest first where two readings share words."""
    finders = (_race_times, _fractions, _shares, _collectives, _ones, _digits, _words)
    everything = [number for find in finders for number in find(dispatch, sentence)]
    kept: list[Number] = []
    for number in sorted(everything, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _race_times(dispatch: Dispatch, sentence: Sentence) -> Iterator[Number]:
    """« 2'06"81 », « 2 h 04'32 »: the time of a race, in seconds."""
    offset = sentence.span.start
    for match in _race_time(dispatch.language).found(plain(sentence.span.quote)):
        hours, minutes, seconds, parts = (match[name] or "0" for name in ("hours", "minutes", "seconds", "parts"))
        if match["hours"] is None and match["parts"] is None:
            continue
        value = int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(parts) / 10 ** len(parts)
        unit = _table(dispatch)["race_time"]["unit"]
        yield Number(offset + match.start(), offset + match.end(), value, value, value, unit=unit)


@lru_cache(maxsize=8)
def _race_time(language: str) -> Asked:
    return Asked.of(load_table(language, "figures")["race_time"]["pattern"])


def _digits(dispatch: Dispatch, sentence: Sentence) -> Iterator[Number]:
    offset = sentence.span.start
    for match in _DIGITS.finditer(sentence.span.quote):
        value = float(re.sub(r"[. '’\u00a0\u202f]", "", match.group()).replace(",", "."))
        value, end = _multiplied(dispatch, value, offset + match.end())
        if math.isfinite(value):  # hundreds of digits in a row are no number
            yield Number(offset + match.start(), end, value, value, value)


def _multiplied(dispatch: Dispatch, value: float, end: int) -> tuple[float, int]:
    """« 3 » before « millions » is three million; « 2 milliards 400 millions » is one number."""
    first, end = _scaled(dispatch, value, end)
    table, more = _table(dispatch), None
    if first >= _BILLION and first != value:
        more = _addition(dispatch.language).match(plain(dispatch.text[end : end + _ADDED]))
    if more is None:
        return first, end
    parts = [part for part in re.split(r"[- ]", more["words"] or "") if part in table["words"]]
    number = float(more["digits"]) if more["digits"] else float(_number_of(parts, table["words"]))
    return first + number * table["multipliers"][more["scale"]], end + more.end()


@lru_cache(maxsize=8)
def _addition(language: str) -> re.Pattern[str]:
    """« quatre cents millions » behind « trois milliards »."""
    scales = "|".join(load_table(language, "figures")["multipliers"])
    words = _word_pattern(language).pattern
    return re.compile(rf"\s+(?:(?P<digits>\d{{1,3}})|(?P<words>{words}))\s+(?P<scale>{scales})\b", re.IGNORECASE)


def _scaled(dispatch: Dispatch, value: float, end: int) -> tuple[float, int]:
    following = re.match(r"\s*(\w+)", dispatch.text[end : end + 20])
    factor = _table(dispatch)["multipliers"].get(following[1].lower()) if following else None
    return (value * factor, end + following.end()) if following and factor else (value, end)


@lru_cache(maxsize=8)
def _word_pattern(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(load_table(language, "figures")["words"], key=len, reverse=True))
    links = "|".join(grammar(language)["number_links"])
    return re.compile(rf"(?<![\w-])(?:{words})(?:(?:{links})(?:{words}))*(?![\w-])", re.IGNORECASE)


def _words(dispatch: Dispatch, sentence: Sentence) -> Iterator[Number]:
    table, offset = _table(dispatch), sentence.span.start
    for match in _word_pattern(dispatch.language).finditer(plain(sentence.span.quote)):
        parts = [part for part in re.split(r"[- ]", match.group()) if part in table["words"]]
        value = float(_number_of(parts, table["words"]))
        start, end = offset + match.start(), offset + match.end()
        if len(parts) > 1 or parts[0] not in grammar(dispatch.language)["articles"]:
            value, end = _multiplied(dispatch, value, end)
            yield Number(start, end, value, value, value)


def _number_of(parts: list[str], words: dict[str, int]) -> int:
    """Value of « deux cent quarante trois »: hundreds and thousands multiply what stands before them."""
    total = part_total = 0
    for word in parts:
        value = words[word]
        if value == 1000:
            total, part_total = total + max(part_total, 1) * 1000, 0
        elif value == 100 or (value == 20 and part_total % 100 == 4):
            part_total = part_total // 100 * 100 + max(part_total % 100, 1) * value
        else:
            part_total += value
    return total + part_total


def _fractions(dispatch: Dispatch, sentence: Sentence) -> Iterator[Number]:
    """« un malade sur quatre », « trois sur dix », in percent; « un accord sur deux points » is none.

    « 46 lits sur 358 » is a count of beds: only wholes that people reckon in (ten, a hundred) tell a share.
    """
    table, offset, text = _table(dispatch), sentence.span.start, plain(sentence.span.quote)
    for match in _fraction_pattern(dispatch.language).found(text):
        part, whole = (_small_number(table, word) for word in match.groups())
        share = whole <= _RECKONED or whole in table["fraction"]["wholes"]
        if share and 0 < part < whole and not _noun_at(sentence, offset + match.end()):
            value = 100 * part / whole
            yield Number(offset + match.start(), offset + match.end(), value, value, value, unit="%")


@lru_cache(maxsize=8)
def _fraction_pattern(language: str) -> Asked:
    on = load_table(language, "figures")["fraction"]["on"]
    return Asked.of(rf"\b(\w+) (?:\w+ )?{on} (\w+)\b")


def _small_number(table: dict[str, Any], word: str) -> float:
    return float(word) if word.isdecimal() else float(table["words"].get(word, 0))


def _noun_at(sentence: Sentence, offset: int) -> bool:
    following = [token for token in sentence.tokens if token.start >= offset][:1]
    return bool(following) and following[0].pos in {"NOUN", "ADJ"}


def _shares(dispatch: Dispatch, sentence: Sentence) -> Iterator[Number]:
    """« la moitié des élèves », in percent, give or take a twentieth."""
    offset, text = sentence.span.start, plain(sentence.span.quote)
    for asked, share in _share_patterns(dispatch.language):
        for match in asked.found(text):
            start, end = offset + match.start(), offset + match.end()
            yield Number(start, end, share, share * 0.95, share * 1.05, True, "%")


@lru_cache(maxsize=8)
def _share_patterns(language: str) -> tuple[tuple[Asked, float], ...]:
    of = "|".join(grammar(language)["of"])
    shares = load_table(language, "figures")["shares"].items()
    return tuple((Asked.of(rf"\b{words}\b(?= (?:{of})\b)"), share) for words, share in shares)


def _collectives(dispatch: Dispatch, sentence: Sentence) -> Iterator[Number]:
    table, offset, text = _table(dispatch), sentence.span.start, plain(sentence.span.quote)
    counted, partitive = _collective_patterns(dispatch.language)
    for match in counted.found(text):
        value, end = float(table["collectives"][match[1]]), offset + match.end()
        if of := partitive.match(text[match.end() :]):
            multiplied, behind = _multiplied(dispatch, value, end + of.end())
            value, end = (multiplied, behind) if multiplied != value else (value, end)
        yield Number(offset + match.start(), end, value, value * 0.75, value * 1.3, True)


@lru_cache(maxsize=8)
def _collective_patterns(language: str) -> tuple[Asked, re.Pattern[str]]:
    """« une dizaine », and the « de » behind it."""
    table = load_table(language, "figures")
    names, articles = "|".join(table["collectives"]), "|".join(grammar(language)["articles"])
    scant, partitive = "|".join(table["about"]["scant"]), "|".join(table["skip"]["partitive"])
    pointed = rf"(?:{'|'.join(table['about']['pointing'])})(?= (?:(?:{scant}) )?(?:{names}) (?:{partitive}) ?\w)"
    counted = rf"\b(?:{articles}|{pointed}) (?:(?:{scant}) )?({names})\b"
    return Asked.of(counted), re.compile(rf" (?:{partitive}) ?(?=\w)")


def _ones(dispatch: Dispatch, sentence: Sentence) -> Iterator[Number]:
    """« un mort », « un seul blessé »: the article counts before the nouns of a toll."""
    offset, text = sentence.span.start, plain(sentence.span.quote)
    *exact, rough = _one_patterns(dispatch.language)
    for asked in exact:
        for match in asked.found(text):
            yield Number(offset + match.start(1), offset + match.end(1), 1, 1, 1)
    low, high = _table(dispatch)["one"]["rough_bounds"]
    for match in rough.found(text):
        value, end = _multiplied(dispatch, 1.0, offset + match.end(1))
        yield Number(offset + match.start(1), end, value, value * low, value * high, True)


@lru_cache(maxsize=8)
def _one_patterns(language: str) -> tuple[Asked, ...]:
    """The articles that count for one, before three kinds of nouns; last those that do so roughly."""
    rules = load_table(language, "figures")["one"]
    one, only = f"(?:{'|'.join(grammar(language)['articles'])})", f" (?:{'|'.join(rules['only'])})"
    nouns, among, measures, rough = ("|".join(rules[key]) for key in ("nouns", "among", "measures", "rough"))
    exact = (rf"({one}(?:{only})?) (?:{nouns})", rf"({one}{only}) (?:{among})", rf"({one}) (?:{measures})")
    counted = (rf"(?<!\b{rules['none_left']} )\b{each}\b" for each in exact)
    return (*map(Asked.of, counted), Asked.of(rf"\b({one}) (?:{rough})\b"))
