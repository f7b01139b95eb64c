"""Whose words a passage is: an accusation and its denial are two voices, each faithfully reported."""

from __future__ import annotations

from questions.annotations import Attribution
from questions.crosscheck.states import State
from questions.syntax import clause_of


def opposed_voices(a: State, b: State) -> bool:
    """Whether both are reported as the words of two different sources, or one is an accusation."""
    if is_accusation(a) or is_accusation(b):
        return True
    one, other = a.claim.attribution, b.claim.attribution
    return one is not None and other is not None and _source(one) != _source(other) and a.reading is not b.reading


def denied_claim(state: State) -> bool:
    """Whether the passage stands in somebody's words."""
    return state.claim.attribution is not None


def is_accusation(state: State) -> bool:
    """Whether the clause depends on a verb that accuses or denies."""
    here, rules = state.here, state.reading.words.rules["denial"]
    head = clause_of(here, state.position)
    above = here.ancestors(head) if head is not None else []
    governors = {here.tokens[i].lemma.lower() for i in above[:3]}
    return bool(governors & {*rules["accuse"], *rules["deny"]})


def _source(attribution: Attribution) -> str:
    return attribution.actor or (attribution.source.quote.lower() if attribution.source else "")
