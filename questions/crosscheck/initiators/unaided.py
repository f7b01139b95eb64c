"""Who took it alone: « le préfet l'a décidé seul », « nous avons choisi, de notre propre chef, … »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.initiators.acts import agency
from questions.crosscheck.initiators.agents import Agent
from questions.crosscheck.initiators.doing import claim_at
from questions.crosscheck.initiators.initiative import Initiative
from questions.crosscheck.initiators.wanted import OPEN, Wanted, told_by, told_in
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.syntax import Tree, plain

#: Letters from whoever decided to « et par lui seul », at most: a name may stand between them.
_FAR = 60
_BREAKS = frozenset({";", ":", "»", "("})
_PASSIVE = ("aux:pass", "nsubj:pass")


def unaided(reading: Reading) -> Iterator[Initiative]:
    """« La direction l'a décidé seule », « j'ai pris seul la décision de partir »: nobody else had a part in it."""
    rules = reading.words.rules["initiative"]
    for here in (here for here in reading.trees if not here.held.isdisjoint(rules["alone"])):
        for i in range(1, len(here.tokens)):
            verb = i - 1
            if (
                here.word(i) not in rules["alone"]
                or here.tokens[verb].pos != "VERB"
                or not _decides(reading, here, verb)
            ):
                continue
            claim = claim_at(reading, here, verb)
            who = _who(reading, here, verb, claim)
            if claim is None or claim.negated or claim.modality != "fact" or who is None:
                continue
            agent = Agent(reading, who)
            if agent.by and (agent.may_act or _is_named(agent)):
                wanted = _wanted(reading, here, verb, claim)
                about = (reading.keys(claim.span) | _fronted(reading, here, agent)) - agent.by
                yield Initiative(
                    reading,
                    agent.meant,
                    agent.by,
                    about,
                    clipped(reading, claim.span),
                    True,
                    wanted=wanted,
                    presumes=_presumes(here, verb) and not _fronted(reading, here, agent),
                )


def by_one_alone(reading: Reading) -> Iterator[Initiative]:
    """« a été décidée par le seul conseil », « arrêtée par le maire, et par lui seul »: nobody else had a part."""
    rules, phrases = reading.words.rules["initiative"], agency(reading)["focus"]["alone"]
    settling = {*rules["ordering"], *rules["deciding_alone"], *rules["settling"]}
    for claim in reading.annotated.claims:
        who = claim.passive_agent
        if who is None or claim.predicate not in settling or claim.negated or claim.modality != "fact":
            continue
        here = reading.sentence_at(who.start)
        arrested = claim.predicate in rules["settling"] and names_somebody(reading, claim.subject)
        if here is None or arrested:
            continue
        behind = on_one_line(reading.annotated.dispatch.text[who.end : here.sentence.span.end])
        told = next((place for phrase in phrases if 0 <= (place := behind.find(phrase)) <= _FAR), None)
        single = any(here.tokens[i].text.lower() in rules["alone"] for i in _within(reading, who))
        agent = Agent(reading, who)
        if (told is not None or single) and agent.by and agent.may_act:
            about = (reading.keys(claim.subject) | implied_by(reading, claim.predicate)) - agent.by
            wanted = told_in(reading, claim.subject)
            evidence = clipped(reading, claim.span)
            yield Initiative(reading, who, agent.by, about, evidence, True, decides=True, wanted=wanted, wish=True)


def _within(reading: Reading, span: EvidenceSpan) -> range:
    place = reading.tokens_in(span)
    return place[1] if place is not None else range(0)


def names_somebody(reading: Reading, who: EvidenceSpan | None) -> bool:
    """« Le voleur a été arrêté par »: whether the words name a person, to whom nobody's decision is done."""
    return who is not None and Agent(reading, who).is_person


def _is_named(agent: Agent) -> bool:
    """« Lugny a décidé seule »: a place stands for those who govern it."""
    return agent.head is not None and agent.head[0].tokens[agent.head[1]].pos == "PROPN"


def _fronted(reading: Reading, here: Tree, agent: Agent) -> frozenset[str]:
    """« Cette fermeture, le rectorat l'a décidée seul »: what is named before whoever decides."""
    before = reading.annotated.dispatch.evidence(here.starts[0], max(agent.span.start, here.starts[0]))
    return reading.keys(before)


