"""Classes side by side at one quiz. Pure.

Figures of totals are those of :mod:`classroom.results.quiz_statistics`, those of questions and topics the facility
index with Wilson's interval. Where a part of a mark was won, or a topic has several questions, the interval is rather
too wide than too narrow: a share between 0 and 1 varies less than right and wrong with the same mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from classroom.models import ItemVersion, SchoolClass, Topic
from classroom.results.attempt_choice import Which
from classroom.results.intervals import Interval, Z, wilson
from classroom.results.item_analysis import MIN_FOR_FACILITY
from classroom.results.quiz_statistics import standard_deviation
from classroom.results.scores import SCALE, Bin, distribution, mean, median, out_of_twenty


@dataclass(frozen=True)
class TopicPoints:
    """What one attempt won at the questions of one topic."""

    attempt_id: int
    class_id: int
    student_id: int
    number: int
    topic: Topic
    points: float
    maximum: float
    #: Every question of the attempt has its mark.
    complete: bool


@dataclass(frozen=True)
class QuestionSum:
    """Attempts of one class at one question: how many, and the sum of their fractions of the mark."""

    class_id: int
    version_id: int
    fractions: float
    attempts: int


@dataclass(frozen=True)
class Share:
    """A facility index in percent; without value and interval below :data:`MIN_FOR_FACILITY` students."""

    students: int
    value: float | None
    interval: Interval | None


@dataclass(frozen=True)
class ClassColumn:
    """One class: how its scores out of twenty lie, and the shares won by topic and by question."""

    school_class: SchoolClass
    #: Students in the class today.
    size: int
    scores: list[float]
    topics: Mapping[Topic, Share]
    #: By version.
    questions: Mapping[int, Share]

    @property
    def mean(self) -> float | None:
        """Arithmetic mean."""
        return mean(self.scores)

    @property
    def median(self) -> float | None:
        """The middle score."""
        return median(self.scores)

    @property
    def deviation(self) -> float | None:
        """Standard deviation, over S - 1."""
        return standard_deviation(self.scores) if len(self.scores) >= MIN_FOR_FACILITY else None

    @property
    def interval(self) -> Interval | None:
        """Where the mean would lie nineteen times out of twenty: mean ± z × SD / √S, out of twenty."""
        middle, deviation = self.mean, self.deviation
        if middle is None or deviation is None:
            return None
        half = Z * deviation / sqrt(len(self.scores))
        return Interval(max(0.0, middle - half), min(SCALE, middle + half))

    @property
    def bins(self) -> list[Bin]:
        """The scores by steps."""
        return distribution(self.scores)


@dataclass(frozen=True)
class Comparison:
    """The classes, with the questions that were put in any of them."""

    which: Which
    columns: list[ClassColumn]
    versions: list[ItemVersion]

    @property
    def topics(self) -> list[Topic]:
        """Those that any question is about."""
        asked = {version.topic for version in self.versions}
        return [topic for topic in Topic if topic in asked]

    @property
    def highest(self) -> int:
        """The highest count of any step of any distribution, for pictures on one scale."""
        return max((bin.count for column in self.columns for bin in column.bins), default=0)


def chosen_attempts(which: Which, points: Iterable[TopicPoints]) -> dict[int, list[TopicPoints]]:
    """By attempt that counts, its topics; attempts without all their marks are left out."""
    attempts: dict[int, list[TopicPoints]] = defaultdict(list)
    for part in points:
        attempts[part.attempt_id].append(part)
    students: dict[tuple[int, int], list[list[TopicPoints]]] = defaultdict(list)
    for parts in sorted(attempts.values(), key=lambda parts: parts[0].number):
        if all(part.complete for part in parts) and score(parts) is not None:
            students[parts[0].class_id, parts[0].student_id].append(parts)
    return {parts[0].attempt_id: parts for several in students.values() for parts in _which(which, several)}


def score(parts: Sequence[TopicPoints]) -> float | None:
    """An attempt out of twenty."""
    return out_of_twenty(sum(part.points for part in parts), sum(part.maximum for part in parts))


def compared(
    which: Which,
    classes: Sequence[tuple[SchoolClass, int]],
    attempts: Iterable[Sequence[TopicPoints]],
    questions: Iterable[QuestionSum],
    versions: Sequence[ItemVersion],
) -> Comparison:
    """Put the page together.

    :param classes: with the number of students of each, in the order of the page.
    :param attempts: those that count.
    """
    by_class: dict[int, list[Sequence[TopicPoints]]] = defaultdict(list)
    for parts in attempts:
        by_class[parts[0].class_id].append(parts)
    sums = {(each.class_id, each.version_id): each for each in questions}
    columns = [
        ClassColumn(
            school_class=school_class,
            size=size,
            scores=[value for parts in by_class[school_class.id] if (value := score(parts)) is not None],
            topics=_topics(by_class[school_class.id]),
            questions={
                version.id: share(each.fractions, each.attempts)
                for version in versions
                if (each := sums.get((school_class.id, version.id))) is not None
            },
        )
        for school_class, size in classes
    ]
    return Comparison(which, columns, list(versions))


def share(won: float, students: int) -> Share:
    """A facility index from the sum of the parts won."""
    if students < MIN_FOR_FACILITY:
        return Share(students, None, None)
    return Share(students, 100 * won / students, wilson(won, students))


def _topics(attempts: Iterable[Sequence[TopicPoints]]) -> dict[Topic, Share]:
    parts: dict[Topic, list[float]] = defaultdict(list)
    for part in (part for attempt in attempts for part in attempt if part.maximum > 0):
        parts[part.topic].append(part.points / part.maximum)
    return {topic: share(sum(won), len(won)) for topic, won in parts.items()}


def _which(which: Which, attempts: Sequence[list[TopicPoints]]) -> Sequence[list[TopicPoints]]:
    """Of one student's attempts, the first one first."""
    if which is Which.ALL:
        return attempts
    if which is Which.BEST:
        return [max(attempts, key=lambda parts: score(parts) or 0.0)]
    return attempts[:1] if which is Which.FIRST else attempts[-1:]
