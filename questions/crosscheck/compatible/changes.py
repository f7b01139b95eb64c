"""What a later passage says to have changed: « portées à trois millions », « doublée », « levé au bout de six »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.annotations import Figure
from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import Clause, alike, clauses, closest, later, other_numbers, rules
from questions.crosscheck.compatible.precedents import says_so
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import days_between

#: Earlier passages set beside one change, and passages with one word, at most.
_MOST, _BLOCK = 2, 15
#: A pair less alike than this is not worth showing.
_LEAST = 2.0
#: Days between two dispatches from which on the later one tells what came later.
_LONG = 60
#: What two figures of one unit add to how alike two passages are.
_SAME_UNIT = 1.0


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each change with what earlier passages told of the same thing."""
    centre = Centre.of(readings)
    told: dict[str, list[Clause]] = defaultdict(list)
    changes: list[Clause] = []
    for reading in readings:
        for clause in reading.once(clauses):
            if is_change(clause):
                changes.append(clause)
            for key in _themes(clause):
                told[key].append(clause)
    for change in changes:
        yield from _before(change, told, centre)


def is_change(clause: Clause) -> bool:
    """Whether it tells that something is no longer what it was."""
    words = rules(clause.reading)["changes"]
    by_verb = clause.claim.predicate in words["verbs"]
    with_figure = clause.claim.predicate in words["with_figure"] and bool(clause.claim.figures) and _goes_to(clause)
    return clause.is_past and (by_verb or with_figure)


def _goes_to(clause: Clause) -> bool:
    """Whether the verb is followed by where the number went (« portées à trois millions »)."""
    followed = rules(clause.reading)["changes"]["followed"].get(clause.claim.predicate)
    found = clause.reading.tokens_in(clause.claim.span)
    if followed is None or found is None:
        return followed is None
    here, indices = found
    verbs = (i for i in indices if here.tokens[i].lemma.lower() == clause.claim.predicate)
    return any(here.word(i + 1) in followed for i in verbs)


def _themes(clause: Clause) -> set[str]:
    """Under which names it is looked up: the words of subject and object, the units of its figures."""
    units = {f"#{figure.unit}" for figure in clause.claim.figures}
    befell = {f"!{name}" for name in clause.befell}
    return {key for key in clause.keys if not key.startswith("@")} | units | befell


def _before(change: Clause, told: dict[str, list[Clause]], centre: Centre) -> Iterator[Compatibility]:
    def worth_of(other: Clause) -> float:
        return _worth(other, change, centre) if _is_other_time(other, change) else 0.0

    for worth, other in closest(_themes(change), told, worth_of, least=_LEAST, most=_MOST, block=_BLOCK):
        first, second = (other, change) if _is_before(other, change) else (change, other)
        closeness = min(0.5 + 0.11 * worth, 0.9)
        yield Compatibility("update", first.whole_side, second.whole_side, "change_told", {}, closeness, "change")


def _is_other_time(clause: Clause, change: Clause) -> bool:
    """Whether the passage tells how it was before the change, or what undid the change long after it."""
    if clause.reading is change.reading or says_so(clause):
        return False
    if _is_before(clause, change):
        return not is_change(clause) or _undoes(change, clause)
    return _undoes(change, clause) and clause.is_past and _is_long_before(change, clause)


def _is_before(one: Clause, other: Clause) -> bool:
    """Whether the first tells of an earlier day, by its own date or that of its dispatch."""
    if one.when and other.when:
        return later(one.when, other.when)
    return later(one.reading.published, other.reading.published)


def _is_long_before(one: Clause, other: Clause) -> bool:
    """Whether so much time lies between that the second is no late telling of what was there before the first."""
    moments = one.when or one.reading.published, other.when or other.reading.published
    return _is_before(one, other) and (bool(one.when and other.when) or (days_between(*moments) or 0) > _LONG)


def _undoes(change: Clause, clause: Clause) -> bool:
    """« rouvert » against « fermé », « réintégré » against « suspendu »."""
    opposite = rules(change.reading)["changes"]["undoes"].get(change.claim.predicate, ())
    return bool(clause.lemmas & set(opposite))


def _worth(clause: Clause, change: Clause, centre: Centre) -> float:
    """How much both have in common; nothing where the words alone meet: what changed must be a number, a state that
    the change undoes, or what befell people, of the thing that changed."""
    idle = {change.reading.words.key(change.claim.predicate)}
    shared = (clause.keys & change.keys) - idle
    counted = bool(clause.claim.figures) and bool(change.claim.figures or change.heads & clause.heads)
    befell = bool(clause.befell & change.befell) and counted
    pairs, undone = other_numbers(clause, change), _undoes(change, clause)
    about = _about(shared, change)
    units = {change.reading.words.key(figure.unit) for figure in change.claim.figures} & clause.keys
    numbered = (pairs or units) and len(shared - units) > 0
    multiplied = _multiplied(change, pairs)
    if not (numbered or (undone and about) or befell or multiplied):
        return 0.0
    worth = 0.5 + alike(centre, shared) + 0.5 * len(shared & change.heads) + 1.0 * befell + 1.0 * undone
    return worth + (_SAME_UNIT if numbered else 0.0) + (1.5 if multiplied else 0.0)


def _about(shared: frozenset[str], change: Clause) -> bool:
    """Whether both tell of what changed: the thing itself; of a kind of events, one word more."""
    things = {key for key in shared if not key.startswith("@")}
    heads = shared & change.heads
    planned = change.claim.predicate in rules(change.reading)["changes"]["of_plans"]
    own = bool(heads) and (not planned or len(things) > 1 or any(not key.startswith("=") for key in heads))
    return own or (bool(shared) and not change.heads)


def _multiplied(change: Clause, pairs: list[tuple[Figure, Figure]]) -> bool:
    """« doublée, à 100 000 dollars » after « 50 000 dollars »."""
    factor = rules(change.reading)["changes"]["factors"].get(change.claim.predicate)
    return factor is not None and any(b.value == a.value * factor for a, b in pairs)
