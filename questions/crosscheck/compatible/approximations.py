"""One quantity told roughly and exactly: « une centaine » and « 104 », « vers 22 h 40 » and « 22 h 38 »."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import EvidenceSpan
from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import alike, rules
from questions.crosscheck.compatible.told_figures import ToldFigure
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.numbers.alignment import telling
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading, near_pairs
from questions.syntax import plain

#: Parts of the larger one by which a number told roughly may differ from one told exactly; the same for shares, in
#: points of a hundred.
_CLOSE, _POINTS = 0.08, 4.0
#: Below this, numbers of people agree by chance.
_LEAST = 15
#: From here on they need no common word.
_MANY = 100
#: From here on two numbers that nearly agree need not be told of one kind of things.
_LARGE = 200
#: Parts of the larger one by which a number of people, and any other told without its last digits, may miss what it is
#: cut short from.
_CUT_PEOPLE, _CUT_SHORT = 0.015, 0.012
#: Digits that a sum cut short must still have: with one, sums agree by chance.
_SUM_DIGITS = 2
#: From here on, numbers that differ by so small a part of the larger do not meet by chance.
_THOUSAND, _HARDLY = 1000, 0.006
#: How much a number and the same without its last digits look opposed.
_CUT = 0.74
#: Digits that a number may lose: one that is close to what is left of it, and any other.
_LONGEST, _FEW = 10, 4
#: Minutes between a rough and an exact clock time, at most.
_MINUTES = 15
#: Minutes within which two clock times, no full hours, are one whatever is told of them.
_SAME_TIME = 2
#: The unit of a clock time that names its zone, how many characters such a name has at most, and how many hours lie
#: between the zones of one story.
_ZONE, _ZONE_NAME, _FARTHEST = "zone", 40, 9
#: Points by which a share is rounded at most; a smaller share than this is given as it is.
_HALF, _SMALL_SHARE = 0.5, 10
#: Clock times, shares or numbers compared pairwise, at most.
_MOST = 40


@dataclass(frozen=True, eq=False)
class Told(ToldFigure):
    """A clock time in minutes after midnight or a share in per cent, as it is told."""

    value: float
    rough: bool
    #: In what it is told; empty where there is one way only.
    unit: str = ""


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Pairs of passages of which one gives a quantity roughly, the other exactly or in another way."""
    centre = Centre.of(readings)
    for read, same, wording in (
        (_clocks, _same_clock, "approx_time"),
        (_clocks, _same_moment, "other_zone"),
        (_shares, _same_share, "approx_share"),
    ):
        yield from _told_twice([told for reading in readings for told in read(reading)], centre, same, wording)
    yield from _numbers([count for reading in readings for count in reading.once(counts)], centre)


def _told_twice(
    block: list[Told], centre: Centre, same: Callable[[Told, Told], bool], wording: str
) -> Iterator[Compatibility]:
    for a, b in near_pairs(block, _MOST):
        if a.reading is b.reading or not same(a, b):
            continue
        shared = alike(centre, (a.keys & b.keys) - a.reading.words.sums)
        if shared or _by_itself(a, b):
            details = {"a_figure": a.figure.quote, "b_figure": b.figure.quote}
            yield Compatibility("rounding", a.side, b.side, wording, details, min(0.7 + 0.08 * shared, 0.92), wording)


def _by_itself(a: Told, b: Told) -> bool:
    """« vers 4h20 » and « 4 h 19 »: so near, and so exact, that nobody needs a common word."""
    if a.unit == b.unit == "%":
        return bool(a.value % 1 or b.value % 1)
    clocks = {a.unit, b.unit} <= {"", _ZONE}
    near = abs(a.value - b.value) <= _SAME_TIME or (a.value - b.value) % 60 == 0
    return clocks and near and bool(a.value % 60 and b.value % 60)


def matches(reading: Reading, pattern: str) -> Iterator[tuple[EvidenceSpan, re.Match[str]]]:
    """Where a pattern stands in headline and body: the place of its group « span », and the match."""
    for sentence in reading.sentences:
        for match in re.finditer(pattern, plain(sentence.span.quote)):
            start = sentence.span.start
            yield reading.annotated.dispatch.evidence(start + match.start("span"), start + match.end("span")), match


