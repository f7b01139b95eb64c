"""Who acts in pages of one short text each, by the names of the merged actors."""

from __future__ import annotations

from questions.annotations import Actor
from questions.annotator.actors.dossier_actors import find_mentions
from questions.annotator.actors.mention_making import ReadDispatch
from questions.annotator.parsing.parses import parse
from questions.cleaning import clean
from questions.crosscheck.actors import merge_actors
from questions.dispatch import Source
from questions.reader import read_dossier


def actors_in_pages(*texts: str) -> dict[str, Actor]:
    """The actors of texts that stand, each, under a date and a headline."""
    pages = [
        Source(f"{number}.txt", f"Publié le 12 octobre 2017\n\nUn titre simple\n\n{text}\n")
        for number, text in enumerate(texts)
    ]
    return {actor.name: actor for actor in read_dossier(pages).actors}


def actors_of(*texts: str) -> dict[str, Actor]:
    """The actors of bare texts, without the rest of the reading."""
    dispatches = [clean(Source(f"{number}.txt", text)) for number, text in enumerate(texts)]
    merged = merge_actors(find_mentions([ReadDispatch(dispatch, parse(dispatch)) for dispatch in dispatches]))
    return {actor.name: actor for actor in merged.actors}
