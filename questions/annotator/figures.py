"""Finds quantities: value, bounds and the counted noun."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from questions.annotations import Figure, Sentence, Token
from questions.dispatch import Dispatch
from questions.languages.tables import grammar, load_table
from questions.syntax import Tree, plain, tree

#: Thousands are set off by a full stop or any of the three spaces, decimals by a comma.
_DIGITS = re.compile(r"(?<![\w,.\-/])(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:,\d+)?(?![\w/]|[-–]\d|[.,]\d)")
#: Farthest the counted noun may stand behind its number, in words.
_REACH = 4
#: Farthest the subject may stand before a number that is told of it, in words.
_SUBJECT = 8


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the text before its unit and bounds are known; offsets are those of the dispatch."""

    start: int
    end: int
    value: float
    low: float
    high: float
    approximate: bool = False
    unit: str | None = None


def find_figures(dispatch: Dispatch, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """Every quantity of the sentences, in reading order; dates, clock times, ranks and addresses are left out."""
    found: list[Figure] = []
    for sentence in sentences:
        found += _in_sentence(dispatch, sentence)
    return tuple(found)


def _in_sentence(dispatch: Dispatch, sentence: Sentence) -> list[Figure]:
    found: list[Figure] = []
    for number in _numbers(dispatch, sentence):
        if found and number.start < found[-1].span.end:
            continue
        bounded = _with_bounds(dispatch, sentence, number)
        unit, end = _unit(dispatch, sentence, bounded, found[-1].unit if found else None)
        if unit:
            span = dispatch.evidence(bounded.start, end)
            found.append(Figure(span, bounded.value, bounded.low, bounded.high, unit, bounded.approximate))
    return found


def _table(dispatch: Dispatch) -> dict[str, Any]:
    return load_table(dispatch.language, "figures")


# ------------------------------------------------------------------------------------------- numbers


def _numbers(dispatch: Dispatch, sentence: Sentence) -> list[_Number]:
    """Numbers of the sentence, in order; « entre 10 et 20 » and « 24 à 48 » are one."""
    kept: list[_Number] = []
    for number in _separate_numbers(dispatch, sentence):
        joined = _joined(dispatch, sentence, kept[-1], number) if kept else None
        kept = [*kept[:-1], joined] if joined else [*kept, number]
    return kept


def _joined(dispatch: Dispatch, sentence: Sentence, first: _Number, second: _Number) -> _Number | None:
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


def _separate_numbers(dispatch: Dispatch, sentence: Sentence) -> list[_Number]:
    """Numbers in order, longest first where two readings share words."""
    finders = (_fractions, _shares, _collectives, _ones, _digits, _words)
    everything = [number for find in finders for number in find(dispatch, sentence)]
    kept: list[_Number] = []
    for number in sorted(everything, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _digits(dispatch: Dispatch, sentence: Sentence) -> Iterator[_Number]:
    offset = sentence.span.start
    for match in _DIGITS.finditer(sentence.span.quote):
        value = float(re.sub(r"[. \u00a0\u202f]", "", match.group()).replace(",", "."))
        value, end = _multiplied(dispatch, value, offset + match.end())
        yield _Number(offset + match.start(), end, value, value, value)


def _multiplied(dispatch: Dispatch, value: float, end: int) -> tuple[float, int]:
    """« 3 » before « millions » is three million."""
    following = re.match(r"\s*(\w+)", dispatch.text[end : end + 20])
    factor = _table(dispatch)["multipliers"].get(following[1].lower()) if following else None
    return (value * factor, end + following.end()) if following and factor else (value, end)


@lru_cache(maxsize=8)
def _word_pattern(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(load_table(language, "figures")["words"], key=len, reverse=True))
    links = "|".join(grammar(language)["number_links"])
    return re.compile(rf"(?<![\w-])(?:{words})(?:(?:{links})(?:{words}))*(?![\w-])", re.IGNORECASE)


def _words(dispatch: Dispatch, sentence: Sentence) -> Iterator[_Number]:
    table, offset = _table(dispatch), sentence.span.start
    for match in _word_pattern(dispatch.language).finditer(plain(sentence.span.quote)):
        parts = [part for part in re.split(r"[- ]", match.group()) if part in table["words"]]
        value = float(_number_of(parts, table["words"]))
        start, end = offset + match.start(), offset + match.end()
        if len(parts) > 1 or parts[0] not in grammar(dispatch.language)["articles"]:
            value, end = _multiplied(dispatch, value, end)
            yield _Number(start, end, value, value, value)


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


def _fractions(dispatch: Dispatch, sentence: Sentence) -> Iterator[_Number]:
    """« un malade sur quatre », « trois sur dix », in percent; « un accord sur deux points » is none."""
    table, offset, text = _table(dispatch), sentence.span.start, plain(sentence.span.quote)
    for match in re.finditer(rf"\b(\w+) (?:\w+ )?{table['fraction']['on']} (\w+)\b", text):
        part, whole = (_small_number(table, word) for word in match.groups())
        if 0 < part < whole and not _noun_at(sentence, offset + match.end()):
            value = 100 * part / whole
            yield _Number(offset + match.start(), offset + match.end(), value, value, value, unit="%")


def _small_number(table: dict[str, Any], word: str) -> float:
    return float(word) if word.isdecimal() else float(table["words"].get(word, 0))


def _noun_at(sentence: Sentence, offset: int) -> bool:
    following = [token for token in sentence.tokens if token.start >= offset][:1]
    return bool(following) and following[0].pos in {"NOUN", "ADJ"}


def _shares(dispatch: Dispatch, sentence: Sentence) -> Iterator[_Number]:
    """« la moitié des élèves », in percent, give or take a twentieth."""
    table, offset, text = _table(dispatch), sentence.span.start, plain(sentence.span.quote)
    for words, share in table["shares"].items():
        of = "|".join(grammar(dispatch.language)["of"])
        for match in re.finditer(rf"\b{words}\b(?= (?:{of})\b)", text):
            start, end = offset + match.start(), offset + match.end()
            yield _Number(start, end, share, share * 0.95, share * 1.05, True, "%")


def _collectives(dispatch: Dispatch, sentence: Sentence) -> Iterator[_Number]:
    table, offset, text = _table(dispatch), sentence.span.start, plain(sentence.span.quote)
    names, articles = "|".join(table["collectives"]), "|".join(grammar(dispatch.language)["articles"])
    for match in re.finditer(rf"\b(?:{articles}) ({names})\b", text):
        value = float(table["collectives"][match[1]])
        yield _Number(offset + match.start(), offset + match.end(), value, value * 0.75, value * 1.3, True)


def _ones(dispatch: Dispatch, sentence: Sentence) -> Iterator[_Number]:
    """« un mort », « un seul blessé »: the article counts before the nouns of a toll."""
    rules, offset = _table(dispatch)["one"], sentence.span.start
    articles, only, nouns = (
        "|".join(words) for words in (grammar(dispatch.language)["articles"], rules["only"], rules["nouns"])
    )
    for match in re.finditer(rf"\b((?:{articles})(?: (?:{only}))?) (?:{nouns})\b", plain(sentence.span.quote)):
        yield _Number(offset + match.start(1), offset + match.end(1), 1, 1, 1)


# -------------------------------------------------------------------------------------------- bounds


def _with_bounds(dispatch: Dispatch, sentence: Sentence, number: _Number) -> _Number:
    before = plain(dispatch.text[sentence.span.start : number.start])
    after = plain(dispatch.text[number.end : sentence.span.end])
    for rule, in_front, behind in _approximations(dispatch.language):
        found = in_front.search(before)
        if found:
            return _bounded(replace(number, start=sentence.span.start + found.start()), rule)
        if behind.match(after):
            return _bounded(number, rule)
    return number


@cache
def _approximations(language: str) -> tuple[tuple[dict[str, Any], re.Pattern[str], re.Pattern[str]], ...]:
    """The words of each rule, the longest first, as they stand in front of a number and behind it."""
    return tuple(
        (
            rule,
            re.compile(rf"\b{re.escape(_elidable(words))}[e']?s? ?$"),
            re.compile(rf" \w+ {re.escape(words)}\b" if " de" not in words else "(?!)"),
        )
        for rule in load_table(language, "figures")["approximation"]
        for words in sorted(rule["words"], key=len, reverse=True)
    )


def _elidable(words: str) -> str:
    """« plus de » also stands as « plus d' » and « plus des »."""
    return words.removesuffix("e") if words.endswith(" de") else words


def _bounded(number: _Number, rule: dict[str, Any]) -> _Number:
    high = math.inf if rule["high"] < 0 else number.value * rule["high"]
    return replace(number, low=number.value * rule["low"], high=high, approximate=True)


# --------------------------------------------------------------------------------------------- units


def _unit(dispatch: Dispatch, sentence: Sentence, number: _Number, previous: str | None) -> tuple[str | None, int]:
    """What is counted, and where its word ends; ``None`` when this is no quantity."""
    if number.unit:
        return number.unit, number.end
    table = _table(dispatch)
    rest = plain(dispatch.text[number.end : sentence.span.end])
    symbol = _symbol(table, rest)
    if symbol:
        return symbol[0], number.end + symbol[1]
    if _is_no_quantity(dispatch, sentence, number, rest):
        return None, number.end
    return _counted_noun(dispatch, sentence, number, previous)


def _symbol(table: dict[str, Any], rest: str) -> tuple[str, int] | None:
    """Percent or money just behind the number."""
    behind = rest.removeprefix(" ")
    for words in table["percent"]["words"]:
        if behind.startswith(words):
            return "%", len(words) + rest.startswith(" ")
    second = re.match(r" à \d+(?:,\d+)? ?%", rest)
    if second:
        return "%", 0
    for sign, unit in table["money"].items():
        if behind.startswith(sign):
            return unit, len(sign) + rest.startswith(" ")
    return None


def _is_no_quantity(dispatch: Dispatch, sentence: Sentence, number: _Number, rest: str) -> bool:
    skip = _table(dispatch)["skip"]
    following = re.match(r"[ -]?([^\W\d]+)", rest)
    if following and following[1] in skip["before"]:
        return True
    preceding = re.search(r"(\S+?)[ -]?$", plain(dispatch.text[sentence.span.start : number.start]))
    word = preceding[1].strip('(«"') if preceding else ""
    year = 1500 <= number.value <= 2100 and number.end - number.start == 4
    return word in skip["after"] or (year and word in skip["year_after"])


def _counted_noun(
    dispatch: Dispatch, sentence: Sentence, number: _Number, previous: str | None
) -> tuple[str | None, int]:
    table = _table(dispatch)
    tokens = [token for token in sentence.tokens if token.start >= number.end][:_REACH]
    for rank, token in enumerate(tokens):
        if plain(token.text) in table["skip"]["same_unit"]:
            return previous, token.end
        if rank == 0 and token.text[:1].isupper() and plain(token.text).endswith(tuple(table["skip"]["demonyms"])):
            return str(table["skip"]["people"]), token.end
        if token.pos == "NOUN" and plain(token.text) in table["skip"]["no_unit"]:
            break
        if token.pos == "NOUN":
            return token.lemma.lower(), token.end
        if not _may_stand_between(table, token, rank, number):
            break
    if (told_of := _told_of(dispatch, sentence, number)) is not None:
        return told_of, number.end
    bare = _stands_alone(sentence, number) or _is_compared(table, sentence, number)
    return (previous, number.end) if bare and previous else (None, number.end)


def _told_of(dispatch: Dispatch, sentence: Sentence, number: _Number) -> str | None:
    """« les grévistes, qui seraient 2 100 »: right behind a copula the number counts the subject, a plural noun.

    The words are followed as they stand: the parser seldom takes such a number for a predicate.
    """
    here = tree(sentence)
    first = next((i for i, t in enumerate(here.tokens) if t.start >= number.start), 0)
    copula = here.tokens[first - 1] if first else None
    if copula is None or copula.pos != "AUX" or copula.feature("Number") != "Plur" or _tells_more(here, number):
        return None
    if first > 1 and here.word(first - 2) in _table(dispatch)["skip"]["they"]:
        return str(_table(dispatch)["skip"]["people"])
    before = (here.tokens[i] for i in range(first - 2, max(first - _SUBJECT, -1), -1) if not here.has(i, "case"))
    noun = next((t for t in before if t.pos == "NOUN"), None)
    return noun.lemma.lower() if noun is not None and noun.feature("Number") == "Plur" else None


def _tells_more(here: Tree, number: _Number) -> bool:
    """« étaient 24 anciens », « sont 24 à avoir signé »: the number is that of something else."""
    behind = next((t for t in here.tokens if t.start >= number.end), None)
    return behind is not None and behind.pos in {"ADJ", "PROPN"}


def _may_stand_between(table: dict[str, Any], token: Token, rank: int, number: _Number) -> bool:
    """Between number and noun: adjectives, and « de » right behind « millions » or « dizaine »."""
    return token.pos in {"ADJ", "NUM"} or (rank == 0 and plain(token.text) in table["skip"]["partitive"])


def _is_compared(table: dict[str, Any], sentence: Sentence, number: _Number) -> bool:
    """« trente postes au lieu de quarante »."""
    before = plain(sentence.span.quote[: number.start - sentence.span.start]).rstrip()
    return any(before.endswith(words) for words in table["skip"]["compared"])


def _stands_alone(sentence: Sentence, number: _Number) -> bool:
    """« 4 180 ont été administrées », « n'en offre que 24 »: the number itself is subject or object.

    Behind a noun and its adjective it is a label (« la route nationale 43 »).
    """
    inside = [t for t in sentence.tokens if t.start >= number.start and t.end <= number.end]
    if not inside or 1900 <= number.value <= 2100:
        return False
    before = [t for t in sentence.tokens if t.end <= number.start][-2:]
    if before and before[-1].pos == "ADJ":
        return len(before) < 2 or before[0].pos not in {"NOUN", "PROPN"}
    return not before or before[-1].pos not in {"ADP", "NOUN", "PROPN", "DET"}
