"""Persons named again by an office that one person of the dossier holds: « le soigneur », « le maire de Sète »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Sentence
from questions.annotator.names.ages import end_before_age
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.given_names import may_agree
from questions.annotator.names.role_nouns import role_places
from questions.annotator.parsing.words import Tokens, is_listed
from questions.annotator.roles.role_bearers import HeldRole, is_of_another, is_told_by, plain_role
from questions.naming import role_words

#: Sentences back to somebody whose bare office is told in full now (« le maire, X … Le maire de Sète »).
NEAR = 1


def find_single_holders(
    number: int,
    sentence: Sentence,
    earlier: Sequence[Found],
    everywhere: Sequence[HeldRole],
    told_here: Sequence[frozenset[str]],
) -> Iterator[Found]:
    """« le soigneur », « la candidate »: the only person of the dossier who is told to be one, of that gender.

    An office of which there are many (« le directeur ») leads only to somebody whom the dispatch has named
    before. With a complement that the dossier does not tell (« le maire de Sète »), it is whoever was named just before
    and is told to hold the bare office.

    :param earlier: what was found in the dispatch.
    :param everywhere: the roles of the persons of the dossier.
    :param told_here: the offices that the dispatch tells with what they are of.
    """
    tokens = sentence.tokens
    for index in sorted(role_places(tokens) - {0}):
        end = end_before_age(tokens, index)
        if not _is_told_bare(tokens, index):
            continue
        noun = _plain(words_text(sentence, index, index + 1))
        holders = {role.name for role in everywhere if noun <= plain_role(role.head, alike=True)}
        name = next(iter(holders), "")
        if len(holders) != 1 or not any(is_told_by(noun, role, alike=True) for role in everywhere if role.name == name):
            continue
        named = [f for f in earlier if f.name == name and (f.sentence, f.start) < (number, index)]
        if end == index + 1:
            many = any(is_listed(tokens, index, key) for key in ("unnamed_offices", "situated_roles"))
            meant = (bool(named) or not many) and not is_of_another(noun, name, everywhere, told_here)
        else:
            bare = any(role.name == name and noun == plain_role(role.words, alike=True) for role in everywhere)
            meant = bare and bool(named) and number - named[-1].sentence <= NEAR
        if meant and may_agree((), name, tokens[index - 1].feature("Gender") or tokens[index].feature("Gender")):
            yield Found(number, index, end, name, "person")


def _is_told_bare(tokens: Tokens, index: int) -> bool:
    """« le maire », not « notre maire » nor « le nouveau maire »."""
    article = is_listed(tokens, index - 1, "anonymous_determiners")
    return article and tokens[index].feature("Number") != "Plur" and tokens[index].text.islower()


def _plain(role: str) -> frozenset[str]:
    return plain_role(role_words(role), alike=True)
