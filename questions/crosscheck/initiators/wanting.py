"""Who wanted it: the ways in which a dispatch tells at whose wish or order a thing is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from questions.annotations import CausalRelation, Claim, EvidenceSpan
from questions.crosscheck.initiators.agents import Agent
from questions.crosscheck.initiators.clefts import cleft_at
from questions.crosscheck.initiators.deeds import deeds
from questions.crosscheck.initiators.doing import end_of_name
from questions.crosscheck.initiators.initiative import Initiative, meeting, wish_keys
from questions.crosscheck.initiators.insistence import focused
from questions.crosscheck.initiators.unaided import (
    by_one_alone,
    implied_by,
    on_one_line,
    to_its_end,
    unaided,
    unprompted,
)
from questions.crosscheck.initiators.wanted import OPEN, Wanted, names_in, told_by, told_in, wanted_at
from questions.crosscheck.initiators.wishers import bare, in_office, is_somebody, may_act
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement, clipped
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table
from questions.syntax import NOMINAL, SUBJECTS, Tree, core, trimmed

#: Fewer words of a clause than this say too little of what was wanted.
_FEW = 3


def initiatives(reading: Reading) -> Iterator[Initiative]:
    """Every initiative told in a dispatch."""
    found: list[Initiative] = []
    for look in _LOOKS:
        fresh = [i for i in look(reading) if not any(i.evidence.overlaps(known.evidence) for known in found)]
        found += [replace(i, insists=True) for i in fresh] if look in _INSISTING else fresh
    yield from (meeting(i) for i in found)


def _by_marker(reading: Reading) -> Iterator[Initiative]:
    """« à la demande de X », with what was done as its matter."""
    for relation in reading.annotated.causes:
        who = _cut(reading, relation.cause)
        by = reading.keys(who)
        if relation.kind == "initiator" and by and not _only_may(reading, relation.effect):
            spans = [relation.effect, who] + ([relation.marker] if relation.marker else [])
            start, end = min(s.start for s in spans), max(s.end for s in spans)
            about = (reading.keys(relation.effect) | _around_it(reading, relation)) - by
            evidence = reading.annotated.dispatch.evidence(start, end)
            yield Initiative(reading, who, by, about, evidence, True, wanted=_wanted_by(reading, relation), wish=True)


def _wanted_by(reading: Reading, relation: CausalRelation) -> Wanted:
    """What goes with « à la demande de », else what the effect tells."""
    place = reading.tokens_in(relation.marker) if relation.marker else None
    noun = next((i for i in place[1] if place[0].tokens[i].pos == "NOUN"), None) if place else None
    if place is None or noun is None:
        return told_in(reading, relation.effect)
    return wanted_at(reading, (place[0], noun), relation.effect)


def _cut(reading: Reading, who: EvidenceSpan) -> EvidenceSpan:
    """« la partie adverse, faute d'accord »: as far as they say who it is."""
    place = reading.tokens_in(who)
    if place is None or len(place[1]) == 0:
        return who
    here, inside = place
    start, end = trimmed(here, inside[0], end_of_name(here, inside[0], inside[-1] + 1))
    return _span(reading, here, start, end) if start < end else who


def _only_may(reading: Reading, effect: EvidenceSpan) -> bool:
    """« pourrait, à la demande de X, … »."""
    told = [c for c in reading.annotated.claims if c.span.overlaps(effect)]
    inner = min(told, key=lambda c: c.span.end - c.span.start, default=None)
    return inner is not None and inner.modality == "possible"


def _around_it(reading: Reading, relation: CausalRelation) -> frozenset[str]:
    """What the clause, or where it says little its sentence, speaks of; « la décision » is told by the one before."""
    clause = _sentence_keys(reading, relation.effect)
    here = reading.sentence_at(relation.effect.start)
    if here is None:
        return clause
    rules = reading.words.rules["initiative"]
    pointing = any(t.lemma.lower() in rules["decisions"] for t in here.tokens if relation.effect.start <= t.start)
    before = _before(reading, here.sentence.span) if pointing else frozenset()
    return _enough(reading, here, clause) | before


def _enough(reading: Reading, here: Tree, clause: frozenset[str]) -> frozenset[str]:
    """What a clause speaks of, or its sentence where the clause says little."""
    told = [key for key in clause if not key.startswith("@")]
    return clause if len(told) >= _FEW else clause | reading.keys(here.sentence.span)


