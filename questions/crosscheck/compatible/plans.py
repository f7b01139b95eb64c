"""What was planned, asked for or promised, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from questions.annotations import Figure
from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import Clause, Days, alike, clauses, closest, later, other_numbers, rules
from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped, days_between

#: Outcomes set beside one plan, and plans with one word, at most.
_MOST, _BLOCK = 2, 30
#: Days from a plan to its outcome, at most.
_LONG = 400
#: What began more than so many days before a plan was told is no outcome of it.
_RECENT = 20
#: A longer time says nothing of the day of a plan or an outcome.
_MONTH = 31
#: A sum or a number that differs by more than this factor is one of another thing.
_FACTOR = 12
#: Words that two numbers have in common beside their unit, at least, where what they count is not the same word.
_THINGS = 2
#: A pair less alike than this is not worth showing.
_LEAST = 1.5
#: How much a plan and its move in one sentence look opposed.
_MOVED = 0.8
#: What it adds that the very deed is told to be done.
_DONE = 0.5
_VERBS = frozenset({"AUX", "VERB"})


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
                for key in clause.keys | clause.akin:
                    outcomes[key].append(clause)
    for plan in plans:
        yield from _fulfilled(plan, outcomes, centre)
    for reading in readings:
        yield from _moved(reading)


def is_plan(clause: Clause) -> bool:
    """Whether it tells what is to be: a plan, a hope, a demand, a term."""
    words = rules(clause.reading)["plans"]
    wanted = clause.claim.predicate in words["verbs"] and not clause.claim.negated
    told = clause.claim.modality == "planned" or wanted or clause.says(words["phrases"])
    return told and not clause.says(words["no_plan"])


def is_outcome(clause: Clause) -> bool:
    """Whether it tells a fact, or that something took place only at a time."""
    only = clause.claim.negated and clause.says(rules(clause.reading)["plans"]["only"])
    return clause.is_past or only


def _fulfilled(plan: Clause, outcomes: dict[str, list[Clause]], centre: Centre) -> Iterator[Compatibility]:
    def worth_of(outcome: Clause) -> float:
        return _worth(plan, outcome, centre) if _follows(plan, outcome) else 0.0

    for worth, outcome in closest(plan.keys | plan.akin, outcomes, worth_of, least=_LEAST, most=_MOST, block=_BLOCK):
        closeness = min(0.46 + 0.11 * worth, 0.88)
        yield Compatibility("update", plan.whole_side, outcome.whole_side, "update_date", {}, closeness, "plan")


def _moved(reading: Reading) -> Iterator[Compatibility]:
    """« devait s'ouvrir jeudi, a été reportée à vendredi »: one sentence tells both days."""
    moves = set(rules(reading)["changes"]["moves"])
    for move in (c for c in reading.once(clauses) if c.claim.predicate in moves and c.when and not c.claim.negated):
        here = move.claim.sentence.start
        beside = (c for c in reading.once(clauses) if c.claim.sentence.start == here and not c.lemmas & moves)
        plan = next((c for c in beside if c.when and c.when != move.when and is_plan(c)), None)
        sides = _sides_of_one(plan, move) if plan is not None else None
        if sides is not None:
            yield Compatibility("update", *sides, "update_date", {}, _MOVED, "plan")


def _sides_of_one(plan: Clause, move: Clause) -> tuple[Side, Side] | None:
    """Two clauses of a sentence that share no word: where one holds the other, what is left of it behind or before."""
    reading, first, second = plan.reading, plan.claim.span, move.claim.span
    if first.overlaps(second):
        here = reading.sentence_at(second.start)
        starts = [t.start for t in here.tokens if t.start >= first.end and t.pos in _VERBS] if here else []
        if not starts or starts[0] >= second.end or not second.contains(first):
            return None
        second = reading.annotated.dispatch.evidence(starts[0], second.end)
    return Side(reading, clipped(reading, first)), Side(reading, clipped(reading, second))


def _follows(plan: Clause, outcome: Clause) -> bool:
    """Whether the outcome came after the plan: by the days of the dispatches, by its own day, or because it says so."""
    if plan.claim.sentence == outcome.claim.sentence or _begun_before(outcome, plan):
        return False
    if _long_after(plan, outcome):
        return False
    if plan.reading is outcome.reading:
        moved = (
            bool(outcome.lemmas & set(rules(outcome.reading)["changes"]["moves"])) and not outcome.heads - plan.heads
        )
        return plan.claim.span.start < outcome.claim.span.start and (moved or later(plan.when, outcome.when))
    if later(plan.reading.published, outcome.reading.published) or later(plan.reading.published, outcome.when):
        return True
    undated = plan.reading.published is None or outcome.reading.published is None
    return undated and outcome.tells_a_change


