"""Questions on actors: who said it, in what capacity, who is who, at whose request."""

from __future__ import annotations

from collections.abc import Iterator

from questions.item_writing.actors.cited_by import ask_cited_by
from questions.item_writing.actors.expressions_said import ask_expressions
from questions.item_writing.actors.initiators import ask_initiators
from questions.item_writing.actors.led_bodies import ask_leaders
from questions.item_writing.actors.offices import ask_offices
from questions.item_writing.actors.other_names import ask_acronyms
from questions.item_writing.actors.unnamed_speakers import ask_unnamed
from questions.item_writing.actors.words_said import ask_words
from questions.item_writing.context import Context
from questions.item_writing.drafts import Draft


def write(context: Context) -> Iterator[Draft]:
    """Every question on actors that the dossier allows, unranked."""
    yield from ask_offices(context)
    yield from ask_acronyms(context)
    yield from ask_words(context)
    yield from ask_expressions(context)
    yield from ask_unnamed(context)
    yield from ask_cited_by(context)
    yield from ask_initiators(context)
    yield from ask_leaders(context)
