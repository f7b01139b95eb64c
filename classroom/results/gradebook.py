"""The gradebook of a class: students × quizzes, put together from what was read. Pure.

Scores are out of twenty here; the page shows them on the scale that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from classroom.models import Quiz, Topic
from classroom.quizzes.availability import Availability, availability
from classroom.quizzes.class_rules import AnyQuiz
from classroom.results.facts import Member
from classroom.results.scores import best, mean, out_of_twenty


class Counting(StrEnum):
    """Which of several attempts makes the score."""

    BEST = "best"
    LAST = "last"
    FIRST = "first"
    MEAN = "mean"


class Missing(StrEnum):
    """What a quiz that was not taken does to the mean of a student."""

    SKIP = "skip"
    ZERO = "zero"


class CellState(StrEnum):
    """What stands in a cell."""

    SCORED = "scored"
    #: The quiz is over and was not taken.
    MISSING = "missing"
    EXCUSED = "excused"
    #: It can still be taken.
    OPEN = "open"
    UNDER_WAY = "under_way"
    #: Handed in, and somebody has yet to read it.
    TO_MARK = "to_mark"


@dataclass(frozen=True)
class TopicTotal:
    """Points of an attempt at the questions of one topic."""

    quiz_id: int
    student_id: int
    attempt_id: int
    number: int
    topic: Topic
    points: float
    maximum: float
    complete: bool
    #: A mark that counts was set by a person.
    by_hand: bool = False
    #: The attempt has ended.
    closed: bool = False


@dataclass(frozen=True)
class Taken:
    """An attempt with its points by topic."""

    attempt_id: int
    number: int
    complete: bool
    by_topic: Mapping[Topic, tuple[float, float]]
    by_hand: bool = False
    closed: bool = False

    @property
    def score(self) -> float | None:
        """Out of twenty; ``None`` before it is closed and every question has a mark."""
        if not self.complete:
            return None
        return out_of_twenty(
            sum(won for won, _of in self.by_topic.values()), sum(of for _w, of in self.by_topic.values())
        )


@dataclass(frozen=True)
class Note:
    """What the teacher says of a student at a quiz."""

    excused: bool = False
    comment: str = ""


NO_NOTE = Note()


@dataclass(frozen=True)
class Cell:
    """A student at a quiz."""

    state: CellState
    score: float | None = None
    attempts: tuple[int, ...] = ()
    comment: str = ""
    #: A mark in it was set by hand.
    by_hand: bool = False
    counted: tuple[Taken, ...] = ()


@dataclass(frozen=True)
class Row:
    """A student's line."""

    member: Member
    cells: list[Cell]
    mean: float | None
    topics: Mapping[Topic, float | None]
    missing: int


@dataclass(frozen=True)
class Gradebook:
    """The page."""

    quizzes: Sequence[Quiz]
    rows: list[Row]
    #: Of each quiz, over the students who have a score.
    means: list[float | None] = field(default_factory=list)
    mean: float | None = None
    topics: Mapping[Topic, float | None] = field(default_factory=dict)


def gradebook(
    quizzes: Sequence[Quiz],
    rules: Mapping[int, AnyQuiz],
    members: Sequence[Member],
    totals: Iterable[TopicTotal],
    notes: Mapping[tuple[int, int], Note],
    now: datetime,
    counting: Counting = Counting.BEST,
    missing: Missing = Missing.SKIP,
) -> Gradebook:
    """Put the page together.

    :param rules: the quizzes with the rules of the class, by quiz.
    :param notes: by quiz and student.
    """
    taken = _taken(totals)
    closed = {quiz.id: availability(rules[quiz.id], now) is Availability.CLOSED for quiz in quizzes}
    rows = []
    for member in members:
        pairs = [(quiz.id, member.id) for quiz in quizzes]
        cells = [_cell(taken.get(pair, []), notes.get(pair, NO_NOTE), closed[pair[0]], counting) for pair in pairs]
        rows.append(_row(member, cells, missing))
    return Gradebook(
        quizzes=quizzes,
        rows=rows,
        means=[mean(row.cells[place].score for row in rows) for place in range(len(quizzes))],
        mean=mean(row.mean for row in rows),
        topics={topic: mean(row.topics.get(topic) for row in rows) for topic in Topic},
    )


