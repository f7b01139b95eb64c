"""Somebody taken up by a wider word: « le procureur X … Le magistrat … », « Mgr X, archevêque de Y … le prélat … »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from questions.annotations import Sentence
from questions.annotator.names.ages import end_before_age
from questions.annotator.names.found import Found
from questions.annotator.parsing.words import Tokens, is_listed, word_places
from questions.annotator.roles.role_bearers import HeldRole, is_definite, without_gender
from questions.languages import load_table
from questions.naming import folded, role_words


def find_taken_up(
    number: int, sentence: Sentence, earlier: Sequence[Found], held: Sequence[HeldRole]
) -> Iterator[Found]:
    """« le magistrat » where the dispatch has named one person only whose role the word covers.

    :param earlier: what was found in the dispatch.
    :param held: the roles of its persons, as content words.
    """
    places = word_places(sentence.tokens)
    for word, index in ((w, at) for w in places if without_gender(w) in _covered() for at in places[w] if at):
        if not _is_reprise(sentence.tokens, index):
            continue
        covered = _covered()[without_gender(word)]
        named = {f.name for f in earlier if f.kind == "person" and (f.sentence, f.start) < (number, index)}
        holders = {role.name for role in held if any(_covers(words, role) for words in covered)}
        if len(holders) == 1 and holders <= named:
            yield Found(number, index, index + 1, next(iter(holders)), "person")


def _is_reprise(tokens: Tokens, index: int) -> bool:
    """« le magistrat » alone: an article, no complement but an age nor name behind."""
    definite = is_definite(tokens, index) and is_listed(tokens, index - 1, "anonymous_determiners")
    return definite and tokens[index].text.islower() and end_before_age(tokens, index) == index + 1


def _covers(words: frozenset[str], held: HeldRole) -> bool:
    """Whether it is the role itself, not what it depends on: « la secrétaire du juge » is no magistrate."""
    return words <= _plain(held.words) and bool(words & _plain(held.head))


def _plain(role: frozenset[str]) -> frozenset[str]:
    return frozenset(map(without_gender, role))


@cache
def _covered() -> dict[str, tuple[frozenset[str], ...]]:
    table: dict[str, list[str]] = load_table("fr", "actors")["taken_up"]
    rows = ((word, [_plain(role_words(role)) for role in roles]) for word, roles in table.items())
    return {without_gender(folded(word)): tuple(roles) for word, roles in rows}
