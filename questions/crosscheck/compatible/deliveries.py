"""A deed announced for a day and done on another, in other words (« remis en service », « a redémarré »)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import Clause, alike, clauses, later, rules
from questions.crosscheck.compatible.plans import is_outcome, is_plan
from questions.crosscheck.compatible.precedents import says_so
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import days_between
from questions.languages.tables import load_table

#: Outcomes looked at for one plan, and shown.
_BLOCK, _MOST = 20, 2
#: Days from a plan to what came of it, at most.
_LONG = 400
#: How much the two look opposed.
_CLOSE = 0.62


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each deed that is to be done by a day, with the first later passage that tells it done on another."""
    centre = Centre.of(readings)
    done: dict[str, list[Clause]] = defaultdict(list)
    planned: list[tuple[str, Clause]] = []
    for reading in readings:
        for clause in reading.once(clauses):
            for deed in _deeds(clause):
                if is_plan(clause) and clause.when is not None:
                    planned.append((deed, clause))
                elif is_outcome(clause) and not says_so(clause):
                    done[deed].append(clause)
    for deed, plan in planned:
        found = [each for each in done[deed][:_BLOCK] if _fulfils(plan, each)]
        scored = [(alike(centre, plan.keys & each.keys), -each.reading.rank, each) for each in found]
        for worth, _, outcome in sorted(scored, key=lambda row: row[:2], reverse=True)[:_MOST]:
            closeness = min(_CLOSE + 0.06 * worth, 0.86)
            yield Compatibility("update", plan.whole_side, outcome.whole_side, "update_date", {}, closeness, "delivery")


def _deeds(clause: Clause) -> set[str]:
    """The deeds of which all words of an expression stand in the clause, or in its sentence with one as the verb."""
    verb, near, far = clause.claim.predicate, clause.lemmas, clause.sentence_lemmas
    table = _table(clause.reading.annotated.dispatch.language)
    rows = (row for word in table.keys() & (near | far) for row in table[word])
    return {name for name, words in rows if words <= near or (verb in words and words <= far)}


@lru_cache(maxsize=4)
def _table(language: str) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """The deeds and the words of an expression for each, by one of these words."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in load_table(language, "compatible")["delivery"]:
        for phrase in row["words"]:
            found.setdefault(min(phrase.split()), []).append((row["deed"], frozenset(phrase.split())))
    return found


def _fulfils(plan: Clause, outcome: Clause) -> bool:
    """Whether it came later, and on another day than was told: by its own day, or because it says that it went
    otherwise."""
    if plan.claim.sentence == outcome.claim.sentence or plan.when is None:
        return False
    if not later(plan.reading.published, outcome.when or outcome.reading.published):
        return False
    gap = days_between(plan.when, outcome.when or outcome.reading.published) or 0
    only = outcome.says(rules(outcome.reading)["plans"]["only"])
    apart = outcome.when is not None and (later(plan.when, outcome.when) or later(outcome.when, plan.when))
    return gap <= _LONG and (apart or only or outcome.tells_a_change)
