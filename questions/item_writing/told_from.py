"""What a relative date is counted from: another date of the text, or the day of writing, and whether that is sure."""

from __future__ import annotations

from questions.annotations import Sentence, TimeExpression
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.reference import plain_word
from questions.item_writing.wording import fold, quoted, tidy
from questions.timex import is_day

#: Bounds that say themselves on which side of the day of writing they lie, and no bound.
_SETTLED = frozenset({None, "since"})


def is_compared(sentence: Sentence, time: TimeExpression) -> bool:
    """« deux jours plus tôt | que prévu »: the distance to what was planned, not to a day that the text tells."""
    behind = next((token for token in sentence.tokens if token.start >= time.span.end), None)
    return behind is not None and plain_word(behind) in wordlist("object_relatives")


def starting_date(context: Context, time: TimeExpression) -> TimeExpression | None:
    """The date that « trois jours plus tard » is counted from, told in its sentence or in the one before.

    ``None`` where it stands farther off: then what lies in between may be what the words go back to.
    """
    sentence = context.sentence(time.span)
    before = context.before(sentence) if sentence is not None else None
    near = [each for s in (before, sentence) if s is not None for each in context.times(s)]
    named = [each for each in near if each.span != time.span and _is_named(time, each)]
    return named[-1] if named else None


def _is_named(time: TimeExpression, other: TimeExpression) -> bool:
    """Whether the reckoning quotes this date behind the expression itself."""
    _, _, start = tidy(time.derivation).partition(quoted(time.span.quote))
    return quoted(other.span.quote) in start


def lies_on_either_side(sentence: Sentence, time: TimeExpression) -> bool:
    """« les cours de vendredi », « prêts à siéger jusqu'à vendredi »: the week is not told, by verb or by word;
    « depuis vendredi » tells it."""
    if not is_day(str(time.value)):
        return False
    words = fold(tidy(time.span.quote)).replace("’", "'").split(" ")
    if set(words) & set(wordlist("sides")) or any(sign.isdigit() for word in words for sign in word):
        return False
    before = [plain_word(token) for token in sentence.tokens if token.end <= time.span.start][-1:]
    return bool({*before, *words[:1]} & set(wordlist("weekday_ties"))) or time.relation not in _SETTLED
