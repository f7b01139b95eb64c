"""A denial that leaves no case against the very deed told as done: « aucun coup n'a été tiré », « ils ont tiré ».

Such a pair needs no weighing where nothing speaks against it: the same word or one of its class or stem tells the deed
by a verb, in the past, in clauses that share something more.
"""

from __future__ import annotations

from collections.abc import Mapping

from questions.crosscheck.denied.pronouns import stands_for
from questions.crosscheck.denied.tellings import Telling

#: Traits any of which is a doubt: a word that is but akin, another doer, thing or time, nothing in common.
_DOUBTS = (
    "akin",
    "alone",
    "doer_other",
    "other_thing",
    "denied_there",
    "planned_told",
    "planned_denied",
    "after",
    "other_days",
    "older_told",
    "older_denied",
)


def denies_outright(denial: Telling, told: Telling, found: Mapping[str, float]) -> bool:
    """Whether the denial leaves no case and the telling tells the deed as done, with no doubt that it is the same."""
    doubts = (name for name in _DOUBTS if found[name] and not (name == "alone" and stands_for(denial, told)))
    if not (found["absolute"] and found["told_by_verb"] and told.is_past) or any(doubts):
        return False
    return not _sort(denial) - told.around


def _sort(denial: Telling) -> set[str]:
    """« aucun décès civil »: of which sort there is none."""
    here, reading = denial.here, denial.reading
    behind = (i for i in here.children[denial.place] if i > denial.place and here.tokens[i].dep == "amod")
    keys = (reading.key_of(here, i) for i in behind) if denial.none else ()
    return {reading.words.family_of(key) for key in keys if key is not None}
