"""Numbers that differ: the same count of the same event, in two dispatches or in the headline and the body of one."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.crosscheck.centre import Centre
from questions.crosscheck.findings import Compatibility, Finding, Opposition, Side
from questions.crosscheck.numbers import conversions, headlines
from questions.crosscheck.numbers.alignment import aligned, both_whole, loosely_aligned, meet, telling, tied, verbs
from questions.crosscheck.numbers.count_traits import is_delay, of_one_whole
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.numbers.headline_ties import told_alike
from questions.crosscheck.numbers.incomparable import between_other_places, incomparable, is_some_of
from questions.crosscheck.numbers.number_gates import gap, gate, in_one_sentence, may_grow, staged
from questions.crosscheck.numbers.rivals import Rivals
from questions.crosscheck.reading import Reading, near_pairs

#: Facts of one measure compared pairwise; a longer list (a page of results) is no set of rival versions.
_MOST = 60
#: Of those that give the same number, so many before and behind a count in time may bear it out.
_BEARING = 10
#: A lead and the sentences that take it up; words beside a sum that say what it is, and how many must be common, of
#: them and of all words around both sums.
_LEAD, _NEAR, _NAMED, _ALIKE = 3, 4, 2, 5
#: Sums of money, and measures, further apart than this factor are not two versions of one.
_OTHER_SIZE, _OTHER_EXTENT = 20, 100
#: So are numbers of things, from so many on, that lie further apart than this.
_OTHER_NUMBER, _MANY = 15, 1000
#: Of two pairs that say the same that with exact numbers goes first: above the first value rough ones lose the second.
_SURE, _ROUGHLY = 0.75, 0.001

# ------------------------------------------------------------------------------------------ comparing


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every pair of figures of one measure that differ: opposed, or compatible with the reason."""
    blocks: dict[str, list[Count]] = defaultdict(list)
    for reading in readings:
        found = reading.once(counts)
        yield from headlines.find(found)
        yield from conversions.find(found)
        for count in found:
            for measure in sorted(count.measures):
                blocks[measure].append(count)
    yield from conversions.elsewhere([reading.once(counts) for reading in readings])
    centre = Centre.of(readings)
    for measure, block in blocks.items():
        yield from _in_block(measure, block, centre)


def _in_block(measure: str, block: list[Count], centre: Centre) -> Iterator[Finding]:
    by_file: dict[str, list[Count]] = defaultdict(list)
    by_value: dict[float, list[Count]] = defaultdict(list)
    for count in block:
        by_file[count.reading.file].append(count)
        by_value[count.figure.value].append(count)
    rivals = Rivals(by_file, centre)
    for a, b in near_pairs(block, _MOST):
        known = measure != a.measure and a.measure == b.measure
        if known or a.figure.value == b.figure.value or incomparable(a, b):
            continue
        finding = compare(a, b) or _rival(a, b, rivals)
        if isinstance(finding, Compatibility) and finding.wording == "update_toll" and _taken_back(by_value, a, b):
            finding = _opposed(a, b, 0.75)
        if isinstance(finding, Opposition):
            if _known_on_both_sides(by_file, a, b):
                continue
            sides = (_borne_out(by_value[one.figure.value], one, other) for one, other in ((a, b), (b, a)))
            finding = replace(finding, support_a=next(sides), support_b=next(sides))
        idle = isinstance(finding, Compatibility) and finding.kind != "update"
        if finding is not None and not (idle and 0 in (a.figure.value, b.figure.value)):
            yield finding


def _taken_back(by_value: dict[float, list[Count]], a: Count, b: Count) -> bool:
    """Whether a third dispatch, later than that with the higher number, gives the lower one again: no toll grew."""
    lower, higher = (a, b) if a.figure.value < b.figure.value else (b, a)
    again = (c for c in by_value[lower.figure.value] if c.reading not in (a.reading, b.reading))
    return any(gap(c.as_of, higher.as_of) and _after(c, higher) and aligned(c, lower) for c in again)


