"""Denials that hold for a time only: for what came since (« aucun tir n'a été signalé depuis »), or so far."""

from __future__ import annotations

from datetime import date

from questions import timex
from questions.crosscheck.reading import Reading
from questions.syntax import Tree

Days = tuple[date, date]
#: What stands behind « depuis » where no time and no thing goes with it.
_ALONE = frozenset({"PUNCT", "VERB", "AUX", "CCONJ", "ADV"})


def came_before(reading: Reading, here: Tree, told: Days | None) -> bool:
    """Whether the sentence only denies what came since, and what another text tells is not known to be of later."""
    if not _is_since(reading, here):
        return False
    span = here.sentence.span
    values = (t.value for t in reading.annotated.time_expressions if t.value and span.contains(t.span))
    days = [timex.bounds(value) for value in values if timex.is_calendar(value)]
    return told is None or not days or told[0] <= max(last for _, last in days)


def came_after(denial: Reading, told: Reading, when: Days | None) -> bool:
    """Whether what the one text tells befell on a day after the other, which denies it, came out."""
    known, other = denial.published, told.published
    return bool(known and other and when and known[1] < when[0] <= other[1])


def is_so_far(reading: Reading, here: Tree) -> bool:
    """« n'a ouvert aucune enquête à ce stade »."""
    return any(phrase in here.text for phrase in reading.polarity["so_far"])


def _is_since(reading: Reading, here: Tree) -> bool:
    """« depuis » and « depuis lors », not « depuis mardi », « depuis la trêve »."""
    polarity, last = reading.polarity, len(here.tokens) - 1
    places = (i for i, word in enumerate(here.words) if word in polarity["since"])
    return any(i == last or here.tokens[i + 1].pos in _ALONE or here.word(i + 1) in polarity["then"] for i in places)
