"""What was planned, asked for or promised, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import Clause, alike, clauses, closest, later, other_numbers, rules
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import days_between

#: Outcomes set beside one plan, and plans with one word, at most.
_MOST, _BLOCK = 2, 12
#: Days from a plan to its outcome, at most.
_LONG = 400
#: A pair less alike than this is not worth showing.
_LEAST = 1.5


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each plan with what a later passage tells of the same thing, done at another time or changed."""
    centre = Centre.of(readings)
    outcomes: dict[str, list[Clause]] = defaultdict(list)
    plans: list[Clause] = []
    for reading in readings:
        for clause in reading.once(clauses):
            if is_plan(clause):
                plans.append(clause)
            elif is_outcome(clause):
                for key in clause.keys:
                    outcomes[key].append(clause)
    for plan in plans:
        yield from _fulfilled(plan, outcomes, centre)


def is_plan(clause: Clause) -> bool:
    """Whether it tells what is to be: a plan, a hope, a demand, a term."""
    words = rules(clause.reading)["plans"]
    wanted = clause.claim.predicate in words["verbs"] and not clause.claim.negated
    return clause.claim.modality == "planned" or wanted or clause.says(words["phrases"])


def is_outcome(clause: Clause) -> bool:
    """Whether it tells a fact, or that something took place only at a time."""
    only = clause.claim.negated and clause.says(rules(clause.reading)["plans"]["only"])
    return clause.is_past or only


def _fulfilled(plan: Clause, outcomes: dict[str, list[Clause]], centre: Centre) -> Iterator[Compatibility]:
    def worth_of(outcome: Clause) -> float:
        return _worth(plan, outcome, centre) if _follows(plan, outcome) else 0.0

    for worth, outcome in closest(plan.keys, outcomes, worth_of, least=_LEAST, most=_MOST, block=_BLOCK):
        closeness = min(0.46 + 0.11 * worth, 0.88)
        yield Compatibility("update", plan.whole_side, outcome.whole_side, "update_date", {}, closeness, "plan")


def _follows(plan: Clause, outcome: Clause) -> bool:
    """Whether the outcome came after the plan: by the days of the dispatches, by its own day, or because it says so."""
    if plan.claim.sentence == outcome.claim.sentence or later(outcome.when, plan.reading.published):
        return False
    if _long_after(plan, outcome):
        return False
    if plan.reading is outcome.reading:
        return plan.claim.span.start < outcome.claim.span.start and later(plan.when, outcome.when)
    if later(plan.reading.published, outcome.reading.published) or later(plan.reading.published, outcome.when):
        return True
    undated = plan.reading.published is None or outcome.reading.published is None
    return undated and _tells_a_change(outcome)


def _long_after(plan: Clause, outcome: Clause) -> bool:
    """Whether more than a year or so lies between them: another plan will have come in between."""
    moments = plan.when or plan.reading.published, outcome.when or outcome.reading.published
    return (days_between(*moments) or 0) > _LONG


def _tells_a_change(outcome: Clause) -> bool:
    """Whether its sentence says that things went otherwise: put off, late, in the end, only then."""
    words = rules(outcome.reading)
    only = outcome.claim.negated and outcome.says(words["plans"]["only"])
    changed = bool(outcome.sentence_lemmas & set(words["changes"]["moves"]))
    return only or changed or any(f" {phrase} " in outcome.around for phrase in words["plans"]["late"])


def _worth(plan: Clause, outcome: Clause, centre: Centre) -> float:
    """How much both have in common: words, numbers of one unit, days that differ, a change that is told."""
    shared = plan.keys & outcome.keys
    event = outcome.reading.words.key(outcome.claim.predicate)
    worth = alike(centre, shared) + 0.5 * len(shared & outcome.heads) + 0.5 * (event in shared)
    if not _of_one_thing(plan, outcome, shared, event):
        return 0.0
    apart = bool(plan.when and outcome.when) and (later(plan.when, outcome.when) or later(outcome.when, plan.when))
    numbers = bool(other_numbers(plan, outcome))
    told = _tells_a_change(outcome)
    if not (apart or numbers or told):
        return 0.0
    return worth + 0.7 * apart + 1.0 * numbers + 1.0 * told


def _of_one_thing(plan: Clause, outcome: Clause, shared: frozenset[str], event: str) -> bool:
    """Whether both tell of one thing: the same deed and a word more, or the same subject or object."""
    words = outcome.reading.words
    same_deed = event in shared and event not in words.empty and len(shared) > 1
    same_thing = bool((plan.heads & outcome.heads) - words.empty)
    return same_deed or same_thing or bool(other_numbers(plan, outcome))
