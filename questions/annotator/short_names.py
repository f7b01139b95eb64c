"""Short names that brackets give to bodies: « l'agence spatiale ukrainienne (Ukrkosmos) … selon Ukrkosmos »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Sentence
from questions.annotator.found import Found
from questions.annotator.gazetteer import known_names
from questions.annotator.words import Tokens, is_acronym, is_capitalised, is_listed, is_word
from questions.naming import words_of

Words = tuple[str, ...]
#: Words of a name that a short one may stand for.
_FULL = 3


def short_names(dossier: Sequence[Sequence[Sentence]], first: Sequence[Sequence[Found]]) -> Iterator[tuple[Words, str]]:
    """Keys of single names in brackets right behind the full name of a body, and that name.

    What stands behind a name may tell where it is (« la fonderie de Brame (Orne) »): the word must stand behind a
    common one, come back, and never as a place.

    :param first: what was found in each dispatch.
    """
    for sentences, found in zip(dossier, first, strict=True):
        for body in (each for each in found if each.kind == "organisation"):
            tokens = sentences[body.sentence].tokens
            common = tokens[body.end - 1].text.islower()
            if common and len(words_of(body.name)) >= _FULL and _is_bracketed(tokens, body.end):
                short = tokens[body.end + 1].text
                if _comes_back(dossier, short):
                    yield words_of(short), body.name


def _is_bracketed(tokens: Tokens, start: int) -> bool:
    """« (Ukrkosmos) »: one word with a capital that is no acronym nor known for a place."""
    name = start + 1
    if not (is_word(tokens, start, "(") and is_word(tokens, name + 1, ")") and is_capitalised(tokens[name])):
        return False
    known = any(hit.start <= name < hit.end for hit in known_names(tokens, every=True))
    return tokens[name].text.isalpha() and not is_acronym(tokens[name]) and not known


def _comes_back(dossier: Sequence[Sequence[Sentence]], short: str) -> bool:
    """Whether the word stands outside brackets, and nowhere behind a word for a place."""
    pages = (sentence.tokens for sentences in dossier for sentence in sentences)
    places = [(tokens, i) for tokens in pages for i, token in enumerate(tokens) if token.text == short]
    free = [(tokens, i) for tokens, i in places if not is_word(tokens, i - 1, "(")]
    where = any(is_listed(t, i - 1, key) for t, i in places for key in ("place_prepositions", "place_nouns", "titles"))
    return bool(free) and not where
