"""French and English: which language a page is in, and the switch that every page carries."""

from __future__ import annotations

import functools
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, current_app, redirect, request, session, url_for
from flask_babel import get_locale, get_translations, lazy_gettext, lazy_ngettext
from flask_login import current_user
from markupsafe import Markup

from classroom.extensions import babel, db

#: Interface languages with their own names, the default first.
LANGUAGES = {"fr": "Français", "en": "English"}

blueprint = Blueprint("i18n", __name__)


def init_app(app: Flask) -> None:
    """Bind Flask-Babel and give the templates what they need of it."""
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", "translations")
    babel.init_app(app, locale_selector=_select_locale)
    # Flask-Babel looks for the catalogue anew for every word of a page: a sixth of the work for the sheet of a quiz.
    app.jinja_env.globals.update(_=_in_template, gettext=_in_template)
    app.context_processor(_words_of_page)
    app.register_blueprint(blueprint)


def _select_locale() -> str:
    """The user's choice, else this browser's, else what the browser asks for."""
    chosen = session.get("locale") or (current_user.locale if current_user.is_authenticated else None)
    return chosen if chosen in LANGUAGES else request.accept_languages.best_match(list(LANGUAGES)) or "fr"


def _words_of_page() -> dict[str, Any]:
    """The language of a page is found once, not for each of its words; macros that are imported without the page's
    context use :func:`_in_template`."""
    locale = str(get_locale())

    def in_page(words: str, **values: Any) -> Markup:
        return _words(locale, words) % values if values else _plain(locale, words)

    return {"languages": LANGUAGES, "locale": locale if locale in LANGUAGES else "fr", "_": in_page}


def _in_template(words: str, **values: Any) -> Markup:
    """Text of a template in the language of the page, safe as it stands; values are escaped."""
    return _words(str(get_locale()), words) % values


@functools.cache
def _plain(locale: str, words: str) -> Markup:
    """A text without values."""
    return _words(locale, words) % {}


@functools.cache
def _words(_locale: str, words: str) -> Markup:
    """Templates hold a limited number of texts; their translations do not change while the site runs.

    :param _locale: the language of the page; part of the key, found again by Flask-Babel.
    """
    return Markup(get_translations().ugettext(words))  # noqa: S704 (the site's own words)


@blueprint.post("/language/<language>")
def switch_language(language: str) -> Response:
    """Change the interface language, for this browser and for the user where one is signed in."""
    if language in LANGUAGES:
        session["locale"] = language
        if current_user.is_authenticated:
            current_user.locale = language
    db.session.commit()
    return current_app.make_response(redirect(safe_next(request.form.get("next"))))


def safe_next(target: str | None) -> str:
    """A path of this site to go on to; anything that leads elsewhere becomes the front page."""
    # Browsers drop tabs and line ends before they look where an address leads, and take « \ » for « / ».
    if target and target.isprintable() and "\\" not in target and _is_path(target):
        return target
    return url_for("accounts.home")


def _is_path(target: str) -> bool:
    return target.startswith("/") and not target.startswith("//") and not urlsplit(target).netloc


#: Words of the field that enumerations are shown as.
LABELS = {
    "topic": {
        "date": lazy_gettext("Dates"),
        "cause": lazy_gettext("Causes"),
        "actor": lazy_gettext("Actors"),
        "contradiction": lazy_gettext("Contradictions"),
    },
    "kind": {
        "single": lazy_gettext("Single choice"),
        "multiple": lazy_gettext("Multiple choice"),
        "true_false": lazy_gettext("True or false"),
        "order": lazy_gettext("Put in order"),
        "match": lazy_gettext("Match"),
        "numeric": lazy_gettext("Number"),
        "short": lazy_gettext("Short answer"),
        "date": lazy_gettext("Date"),
        "gap": lazy_gettext("Fill the gaps"),
        "open": lazy_gettext("Open answer"),
        "highlight": lazy_gettext("Highlight the proof"),
    },
    "difficulty": {
        "easy": lazy_gettext("Easy"),
        "medium": lazy_gettext("Medium"),
        "hard": lazy_gettext("Hard"),
    },
    #: One of what stands below: `gettext` of older Pythons (3.11.2) does not find a message that has a plural.
    "state": {
        "draft": lazy_gettext("To review"),
        "approved": lazy_ngettext("Approved", "Approved", 1),
        "rejected": lazy_ngettext("Rejected", "Rejected", 1),
        "retired": lazy_ngettext("Retired", "Retired", 1),
    },
    #: The states over a list of questions: French needs the plural there.
    "states": {
        "draft": lazy_gettext("To review"),
        "approved": lazy_ngettext("Approved", "Approved", 2),
        "rejected": lazy_ngettext("Rejected", "Rejected", 2),
        "retired": lazy_ngettext("Retired", "Retired", 2),
    },
    "role": {
        "student": lazy_gettext("Student"),
        "teacher": lazy_gettext("Teacher"),
        "instructor": lazy_gettext("Instructor"),
        "admin": lazy_gettext("Administrator"),
    },
}
