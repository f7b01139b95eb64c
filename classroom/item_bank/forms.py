"""Shapes of this room's forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Form,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from classroom.fields import Rows, strip
from classroom.i18n import LABELS
from classroom.item_bank.answer_key import (
    ALL_CORRECT,
    MAX_OPTIONS,
    PAIR_SEPARATOR,
    Choice,
    halves,
    pair,
    problems,
)
from classroom.item_bank.service import Draft, EvidenceAt
from classroom.item_bank.sharing import LONGEST_TAG, MOST_TAGS, tags_from
from classroom.item_bank.wording import PROBLEMS, REJECTIONS
from classroom.models import Difficulty, ItemKind, Topic

MAX_EVIDENCE = 8
#: Rows that a new form starts with.
FIRST_ROWS = {ItemKind.TRUE_FALSE: 2, ItemKind.NUMERIC: 1, ItemKind.SHORT: 2}
TRUE_FALSE_TEXTS = ("Vrai", "Faux")


def one_line(value: str | None) -> str | None:
    """The text without line breaks: an option grows over several lines on the page, and stays one of its own."""
    return " ".join(part.strip(" \t") for part in value.splitlines()) if value else value


def _choices(labels: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(labels.items())


class OptionForm(Form):
    """One row of options: a choice, a step, an accepted answer, or the two halves of a pair."""

    text = TextAreaField(lazy_gettext("Text"), filters=[strip, one_line], validators=[Length(max=1000)])
    right = TextAreaField(lazy_gettext("Goes with"), filters=[strip, one_line], validators=[Length(max=1000)])
    correct = BooleanField(lazy_gettext("Right"))
    why = TextAreaField(lazy_gettext("Why"), filters=[strip], validators=[Length(max=1000)])

    def is_blank(self) -> bool:
        """Whether nothing was written in the row."""
        return not (self.text.data or self.right.data)


class EvidenceForm(Form):
    """Words of a dispatch: kept as they stand, or pasted and then looked for."""

    dispatch_id = SelectField(lazy_gettext("Dispatch"), coerce=int, validate_choice=False)
    quote = TextAreaField(lazy_gettext("Words that prove it"), filters=[strip], validators=[Length(max=4000)])
    start = HiddenField()
    end = HiddenField()

    def offsets(self) -> tuple[int, int] | None:
        """Where the words stood when the form was made; ``None`` for words that were pasted."""
        # A form that was not sent holds the numbers themselves.
        start, end = ("" if field.data is None else str(field.data) for field in (self.start, self.end))
        return (int(start), int(end)) if start.isdecimal() and end.isdecimal() and len(start + end) < 20 else None


class ItemForm(FlaskForm):
    """A question of any kind."""

    topic = SelectField(lazy_gettext("Topic"), choices=lambda: _choices(LABELS["topic"]), validators=[InputRequired()])
    kind = SelectField(
        lazy_gettext("Kind of question"), choices=lambda: _choices(LABELS["kind"]), validators=[InputRequired()]
    )
    difficulty = SelectField(
        lazy_gettext("Difficulty"), choices=lambda: _choices(LABELS["difficulty"]), validators=[InputRequired()]
    )
    stem = TextAreaField(
        lazy_gettext("Question"),
        filters=[strip],
        validators=[DataRequired(message=lazy_gettext("Write the question.")), Length(max=2000)],
    )
    options = Rows(FormField(OptionForm), label=lazy_gettext("Options"), max_entries=MAX_OPTIONS)
    rationale = TextAreaField(
        lazy_gettext("Explanation for the review"), filters=[strip], validators=[Optional(), Length(max=4000)]
    )
    source_independent = BooleanField(lazy_gettext("The answer is the same whichever dispatch one trusts"))
    evidence = Rows(FormField(EvidenceForm), label=lazy_gettext("Evidence"), max_entries=MAX_EVIDENCE)
    tags = StringField(lazy_gettext("Tags"), filters=[strip])

    def validate_tags(self, field: Any) -> None:
        """Few and short enough to be read at a glance."""
        typed = tags_from(field.data or "")
        if len(typed) > MOST_TAGS:
            raise ValidationError(lazy_gettext("There are more than %(most)d tags.", most=MOST_TAGS))
        if any(len(tag) > LONGEST_TAG for tag in typed):
            raise ValidationError(lazy_gettext("A tag is longer than %(most)d characters.", most=LONGEST_TAG))

    def offer_dispatches(self, choices: Sequence[tuple[int, str]]) -> None:
        """Give every evidence row the dispatches to choose from."""
        for entry in self.evidence:
            entry.form.dispatch_id.choices = list(choices)

    def choices(self) -> list[Choice]:
        """The rows that hold something, as options."""
        kind = ItemKind(self.kind.data)
        return [_choice(kind, entry.form) for entry in self.options if not entry.form.is_blank()]

    def draft(self, evidence: Sequence[EvidenceAt]) -> Draft:
        """The form as words of a version."""
        return Draft(
            topic=Topic(self.topic.data),
            kind=ItemKind(self.kind.data),
            stem=self.stem.data or "",
            choices=tuple(self.choices()),
            difficulty=Difficulty(self.difficulty.data),
            rationale=self.rationale.data or "",
            source_independent=bool(self.source_independent.data),
            evidence=tuple(evidence),
        )

    def validate_options(self, _field: object) -> None:
        """The rules of the kind."""
        if self.kind.data in set(ItemKind):
            found = problems(ItemKind(self.kind.data), self.choices())
            if found:
                raise ValidationError(" ".join(str(PROBLEMS[problem]) for problem in found))


class RejectionForm(FlaskForm):
    """Why a question is rejected: one of the usual reasons, or other words."""

    reason = SelectField(
        lazy_gettext("Reason"),
        choices=lambda: [("", lazy_gettext("Choose a reason")), *_choices(REJECTIONS)],
        validators=[Optional()],
    )
    words = StringField(lazy_gettext("Other reason"), filters=[strip], validators=[Length(max=300)])

    def validate_words(self, field: Any) -> None:
        """A rejection says why, so that weak rules of the engine show."""
        if not (self.reason.data or field.data):
            raise ValidationError(lazy_gettext("Say why you reject this question."))

    @property
    def said(self) -> str:
        """What is written down."""
        return str(self.words.data or self.reason.data)


def data_of(draft: Draft) -> dict[str, Any]:
    """A version as the form's data."""
    return {
        "topic": draft.topic.value,
        "kind": draft.kind.value,
        "difficulty": draft.difficulty.value,
        "stem": draft.stem,
        "options": [_row(draft.kind, choice) for choice in draft.choices],
        "rationale": draft.rationale,
        "source_independent": draft.source_independent,
        "evidence": [
            {"dispatch_id": each.dispatch_id, "quote": each.quote, "start": each.start, "end": each.end}
            for each in draft.evidence
        ],
    }


def blank_data(kind: ItemKind) -> dict[str, Any]:
    """What a new form starts with."""
    texts = TRUE_FALSE_TEXTS if kind is ItemKind.TRUE_FALSE else ()
    rows = [{"text": text} for text in texts] or [{} for _row in range(FIRST_ROWS.get(kind, 4))]
    start = {"kind": kind.value, "difficulty": Difficulty.MEDIUM.value, "source_independent": True}
    return start | {"options": rows, "evidence": [{}]}


def _row(kind: ItemKind, choice: Choice) -> dict[str, Any]:
    left, right = halves(choice.text) if kind is ItemKind.MATCH else (choice.text, "")
    return {"text": left, "right": right, "correct": choice.correct, "why": choice.why}


def _choice(kind: ItemKind, row: Any) -> Choice:
    text = row.text.data or ""
    if kind is ItemKind.MATCH:
        text = pair(text.replace(PAIR_SEPARATOR, " "), row.right.data or "")
    return Choice(text, kind in ALL_CORRECT or bool(row.correct.data), row.why.data or "")
