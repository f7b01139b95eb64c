"""Effects that words of many kinds tell: somebody is gone, a device fails, a firm goes under."""

from __future__ import annotations

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.initiators.agents import Agent
from questions.crosscheck.reading import Reading
from questions.crosscheck.states.frames import framed
from questions.crosscheck.states.state import State

_LEAVING = "leaving"
#: What begins the name of an effect that is a failure: it came about, though a negation may tell it.
FAILING = "failing:"


def state_names(reading: Reading, effect: EvidenceSpan | None) -> frozenset[str]:
    """« a rendu son tablier » and « a été limogé » as the departure of one person, « est restée muette » and « n'a pas
    fonctionné » as the failure of one device: names of what the words of an effect tell of a person or a device."""
    if effect is None:
        return frozenset()
    states = (state for state in reading.once(_telling) if state.span.overlaps(effect))
    return frozenset(
        f"leaving:{state.head}" if state.dimension == _LEAVING else f"{FAILING}{state.head}" for state in states
    )


def _telling(reading: Reading) -> tuple[State, ...]:
    failing = reading.words.rules["origin"]["failing"]
    return tuple(
        state
        for state in reading.once(framed)
        if state.dimension == _LEAVING or (state.dimension in failing and not state.answer and state.head)
    )


def goes_under(reading: Reading, claim: Claim, effect: EvidenceSpan) -> bool:
    """« le club a sombré », « l'usine a coulé »: whether a verb of sinking or dying tells the ruin of a firm or a club;
    who sinks another thing is not ruined."""
    rules = reading.words.rules["origin"]
    if claim.predicate not in rules["ruin"] or claim.subject is None:
        return False
    if claim.object is not None and claim.object.overlaps(effect):
        return False
    agent = Agent(reading, claim.subject)
    return not agent.is_person and bool(agent.kin & set(rules["firms"]))
