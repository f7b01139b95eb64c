"""Shapes of this room's forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, MultipleFileField
from wtforms import DateField, SelectField, SelectMultipleField, StringField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Optional, StopValidation, ValidationError

from classroom.dossiers.intake import MAX_CHARACTERS, Incoming, pasted
from classroom.dossiers.wording import CAUSE_KINDS
from classroom.fields import Rows, strip
from classroom.models import Dispatch
from questions import timex

#: Text boxes for pasted dispatches; all but the first are folded.
PASTE_BOXES = 5
FIRST_YEAR = 1900


class IntakeForm(FlaskForm):
    """Dispatches coming in: files and pasted texts at once."""

    files = MultipleFileField(lazy_gettext("Files (.txt or .html)"))
    texts = Rows(
        TextAreaField(
            lazy_gettext("Pasted text"),
            validators=[
                Optional(),
                Length(max=MAX_CHARACTERS, message=lazy_gettext("This text is longer than 200,000 characters.")),
            ],
        ),
        label=lazy_gettext("Pasted texts"),
        min_entries=PASTE_BOXES,
        max_entries=PASTE_BOXES,
    )

    def arrivals(self) -> list[Incoming]:
        """What was sent, files first; boxes left empty are no arrivals."""
        files = [Incoming(each.filename, each.read()) for each in self.files.data or () if each and each.filename]
        return files + [pasted(text) for text in self.texts.data if text and text.strip()]


class DossierForm(IntakeForm):
    """A new dossier."""

    title = StringField(
        lazy_gettext("Title"),
        filters=[strip],
        validators=[Length(max=200, message=lazy_gettext("The title is longer than 200 characters."))],
    )

    def validate_files(self, _field: object) -> None:
        """A dossier begins with a title or with something to read."""
        sent = any(each and each.filename for each in self.files.data or ())
        if not (self.title.data or sent or any(text and text.strip() for text in self.texts.data)):
            raise StopValidation(lazy_gettext("Give a title, a file or a text."))


class ReplacementForm(FlaskForm):
    """The corrected version of a dispatch: a file or a pasted text."""

    file = FileField(lazy_gettext("File (.txt or .html)"))
    text = TextAreaField(
        lazy_gettext("Pasted text"),
        validators=[
            Optional(),
            Length(max=MAX_CHARACTERS, message=lazy_gettext("This text is longer than 200,000 characters.")),
        ],
    )

    def arrival(self, name: str) -> Incoming | None:
        """What was sent, the file first; ``None`` for nothing. A pasted text goes by the name of the old version."""
        if self.file.data and self.file.data.filename:
            return Incoming(self.file.data.filename, self.file.data.read())
        if self.text.data and self.text.data.strip():
            return Incoming(name, pasted(self.text.data).content)
        return None


class RenameForm(FlaskForm):
    """Another title."""

    title = StringField(
        lazy_gettext("Title"),
        filters=[strip],
        validators=[
            DataRequired(message=lazy_gettext("A dossier needs a title.")),
            Length(max=200, message=lazy_gettext("The title is longer than 200 characters.")),
        ],
    )


class CorrectionForm(FlaskForm):
    """What a dispatch really says of itself; a field left empty: as it was read."""

    agency = StringField(
        lazy_gettext("Agency or newspaper"),
        filters=[strip],
        validators=[Length(max=200, message=lazy_gettext("The name is longer than 200 characters."))],
    )
    headline = StringField(
        lazy_gettext("Headline"),
        filters=[strip],
        validators=[Length(max=500, message=lazy_gettext("The headline is longer than 500 characters."))],
    )
    first = DateField(lazy_gettext("Published on"), validators=[Optional()])
    last = DateField(lazy_gettext("… or at the latest on"), validators=[Optional()])
    body = SelectMultipleField(
        lazy_gettext("Paragraphs of the body"),
        coerce=int,
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )

    def validate_first(self, field: Any) -> None:
        """A day that news can have."""
        _check_day(field.data)

    def validate_last(self, field: Any) -> None:
        """Not before the first day, nor without it."""
        _check_day(field.data)
        if field.data and self.first.data is None and not self.first.errors:
            raise ValidationError(lazy_gettext("Give the first day as well."))
        if field.data and self.first.data and field.data < self.first.data:
            raise ValidationError(lazy_gettext("The last day comes before the first."))

    def validate_body(self, field: Any) -> None:
        """A dispatch without a body cannot be read."""
        if field.choices and not field.data:
            raise ValidationError(lazy_gettext("Tick at least one paragraph."))

    @property
    def published(self) -> str | None:
        """ISO day or interval; ``None`` when no day was given."""
        if self.first.data is None:
            return None
        first, last = self.first.data.isoformat(), (self.last.data or self.first.data).isoformat()
        return str(first) if first == last else f"{first}/{last}"


class DateMarkForm(FlaskForm):
    """The day that words stand for, or the first and the last day of a stretch of time."""

    first = DateField(
        lazy_gettext("First day"), validators=[DataRequired(message=lazy_gettext("Give the day in full."))]
    )
    last = DateField(lazy_gettext("Last day"), validators=[Optional()])

    def validate_first(self, field: Any) -> None:
        """A day that can be reckoned with."""
        _check_year(field.data)

    def validate_last(self, field: Any) -> None:
        """Not before the first day."""
        _check_year(field.data)
        if field.data and self.first.data and field.data < self.first.data:
            raise ValidationError(lazy_gettext("The last day comes before the first."))

    @property
    def value(self) -> str:
        """ISO day or interval."""
        first, last = self.first.data.isoformat(), (self.last.data or self.first.data).isoformat()
        return str(first) if first == last else f"{first}/{last}"


class ActorMarkForm(FlaskForm):
    """Who is meant by words."""

    name = StringField(
        lazy_gettext("Actor"),
        filters=[strip],
        validators=[
            DataRequired(message=lazy_gettext("Say who is meant.")),
            Length(max=200, message=lazy_gettext("The name is longer than 200 characters.")),
        ],
    )

    @property
    def value(self) -> str:
        """The actor's name in full."""
        return str(self.name.data)


