"""What a quiz draws from. It is written down when the quiz is published, so that everybody is drawn from the same."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_ngettext
from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from classroom.errors import Refused
from classroom.models import Quiz, QuizDraw, QuizPoolEntry
from classroom.quizzes import queries
from classroom.quizzes.drawing import Composition, missing


def keep_pool(session: Session, quiz: Quiz) -> None:
    """Write down what can be drawn now."""
    forget_pool(session, quiz)
    draws = queries.draws_of(session, quiz.id)
    pools = queries.pools_now(session, quiz, draws) if draws else {}
    rows = [
        {"draw_id": draw_id, "item_version_id": version_id, "likeness": group}
        for draw_id, pool in pools.items()
        for version_id, group in pool.items()
    ]
    if rows:
        session.execute(insert(QuizPoolEntry), rows)


def forget_pool(session: Session, quiz: Quiz) -> None:
    """What was written down does not hold any more."""
    own = [draw.id for draw in queries.draws_of(session, quiz.id)]
    session.execute(delete(QuizPoolEntry).where(QuizPoolEntry.draw_id.in_(own)))


def shortages(session: Session, quiz: Quiz, composition: Composition) -> list[tuple[QuizDraw, str]]:
    """Draws for which there are not enough questions, each with a sentence that says so."""
    wanting = missing(composition.demands)
    return [(draw, _said(draw, wanting[draw.id])) for draw in queries.draws_of(session, quiz.id) if draw.id in wanting]


def refuse_shortage(session: Session, quiz: Quiz, composition: Composition) -> None:
    """Whether a sheet can be put together.

    :raises Refused: when it cannot.
    """
    for _draw, sentence in shortages(session, quiz, composition):
        raise Refused(sentence)


def _said(draw: QuizDraw, wanting: int) -> Any:
    return lazy_ngettext(
        "Of %(number)s questions to draw, %(num)d is wanting: approve more that fit, or draw fewer. Of questions that "
        "are much alike, a student only gets one.",
        "Of %(number)s questions to draw, %(num)d are wanting: approve more that fit, or draw fewer. Of questions that "
        "are much alike, a student only gets one.",
        wanting,
        number=draw.number,
    )
