"""The report of a class over its quizzes, for a meeting or the file: put together from its gradebook. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from classroom.models import Quiz, Topic
from classroom.results.gradebook import CellState
from classroom.results.readings import GradebookReading
from classroom.results.scores import Bin, distribution, mean, median, out_of_twenty


@dataclass(frozen=True)
class QuizLine:
    """A quiz in the report; scores out of twenty."""

    quiz: Quiz
    #: Students with a score, of those who are not excused.
    scored: int
    expected: int
    mean: float | None
    median: float | None
    lowest: float | None
    highest: float | None
    topics: Mapping[Topic, float | None]


@dataclass(frozen=True)
class ClassReport:
    """The page."""

    read: GradebookReading
    quizzes: list[QuizLine]
    #: Of the means of the students.
    bins: list[Bin]
    median: float | None

    @property
    def scored(self) -> int:
        """Students who have a mean."""
        return sum(bin.count for bin in self.bins)


def class_report(read: GradebookReading) -> ClassReport:
    """Put the report together."""
    means = [row.mean for row in read.rows if row.mean is not None]
    return ClassReport(
        read=read,
        quizzes=[_line(read, place, quiz) for place, quiz in enumerate(read.book.quizzes)],
        bins=distribution(means),
        median=median(means),
    )


def _line(read: GradebookReading, place: int, quiz: Quiz) -> QuizLine:
    cells = [row.cells[place] for row in read.rows]
    scores = [cell.score for cell in cells if cell.score is not None]
    return QuizLine(
        quiz=quiz,
        scored=len(scores),
        expected=sum(cell.state is not CellState.EXCUSED for cell in cells),
        mean=mean(scores),
        median=median(scores),
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        topics={topic: _topic(read, place, topic) for topic in read.topics},
    )


def _topic(read: GradebookReading, place: int, topic: Topic) -> float | None:
    """Mean over the students of what each won at the questions of a topic, in the attempts that count."""
    found = []
    for row in read.rows:
        parts = [taken.by_topic.get(topic, (0.0, 0.0)) for taken in row.cells[place].counted]
        found.append(out_of_twenty(sum(won for won, _of in parts), sum(of for _won, of in parts)))
    return mean(found)
