"""How exactly a number is told: « environ », « au moins », « jamais plus de »."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from questions.annotations import Sentence
from questions.dispatch import Dispatch
from questions.languages.tables import load_table
from questions.syntax import plain

#: Words in front of a bound among which its negation is looked for.
_NEGATED = 8


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text before its unit and bounds are known; offsets are those of the dispatch."""

    start: int
    end: int
    value: float
    low: float
    high: float
    approximate: bool = False
    unit: str | None = None


def with_bounds(dispatch: Dispatch, sentence: Sentence, number: Number) -> Number:
    """The number with the bounds that the words around it set, those in front of it included."""
    before = plain(dispatch.text[sentence.span.start : number.start])
    after = plain(dispatch.text[number.end : sentence.span.end])
    for words, rule, stem, in_front, behind in _approximations(dispatch.language):
        if stem in before and (found := in_front.search(before)):
            told = _as_told(dispatch.language, rule, words, before[: found.start()])
            start = number.start if words in rule.get("verbs", ()) else sentence.span.start + found.start()
            return _bounded(replace(number, start=start), told)
        if words in after and behind.match(after):
            return _bounded(number, rule)
    return number


def _as_told(language: str, rule: dict[str, Any], words: str, before: str) -> dict[str, Any]:
    """« n'a jamais affiché plus de 71 » sets a highest number, « n'est pas à moins de 71 » a lowest one."""
    table = load_table(language, "figures")
    clause = re.split(r"[,;:.!?(«»]", before)[-1].split()[-_NEGATED:]
    turns = words in table["negation"]["turned"] and not set(clause).isdisjoint(table["negation"]["words"])
    other = {"at least": "at most", "at most": "at least"}.get(rule["name"])
    return next((r for r in table["approximation"] if turns and r["name"] == other), rule)


@cache
def _approximations(language: str) -> tuple[tuple[str, dict[str, Any], str, re.Pattern[str], re.Pattern[str]], ...]:
    """The words of each rule, the longest first, what is always found of them, and how they stand in front of a number
    and behind it."""
    return tuple(
        (
            words,
            rule,
            _elidable(words),
            re.compile(rf"\b{re.escape(_elidable(words))}[e']?s?(?: l[ea]s?)? ?$"),
            re.compile(_behind(words) if _may_follow(rule, words) else "(?!)"),
        )
        for words, rule in _longest_first(load_table(language, "figures")["approximation"])
    )


def _behind(words: str) -> str:
    """« trois environ », « huit, pas plus »: behind a comma only where the clause ends, since « dix morts, environ
    trente blessés » tells of the next number."""
    escaped = re.escape(words)
    return rf" \w+ {escaped}\b|(?: \w+)?,? {escaped}(?=\s*(?:[,.;:)»!?]|$))"


def _longest_first(rules: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """« pas plus de » is looked for before « plus de », whatever their rules."""
    return sorted(
        ((words, rule) for rule in rules for words in (*rule["words"], *rule.get("verbs", ()))),
        key=lambda pair: -len(pair[0]),
    )


def _may_follow(rule: dict[str, Any], words: str) -> bool:
    return words in rule["words"] and " de" not in words


def _elidable(words: str) -> str:
    """« plus de » also stands as « plus d' » and « plus des »."""
    return words.removesuffix("e") if words.endswith(" de") else words


def _bounded(number: Number, rule: dict[str, Any]) -> Number:
    high = math.inf if rule["high"] < 0 else number.value * rule["high"]
    return replace(number, low=number.value * rule["low"], high=high, approximate=True)
