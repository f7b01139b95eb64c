"""For which reason two figures that differ do not exclude each other: later, rounded, of another thing or place."""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import lru_cache

from questions.crosscheck.findings import Compatibility
from questions.crosscheck.numbers.alignment import done_otherwise, measuring, rounded, telling, told_of_two
from questions.crosscheck.numbers.count_stages import is_new, is_provisional, is_up_to, joins, of_two_stages
from questions.crosscheck.numbers.count_traits import distant_from, flows, is_final, is_insisted, stayers
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.numbers.taken_in import takes_in_more
from questions.crosscheck.statements import apart
from questions.dossier import ReconciliationKind

Days = tuple[date, date]
#: Counts whose attributes are remembered; each is compared with many.
_REMEMBERED = 4096
#: Two numbers this close, in parts of the larger one, are one number rounded whatever else is told of them.
_CLOSE = 0.02
#: « sept » misread as « dix-sept ».
_TEN = 10
#: The explanation of each reason for which two counts are told apart by words around them.
_APART = {"scope": "scope_count", "attributed": "two_voices", "different_event": "other_stage"}


def staged(a: Count, b: Count) -> Compatibility | None:
    """« il risque deux ans », « a été condamné à dix-huit mois »: two stages of one punishment."""
    if a.figure.unit not in a.rules["durations"] or a.figure.unit != b.figure.unit:
        return None
    kind = _set_apart(a, b)
    return _compatible(kind, a, b, _APART[kind], 0.6) if kind == "different_event" else None


def in_one_sentence(a: Count, b: Count) -> Compatibility | None:
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


def gate(a: Count, b: Count, alike: bool) -> Compatibility | None:
    """The first reason for which two different figures do not exclude each other."""
    if (a.of_another != b.of_another and not distant_from(a)) or of_two_stages(a, b):
        return _compatible("different_event", a, b, "other_time", 0.7) if alike else None
    closed, told_apart = alike and excludes(a, b), _told_of_other_times(a, b)
    if alike and not closed and _grown(a, b):
        return _compatible("update", a, b, "update_toll", 0.85)
    if (alike or _hardly_chance(a, b)) and rounded(a, b) and not told_apart:
        return _compatible("rounding", a, b, "rounding", 0.9)
    changed = alike and (_fewer_left(a, b) or _told_changed(a, b))
    since = (alike or telling(a.context & b.context, measuring(a))) and grown_since(a, b)
    if not closed and (changed or since) and not told_apart:
        return _compatible("update", a, b, "update_change", 0.75)
    told = _of_another_thing(a, b, alike) or _of_another_time(a, b, alike) or _of_another_place(a, b, alike)
    return told or (_changed_since(a, b) if alike and not closed else None)


def _of_another_thing(a: Count, b: Count, alike: bool) -> Compatibility | None:
    """« première dose », « seconde dose »: the words around the two tell them apart."""
    kind = _set_apart(a, b)
    if kind is None and (_staff_of_two(a, b) or (alike and takes_in_more(a, b))):
        kind = "scope"
    return _compatible(kind, a, b, _APART[kind], 0.8) if kind is not None else None


def _staff_of_two(a: Count, b: Count) -> bool:
    """« l'usine emploie 310 personnes », « le groupe emploie 4 600 personnes »."""
    owned = {a.kind_key[1:], b.kind_key[1:]} <= set(a.rules["owned"])
    employ = all(count.claim is not None and count.claim.predicate in count.rules["employing"] for count in (a, b))
    return (owned or employ) and told_of_two(a, b)


def _of_another_time(a: Count, b: Count, alike: bool) -> Compatibility | None:
    """« en 2012 », « en 2018 »; « mille tonnes jonchent à présent les trottoirs », as against before."""
    if _told_of_other_times(a, b):
        return _compatible("different_event", a, b, "other_time", 0.8 if alike else 0.6)
    latest = max(a, b, key=lambda c: c.as_of or (date.min, date.min))
    if alike and gap(a.as_of, b.as_of) and (latest.is_of_now or _counted_on(a, b)):
        return _compatible("update", a, b, "update_change", 0.7)
    return None


def _counted_on(a: Count, b: Count) -> bool:
    """« quatre-vingt-trois tombes comptées à ce jour », later « au total, 97 tombes »."""
    if not (a.as_of and b.as_of) or excludes(a, b):
        return False
    first, second = (a, b) if a.as_of < b.as_of else (b, a)
    return first.is_of_now and second.figure.value > first.figure.value


