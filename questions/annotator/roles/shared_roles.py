"""Roles that several hold: « les rois russe et serbe, X et Y », « les députés X et Y », « l'un des rescapés, X »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Sentence
from questions.annotator.names.ages import after_age
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.given_names import gender_of
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    is_finite,
    is_listed,
    is_one_of_several,
    is_word,
    lower,
    vocabulary,
)
from questions.annotator.roles.told_roles import REACH, ToldRole, is_of_group
from questions.languages import load_table

#: Words between the plural role and its holders.
_GAP = 2
#: A comma and « et » between two names.
_LINKS = 2


def shared_roles(sentences: Sequence[Sentence], person: Found, found: Sequence[Found]) -> Iterator[ToldRole]:
    """The roles in the plural that give a person one of them.

    :param found: all findings of the dispatch, in order of the text.
    """
    here = [each for each in found if each.sentence == person.sentence]
    tokens = sentences[person.sentence].tokens
    yield from _shared(tokens, person, here)
    yield from _among(sentences[person.sentence], person, here)
    yield from _one_of(sentences[person.sentence], person)


def _shared(tokens: Tokens, person: Found, here: Sequence[Found]) -> Iterator[ToldRole]:
    """« les présidents russe et serbe, X et Y »: each has the adjective in his place."""
    for index in range(len(tokens) - 4):
        plural = lower(tokens[index])
        pair = tokens[index + 1].pos == "ADJ" and is_listed(tokens, index + 2, "and") and tokens[index + 3].pos == "ADJ"
        if not plural.endswith("s") or plural[:-1] not in vocabulary("roles") or not pair:
            continue
        holders = [each for each in here if each.kind == "person" and each.start >= index + 4][:2]
        joined = (
            len(holders) == 2 and is_listed(tokens, holders[0].end, "and") and holders[1].start == holders[0].end + 1
        )
        near = bool(holders) and holders[0].start <= index + 4 + _GAP
        place = next((n for n, each in enumerate(holders) if each is person), None)
        if joined and near and place is not None:
            adjective = tokens[index + 1 + 2 * place].text
            yield ToldRole(f"{tokens[index].text[:-1]} {adjective}", index, index + 4)
            return


def _among(sentence: Sentence, person: Found, here: Sequence[Found]) -> Iterator[ToldRole]:
    """« les inspecteurs X et Y », « les députés écologistes X, Y et Z »: each is one of them."""
    tokens = sentence.tokens
    holders = [each for each in here if each.kind == "person"]
    place = next((n for n, each in enumerate(holders) if each is person), None)
    if place is None:
        return
    first = last = place
    while first > 0 and _joined(tokens, holders[first - 1], holders[first]):
        first -= 1
    while last + 1 < len(holders) and _joined(tokens, holders[last], holders[last + 1]):
        last += 1
    if last == first:
        return
    end = holders[first].title or holders[first].start
    start = _plural_before(tokens, end)
    comma = is_word(tokens, end - 1, ",")
    # « Selon les élus du canton, X et Y ont menti »: an apposition ends with a comma too.
    closed = holders[last].end == len(tokens) or tokens[holders[last].end].pos == "PUNCT"
    if start is not None and (closed or not comma):
        yield ToldRole(_of_one(sentence, start, end - comma, person), start, end)
    for noun, stop in (_named_by_verb(tokens, end), _plural_behind(tokens, holders[last].end)):
        if noun:
            yield ToldRole(_of_one(sentence, noun, stop, person), noun, stop)


def _named_by_verb(tokens: Tokens, name: int) -> tuple[int, int]:
    """« Les (deux) lauréats sont X et Y »: the stretch of the role, an empty one where there is none."""
    verb = name - 1
    if verb < 1 or tokens[verb].lemma not in accented("copulas") or not is_finite(tokens[verb]):
        return 0, 0
    noun = _group_of_plural(tokens, verb)
    return (noun, verb) if noun and _is_plural_role(tokens, noun) else (0, 0)


def _plural_behind(tokens: Tokens, end: int) -> tuple[int, int]:
    """« X et Y, avocats de la famille, … », « X et Y, les deux autres évadés, … »: the stretch of the role.

    Bare it is closed by a comma or the end: in « X et Y, élus et habitants ont voté » a list goes on.
    """
    noun = after_age(tokens, end) + 1
    while noun < len(tokens) and (is_listed(tokens, noun, "plural_articles") or is_listed(tokens, noun, "others")):
        noun += 1
    if not is_word(tokens, after_age(tokens, end), ",") or not _is_plural_role(tokens, noun):
        return 0, 0
    stop = noun + 1
    while stop < len(tokens) and is_of_group(tokens, stop):
        stop += 1
    closed = stop == len(tokens) or is_word(tokens, stop, ",", ".", ";", ")")
    listed = is_word(tokens, stop, ",") and _is_plural_role(tokens, stop + 1)
    return (noun, stop) if closed and not listed else (0, 0)


def _of_one(sentence: Sentence, start: int, end: int, person: Found) -> str:
    """The words of a plural role in the singular, complements as they are (« élus des îles » → « élu des îles »)."""
    tokens = sentence.tokens
    plain = next((i for i in range(start + 1, end) if tokens[i].pos != "ADJ"), end)
    noun, *adjectives = (_singular(token.text) for token in tokens[start:plain])
    words = [noun, *adjectives] if adjectives else [_of_gender(noun, person.name)]
    return " ".join([*words, words_text(sentence, plain, end)] if plain < end else words)


def _joined(tokens: Tokens, one: Found, other: Found) -> bool:
    """Whether only an age, « et » or a comma, and titles, stand between two names."""
    between = range(after_age(tokens, one.end), other.title or other.start)
    linked = all(is_word(tokens, i, ",") or is_listed(tokens, i, "and") for i in between)
    return linked and 1 <= len(between) <= _LINKS


def _plural_before(tokens: Tokens, name: int) -> int | None:
    """Where « inspecteurs » of « les inspecteurs norvégiens X et Y » stands, « élus » of « deux élus du canton, X et
    Y »: adjectives at most before the names, complements before a comma."""
    comma = name > 1 and is_word(tokens, name - 1, ",")
    noun = name - 1 - comma
    while noun > 0 and tokens[noun].pos == "ADJ" and tokens[noun].text.islower() and not _is_plural_role(tokens, noun):
        noun -= 1
    if comma and not _is_plural_role(tokens, noun):
        noun = _group_of_plural(tokens, name - 1)
    determined = noun > 0 and (
        is_listed(tokens, noun - 1, "plural_articles") or tokens[noun - 1].pos in ("NUM", "ADJ", "DET")
    )
    return noun if determined and _is_plural_role(tokens, noun) else None


def _group_of_plural(tokens: Tokens, end: int) -> int:
    """The nearest noun that counts or points at several, where only its complements stand before ``end``."""
    index = end
    while index > 1 and is_of_group(tokens, index - 1):
        index -= 1
        if tokens[index].pos == "NOUN" and (
            tokens[index - 1].pos == "NUM" or is_listed(tokens, index - 1, "plural_articles")
        ):
            return index
    return 0


def _is_plural_role(tokens: Tokens, index: int) -> bool:
    word = tokens[index].text.lower() if index < len(tokens) else ""
    return index > 0 and word.endswith(("s", "x")) and _singular(word) in accented("roles")


def _singular(word: str) -> str:
    """« députés » → « député », « généraux » → « général »."""
    plurals: dict[str, str] = load_table("fr", "actors")["plural_endings"]
    for plural, singular in plurals.items():
        if word.lower().endswith(plural):
            return word[: -len(plural)] + singular
    return word


def _of_gender(noun: str, name: str) -> str:
    """« élu » as « élue » for somebody whose given name is a woman's."""
    if gender_of((), name) != "Fem":
        return noun
    forms: list[tuple[str, str]] = load_table("fr", "actors")["feminine_endings"]
    women = (noun + "e", *(noun.removesuffix(man) + woman for woman, man in forms if noun.endswith(man)))
    return next((form for form in women if form in accented("roles")), noun)


