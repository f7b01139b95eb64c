"""Numbers that differ: the same count of the same event, in two dispatches or in the headline and the body of one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from questions.crosscheck import conversions, headlines
from questions.crosscheck.alignment import (
    aligned,
    both_whole,
    done_otherwise,
    loosely_aligned,
    meet,
    rounded,
    telling,
    verbs,
)
from questions.crosscheck.centre import Centre
from questions.crosscheck.count_traits import stayers
from questions.crosscheck.counting import counts
from questions.crosscheck.counts import Count
from questions.crosscheck.findings import Compatibility, Finding, Opposition, Side
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.rivals import Rivals
from questions.crosscheck.statements import apart
from questions.dossier import ReconciliationKind

Days = tuple[date, date]
#: Facts of one measure compared pairwise; a longer list (a page of results) is no set of rival versions.
_MOST = 60
#: Counts whose attributes are remembered; each is compared with many.
_REMEMBERED = 4096
#: A lead and the sentences that take it up; words beside a sum that say what it is, and how many must be common, of
#: them and of all words around both sums.
_LEAD, _NEAR, _NAMED, _ALIKE = 3, 4, 2, 5
#: Sums of money further apart than this factor are not two versions of one.
_OTHER_SIZE = 20
#: Two numbers this close, in parts of the larger one, are one number rounded whatever else is told of them.
_CLOSE = 0.02
#: The explanation of each reason for which two counts are told apart by words around them.
_APART = {"scope": "scope_count", "attributed": "two_voices", "different_event": "other_stage"}

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
        if measure != a.measure and a.measure == b.measure:
            continue
        finding = compare(a, b) or _rival(a, b, rivals)
        if isinstance(finding, Opposition):
            if _known_on_both_sides(by_file, a, b):
                continue
            sides = (_borne_out(by_value[one.figure.value], one, other) for one, other in ((a, b), (b, a)))
            finding = replace(finding, support_a=next(sides), support_b=next(sides))
        idle = isinstance(finding, Compatibility) and finding.kind != "update"
        if finding is not None and not (idle and 0 in (a.figure.value, b.figure.value)):
            yield finding


def _rival(a: Count, b: Count, rivals: Rivals) -> Opposition | None:
    """Numbers that no common word ties, unless a gate tells them apart."""
    confidence = rivals.confidence(a, b)
    if not confidence or _undated_toll(a, b) or _other_period(a, b):
        return None
    run, alike = a.figure.unit in a.rules["of_one_run"], not headlines.misprinted(a, b)
    if not run and _gate(a, b, alike) is not None:
        return None
    return _opposed(a, b, confidence)


def _borne_out(alike: list[Count], count: Count, other: Count) -> tuple[Side, ...]:
    """Passages of further dispatches that give the same number for the same thing."""
    files = {count.reading.file, other.reading.file}
    further = [c for c in alike if c.reading.file not in files and not _provisional(c, count)][:_MOST]
    return tuple(c.side for c in further if aligned(c, count) or aligned(c, other))


def _provisional(further: Count, count: Count) -> bool:
    """Whether the further count is a toll of another day, which proves nothing for this one."""
    return _may_grow(further, count) and bool(_gap(further.as_of, count.as_of))


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
        return bool(telling(one.frame & other.frame))
    return bool(one.befell & other.befell) or one.figure.unit == other.figure.unit


def compare(a: Count, b: Count) -> Finding | None:
    """What two figures of one measure are to each other; ``None`` when nothing can be said."""
    if a.figure.value == b.figure.value:
        return None
    if not loosely_aligned(a, b):
        return _staged(a, b)
    if a.reading is b.reading and a.here is b.here:
        return _in_one_sentence(a, b)
    alike = aligned(a, b) and not _elsewhere(a, b)
    gate = _gate(a, b, alike)
    if gate is not None or meet(a, b) or _other_period(a, b):
        return gate
    return _opposition(a, b) if alike and not _undated_toll(a, b) and not _of_other_size(a, b) else None


def _staged(a: Count, b: Count) -> Compatibility | None:
    """« il risque deux ans », « a été condamné à dix-huit mois »: two stages of one punishment."""
    if a.figure.unit not in a.rules["durations"] or a.figure.unit != b.figure.unit:
        return None
    kind = _set_apart(a, b)
    return _compatible(kind, a, b, _APART[kind], 0.6) if kind == "different_event" else None


def _elsewhere(a: Count, b: Count) -> bool:
    """« aucun emploi n'y sera supprimé » denies nothing of what is told without a place."""
    return any(none.figure.value == 0 and none.places and not some.places for none, some in ((a, b), (b, a)))


def _other_period(a: Count, b: Count) -> bool:
    """Sums of money and tolls, one of which is said to be that of a period and the other not."""
    nought = not (a.figure.value and b.figure.value)
    summed = a.figure.unit in a.rules["money"] or bool(a.befell & a.reading.words.tolls)
    return not nought and summed and a.has_period != b.has_period


