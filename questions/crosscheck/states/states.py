"""What is said of a thing, as answers to questions: open or closed, signed or not, going on or stopped, done or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.clause_words import claim_at, evidence_around, is_denied, nobody, occasion
from questions.crosscheck.people import is_person, kin_of, names_people
from questions.crosscheck.reading import Reading
from questions.crosscheck.states.dimensions import Answer, dimension_rules, dimensions, phrases
from questions.crosscheck.states.pointed import pointed_to
from questions.crosscheck.states.state import State
from questions.crosscheck.states.unreal import supposed, was_to_be, wished
from questions.crosscheck.themes import head_key, names_in, qualifies, theme_of
from questions.languages.tables import load_table
from questions.participles import participles
from questions.syntax import Tree

#: Kinds of words that answer something.
_ANSWERING = frozenset({"VERB", "ADJ", "NOUN"})


def states(reading: Reading) -> Iterator[State]:
    """Every answer found in the clauses of a dispatch."""
    table = dimensions(reading.annotated.dispatch.language)
    claims = [claim for claim in reading.annotated.claims if claim.zone != "caption"]
    by_sentence: dict[EvidenceSpan, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    for here in (here for here in reading.trees if not here.is_question):
        own = by_sentence.get(here.sentence.span, [])
        yield from _anew(reading, here, own)
        for position, token in enumerate(here.tokens):
            if token.pos in _ANSWERING:
                yield from _at(reading, here, position, own, table)


def _at(
    reading: Reading,
    here: Tree,
    position: int,
    claims: list[Claim],
    table: dict[str, list[Answer]],
) -> Iterator[State]:
    claim = claim_at(here, position, claims)
    if claim is None:
        return
    for dimension, answer in _answers(reading, here, position, claim, table):
        if _is_idle(reading, here, position, claim, dimension):
            continue
        theme = theme_of(reading, here, position, claim, dimension["theme"])
        if theme is not None and theme[1] >= 0:
            theme = pointed_to(reading, *theme) or theme
        if theme is not None and (not dimension.get("human") or _is_human(reading, theme) or theme[1] == position):
            yield _state(reading, here, position, claim, dimension["name"], answer, theme)


def _answers(
    reading: Reading,
    here: Tree,
    position: int,
    claim: Claim,
    table: dict[str, list[Answer]],
) -> list[Answer]:
    """What the word answers: the questions of the pack; else, for a verb or a noun of an event, that it took place."""
    token, language = here.tokens[position], reading.annotated.dispatch.language
    lemma = token.lemma.lower()
    longer = (a for words, a in phrases(language).get(here.word(position), ()) if _reads(here, position, words))
    answers = [*table.get(lemma, ()), *longer]
    if not answers and token.pos == "ADJ":
        lemma = participles(language).get(here.word(position), lemma)
        answers = table.get(lemma, [])
    key = reading.words.key(lemma)
    happens = key in reading.words.happenings
    if not answers and token.pos == "VERB" and claim.predicate == lemma and _tells_an_act(reading, lemma):
        return [({"name": f"act:{key if happens else lemma}", "theme": "object"}, True)]
    told = [({"name": f"act:{key}", "theme": "object"}, True)] if token.pos == "NOUN" and happens else []
    return [*answers, *told]


def _is_idle(reading: Reading, here: Tree, position: int, claim: Claim, dimension: dict[str, Any]) -> bool:
    """« a dit » only introduces words, « il y a » only presents, « lui a repris son titre » tells of no new start, a
    share of 4 % is neither won nor lost."""
    lemma, frames = here.tokens[position].lemma.lower(), load_table(reading.annotated.dispatch.language, "frames")
    if any(word in here.words for word in dimension.get("unless", ())):
        return True
    if wished(frames, here, position, (position,)) or supposed(frames, here, position):
        return True
    if was_to_be(frames, here, position):
        return True
    presents = lemma in reading.polarity["existence"] and here.has(position, "expl:subj")
    if lemma in reading.polarity["again"] and here.has(position, "iobj"):
        return True
    if not claim.negated and (presents or lemma in dimension.get("denied_only", ())):
        return True
    return not dimension.get("shares", True) and any(figure.unit == "%" for figure in claim.figures)


def _reads(here: Tree, position: int, words: list[str]) -> bool:
    return [here.word(position + i) for i in range(len(words)) if position + i < len(here.tokens)] == words


def _anew(reading: Reading, here: Tree, claims: list[Claim]) -> Iterator[State]:
    """« la première réunion en deux ans »: what had stopped starts anew."""
    rules = reading.words.predicates["anew"]
    if not any(word in here.words for word in rules["ordinals"]):
        return
    for position in range(1, len(here.tokens)):
        if here.tokens[position].pos != "NOUN":
            continue
        ordinal = here.child(position, "amod", "nummod", "det")
        if ordinal is None or here.word(ordinal) not in rules["ordinals"]:
            continue
        behind = range(position + 1, min(position + 12, len(here.tokens) - 1))
        spans = (i for i in behind if here.word(i) in rules["spans"])
        claim = claim_at(here, position, claims)
        if claim is not None and any(reading.is_time(here.tokens[i + 1].start) for i in spans):
            yield _state(reading, here, position, claim, rules["dimension"], False, (here, position))


def _is_human(reading: Reading, theme: tuple[Tree, int]) -> bool:
    """Whether the theme is a person, or may be one where the text leaves it open."""
    return theme[1] < 0 or is_person(reading, *theme)


def _tells_an_act(reading: Reading, lemma: str) -> bool:
    speech = reading.words.predicates["speech"]["lemmas"]
    return lemma not in speech and reading.words.key(lemma) not in reading.words.empty


def _state(
    reading: Reading, here: Tree, position: int, claim: Claim, name: str, answer: bool, theme: tuple[Tree, int]
) -> State:
    tree, index = theme
    head = head_key(reading, tree, index)
    below = [
        i for i in (tree.subtree(index) if head else ()) if i not in {index, position} and qualifies(tree, i, index)
    ]
    details = frozenset(key for i in below if (key := reading.key_of(tree, i)) is not None) - {head}
    everybody = nobody(reading, here, position) and (claim.object is None or name == "survival")
    universal = (index == position or everybody) and claim.negated
    names = frozenset(names_in(reading, tree, (index, *below))) if index >= 0 else frozenset()
    if universal:
        head = ""
    elif kin := kin_of(reading, tree, index) if index >= 0 else "":
        head = kin
    elif len(people := names & reading.people) == 1:
        head = next(iter(people))
    elif index >= 0 and not people and names_people(reading, tree, index):
        head = reading.person_at(tree, index) or head
    negated = is_denied(reading, here, position, claim)
    if dimension_rules(reading.annotated.dispatch.language).get(name, {}).get("occasion"):
        details |= occasion(reading, here, position, (index,))
    return State(
        reading,
        name,
        answer != negated,
        claim,
        here,
        position,
        head,
        details,
        names,
        universal,
        evidence_around(reading, claim, here, position),
    )