def _is_rounded(exact: Told, whole: Told) -> bool:
    """« 54,2 % » and « 54 % »."""
    near = abs(exact.value - whole.value) < _HALF and whole.value >= _SMALL_SHARE
    return near and exact.value % 1 != 0 and whole.value % 1 == 0


# --------------------------------------------------------------------------------------------- clocks


def _clocks(reading: Reading) -> Iterator[Told]:
    """Clock times behind « à », « vers » and the like."""
    words = rules(reading)["approximations"]
    for span, match in matches(reading, words["clock"]):
        value, rough = int(match["hour"]) * 60 + int(match["minute"] or 0), match["before"] in words["rough"]
        if value < 1440:
            start = span.start - len(match["before"]) - 1 if rough else span.start
            behind = plain(reading.annotated.dispatch.text[span.end : span.end + _ZONE_NAME])
            zone = re.match(words["zone"], behind)
            end = span.end + (zone.end() if zone else 0)
            unit = _ZONE if zone else ""
            yield Told(reading, reading.annotated.dispatch.evidence(start, end), value, rough, unit)


def _same_moment(a: Told, b: Told) -> bool:
    """« 18:42 temps universel » and « 19h42 »: whole hours apart, and one of them said to be of another zone."""
    hours, rest = divmod(abs(a.value - b.value), 60)
    return a.unit != b.unit and not rest and 0 < min(hours, 24 - hours) <= _FARTHEST


def _same_clock(a: Told, b: Told) -> bool:
    """« vers 22h40 » and « 22 h 38 »: a few minutes apart, and one of them rough or round."""
    if a.unit != b.unit:
        return False
    gap = abs(a.value - b.value)
    round_one = (a.value % 5 == 0) != (b.value % 5 == 0)
    return 0 < gap <= _MINUTES and (a.rough != b.rough or (round_one and gap < 5))


# --------------------------------------------------------------------------------------------- shares


def _shares(reading: Reading) -> Iterator[Told]:
    """« un malade sur quatre », « 26 % », « 1.900 des 2.300 »."""
    percent = rules(reading)["approximations"]["percent"]
    for count in reading.once(counts):
        figure = count.figure
        told = plain(figure.span.quote)
        if figure.unit == "%":
            yield Told(reading, figure.span, figure.value, not any(mark in told for mark in percent), "%")
    yield from _parts_of_wholes(reading)


def _parts_of_wholes(reading: Reading) -> Iterator[Told]:
    """A number and the whole that it is taken from, side by side: « 1.900 des quelque 2.300 dockers »,
    « sur les 104 résidents de la maison, 69 sont malades »."""
    for pattern in ("part_of_whole", "whole_before_part"):
        for span, match in matches(reading, rules(reading)["approximations"][pattern]):
            part, whole = (_integer(match[name]) for name in ("part", "whole"))
            if 0 < part < whole:
                yield Told(reading, span, 100.0 * part / whole, False, "part")


