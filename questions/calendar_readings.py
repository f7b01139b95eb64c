"""What a calendar expression says, before and after it is held against a day: pure, without language.

``reading_of`` turns the groups of a match into a reading; ``resolve`` holds a reading against a context: the day of
publication, which way the verb looks, and the date that the story has reached. Nothing is guessed: what the context
does not settle is ``None``.
"""

from __future__ import annotations

from questions.calendar_grammar import Grammar, Match


def printed_day(match: Match, calendar: Grammar) -> str | None:
    """The day of a match that prints day, month and year; ``None`` for any other, or a day that does not exist."""
    from datetime import date

    groups = match.groups
    if match.reading != "day" or not {"year", "shortyear"} & groups.keys():
        return None
    day = int((groups.get("day") or groups["dd"]).rstrip("er"))
    month = int(groups["mm"]) if "mm" in groups else int(calendar.meaning("month", groups["month"]))
    year = int(groups["year"]) if "year" in groups else 2000 + int(groups["shortyear"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