def _begun_before(outcome: Clause, plan: Clause) -> bool:
    """Whether it was over, or going on for long, when the plan was told."""
    published, when = plan.reading.published, outcome.when
    if published is None or when is None:
        return False
    return when[1] < published[0] or (when[0] > date.min and (published[0] - when[0]).days > _RECENT)


def _long_after(plan: Clause, outcome: Clause) -> bool:
    """Whether more than a year or so lies between them: another plan will have come in between."""
    moments = plan.when or plan.reading.published, outcome.when or outcome.reading.published
    return (days_between(*moments) or 0) > _LONG


def _worth(plan: Clause, outcome: Clause, centre: Centre) -> float:
    """How much both have in common: words, numbers of one unit, days that differ or agree, a change that is told."""
    shared = plan.keys & outcome.keys
    event = outcome.reading.words.key(outcome.claim.predicate)
    days = plan.day, outcome.day
    apart = bool(days[0] and days[1]) and (later(*days) or later(*days[::-1]))
    met = not apart and _is_short(days[0]) and _is_short(days[1]) and bool(plan.heads & outcome.heads)
    met = met and len(shared) > 1
    numbers, told = bool(_amounts(plan, outcome)), outcome.tells_a_change
    done = _is_done(plan, outcome)
    if not (apart or met or numbers or told or done) or not _of_one_thing(plan, outcome, shared, event, centre):
        return 0.0
    akin = 0.0 if shared else 0.7 * bool(_akin(plan, outcome))
    worth = alike(centre, shared) + akin + 0.5 * len(shared & outcome.heads) + 0.5 * (event in shared)
    return worth + 0.7 * apart + 0.3 * met + 1.0 * numbers + 1.0 * told + _DONE * done


def _is_done(plan: Clause, outcome: Clause) -> bool:
    """« une plainte sera déposée », « une plainte a été déposée »: a later dispatch tells the very deed, done to the
    same thing or by the same one."""
    same = plan.claim.predicate == outcome.claim.predicate and plan.claim.predicate not in plan.reading.words.empty
    things = {key for key in plan.heads & outcome.heads if not key.startswith("@")}
    by_one = plan.heads <= outcome.heads or outcome.heads <= plan.heads
    return same and by_one and bool(things) and later(plan.reading.published, outcome.reading.published)


def _is_short(days: Days | None) -> bool:
    return days is not None and (days[1] - days[0]).days <= _MONTH


def _akin(plan: Clause, outcome: Clause) -> bool:
    """« seront cantonnés », « le cantonnement a été repoussé »: words of one stem."""
    kin = kinship(plan.reading.annotated.dispatch.language)
    deeds = {*kin.names(plan.claim.predicate), *kin.names(outcome.claim.predicate)}
    alike_in = {name for name in plan.akin & outcome.akin & deeds if name.startswith(("stem", "class"))}
    proofs = rules(plan.reading)["proofs"]
    return bool(alike_in) and bool(alike_in - {f"class {key}" for key in (*proofs["idle"], *proofs["common"])})


def _amounts(plan: Clause, outcome: Clause) -> list[tuple[Figure, Figure]]:
    """Numbers of one unit that differ, but not so much that they count two things."""
    return [(a, b) for a, b in other_numbers(plan, outcome) if a.value and b.value and _near(a.value, b.value)]


def _near(one: float, other: float) -> bool:
    return max(one, other) <= _FACTOR * min(one, other)


def _of_one_thing(plan: Clause, outcome: Clause, shared: frozenset[str], event: str, centre: Centre) -> bool:
    """Whether both tell of one thing: the same deed or the same subject or object, and a word more; one word, or one
    of the same stem, where two days differ and the second passage says that it went otherwise."""
    proofs = rules(plan.reading)["proofs"]
    bodies = shared - outcome.reading.words.empty - outcome.reading.people - set(proofs["idle"])
    things = {key for key in bodies if not key.startswith("@")}
    rare = any(not centre.holds(key) for key in things)
    days = plan.day, outcome.day
    two_days = bool(days[0] and days[1]) and (later(*days) or later(*days[::-1]))
    dated = two_days and outcome.tells_a_change
    heads = plan.heads & outcome.heads
    only = outcome.claim.negated and outcome.says(rules(outcome.reading)["plans"]["only"])
    alone = event in outcome.reading.words.happenings and event not in proofs["common"]
    same_deed = event in things and (len(shared) > 1 or (two_days and alone and not centre.holds(event)))
    same_thing = bool(heads & things) and (len(things) > 1 or dated or only)
    loose = rare or bool(heads & bodies) or (not shared and _akin(plan, outcome))
    counted = bool(_amounts(plan, outcome)) and (bool(heads & things) or (rare and len(things) > _THINGS))
    return same_deed or same_thing or (dated and loose) or counted
