"""Persons named again by what they are: « le ministre », « la directrice du port »; and by « elle », who spoke last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from questions.annotations import Sentence
from questions.annotator.names.ages import end_before_age
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.gazetteer import states_of
from questions.annotator.names.role_nouns import role_places
from questions.annotator.parsing.words import Tokens, is_listed, noun_end, vocabulary
from questions.languages import load_table
from questions.naming import folded, role_words, words_of

#: Words between a verb of speech and its subject behind it, and sentences back to the last speaker.
LONGEST_INVERSION = 4
BACK = 2


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role of somebody: its content words, and those before its complements (« directrice » of « … du préfet »)."""

    name: str
    words: frozenset[str]
    head: frozenset[str]


def held_role(name: str, text: str) -> HeldRole:
    """The role that a text tells of somebody."""
    words = words_of(text)
    cut = next((n for n, word in enumerate(words) if n and word in vocabulary("links")), len(words))
    return HeldRole(name, role_words(text), role_words(" ".join(words[:cut])))


def find_role_holders(
    number: int,
    sentence: Sentence,
    roles: Sequence[HeldRole],
    fewest: int = 1,
    told_here: Sequence[frozenset[str]] | None = None,
) -> Iterator[Found]:
    """« le ministre », « la directrice du port »: the only person who holds that role.

    :param fewest: content words that the role must be told with.
    :param told_here: if given, only an office of which a story has one means somebody, and only where none of these
        offices of the dispatch is another one's (« le ministre de la Justice … le ministre »).
    """
    tokens = sentence.tokens
    for index in sorted(role_places(tokens) - {0}):
        start = _with_epithets(tokens, index)
        if not is_definite(tokens, index, start):
            continue
        end = end_before_age(tokens, index)
        told = role_words(words_text(sentence, start, end))
        words = plain_role(told, alike=fewest == 1)
        holders = {role.name for role in roles if is_told_by(words, role, alike=fewest == 1)}
        if len(holders) != 1 or len(told) < fewest:
            continue
        name = next(iter(holders))
        if told_here is not None:
            single = _is_single(told)
            if not single or is_listed(tokens, start - 1, "possessives"):
                continue
            if is_of_another(words, name, roles, told_here):
                continue
        yield Found(number, start, end, name, "person")


def _with_epithets(tokens: Tokens, noun: int) -> int:
    """« Premier » of « le Premier ministre », « ancienne » of « l'ancienne maire »."""
    while noun > 1 and is_listed(tokens, noun - 1, "before_roles"):
        noun -= 1
    return noun


def is_told_by(words: frozenset[str], held: HeldRole, *, alike: bool) -> bool:
    """« le ministre » is no Premier ministre, « le préfet » neither a former one nor his deputy or « directrice de
    cabinet du préfet »."""
    role = plain_role(held.words, alike=alike)
    own = plain_role(held.head, alike=False) | (role - plain_role(held.words, alike=False))
    return words <= role and bool(words & own) and not (role - words) & _ranks()


@cache
def _ranks() -> frozenset[str]:
    return frozenset(without_gender(folded(word)) for word in load_table("fr", "actors")["ranks"])


def is_of_another(
    office: frozenset[str], name: str, roles: Sequence[HeldRole], told_here: Sequence[frozenset[str]]
) -> bool:
    """Whether the dispatch tells such an office of something else than this person's is of."""
    mine = (plain_role(role.words, alike=True) for role in roles if role.name == name)
    own = [plain for plain in mine if office < plain]
    return bool(own) and any(office < told and not any(told <= p or p <= told for p in own) for told in told_here)


def offices_told(sentences: Sequence[Sentence]) -> list[frozenset[str]]:
    """The offices that a dispatch tells with what they are of, as words without gender (« préfet du Nord »)."""
    phrases = (
        words_text(sentence, index, noun_end(sentence.tokens, index))
        for sentence in sentences
        for index in sorted(role_places(sentence.tokens))
    )
    offices = dict.fromkeys(plain_role(role_words(phrase), alike=True) for phrase in phrases)
    return [office for office in offices if len(office) > 1]


