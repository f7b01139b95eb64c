"""A sheet as a student may get it, for the pages on which its teacher looks at it: preview, paper, PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from classroom.attempts.preview import Rehearsal, rehearse
from classroom.extensions import db
from classroom.models import Quiz, QuizSection
from classroom.quizzes.drawing import PoolTooSmall, lay_out
from classroom.quizzes.queries import composition_of, sections_named, versions_named

MOST_VARIANTS = 999


@dataclass(frozen=True, slots=True)
class Example:
    """One sheet; which one, the address says (``?variant=``)."""

    rehearsed: Sequence[Rehearsal]
    #: The section of a question by its place; what stands in none is left out.
    parts: Mapping[int, QuizSection]
    variant: int
    #: Whether another variant has other questions.
    varies: bool

    @property
    def points(self) -> float:
        """What the sheet is worth."""
        return sum(one.line.max_mark for one in self.rehearsed)


def example_of(quiz: Quiz, *, proofs: bool = False) -> Example | None:
    """The sheet that the address asks for; ``None``: there are too few questions to draw from.

    :param proofs: with the evidence of its questions.
    """
    variant = min(max(request.args.get("variant", 1, type=int), 1), MOST_VARIANTS)
    composition = composition_of(db.session, quiz)
    try:
        lines = lay_out(composition, variant, shuffle=False)
    except PoolTooSmall:
        return None
    versions = versions_named(db.session, {line.version_id for line in lines}, proofs=proofs)
    rehearsed = rehearse(quiz, lines, versions)
    sections = sections_named(db.session, {line.section_id for line in lines})
    parts = {
        one.entry.question.id: sections[one.line.section_id] for one in rehearsed if one.line.section_id is not None
    }
    return Example(rehearsed, parts, variant, bool(composition.demands))


def too_few(quiz: Quiz) -> ResponseReturnValue:
    """Back to the quiz, which says what is wanting."""
    flash(_("There are too few questions to draw from."), "error")
    return redirect(url_for("quizzes.show", quiz_id=quiz.id) + "#questions")
