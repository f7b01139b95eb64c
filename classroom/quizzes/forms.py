"""Forms of the quizzes room: shape, and rules on what is typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from classroom.accounts.forms import not_blank
from classroom.fields import strip
from classroom.i18n import LABELS
from classroom.models import (
    AtExpiry,
    Difficulty,
    ItemKind,
    Navigation,
    Quiz,
    QuizAssignment,
    QuizDraw,
    ReviewFrom,
    Topic,
)
from classroom.quizzes.access_code import LONGEST_CODE
from classroom.quizzes.local_time import NoSuchTime, to_moment, to_wall
from classroom.quizzes.service import MOST_DRAWN, SETTINGS, DrawWish, read_points

_required = InputRequired(lazy_gettext("This field must be filled in."))
_title_rules = [_required, not_blank, Length(max=200, message=lazy_gettext("At most %(max)d characters.", max=200))]

REVIEW_CHOICES = [
    SelectChoice(ReviewFrom.NEVER, lazy_gettext("never")),
    SelectChoice(ReviewFrom.HAND_IN, lazy_gettext("as soon as they have handed in")),
    SelectChoice(ReviewFrom.CLOSING, lazy_gettext("after the quiz has closed")),
]
EXPIRY_CHOICES = [
    SelectChoice(AtExpiry.HAND_IN, lazy_gettext("what is saved is handed in by itself")),
    SelectChoice(AtExpiry.GRACE, lazy_gettext("there is a grace period in which answers still count, then the same")),
    SelectChoice(AtExpiry.UNFINISHED, lazy_gettext("the attempt is left unfinished, without a score")),
]

NAVIGATION_CHOICES = [
    SelectChoice(Navigation.FREE, lazy_gettext("all on one page")),
    SelectChoice(Navigation.ONE_BY_ONE, lazy_gettext("one at a time, in any order")),
    SelectChoice(Navigation.FORWARD, lazy_gettext("one at a time, without going back")),
]

#: How a browser sends a time; shown in the first way, since nobody sets a quiz to the second.
TYPED_AS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
#: Years in which a quiz can be held; far outside them, a limit of some minutes leads out of the calendar.
FIRST_YEAR, LAST_YEAR = 2000, 2199
#: Fields that hold a time of the clock on the wall.
MOMENTS = ("opens_at", "closes_at")


class TitleForm(FlaskForm):
    """A new quiz needs a title and nothing else."""

    title = StringField(lazy_gettext("Title"), _title_rules, filters=[strip], render_kw={"autocomplete": "off"})


class FromDossierForm(TitleForm):
    """A quiz out of a dossier: title and time; questions and classes are ticked."""

    time_limit_minutes = IntegerField(
        lazy_gettext("Time limit, in minutes"),
        [Optional(), NumberRange(1, 600, lazy_gettext("Write a number from 1 to 600."))],
        render_kw={"inputmode": "numeric", "min": "1", "max": "600", "class": "short"},
    )


class WallTimeField(DateTimeLocalField):
    """Date and time as clocks in the site's time zone show them; ``moment`` is the same in UTC."""

    moment: datetime | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, format=TYPED_AS, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(self.gettext(lazy_gettext("Write a day and a time."))) from None

    def pre_validate(self, form: Form) -> None:
        self.moment = None
        if self.data is None:
            return
        if not FIRST_YEAR <= self.data.year <= LAST_YEAR:
            raise ValidationError(lazy_gettext("Write a day and a time."))
        try:
            self.moment = to_moment(self.data, site_zone())
        except NoSuchTime:
            raise ValidationError(lazy_gettext("The clocks are put forward over this time; choose another.")) from None


