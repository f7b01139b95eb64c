"""Which words are the nouns of roles: listed ones, feminine forms of them, compounds, learned professions."""

from __future__ import annotations

from functools import cache

from questions.annotator.parsing.once import once
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    is_acronym,
    is_article,
    is_capitalised,
    is_listed,
    is_word,
    vocabulary,
)
from questions.languages import current, load_table
from questions.naming import folded

#: Letters of the noun behind « co » in one word (« coauteur »).
SHORTEST_ROLE = 5


def opens_role(tokens: Tokens, index: int) -> bool:
    """Whether the word is the noun of a role."""
    return index in role_places(tokens)


def first_of_compound(tokens: Tokens, noun: int) -> int:
    """« le ministre délégué », « la directrice générale adjointe »: a noun of a role right behind another, or behind
    its adjective, is no role by itself."""
    before = noun - 1
    while before > 0 and not opens_role(tokens, before) and tokens[before].pos == "ADJ":
        before -= 1
    if before < 0 or not opens_role(tokens, before) or is_capitalised(tokens[noun]):
        return noun
    return first_of_compound(tokens, before)


@once
def role_places(tokens: Tokens) -> frozenset[int]:
    """Where the nouns of roles stand."""
    return frozenset(index for index in range(len(tokens)) if _is_role_noun(tokens, index))


def _is_role_noun(tokens: Tokens, index: int) -> bool:
    word, pos = tokens[index].text.lower(), tokens[index].pos
    if index + 1 < len(tokens) and tokens[index + 1].pos == "DET" and tokens[index + 1].text.islower():
        return False
    if _is_given_name(tokens, index):
        return False
    if _is_role_of_words(tokens, index):
        return True
    if "-" in word:
        return _is_compound_role(current(), word)
    noun = pos in ("NOUN", "PROPN", "ADJ", "X") or (pos == "VERB" and _is_noun_after_all(tokens, index))
    if not noun or not _names_role(word, pos):
        return False
    return pos != "ADJ" or index == 0 or is_article(tokens[index - 1]) or is_word(tokens, index - 1, ",")


def _is_role_of_words(tokens: Tokens, index: int) -> bool:
    """« bras droit », « femme d'affaires », « partie civile »; not « touché au bras droit »."""
    forms = _roles_of_words(current()).get(tokens[index].text.lower(), ())
    if not forms or (index and is_listed(tokens, index - 1, "fused")):
        return False
    return any(tuple(token.text.lower() for token in tokens[index : index + len(form)]) == form for form in forms)


@cache
def _roles_of_words(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the roles of several words that it opens, cut as the tokenizer cuts them."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for role in load_table(language, "actors").get("roles_of_words", ()):
        words = tuple(role.lower().replace("'", "' ").split())
        table[words[0]] = (*table.get(words[0], ()), words)
    return table


def _is_given_name(tokens: Tokens, index: int) -> bool:
    """« Cheikh Abdallahi », « Prince Mabika »: with a capital and no article a given name."""
    bare = is_capitalised(tokens[index]) and tokens[index].text in load_table(current(), "actors").get(
        "given_names", ()
    )
    followed = index + 1 < len(tokens) and is_capitalised(tokens[index + 1])
    return bare and followed and not (index and is_article(tokens[index - 1]))


def _is_noun_after_all(tokens: Tokens, index: int) -> bool:
    """« X, consultant au cabinet Y », « X, gérant » below a letter, taken for a participle.

    It stands behind an article, or a comma after a name.
    """
    if index and tokens[index - 1].pos == "DET":
        return True
    if index and tokens[index - 1].dep == "cop" and tokens[index].text.islower():
        return index + 1 == len(tokens) or tokens[index + 1].pos in ("ADP", "ADJ", "PUNCT")
    aged = index > 1 and tokens[index - 2].text in load_table(current(), "actors").get("years", ())
    apart = index > 1 and is_word(tokens, index - 1, ",") and (aged or is_capitalised(tokens[index - 2]))
    return apart and (index + 1 == len(tokens) or _goes_with_noun(tokens, index + 1))


def _goes_with_noun(tokens: Tokens, index: int) -> bool:
    """What stands behind a noun and seldom behind a participle: « délégué CGT », « associée responsable des ventes ».

    « X, élu président » was elected so.
    """
    if tokens[index].pos in ("ADP", "ADJ", "PUNCT") or is_acronym(tokens[index]):
        return True
    return not is_listed(tokens, index - 1, "appointing") and _is_role_word(current(), tokens[index].text.lower())


def _names_role(word: str, pos: str) -> bool:
    return _is_role_word(current(), word) or (pos == "NOUN" and _is_feminine_of_role(current(), word))


@cache
def _is_role_word(language: str, word: str) -> bool:
    learned = word.endswith(_endings(language)) and word not in accented("not_roles")
    return learned or word in accented("roles") or _is_joint(language, word)


def _is_joint(language: str, word: str) -> bool:
    """« coautrice », « codirigeant »: written in one word."""
    prefix = next((p for p in load_table(language, "actors").get("joint_prefixes", ()) if word.startswith(p)), "")
    rest = word.removeprefix(prefix)
    return bool(prefix) and len(rest) >= SHORTEST_ROLE and rest in accented("roles")


@cache
def _is_compound_role(language: str, word: str) -> bool:
    """« médecin-chef », « co-auteure », « arrière-petit-fils »."""
    first, _, rest = word.partition("-")
    prefixed = first in load_table(language, "actors").get("role_prefixes", ()) and (
        _is_role_word(language, rest)
        or _is_feminine_of_role(language, rest)
        or ("-" in rest and _is_compound_role(language, rest))
    )
    return prefixed or first in accented("roles") or word in accented("roles")


@cache
def _is_feminine_of_role(language: str, word: str) -> bool:
    """« sergente », where the list has « sergent »."""
    feminine = folded(word)
    forms = load_table(language, "actors").get("feminine_endings", ())
    return any(
        feminine.endswith(ending) and feminine.removesuffix(ending) + masculine in vocabulary("roles")
        for ending, masculine in forms
    )


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(sorted(accented("role_endings")))
