"""Whether words name somebody who may want a thing: a person, a body, somebody in office."""

from __future__ import annotations

from questions.annotations import EvidenceSpan
from questions.crosscheck.initiators.agents import Agent
from questions.crosscheck.people import names_people
from questions.crosscheck.reading import Reading
from questions.crosscheck.themes import head_of


def in_office(reading: Reading, who: EvidenceSpan) -> bool:
    """Whether the words name a body or somebody in office, who may take measures."""
    agent = Agent(reading, who)
    return agent.is_official or bool(agent.kin)


def bare(reading: Reading, who: EvidenceSpan | None) -> EvidenceSpan | None:
    """« notre association » of « c'est notre association »."""
    head = head_of(reading, who)
    if head is None or who is None:
        return who
    here, noun = head
    own = (i for i in here.subtree(noun) if here.tokens[i].start >= who.start and here.tokens[i].dep != "cop")
    first = min(own, default=noun)
    while first < noun and here.tokens[first].pos in {"PRON", "AUX", "VERB", "PUNCT"}:
        first += 1
    return reading.annotated.dispatch.evidence(here.tokens[first].start, max(who.end, here.tokens[noun].end))


def may_act(reading: Reading, who: EvidenceSpan) -> bool:
    """Whether the words name a person or a body: an actor, or a noun that may want something."""
    head = head_of(reading, who)
    nouns = reading.words.rules["initiative"]["agents"]
    named = _names_somebody(reading, who)
    if named or head is None:
        return named
    token = head[0].tokens[head[1]]
    if token.lemma.lower() in nouns or token.pos == "PROPN" or reading.words.key_at(token) == "=company":
        return True
    return who is not None and Agent(reading, who).may_act


def _names_somebody(reading: Reading, who: EvidenceSpan) -> bool:
    """Whether a name stands there; « un renseignement espagnol » only says of which land."""
    place = reading.tokens_in(who)
    nouns = (place[0].tokens[i] for i in place[1] if place[0].tokens[i].pos != "ADJ") if place else ()
    return any(reading.is_actor(token.start) for token in nouns)


def is_somebody(reading: Reading, who: EvidenceSpan) -> bool:
    """Whether the words name a person, by the kind of noun or by its ending."""
    head = head_of(reading, who)
    return head is not None and names_people(reading, *head)
