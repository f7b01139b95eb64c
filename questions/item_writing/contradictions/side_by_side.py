"""Passages of two outlets on one matter, whether or not they agree: what may be set side by side."""

from __future__ import annotations

from questions.annotations import EvidenceSpan, TimeExpression
from questions.item_writing.context import Context, usable
from questions.item_writing.dates.certainty import proved
from questions.item_writing.dates.dated_answers import is_exact
from questions.item_writing.dates.reckonings import passage_reckoned
from questions.item_writing.french.calendar_words import names_month
from questions.item_writing.french.wording import stems
from questions.item_writing.passages.quoted_passages import quotable
from questions.syntax import is_finite

#: What a word tells that is all over the dossier, beside one that is not.
_COMMON_WORD = 0.5


def are_of_two_outlets(context: Context, one: EvidenceSpan, other: EvidenceSpan) -> bool:
    """Whether two passages stand in dispatches of two outlets."""
    return one.file != other.file and context.outlet(one.file) != context.outlet(other.file)


def weight_shared(context: Context, one: str, other: str, but_for: str = "") -> float:
    """How many words two texts share, half counted where most dispatches have them.

    :param but_for: words that do not count.
    """
    shared = (stems(one) & stems(other)) - stems(but_for)
    return len(shared) - (1 - _COMMON_WORD) * len(shared & context.common_stems)


def passage_of_day(context: Context, time: TimeExpression) -> EvidenceSpan | None:
    """The passage, which stands alone, in which an expression surely stands for one day, counted or printed."""
    if not is_exact(str(time.value)):
        return None
    if not names_month(time.span.quote):
        return passage_reckoned(context, time)
    sentence = context.sentence(time.span)
    if (
        sentence is None
        or not usable(sentence)
        or not proved(context, time)
        or not any(map(is_finite, sentence.tokens))
    ):
        return None
    passage = quotable(context, sentence)
    torn = passage is None or passage.quote.count(time.span.quote) != 1 or context.tears(passage, time.span)
    return None if torn else passage