def _of_other_size(a: Count, b: Count) -> bool:
    """« une subvention de 40 millions », « a payé le coffre 50 000 euros »: sums so far apart are for two things,
    unless one has a nought or three too many."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    money = a.figure.unit in a.rules["money"] and bool(smaller)
    return money and larger > _OTHER_SIZE * smaller and not headlines.misprinted(a, b)


def _undated_toll(a: Count, b: Count) -> bool:
    """Whether the count may grow and one of the dispatches cannot be dated: then nothing can be said."""
    dated = a.as_of is not None and b.as_of is not None
    unsettled = a.at_open_time or b.at_open_time
    return a.reading is not b.reading and (unsettled or (_may_grow(a, b) and not dated))


def _in_one_sentence(a: Count, b: Count) -> Compatibility | None:
    """« 1.500 personnes selon la police, 4.000 selon les organisateurs », « sept à Liège et deux à Namur »."""
    for row in a.reading.words.rules["apart"]:
        voices = row.get("kind") == "attributed"
        one, other = (_voice(row["values"], c) if voices else _values(row["values"], c.lemmas) for c in (a, b))
        if one and other and not one & other:
            kind = row.get("kind", "scope")
            return _compatible(kind, a, b, _APART[kind], 0.8)
    if a.counts_people and b.counts_people and a.befell and b.befell and not a.befell & b.befell:
        return _compatible("scope", a, b, "scope_count", 0.6)
    here, there = a.place_behind or a.places, b.place_behind or b.places
    if a.unit_key == b.unit_key and here and there and not here & there:
        return _compatible("scope", a, b, "scope_place", 0.7)
    return None


def _voice(values: list[list[str]], count: Count) -> set[int]:
    """The first source named behind the figure, else the last one before it."""
    named = {lemma: rank for rank, row in enumerate(values) for lemma in row}
    places = [(i, named[t.lemma.lower()]) for i, t in enumerate(count.here.tokens) if t.lemma.lower() in named]
    behind = [rank for i, rank in places if i > count.noun]
    before = [rank for i, rank in places if i <= count.noun]
    return set(behind[:1] or before[-1:])


# ---------------------------------------------------------------------------------------------- gates


def _gate(a: Count, b: Count, alike: bool) -> Compatibility | None:
    """The first reason for which two different figures do not exclude each other."""
    if a.of_another != b.of_another:
        return _compatible("different_event", a, b, "other_time", 0.7) if alike else None
    if alike and _grown(a, b):
        return _compatible("update", a, b, "update_toll", 0.85)
    told_apart = _told_of_other_times(a, b)
    if (alike or _hardly_chance(a, b)) and rounded(a, b) and not told_apart:
        return _compatible("rounding", a, b, "rounding", 0.9)
    kind = _set_apart(a, b)
    changed = _fewer_left(a, b) or _told_changed(a, b)
    if alike and changed and not told_apart:
        return _compatible("update", a, b, "update_change", 0.75)
    if kind is not None:
        return _compatible(kind, a, b, _APART[kind], 0.8)
    if told_apart:
        return _compatible("different_event", a, b, "other_time", 0.8 if alike else 0.6)
    if alike and _gap(a.as_of, b.as_of) and max(a, b, key=lambda c: c.as_of or (date.min, date.min)).is_of_now:
        return _compatible("update", a, b, "update_change", 0.7)
    if a.spot != b.spot and (a.befell or b.befell or "%" in (a.figure.unit, b.figure.unit)):
        return _compatible("scope", a, b, "scope_place", 0.6 if alike else 0.4)
    if a.places and b.places and not a.places & b.places:
        return _compatible("scope", a, b, "scope_place", 0.8 if alike else 0.5)
    return _changed_since(a, b) if alike else None


def _told_changed(a: Count, b: Count) -> bool:
    return a.reading is not b.reading and (a.is_changed or b.is_changed)


def _fewer_left(a: Count, b: Count) -> bool:
    """« vingt pompiers surveillaient encore les décombres »: those who are left of eighty."""
    if a.is_left == b.is_left or a.reading is b.reading or a.figure.unit in a.rules["durations"]:
        return False
    left, all_of_them = (a, b) if a.is_left else (b, a)
    return left.figure.value < all_of_them.figure.value


def _grown(a: Count, b: Count) -> bool:
    """« au moins 31 morts », then 38: a provisional toll, not a rounded one."""
    first, second = (a, b) if a.figure.value < b.figure.value else (b, a)
    later = bool(first.as_of and second.as_of and first.as_of[1] < second.as_of[0])
    return math.isinf(first.figure.high) and later and _may_grow(a, b)


def _hardly_chance(a: Count, b: Count) -> bool:
    """Large numbers of one unit that nearly agree count the same thing, unless another thing was done with it."""
    jobs = {a.figure.unit, b.figure.unit} <= set(a.rules["jobs"])
    idle = (a.counts_people and not jobs) or a.figure.unit in {"%", *a.rules["durations"]}
    same_unit = a.unit_key == b.unit_key and not idle
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    close = larger - smaller <= _CLOSE * larger
    return (
        same_unit
        and smaller >= 100
        and a.figure.approximate != b.figure.approximate
        and (close or not done_otherwise(a, b))
    )


def _set_apart(a: Count, b: Count) -> ReconciliationKind | None:
    """Whether the words around the figures hold two values of one attribute (« première dose », « seconde dose »)."""
    for row, one, other in zip(a.reading.words.rules["apart"], _stands(a), _stands(b), strict=True):
        if one and other and not one & other:
            return row.get("kind", "scope")  # type: ignore[no-any-return]
    return None


@lru_cache(maxsize=_REMEMBERED)
def _stands(count: Count) -> tuple[set[int], ...]:
    """The values of each attribute that the words around a figure hold."""
    rows = count.reading.words.rules["apart"]
    voiced = (row.get("kind") == "attributed" for row in rows)
    return tuple(
        _values(row["values"], count.voices if voices else count.wording)
        for row, voices in zip(rows, voiced, strict=True)
    )


def _values(values: list[list[str]], lemmas: frozenset[str]) -> set[int]:
    return {rank for rank, row in enumerate(values) if not lemmas.isdisjoint(row)}


def _told_of_other_times(a: Count, b: Count) -> bool:
    """Whether one tells of a time long past and the other of another time, or both of times that never meet."""
    if a.when and b.when and apart(a.when, b.when):
        growing = a.figure.unit in a.rules["growing"] and not (a.is_background or b.is_background)
        return not growing
    lone = a.is_background != b.is_background
    return lone and not (a.when and b.when)


def _changed_since(a: Count, b: Count) -> Compatibility | None:
    """A later toll, an attribute that changed, a figure told as changed."""
    if _told_changed(a, b):
        return _compatible("update", a, b, "update_change", 0.7)
    stances = set(a.rules["stances"])
    if _keys(a, stances) != _keys(b, stances) and a.reading is not b.reading:
        return _compatible("attributed", a, b, "stance", 0.6)
    gap = max(_gap(a.as_of, b.as_of), _gap(a.when, b.when))
    if not gap:
        return None
    settled = timedelta(days=int(a.reading.words.rules["figures"]["settled_after_days"]))
    if _may_grow(a, b) and not (_settled(a, settled) or _settled(b, settled)):
        return None if _lowered(a, b) else _compatible("update", a, b, "update_toll", 0.85)
    lasting = bool(stayers(a) & stayers(b))
    if gap > int(a.reading.words.rules["figures"]["attribute_days"]) and not lasting:
        return _compatible("update", a, b, "update_attribute", 0.8)
    return None


def _keys(count: Count, stances: set[str]) -> set[str]:
    """What is done with the number (« propose », « son offre »), verbs and their nouns being one."""
    key = count.reading.words.key
    return {key(stance) for stance in stances} & {key(lemma) for lemma in count.lemmas}


def _gap(one: Days | None, other: Days | None) -> int:
    """Days between two moments, 0 where one is unknown."""
    if one is None or other is None or not apart(one, other):
        return 0
    first, second = sorted((one, other))
    return (second[0] - first[1]).days


def _may_grow(a: Count, b: Count) -> bool:
    if a.is_size and b.is_size:
        return False
    if a.befell or b.befell:
        return bool(a.befell & b.befell & a.reading.words.tolls)
    return bool({a.figure.unit, b.figure.unit} & set(a.rules["growing"]))


def _lowered(a: Count, b: Count) -> bool:
    """Whether the later text counts fewer dead or injured than the earlier one: no toll goes down by itself."""
    told_below = a.here.sentence.zone == b.here.sentence.zone == "body"
    if (
        not told_below
        or not a.befell & b.befell & a.reading.words.rising
        or not (a.as_of and b.as_of and apart(a.as_of, b.as_of))
    ):
        return False
    first, second = (a, b) if a.as_of < b.as_of else (b, a)
    return second.figure.value < first.figure.value


def _settled(count: Count, after: timedelta) -> bool:
    """Whether the dispatch came out so long after the event that its count is final."""
    published = count.reading.published
    return bool(count.when and published and published[0] - count.when[1] > after)


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
    subject = f"{a.measure}:{'/'.join(sorted(a.befell))}{nought}"
    return Opposition("number", a.side, b.side, confidence, "number", wording, details, subject)


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


def _compatible(kind: ReconciliationKind, a: Count, b: Count, wording: str, closeness: float) -> Compatibility:
    details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
    return Compatibility(kind, a.side, b.side, wording, details, closeness, a.measure)