def _of_another_place(a: Count, b: Count, alike: bool) -> Compatibility | None:
    """« au dépôt nord, ils sont 130 », « à Namur »; of texts written years apart, the time tells them apart first."""
    if alike and a.places and b.places and not a.places & b.places and _years_apart(a, b):
        return _compatible("update", a, b, "update_attribute", 0.8)
    if a.spot != b.spot and (a.befell or b.befell or "%" in (a.figure.unit, b.figure.unit)):
        return _compatible("scope", a, b, "scope_place", 0.6 if alike else 0.4)
    if a.places and b.places and not a.places & b.places:
        return _compatible("scope", a, b, "scope_place", 0.8 if alike else 0.5)
    return None


def _years_apart(a: Count, b: Count) -> bool:
    return gap(a.as_of, b.as_of) > int(a.reading.words.rules["figures"]["attribute_days"])


def excludes(a: Count, b: Count) -> bool:
    """Whether one of two counts of one thing leaves no room for another: a final toll that a later one tops, a number
    that the text insists on, or digits that are one number misread."""
    if a.reading is b.reading or _told_changed(a, b):
        return False
    return _closes(a, b) or _closes(b, a) or misread(a, b)


def _closes(one: Count, other: Count) -> bool:
    """« le bilan, désormais définitif, s'établit à 58 morts », « 26, pas un de plus »: against any count of the same
    day, of a final one also against later ones."""
    if is_final(one) and not is_final(other):
        return not _before(other, one)
    return is_insisted(one) and not _before(one, other)


def _before(first: Count, second: Count) -> bool:
    return bool(first.as_of and second.as_of and first.as_of[1] < second.as_of[0])


