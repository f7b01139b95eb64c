"""Questions on dates: when, what happened then, in what order, how long, how far apart, what « hier » stands for."""

from __future__ import annotations

from collections.abc import Iterator

from questions.item_writing.context import Context
from questions.item_writing.dates.announcements import announcements
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.days_compared import compare_days
from questions.item_writing.dates.passages_in_order import ask_passages
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.time_line import ask_time_line
from questions.item_writing.dates.verdicts import ask_true_or_false
from questions.item_writing.dates.when import ask_what_happened, ask_when
from questions.item_writing.drafts import Draft


def write(context: Context) -> Iterator[Draft]:
    """Every question on dates that the dossier allows, unranked."""
    facts = list(dated_facts(context))
    for fact in facts:
        yield from ask_when(context, fact)
        yield from ask_what_happened(context, fact, facts)
        yield from ask_true_or_false(context, fact)
    for fact in announcements(context):
        yield from ask_when(context, fact)
    yield from ask_values(context)
    yield from compare_days(context)
    yield from ask_passages(context)
    yield from ask_time_line(context, facts)
