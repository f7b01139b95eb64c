"""Two printed names of one person: initials, hyphens, a letter that differs, another transliteration."""

from __future__ import annotations

from functools import cache, lru_cache

from questions.languages import load_table
from questions.naming import folded, name_key

Words = tuple[str, ...]

#: Surnames shorter than this have no spelling variants.
SHORTEST_SURNAME = 6


def person_words(name: str) -> Words:
    """Folded words of a person's name, compounds taken apart: hyphens make no other person."""
    return tuple(part for word in name_key(name) for part in word.split("-") if part)


@lru_cache(maxsize=16384)
def same_person(one: Words, other: Words) -> bool:
    """Whether two names, as words of equal number, may be printed forms of one.

    >>> same_person(("j.", "dupont"), ("jean", "dupont")), same_person(("louis", "roy"), ("louise", "roy"))
    (True, False)
    """
    if len(one) != len(other) or len(one) < 2:
        return False
    given, surname = (one[:-1], other[:-1]), (one[-1], other[-1])
    same_surname = (
        surname[0] == surname[1]
        or (min(map(len, surname)) >= SHORTEST_SURNAME and _one_letter_apart(*surname))
        or _sound_alike(*surname)
    )
    return same_surname and all(_same_given(a, b) for a, b in zip(*given, strict=True))


def is_shortened(one: Words, other: Words) -> bool:
    """Whether a word of the first name is the initial of the other's: it might be another's as well."""
    return any(len(a.rstrip(".")) == 1 < len(b.rstrip(".")) for a, b in zip(one, other, strict=False))


def _same_given(one: str, other: str) -> bool:
    """The same given name: equal, an initial of it, in another spelling; a letter apart only where one is unusual."""
    short, long = sorted((one, other), key=len)
    initial = short.rstrip(".")
    if one == other or (len(initial) == 1 and long.startswith(initial)):
        return True
    misspelt = len(one) == len(other) > 3 and _one_letter_apart(one, other) and not {one, other} <= _common_names()
    return misspelt or _sound_alike(one, other)


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter is replaced, added or dropped."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]


def _sound_alike(one: str, other: str) -> bool:
    """« Guiorgui » and « Giorgi », « Khadyrov » and « Kadirov »: another way to write down one foreign name."""
    return min(len(one), len(other)) > 3 and _sound(one) == _sound(other)


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    for written, sound in load_table("fr", "actors")["transliterations"]:
        word = word.replace(written, sound)
    return "".join(letter for n, letter in enumerate(word) if not n or letter != word[n - 1])


@cache
def _common_names() -> frozenset[str]:
    table = load_table("fr", "actors")
    return frozenset(folded(name) for key in ("feminine_names", "masculine_names") for name in table[key])