def misread(a: Count, b: Count) -> bool:
    """« 62 » and « 26 », « sept » and « dix-sept »: the same figures in another order, or ten more."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    if a.figure.approximate != b.figure.approximate and not (is_insisted(a) or is_insisted(b)):
        return False
    first, second = (f"{value:.0f}" for value in (larger, smaller))
    swapped = len(second) > 1 and sorted(first) == sorted(second) and larger == int(larger)
    return swapped or (smaller < _TEN < larger and larger - smaller == _TEN)


def _told_changed(a: Count, b: Count) -> bool:
    return a.reading is not b.reading and (a.is_changed or b.is_changed)


def grown_since(a: Count, b: Count) -> bool:
    """« quarante familles ont porté plainte », « cinquante familles ont désormais rejoint la plainte »: the text itself
    tells that there were others before, whenever the two were written; one up to a moment, and a higher later one;
    what a number has become (« étendue à 31 hameaux ») after another was told."""
    if a.reading is b.reading:
        return False
    low, high = (a, b) if a.figure.value < b.figure.value else (b, a)
    if any(_has_become(one) and _before(other, one) for one, other in ((a, b), (b, a))):
        return True
    if is_new(a) != is_new(b):
        new, old = (a, b) if is_new(a) else (b, a)
        if not _before(new, old):
            return True
    open_ended = is_up_to(low) or low.is_of_now
    return (joins(high) and not joins(low)) or (open_ended and _before(low, high))


def _has_become(count: Count) -> bool:
    """« passé à 40 », « étendue à 31 hameaux », « ramené à deux ans »: behind a verb of change, what it leads to."""
    before = count.here.word(count.first - 1) if count.first else ""
    return count.is_changed and before in count.reading.words.grammar["to"]


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
    if a.reading is not b.reading and is_provisional(first) and not _before(second, first):
        return True
    return math.isinf(first.figure.high) and later and may_grow(a, b)


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
    others = _stands(b)
    for row, values in _stands(a).items():
        if row in others and values.isdisjoint(others[row]):
            return a.reading.words.rules["apart"][row].get("kind", "scope")  # type: ignore[no-any-return]
    return None


@lru_cache(maxsize=_REMEMBERED)
def _stands(count: Count) -> dict[int, set[int]]:
    """The values that the words around a figure hold, by the number of their attribute."""
    found = (
        (number, _values(row["values"], count.voices if row.get("kind") == "attributed" else count.wording))
        for number, row in enumerate(count.reading.words.rules["apart"])
    )
    return {number: values for number, values in found if values}


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
    if _stances(a) != _stances(b) and a.reading is not b.reading:
        return _compatible("attributed", a, b, "stance", 0.6)
    days = max(gap(a.as_of, b.as_of), gap(a.when, b.when))
    if days and _as_planned(a, b):
        return _compatible("update", a, b, "update_change", 0.7)
    if not days and _filling(a, b) and not (_of_one_day(a) and _of_one_day(b)):
        return None if _lowered(a, b) else _compatible("update", a, b, "update_toll", 0.7)
    if not days:
        return _compatible("update", a, b, "update_toll", 0.7) if may_grow(a, b) and _has_risen(a, b) else None
    settled = timedelta(days=int(a.reading.words.rules["figures"]["settled_after_days"]))
    if may_grow(a, b) and not (_settled(a, settled) and _settled(b, settled)):
        return None if _lowered(a, b) else _compatible("update", a, b, "update_toll", 0.85)
    lasting = bool(stayers(a) & stayers(b))
    if days > int(a.reading.words.rules["figures"]["attribute_days"]) and not lasting:
        return _compatible("update", a, b, "update_attribute", 0.8)
    return None


def _has_risen(a: Count, b: Count) -> bool:
    """« le nombre des morts est désormais de quatorze »: it was lower before, whenever the other was counted."""
    lower, higher = (a, b) if a.figure.value < b.figure.value else (b, a)
    return higher.is_of_now and not lower.is_of_now and not _before(higher, lower)


def _as_planned(a: Count, b: Count) -> bool:
    """« le recomptage coûtera environ 12 000 dollars », then « la facture atteint 14 350 dollars »."""
    if a.figure.unit not in a.rules["money"] or a.reading is b.reading or not (a.as_of and b.as_of):
        return False
    if _had_been_estimated(a) != _had_been_estimated(b):
        return True
    first, second = (a, b) if a.as_of < b.as_of else (b, a)
    priced = all(flows(count) & set(count.rules["estimated_flows"]) for count in (a, b))
    return priced and _is_planned(first) and not _is_planned(second)


def _had_been_estimated(count: Count) -> bool:
    """« le chantier avait été estimé à 890 000 euros »: before it cost what it did."""
    verbs = (i for i in count.chain if count.here.tokens[i].lemma.lower() in count.rules["valuing"])
    auxiliaries = (j for i in verbs for j in count.here.children[i] if count.here.tokens[j].pos == "AUX")
    return any(count.here.tokens[j].feature("Tense") == "Imp" for j in auxiliaries)


def _is_planned(count: Count) -> bool:
    return count.claim is not None and count.claim.modality == "planned"


def _stances(count: Count) -> set[str]:
    """What is done with the number (« propose », « son offre »), verbs and their nouns being one; to offer and to
    promise is one, and so is to ask for it and to demand it."""
    key, told = count.reading.words.key, {count.reading.words.key(lemma) for lemma in count.lemmas}
    found = {key(stance) for stance in count.rules["stances"]} & told
    return found | {same for same in ("offers", "demands") if {key(word) for word in count.rules[same]} & told}


def gap(one: Days | None, other: Days | None) -> int:
    """Days between two moments, 0 where one is unknown."""
    if one is None or other is None or not apart(one, other):
        return 0
    first, second = sorted((one, other))
    return (second[0] - first[1]).days


def may_grow(a: Count, b: Count) -> bool:
    """Whether a later dispatch may give a higher number of the same."""
    if a.is_size and b.is_size:
        return False
    if a.befell or b.befell:
        return bool(a.befell & b.befell & a.reading.words.tolls)
    carrying = a.rules["carrying"]
    if not (a.lemmas.isdisjoint(carrying) or b.lemmas.isdisjoint(carrying)):
        return False
    units = {a.figure.unit, b.figure.unit}
    told = units.difference(a.rules["whoever"], a.rules["anybody"]) or units
    return _filling(a, b) or _gathering(a, b) or not told.isdisjoint(a.rules["growing"])


def _gathering(a: Count, b: Count) -> bool:
    """« onze fragments ont été retrouvés », then « vingt-sept fragments ont été recensés »: more were found since."""
    found = a.rules["gathering"]
    gathered = not (a.lemmas.isdisjoint(found) or b.lemmas.isdisjoint(found))
    return gathered and a.figure.unit not in a.rules["money"]


def _filling(a: Count, b: Count) -> bool:
    """« la cagnotte contient 11 000 euros », « la cagnotte a dépassé 28 000 euros »."""
    return not (a.voices & b.voices).isdisjoint(a.rules["filling"])


def _of_one_day(count: Count) -> bool:
    """Whether the text, or the day of its dispatch, settles the day of which the count tells."""
    return count.as_of is not None and count.as_of[0] == count.as_of[1]


def _lowered(a: Count, b: Count) -> bool:
    """Whether the later text counts fewer dead or injured, or fewer things found or seized, than the earlier one: no
    such number goes down by itself."""
    told_below = a.here.sentence.zone == b.here.sentence.zone == "body"
    if (
        not told_below
        or not (a.befell & b.befell & a.reading.words.rising or _gathering(a, b))
        or not (a.as_of and b.as_of and apart(a.as_of, b.as_of))
    ):
        return False
    first, second = (a, b) if a.as_of < b.as_of else (b, a)
    return second.figure.value < first.figure.value


def _settled(count: Count, after: timedelta) -> bool:
    """Whether the dispatch came out so long after the event that its count is final."""
    published = count.reading.published
    return bool(count.when and published and published[0] - count.when[1] > after)


def _compatible(kind: ReconciliationKind, a: Count, b: Count, wording: str, closeness: float) -> Compatibility:
    details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
    return Compatibility(kind, a.side, b.side, wording, details, closeness, a.measure)
