"""Reading what a student typed: words without regard to accents and capitals, numbers in French or English."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from classroom.item_bank.folding import fold as fold
from questions.languages.tables import load_table

#: A quantity: words before it, a sign at the very start, digits with their groups and decimals, a unit.
_QUANTITY = re.compile(r"(?P<sign>[-+−]?)[^\d]*(?P<digits>\d(?:[\d.,' ’]*\d)?)(?P<unit>[^\d]*)")
_GROUPED = re.compile(r"\d{1,3}(?:([.,' ’])\d{3})(?:\1\d{3})*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as typed: every way to read its digits (« 1.500 » is one and a half or fifteen hundred), and the first
    word of its unit, folded, if it has any; ``written`` is all that follows the digits."""

    values: frozenset[Decimal]
    unit: str
    written: str = ""

    def agrees_with(self, other: Quantity) -> bool:
        """Whether some readings are equal and the units, where both give one, do not differ."""
        return self.same_unit(other) and bool(self.values & other.values)

    def same_unit(self, other: Quantity) -> bool:
        """Whether the units, where both give one, do not differ."""
        return not self.unit or not other.unit or self.unit == other.unit

    def lies_within(self, other: Quantity, margin: Decimal, relative: bool) -> bool:
        """Whether some reading is at most ``margin`` away from one of the other's; ``relative``: in percent of it."""
        return any(
            abs(mine - theirs) <= (abs(theirs) * margin / 100 if relative else margin)
            for mine in self.values
            for theirs in other.values
        )


def unit_in(text: str) -> str:
    """A unit for comparison: « Km/h », « km / h »; signs such as « % » and « € » count, a plural mark does not."""
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in plain if not unicodedata.combining(c) and not c.isspace()).casefold().rstrip(".")
    return bare.removesuffix("s") if len(bare) > 1 else bare


def without_article(folded: str) -> str:
    """Folded words without an article in front; a lone article stays."""
    first, _space, rest = folded.partition(" ")
    return rest if rest and fold(first) in _articles() else folded


@lru_cache(maxsize=1)
def _articles() -> frozenset[str]:
    return frozenset(fold(article) for article in load_table("fr", "actors")["articles"])


def quantity(text: str) -> Quantity | None:
    """A text read as one number; ``None`` when it holds none, or several."""
    match = _QUANTITY.fullmatch(" ".join(unicodedata.normalize("NFKC", text).split()))
    if match is None:
        return None
    sign = -1 if match["sign"] in {"-", "−"} else 1
    values = frozenset(sign * value for value in _readings(match["digits"]))
    return Quantity(values, next(iter(fold(match["unit"]).split()), ""), match["unit"].strip())


def _readings(digits: str) -> set[Decimal]:
    readings = {_grouped(digits)}
    for mark in ",.":
        whole, _mark, decimals = digits.rpartition(mark)
        readings.add(_with_decimals(whole, decimals))
    return {reading for reading in readings if reading is not None}


def _grouped(digits: str) -> Decimal | None:
    """A whole number, with or without groups of three."""
    if digits.isdecimal():
        return Decimal(digits)
    if _GROUPED.fullmatch(digits):
        return Decimal(re.sub(r"\D", "", digits))
    return None


def _with_decimals(whole: str, decimals: str) -> Decimal | None:
    """A number with a decimal mark between ``whole`` and ``decimals``."""
    left = _grouped(whole) if whole else None
    return None if left is None or not decimals.isdecimal() else Decimal(f"{left}.{decimals}")
