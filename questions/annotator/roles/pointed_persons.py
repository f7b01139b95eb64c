"""Persons at whom a word points back: « X a signé pour lui. “J'avais sa procuration”, dit cette institutrice. »,
« On soupçonne X. L'intéressé dément. »"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from questions.annotations import Sentence
from questions.annotator.names.ages import after_age
from questions.annotator.names.found import Found
from questions.annotator.names.gazetteer import is_people
from questions.annotator.names.role_nouns import opens_role, role_places
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    is_capitalised,
    is_listed,
    lower,
    noun_end,
    places_of,
    vocabulary,
)
from questions.annotator.roles.restated import fits, role_end
from questions.annotator.roles.role_bearers import is_definite
from questions.quotation_marks import is_open

#: Sentences back in which a quotation may have been opened.
_QUOTED_BACK = 6


def pointed_persons(sentences: Sequence[Sentence], found: Sequence[Found], told: Collection[str]) -> Iterator[Found]:
    """Findings of « cette institutrice », « ce Danois », where one person alone stands before in this sentence or the
    last, and nobody without a name; they carry the role of somebody to whom the dossier gives none.

    :param found: all findings of the dispatch, in order of the text.
    :param told: names of the persons to whom the dossier gives a role.
    """
    for number, sentence in enumerate(sentences):
        tokens = sentence.tokens
        for noun in _pointed_at(tokens):
            person = _only_one_before(sentences, found, number, noun)
            if person is None or not fits(sentences, person, number, noun, noun - 1):
                continue
            end = role_end(tokens, noun, [each for each in found if each.sentence == number])
            bare = is_capitalised(tokens[noun]) or is_listed(tokens, noun, "concerned")
            new = person.name not in told and not bare
            yield Found(number, noun, end, person.name, "person", ((noun, end),) if new else ())


def _pointed_at(tokens: Tokens) -> Iterator[int]:
    """The nouns of « cette institutrice », « l'intéressée »."""
    nouns = [place + 1 for place in places_of(tokens, "pointing")]
    nouns = [noun for noun in nouns if noun < len(tokens) and _is_somebody(tokens, noun)]
    nouns += [noun for noun in places_of(tokens, "concerned") if is_definite(tokens, noun)]
    yield from (noun for noun in nouns if tokens[noun].feature("Number") != "Plur")


def _is_somebody(tokens: Tokens, noun: int) -> bool:
    """A role, a people (« ce Danois »), or a noun for a doer with an age (« ce patrouilleur de l'agence, 52 ans, »)."""
    if is_capitalised(tokens[noun]):
        return is_people(tokens[noun])
    if opens_role(tokens, noun):
        return True
    end = noun_end(tokens, noun)
    return lower(tokens[noun]).endswith(tuple(vocabulary("doer_endings"))) and after_age(tokens, end) > end


def _only_one_before(sentences: Sequence[Sentence], found: Sequence[Found], number: int, noun: int) -> Found | None:
    """The one person named since the sentence before, outside a quotation: what is said there may point at anybody.

    « cet éleveur » may also be somebody without a name who stands there; « l'intéressé » is who was spoken of by name.
    """
    persons = [
        each
        for each in found
        if each.kind == "person" and (number - 1, 0) <= (each.sentence, each.start) < (number, noun)
    ]
    if len({each.name for each in persons}) != 1 or is_quoted(sentences, number, noun):
        return None
    if is_listed(sentences[number].tokens, noun, "concerned"):
        return persons[-1]
    own = {(each.sentence, place) for each in persons for start, end in each.roles for place in range(start, end)}
    own |= {(each.sentence, place) for each in persons for place in range(each.start, each.end)}
    others = any(
        (at, place) not in own
        for at in range(max(0, number - 1), number + 1)
        for place in _unnamed(sentences[at].tokens, noun - 1 if at == number else None)
    )
    return None if others else persons[-1]


def _unnamed(tokens: Tokens, end: int | None) -> Iterator[int]:
    """Somebody in the singular whom a noun tells: « un voisin », « le coureur », « sa femme »."""
    for place, token in enumerate(tokens[:end]):
        human = place in role_places(tokens) or token.text.lower() in accented("humans")
        if human and token.pos in ("NOUN", "PROPN") and token.feature("Number") != "Plur":
            yield place


def is_quoted(sentences: Sequence[Sentence], number: int, place: int) -> bool:
    """Whether a mark that was opened before is still open here."""
    before = chain.from_iterable(sentence.tokens for sentence in sentences[max(0, number - _QUOTED_BACK) : number])
    return is_open(token.text for token in chain(before, sentences[number].tokens[:place]))