def _sentence_keys(reading: Reading, span: EvidenceSpan) -> frozenset[str]:
    """Keys of the claim that holds the span."""
    holding = [c for c in reading.annotated.claims if c.span.overlaps(span)]
    inner = min(holding, key=lambda c: c.span.end - c.span.start, default=None)
    return reading.keys(inner.span) if inner else frozenset()


def _ordered(reading: Reading) -> Iterator[Initiative]:
    """« L'évacuation a été ordonnée par X »."""
    rules = reading.words.rules["initiative"]
    ordering = rules["ordering"]
    for claim in reading.annotated.claims:
        by = reading.keys(claim.passive_agent)
        if claim.predicate in ordering and claim.passive_agent is not None and by and not claim.negated:
            about = (reading.keys(claim.subject) | implied_by(reading, claim.predicate)) - by
            wanted, decides = told_in(reading, claim.subject), claim.predicate in rules["deciding"]
            yield Initiative(reading, claim.passive_agent, by, about, claim.span, False, decides=decides, wanted=wanted)


def _decided(reading: Reading) -> Iterator[Initiative]:
    """« Le préfet a ordonné l'évacuation »: whoever decides what the object names; « a fermé le pont », where a body or
    somebody in office takes a measure."""
    rules = reading.words.rules["initiative"]
    for claim in reading.annotated.claims:
        measure = claim.predicate in rules["measures"]
        if not (measure or claim.predicate in rules["deciding"]) or claim.negated or claim.modality != "fact":
            continue
        if _lasts(reading, claim):
            continue
        if claim.passive_agent or claim.object is None or claim.subject is None:
            continue
        by = reading.keys(claim.subject)
        told = claim.span if measure else claim.object
        about = (reading.keys(told) | implied_by(reading, claim.predicate)) - by
        if by and about and may_act(reading, claim.subject) and (not measure or in_office(reading, claim.subject)):
            evidence, wanted = clipped(reading, claim.span), told_in(reading, claim.object)
            yield Initiative(
                reading, claim.subject, by, about, evidence, False, decides=True, wanted=wanted, measure=measure
            )


def _lasts(reading: Reading, claim: Claim) -> bool:
    """« l'éditeur imposait une coupure »: how things stood, no decision that somebody took."""
    place = Statement.of(reading, claim).place_in_tree
    return place is not None and place[0].tokens[place[1]].feature("Tense") == "Imp"


def _themselves(reading: Reading) -> Iterator[Initiative]:
    """« La direction a alerté elle-même les autorités »: nobody had to ask them."""
    selves = reading.words.rules["initiative"]["selves"]
    for claim in reading.annotated.claims:
        who = claim.passive_agent or claim.subject
        place = reading.tokens_in(claim.span)
        if who is None or place is None or claim.negated:
            continue
        here, indices = place
        alone = any(here.word(i) in selves and here.tokens[i - 1].pos != "ADP" for i in indices)
        by = reading.keys(who) if alone and may_act(reading, who) else frozenset()
        if by:
            about = reading.keys(claim.span) | _of_noun(reading, here, indices)
            yield Initiative(reading, who, by, about - by, to_its_end(reading, claim.span), True)


def _asked(reading: Reading) -> Iterator[Initiative]:
    """« Qui a fait venir le médiateur ? La présidence. »"""
    asking = reading.words.rules["initiative"]["asking"]
    for question, answer in pairwise(reading.sentences):
        asked, here = reading.sentence_at(question.span.start), reading.sentence_at(answer.span.start)
        if asked is None or here is None or asked.word(0) not in asking or not asked.is_question:
            continue
        who = _phrase_at(reading, here, 0)
        by = reading.keys(who)
        if who is not None and by and may_act(reading, who) and not _does(reading, who):
            about = (reading.keys(question.span) | reading.keys(answer.span)) - by
            wanted = Wanted(things=names_in(reading, question.span))
            yield Initiative(reading, who, by, about, clipped(reading, answer.span), True, wanted=wanted)


def _does(reading: Reading, who: EvidenceSpan) -> bool:
    """« La préfecture se tait »: no answer, but what they do."""
    head = head_of(reading, who)
    return head is not None and head[0].tokens[head[1]].dep in SUBJECTS