@lru_cache(maxsize=4096)
def plain_role(words: frozenset[str], *, alike: bool) -> frozenset[str]:
    """The words of a role without gender, the adjective of a state as its name (« ministre kosovar », « du Kosovo »).

    :param words: folded content words.
    :param alike: whether offices that may be said in two ways are one (« chef de l'Etat », « président »).
    """
    table = load_table("fr", "actors")["roles_alike"]
    for row in table if alike else ():
        if set(row["words"]) <= words:
            words = (words - set(row["words"])) | set(row["means"])
    return frozenset(part for word in words for part in _state_or_plain(word))


def _state_or_plain(word: str) -> frozenset[str]:
    states = states_of(word)
    return role_words(states[0]) if len(states) == 1 else frozenset([without_gender(word)])


def is_single_office(words: Tokens) -> bool:
    """Whether the words are an office of which one story seldom has two: « préfète », « procureur »."""
    return _is_single(frozenset(folded(token.text) for token in words))


def _is_single(told: frozenset[str]) -> bool:
    return plain_role(told, alike=False) in _single_offices()


@cache
def _single_offices() -> frozenset[frozenset[str]]:
    """The offices of which one story seldom has two (« le ministre », « le chef de l'Etat »), each as plain words."""
    offices: list[str] = load_table("fr", "actors")["single_offices"]
    return frozenset(plain_role(role_words(office), alike=False) for office in offices)


@lru_cache(maxsize=65_536)
def without_gender(word: str) -> str:
    """« presidente » and « president », « directrice » and « directeur » are one word."""
    for feminine, masculine in load_table("fr", "actors")["feminine_endings"]:
        if word.endswith(feminine) and len(word) > len(feminine) + 2:
            return word.removesuffix(feminine) + str(masculine)
    return word


def find_last_speaker(
    number: int, sentence: Sentence, earlier: Sequence[Found], held: Sequence[HeldRole]
) -> Iterator[Found]:
    """« …, a ajouté la magistrate »: a role that nobody is known to hold, behind a verb, is whoever was named last.

    :param earlier: what was found before in the dispatch, in order of the text.
    :param held: the roles that its persons hold, by which their gender is known.
    """
    tokens = sentence.tokens
    for index in sorted(role_places(tokens) - {0, 1}):
        if not (_is_bare(tokens, index) and _speaks_behind(tokens, index)):
            continue
        here = (number, index)
        near = [
            f for f in earlier if f.kind == "person" and number - BACK <= f.sentence and (f.sentence, f.end) <= here
        ]
        names = list(dict.fromkeys(f.name for f in reversed(near)))
        fitting = [name for name in names if _agrees(tokens, index, name, held)]
        if fitting and (len(names) == 1 or fitting[0] == names[0]):
            yield Found(number, index, index + 1, fitting[0], "person")


def _is_bare(tokens: Tokens, index: int) -> bool:
    """« la magistrate »; « son médecin » and « l'expert de l'assureur » are somebody else."""
    article = is_definite(tokens, index) and not is_listed(tokens, index - 1, "possessives")
    return article and noun_end(tokens, index) == index + 1


def _speaks_behind(tokens: Tokens, index: int) -> bool:
    """Subject of a verb right before it, or what the parser takes for the object of a verb of speech."""
    verb = tokens[index].head
    if not index - LONGEST_INVERSION <= verb < index:
        return False
    speech = load_table("fr", "predicates")["speech"]["lemmas"]
    return tokens[index].dep.startswith("nsubj") or (tokens[index].dep == "obj" and tokens[verb].lemma in speech)


def _agrees(tokens: Tokens, index: int, name: str, held: Sequence[HeldRole]) -> bool:
    """Whether the gender of the noun is none that the person's roles rule out."""
    roles = [word for role in held if role.name == name for word in role.words if word in vocabulary("roles")]
    feminine = {without_gender(word) != word for word in roles}
    mine = tokens[index].feature("Gender") == "Fem"
    return not feminine or mine in feminine


def is_definite(tokens: Tokens, index: int, start: int | None = None) -> bool:
    """Whether a noun in the singular stands behind « le » or « son ».

    :param start: where the words before it that belong to it start.
    """
    before = (index if start is None else start) - 1
    determined = is_listed(tokens, before, "anonymous_determiners") or is_listed(tokens, before, "possessives")
    return determined and tokens[index].feature("Number") != "Plur"
