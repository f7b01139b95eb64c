"""Forms of the roster room: shape, and rules on what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from sqlalchemy import Row
from wtforms import (
    BooleanField,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from classroom.accounts.forms import not_blank
from classroom.fields import Rows, strip
from classroom.models import User
from classroom.roster import pins
from classroom.roster.entitlement import MOST, Entitlement
from classroom.roster.roster_file import MAX_STUDENTS
from classroom.roster.student_names import StudentName, from_parts

_required = InputRequired(lazy_gettext("This field must be filled in."))
_name_length = Length(max=58, message=lazy_gettext("A name may have at most %(max)d characters.", max=58))

_NO_MEMORY = {"autocomplete": "off", "spellcheck": "false"}


class ClassForm(FlaskForm):
    """A class and what it is called."""

    name = StringField(lazy_gettext("Name of the class"), [_required, not_blank, Length(max=120)], render_kw=_NO_MEMORY)
    #: Asked when the class is made, and never changed.
    pseudonymous = BooleanField(lazy_gettext("Invented names: the students' own names never reach this site"))


class EntitlementForm(FlaskForm):
    """What students are entitled to in every quiz, and why that changes."""

    extra_time_percent = IntegerField(
        lazy_gettext("Extra time in every quiz, in percent"),
        [
            InputRequired(lazy_gettext("Write a whole number, 0 for none.")),
            NumberRange(0, MOST, lazy_gettext("Write a number from 0 to %(most)d.", most=MOST)),
        ],
        default=0,
        render_kw={"inputmode": "numeric", "min": "0", "max": str(MOST), "class": "short"},
    )
    no_time_limit = BooleanField(lazy_gettext("No time limit in any quiz"))
    hide_timer = BooleanField(lazy_gettext("No clock on the page"))
    reason = StringField(
        lazy_gettext("Why it changes"),
        [Length(max=200, message=lazy_gettext("At most %(max)d characters.", max=200))],
        filters=[strip],
        render_kw=_NO_MEMORY,
    )

    #: What it says before; where that stays, no reason is needed.
    before: Entitlement | None = None

    @property
    def entitled(self) -> Entitlement:
        """What was chosen."""
        return Entitlement(self.extra_time_percent.data, self.no_time_limit.data, self.hide_timer.data)

    def validate_reason(self, field: StringField) -> None:
        """Whoever changes an accommodation says why: it is asked for years later."""
        if not field.data and not self.extra_time_percent.errors and self.entitled != self.before:
            raise ValidationError(lazy_gettext("Say why: it is kept with the change."))


class AccommodationsForm(EntitlementForm):
    """The same for several students of a class."""

    students = SelectMultipleField(
        lazy_gettext("For whom"), [InputRequired(lazy_gettext("No student is ticked."))], coerce=int
    )

    def __init__(self, students: list[User], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.students.choices = [SelectChoice(student.id, student.sort_name) for student in students]


class StudentForm(EntitlementForm):
    """One student."""

    given = StringField(lazy_gettext("First name"), [_required, not_blank, _name_length], render_kw=_NO_MEMORY)
    family = StringField(lazy_gettext("Family name"), [_name_length], render_kw=_NO_MEMORY)

    @classmethod
    def of(cls, name: StudentName, entitled: Entitlement) -> StudentForm:
        """The form filled in as things stand."""
        form = cls(
            given=name.given,
            family=name.family,
            extra_time_percent=entitled.percent,
            no_time_limit=entitled.no_limit,
            hide_timer=entitled.hide_timer,
        )
        form.before = entitled
        return form

    @property
    def student_name(self) -> StudentName:
        """The name that was typed."""
        return from_parts(self.family.data or "", self.given.data or "")


class RosterForm(FlaskForm):
    """A roster, pasted or as a file."""

    text = TextAreaField(lazy_gettext("The list"), render_kw={"rows": 12, "spellcheck": "false", "autocomplete": "off"})
    file = FileField(lazy_gettext("Or a file"), render_kw={"accept": ".csv,.txt,.tsv,text/plain,text/csv"})
    order = RadioField(
        lazy_gettext("Names in one piece are written"),
        choices=[
            SelectChoice("family", lazy_gettext("family name first")),
            SelectChoice("given", lazy_gettext("first name first")),
        ],
        default="family",
    )


class StudentRow(Form):
    """A line of the preview."""

    add = BooleanField()
    family = StringField(validators=[_name_length])
    given = StringField(validators=[_name_length])
    #: The preview said that the class has a student of this name.
    known = HiddenField()

    @property
    def student_name(self) -> StudentName:
        """The name as it stands in the line now."""
        return from_parts(self.family.data or "", self.given.data or "")

    def validate_given(self, field: StringField) -> None:
        """A student who is to be added has some name."""
        if self.add.data and not self.student_name.name:
            raise ValidationError(lazy_gettext("Write a name, or take the tick away."))


class PreviewForm(FlaskForm):
    """The students that were found in a roster, to be confirmed."""

    rows = Rows(FormField(StudentRow), max_entries=MAX_STUDENTS)

    @property
    def chosen(self) -> list[StudentRow]:
        """The lines whose students are to be added."""
        return [entry.form for entry in self.rows if entry.form.add.data]


class CopyForm(FlaskForm):
    """Students of one class to put into another as well."""

    students = SelectMultipleField(
        lazy_gettext("Students"), [InputRequired(lazy_gettext("No student is ticked."))], coerce=int
    )

    def __init__(self, students: list[User], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.students.choices = [SelectChoice(student.id, student.sort_name) for student in students]


class ShareForm(FlaskForm):
    """An instructor to show a class to."""

    username = StringField(
        lazy_gettext("User name of the instructor"),
        [_required, Length(max=80)],
        render_kw={"autocapitalize": "none", **_NO_MEMORY},
    )
    with_names = BooleanField(lazy_gettext("with the names of the students"))


class JoinForm(FlaskForm):
    """Which student, and the PIN."""

    student = RadioField(
        lazy_gettext("Your name"), [InputRequired(lazy_gettext("Choose your name."))], coerce=int, validate_choice=True
    )
    pin = StringField(
        lazy_gettext("PIN"),
        [_required],
        render_kw={"inputmode": "numeric", "autocomplete": "off", "maxlength": "20", "class": "pin"},
    )
    stay = BooleanField(lazy_gettext("This is my own device: keep me signed in for 12 hours"))

    def __init__(self, students: Sequence[Row[int, str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.student.choices = [SelectChoice(student.id, student.name) for student in students]

    def validate_pin(self, field: StringField) -> None:
        """A PIN has a known number of digits; saying so gives nothing away."""
        if len(pins.canonical(field.data)) != pins.DIGITS:
            raise ValidationError(lazy_gettext("The PIN has %(count)d digits.", count=pins.DIGITS))
