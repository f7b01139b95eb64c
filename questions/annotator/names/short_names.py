"""Short names that brackets give to bodies: « l'agence spatiale ukrainienne (Ukrkosmos) … selon Ukrkosmos »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Sentence
from questions.annotator.names.found import Found
from questions.annotator.names.gazetteer import known_names
from questions.annotator.parsing.words import Tokens, is_acronym, is_capitalised, is_listed, is_word
from questions.naming import words_of

Words = tuple[str, ...]
#: Words of a name that a short one may stand for.
_FULL = 3
#: Lists of words behind which a name is a place's or a person's.
_OF_PLACES = ("place_prepositions", "place_nouns", "titles")


def short_names(dossier: Sequence[Sequence[Sentence]], first: Sequence[Sequence[Found]]) -> Iterator[tuple[Words, str]]:
    """Keys of single names in brackets right behind the full name of a body, and that name.

    What stands behind a name may tell where it is (« la fonderie de Brame (Orne) »): the word must stand behind a
    common one, come back, and never as a place.

    :param first: what was found in each dispatch.
    """
    pages = [[sentence.tokens for sentence in sentences] for sentences in dossier]
    bodies = [
        (page[body.sentence], body)
        for page, found in zip(pages, first, strict=True)
        for body in found
        if body.kind == "organisation"
    ]
    given = [(tokens[body.end + 1].text, body.name) for tokens, body in bodies if _is_short_of(tokens, body)]
    back = _that_come_back(pages, frozenset(short for short, _ in given))
    yield from ((words_of(short), name) for short, name in given if short in back)


def _is_short_of(tokens: Tokens, body: Found) -> bool:
    """Whether brackets behind the full name, which ends in a common word, give another."""
    common = tokens[body.end - 1].text.islower()
    return common and len(words_of(body.name)) >= _FULL and _is_bracketed(tokens, body.end)


def _is_bracketed(tokens: Tokens, start: int) -> bool:
    """« (Ukrkosmos) »: one word with a capital that is no acronym nor known for a place."""
    name = start + 1
    if not (is_word(tokens, start, "(") and is_word(tokens, name + 1, ")") and is_capitalised(tokens[name])):
        return False
    known = any(hit.start <= name < hit.end for hit in known_names(tokens, every=True))
    return tokens[name].text.isalpha() and not is_acronym(tokens[name]) and not known


def _that_come_back(pages: Sequence[Sequence[Tokens]], names: frozenset[str]) -> frozenset[str]:
    """Those of the names that stand outside brackets, and nowhere behind a word for a place."""
    places = [(t, i) for page in pages if names for t in page for i, token in enumerate(t) if token.text in names]
    free = frozenset(t[i].text for t, i in places if not is_word(t, i - 1, "("))
    return free - {t[i].text for t, i in places if any(is_listed(t, i - 1, key) for key in _OF_PLACES)}