def sorted_rows(book: Gradebook, by: str, descending: bool) -> list[Row]:
    """Lines by ``name``, ``mean``, ``missing``, ``quiz-<id>`` or ``topic-<name>``; who has no value comes last."""
    if by == "name":
        return book.rows[::-1] if descending else list(book.rows)
    values = {id(row): _value(book, row, by) for row in book.rows}
    known = [row for row in book.rows if values[id(row)] is not None]
    known.sort(key=lambda row: values[id(row)] or 0.0, reverse=descending)
    return known + [row for row in book.rows if values[id(row)] is None]


def _value(book: Gradebook, row: Row, by: str) -> float | None:
    if by == "mean":
        return row.mean
    if by == "missing":
        return row.missing
    kind, _dash, name = by.partition("-")
    if kind == "topic":
        return row.topics.get(Topic(name)) if name in set(Topic) else None
    place = next((place for place, quiz in enumerate(book.quizzes) if str(quiz.id) == name), None)
    return None if place is None else row.cells[place].score


def _taken(totals: Iterable[TopicTotal]) -> dict[tuple[int, int], list[Taken]]:
    """Attempts by quiz and student, the first one first."""
    parts: dict[tuple[int, int], dict[tuple[int, int], list[TopicTotal]]] = {}
    for total in totals:
        attempts = parts.setdefault((total.quiz_id, total.student_id), {})
        attempts.setdefault((total.number, total.attempt_id), []).append(total)
    return {
        pair: [_attempt(attempt, number, several) for (number, attempt), several in sorted(attempts.items())]
        for pair, attempts in parts.items()
    }


def _attempt(attempt_id: int, number: int, totals: Sequence[TopicTotal]) -> Taken:
    return Taken(
        attempt_id,
        number,
        all(total.complete for total in totals),
        {total.topic: (total.points, total.maximum) for total in totals},
        any(total.by_hand for total in totals),
        any(total.closed for total in totals),
    )


def _cell(taken: Sequence[Taken], note: Note, closed: bool, counting: Counting) -> Cell:
    ids = tuple(each.attempt_id for each in taken)
    by_hand = any(each.by_hand for each in taken)
    if note.excused:
        return Cell(CellState.EXCUSED, None, ids, note.comment, by_hand)
    counted = _counted([each for each in taken if each.score is not None], counting)
    score = mean(each.score for each in counted)
    if score is not None:
        return Cell(CellState.SCORED, score, ids, note.comment, by_hand, tuple(counted))
    if taken and all(each.closed for each in taken):
        return Cell(CellState.TO_MARK, None, ids, note.comment, by_hand)
    state = CellState.UNDER_WAY if taken else CellState.MISSING if closed else CellState.OPEN
    return Cell(state, None, ids, note.comment, by_hand)


def _counted(scored: Sequence[Taken], counting: Counting) -> list[Taken]:
    if not scored or counting is Counting.MEAN:
        return list(scored)
    if counting is Counting.BEST:
        return [best(scored) or scored[0]]
    return [scored[0] if counting is Counting.FIRST else scored[-1]]


def _row(member: Member, cells: list[Cell], missing: Missing) -> Row:
    absent = sum(cell.state is CellState.MISSING for cell in cells)
    zeros = [0.0] * (absent if missing is Missing.ZERO else 0)
    return Row(
        member=member,
        cells=cells,
        mean=mean([*(cell.score for cell in cells), *zeros]),
        topics={topic: _topic(cells, topic) for topic in Topic},
        missing=absent,
    )


def _topic(cells: Iterable[Cell], topic: Topic) -> float | None:
    """Out of twenty, over all questions of a topic in the attempts that count; an attempt of several counts in part."""
    won = possible = 0.0
    for cell in cells:
        for taken in cell.counted:
            points, maximum = taken.by_topic.get(topic, (0.0, 0.0))
            won, possible = won + points / len(cell.counted), possible + maximum / len(cell.counted)
    return out_of_twenty(won, possible)
