"""What comparisons, trends and a student's progress read: attempts as they were added up
(:mod:`classroom.results.adding_up`), in a fixed number of selects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, case, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from classroom.models import Attempt, AttemptSum, Topic
from classroom.results.adding_up import TOPIC_COLUMNS, add_up, with_items, without_items
from classroom.results.comparison import QuestionSum, TopicPoints
from classroom.results.scores import SCALE, out_of_twenty
from classroom.results.trends import TrendSum

#: Where scores are added up: quiz, class, and topic (``None``: all together).
Place = tuple[int, int, Topic | None]
#: Number of scores there, their sum, and the sum of their squares.
Sums = tuple[Place, int, float, float]


def topic_points(session: Session, quiz_id: int, class_ids: Collection[int]) -> list[TopicPoints]:
    """Points by closed attempt and topic, of classes at a quiz."""
    return _topic_points(session, Attempt.quiz_id == quiz_id, Attempt.class_id.in_(class_ids))


def points_of(session: Session, attempt_ids: Collection[int]) -> list[TopicPoints]:
    """The same of some attempts."""
    return _topic_points(session, Attempt.id.in_(attempt_ids))


def question_sums(
    session: Session, quiz_id: int, class_ids: Collection[int], attempts: Mapping[int, object]
) -> list[QuestionSum]:
    """Fractions won by class and question, where the question counts.

    :param attempts: those that count, by id.
    """
    here = (Attempt.quiz_id == quiz_id, Attempt.class_id.in_(class_ids), Attempt.closed_at.is_not(None))
    classes = dict(session.execute(select(Attempt.id, Attempt.class_id).where(*here)).all())
    sums: dict[tuple[int, int], list[float]] = defaultdict(list)
    for attempt_id, items in with_items(session, *here).items():
        for item in items if attempt_id in attempts else ():
            if item.counts and item.fraction is not None:
                sums[classes[attempt_id], item.version_id].append(item.fraction)
    return [QuestionSum(*place, sum(fractions), len(fractions)) for place, fractions in sums.items()]


def trend_sums(session: Session, quiz_ids: Collection[int], class_ids: Collection[int]) -> list[TrendSum]:
    """Scores of first attempts by quiz and class, whole and by topic; only of attempts that are marked to the end."""
    sums: dict[Place, list[float]] = defaultdict(lambda: [0, 0.0, 0.0])
    for place, *parts in (*_kept_sums(session, quiz_ids, class_ids), *_other_sums(session, quiz_ids, class_ids)):
        sums[place] = [before + part for before, part in zip(sums[place], parts, strict=True)]
    return [TrendSum(*place, int(count), total, squares) for place, (count, total, squares) in sums.items() if count]


def _kept_sums(session: Session, quiz_ids: Collection[int], class_ids: Collection[int]) -> Iterator[Sums]:
    """Number, sum and sum of squares of the scores of attempts whose sums are kept, added up by the database."""
    pairs = [(None, (AttemptSum.points, AttemptSum.maximum)), *TOPIC_COLUMNS.items()]
    columns = [column for _topic, pair in pairs for column in _counted(*pair)]
    query = select(AttemptSum.quiz_id, AttemptSum.class_id, *columns).group_by(AttemptSum.quiz_id, AttemptSum.class_id)
    here = (AttemptSum.quiz_id.in_(quiz_ids), AttemptSum.class_id.in_(class_ids), AttemptSum.number == 1)
    whole = (AttemptSum.closed, AttemptSum.complete, AttemptSum.stale.is_(False))
    for quiz_id, class_id, *values in session.execute(query.where(*here, *whole)):
        for place, (topic, _pair) in enumerate(pairs):
            count, total, squares = values[3 * place : 3 * place + 3]
            yield (quiz_id, class_id, topic), count, total or 0.0, squares or 0.0


def _counted(
    points: InstrumentedAttribute[float], maximum: InstrumentedAttribute[float]
) -> Iterator[ColumnElement[Any]]:
    """Number, sum and sum of squares of the scores out of twenty, where anything could be won."""
    score = case((maximum > 0, SCALE * points / maximum))
    yield from (func.count(score), func.sum(score), func.sum(score * score))


def _other_sums(session: Session, quiz_ids: Collection[int], class_ids: Collection[int]) -> Iterator[Sums]:
    """The same of those whose sums are not up to date, one by one."""
    query = select(Attempt.id, Attempt.quiz_id, Attempt.class_id)
    query = query.outerjoin(AttemptSum, AttemptSum.attempt_id == Attempt.id).where(Attempt.closed_at.is_not(None))
    here = (Attempt.quiz_id.in_(quiz_ids), Attempt.class_id.in_(class_ids), Attempt.number == 1)
    rows = session.execute(query.where(*here, func.coalesce(AttemptSum.stale, true()))).all()
    added = add_up(session, [row.id for row in rows])
    for attempt_id, quiz_id, class_id in rows:
        sums = added[attempt_id]
        for topic, points in ((None, (sums.points, sums.maximum)), *sums.topics.items()):
            score = out_of_twenty(*points) if sums.complete else None
            if score is not None:
                yield (quiz_id, class_id, topic), 1, score, score * score


def _topic_points(session: Session, *here: ColumnElement[bool]) -> list[TopicPoints]:
    closed = (Attempt.closed_at.is_not(None), *here)
    columns = (Attempt.id, Attempt.class_id, Attempt.student_id, Attempt.number)
    added = without_items(session, *closed)
    return [
        TopicPoints(attempt_id, class_id, student_id, number, topic, *points, added[attempt_id].complete)
        for attempt_id, class_id, student_id, number in session.execute(select(*columns).where(*closed))
        for topic, points in added[attempt_id].topics.items()
    ]