def _one_of(sentence: Sentence, person: Found) -> Iterator[ToldRole]:
    """« l'un des deux moniteurs du club, X », « X, 30 ans, l'une des rescapées du naufrage, »: one of several, in the
    singular."""
    tokens = sentence.tokens
    comma = (person.start if person.title is None else person.title) - 1
    for index in range(max(0, comma - REACH), comma - 2):
        if is_word(tokens, comma, ",") and _opens_one_of(tokens, index) and not is_one_of_several(tokens, index):
            yield from _of_several(sentence, index, comma)
            return
    after = after_age(tokens, person.end) + 1
    after += is_listed(tokens, after, "anonymous_determiners")
    if is_word(tokens, after_age(tokens, person.end), ",") and _opens_one_of(tokens, after):
        noun = after + 1 + is_listed(tokens, after + 1, "of")
        end = next((i for i in range(noun, len(tokens)) if tokens[i].pos == "PUNCT" or is_finite(tokens[i])), None)
        if end is not None and tokens[end].pos == "PUNCT":
            yield from _of_several(sentence, after, end)


def _opens_one_of(tokens: Tokens, index: int) -> bool:
    several = index + 1 + is_listed(tokens, index + 1, "of")
    return is_listed(tokens, index, "one") and is_listed(tokens, several, "plural_articles")


def _of_several(sentence: Sentence, index: int, end: int) -> Iterator[ToldRole]:
    """The role of one of those whom the words from « un(e) » up to a comma name."""
    tokens = sentence.tokens
    noun = index + 2 + is_listed(tokens, index + 1, "of")
    while noun < end and tokens[noun].pos in ("NUM", "ADJ") and not _is_plural_role(tokens, noun):
        noun += 1
    inside = any(is_word(tokens, i, ",", ";") or is_finite(tokens[i]) for i in range(noun, end))
    if noun < end and _is_plural_role(tokens, noun) and not inside:
        rest = words_text(sentence, noun + 1, end) if noun + 1 < end else ""
        yield ToldRole(f"{_singular(tokens[noun].text)} {rest}".strip(), noun, end)
