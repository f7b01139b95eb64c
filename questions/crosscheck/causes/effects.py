"""The words of an effect and of its cause: which of them tell something, and which passage shows both."""

from __future__ import annotations

from questions.annotations import CausalRelation, EvidenceSpan
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import LONGEST, Statement
from questions.syntax import NOMINAL, SUBJECTS, is_finite, plain, trimmed

#: Words before a connective among which the negation of a verb is looked for.
_NEAR = 6


def is_loose(reading: Reading, effect: EvidenceSpan) -> bool:
    """« à l'hôpital de Lille », « de la partie adverse »: words behind a preposition tell nothing that happened; « les
    naufrages sont fréquents » nothing that happened once."""
    place = reading.tokens_in(effect)
    if place is None or len(place[1]) == 0:
        return True
    here, inside = place
    if {here.tokens[i].lemma.lower() for i in inside} & set(reading.words.rules["origin"]["habit"]):
        return True
    return here.tokens[inside[0]].pos == "ADP" and not any(here.tokens[i].pos in {"VERB", "AUX"} for i in inside)


def is_none(reading: Reading, effect: EvidenceSpan) -> bool:
    """« n'a provoqué aucune grève »: nothing was brought about."""
    place = reading.tokens_in(effect)
    return place is not None and len(place[1]) > 0 and place[0].word(place[1][0]) in reading.polarity["nobody"]


def is_predicated(reading: Reading, effect: EvidenceSpan) -> bool:
    """« avait durci le conflit », « la cuve n'en est pas moins à l'arrêt »: a finite verb that no relative pronoun
    opens tells it, whatever subject the parse gives the verb."""
    place = reading.tokens_in(effect)
    if place is None:
        return False
    here, inside = place
    finite = next((i for i in inside if is_finite(here.tokens[i])), None)
    return finite is not None and not any(
        here.tokens[i].feature("PronType") == "Rel" or here.word(i) in reading.words.rules["origin"]["relative"]
        for i in inside
        if i < finite
    )


def is_refused(reading: Reading, relation: CausalRelation) -> bool:
    """« Pas à cause du gel, comme on le dit », « et non en raison d'une grève »: the connective itself is denied, not
    the verb before it (« ne joue pas à cause d'une blessure »)."""
    place = reading.tokens_in(relation.marker) if relation.marker is not None else None
    if place is None or len(place[1]) == 0:
        return False
    here, first = place[0], place[1][0]
    rules = reading.words.rules["denied_cause"]
    if first == 0 or here.word(first - 1) not in rules["refusing"]:
        return False
    return not any(here.word(i) in rules["verbal"] for i in range(max(first - _NEAR, 0), first - 1))


def is_relative(reading: Reading, cause: EvidenceSpan) -> bool:
    """« le pêcheur grâce à qui une rencontre a eu lieu »: the words behind name no cause."""
    place = reading.tokens_in(cause)
    return place is not None and len(place[1]) > 0 and place[0].tokens[place[1][0]].feature("PronType") == "Rel"


def kept(reading: Reading, cause: EvidenceSpan) -> EvidenceSpan:
    """« au gel, et non aux travaux »: the cause as far as the version that it rejects."""
    markers = reading.words.rules["correction"]["markers"]
    text = plain(cause.quote)
    places = [place for marker in markers if (place := text.find(f"{marker} ")) > 0]
    return reading.annotated.dispatch.evidence(cause.start, cause.start + min(places)) if places else cause


def last_clause(reading: Reading, relation: CausalRelation) -> EvidenceSpan:
    """« s'est déclaré dans l'atelier et s'est propagé à cause du vent »: of two clauses the one beside the cause."""
    effect, place = relation.effect, reading.tokens_in(relation.effect)
    if place is None or relation.marker is None or relation.marker.start < effect.end:
        return effect
    here, inside = place
    clauses = [i for i in inside if here.tokens[i].dep == "conj" and here.tokens[i].pos == "VERB"]
    joined = [(verb, and_) for verb in clauses if (and_ := here.child(verb, "cc")) is not None]
    if not joined or here.has(joined[-1][0], *SUBJECTS):
        return effect
    first, _ = trimmed(here, joined[-1][1] + 1, len(here.tokens))
    return reading.annotated.dispatch.evidence(here.tokens[first].start, effect.end)


def passage(reading: Reading, effect: EvidenceSpan, cause: EvidenceSpan, marker: EvidenceSpan | None) -> EvidenceSpan:
    """Effect, marker and cause in one passage where they stand together, else marker and cause."""
    whole = [effect, cause] + ([marker] if marker else [])
    start, end = min(s.start for s in whole), max(s.end for s in whole)
    if end - start > LONGEST:
        tail = [cause] + ([marker] if marker else [])
        start, end = min(s.start for s in tail), max(s.end for s in tail)
    return reading.annotated.dispatch.evidence(start, end)


def of_itself(reading: Reading, told: Statement) -> str:
    """« s'arrêter » where the language pack knows the reflexive verb for another than « arrêter », else nothing."""
    place = told.place_in_tree
    if place is None:
        return ""
    here, verb = place
    near = (*here.children[verb], verb - 1) if verb else here.children[verb]
    pronouns = {here.word(i) for i in near if here.tokens[i].feature("Reflex") == "Yes" or here.tokens[i].pos == "PRON"}
    forms = (
        f"{p}{told.claim.predicate}" if p.endswith("'") else f"{p} {told.claim.predicate}" for p in sorted(pronouns)
    )
    return next((form for form in forms if form in reading.words.same), "")


def where_told(reading: Reading, effect: EvidenceSpan) -> frozenset[str]:
    """What an effect speaks of only to say where it came about: « à l'école de la ville »."""
    place, into = reading.tokens_in(effect), reading.words.predicates["place"]["prepositions"]
    if place is None:
        return frozenset()
    here, inside = place
    nouns = [i for i in inside if here.tokens[i].pos in NOMINAL and here.tokens[i].dep.startswith("obl")]
    told = [i for i in nouns if (case := here.child(i, "case")) is not None and here.word(case) in into]
    keys = (reading.key_of(here, i) for noun in told for i in here.subtree(noun) if i in inside)
    return frozenset(key for key in keys if key is not None)
