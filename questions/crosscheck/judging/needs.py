"""What a finding needs to stand, by the rule that gave it.

Measured on what the detectors found in dossiers that were new to them: for each of thirteen sets of dossiers the engine
as it was before anybody had looked at the set (292 findings, 170 right; docs/reading-figures.md). What parts right from
false there, whichever set is left out: numbers that the judge does not bear out are false, and so are days and extents
whose sentences share no word that tells anything; a dispatch that tells a thing and its denial mostly reports two
voices. Two causes, and two answers inside one dispatch, are right one time in two.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from questions.crosscheck.findings import Opposition
from questions.crosscheck.judging.weighed_numbers import BY_WEIGHT


@dataclass(frozen=True)
class Need:
    """Likelihood under which a finding is dropped and under which it is not sure, and the least weight of what some
    sentence of one side shares with some of the other (`Likeness.shared`)."""

    kept: float = 0.0
    sure: float = 0.0
    shared: float = 0.0


_STATE, _CAUSES = "state", "two causes"
#: As much as one word that a sentence in eight of the dossier holds, word for word or akin.
_A_WORD = math.log(8)
#: What a state or a number shares with its like says most. Causes, days, extents and doers are told in few words, which
#: the judge weighs too little: of days and extents it is asked what their sentences share, of the others nothing.
_BY_RULE = {
    _STATE: Need(0.3, 0.4),
    "number": Need(0.5, 0.5),
    BY_WEIGHT: Need(0.5, 0.7),
    "two days": Need(shared=_A_WORD),
    "two dates": Need(shared=_A_WORD),
    "restriction": Need(shared=_A_WORD),
    "all or part": Need(shared=_A_WORD),
}
#: Two answers about one thing beyond doubt stand whatever the judge says, who alone makes them sure.
_UNBORNE = Need(sure=0.4)
#: Other findings stand whatever the judge says.
_NO_NEED = Need()


def need_of(found: Opposition) -> Need:
    """What the finding needs: inside one dispatch only a thing told and denied needs something, and a quantity, which
    euros, tonnes or days of anything share, needs as much as two numbers that only the judge set against each other."""
    rule, words = _rule(found), found.a.reading.words
    if found.of_one_thing:
        return _UNBORNE
    if found.of_one_time or found.of_one_person or (found.internal and (rule, found.nature) != (_STATE, "negation")):
        return _NO_NEED
    unit = found.subject.partition(":")[0]
    measured = rule == "number" and (unit in words.quantities or unit in words.rules["figures"]["durations"])
    return _BY_RULE.get(BY_WEIGHT if measured else rule, _NO_NEED)


def is_never_sure(found: Opposition) -> bool:
    """Whether its rule is right only one time in two: two causes, and two answers inside one dispatch."""
    rule = _rule(found)
    return rule == _CAUSES or (rule == _STATE and found.internal)


def _rule(found: Opposition) -> str:
    return found.rule.partition(":")[0]
