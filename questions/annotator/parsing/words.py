"""What a word of a parsed sentence looks like, and how far a noun reaches to its right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from questions.annotations import Token
from questions.annotator.parsing.once import once
from questions.languages import current, load_table
from questions.naming import folded

Tokens = Sequence[Token]

#: A longer word all in capitals is shouted, not an acronym.
LONGEST_ACRONYM = 7
#: « CGT-Cheminots », « SwissID »: an acronym may carry lower-case letters.
LONGEST_COMPOUND = 20


def vocabulary(key: str) -> frozenset[str]:
    """The folded words of one list of the actors' table of the language that is read."""
    return _vocabulary(current(), key)


def accented(key: str) -> frozenset[str]:
    """The words of a list with their accents: « retraité » is a role, « retraite » is none."""
    return _accented(current(), key)


def exact(key: str) -> frozenset[str]:
    """The words of a list as printed: « SA » is a legal form, « sa » is none."""
    return _exact(current(), key)


@cache
def _vocabulary(language: str, key: str) -> frozenset[str]:
    return frozenset(map(folded, _accented(language, key)))


@cache
def _accented(language: str, key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _exact(language, key))


@cache
def _exact(language: str, key: str) -> frozenset[str]:
    return frozenset(load_table(language, "actors")[key])


def lower(token: Token) -> str:
    """The word folded: lower case, no accents."""
    return folded(token.text)


def is_capitalised(token: Token) -> bool:
    """Whether the word starts with a capital letter."""
    return token.text[:1].isupper()


