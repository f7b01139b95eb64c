"""Words of this room in the reader's language: calendar values, kinds of findings, reasons of refusals."""

from __future__ import annotations

import re
from datetime import date

from babel.units import format_unit
from flask_babel import format_date, get_locale, lazy_gettext
from flask_babel import gettext as _

from classroom.dossiers.intake import Refusal
from questions import timex

REFUSALS = {
    Refusal.EMPTY: lazy_gettext("the file is empty"),
    Refusal.BINARY: lazy_gettext("this is not a text file (save it as .txt or .html first)"),
    Refusal.TOO_LARGE: lazy_gettext("the file is larger than 2 MB"),
    Refusal.TOO_LONG: lazy_gettext("the text is longer than 200,000 characters"),
    Refusal.TWICE: lazy_gettext("the same text is already in the dossier"),
    Refusal.TOO_MANY: lazy_gettext("the dossier is full (200 dispatches)"),
}

#: Codes of :mod:`questions.errors`.
UNREADABLE = {
    "empty": lazy_gettext("No article was found in this text."),
    "binary": lazy_gettext("This is not a text."),
    "language": lazy_gettext("This dispatch is not in French: it is kept but not read."),
}

FAILURES = {
    "nothing": lazy_gettext("None of the dispatches could be read; each one says why."),
    "engine": lazy_gettext("Reading stopped because of an error on our side. Your dispatches are safe; try again."),
    "lost": lazy_gettext("Reading was interrupted three times. Your dispatches are safe; try again."),
}

STAGES = {
    "waiting": lazy_gettext("Waiting for its turn"),
    "reading": lazy_gettext("Reading the dispatches"),
    "writing": lazy_gettext("Comparing the dispatches and writing questions"),
    "done": lazy_gettext("Read"),
    "failed": lazy_gettext("Reading failed"),
}

ZONES = {
    "body": lazy_gettext("Body"),
    "headline": lazy_gettext("Headline"),
    "dateline": lazy_gettext("Dateline"),
    "stamp": lazy_gettext("Date stamp"),
    "caption": lazy_gettext("Caption"),
    "dirt": lazy_gettext("Set aside"),
    "raw": lazy_gettext("Not read yet"),
}

ACTOR_KINDS = {
    "person": lazy_gettext("person"),
    "organisation": lazy_gettext("organisation"),
    "state": lazy_gettext("state"),
    "group": lazy_gettext("group"),
}

CAUSE_KINDS = {
    "cause": lazy_gettext("Cause"),
    "reaction": lazy_gettext("Reaction"),
    "purpose": lazy_gettext("Purpose"),
    "initiator": lazy_gettext("Initiator"),
    "condition": lazy_gettext("Condition"),
}

CONTRADICTION_KINDS = {
    "number": lazy_gettext("Figures"),
    "date": lazy_gettext("Dates"),
    "negation": lazy_gettext("Yes and no"),
    "status": lazy_gettext("State of affairs"),
    "cause": lazy_gettext("Causes"),
    "initiator": lazy_gettext("Who took the initiative"),
    "scope": lazy_gettext("Scope"),
    "internal": lazy_gettext("Within one dispatch"),
}

RECONCILIATION_KINDS = {
    "update": lazy_gettext("The situation changed"),
    "rounding": lazy_gettext("A rounded figure"),
    "scope": lazy_gettext("Not the same scope"),
    "different_event": lazy_gettext("Not the same event"),
    "attributed": lazy_gettext("What someone says"),
}

SHEETS = {
    "texts": lazy_gettext("The texts"),
    "chronology": lazy_gettext("Chronology"),
    "actors": lazy_gettext("Actors"),
    "causes": lazy_gettext("Causes"),
    "cross_reading": lazy_gettext("Cross-reading"),
}

#: What a correction by hand says of a finding.
CORRECTION_ACTS = {
    "dismiss": lazy_gettext("Dismissed"),
    "correct": lazy_gettext("Put right"),
    "confirm": lazy_gettext("Confirmed"),
    "add": lazy_gettext("Added"),
}

SEASONS = {
    "SP": lazy_gettext("spring %(year)s"),
    "SU": lazy_gettext("summer %(year)s"),
    "FA": lazy_gettext("autumn %(year)s"),
    "WI": lazy_gettext("winter %(year)s"),
}

PARTS = {
    "START": lazy_gettext("early %(period)s"),
    "MID": lazy_gettext("mid-%(period)s"),
    "END": lazy_gettext("late %(period)s"),
}

_PART = re.compile(r"(.+)-(START|MID|END)")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(TNI|T\d\d:\d\d)?")
_MONTH = re.compile(r"\d{4}-\d\d")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_FRACTION = re.compile(r"(\d{4})-([QH])(\d)")


def calendar_value(value: str) -> str:
    """A value of ``questions.timex`` in words: « été 2014 », « début août 2008 », « 3 jours »."""
    if timex.is_duration(value):
        return _duration(value)
    first, slash, last = value.partition("/")
    if slash:
        return str(_("%(first)s – %(last)s", first=calendar_value(first), last=calendar_value(last)))
    part = _PART.fullmatch(value)
    if part:
        return str(PARTS[part[2]]) % {"period": _period(part[1])}
    return _period(value)


def month(day: date) -> str:
    """« mars 2016 »."""
    return str(format_date(day, "LLL y"))


def _duration(value: str) -> str:
    parts = timex.duration_parts(value)
    return " ".join(format_unit(number, f"duration-{unit}", locale=get_locale()) for unit, number in parts.items())


def _period(value: str) -> str:
    """A value without parts; one of an unknown form is shown as it is."""
    if match := _DAY.fullmatch(value):
        return _day(match[1], match[2])
    if _MONTH.fullmatch(value):
        return str(format_date(date.fromisoformat(f"{value}-01"), "LLLL y"))
    if match := _SEASON.fullmatch(value):
        return str(SEASONS[match[2]]) % {"year": match[1]}
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), weekend=bool(match[3]))
    if match := _FRACTION.fullmatch(value):
        return _fraction(match[1], match[2], match[3])
    return value


def _day(iso: str, suffix: str | None) -> str:
    day = str(format_date(date.fromisoformat(iso), "long"))
    if suffix == "TNI":
        return str(_("night of %(day)s", day=day))
    return str(_("%(day)s at %(time)s", day=day, time=suffix[1:])) if suffix else day


def _week(year: int, number: int, weekend: bool) -> str:
    day = str(format_date(date.fromisocalendar(year, number, 6 if weekend else 1), "long"))
    return str(_("weekend of %(day)s", day=day)) if weekend else str(_("week of %(day)s", day=day))


def _fraction(year: str, letter: str, number: str) -> str:
    if letter == "Q":
        return str(_("quarter %(number)s of %(year)s", number=number, year=year))
    return str(_("half %(number)s of %(year)s", number=number, year=year))