class SettingsForm(FlaskForm):
    """The rules of a quiz."""

    title = StringField(lazy_gettext("Title"), _title_rules, filters=[strip], render_kw={"autocomplete": "off"})
    instructions = TextAreaField(
        lazy_gettext("Instructions"),
        [Length(max=5000, message=lazy_gettext("At most %(max)d characters.", max=5000))],
        filters=[strip],
        render_kw={"rows": 4},
    )
    time_limit_minutes = IntegerField(
        lazy_gettext("Time limit, in minutes"),
        [Optional(), NumberRange(1, 600, lazy_gettext("Write a number from 1 to 600."))],
        render_kw={"inputmode": "numeric", "min": "1", "max": "600", "class": "short"},
    )
    opens_at = WallTimeField(lazy_gettext("Opens"), [Optional()], render_kw={"class": "short"})
    closes_at = WallTimeField(lazy_gettext("Closes"), [Optional()], render_kw={"class": "short"})
    hard_close = BooleanField(lazy_gettext("Cut attempts under way when the quiz closes"))
    at_expiry = RadioField(lazy_gettext("When the time is up"), choices=EXPIRY_CHOICES, coerce=AtExpiry)
    grace_minutes = IntegerField(
        lazy_gettext("Minutes of grace"),
        [Optional(), NumberRange(1, 60, lazy_gettext("Write a number from 1 to 60."))],
        render_kw={"inputmode": "numeric", "min": "1", "max": "60", "class": "short"},
    )
    navigation = RadioField(lazy_gettext("Questions are shown"), choices=NAVIGATION_CHOICES, coerce=Navigation)
    access_code = StringField(
        lazy_gettext("Access code"),
        [Length(max=LONGEST_CODE, message=lazy_gettext("At most %(max)d characters.", max=LONGEST_CODE))],
        filters=[strip],
        render_kw={"autocomplete": "off", "spellcheck": "false", "class": "short"},
    )
    max_attempts = IntegerField(
        lazy_gettext("Number of attempts"),
        [InputRequired(lazy_gettext("Write a whole number.")), NumberRange(1, 20, lazy_gettext("From 1 to 20."))],
        render_kw={"inputmode": "numeric", "min": "1", "max": "20", "class": "short"},
    )
    shuffle_questions = BooleanField(lazy_gettext("Questions in another order for each student"))
    shuffle_options = BooleanField(lazy_gettext("Options in another order for each student"))
    review_from = RadioField(lazy_gettext("Students may look back"), choices=REVIEW_CHOICES, coerce=ReviewFrom)
    review_score = BooleanField(lazy_gettext("their score"))
    review_key = BooleanField(lazy_gettext("the right answers, with the reasons"))
    review_evidence = BooleanField(lazy_gettext("the passages of the dispatches that prove them"))

    @classmethod
    def of(cls, quiz: Quiz) -> SettingsForm:
        """The form filled in as the quiz stands."""
        walls = {name: to_wall(moment, site_zone()) for name in MOMENTS if (moment := getattr(quiz, name)) is not None}
        plain = {name: getattr(quiz, name) for name in SETTINGS.difference(MOMENTS)}
        return cls(data={**plain, **walls})

    def values(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        typed = {name: value for name, value in self.data.items() if name not in {"csrf_token", *MOMENTS}}
        moments = {name: self[name].moment for name in MOMENTS}
        return {**typed, **moments, "instructions": self.instructions.data or "", **self._conditional()}

    def _conditional(self) -> dict[str, Any]:
        """What may be left empty."""
        return {"grace_minutes": self.grace_minutes.data or 2, "access_code": self.access_code.data or None}


class SectionForm(FlaskForm):
    """A part of a quiz."""

    title = StringField(lazy_gettext("Title"), _title_rules, filters=[strip], render_kw={"autocomplete": "off"})
    instructions = TextAreaField(
        lazy_gettext("Instructions"),
        [Length(max=5000, message=lazy_gettext("At most %(max)d characters.", max=5000))],
        filters=[strip],
        render_kw={"rows": 3},
    )


def _one_of(label: Any, anything: Any, members: Any = ()) -> SelectField:
    """A list to choose from, the first entry of which asks nothing."""

    def choices() -> list[SelectChoice]:
        known = (SelectChoice(member.value, LABELS[members[1]][member]) for member in members[0])
        return [SelectChoice("", anything), *known]

    first = [SelectChoice("", anything)]
    return SelectField(label, choices=choices if members else first, validate_choice=bool(members))


class DrawForm(FlaskForm):
    """How many questions of what sort are drawn for each student."""

    number = IntegerField(
        lazy_gettext("How many questions"),
        [
            InputRequired(lazy_gettext("Write a whole number.")),
            NumberRange(
                1, MOST_DRAWN, lazy_gettext("From 1 to %(most)d questions can be drawn at once.", most=MOST_DRAWN)
            ),
        ],
        default=4,
        render_kw={"inputmode": "numeric", "min": "1", "max": str(MOST_DRAWN), "class": "short"},
    )
    topic = _one_of(lazy_gettext("Topic"), lazy_gettext("all topics"), (Topic, "topic"))
    difficulty = _one_of(lazy_gettext("Difficulty"), lazy_gettext("all levels"), (Difficulty, "difficulty"))
    kind = _one_of(lazy_gettext("Kind of question"), lazy_gettext("all kinds"), (ItemKind, "kind"))
    dossier = _one_of(lazy_gettext("Dossier"), lazy_gettext("all dossiers"))
    tag = _one_of(lazy_gettext("Tag"), lazy_gettext("all tags"))
    points = StringField(
        lazy_gettext("Points for each"),
        [_required],
        default="1",
        filters=[strip],
        render_kw={"inputmode": "decimal", "autocomplete": "off", "class": "short"},
    )
    section = _one_of(lazy_gettext("Section"), lazy_gettext("before the first section"))

    @classmethod
    def of(cls, draw: QuizDraw) -> DrawForm:
        """The form filled in as the draw stands."""
        return cls(
            data={
                "number": draw.number,
                "topic": draw.topic or "",
                "difficulty": draw.difficulty or "",
                "kind": draw.kind or "",
                "dossier": str(draw.dossier_id or ""),
                "tag": draw.tag or "",
                "points": f"{draw.max_mark:g}",
                "section": str(draw.section_id or ""),
            }
        )

    def offer(self, dossiers: Any, tags: Any, sections: Any) -> None:
        """Fill the lists that are the teacher's own."""
        for field, known in ((self.dossier, dossiers), (self.section, sections)):
            field.choices = [*field.choices, *(SelectChoice(str(key), words) for key, words in known)]
            field.validate_choice = True
        self.tag.choices = [*self.tag.choices, *(SelectChoice(tag, tag) for tag in tags)]
        self.tag.validate_choice = True

    def wish(self) -> DrawWish:
        """What was chosen.

        :raises Refused: for points that are no number.
        """
        return DrawWish(
            number=self.number.data,
            max_mark=read_points(self.points.data or ""),
            topic=Topic(self.topic.data) if self.topic.data else None,
            difficulty=Difficulty(self.difficulty.data) if self.difficulty.data else None,
            kind=ItemKind(self.kind.data) if self.kind.data else None,
            tag=self.tag.data or None,
            dossier_id=int(self.dossier.data) if self.dossier.data else None,
            section_id=int(self.section.data) if self.section.data else None,
        )


class ClassRulesForm(FlaskForm):
    """What holds for one class; what is left empty holds as the quiz says."""

    opens_at = WallTimeField(lazy_gettext("Opens"), [Optional()], render_kw={"class": "short"})
    closes_at = WallTimeField(lazy_gettext("Closes"), [Optional()], render_kw={"class": "short"})
    time_limit_minutes = IntegerField(
        lazy_gettext("Time limit, in minutes"),
        [Optional(), NumberRange(1, 600, lazy_gettext("Write a number from 1 to 600."))],
        render_kw={"inputmode": "numeric", "min": "1", "max": "600", "class": "short"},
    )
    access_code = StringField(
        lazy_gettext("Access code"),
        [Length(max=LONGEST_CODE, message=lazy_gettext("At most %(max)d characters.", max=LONGEST_CODE))],
        filters=[strip],
        render_kw={"autocomplete": "off", "spellcheck": "false", "class": "short"},
    )
    review_from = SelectField(
        lazy_gettext("Students may look back"),
        choices=[SelectChoice("", lazy_gettext("as the quiz says")), *REVIEW_CHOICES],
    )

    @classmethod
    def of(cls, assignment: QuizAssignment) -> ClassRulesForm:
        """The form filled in as the class has it."""
        moments = {name: getattr(assignment, name) for name in MOMENTS}
        walls = {name: to_wall(moment, site_zone()) for name, moment in moments.items() if moment is not None}
        plain = {name: getattr(assignment, name) for name in ("time_limit_minutes", "access_code")}
        return cls(data={**plain, **walls, "review_from": assignment.review_from or ""})

    def values(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        return {
            "opens_at": self.opens_at.moment,
            "closes_at": self.closes_at.moment,
            "time_limit_minutes": self.time_limit_minutes.data,
            "access_code": self.access_code.data or None,
            "review_from": ReviewFrom(self.review_from.data) if self.review_from.data else None,
        }


def site_zone() -> str:
    """Time zone of the site."""
    return str(current_app.config["BABEL_DEFAULT_TIMEZONE"])