def is_acronym(token: Token) -> bool:
    """Whether the word looks like an acronym: « OMS », « SwissID », not « Macron » nor « J. »."""
    letters = [c for c in token.text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if "." in token.text or not 2 <= len(letters) <= LONGEST_COMPOUND:
        return False
    return capitals == len(letters) <= LONGEST_ACRONYM or (capitals >= 3 and capitals < len(letters))


def is_initial(token: Token) -> bool:
    """Whether the word is an initial: « J. », « J.-P. »."""
    return token.text.endswith(".") and len(token.text) <= 6 and is_capitalised(token) and token.text.count(".") >= 1


def is_word(tokens: Tokens, index: int, *wanted: str) -> bool:
    """Whether the word at this index exists and is one of these (folded)."""
    return 0 <= index < len(tokens) and folded(tokens[index].text) in wanted


def is_listed(tokens: Tokens, index: int, key: str) -> bool:
    """Whether the word at this index exists and stands in a list of the actors' table."""
    return 0 <= index < len(tokens) and folded(tokens[index].text) in _vocabulary(current(), key)


def is_behind(tokens: Tokens, index: int, key: str) -> bool:
    """Whether a word or two of a list end right before this one (« selon », « d'après », « auprès de »)."""
    before = [lower(token) for token in tokens[max(0, index - 2) : index]]
    return bool(before) and (before[-1] in vocabulary(key) or "".join(before) in _joined(current(), key))


@cache
def _joined(language: str, key: str) -> frozenset[str]:
    """The folded phrases of a list without their spaces, as their words are put together."""
    return frozenset("".join(phrase.split()) for phrase in _vocabulary(language, key))


@once
def word_places(tokens: Tokens) -> dict[str, list[int]]:
    """Where each word of a sentence stands, by its folded form."""
    places: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        places.setdefault(folded(token.text), []).append(index)
    return places


def places_of(tokens: Tokens, *keys: str) -> list[int]:
    """Where words of these lists of the actors' table stand, ascending: most sentences hold none of most lists."""
    places = word_places(tokens)
    found = {word for key in keys for word in places.keys() & vocabulary(key)}
    return sorted(index for word in found for index in places[word])


@once
def capital_places(tokens: Tokens) -> tuple[int, ...]:
    """Where words with a capital stand."""
    return tuple(index for index, token in enumerate(tokens) if token.text[:1].isupper())


def is_article(token: Token) -> bool:
    """Whether the word is a determiner or an article fused with a preposition (« du », « aux »)."""
    return token.pos == "DET" or lower(token) in vocabulary("fused")


def is_one_of_several(tokens: Tokens, index: int) -> bool:
    """« l'avocate de l'un des suspects »: a complement that goes on with several; not « Selon l'un des élus »."""
    article = index - 1 - (index > 0 and is_article(tokens[index - 1]))
    several = index + 1 + is_listed(tokens, index + 1, "of")
    led = is_listed(tokens, article, "of") and article > 0 and tokens[article - 1].pos == "NOUN"
    return led and is_listed(tokens, index, "one") and is_listed(tokens, several, "plural_articles")


def is_finite(token: Token) -> bool:
    """Whether the word is a conjugated verb."""
    return token.pos in ("VERB", "AUX") and token.feature("VerbForm") in ("Fin", None)


def noun_end(tokens: Tokens, head: int, *, lower_case: bool = True) -> int:
    """Where the noun group that starts with the noun at ``head`` ends (exclusive), complements with « de » included.

    :param lower_case: whether complements without any capital letter belong to it.
    """
    end = _adjectives_end(tokens, head + 1)
    while end < len(tokens):
        reached = _complement_end(tokens, end, head)
        if reached == end or not (lower_case or _has_capital(tokens, end, reached)):
            break
        end = reached
    return end


def _adjectives_end(tokens: Tokens, index: int) -> int:
    while index < len(tokens):
        if _is_modifier(tokens[index]) or _is_name_part(tokens, index):
            index += 1
        elif is_listed(tokens, index, "and") and (_joins_adjectives(tokens, index) or _joins_house(tokens, index)):
            index += 2
        else:
            break
    return index


def _joins_house(tokens: Tokens, index: int) -> bool:
    """« la maison Roy | et Fils », « le cabinet Blin et Associés »: who shares a firm, with a capital."""
    joined = index + 1 < len(tokens) and is_capitalised(tokens[index + 1]) and is_capitalised(tokens[index - 1])
    return joined and is_listed(tokens, index + 1, "houses")


def _joins_adjectives(tokens: Tokens, index: int) -> bool:
    """« lunaire et planétaire »."""
    beside = [*tokens[index - 1 : index], *tokens[index + 1 : index + 2]]
    return len(beside) == 2 and all(token.pos == "ADJ" and not is_capitalised(token) for token in beside)


def _is_modifier(token: Token) -> bool:
    if token.pos == "ADJ" and not token.text[:1].isdigit():
        return True
    return (
        token.pos == "VERB"
        and token.feature("VerbForm") == "Part"
        and token.feature("Tense") == "Past"
        and (token.dep in ("acl", "amod"))
    )


def _is_name_part(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    return is_capitalised(token) and token.pos in ("PROPN", "NOUN", "ADJ", "X", "NUM")


def _complement_end(tokens: Tokens, index: int, head: int) -> int:
    """End of « de … », « des … », « pour … » at this index when it depends on the group, else the index itself."""
    opener = index
    coordinated = is_listed(tokens, index, "and")
    if coordinated:
        opener += 1
    if opener >= len(tokens) or lower(tokens[opener]) not in vocabulary("links"):
        return index
    noun = opener + 1
    while noun < len(tokens) and (tokens[noun].pos in ("DET", "NUM", "ADJ") and not is_capitalised(tokens[noun])):
        noun += 1
    if noun >= len(tokens) or tokens[noun].pos not in ("NOUN", "PROPN", "X", "ADJ"):
        return index
    if not (coordinated and _has_complement(tokens, head, index)):
        proper = is_capitalised(tokens[noun]) and is_capitalised(tokens[index - 1]) and not coordinated
        if not proper and not _hangs(tokens, noun, head):
            return index
    return _adjectives_end(tokens, noun + 1)


def _has_complement(tokens: Tokens, head: int, end: int) -> bool:
    """Whether a complement with « de » was read already: « … du bois | et de la chasse » then goes on."""
    return any(lower(token) in vocabulary("links") for token in tokens[head + 1 : end])


def _hangs(tokens: Tokens, index: int, head: int) -> bool:
    """Whether the governors of a word lead to the group that starts at ``head`` without leaving it."""
    for _ in range(len(tokens)):
        governor = tokens[index].head
        if head <= governor < index:
            return True
        if governor == index or governor < head or tokens[governor].pos in ("VERB", "AUX"):
            return False
        index = governor
    return False


def _has_capital(tokens: Tokens, start: int, end: int) -> bool:
    return any(is_capitalised(token) for token in tokens[start:end])