def _after(second: Count, first: Count) -> bool:
    return bool(first.as_of and second.as_of and first.as_of[1] < second.as_of[0])


def _rival(a: Count, b: Count, rivals: Rivals) -> Opposition | None:
    """Numbers that no common word ties, unless a gate tells them apart."""
    confidence = rivals.confidence(a, b)
    if not confidence or _undated_toll(a, b) or _other_period(a, b) or _of_other_size(a, b):
        return None
    run, alike = a.figure.unit in a.rules["of_one_run"], not headlines.misprinted(a, b)
    reason = None if run else gate(a, b, alike)
    if reason is not None and not (is_delay(a) and is_delay(b) and reason.wording == "other_time"):
        return None
    return _opposed(a, b, confidence)


def _borne_out(alike: list[Count], count: Count, other: Count) -> tuple[Side, ...]:
    """Passages of further dispatches that give the same number for the same thing."""
    files = {count.reading.file, other.reading.file}
    here = bisect_left(alike, count.reading.rank, key=lambda c: c.reading.rank)
    near = alike[max(here - _BEARING, 0) : here + _BEARING]
    further = (c for c in near if c.reading.file not in files and not _provisional(c, count))
    return tuple(c.side for c in further if aligned(c, count) or aligned(c, other))


def _provisional(further: Count, count: Count) -> bool:
    """Whether the further count is a toll of another day, which proves nothing for this one."""
    return may_grow(further, count) and bool(gap(further.as_of, count.as_of))


def _known_on_both_sides(by_file: dict[str, list[Count]], a: Count, b: Count) -> bool:
    """Whether a dispatch gives both numbers, or the body bears the headline out: then it tells of no disagreement."""
    headline = a.reading is b.reading
    for mine, theirs in ((a, b), (b, a)):
        value = mine.figure.value if headline else theirs.figure.value
        others = (c for c in by_file[mine.reading.file] if c is not mine and c is not theirs)
        if any(c.figure.value == value and _alike(c, mine) for c in others):
            return not headline or mine.here.sentence.zone == "headline"
    return headline and any(_is_total(by_file, one) for one in (a, b))


def _is_total(by_file: dict[str, list[Count]], count: Count) -> bool:
    """« neuf blessés » above « sept à Lignac et deux à Valmore »."""
    parts = [c for c in by_file[count.reading.file] if c.here.sentence.zone == "body" and _alike(c, count)]
    return count.here.sentence.zone == "headline" and headlines.is_sum(count, parts)


def _alike(one: Count, other: Count) -> bool:
    if one.figure.unit in one.rules["durations"]:
        return bool(telling(one.frame & other.frame)) or told_alike(one, other)
    return bool(one.befell & other.befell) or one.figure.unit == other.figure.unit


def compare(a: Count, b: Count) -> Finding | None:
    """What two figures of one measure that differ are to each other; ``None`` when nothing can be said."""
    if not loosely_aligned(a, b):
        return staged(a, b)
    if a.reading is b.reading and a.here is b.here:
        return in_one_sentence(a, b)
    alike = aligned(a, b) and not _elsewhere(a, b)
    reason = gate(a, b, alike)
    if reason is not None and not (alike or reason.kind == "rounding" or tied(a, b, reason.kind)):
        return None
    if reason is not None or meet(a, b) or _other_period(a, b):
        return reason
    apart = _undated_toll(a, b) or _of_other_size(a, b) or is_some_of(a, b) or between_other_places(a, b)
    return _opposition(a, b) if alike and not apart else None


def _elsewhere(a: Count, b: Count) -> bool:
    """« aucun emploi n'y sera supprimé » denies nothing of what is told without a place."""
    return any(none.figure.value == 0 and none.places and not some.places for none, some in ((a, b), (b, a)))


