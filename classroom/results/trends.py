"""Classes from quiz to quiz over a term, whole and by topic. Pure.

First attempts only: they measure what was known before the questions were. Means carry the interval mean ± z × SD / √S,
from :data:`MIN_FOR_FACILITY` students on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import sqrt

from classroom.models import Quiz, SchoolClass, Topic
from classroom.results.intervals import Interval, Z
from classroom.results.item_analysis import MIN_FOR_FACILITY
from classroom.results.scores import SCALE

#: A school year begins in this month; a term is looked at from here on unless told otherwise.
FIRST_MONTH = 8


@dataclass(frozen=True)
class TrendSum:
    """Scores out of twenty of one class at one quiz, at all topics together or at one of them: how many, their sum and
    the sum of their squares."""

    quiz_id: int
    class_id: int
    topic: Topic | None
    students: int
    total: float
    squares: float

    @property
    def mean(self) -> float:
        """Arithmetic mean."""
        return self.total / self.students

    @property
    def interval(self) -> Interval | None:
        """Where the mean would lie nineteen times out of twenty."""
        if self.students < MIN_FOR_FACILITY:
            return None
        variance = max(0.0, self.squares - self.total * self.mean) / (self.students - 1)
        half = Z * sqrt(variance / self.students)
        return Interval(max(0.0, self.mean - half), min(SCALE, self.mean + half))


@dataclass(frozen=True)
class Point:
    """A quiz that a class was given."""

    quiz: Quiz
    day: datetime
    whole: TrendSum | None
    topics: Mapping[Topic, TrendSum]

    def of(self, topic: Topic | None) -> TrendSum | None:
        """All topics together for ``None``."""
        return self.whole if topic is None else self.topics.get(topic)


@dataclass(frozen=True)
class Trend:
    """A class and its quizzes, the oldest first."""

    school_class: SchoolClass
    points: list[Point]

    def mean(self, topic: Topic | None) -> float | None:
        """Over all quizzes, each student's score counting once a quiz; ``None``: nobody has one."""
        sums = [found for point in self.points if (found := point.of(topic)) is not None]
        students = sum(each.students for each in sums)
        return sum(each.total for each in sums) / students if students else None


def trends(pairs: Iterable[tuple[Quiz, SchoolClass]], sums: Iterable[TrendSum]) -> list[Trend]:
    """One trend a class, classes by name.

    :param pairs: quizzes with the classes that were given them.
    """
    by_place = {(each.quiz_id, each.class_id, each.topic): each for each in sums}
    given: dict[int, tuple[SchoolClass, list[Quiz]]] = {}
    for quiz, school_class in pairs:
        given.setdefault(school_class.id, (school_class, []))[1].append(quiz)
    found = [
        Trend(school_class, [_point(quiz, school_class, by_place) for quiz in sorted(quizzes, key=_in_time)])
        for school_class, quizzes in given.values()
    ]
    return sorted(found, key=lambda trend: (trend.school_class.name, trend.school_class.id))


def day_of(quiz: Quiz) -> datetime:
    """When a quiz was given: its opening, or its publication where it opened at once."""
    return quiz.opens_at or quiz.published_at or quiz.created_at


def within(pairs: Iterable[tuple[Quiz, SchoolClass]], begin: datetime, end: datetime) -> list[tuple[Quiz, SchoolClass]]:
    """The quizzes given from one moment on and before another."""
    return [pair for pair in pairs if begin <= day_of(pair[0]) < end]


def school_year(today: date) -> date:
    """The first day of the school year that a day lies in."""
    return date(today.year if today.month >= FIRST_MONTH else today.year - 1, FIRST_MONTH, 1)


def _in_time(quiz: Quiz) -> tuple[datetime, int]:
    return day_of(quiz), quiz.id


def _point(quiz: Quiz, school_class: SchoolClass, sums: Mapping[tuple[int, int, Topic | None], TrendSum]) -> Point:
    topics = {topic: found for topic in Topic if (found := sums.get((quiz.id, school_class.id, topic))) is not None}
    return Point(quiz, day_of(quiz), sums.get((quiz.id, school_class.id, None)), topics)
