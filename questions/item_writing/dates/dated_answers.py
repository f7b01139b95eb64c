"""How a calendar value is asked for and answered: « à quelle date », « le 12 mars 2013 », « depuis octobre 2012 »."""

from __future__ import annotations

from questions.item_writing.drafts import table
from questions.item_writing.french.calendar_words import dated, spoken
from questions.item_writing.french.wording import join
from questions.timex import granularity, is_day


def grain(value: str) -> str:
    """What a distractor must share with the key: day, month, year, season, part, weekend, week or interval."""
    if "/" in value:
        return "interval"
    if value.rpartition("-")[2] in {"START", "MID", "END"}:
        return f"part of {granularity(value)}"
    return granularity(value)


def asked(value: str, relation: str | None) -> str:
    """The interrogative words for this value: « à quelle date », « depuis quand »."""
    if relation is not None:
        return str(table("dates.bounded")[relation]["ask"])
    kind = grain(value)
    return str(table("dates.ask").get(kind, table("dates.ask")["period"]))


def answered(value: str, relation: str | None) -> str | None:
    """The value as an answer to that question: « le 12 mars 2013 », « depuis octobre 2012 »."""
    if relation is None:
        return dated(value)
    noun = with_article(value)
    if noun is None:
        return None
    if relation == "until" and granularity(value) in {"month", "year"} and grain(value) == granularity(value):
        return f"{table('dates.plain')['until_month']} {spoken(value)}"
    return join(str(table("dates.bounded")[relation]["answer"]), noun)


def with_article(value: str) -> str | None:
    """The value as a noun: « le 12 mars 2013 », « avril 2014 », « 2009 », « l'été 2016 »."""
    noun = spoken(value) if "/" not in value else None
    if noun is None:
        return None
    article = table("dates.plain")["articles"].get(value[5:7] if granularity(value) == "season" else grain(value), "")
    if value.endswith("-MID"):
        article = table("dates.plain")["articles"]["MID"]
    return join(str(article), noun)


def is_exact(value: str) -> bool:
    """Whether the value is one day."""
    return is_day(value)
