"""Two numbers of one kind that count two things: of two times, of two groups, or a whole and a part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import alike, rules
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.numbers.alignment import done_otherwise, telling, told_of_two, verbs
from questions.crosscheck.numbers.count_traits import flows
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import days_between
from questions.crosscheck.vocabulary import vocabulary
from questions.syntax import plain

#: Counts of one kind compared pairwise, at most.
_MOST = 20
#: Numbers of two dispatches that differ by a smaller factor may be two versions of one.
_FAR = 2.0


#: Under which name everything that people are counted by is looked up.
_SOMEBODY = "#somebody"
#: Sentences within which a text tells a part of what it has just counted, at most.
_BESIDE = 2
#: Days after which a count may have gone on.
_LATER = 4


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Pairs of counts of one kind that are told of two times, two groups or two deeds, or as a part and its whole."""
    centre = Centre.of(readings)
    blocks: dict[str, list[Count]] = defaultdict(list)
    for reading in readings:
        for count in reading.once(counts):
            for name in {f"#{count.kind_key}", *(f"!{what}" for what in count.befell), *_people(count)}:
                blocks[name].append(count)
    for name in sorted(blocks):
        for a, b in near_pairs(blocks[name], _MOST):
            if a.figure.value != b.figure.value:
                yield from _of_two(a, b, centre)


def _people(count: Count) -> tuple[str, ...]:
    return (_SOMEBODY,) if count.is_living and count.figure.value else ()


def _of_two(a: Count, b: Count, centre: Centre) -> Iterator[Compatibility]:
    shared = alike(centre, telling(a.context & b.context))
    details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
    for kind, wording, least, most, holds in _REASONS:
        if holds(a, b):
            closeness = min(least + 0.06 * shared, most)
            yield Compatibility(kind, a.side, b.side, wording, details, closeness, a.measure)  # type: ignore[arg-type]
            return


@lru_cache(maxsize=4096)
def _is_past(count: Count) -> bool:
    """Whether it is told of a time long before, or of an earlier event of the kind."""
    if count.is_background or count.of_another:
        return True
    words = f" {plain(count.side.span.quote)} "
    return any(f" {phrase} " in words for phrase in rules(count.reading)["precedents"]["phrases"])


def _idle(count: Count) -> frozenset[str]:
    """Units that measure too many things."""
    return _idle_units(count.reading.annotated.dispatch.language)


@lru_cache(maxsize=8)
def _idle_units(language: str) -> frozenset[str]:
    figures = vocabulary(language).rules["figures"]
    return frozenset((*figures["durations"], *figures["money"], "%", *figures["idle"]))


def _part_of(a: Count, b: Count) -> bool:
    """« sept prévenus ont été jugés, cinq ont été condamnés », « 612 habitants », « 140 villageois ont dû partir »: one
    text tells of some what it does not tell of all."""
    units = {a.figure.unit, b.figure.unit}
    if a.reading is not b.reading or units & _idle(a) or _is_past(a) or _is_past(b) or _seen_apart(a, b):
        return False
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    if not smaller:
        return False
    otherwise = done_otherwise(a, b) or a.befell != b.befell
    if a.kind_key == b.kind_key:
        anybody = a.figure.unit in a.rules["common_groups"] and not (a.befell and b.befell)
        return (otherwise or larger >= _FAR * smaller) and not anybody
    return otherwise and _are_beside(a, b) and _some_of_all(a, b)


def _seen_apart(a: Count, b: Count) -> bool:
    """Whether one clause sets both beside each other (« deux au lieu de six »), neither being led into as a part."""
    one_clause = a.claim is b.claim or not (a.claim and b.claim)
    return a.here is b.here and one_clause and not (a.is_part or b.is_part)


def _are_beside(a: Count, b: Count) -> bool:
    first, second = sorted((a, b), key=lambda c: c.figure.span.start)
    return a.reading.sentence_before(second.figure.span.start, _BESIDE) <= first.figure.span.start


