"""Forms of the attempts room, and what the plain form of an answer sheet sends, in the shape the script sends it."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import IntegerField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, StopValidation

from classroom.attempts.answers import CHOICE, TEXT, BadAnswer
from classroom.attempts.presenting import PresentedItem
from classroom.fields import strip
from classroom.models import ItemKind

#: What the buttons of the page about time do.
EXTEND, EVERYONE, LATE, HAND_IN = "extend", "everyone", "late", "hand_in"


class RequiredForTime(InputRequired):
    """Minutes are asked of those who give time, not of those who press another button of the same form."""

    def __call__(self, form: ExtraTimeForm, field: IntegerField) -> None:
        """Stop there for the other buttons."""
        if form.act not in {EXTEND, EVERYONE}:
            field.errors[:] = []
            raise StopValidation
        super().__call__(form, field)


class ExtraTimeForm(FlaskForm):
    """What a teacher does about time, for students who are chosen by check boxes of their own."""

    minutes = IntegerField(
        lazy_gettext("Minutes"),
        [
            RequiredForTime(lazy_gettext("Write how many minutes.")),
            NumberRange(1, 240, lazy_gettext("Write a number from 1 to 240.")),
        ],
        default=5,
        render_kw={"inputmode": "numeric", "min": "1", "max": "240", "class": "short"},
    )
    reason = StringField(
        lazy_gettext("Reason"),
        [DataRequired(lazy_gettext("Say why; it stays in the log of the attempt.")), Length(max=200)],
        filters=[strip],
        render_kw={"autocomplete": "off", "list": "reasons"},
    )

    @property
    def act(self) -> str:
        """Which button was pressed."""
        return str(request.form.get("act", EXTEND))


def is_sent(item_id: int, form: MultiDict[str, str]) -> bool:
    """Whether the form holds a question at all; a page that shows one question sends no other."""
    return f"sequence-{item_id}" in form


def sent_ids(form: MultiDict[str, str]) -> list[int]:
    """The questions that the form holds."""
    numbers = (name.removeprefix("sequence-") for name in form if name.startswith("sequence-"))
    return [int(number) for number in numbers if number.isascii() and number.isdecimal() and len(number) < 10]


def answer_name(question: PresentedItem, place: int | None = None) -> str:
    """Name of a question's field; ``order``, ``match`` and ``gap`` have one for each place."""
    return f"answer-{question.id}" if place is None else f"answer-{question.id}-{place}"


def read_answer(question: PresentedItem, form: MultiDict[str, str]) -> Any:
    """What was answered; ``None``: nothing.

    :raises BadAnswer: when a field holds no number where there has to be one.
    """
    name = answer_name(question)
    if question.kind in TEXT:
        # Line breaks come back from a form as two characters.
        return form.get(name, "").replace("\r\n", "\n").strip() or None
    if question.kind in CHOICE:
        return _number(form.get(name))
    if question.kind in {ItemKind.MULTIPLE, ItemKind.HIGHLIGHT}:
        return sorted({_whole(text) for text in form.getlist(name)}) or None
    if question.kind is ItemKind.GAP:
        return _gaps(question, form)
    places = [_number(form.get(answer_name(question, place))) for place in range(len(question.options))]
    return places if any(place is not None for place in places) else None


def _gaps(question: PresentedItem, form: MultiDict[str, str]) -> list[int | str | None] | None:
    given: list[int | str | None] = []
    for gap, choices in enumerate(question.lists):
        text = form.get(answer_name(question, gap))
        given.append(_number(text) if choices else (text or "").strip() or None)
    return given if any(each is not None for each in given) else None


def read_sequence(question: PresentedItem, form: MultiDict[str, str]) -> int:
    """Number of the answer that the form showed before it was filled in."""
    return _number(form.get(f"sequence-{question.id}")) or 0


def _number(text: str | None) -> int | None:
    return _whole(text) if text else None


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise BadAnswer("a number is expected")
    return int(text)