def _by_phrase(reading: Reading) -> Iterator[Initiative]:
    """« à l'appel de X », « sur ordre de X », wherever the phrase stands."""
    pattern = _phrases(reading.annotated.dispatch.language)
    for here in reading.trees:
        sentence = here.sentence
        match = pattern.search(on_one_line(sentence.span.quote))
        if match is None:
            continue
        first = here.at(sentence.span.start + match.end())
        who = _phrase_at(reading, here, first)
        by = reading.keys(who)
        if who is not None and by:
            noun = next((i for i in range(first - 1, 0, -1) if here.tokens[i].pos == "NOUN"), first)
            about = (_enough(reading, here, _sentence_keys(reading, who)) | _this(reading, here)) - by
            evidence, wanted = clipped(reading, _around(reading, sentence.span, who)), wanted_at(reading, (here, noun))
            yield Initiative(reading, who, by, about, evidence, True, wanted=wanted, wish=True)


def _this(reading: Reading, here: Tree) -> frozenset[str]:
    """What « cette décision » points to: the sentence before."""
    pointing = any(here.word(i) in reading.words.rules["initiative"]["this"] for i in range(len(here.tokens)))
    return _before(reading, here.sentence.span) if pointing else frozenset()


@lru_cache(maxsize=8)
def _phrases(language: str) -> re.Pattern[str]:
    """The phrases of the language pack; « de » may be elided or contracted."""
    phrases = load_table(language, "contradictions")["initiative"]["phrases"]
    return re.compile(
        "|".join(rf"\b{re.escape(p.removesuffix('de'))}(?:de la |de l'|des |du |de |d')" for p in phrases)
    )


def _phrase_at(reading: Reading, here: Tree, first: int) -> EvidenceSpan | None:
    """The noun phrase that begins here."""
    if first >= len(here.tokens):
        return None
    head = next((i for i in range(first, min(first + 5, len(here.tokens))) if here.tokens[i].pos in NOMINAL), None)
    if head is None:
        return None
    end = head + 1
    while end < len(here.tokens) and end in here.subtree(head) and here.tokens[end].pos not in {"PUNCT", "VERB"}:
        end += 1
    return _span(reading, here, first, end)


def _around(reading: Reading, sentence: EvidenceSpan, who: EvidenceSpan) -> EvidenceSpan:
    """The clause in which the initiator is named, or the sentence."""
    holding = [c.span for c in reading.annotated.claims if c.span.contains(who)]
    return min(holding, key=lambda span: span.end - span.start, default=sentence)


def _at_origin(reading: Reading) -> Iterator[Initiative]:
    """« X est à l'origine de l'enquête », « X en a eu l'idée », « X a pris l'initiative de … »: a person or a body."""
    rules = reading.words.rules["initiative"]
    for claim in reading.annotated.claims:
        place = reading.tokens_in(claim.span)
        if place is None or claim.negated or claim.zone == "caption":
            continue
        here, indices = place
        lemmas = {here.tokens[i].lemma.lower() for i in indices} | {claim.predicate}
        told = any(set(pair) <= lemmas for pair in rules["acts"])
        who = bare(reading, claim.passive_agent or claim.subject)
        if told and who is not None and may_act(reading, who):
            by = reading.keys(who)
            pointing = any(here.word(i) in rules["of_it"] for i in indices)
            about = reading.keys(claim.span) | (_before(reading, here.sentence.span) if pointing else frozenset())
            about |= _completed_by(reading, here, indices) | _of_noun(reading, here, indices)
            idle = {reading.words.key(lemma) for pair in rules["acts"] for lemma in pair}
            yield Initiative(reading, who, by, about - by - idle, clipped(reading, claim.span), True)


def _completed_by(reading: Reading, here: Tree, clause: range) -> frozenset[str]:
    """« l'échange, dont elle a eu l'initiative »: the noun that a relative clause goes with."""
    relative = (i for i in clause if here.tokens[i].dep == "acl:relcl" and here.governor(i) not in clause)
    above = next((here.governor(i) for i in relative), None)
    key = reading.key_of(here, above) if above is not None else None
    return frozenset({key} if key else ())


def _of_noun(reading: Reading, here: Tree, clause: range) -> frozenset[str]:
    """« l'initiative de faire abattre les volailles »: what completes the noun, where the clause ends before it."""
    nouns = {noun for pair in reading.words.rules["initiative"]["acts"] for noun in pair}
    told = (i for i in clause if here.tokens[i].pos == "NOUN" and here.tokens[i].lemma.lower() in nouns)
    places = (j for i in told for j in here.subtree(i))
    return frozenset(key for j in places if (key := reading.key_of(here, j)) is not None)


def _before(reading: Reading, sentence: EvidenceSpan) -> frozenset[str]:
    """What the sentence before speaks of."""
    earlier = [s.span for s in reading.sentences if s.span.end <= sentence.start]
    return reading.keys(earlier[-1]) if earlier else frozenset()