def _some_of_all(a: Count, b: Count) -> bool:
    """« trois employés ont été contaminés », « 41 personnes se trouvaient dans le bâtiment »: something befell fewer
    of those who are counted as people, workers or inhabitants only."""
    struck, others = (a, b) if a.befell and not b.befell else (b, a)
    generic = others.figure.unit in others.rules["vague"] or others.figure.unit in others.rules["anybody"]
    known = struck.is_living and others.is_living and bool(struck.befell & struck.reading.words.tolls)
    return known and generic and not others.befell and struck.figure.value < others.figure.value


def _of_two_owners(a: Count, b: Count) -> bool:
    """« l'usine emploie 310 personnes », « le groupe emploie 4 600 personnes »: the same is told of two."""
    if a.kind_key != b.kind_key or not (a.figure.value and b.figure.value) or _is_past(a) or _is_past(b):
        return False
    idle = _idle(a) - set(a.rules["money"]) - {"%"}
    far = max(a.figure.value, b.figure.value) >= _FAR * min(a.figure.value, b.figure.value)
    return a.figure.unit not in idle and far and bool(verbs(a) & verbs(b)) and told_of_two(a, b)


def _gone_on(a: Count, b: Count) -> bool:
    """« la souscription a réuni 74 000 euros », then « atteint 81 000 euros à ce jour »: a later text counts up to its
    own day, or tells what an estimate came to."""
    first, second = sorted((a, b), key=lambda c: c.reading.published or (date.min, date.min))
    days = days_between(first.reading.published, second.reading.published) or 0
    if days < _LATER or a.kind_key != b.kind_key or _is_past(a) or _is_past(b) or a.is_part or b.is_part:
        return False
    money, grew = a.figure.unit in a.rules["money"], second.figure.value > first.figure.value
    if not (money or grew) or a.figure.unit in {*a.rules["durations"], "%"}:
        return False
    words, marks = f" {plain(second.here.sentence.span.quote)} ", rules(a.reading)["counted_on"]
    told = any(f" {phrase} " in words for phrase in marks["to_date"])
    before = f" {plain(first.here.sentence.span.quote)} "
    expected = any(f" {phrase} " in before for phrase in marks["expected"])
    context = bool(telling(a.context & b.context)) or bool((flows(a) & flows(b)) - {"payment"})
    added = grew and bool(second.lemmas & set(marks["adding"]))
    vague = a.figure.unit in {*a.rules["common_groups"], *_idle(a)}
    return ((told or expected) and (context or a.kind_key.startswith("#"))) or (added and context and not vague)


def _of_two_groups(a: Count, b: Count) -> bool:
    """« trois secouristes ont été intoxiqués », « aucun riverain n'a été intoxiqué »."""
    nought = (a.figure.value == 0) != (b.figure.value == 0)
    if not nought or not a.befell & b.befell or a.unit_key == b.unit_key or _is_past(a) or _is_past(b):
        return False
    known = any(count.unit_key.startswith("=") or count.figure.unit in count.rules["jobs"] for count in (a, b))
    generic = {*a.rules["anybody"], *a.reading.words.befell, "homme", "femme"}
    return known and generic.isdisjoint((a.figure.unit, b.figure.unit))


def _of_two_deeds(a: Count, b: Count) -> bool:
    """« la collection compte 104 pièces », « quatre pièces manquent »: what is told of them differs, and so much that
    nobody takes one for another version of the other."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    if not smaller or a.unit_key != b.unit_key or a.here is b.here or a.figure.unit in _idle(a):
        return False
    if _is_past(a) or _is_past(b) or a.figure.unit in a.rules["common_groups"]:
        return False
    far = larger >= _FAR * smaller or a.reading is b.reading
    return far and done_otherwise(a, b) and not (a.befell and b.befell) and bool(telling(a.context & b.context))


_Reason = tuple[str, str, float, float, Callable[[Count, Count], bool]]
#: Kind, wording, least and greatest closeness of each reason, the surest first.
_REASONS: tuple[_Reason, ...] = (
    ("scope", "scope_count", 0.66, 0.85, _of_two_groups),
    ("scope", "scope_count", 0.66, 0.85, _of_two_owners),
    ("scope", "scope_count", 0.62, 0.8, _part_of),
    ("update", "update_attribute", 0.6, 0.82, _gone_on),
    ("scope", "scope_count", 0.5, 0.75, _of_two_deeds),
)
