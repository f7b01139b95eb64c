"""What every template may use: a role's menu, names of enumerations, dates and numbers in the reader's language."""

from __future__ import annotations

import functools
from datetime import date, datetime
from typing import Any

from flask import Flask, render_template, request, url_for
from flask_babel import format_date, format_datetime, format_decimal, get_locale, lazy_gettext
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from classroom.i18n import LABELS
from classroom.models import Role
from classroom.topic_shapes import icon

#: Front pages of the rooms that each role works in.
NAVIGATION = {
    Role.TEACHER: (
        ("dossiers.index", lazy_gettext("Dossiers")),
        ("item_bank.index", lazy_gettext("Questions")),
        ("quizzes.index", lazy_gettext("Quizzes")),
        ("roster.index", lazy_gettext("Classes")),
        ("results.index", lazy_gettext("Results")),
    ),
    Role.INSTRUCTOR: (("results.index", lazy_gettext("Results")),),
    Role.STUDENT: (
        ("attempts.index", lazy_gettext("My quizzes")),
        ("practice.index", lazy_gettext("My progress")),
        ("lessons.index", lazy_gettext("Lessons")),
    ),
    Role.ADMIN: (
        ("accounts.users", lazy_gettext("Accounts")),
        ("privacy.whole_log", lazy_gettext("Log")),
    ),
}


def init_app(app: Flask) -> None:
    """Add the globals and filters."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(labels=LABELS, navigation=navigation, current_room=current_room, topic_icon=icon)
    app.jinja_env.globals.update(url_for=url_in_page, said_once=said_once)
    app.jinja_env.filters.update(timex=show_timex, moment=show_moment, points=show_points)


def url_in_page(endpoint: str, **values: Any) -> str:
    """``url_for`` for templates; that of a file of the site is found once, not anew by every page."""
    return _static_url(request.script_root, **values) if endpoint == "static" else url_for(endpoint, **values)


@functools.cache
def _static_url(_root: str, **values: Any) -> str:
    return url_for("static", **values)


def said_once(template: str) -> Markup:
    """A template that holds nothing but words of the site, put together once in each language."""
    return _said(str(get_locale()), template)


@functools.cache
def _said(_locale: str, template: str) -> Markup:
    return Markup(render_template(template))  # noqa: S704 (escaped by the template)


def navigation() -> tuple[tuple[str, str], ...]:
    """Menu entries of the signed-in user: endpoint and label."""
    return NAVIGATION[current_user.role]


def current_room() -> str | None:
    """Endpoint of the menu entry that the page belongs to; ``None`` where it belongs to no entry of this role's menu.

    A teacher meets the sheets of a quiz (preview, extra time) from the page of the quiz, a student her
    review from her list.
    """
    rooms = {endpoint.partition(".")[0]: endpoint for endpoint, _label in navigation()}
    room = request.blueprint or ""
    return rooms.get(room) or rooms.get(
        {
            "attempts": "quizzes",
            "results": "attempts",
            "lessons": "dossiers",
            "exports": "results",
            "privacy": "roster",
        }.get(room, "")
    )


def show_moment(moment: datetime | None) -> str:
    """Day and time in the site's time zone, to the minute; a dash for none."""
    return str(format_datetime(moment, "d MMM y, HH:mm")) if moment else "–"


def show_points(points: float | None) -> str:
    """A mark with at most two decimals, in the reader's way of writing them; a dash for none."""
    return "–" if points is None else points_in(str(get_locale()), round(points, 2))


@functools.lru_cache(maxsize=10_000)
def points_in(_locale: str, number: float) -> str:
    """A number in the language of the request, which is the one named: the same few marks come again and again, and
    writing a number in a language takes its time."""
    return str(format_decimal(number))


def show_timex(value: str | None) -> str:
    """A publication date, ISO day or interval ``A/B``, in words."""
    if not value:
        return str(_("date unknown"))
    first, _slash, last = value.partition("/")
    if last:
        return str(_("between %(first)s and %(last)s", first=_show_day(first), last=_show_day(last)))
    return _show_day(first)


def _show_day(value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    words = str(format_date(day, "long"))
    # French writes the first of a month as an ordinal; CLDR's pattern does not.
    return words.replace("1 ", "1er ", 1) if day.day == 1 and str(get_locale()) == "fr" else words
