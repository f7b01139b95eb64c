"""States: by their name or people, by a capital that acts, by « les autorités russes »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Sentence, Token
from questions.annotator.names.found import Found
from questions.annotator.names.gazetteer import Hit, known_names, nationality
from questions.annotator.names.organisations import speaks_before
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    is_article,
    is_capitalised,
    is_finite,
    is_listed,
    is_word,
    lower,
    noun_end,
    places_of,
    vocabulary,
)
from questions.languages import load_table

_SUBJECT = ("nsubj", "nsubj:pass", "obl:agent", "nsubj:caus")


def acting_states(sentences: Sequence[Sentence], found: Sequence[Found]) -> Iterator[str]:
    """The states that do something in a dispatch, not only the place where something is done.

    :param found: the findings of the dispatch.
    """
    for state in (each for each in found if each.kind == "state"):
        if any(token.dep in _SUBJECT for token in sentences[state.sentence].tokens[state.start : state.end]):
            yield state.name


def find_named(number: int, sentence: Sentence) -> Iterator[Found]:
    """States, regions and bodies that are called by a name of the gazetteer, or by the name of their people."""
    for hit in known_names(sentence.tokens):
        single = hit.use == "people" and hit.start and lower(sentence.tokens[hit.start - 1]) in vocabulary("singular")
        if hit.use in ("name", "people") and not single and not _names_a_place(sentence.tokens, hit.start):
            yield Found(number, hit.start, hit.end, hit.entry.name, hit.entry.kind)


def _names_a_place(tokens: Tokens, start: int) -> bool:
    """« le fleuve Congo », « le delta du Niger », « la province de l'Equateur »: water or land, no state."""
    noun = start - 1
    while noun > 0 and start - noun < 3 and (is_article(tokens[noun]) or is_listed(tokens, noun, "ties_to_town")):
        noun -= 1
    return noun >= 0 and is_listed(tokens, noun, "named_alike")


def find_acting_capitals(number: int, sentence: Sentence, present: frozenset[str]) -> Iterator[Found]:
    """Towns that stand for the state or body whose seat they are.

    :param present: names of the states and bodies that the dossier names: what a town may stand for on weak signs.
    """
    for index, hits in _towns(sentence.tokens).items():
        named = [hit for hit in hits if hit.entry.name in present]
        acting = _acts(sentence.tokens, index, hits[0].end, bool(named))
        chosen = _chosen(hits, named) if acting else None
        if chosen:
            yield Found(number, chosen.start, chosen.end, chosen.entry.name, chosen.entry.kind)


def find_authorities(number: int, sentence: Sentence) -> Iterator[Found]:
    """« les autorités russes », « le gouvernement français »: the state itself."""
    tokens = sentence.tokens
    for index in places_of(tokens, "sides", "state_word"):
        if is_listed(tokens, index, "state_word") and not is_capitalised(tokens[index]):
            continue
        if not index or index + 1 >= len(tokens) or not is_article(tokens[index - 1]):
            continue
        state = nationality(tokens[index + 1])
        goes_on = is_listed(tokens, index, "delegating") and noun_end(tokens, index) > index + 2
        goes_on = goes_on or (is_listed(tokens, index, "delegating") and is_listed(tokens, index + 2, "addressing"))
        if state and not goes_on:
            yield Found(number, index, index + 2, state, "state")


def _towns(tokens: Tokens) -> dict[int, list[Hit]]:
    towns: dict[int, list[Hit]] = {}
    for hit in known_names(tokens, every=True):
        if hit.use == "place":
            towns.setdefault(hit.start, []).append(hit)
    return towns


def _chosen(hits: list[Hit], named: list[Hit]) -> Hit | None:
    """A body whose seat it is, when the dossier names it; else the state."""
    bodies = [hit for hit in named if hit.entry.kind != "state"]
    states = [hit for hit in hits if hit.entry.kind != "organisation"]
    return next(iter(bodies or named or states), None)


