"""Two numbers of one kind that count two things: of two groups of people, or told of two deeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.crosscheck.alignment import done_otherwise, telling
from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import alike
from questions.crosscheck.counting import counts
from questions.crosscheck.counts import Count
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.reading import Reading, near_pairs

#: Counts of one kind compared pairwise, at most.
_MOST = 20
#: Numbers of two dispatches that differ by a smaller factor may be two versions of one.
_FAR = 2.0


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Pairs of counts of one kind that are told of two groups, or of which two different things are told."""
    centre = Centre.of(readings)
    blocks: dict[str, list[Count]] = defaultdict(list)
    for reading in readings:
        for count in reading.once(counts):
            for name in {f"#{count.kind_key}", *(f"!{what}" for what in count.befell)}:
                blocks[name].append(count)
    for name in sorted(blocks):
        for a, b in near_pairs(blocks[name], _MOST):
            if a.figure.value != b.figure.value and not (a.is_background or b.is_background):
                yield from _of_two(a, b, centre)


def _of_two(a: Count, b: Count, centre: Centre) -> Iterator[Compatibility]:
    shared = alike(centre, telling(a.context & b.context))
    details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
    if _of_two_groups(a, b):
        yield Compatibility("scope", a.side, b.side, "scope_count", details, min(0.66 + 0.06 * shared, 0.85), a.measure)
    elif _of_two_deeds(a, b):
        yield Compatibility("scope", a.side, b.side, "scope_count", details, min(0.5 + 0.07 * shared, 0.75), a.measure)


def _of_two_groups(a: Count, b: Count) -> bool:
    """« trois secouristes ont été intoxiqués », « aucun riverain n'a été intoxiqué »."""
    nought = (a.figure.value == 0) != (b.figure.value == 0)
    units = {a.figure.unit, b.figure.unit}
    generic = {*a.rules["anybody"], *a.reading.words.befell, "homme", "femme"}
    known = any(count.unit_key.startswith("=") or count.figure.unit in count.rules["jobs"] for count in (a, b))
    return nought and known and bool(a.befell & b.befell) and a.unit_key != b.unit_key and not units & generic


def _of_two_deeds(a: Count, b: Count) -> bool:
    """« la collection compte 104 pièces », « quatre pièces manquent »: what is told of them differs, and so much that
    nobody takes one for another version of the other."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    idle = {*a.rules["durations"], *a.rules["money"], "%", *a.rules["idle"]}
    if not smaller or a.kind_key != b.kind_key or a.figure.unit in idle or a.here is b.here:
        return False
    far = larger >= _FAR * smaller or a.reading is b.reading
    if a.unit_key != b.unit_key and a.reading is not b.reading:
        return False
    return far and done_otherwise(a, b) and not (a.befell and b.befell)
