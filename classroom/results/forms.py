"""Forms of the results: shape only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, FloatField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from classroom.attempts.answers import MAX_TYPED
from classroom.models import ItemKind, ItemVersion, RegradeKind
from classroom.results.corrected_key import ACCEPTING

LONGEST_REASON = 500


def _kind(value: Any) -> RegradeKind | None:
    """Nothing is chosen for what is no kind."""
    return RegradeKind(value) if value in set(RegradeKind) else None


class CorrectionForm(FlaskForm):
    """How a question is put right; the key itself is read by :func:`key_of`."""

    kind = RadioField(
        lazy_gettext("What is to be done"),
        choices=[
            SelectChoice(RegradeKind.KEY, lazy_gettext("Another answer is right")),
            SelectChoice(RegradeKind.ACCEPT, lazy_gettext("Accept a further answer")),
            SelectChoice(RegradeKind.GIVE, lazy_gettext("Give the question to everybody")),
            SelectChoice(RegradeKind.DROP, lazy_gettext("Drop the question: it does not count")),
        ],
        coerce=_kind,
        validators=[InputRequired()],
    )
    everywhere = BooleanField(lazy_gettext("In all my quizzes that hold this question, not in this one only"))
    never_lower = BooleanField(lazy_gettext("Never lower a mark"))
    bank = BooleanField(lazy_gettext("Also write it into the question in the bank, as a new version"))
    reason = StringField(lazy_gettext("Reason"), validators=[Length(max=LONGEST_REASON)])


class GroupForm(FlaskForm):
    """What a group of short answers is worth; ``group`` and ``worth`` are buttons first, and hidden afterwards."""

    group = HiddenField()
    worth = HiddenField()
    everywhere = BooleanField(lazy_gettext("In all my quizzes that hold this question, not in this one only"))
    never_lower = BooleanField(lazy_gettext("Never lower a mark"))
    bank = BooleanField(lazy_gettext("Also write it into the question in the bank, as a new version"))
    reason = StringField(lazy_gettext("Reason"), validators=[Length(max=LONGEST_REASON)])


class MarkForm(FlaskForm):
    """A mark set by hand."""

    points = FloatField(lazy_gettext("Points"), validators=[InputRequired(), NumberRange(min=0)])
    reason = StringField(lazy_gettext("Reason"), validators=[DataRequired(), Length(max=LONGEST_REASON)])


class NoteForm(FlaskForm):
    """What the gradebook says of a student at a quiz."""

    excused = BooleanField(lazy_gettext("Excused: the quiz does not count for this student"))
    comment = TextAreaField(lazy_gettext("Comment"), validators=[Length(max=2000)])


def key_of(version: ItemVersion, sent: MultiDict[str, str]) -> dict[str, Any]:
    """The key that a correction form says, in the shape of :mod:`classroom.results.corrected_key`; it may be empty or
    wrong, which :func:`classroom.results.corrected_key.is_key` tells."""
    if version.kind in ACCEPTING:
        lines = [*sent.getlist("accepted"), *sent.get("more", "").splitlines()]
        return {"accepted": list(dict.fromkeys(line.strip()[:MAX_TYPED] for line in lines if line.strip()))}
    size = range(len(version.options))
    if version.kind is ItemKind.ORDER:
        places = [_number(sent.get(f"place-{index}")) for index in size]
        return {"order": sorted(size, key=lambda index: places[index]) if _all_different(places) else []}
    if version.kind is ItemKind.MATCH:
        return {"order": [_number(sent.get(f"pair-{index}")) for index in size]}
    return {"right": sorted({_number(value) for value in sent.getlist("right")})}


def _number(value: str | None) -> int:
    """-1, which is no option, for what is no number."""
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else -1


def _all_different(places: Sequence[int]) -> bool:
    return sorted(places) == list(range(1, len(places) + 1))
