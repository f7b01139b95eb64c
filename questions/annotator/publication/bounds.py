"""Bounds that the dates of a text set on its publication day, put to use."""

from __future__ import annotations

from datetime import date

from questions.annotator.publication.clue import Bound


def between(days: list[date], bounds: list[Bound]) -> list[date]:
    """Days that no settled date rules out; a bound that would leave none is left aside."""
    for bound in bounds:
        kept = [
            day
            for day in days
            if (bound.first is None or bound.first <= day) and (bound.last is None or day <= bound.last)
        ]
        days = kept or days
    return days


def tightest(bounds: list[Bound]) -> list[Bound]:
    """The latest lower bound and the earliest upper bound."""
    lower = [bound for bound in bounds if bound.first]
    upper = [bound for bound in bounds if bound.last]
    found = []
    if lower:
        found.append(max(lower, key=lambda bound: bound.first or date.min))
    if upper:
        found.append(min(upper, key=lambda bound: bound.last or date.max))
    return found
