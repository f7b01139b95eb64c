"""Quotations that a reader understands outside their dispatch: « mardi [12 mars 2013] »."""

from __future__ import annotations

from collections.abc import Mapping

from questions.annotations import EvidenceSpan, TimeExpression
from questions.item_writing.context import Context
from questions.item_writing.dates.certainty import is_a_feast, is_some_end, lies_where_told
from questions.item_writing.dates.dating import counts_from_publication, is_dated
from questions.item_writing.dates.told_from import is_compared, lies_on_either_side, starting_date
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.calendar_words import spoken
from questions.item_writing.french.wording import fold, tidy
from questions.timex import is_day


def clarified(context: Context, span: EvidenceSpan, notes: Mapping[int, str] | None = None) -> str:
    """The words of a passage between « », the day behind each expression that counts from the day of writing.

    :param notes: by offset, what else to add between [ ].
    """
    return context.excerpt(span, notes={**day_notes(context, span), **(notes or {})})


def day_notes(context: Context, span: EvidenceSpan) -> dict[int, str]:
    """By offset, the day to add behind an expression of the passage that is not a date in full."""
    if not is_dated(context.read(span.file).dispatch):
        return {}
    times = context.read(span.file).time_expressions
    return {t.span.end: str(spoken(str(t.value))) for t in times if _needs_note(span, t) and _is_sure(context, t)}


def _is_sure(context: Context, time: TimeExpression) -> bool:
    """Whether the day is counted from one that stands near by, and not from what was planned."""
    sentence = context.sentence(time.span)
    if sentence is None or counts_from_publication(context.read(time.span.file).dispatch, time):
        return sentence is None or (not lies_on_either_side(sentence, time) and lies_where_told(context, time))
    return not is_compared(sentence, time) and starting_date(context, time) is not None


def _needs_note(span: EvidenceSpan, time: TimeExpression) -> bool:
    if not span.contains(time.span) or time.type != "DATE" or not is_day(str(time.value)):
        return False
    relative = bool(time.derivation) and not any(sign.isdigit() for sign in time.span.quote) and not _is_bound(time)
    return relative and not is_a_feast(time) and not is_some_end(time)


def _is_bound(time: TimeExpression) -> bool:
    """« depuis le début de l'année »: where a stretch of time begins, which a day behind it would not make plainer."""
    words = {fold(word) for word in tidy(time.span.quote).replace("’", " ").split(" ")}
    return time.relation == "since" and not words.isdisjoint({fold(unit) for unit in wordlist("stretches")})
