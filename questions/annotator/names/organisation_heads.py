"""A name of an organisation before it is told from others, and the nouns that such names begin with."""

from __future__ import annotations

from dataclasses import dataclass

from questions.annotator.parsing.once import once
from questions.annotator.parsing.words import (
    Tokens,
    places_of,
)


@dataclass(frozen=True, slots=True)
class OrganisationFound:
    """A name at ``start:end`` of a sentence's words; ``acronym`` is the position of the acronym beside it.

    ``bare``: a capitalised head alone (« l'Agence »), which means an organisation named elsewhere. ``proper``: where
    the name proper starts after the word for its kind (« collectif », « site »). ``guessed``: the model alone sees it.
    ``firm``: the dossier says elsewhere that the name is no person's (« X SA », « Parcs Canada »).
    """

    start: int
    end: int
    acronym: int | None = None
    bare: bool = False
    proper: int | None = None
    guessed: bool = False
    firm: bool = False


def is_head(tokens: Tokens, index: int) -> bool:
    """Whether the word heads names of organisations (« agence », « Conseil »)."""
    return index in head_places(tokens)


@once
def head_places(tokens: Tokens) -> frozenset[int]:
    """Where words that head names of organisations stand."""
    listed = places_of(tokens, "organisations")
    return frozenset(index for index in listed if tokens[index].pos in ("NOUN", "PROPN", "ADJ", "X"))


def printed(tokens: Tokens, start: int, end: int) -> str:
    return " ".join(token.text for token in tokens[start:end])
