"""Forms of the accounts room: shape, and rules on what is typed."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, Form, PasswordField, RadioField, SelectChoice, StringField
from wtforms.validators import InputRequired, Length, Regexp, ValidationError

from classroom.accounts.names import tidy
from classroom.accounts.password_rules import MIN_LENGTH, PasswordProblem, problem_of
from classroom.accounts.passwords import MAX_LENGTH
from classroom.i18n import LABELS, LANGUAGES
from classroom.models import Role

_EXPLANATIONS = {
    PasswordProblem.TOO_SHORT: lazy_gettext("Choose at least %(count)d characters.", count=MIN_LENGTH),
    PasswordProblem.TOO_LONG: lazy_gettext("Choose at most %(count)d characters.", count=MAX_LENGTH),
    PasswordProblem.NAMES_THE_USER: lazy_gettext("The password must not be the user name."),
    PasswordProblem.COMMON: lazy_gettext("This password is among the first that anyone would try. Choose another one."),
}

_required = InputRequired(lazy_gettext("This field must be filled in."))


def not_blank(_form: Form, field: StringField) -> None:
    """A validator: spaces alone are nothing."""
    if not tidy(field.data or ""):
        raise ValidationError(lazy_gettext("This field must be filled in."))


_PLAIN_INPUT = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}


class SignInForm(FlaskForm):
    """User name and password of a member of staff."""

    username = StringField(
        lazy_gettext("User name"), [_required, Length(max=200)], render_kw={"autocomplete": "username", **_PLAIN_INPUT}
    )
    password = PasswordField(
        lazy_gettext("Password"), [_required, Length(max=MAX_LENGTH)], render_kw={"autocomplete": "current-password"}
    )
    stay = BooleanField(lazy_gettext("This is my own device: keep me signed in for 12 hours"))


class ChangePasswordForm(FlaskForm):
    """One's own password; ``username`` is whose."""

    old = PasswordField(
        lazy_gettext("Present password"),
        [_required, Length(max=MAX_LENGTH)],
        render_kw={"autocomplete": "current-password"},
    )
    new = PasswordField(lazy_gettext("New password"), [_required], render_kw={"autocomplete": "new-password"})
    again = PasswordField(lazy_gettext("New password again"), [_required], render_kw={"autocomplete": "new-password"})

    def __init__(self, username: str | None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.username = username

    def validate_new(self, field: PasswordField) -> None:
        """Refuse what the rules for passwords refuse, and the password in use."""
        problem = problem_of(field.data, self.username)
        if problem:
            raise ValidationError(_EXPLANATIONS[problem])
        if field.data == self.old.data:
            raise ValidationError(lazy_gettext("Choose a password other than the present one."))

    def validate_again(self, field: PasswordField) -> None:
        """Refuse a slip of the hand."""
        if field.data != self.new.data:
            raise ValidationError(lazy_gettext("The two passwords differ."))


class LanguageForm(FlaskForm):
    """The language of the interface."""

    locale = RadioField(
        lazy_gettext("Language of the site"),
        choices=[
            SelectChoice("", lazy_gettext("The language of the browser")),
            *(SelectChoice(code, name) for code, name in LANGUAGES.items()),
        ],
        default="",
    )


class NewUserForm(FlaskForm):
    """A new member of staff."""

    name = StringField(
        lazy_gettext("First name and family name"),
        [_required, not_blank, Length(max=120)],
        render_kw={"autocomplete": "off"},
    )
    username = StringField(
        lazy_gettext("User name"),
        [
            _required,
            Regexp(
                r"\s*[A-Za-z0-9][A-Za-z0-9._@-]{1,79}\s*$",
                message=lazy_gettext("Use 2 to 80 letters without accents, digits, dots, hyphens, underscores or @."),
            ),
        ],
        render_kw={"autocomplete": "off", **_PLAIN_INPUT},
    )
    role = RadioField(
        lazy_gettext("Role"),
        choices=[
            SelectChoice(role.value, LABELS["role"][role.value]) for role in (Role.TEACHER, Role.INSTRUCTOR, Role.ADMIN)
        ],
        default=Role.TEACHER.value,
    )
