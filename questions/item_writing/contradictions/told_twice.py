"""One quantity that two dispatches tell in two ways: roughly and exactly, or in two units."""

from __future__ import annotations

from typing import Any

from questions.annotations import EvidenceSpan, Figure
from questions.dossier import Reconciliation
from questions.item_writing.context import Context
from questions.item_writing.contradictions.opposed_passages import figures_in
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.wording import fold, stems
from questions.languages.tables import load_table

#: The name of a quantity that two passages tell in two units.
UNITS = "units"
#: Parts of the larger quantity by which both may differ: where one is told roughly, and where both are exact.
_ROUGH, _EXACT = 0.12, 0.04
#: Numbers of so many digits that are so near meet by no chance.
_DIGITS, _NEAR = 3, 0.02
_TEN = 10
#: A year has 8 760.
_HOURS_OF_A_MONTH = 730.0
#: What a word tells that is all over the dossier, beside one that is not.
_COMMON_WORD = 0.5


def way_of_telling(context: Context, kept: Reconciliation) -> str | None:
    """« rounding » where one passage rounds the number of the other, « units » where both count in two units; ``None``
    where no two numbers, or more than two, are surely one quantity.

    A sum in two currencies is not asked: no passage tells the rate. Nor are units that no school teaches, nor a share
    once in percent and once as a fraction, which may be called two units as well as a rounding.
    """
    sides = [figures_in(context, span) for span in (kept.a, kept.b)]
    if any(_is_equal(one, other) for one in sides[0] for other in sides[1]):
        return None
    told = [(way, one, other) for one in sides[0] for other in sides[1] if (way := _way(one, other))]
    if len(told) != 1:
        return None
    way, one, other = told[0]
    if _needs_a_table(way, one, other) or _is_fraction(one) != _is_fraction(other):
        return None
    tied = not _are_times(way, one, other) and _are_tied(context, kept, one, other)
    return way if tied or _meet_by_no_chance(one, other) else None


def tells_other_numbers(context: Context, kept: Reconciliation) -> bool:
    """« 214 millions d'euros », « 210 millions d'euros et 45 000 euros de pénalités par jour »: whether a passage has a
    number of which the other has the unit and no like; a reader may compare that one."""
    sides = [figures_in(context, span) for span in (context.shown(kept.a), context.shown(kept.b))]
    pairs = ((figure, far) for near, far in (sides, sides[::-1]) for figure in near)
    return any(
        (alike := [other for other in far if other.unit == figure.unit])
        and not any(_gap(other.value, figure.value) <= _ROUGH for other in alike)
        for figure, far in pairs
    )


def converts(context: Context, span: EvidenceSpan) -> bool:
    """« 210 millions d'euros, soit 200 millions de francs »: whether a passage gives one quantity in two units."""
    told, money = figures_in(context, span), set(load_table("fr", "contradictions")["figures"]["money"])
    pairs = ((one, other) for i, one in enumerate(told) for other in told[i + 1 :] if one.unit != other.unit)
    return any({one.unit, other.unit} <= money or _way(one, other) == UNITS for one, other in pairs)


def _are_times(way: str, one: Figure, other: Figure) -> bool:
    """« 72 heures », « trois jours »: of two lengths in two units a common word does not make one thing."""
    units = load_table("fr", "contradictions")["figures"]["one_unit"]
    return way == UNITS and {one.unit, other.unit} <= set(units["heure"])


def _needs_a_table(way: str, one: Figure, other: Figure) -> bool:
    """« 7,5 milles », « 14 kilomètres »: whether only who knows a sailor's units sees that both are one quantity."""
    return way == UNITS and not {one.unit, other.unit} <= set(wordlist("taught_units"))


def _is_fraction(figure: Figure) -> bool:
    """« plus d'un quart », « deux agents sur trois », not « 26 % »."""
    share = load_table("fr", "figures")["percent"]
    told = figure.span.quote.lower()
    return figure.unit == share["words"][0] and not any(each in told for each in share["words"])


def _is_equal(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.value == other.value


def _way(one: Figure, other: Figure) -> str | None:
    if one.unit == other.unit:
        near = _gap(one.value, other.value) <= _ROUGH and _rounds(one, other)
        return "rounding" if one.approximate != other.approximate and near else None
    margin = _ROUGH if one.approximate or other.approximate else _EXACT
    return UNITS if _apart(one, other) <= margin else None


def _rounds(one: Figure, other: Figure) -> bool:
    """« près de 1 200 » for 1 184, not « quelque 147 000 » for 149 302: both differ by less than one of the last digit
    that the rough number tells."""
    rough, exact = (one.value, other.value) if one.approximate else (other.value, one.value)
    step = 1.0
    while rough and rough % (step * _TEN) == 0:
        step *= _TEN
    return abs(rough - exact) <= step


def _apart(one: Figure, other: Figure) -> float:
    """By what part two measures of one dimension differ; a mile of land or of sea is whichever is nearer."""
    sizes = [
        (a, b)
        for factors in _dimensions()
        if {one.unit, other.unit} <= set(factors)
        for a in _sizes(one, factors)
        for b in _sizes(other, factors)
    ]
    return min((_gap(a, b) for a, b in sizes), default=1.0)


def _dimensions() -> list[dict[str, Any]]:
    """Units of length, mass, area, volume and time with what one of each is worth; no money."""
    times = load_table("fr", "contradictions")["figures"]["one_unit"]
    months = {unit: count * _HOURS_OF_A_MONTH for unit, count in times["mois"].items()}
    return [*load_table("fr", "compatible")["units"]["measures"].values(), {**times["heure"], **months}]


def _sizes(figure: Figure, factors: dict[str, Any]) -> list[float]:
    worth = factors[figure.unit]
    return [figure.value * each for each in (worth if isinstance(worth, list) else [worth])]


def _gap(one: float, other: float) -> float:
    larger = max(abs(one), abs(other))
    return abs(one - other) / larger if larger else 0.0


def _meet_by_no_chance(one: Figure, other: Figure) -> bool:
    """« 1 184 » and « près de 1 200 personnes », « 82 kilomètres carrés » and « 8 200 hectares »."""
    if one.unit == other.unit:
        return max(map(_digits, (one, other))) >= _DIGITS and _gap(one.value, other.value) <= _NEAR
    return min(map(_digits, (one, other))) > 1 and _apart(one, other) == 0


def _digits(figure: Figure) -> int:
    """Digits of a number without the noughts around them."""
    return len(f"{figure.value:f}".replace(".", "").strip("0"))


def _are_tied(context: Context, kept: Reconciliation, one: Figure, other: Figure) -> bool:
    """Whether the sentences share a word, besides what they count."""
    told = [context.sentence(span) for span in (kept.a, kept.b)]
    words = [stems(sentence.span.quote) if sentence is not None else frozenset[str]() for sentence in told]
    counted = stems(f"{one.unit} {other.unit} {one.span.quote} {other.span.quote}")
    shared = {word for word in (words[0] & words[1]) - counted if not fold(word).isdigit()}
    common = len(shared & context.common_stems)
    return len(shared) - (1 - _COMMON_WORD) * common >= _COMMON_WORD