def _acts(tokens: Tokens, start: int, end: int, named: bool) -> bool:
    before = tokens[start - 1] if start else None
    preposition = lower(before) if before else ""
    if not preposition or preposition not in vocabulary("place_prepositions") | vocabulary("of"):
        doer = _is_doer(tokens, start, end) or (named and _opens_clause(tokens, start, end))
        doer = doer or speaks_before(tokens, start) or _is_told_of(tokens, start, end)
        doer = doer or (named and (_is_behind_colon(tokens, start, end) or _is_pointed_at(tokens, start, end)))
        return doer or (named and _is_partner(tokens, start, preposition))
    if not named:
        return False
    if preposition in vocabulary("of"):
        noun = start - 2 - is_word(tokens, start - 2, "»", '"', "”")
        return noun >= 0 and lower(tokens[noun]) in vocabulary("acts")
    return preposition in vocabulary("addressing") and _is_addressed(tokens, start)


def _is_doer(tokens: Tokens, start: int, end: int) -> bool:
    head = _head(tokens, start, end)
    governor = tokens[head.head]
    if (
        head.dep == "conj"
        and governor.dep in _SUBJECT
        and (is_listed(tokens, start - 1, "and") or is_word(tokens, start - 1, ","))
    ):
        return True
    if head.dep in _SUBJECT and governor.pos in ("VERB", "AUX", "ADJ", "NOUN"):
        return not (start and tokens[start - 1].pos == "ADP") or is_listed(tokens, start - 1, "before_doers")
    follows = tokens[end] if end < len(tokens) else None
    return (
        start == 0 and follows is not None and follows.pos in ("VERB", "AUX") and follows.feature("VerbForm") == "Fin"
    )


def _head(tokens: Tokens, start: int, end: int) -> Token:
    """The word of a town's name on which the others hang: « Caire » of « Le Caire »."""
    return next((tokens[i] for i in range(start, end) if not start <= tokens[i].head < end), tokens[start])


def _is_told_of(tokens: Tokens, start: int, end: int) -> bool:
    """« Astana, qui loue le cosmodrome, réclame … »: a bare town at the head of a sentence, and what it does."""
    return start == 0 and is_word(tokens, end, ",") and is_listed(tokens, end + 1, "relatives")


def _opens_clause(tokens: Tokens, start: int, end: int) -> bool:
    """« Khartoum dément »: a bare town at the head of a sentence, whatever the parser takes the verb for."""
    follows = tokens[end] if end < len(tokens) else None
    return (
        start == 0 and follows is not None and follows.text.islower() and follows.pos in ("VERB", "AUX", "ADV", "NOUN")
    )


def _is_behind_colon(tokens: Tokens, start: int, end: int) -> bool:
    """« Pêche : Paris rompt », « …, sans que Paris ait rien demandé », « Ni Niamey ni Paris ne l'ont demandé »: a bare
    town, alone or with others, then a conjugated verb behind its small words."""
    before = start - 1
    while before >= 0 and is_listed(tokens, before, "neither"):
        before -= 2
    opened = before < 0 or is_word(tokens, before, ":", ";") or is_listed(tokens, before, "that")
    verb = end
    while is_listed(tokens, verb, "before_verbs"):
        verb += 1
    paired = is_listed(tokens, end, "neither") and is_listed(tokens, start - 1, "neither")
    return opened and (paired or (verb < len(tokens) and is_finite(tokens[verb])))


def _is_pointed_at(tokens: Tokens, start: int, end: int) -> bool:
    """« c'est Londres qui a rompu »."""
    pointed = start > 1 and lower(tokens[start - 2]) in load_table("fr", "calendar")["tense"]["pointing"]
    return pointed and tokens[start - 1].lemma in accented("copulas") and is_listed(tokens, end, "relatives")


def _is_partner(tokens: Tokens, start: int, preposition: str) -> bool:
    """« avec Moscou », « entre Paris et Berlin », « accuse Moscou »."""
    if preposition in vocabulary("agent_prepositions"):
        return True
    if preposition in vocabulary("and") and start > 1:
        return any(is_listed(tokens, index, "joining") for index in range(max(0, start - 6), start))
    governor = tokens[tokens[start].head]
    return tokens[start].dep == "obj" and governor.lemma in accented("addressed")


def _is_addressed(tokens: Tokens, start: int) -> bool:
    governor = tokens[tokens[start].head]
    return (
        governor.pos == "VERB"
        and governor.lemma in accented("addressed")
        and (tokens[start].dep in ("iobj", "obl:arg", "obj"))
    )
