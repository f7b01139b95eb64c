"""Random draws of a quiz: « 4 on dates, 3 on contradictions, medium »."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from flask_babel import lazy_gettext
from sqlalchemy.orm import Session

from classroom.dossiers.queries import dossier_of
from classroom.errors import Refused
from classroom.models import Difficulty, ItemKind, Quiz, QuizDraw, Topic
from classroom.quizzes import queries
from classroom.quizzes.service.composing import check_points, composing

#: Questions that one draw may ask for.
MOST_DRAWN = 50
MOST_DRAWS = 20


@dataclass(frozen=True, slots=True)
class DrawWish:
    """How many questions of what sort, for how many points each; empty: of any sort."""

    number: int
    max_mark: float = 1.0
    topic: Topic | None = None
    difficulty: Difficulty | None = None
    kind: ItemKind | None = None
    tag: str | None = None
    dossier_id: int | None = None
    section_id: int | None = None


def add_draw(session: Session, quiz: Quiz, wish: DrawWish) -> QuizDraw:
    """Draw so many questions more for every student.

    :raises Refused: for a number or points that cannot be, and when a published quiz has too few questions for it.
    """
    with composing(session, quiz) as quiz:
        draws = queries.draws_of(session, quiz.id)
        if len(draws) >= MOST_DRAWS:
            raise Refused(lazy_gettext("A quiz has at most %(most)d draws.", most=MOST_DRAWS))
        draw = QuizDraw(
            quiz_id=quiz.id,
            position=max((each.position for each in draws), default=0) + 1,
            **_checked(session, quiz, wish),
        )
        session.add(draw)
        session.flush()
    session.expire(quiz, ["draws"])
    return draw


def change_draw(session: Session, quiz: Quiz, draw_id: int, wish: DrawWish) -> None:
    """Ask for other questions in the place of those a draw asked for.

    :raises Refused: as in :func:`add_draw`.
    """
    with composing(session, quiz) as quiz:
        for draw in queries.draws_of(session, quiz.id):
            if draw.id == draw_id:
                for name, value in _checked(session, quiz, wish).items():
                    setattr(draw, name, value)


def remove_draw(session: Session, quiz: Quiz, draw_id: int) -> None:
    """Draw these no more."""
    with composing(session, quiz) as quiz:
        for draw in queries.draws_of(session, quiz.id):
            if draw.id == draw_id:
                session.delete(draw)
        session.flush()
        session.expire(quiz, ["draws"])


def refresh_pool(session: Session, quiz: Quiz) -> None:
    """Let a published quiz draw from the bank as it is now.

    :raises Refused: when a student has started, or there are too few questions by now.
    """
    with composing(session, quiz):
        pass


def _checked(session: Session, quiz: Quiz, wish: DrawWish) -> dict[str, object]:
    if not 1 <= wish.number <= MOST_DRAWN:
        raise Refused(lazy_gettext("From 1 to %(most)d questions can be drawn at once.", most=MOST_DRAWN))
    check_points(wish.max_mark)
    values = asdict(wish)
    sections = {section.id for section in queries.sections_of(session, quiz.id)}
    if wish.section_id not in sections:
        values["section_id"] = None
    if wish.dossier_id is not None and dossier_of(session, quiz.owner_id, wish.dossier_id) is None:
        raise Refused(lazy_gettext("This dossier is not there any more."))
    return values
