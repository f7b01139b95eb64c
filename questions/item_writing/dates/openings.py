"""The words in front of a date (« dès le », « à partir du »), and the bound that they set."""

from __future__ import annotations

from questions.annotations import Sentence, TimeExpression
from questions.item_writing.dates.certainty import sets_a_day
from questions.item_writing.drafts import table, wordlist
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.french.wording import tidy
from questions.syntax import tree
from questions.timex import is_day


def opening(time: TimeExpression, sentence: Sentence, whole: Offsets) -> tuple[bool, str | None]:
    """Whether the words in front of the value are understood, and the bound they set."""
    offset = sentence.span.start
    inside = sentence.span.quote[whole[0] - offset : time.span.end - offset]
    words = _in_front(time, sentence, whole)
    openings = table("dates.openings")
    bounded = {name: relation for name, relation in openings.items() if _starts(tidy(inside), name)}
    if bounded:
        return True, str(bounded[max(bounded, key=len)])
    if words in wordlist("as_early_as"):
        return True, None
    if time.relation is not None:
        return False, None
    if sets_a_day(tree(sentence), tree(sentence).at(whole[0])):
        return True, "to"
    if words == table("dates.plain")["as_of"] and is_day(time.value or ""):
        return False, None
    return words in table("dates.plain")["openings"], None


def is_as_early_as(time: TimeExpression, sentence: Sentence, whole: Offsets) -> bool:
    """« averti dès le 20 mai »: the day of what is done; of what lasts, it would be a beginning."""
    return _in_front(time, sentence, whole) in wordlist("as_early_as")


def _in_front(time: TimeExpression, sentence: Sentence, whole: Offsets) -> str:
    """« dès le » of « dès le 20 mai »: the words of an expression in front of its value."""
    offset = sentence.span.start
    before = sentence.span.quote[whole[0] - offset : time.span.start - offset]
    return tidy(before).replace("’", "'").lower().strip()


def _starts(text: str, opening_words: str) -> bool:
    low = text.replace("’", "'").lower()
    return low.startswith(opening_words) and (opening_words.endswith("'") or low[len(opening_words) :][:1] in {" ", ""})
