"""The form of a lesson."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import Form as PlainForm
from wtforms import FormField, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from classroom.accounts.forms import not_blank
from classroom.dossiers.sheets import Sheet
from classroom.dossiers.wording import SHEETS
from classroom.fields import Rows, strip
from classroom.lessons.service import Plan, Showing
from classroom.models import Lesson, Quiz, SchoolClass, ShownWhen


class ShareForm(PlainForm):
    """One class: whether and when it may read the lesson."""

    class_id = HiddenField()
    shown = SelectField(lazy_gettext("Shown"), choices=[])


class LessonForm(FlaskForm):
    """What a lesson is made of, and who may read it when."""

    title = StringField(
        lazy_gettext("Title"),
        filters=[strip],
        validators=[
            InputRequired(lazy_gettext("A lesson needs a title.")),
            not_blank,
            Length(max=200, message=lazy_gettext("The title is longer than 200 characters.")),
        ],
    )
    introduction = TextAreaField(
        lazy_gettext("Introduction"),
        filters=[strip],
        validators=[Length(max=5000, message=lazy_gettext("The introduction is longer than 5,000 characters."))],
    )
    sheets = SelectMultipleField(
        lazy_gettext("Sheets"),
        choices=[SelectChoice(sheet.value, SHEETS[sheet.value]) for sheet in Sheet],
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
        validators=[InputRequired(lazy_gettext("Tick at least one sheet."))],
    )
    shares = Rows(FormField(ShareForm), min_entries=0)

    def plan(self) -> Plan:
        """What was typed."""
        rows = [(int(entry.form.class_id.data), entry.form.shown.data) for entry in self.shares]
        return Plan(
            self.title.data or "",
            self.introduction.data or "",
            [sheet for sheet in Sheet if sheet in set(self.sheets.data or ())],
            [_showing(class_id, shown) for class_id, shown in rows if shown],
        )


def lesson_form(
    lesson: Lesson | None, title: str, classes: Sequence[SchoolClass], quizzes: Mapping[int, Sequence[Quiz]]
) -> LessonForm:
    """The form with what is stored, or with all sheets and the title of the dossier for a first lesson."""
    shown = {share.class_id: _value(share.shown_when, share.quiz_id) for share in lesson.shares} if lesson else {}
    rows = [{"class_id": str(each.id), "shown": shown.get(each.id, "")} for each in classes]
    form = LessonForm(
        data={
            "title": lesson.title if lesson else title,
            "introduction": lesson.introduction if lesson else "",
            "sheets": lesson.sheets if lesson else [sheet.value for sheet in Sheet],
            "shares": rows,
        }
    )
    for entry, school_class in zip(form.shares, classes, strict=False):
        # The rows are the teacher's classes in their order, whatever was sent with them.
        entry.form.class_id.data = str(school_class.id)
        entry.form.shown.label.text = school_class.name
        entry.form.shown.choices = _choices(quizzes.get(school_class.id, ()))
    return form


def _choices(quizzes: Sequence[Quiz]) -> list[tuple[str, str]]:
    choices = [("", _("not shown")), (_value(ShownWhen.ANY_TIME, None), _("at any time"))]
    for quiz in quizzes:
        choices.append((_value(ShownWhen.BEFORE, quiz.id), _("until they start “%(quiz)s”", quiz=quiz.title)))
        choices.append((_value(ShownWhen.AFTER, quiz.id), _("once they may look back at “%(quiz)s”", quiz=quiz.title)))
    return choices


def _value(shown_when: ShownWhen, quiz_id: int | None) -> str:
    return shown_when.value if quiz_id is None else f"{shown_when}-{quiz_id}"


def _showing(class_id: int, shown: str) -> Showing:
    word, _dash, quiz_id = shown.partition("-")
    return Showing(class_id, ShownWhen(word), int(quiz_id) if quiz_id else None)
