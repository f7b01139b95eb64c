"""From which date of the story a time is counted: what is told aside, what the same clause dates."""

from __future__ import annotations

from collections.abc import Iterable

from questions import timex
from questions.annotations import Sentence, TimeExpression
from questions.syntax import clause_of, tree


def is_told_aside(sentence: Sentence, start: int) -> bool:
    """« …, dont une est morte une semaine plus tard »: whether the words at a raw offset date a relative clause."""
    here = tree(sentence)
    clause = clause_of(here, here.at(start))
    return clause is not None and here.tokens[clause].dep == "acl:relcl"


def day_of_same_act(each: TimeExpression, found: Iterable[TimeExpression], sentence: Sentence) -> TimeExpression | None:
    """« a été relevé mercredi soir du puits, au lendemain de la chute »: the day told before of the same verb.

    Only behind a comma, and where that verb has but one other day.
    """
    here = tree(sentence)
    first = here.at(each.span.start)
    clause = clause_of(here, first)
    opener = first - 1 if first and here.tokens[first - 1].pos == "ADP" else first
    if clause is None or opener == 0 or here.word(opener - 1) != ",":
        return None
    told = [
        other
        for other in found
        if other.span != each.span
        and sentence.span.contains(other.span)
        and other.type in ("DATE", "TIME")
        and clause_of(here, here.at(other.span.start)) == clause
    ]
    day = told[0] if len(told) == 1 else None
    before = day is not None and day.span.end <= each.span.start
    return day if day is not None and before and day.value and timex.is_day(day.value) else None
