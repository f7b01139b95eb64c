"""The case in which the name of an outlet is written in a sentence, of names that a page prints in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from questions.cleaning.vocabulary import Vocabulary
from questions.naming import folded, small_words, words_of

#: Letters of a word that a text may print with an accent or a small letter; fewer may be an acronym's.
_SPELLED = 4
#: An address of a site.
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}", re.IGNORECASE)
#: Letters of a word in capitals that is no acronym.
_WORD = 7
_LETTERS = re.compile(r"[^\W\d_]+")
_ELIDED = re.compile(r"^[ldLD]'")
#: « LE PETIT PORT .fr »: behind the words of a name, the end of its address.
_ADDRESS = re.compile(r" ?\.[a-z]{2,5}$")
#: Words in capitals inside a name that is not (« Groupe SOLIVAN », not « RIA Lac »).
_SHOUTED = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][A-ZÀ-Þ'’-]{4,}(?: [A-ZÀ-Þ'’-]{2,})*(?![\w'’-])")
#: No acronym has one.
_ACCENTED = re.compile(r"[À-ÖØ-Þ]")


def readable(name: str, text: str, words: Vocabulary) -> str:
    """Capitals as they are written elsewhere on the page, else each word with one; what may be an acronym stays.

    :param text: the whole page.
    """
    bare = _ADDRESS.sub("", name)
    name = bare if " " in bare and bare.isupper() else name
    spelled = not re.search(r" |^[LD]'", name)
    short = len(name) < _WORD and not _ACCENTED.search(name)
    if not name.isupper():
        return _SHOUTED.sub(lambda found: next(printed_forms(found[0], text), found[0]), name)
    if spelled and DOMAIN.fullmatch(name):
        host, dot, country = name.rpartition(".")
        return _LETTERS.sub(lambda found: found[0].capitalize(), host) + dot + country.lower()
    if spelled and short:
        return name
    return next(printed_forms(name, text), None) or _capitalised(name, text, words)


def printed_forms(name: str, text: str) -> Iterator[str]:
    """The same words elsewhere in a text, with a capital at their head and not in capitals all through."""
    length = len(name.split())
    tokens = [match.span() for match in re.finditer(r"[^\s,;:|()©]+", text)]
    forms = (text[tokens[i][0] : tokens[i + length - 1][1]] for i in range(len(tokens) - length + 1))
    forms = (form if _ELIDED.match(name) else _ELIDED.sub("", form) for form in forms)
    same = (form.strip(' .«»"') for form in forms if words_of(form) == words_of(name))
    return (form for form in same if not form.isupper() and form[:1].isupper() and "\n" not in form)


def _capitalised(name: str, text: str, words: Vocabulary) -> str:
    """« LA VOIX DU RHIN » → « La Voix du Rhin », « CONSEIL RÉGIONAL DU RHIN » → « Conseil régional du Rhin », « CHU LE
    MANS » → « CHU Le Mans »: right behind letters an article opens the name of a place."""
    rules, known = words.outlet, _forms(text)
    first_word = name.split()[0]
    opening = len(first_word) if rules.institution.search(name) or first_word in rules.letters else len(name)

    def in_case(match: re.Match[str]) -> str:
        adjective = match.start() > opening and folded(match[0]).rstrip("s") in rules.adjectives
        joined = name[match.start() - 1 : match.start()] in {"'", "’"} and "-" in name[: match.start()].split(" ")[-1]
        if joined:  # « MONTS-D'OR »: no acronym stands in a compound behind an article.
            return match[0].capitalize()
        before = name[: match.start()].strip()
        first = not before or (before in rules.letters and folded(match[0]) in rules.of_places)
        if adjective or (match.start() > opening and _is_common(match[0], known)):
            return known.get(folded(match[0]), match[0]).lower()
        said = _in_case(match[0], text, words, first=first)
        form = known.get(folded(match[0]), said)
        return said if said.islower() or len(said) < _SPELLED or not form else form[:1].upper() + form[1:]

    said = _LETTERS.sub(in_case, name)
    said = said[:1].upper() + said[1:]
    return _as_titled(said, text) if opening < len(name) else said


def _forms(text: str) -> Mapping[str, str]:
    """By folded word, the form that a text prints of it: with its accents and the capitals inside it, by preference
    one with a capital at its head, none all in capitals."""
    found: dict[str, str] = {}
    for form in _LETTERS.findall(text):
        if not form.isupper() and (form[:1].isupper() or folded(form) not in found):
            found[folded(form)] = form
    return found


def _is_common(word: str, known: Mapping[str, str]) -> bool:
    """Whether the text writes a word, and always with a small letter: « irrigants » is no name."""
    return known.get(folded(word), "").islower()


def _as_titled(name: str, text: str) -> str:
    """« Cabinet du Premier Ministre » → « Cabinet du Premier ministre », as the page prints the two words."""
    parts = name.split(" ")
    for place, (first, second) in enumerate(pairwise(parts)):
        if first.istitle() and second.istitle() and f" {first} {second.lower()} " in text:
            parts[place + 1] = second.lower()
    return " ".join(parts)


def _in_case(word: str, text: str, words: Vocabulary, *, first: bool) -> str:
    if folded(word) in words.outlet.foreign_small or {folded(word), folded(word) + "'"} & small_words():
        return word.capitalize() if first else word.lower()
    vowels = any(c in "aeiouy" for c in folded(word))
    printed_so = re.search(rf"[a-zà-þ’'] (?:[ldLD]')?{re.escape(word)}\b", text)
    known = word in words.agencies or word in words.outlet.letters or not vowels or len(word) < 3
    return word if known or printed_so else word.capitalize()