def _other_period(a: Count, b: Count) -> bool:
    """Sums of money and tolls, one of which is said to be that of a period and the other not."""
    nought = not (a.figure.value and b.figure.value)
    summed = a.figure.unit in a.rules["money"] or bool(a.befell & a.reading.words.tolls)
    return not nought and summed and a.has_period != b.has_period


def _of_other_size(a: Count, b: Count) -> bool:
    """« une subvention de 40 millions », « a payé le coffre 50 000 euros »: sums so far apart are for two things, and
    measures further apart too, unless one has a nought or three too many."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    money, measured = a.figure.unit in a.rules["money"], a.figure.unit in a.rules["measures"]
    things = not (a.is_living or a.befell or b.befell) and smaller >= _MANY
    most = _OTHER_SIZE if money else _OTHER_EXTENT if measured else _OTHER_NUMBER if things else math.inf
    return bool(smaller) and larger > most * smaller and not headlines.misprinted(a, b)


def _undated_toll(a: Count, b: Count) -> bool:
    """Whether the count may grow and one of the dispatches cannot be dated: then nothing can be said."""
    dated = a.as_of is not None and b.as_of is not None
    unsettled = a.at_open_time or b.at_open_time
    return a.reading is not b.reading and (unsettled or (may_grow(a, b) and not dated))


# ------------------------------------------------------------------------------------------- findings


def _opposition(a: Count, b: Count) -> Opposition | None:
    internal = a.reading is b.reading
    if internal and not _may_clash_inside(a, b):
        return None
    confidence = 0.9 if a.befell or telling(a.frame & b.frame) else 0.75
    return _opposed(a, b, 0.6 if both_whole(a, b) and not (verbs(a) & verbs(b)) else confidence)


def _opposed(a: Count, b: Count, confidence: float) -> Opposition:
    internal = a.reading is b.reading
    wording = "number_inside" if internal else "number"
    details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
    nought = "" if a.figure.value and b.figure.value else ":0"
    if confidence > _SURE and (a.figure.approximate or b.figure.approximate):
        confidence -= _ROUGHLY
    subject = f"{a.measure}:{'/'.join(sorted(a.befell))}{nought}"
    found = Opposition("number", a.side, b.side, confidence, "number", wording, details, subject)
    return replace(found, of_one_thing=of_one_whole(a, b))


def _may_clash_inside(a: Count, b: Count) -> bool:
    """Inside one dispatch, only a headline or a lead and what takes it up later tell the same thing twice."""
    zones = {a.here.sentence.zone, b.here.sentence.zone}
    if zones == {"headline", "body"}:
        return True
    if a.here is b.here:
        return False
    return (bool(verbs(a) & verbs(b)) and len(a.context & b.context) >= 3) or _lead_and_text(a, b)


def _lead_and_text(a: Count, b: Count) -> bool:
    """« les 60 millions d'euros d'assistance macrofinancière », then « une assistance macrofinancière de 90 millions »:
    what the first sentence calls so the next ones take up."""
    first = [s.span for s in a.reading.sentences if s.zone == "body"][:_LEAD]
    lead, text = sorted((a.here.sentence.span, b.here.sentence.span), key=lambda s: s.start)
    if a.figure.unit not in a.rules["money"] or a.figure.unit != b.figure.unit or lead != first[0] or text not in first:
        return False
    named = _beside(a) & _beside(b)
    return len(named) >= _NAMED and len(a.context & b.context) >= _ALIKE


def _beside(count: Count) -> frozenset[str]:
    """Keys of the words right before and behind a figure, which say what the sum is."""
    here, span = count.here, count.figure.span
    first, behind = here.at(span.start), here.at(span.end - 1) + 1
    near = (*range(max(first - _NEAR, 0), first), *range(behind, min(behind + _NEAR, len(here.tokens))))
    return frozenset(key for i in near if (key := count.reading.key_of(here, i)) and not key.startswith("@"))
