"""Of which day a clause is told that only says « alors »: that of an earlier fact, dated right before."""

from __future__ import annotations

from datetime import date

from questions import timex
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import Tree, plain


def days_back_then(reading: Reading, here: Tree, verb: int) -> tuple[date, date] | None:
    """« celui de mai 2009 : dix élèves avaient alors été blessés »: the days of the last date in front, in the same
    sentence or the one before; ``None`` where no « alors » beside a pluperfect takes one up."""
    words = load_table(reading.annotated.dispatch.language, "contradictions")["origin"]["back_then"]
    below = here.children[verb]
    before = any(here.tokens[i].dep.startswith("aux") and here.tokens[i].feature("Tense") == "Imp" for i in below)
    if not before or not any(_is_then(here, i, words) for i in below):
        return None
    start = reading.sentence_before(here.sentence.span.start)
    times = [t for t in reading.annotated.time_expressions if start <= t.span.start < here.tokens[verb].start]
    values = [t.value for t in sorted(times, key=lambda t: t.span.start) if t.value and timex.is_calendar(t.value)]
    return timex.bounds(values[-1]) if values else None


def _is_then(here: Tree, index: int, words: list[str]) -> bool:
    """« alors », not « alors que »; « à l'époque »."""
    token, subtree = here.tokens[index], here.subtree(index)
    text = plain(" ".join(here.word(i) for i in subtree)).replace("' ", "'")
    return token.pos in {"ADV", "NOUN"} and text in words