def _copied(label: Any, *rules: Any) -> TextAreaField:
    """Words of the dispatch, as they are printed there."""
    too_long = Length(max=2000, message=lazy_gettext("These words are longer than 2,000 characters."))
    return TextAreaField(label, filters=[strip], validators=[*rules, too_long])


class CauseMarkForm(FlaskForm):
    """What came of what, in words of the dispatch."""

    effect = _copied(lazy_gettext("Effect"), DataRequired(message=lazy_gettext("Copy the words that tell the effect.")))
    marker = _copied(lazy_gettext("Link word"), Optional())
    cause = _copied(lazy_gettext("Cause"), DataRequired(message=lazy_gettext("Copy the words that tell the cause.")))
    kind = SelectField(lazy_gettext("Kind"), choices=lambda: [SelectChoice(*each) for each in CAUSE_KINDS.items()])


class WordingForm(FlaskForm):
    """What a contradiction is, in the teacher's words."""

    explanation = TextAreaField(
        lazy_gettext("Explanation"),
        filters=[strip],
        validators=[
            DataRequired(message=lazy_gettext("Say what the sources disagree on.")),
            Length(max=1000, message=lazy_gettext("The explanation is longer than 1,000 characters.")),
        ],
    )

    @property
    def value(self) -> str:
        """The explanation."""
        return str(self.explanation.data)


class OppositionForm(WordingForm):
    """Two passages that contradict each other."""

    dispatch_a = SelectField(lazy_gettext("First dispatch"), coerce=int)
    quote_a = TextAreaField(
        lazy_gettext("First passage"),
        filters=[strip],
        validators=[DataRequired(message=lazy_gettext("Copy the words of the dispatch."))],
    )
    dispatch_b = SelectField(lazy_gettext("Second dispatch"), coerce=int)
    quote_b = TextAreaField(
        lazy_gettext("Second passage"),
        filters=[strip],
        validators=[DataRequired(message=lazy_gettext("Copy the words of the dispatch."))],
    )
    kind = SelectField(lazy_gettext("What they disagree on"))

    @classmethod
    def between(cls, dispatches: Sequence[Dispatch], kinds: Mapping[str, Any]) -> OppositionForm:
        """The form for these dispatches; the second one is chosen for the second passage."""
        form = cls(formdata=None)
        choices = [(each.id, each.agency or each.headline or each.file) for each in dispatches]
        form.dispatch_a.choices = form.dispatch_b.choices = choices
        if len(choices) > 1:
            form.dispatch_b.data = choices[1][0]
        form.kind.choices = [(kind, words) for kind, words in kinds.items() if kind != "internal"]
        return form


def _check_day(day: date | None) -> None:
    if day is not None and day.year < FIRST_YEAR:
        raise ValidationError(lazy_gettext("This year is too long ago."))
    _check_year(day)


def _check_year(day: date | None) -> None:
    """Neither the year 12 for 2012 nor the year 9999: a value so far away cannot be reckoned with."""
    if day is not None and not timex.is_reckoned(day.isoformat()):
        raise ValidationError(lazy_gettext("Give the day in full."))
