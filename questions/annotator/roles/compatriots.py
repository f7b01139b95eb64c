"""Persons named again by their people or town: « la Norvégienne », « le Montréalais »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from questions.annotations import Sentence, Token
from questions.annotator.names.found import Found
from questions.annotator.names.gazetteer import is_people, states_of
from questions.annotator.parsing.words import Tokens, capital_places, is_capitalised, is_listed, lower
from questions.annotator.roles.role_bearers import without_gender

#: A people as the state or the word without gender, and the gender of the one who is told to be of it.
People = tuple[str, str | None]


def peoples_of(dossier: Sequence[Sequence[Sentence]], complete: Sequence[Sequence[Found]]) -> dict[str, set[People]]:
    """Of which people or town the dossier says that its persons are (« la Suissesse X », « nageuse suisse »)."""
    told: dict[str, set[People]] = defaultdict(set)
    for sentences, found in zip(dossier, complete, strict=True):
        for each in found:
            if each.kind == "person":
                told[each.name].update(_peoples_told(sentences[each.sentence].tokens, each))
    return told


def _peoples_told(tokens: Tokens, person: Found) -> Iterator[People]:
    before = (person.start if person.title is None else person.title) - 1
    if is_one_of_people(tokens, before):
        yield _people(tokens[before], tokens[before - 1])
    for start, end in person.roles:
        small = (i for i in range(start, end) if tokens[i].text.islower() and states_of(lower(tokens[i])))
        yield from (_people(tokens[i], tokens[i]) for i in small if tokens[i].pos == "ADJ" or _stands_behind(tokens, i))


def _stands_behind(tokens: Tokens, index: int) -> bool:
    """« pivot danoise », whatever the parser takes it for; « traductrice de danois » tells of a language."""
    before = tokens[index - 1] if index else None
    return before is not None and before.pos in ("NOUN", "ADJ") and before.text.islower()


def find_by_people(
    number: int, sentence: Sentence, earlier: Sequence[Found], peoples: Mapping[str, set[People]]
) -> Iterator[Found]:
    """« la Norvégienne »: the one person of the dossier told to be so, where the dispatch has named her before.

    :param earlier: what was found in the dispatch.
    """
    tokens = sentence.tokens
    for index in capital_places(tokens):
        goes_on = index + 1 < len(tokens) and (
            is_capitalised(tokens[index + 1]) or is_listed(tokens, index + 1, "ties_to_town")
        )
        if goes_on or not is_one_of_people(tokens, index):
            continue
        meant = _people(tokens[index], tokens[index - 1])
        holders = [name for name, told in peoples.items() if any(_may_be(meant, each) for each in told)]
        here = (number, index)
        if len(holders) == 1 and any(f.name == holders[0] and (f.sentence, f.start) < here for f in earlier):
            yield Found(number, index, index + 1, holders[0], "person")


def _may_be(one: People, other: People) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or None in (one[1], other[1]))


def is_one_of_people(tokens: Tokens, index: int) -> bool:
    """« le Russe », « l'Américaine »: with a capital, in the singular, behind a definite article."""
    if index < 1 or not is_capitalised(tokens[index]) or not is_listed(tokens, index - 1, "anonymous_determiners"):
        return False
    return is_people(tokens[index]) and not tokens[index].text.isupper()


def _people(token: Token, telling: Token) -> People:
    """The people that the word names; its gender is that of its ending, else of the word that tells it."""
    word = lower(token)
    states, plain = states_of(word), without_gender(word)
    gender = "Fem" if plain != word else telling.feature("Gender")
    return (states[0] if len(states) == 1 else plain), gender
