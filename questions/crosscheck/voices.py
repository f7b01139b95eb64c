"""Whose words a passage is: an accusation and its denial are two voices, each faithfully reported."""

from __future__ import annotations

from questions.annotations import Attribution
from questions.crosscheck.states import State
from questions.syntax import SUBJECTS, clause_of


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
    words = {*rules["accuse"], *rules["deny"]}
    index = clause_of(here, state.position)
    while index is not None and here.tokens[index].dep not in {"parataxis", "ROOT"}:
        joined = here.tokens[index].dep == "conj"
        if joined and (here.has(index, *SUBJECTS) or here.has(index, "aux", "aux:tense", "aux:pass")):
            return False
        index = here.governor(index)
        if index is not None and here.tokens[index].lemma.lower() in words:
            return True
    return False


def speaks_for_itself(state: State) -> bool:
    """Whether the subject is the speaker (« nous n'avons rien caché »)."""
    head = clause_of(state.here, state.position)
    subject = state.here.subject(head) if head is not None else None
    return subject is not None and state.here.tokens[subject].feature("Person") == "1"


def _source(attribution: Attribution) -> str:
    return attribution.actor or (attribution.source.quote.lower() if attribution.source else "")
