"""Roles that mean one person of a dossier alone: « candidate de la coalition », where nobody else is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import Sentence
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.role_nouns import role_places
from questions.annotator.parsing.words import is_listed, lower, noun_end
from questions.annotator.roles.role_bearers import plain_role
from questions.naming import role_words

#: Words of a role of a person, without gender, and her name; of somebody whom no name tells, an empty one.
_Holder = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Who is told by which role in the dossier, and which nouns open the roles of one person alone."""

    holders: tuple[_Holder, ...]
    single_nouns: frozenset[str]

    def mean_one(self, noun: str, role: str) -> bool:
        """Whether the role alone leads to one person.

        :param noun: the folded first word of the role.
        """
        words = _plain(role)
        if len(words) < 2:
            return noun in self.single_nouns
        return len({name for name, told in self.holders if words <= told}) == 1


def descriptions_of(dossier: Sequence[list[Sentence]], complete: Sequence[Iterable[Found]]) -> Descriptions:
    """What the dossier says of its persons, and of those without a name (« un porte-parole de l'agence »)."""
    holders: list[_Holder] = []
    nouns: dict[str, set[str]] = {}
    for sentences, found in zip(dossier, complete, strict=True):
        persons = [each for each in found if each.kind == "person"]
        roles = [(each, start, end) for each in persons for start, end in each.roles]
        for person, start, end in roles:
            holders.append((person.name, _plain(words_text(sentences[person.sentence], start, end))))
            nouns.setdefault(lower(sentences[person.sentence].tokens[start]), set()).add(person.name)
        taken = {(person.sentence, start) for person, start, _ in roles}
        holders += [("", words) for words in _of_nobody(sentences, taken)]
    single = frozenset(word for word, names in nouns.items() if len(names) == 1)
    return Descriptions(tuple(dict.fromkeys(holders)), single)


def _of_nobody(sentences: Sequence[Sentence], taken: set[tuple[int, int]]) -> Iterator[frozenset[str]]:
    """The roles behind « un » that are no role of a person with a name."""
    for number, sentence in enumerate(sentences):
        for index in role_places(sentence.tokens):
            if is_listed(sentence.tokens, index - 1, "one") and (number, index) not in taken:
                yield _plain(words_text(sentence, index, noun_end(sentence.tokens, index)))


def _plain(role: str) -> frozenset[str]:
    return plain_role(role_words(role), alike=False)