def _cleft(reading: Reading) -> Iterator[Initiative]:
    """« C'est X qui a demandé … »; its matter is looked for around it too."""
    for place, here in enumerate(reading.trees):
        found = cleft_at(reading, here)
        if found is None:
            continue
        first, who_end, verb = found
        who = _span(reading, here, first, end_of_name(here, first, who_end))
        by = Agent(reading, who).by
        rules = reading.words.rules["initiative"]
        pointing = any(here.word(i) in rules["of_it"] for i in range(who_end, verb))
        words = reading.words.grammar
        light = here.tokens[verb].lemma.lower() in {words["take"], words["have"]}
        told = not light and any(here.tokens[i].dep in {"obj", "xcomp", "ccomp"} for i in here.children[verb])
        near = (place - 1, place) if pointing else (place,) if told else (place, place + 1)
        around = [reading.sentences[i].span for i in near if 0 <= i < len(reading.sentences)]
        implied = implied_by(reading, here.tokens[verb].lemma.lower())
        about = (frozenset(key for span in around for key in reading.keys(span)) - _warned(reading, implied)) | implied
        if by and (here.tokens[first].pos == "PRON" or may_act(reading, who) or is_somebody(reading, who)):
            evidence = to_its_end(reading, _span(reading, here, max(first - 2, 0), max(core(here, verb)[1], verb + 1)))
            wanted = _wanted_of(reading, here, verb, implied) if told and not pointing else OPEN
            wish = here.tokens[verb].lemma.lower() in rules["ordering"]
            presumes = wish and (pointing or (told and wanted.is_open))
            yield Initiative(reading, who, by, about - by, evidence, True, wanted=wanted, presumes=presumes, wish=wish)


def _wanted_of(reading: Reading, here: Tree, verb: int, implied: frozenset[str]) -> Wanted:
    """« C'est X qui a réclamé la fermeture »: the object of the verb; « qui l'a réclamée » leaves it open."""
    thing, deed = here.child(verb, "obj"), here.child(verb, "xcomp", "ccomp")
    if thing is not None and not implied and _is_owned(reading, here, thing):
        return OPEN
    if thing is None and deed is not None and not implied:
        return told_by(reading, here, deed)
    if implied or thing is None or here.tokens[thing].pos == "PRON":
        return Wanted(things=frozenset(reading.words.family_of(key) for key in implied))
    return told_by(reading, here, thing)


def _is_owned(reading: Reading, here: Tree, thing: int) -> bool:
    """« son retrait », « ce transfert »: of what the sentences before speak of."""
    words = {here.word(i) for i in here.children[thing] if i < thing}
    return not words.isdisjoint(reading.words.rules["initiative"]["owned"])


def _warned(reading: Reading, implied: frozenset[str]) -> frozenset[str]:
    """Keys of those to whom an alarm is given: « les secours » are no rescue."""
    rows = load_table(reading.annotated.dispatch.language, "happenings")["deed"]
    nouns = (noun for deed in rows for noun in deed.get("given_to", ()))
    return frozenset(reading.words.key(noun) for noun in nouns) if implied else frozenset()


def _span(reading: Reading, here: Tree, start: int, end: int) -> EvidenceSpan:
    start, end = trimmed(here, start, end)
    return reading.annotated.dispatch.evidence(here.tokens[start].start, here.tokens[end - 1].end)


def _emanating(reading: Reading) -> Iterator[Initiative]:
    """« La demande de retrait émane de la revue », « l'initiative revient à X »; « c'est X qui a quitté la table »."""
    wanting = wish_keys(reading)
    for act in reading.once(focused):
        if act.deeds & wanting and not act.denied and act.agent.may_act:
            about = act.themes | (frozenset() if act.themes else _before(reading, act.here.sentence.span))
            who, by = act.agent.meant, act.agent.by
            yield Initiative(reading, who, by, about - by, act.evidence, True, presumes=not act.themes)
    for deed in reading.once(deeds):
        implied = frozenset(f"={name}" for name in deed.row.get("about", ()))
        if deed.alone and implied:
            yield Initiative(reading, deed.who, deed.by, implied | deed.themes, deed.evidence, True)


_LOOKS = (
    _cleft,
    by_one_alone,
    _asked,
    _by_marker,
    unaided,
    unprompted,
    _themselves,
    _ordered,
    _at_origin,
    _emanating,
    _by_phrase,
    _decided,
)
_INSISTING = frozenset({_cleft, by_one_alone, _asked, unaided, unprompted, _themselves, _emanating})