def _presumes(here: Tree, verb: int) -> bool:
    """« l'a décidé seul », « a agi seul »: no word behind the verb says what was decided."""
    behind = (i for i in range(verb + 1, len(here.tokens)) if here.word(i) not in _BREAKS)
    ends = next((i for i in range(verb + 1, len(here.tokens)) if here.word(i) in _BREAKS), len(here.tokens))
    return not any(here.tokens[i].pos in {"NOUN", "VERB", "PROPN"} for i in behind if i < ends)


def _decides(reading: Reading, here: Tree, verb: int) -> bool:
    """« a décidé », « a pris … la décision », and not « a été retrouvé »."""
    rules, lemma = reading.words.rules["initiative"], here.tokens[verb].lemma.lower()
    if here.has(verb, *_PASSIVE):
        return False
    thing = here.child(verb, "obj")
    taken = thing is not None and here.tokens[thing].lemma.lower() in rules["taking"]
    return lemma in rules["deciding_alone"] or (lemma == reading.words.grammar["take"] and taken)


def _who(reading: Reading, here: Tree, verb: int, claim: Claim | None) -> EvidenceSpan | None:
    """The subject; of « affirme l'avoir décidé seule » whoever says so."""
    if claim is None:
        return None
    if here.tokens[verb].feature("VerbForm") != "Part" or here.subject(verb) is not None:
        return claim.subject
    return claim.subject or (claim.attribution.source if claim.attribution else None)


def _wanted(reading: Reading, here: Tree, verb: int, claim: Claim) -> Wanted:
    """« la décision de suspendre les visites »: what was decided; a pronoun leaves it open."""
    thing = here.child(verb, "obj", "xcomp")
    if thing is None or here.tokens[thing].pos == "PRON" or any(here.word(i) in _BREAKS for i in range(verb, thing)):
        return OPEN
    deed = thing if here.tokens[thing].pos == "VERB" else here.child(thing, "acl")
    return told_in(reading, claim.object) if deed is None else told_by(reading, here, deed)


def unprompted(reading: Reading) -> Iterator[Initiative]:
    """« X lancera, de sa propre initiative, … »."""
    phrases = reading.words.rules["initiative"]["own"]
    for claim in reading.annotated.claims:
        words = on_one_line(claim.span.quote)
        if not any(phrase in words for phrase in phrases):
            continue
        subject = claim.passive_agent or claim.subject or _before_own(reading, claim.sentence)
        if subject is None or _only_says(claim, subject):
            continue
        who = Agent(reading, subject).meant
        by = reading.keys(who)
        if by:
            about = _told(reading, claim) | implied_by(reading, claim.predicate)
            wanted = told_in(reading, claim.object)
            yield Initiative(reading, who, by, about - by, to_its_end(reading, claim.span), True, wanted=wanted)


def _told(reading: Reading, claim: Claim) -> frozenset[str]:
    """What a clause speaks of; a verb that only says what its object says (« ouvrir une enquête ») tells nothing."""
    light = claim.object is not None and claim.predicate in agency(reading)["focus"]["support"]
    return reading.keys(claim.span) - ({reading.words.key(claim.predicate)} if light else set())


def _only_says(claim: Claim, who: EvidenceSpan) -> bool:
    """« D'après le bureau, les habitants sont partis d'eux-mêmes »: the source, taken for the subject."""
    said = claim.attribution
    return said is not None and said.source is not None and who.overlaps(said.source) and said.kind == "according"


def _before_own(reading: Reading, sentence: EvidenceSpan) -> EvidenceSpan | None:
    """The first actor named in the sentence, where the parser gives the verb no subject."""
    names = [span for span, _ in reading.named if sentence.contains(span)]
    return min(names, key=lambda span: span.start, default=None)


def to_its_end(reading: Reading, span: EvidenceSpan) -> EvidenceSpan:
    """The passage as far as its sentence or the next strong break goes, where that is not far."""
    here = reading.sentence_at(span.start)
    if here is None:
        return span
    behind = (t for t in here.tokens if t.start >= span.end and t.text in _BREAKS)
    stop = next(behind, None)
    end = stop.start if stop is not None else here.sentence.span.end
    return clipped(reading, reading.annotated.dispatch.evidence(span.start, max(end, span.end)))


def implied_by(reading: Reading, lemma: str) -> frozenset[str]:
    """What a verb is about where its object does not say it."""
    return frozenset(f"={name}" for name in reading.words.rules["initiative"]["implied"].get(lemma, ()))


@lru_cache(maxsize=4096)
def on_one_line(text: str) -> str:
    """The text in lower case with plain spaces, of the same length."""
    return re.sub(r"\s", " ", plain(text))
