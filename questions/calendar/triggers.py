"""What a text must hold for a calendar rule to match at all, so that most rules need not be tried on most sentences.

Worked out from the regular expression itself, with the parser of the standard library: of « le 3 mai » the rule needs
the name of a month, of « il y a deux ans » the words « il », « voici » or « voilà ». Nothing is lost by it: wherever no
such string can be told, the rule is tried on every text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

#: Stands for « some digit ».
DIGIT = "0-9"
_DIGITS = re.compile(r"\d")
#: The letters that only meet their small forms where case does not count.
_LETTERS = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"})

Needs = frozenset[str]


def needs_of(pattern: re.Pattern[str]) -> Needs:
    """Strings in small letters of which every match holds one; empty when there is no such set."""
    parser = _parser()
    return _of_sequence(parser.parse(pattern.pattern, pattern.flags)) if parser else frozenset()


def held_by(text: str, strings: Iterable[str]) -> Needs:
    """Those of some strings that a text holds, whatever the case of its letters."""
    small = in_small(text)
    held = {string for string in strings if string in small}
    return frozenset(held | {DIGIT} if _DIGITS.search(small) else held)


def in_small(text: str) -> str:
    """The text in the small letters in which strings are needed."""
    return text.translate(_LETTERS).lower()


def may_match(needs: Needs, small: str) -> bool:
    """Whether a pattern with these needs may match a text, given in small letters."""
    for need in needs:
        if need in small:
            return True
    return not needs or (DIGIT in needs and _DIGITS.search(small) is not None)


@dataclass(frozen=True, slots=True)
class Asked:
    """A pattern, and what a text must hold for it to be tried."""

    pattern: re.Pattern[str]
    needs: Needs

    @classmethod
    def of(cls, pattern: str) -> Asked:
        """Compiles a pattern that is asked of texts in small letters."""
        compiled = re.compile(pattern)
        return cls(compiled, needs_of(compiled))

    def found(self, small: str) -> Iterator[re.Match[str]]:
        """Every match in a text, given in small letters."""
        return self.pattern.finditer(small) if may_match(self.needs, small) else iter(())


@cache
def _parser() -> Any:
    """CPython's parser of regular expressions; where it is not found every rule is tried on every text."""
    try:
        return import_module("re._parser")
    except ImportError:
        return None


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Needs:
    """The most telling set of what stands in a row: literal runs, groups, alternatives."""
    found: list[Needs] = []
    run = ""
    for kind, value in items:
        if str(kind) == "LITERAL":
            run += chr(value).lower()
            continue
        found += [frozenset((run,))] if run.strip() else []
        run = ""
        found.append(_of_item(str(kind), value))
    found += [frozenset((run,))] if run.strip() else []
    return max(found, key=_worth, default=frozenset())


def _of_item(kind: str, value: Any) -> Needs:
    if kind == "SUBPATTERN":
        return _of_sequence(value[-1])
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_sequence(value[2]) if value[0] else frozenset()
    if kind == "BRANCH":
        branches = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    return frozenset((DIGIT,)) if kind == "IN" and all(map(_is_digit, value)) else frozenset()


def _is_digit(member: Sequence[Any]) -> bool:
    kind, value = str(member[0]), member[1]
    if kind == "RANGE":
        return bool(ord("0") <= value[0] and value[1] <= ord("9"))
    if kind == "CATEGORY":
        return str(value) == "CATEGORY_DIGIT"
    return kind == "LITERAL" and chr(value) in "0123456789"


def _worth(needs: Needs) -> tuple[int, int]:
    """Long strings are rare, and few are quickly looked for; digits are common; an empty set is worth nothing."""
    return (min(1 if need == DIGIT else len(need) for need in needs), -len(needs)) if needs else (0, 0)
