"""The form that asks for the results of classes."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import DateField, SelectChoice, SelectMultipleField
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from classroom.models import SchoolClass

_required = InputRequired(lazy_gettext("This field must be filled in."))


class TermForm(FlaskForm):
    """Of when, and of which classes."""

    since = DateField(lazy_gettext("From"), [_required])
    until = DateField(lazy_gettext("To"), [_required])
    classes = SelectMultipleField(
        lazy_gettext("Classes"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def __init__(self, classes: list[SchoolClass], today: date, **kwargs: Any) -> None:
        september = date(today.year - (today.month < 9), 9, 1)
        super().__init__(data={"since": september, "until": today}, **kwargs)
        self.classes.choices = [SelectChoice(row.id, row.name) for row in classes]

    def validate_until(self, field: DateField) -> None:
        """The end does not lie before the beginning."""
        if self.since.data and field.data and field.data < self.since.data:
            raise ValidationError(lazy_gettext("This day lies before the first one."))