def _integer(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


def _same_share(a: Told, b: Told) -> bool:
    """Shares that nearly agree, told in two ways."""
    if a.unit == b.unit == "%" and (_is_rounded(a, b) or _is_rounded(b, a)):
        return True
    return 0 < abs(a.value - b.value) <= _POINTS and (a.unit != b.unit or a.rough != b.rough)


# -------------------------------------------------------------------------------------------- numbers


def _numbers(block: list[Count], centre: Centre) -> Iterator[Compatibility]:
    """« une centaine d'œuvres » and « 104 pièces »: near numbers of things of one kind, one of them rough."""
    large = sorted((c for c in block if _may_be_rounded(c)), key=lambda c: (c.figure.value, c.reading.rank))
    for a, b in near_pairs(large, _MOST):
        gap = b.figure.value - a.figure.value
        if not 0 < gap <= _CLOSE * b.figure.value or a.here is b.here:
            continue
        if a.is_background != b.is_background and not (_is_cut(a, b) and a.unit_key == b.unit_key):
            continue
        both = a.figure.approximate and b.figure.approximate and a.reading is not b.reading
        one = a.figure.approximate != b.figure.approximate and _may_be(a, b)
        if _is_cut_short(a, b):
            details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
            yield Compatibility("rounding", a.side, b.side, "rounding", details, _CUT, f"near:{a.measure}")
        elif (one or both) and (_of_one_kind(a, b) or _told_alike(a, b)):
            shared = alike(centre, a.context & b.context)
            if not shared and a.kind_key != b.kind_key and a.figure.value < _MANY:
                continue
            closeness = min(0.75 + 0.06 * shared, 0.93) if shared else 0.6
            details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
            yield Compatibility("rounding", a.side, b.side, "rounding", details, closeness, f"near:{a.measure}")


def _is_cut_short(a: Count, b: Count) -> bool:
    """« 1 340 kilos » and « 1 338 kilos », « 1 300 bêtes » and « 1 287 brebis »: neither called rough, one being the
    other cut short; of sums of money where two digits are left (« 27 millions » and « 26,8 millions »)."""
    if a.figure.approximate or b.figure.approximate or a.kind_key != b.kind_key or a.reading is b.reading:
        return False
    if a.figure.value < _MANY or (a.befell and b.befell and not a.befell & b.befell):
        return False
    people = {*a.rules["people"], *a.rules["common_groups"]} & {a.figure.unit, b.figure.unit}
    if (people or a.is_living) and abs(a.figure.value - b.figure.value) > _CUT_PEOPLE * b.figure.value:
        return False
    return _is_cut(a, b)


def _is_cut(a: Count, b: Count) -> bool:
    """Whether the one is the other without its last digits."""
    whole, exact = sorted((a, b), key=lambda count: _digits(count.figure.value))
    left, all_of_them = whole.figure.value, exact.figure.value
    if _digits(left) >= _digits(all_of_them):
        return False
    near = abs(left - all_of_them) <= _CUT_SHORT * all_of_them
    money = a.figure.unit in a.rules["money"] or b.figure.unit in b.rules["money"]
    if money and (a.figure.unit != b.figure.unit or _digits(left) < _SUM_DIGITS or not near):
        return False
    return any(round(all_of_them, -n) == left for n in range(_LONGEST if near else _FEW))


def _digits(value: float) -> int:
    """How many digits tell it, noughts at the end apart."""
    return len(f"{value:g}".replace(".", "").rstrip("0"))


def _may_be_rounded(count: Count) -> bool:
    """Numbers large enough, of things or people."""
    return count.figure.value >= _LEAST and count.figure.unit not in {*count.rules["durations"], "%"}


def _of_one_kind(a: Count, b: Count) -> bool:
    """One noun, one kind of things, or people under two names; what befell them is not set apart."""
    if a.befell and b.befell and not a.befell & b.befell:
        return False
    vague = bool({a.figure.unit, b.figure.unit} & set(a.rules["vague"]))
    people = _counts_humans(a) and _counts_humans(b) and vague
    return a.unit_key == b.unit_key or a.kind_key == b.kind_key or people


def _told_alike(a: Count, b: Count) -> bool:
    """« 2 905 bulletins », « près de 3 000 électeurs »: large numbers that hardly meet by chance, of one matter."""
    if {a.figure.unit, b.figure.unit} & {*a.rules["money"], *a.rules["measures"]}:
        return False
    large = min(a.figure.value, b.figure.value) >= _LARGE
    return large and (bool(telling(a.context & b.context)) or _meet_by_no_chance(a, b))


def _meet_by_no_chance(a: Count, b: Count) -> bool:
    """« quelque 2 400 délégués » and « 2 387 personnes »: thousands, all but equal, the exact one no round number."""
    rough, exact = (a, b) if a.figure.approximate else (b, a)
    near = abs(a.figure.value - b.figure.value) <= _HARDLY * exact.figure.value
    living = (_counts_humans(a) or a.is_living) and (_counts_humans(b) or b.is_living)
    odd = _digits(exact.figure.value) > max(_digits(rough.figure.value), _SUM_DIGITS)
    return near and odd and living and exact.figure.value >= _THOUSAND and a.reading is not b.reading


def _counts_humans(count: Count) -> bool:
    figures = count.rules
    unit = count.figure.unit
    known = {*figures["people"], *figures["households"], *figures["whole"]}
    return unit in known or count.unit_key.removeprefix("=") in figures["human_classes"]


def _may_be(a: Count, b: Count) -> bool:
    """Whether the exact number lies within what the rough one allows (« plus de 300 » and 312)."""
    rough, exact = (a, b) if a.figure.approximate else (b, a)
    margin = _CLOSE * rough.figure.value
    return rough.figure.low - margin <= exact.figure.value <= min(rough.figure.high, rough.figure.value * 1.2) + margin
