"""Shapes of this room's forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from classroom.fields import Number, Rows, strip
from classroom.i18n import LABELS
from classroom.item_bank.answer_key import (
    ALL_CORRECT,
    MAX_GAP_ROWS,
    PAIR_SEPARATOR,
    Choice,
    halves,
    pair,
    problems,
)
from classroom.item_bank.gaps import MOST_GAPS
from classroom.item_bank.passages import LONGEST_PASSAGE
from classroom.item_bank.rules import KNOWN, MOST_SLIPS, USUAL, Rules
from classroom.item_bank.service import Draft, EvidenceAt
from classroom.item_bank.sharing import LONGEST_TAG, MOST_TAGS, tags_from
from classroom.item_bank.wording import PROBLEMS, REJECTIONS
from classroom.models import Difficulty, ItemKind, Topic

MAX_EVIDENCE = 8
#: Rows that a new form starts with.
FIRST_ROWS = {
    ItemKind.TRUE_FALSE: 2,
    ItemKind.NUMERIC: 1,
    ItemKind.SHORT: 2,
    ItemKind.DATE: 1,
    ItemKind.GAP: 2,
    ItemKind.OPEN: 3,
    ItemKind.HIGHLIGHT: 1,
}
#: Kinds whose options have a part of their own in the form.
PARTS = {"right": {ItemKind.MATCH}, "gap": {ItemKind.GAP}, "weight": {ItemKind.OPEN}}
MOST_POINTS = 100
LONGEST_OPEN = 1500
TRUE_FALSE_TEXTS = ("Vrai", "Faux")


def one_line(value: str | None) -> str | None:
    """The text without line breaks: an option grows over several lines on the page, and stays one of its own."""
    return " ".join(part.strip(" \t") for part in value.splitlines()) if value else value


def plain_lines(value: str | None) -> str:
    """Text with the line ends that a form sends made single ones, so that places in it are those that were seen."""
    return (value or "").replace("\r\n", "\n").replace("\r", "\n")


def _choices(labels: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(labels.items())


class OptionForm(Form):
    """One row of options: a choice, a step, an accepted answer, or the two halves of a pair."""

    text = TextAreaField(lazy_gettext("Text"), filters=[strip, one_line], validators=[Length(max=1000)])
    right = TextAreaField(lazy_gettext("Goes with"), filters=[strip, one_line], validators=[Length(max=1000)])
    correct = BooleanField(lazy_gettext("Right"))
    why = TextAreaField(lazy_gettext("Why"), filters=[strip], validators=[Length(max=1000)])
    gap = SelectField(
        lazy_gettext("Gap"),
        choices=[SelectChoice(str(number), f"[{number}]") for number in range(1, MOST_GAPS + 1)],
        default="1",
        validate_choice=False,
    )
    weight = Number(lazy_gettext("Share of the points"), empty=1.0, lowest=0.1, highest=MOST_POINTS)

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
    text = TextAreaField(lazy_gettext("Text with gaps"), filters=[strip], validators=[Length(max=4000)])
    passage = TextAreaField(lazy_gettext("Passage"), filters=[strip], validators=[Length(max=LONGEST_PASSAGE)])
    source = StringField(lazy_gettext("Whose words these are"), filters=[strip], validators=[Length(max=200)])
    options = Rows(FormField(OptionForm), label=lazy_gettext("Options"), max_entries=MAX_GAP_ROWS)
    points = Number(lazy_gettext("Points"), empty=1.0, lowest=0.1, highest=MOST_POINTS)
    partial = RadioField(
        lazy_gettext("An answer that is partly right"),
        choices=[
            SelectChoice("yes", lazy_gettext("wins a part of the points")),
            SelectChoice("no", lazy_gettext("wins nothing")),
        ],
        default="yes",
    )
    accents = BooleanField(lazy_gettext("Accents have to be right"))
    capitals = BooleanField(lazy_gettext("Capitals have to be right"))
    slips = SelectField(
        lazy_gettext("Spelling"),
        choices=[
            SelectChoice("0", lazy_gettext("every letter counts")),
            SelectChoice("1", lazy_gettext("one letter may be wrong")),
            SelectChoice("2", lazy_gettext("two letters may be wrong")),
        ],
        default="0",
    )
    tolerance = Number(lazy_gettext("Tolerance (more or less)"))
    relative = SelectField(
        lazy_gettext("The tolerance is"),
        choices=[
            SelectChoice("no", lazy_gettext("in the unit of the answer")),
            SelectChoice("yes", lazy_gettext("in percent of it")),
        ],
        default="no",
    )
    wide = Number(lazy_gettext("Half the points up to (more or less)"))
    unit = StringField(lazy_gettext("Unit"), filters=[strip], validators=[Length(max=60)])
    unit_needed = BooleanField(lazy_gettext("Students have to write the unit"))
    finer = BooleanField(lazy_gettext("A more precise date within the right one counts as right"), default=True)
    words = IntegerField(
        lazy_gettext("Most words"), validators=[Optional(), NumberRange(1, LONGEST_OPEN)], filters=[lambda n: n or None]
    )
    slack = IntegerField(
        lazy_gettext("Words too many or missing that do not matter"), validators=[Optional(), NumberRange(0, 50)]
    )
    any_span = BooleanField(lazy_gettext("One of the passages to be found is enough"))
    feedback_right = TextAreaField(
        lazy_gettext("Said to those who are right"), filters=[strip], validators=[Length(max=2000)]
    )
    feedback_wrong = TextAreaField(lazy_gettext("Said to the others"), filters=[strip], validators=[Length(max=2000)])
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
            rules=self.rules(),
            points=self.points.data or 1.0,
            feedback_right=self.feedback_right.data or "",
            feedback_wrong=self.feedback_wrong.data or "",
        )

    def rules(self) -> Rules:
        """How the question is marked, as far as its kind knows; what it does not is as usual."""
        said = {
            "partial": self.partial.data != "no",
            "accents": bool(self.accents.data),
            "capitals": bool(self.capitals.data),
            "slips": min(int(self.slips.data), MOST_SLIPS) if str(self.slips.data).isdecimal() else 0,
            "tolerance": self.tolerance.data or 0.0,
            "relative": self.relative.data == "yes",
            "wide": self.wide.data or 0.0,
            "unit": self.unit.data or "",
            "unit_needed": bool(self.unit_needed.data and self.unit.data),
            "finer": bool(self.finer.data),
            "text": plain_lines(self.text.data),
            "words": self.words.data or 0,
            "passage": plain_lines(self.passage.data),
            "source": self.source.data or "",
            "slack": USUAL.slack if self.slack.data is None else self.slack.data,
            "any_span": bool(self.any_span.data),
        }
        known = KNOWN[ItemKind(self.kind.data)]
        return Rules(**{name: value for name, value in said.items() if name in known})

    def validate_options(self, _field: object) -> None:
        """The rules of the kind."""
        if self.kind.data in set(ItemKind):
            found = problems(ItemKind(self.kind.data), self.choices(), self.rules())
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
        "points": draft.points,
        "feedback_right": draft.feedback_right,
        "feedback_wrong": draft.feedback_wrong,
        **_marking(draft.rules),
        "evidence": [
            {"dispatch_id": each.dispatch_id, "quote": each.quote, "start": each.start, "end": each.end}
            for each in draft.evidence
        ],
    }


def _marking(rules: Rules) -> dict[str, Any]:
    said = asdict(rules)
    chosen = {name: "yes" if said[name] else "no" for name in ("partial", "relative")}
    return {**said, **chosen, "slips": str(rules.slips), "words": rules.words or None}


def blank_data(kind: ItemKind) -> dict[str, Any]:
    """What a new form starts with."""
    texts = TRUE_FALSE_TEXTS if kind is ItemKind.TRUE_FALSE else ()
    rows: list[dict[str, Any]] = [{"text": text} for text in texts] or [{} for _row in range(FIRST_ROWS.get(kind, 4))]
    if kind is ItemKind.GAP:
        rows = [{"gap": "1", "correct": True}, {"gap": "2", "correct": True}]
    start = {"kind": kind.value, "difficulty": Difficulty.MEDIUM.value, "source_independent": True}
    start |= _marking(USUAL) | {"points": 1.0}
    return start | {"options": rows, "evidence": [{}]}


def _row(kind: ItemKind, choice: Choice) -> dict[str, Any]:
    left, right = halves(choice.text) if kind is ItemKind.MATCH else (choice.text, "")
    further = {"gap": str(choice.gap or 1), "weight": choice.weight}
    return {"text": left, "right": right, "correct": choice.correct, "why": choice.why, **further}


def _choice(kind: ItemKind, row: Any) -> Choice:
    text = row.text.data or ""
    if kind is ItemKind.MATCH:
        text = pair(text.replace(PAIR_SEPARATOR, " "), row.right.data or "")
    gap = int(row.gap.data) if kind is ItemKind.GAP and str(row.gap.data).isdecimal() else 0
    weight = row.weight.data if kind is ItemKind.OPEN and row.weight.data else 1.0
    return Choice(text, kind in ALL_CORRECT or bool(row.correct.data), row.why.data or "", gap, weight)
