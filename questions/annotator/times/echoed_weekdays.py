"""Weekdays whose verb tells nothing, taken for the same weekday told elsewhere in the dispatch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from questions import timex
from questions.annotations import TimeExpression
from questions.calendar.grammar import Grammar
from questions.calendar.readings import Direction


def echoed(found: list[TimeExpression], ways: Mapping[int, Direction], calendar: Grammar) -> Iterator[TimeExpression]:
    """A weekday whose verb tells nothing means the same day as elsewhere in the dispatch, if that is one day.

    One whose verb tells means the day told likewise: « la lettre de lundi » is not « le vote de lundi » to come.
    """
    known: dict[str, set[tuple[Direction, str]]] = {}
    for each in found:
        if each.value and timex.is_calendar(each.value) and (key := _weekday_key(each, calendar)):
            known.setdefault(key, set()).add((ways.get(each.span.start, "unknown"), each.value))
    for each in found:
        way = ways.get(each.span.start, "unknown")
        told = known.get(_weekday_key(each, calendar) or "", set())
        values = {value for other, value in told if way in ("unknown", other)}
        if each.value is None and len(values) == 1:
            yield replace(each, value=next(iter(values)))
        else:
            yield each


def _weekday_key(expression: TimeExpression, calendar: Grammar) -> str | None:
    matches = calendar.find(expression.span.quote)
    if len(matches) != 1 or matches[0].reading != "weekday" or "modifier" in matches[0].groups:
        return None
    return matches[0].groups["weekday"].lower()
