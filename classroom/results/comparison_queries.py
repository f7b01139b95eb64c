"""What comparisons and trends read: sums that the database has made, in a fixed number of selects."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, case, func, select
from sqlalchemy.orm import Session

from classroom.models import Attempt, AttemptItem, ItemVersion, Mark
from classroom.results.comparison import QuestionSum, TopicPoints
from classroom.results.queries import counting_mark, worth
from classroom.results.scores import SCALE
from classroom.results.trends import TrendSum


def topic_points(session: Session, quiz_id: int, class_ids: Collection[int]) -> list[TopicPoints]:
    """Points by closed attempt and topic, of classes at a quiz."""
    return _topic_points(session, Attempt.quiz_id == quiz_id, Attempt.class_id.in_(class_ids))


def points_of(session: Session, attempt_ids: Collection[int]) -> list[TopicPoints]:
    """The same of some attempts."""
    return _topic_points(session, Attempt.id.in_(attempt_ids))


def _topic_points(session: Session, *here: ColumnElement[bool]) -> list[TopicPoints]:
    return [
        TopicPoints(
            attempt_id=row.id,
            class_id=row.class_id,
            student_id=row.student_id,
            number=row.number,
            topic=row.topic,
            points=row.points,
            maximum=row.maximum,
            complete=row.question_count == row.mark_count,
        )
        for row in session.execute(_by_topic(Attempt.closed_at.is_not(None), *here))
    ]


def question_sums(session: Session, attempt_ids: Collection[int]) -> list[QuestionSum]:
    """Fractions won by class and question in these attempts, where the question counts."""
    counts = case((Mark.counts.is_(False), None), else_=Mark.fraction)
    rows = session.execute(
        select(Attempt.class_id, AttemptItem.item_version_id, func.coalesce(func.sum(counts), 0.0), func.count(counts))
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(Mark, counting_mark())
        .where(Attempt.id.in_(attempt_ids))
        .group_by(Attempt.class_id, AttemptItem.item_version_id)
    )
    return [QuestionSum(*row) for row in rows]


def trend_sums(session: Session, quiz_ids: Collection[int], class_ids: Collection[int]) -> list[TrendSum]:
    """Scores of first attempts by quiz and class, whole and by topic."""
    first = (Attempt.number == 1, Attempt.closed_at.is_not(None))
    parts = _by_topic(Attempt.quiz_id.in_(quiz_ids), Attempt.class_id.in_(class_ids), *first).subquery()
    sums = [func.sum(parts.c[name]).label(name) for name in ("points", "maximum", "question_count", "mark_count")]
    whole = select(parts.c.quiz_id, parts.c.class_id, *sums).group_by(parts.c.id, parts.c.quiz_id, parts.c.class_id)
    by_class = session.execute(_sums(whole.subquery()))
    by_topic = session.execute(_sums(parts, parts.c.topic))
    return [
        *(TrendSum(quiz_id, class_id, None, *sums) for quiz_id, class_id, *sums in by_class),
        *(TrendSum(quiz_id, class_id, topic, *sums) for quiz_id, class_id, topic, *sums in by_topic),
    ]


def _sums(source: FromClause, *topic: ColumnElement[Any]) -> Select[Any]:
    """Number, sum and sum of squares of scores, of attempts of which every question has its mark."""
    score = SCALE * source.c.points / source.c.maximum
    place = (source.c.quiz_id, source.c.class_id, *topic)
    query = select(*place, func.count(), func.sum(score), func.sum(score * score)).group_by(*place)
    return query.where(source.c.mark_count == source.c.question_count, source.c.maximum > 0)


def _by_topic(*here: ColumnElement[bool]) -> Select[Any]:
    """Attempts by topic of their questions: what was won, of how much, how many questions and how many marks."""
    points = func.coalesce(func.sum(Mark.fraction * worth()), 0.0)
    return (
        select(Attempt.id, Attempt.class_id, Attempt.student_id, Attempt.number, ItemVersion.topic)
        .add_columns(points.label("points"), func.sum(worth()).label("maximum"))
        .add_columns(func.count(AttemptItem.id).label("question_count"), func.count(Mark.id).label("mark_count"))
        .add_columns(Attempt.quiz_id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ItemVersion, ItemVersion.id == AttemptItem.item_version_id)
        .outerjoin(Mark, counting_mark())
        .where(*here)
        .group_by(Attempt.id, ItemVersion.topic)
    )
