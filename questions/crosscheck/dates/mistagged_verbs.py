"""The word that a date goes with where the model takes a verb for something else."""

from __future__ import annotations

from questions.crosscheck.dates.event_names import names_event, opened_by, table
from questions.crosscheck.reading import Reading
from questions.syntax import Tree

#: Words between « remonte » and the date, and between it and the noun before it, at most.
_TO_DATE, _TO_NOUN = 3, 8
_BREAKS = frozenset({"PUNCT", "SCONJ", "PRON"})


def dating_back(reading: Reading, here: Tree, place: int) -> int | None:
    """« L'intrusion remonte au 9 octobre »: the event before a verb that the model takes for an adjective or a noun."""
    words = table(reading)["dating_back_words"]
    verb = next((i for i in range(place - 1, max(place - 1 - _TO_DATE, 0), -1) if here.word(i) in words), None)
    if verb is None or here.tokens[verb].pos in {"VERB", "AUX"}:
        return None
    before = range(verb - 1, max(verb - 1 - _TO_NOUN, -1), -1)
    stop = next((i for i in before if here.tokens[i].pos in _BREAKS), -1)
    nouns = (i for i in range(stop + 1, verb) if here.tokens[i].pos == "NOUN")
    first = next(nouns, None)
    return first if first is not None and names_event(reading, here, first) else None


def put_first(reading: Reading, here: Tree, place: int) -> int | None:
    """« Mise en service en juin 2012, la passerelle … »: the participle below which the date stands, taken for a
    noun."""
    first = here.tokens[0]
    comma = next((i for i in range(place, len(here.tokens)) if here.word(i) == ","), 0)
    if first.pos != "NOUN" or place == 0 or not comma or 0 not in here.ancestors(place):
        return None
    return 0 if opened_by(reading, here) and here.word(0) in table(reading)["put"] else None
