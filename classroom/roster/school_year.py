"""School years, from September to August. Pure."""

from __future__ import annotations

from datetime import date

#: Classes that are made from this month on are those of the year to come.
FIRST_MONTH_OF_NEXT = 7


def end_of_school_year(day: date) -> date:
    """The last of August of the school year that a class made on this day is for."""
    return date(day.year + (day.month >= FIRST_MONTH_OF_NEXT), 8, 31)
