"""Forms of the privacy pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, IntegerField
from wtforms.validators import InputRequired, NumberRange, ValidationError

from classroom.privacy.purge import LONGEST
from classroom.roster.roster_file import MAX_STUDENTS


class RetentionForm(FlaskForm):
    """The last day on which it is known who the students of a class are."""

    until = DateField(lazy_gettext("Last day"), [InputRequired(lazy_gettext("This field must be filled in."))])

    def __init__(self, today: date, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.today = today

    def validate_until(self, field: DateField) -> None:
        """A day to come, and not for ever."""
        if not self.today < field.data <= self.today + LONGEST:
            raise ValidationError(lazy_gettext("Choose a day after today, within five years."))


class SureForm(FlaskForm):
    """A tick before what cannot be undone."""

    sure = BooleanField(
        lazy_gettext("I have read what goes and what stays. It cannot be undone."),
        [InputRequired(lazy_gettext("Tick this box if you are sure."))],
    )


class NumberForm(FlaskForm):
    """How many students there are."""

    number = IntegerField(
        lazy_gettext("How many students"),
        [
            InputRequired(lazy_gettext("Write a whole number.")),
            NumberRange(1, MAX_STUDENTS, lazy_gettext("Write a number from 1 to %(most)d.", most=MAX_STUDENTS)),
        ],
        render_kw={"inputmode": "numeric", "min": "1", "max": str(MAX_STUDENTS), "class": "short"},
    )
