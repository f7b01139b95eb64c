"""Who is where while a quiz is written, and what is answered, from rows and the present moment. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from classroom.attempts.answers import CHOICE
from classroom.attempts.presence import SILENT_AFTER
from classroom.attempts.timing import AttemptState, cutoff, state_of
from classroom.models import AtExpiry, ClosedBy, ItemKind, Topic
from classroom.results.facts import Member


class Where(StrEnum):
    """Where a student stands, in the order in which a teacher asks about it."""

    NOT_STARTED = "not_started"
    #: Not started, and the quiz is over.
    MISSED = "missed"
    WRITING = "writing"
    #: Under way, and the page is not heard of any more: no network, a device asleep, a page that was left.
    SILENT = "silent"
    HANDED_IN = "handed_in"
    TIME_UP = "time_up"
    UNFINISHED = "unfinished"
    CLOSED_BY_TEACHER = "closed_by_teacher"


UNDER_WAY = frozenset({Where.WRITING, Where.SILENT})
DONE = frozenset({Where.HANDED_IN, Where.TIME_UP, Where.UNFINISHED, Where.CLOSED_BY_TEACHER})


@dataclass(frozen=True, slots=True)
class Sitting:
    """The last attempt of a student, as far as the board asks about it."""

    attempt_id: int
    student_id: int
    number: int
    deadline_at: datetime | None
    grace_minutes: int
    at_expiry: AtExpiry
    closed_at: datetime | None
    closed_by: ClosedBy | None
    #: When its page asked for the clock last, and the question it stood at; empty: it never did.
    heard_at: datetime | None
    heard_position: int | None


@dataclass(frozen=True, slots=True)
class PutQuestion:
    """A question of an attempt with the last answer that counts; both empty: none was given."""

    attempt_id: int
    position: int
    version_id: int
    answer: Any
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question."""

    id: int
    topic: Topic
    kind: ItemKind
    stem: str
    options: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Seat:
    """A student on the board."""

    student_id: int
    where: Where
    attempt_id: int | None = None
    number: int = 1
    #: Question where she is, or was last; ``None``: not known.
    position: int | None = None
    size: int = 0
    answered: int = 0
    #: When her time is up; ``None``: no limit, or not under way.
    ends_at: datetime | None = None
    #: Last sign of life, where she is silent.
    heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """An option and how many have chosen it."""

    text: str
    right: bool
    count: int


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question on the board: to how many it was put, how many have answered, and what, where there are options."""

    number: int
    asked: Asked
    put: int
    given: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Board:
    """Everything the board shows; nothing in it is made for one reader."""

    members: tuple[Member, ...]
    seats: Mapping[int, Seat]
    counts: Counter[Where]
    questions: tuple[QuestionLine, ...]

    @property
    def under_way(self) -> int:
        """Students who write, heard of or not."""
        return sum(self.counts[where] for where in UNDER_WAY)

    @property
    def done(self) -> int:
        """Students whose attempt is over."""
        return sum(self.counts[where] for where in DONE)

    @property
    def put(self) -> int:
        """Questions put to all students."""
        return sum(line.put for line in self.questions)

    @property
    def given(self) -> int:
        """How many of them are answered."""
        return sum(line.given for line in self.questions)

    @property
    def most_end_at(self) -> datetime | None:
        """When the time is up for most of those who write: the middle one of their ends. It gives nobody away who was
        granted more."""
        ends = sorted(seat.ends_at for seat in self.seats.values() if seat.ends_at is not None)
        return ends[(len(ends) - 1) // 2] if ends else None

    @property
    def ladder(self) -> list[Seat]:
        """Students who have started, in an order that says nothing of who they are: the furthest first."""
        started = [seat for seat in self.seats.values() if seat.attempt_id is not None]
        return sorted(started, key=lambda seat: (-(seat.answered / seat.size if seat.size else 0), seat.where))


def board(
    members: Sequence[Member],
    sittings: Iterable[Sitting],
    put: Iterable[PutQuestion],
    asked: Sequence[Asked],
    now: datetime,
    *,
    closed: bool,
) -> Board:
    """Put the board together.

    :param sittings: of each student who began, the last attempt.
    :param put: questions of these attempts.
    :param asked: questions in the order of the quiz.
    :param closed: whether the quiz is over, so that who has not begun has missed it.
    """
    by_attempt: dict[int, list[PutQuestion]] = {}
    for question in put:
        by_attempt.setdefault(question.attempt_id, []).append(question)
    by_student = {sitting.student_id: sitting for sitting in sittings}
    absent = Where.MISSED if closed else Where.NOT_STARTED
    seats = {
        member.id: _seat(by_student[member.id], by_attempt.get(by_student[member.id].attempt_id, []), now)
        if member.id in by_student
        else Seat(member.id, absent)
        for member in members
    }
    return Board(
        members=tuple(members),
        seats=seats,
        counts=Counter(seat.where for seat in seats.values()),
        questions=_lines(asked, [question for questions in by_attempt.values() for question in questions]),
    )


def _seat(sitting: Sitting, questions: Sequence[PutQuestion], now: datetime) -> Seat:
    answers = [(each.answered_at, each.position) for each in questions if each.answered_at is not None]
    saved_at, saved_position = max(answers, default=(None, None))
    where = _where(sitting, saved_at, now)
    ahead = sitting.heard_at is not None and (saved_at is None or sitting.heard_at >= saved_at)
    position = sitting.heard_position if ahead and sitting.heard_position else saved_position
    return Seat(
        student_id=sitting.student_id,
        where=where,
        attempt_id=sitting.attempt_id,
        number=sitting.number,
        position=position,
        size=len(questions),
        answered=sum(each.answer is not None for each in questions),
        ends_at=sitting.deadline_at if where in UNDER_WAY else None,
        heard_at=max(filter(None, (sitting.heard_at, saved_at)), default=None) if where is Where.SILENT else None,
    )


def _where(sitting: Sitting, saved_at: datetime | None, now: datetime) -> Where:
    state = state_of(sitting, now)
    if state is AttemptState.IN_PROGRESS:
        return Where.SILENT if _is_silent(sitting, saved_at, now) else Where.WRITING
    if state is AttemptState.UNFINISHED:
        return Where.UNFINISHED
    if state is AttemptState.EXPIRED:
        return Where.TIME_UP
    return Where.CLOSED_BY_TEACHER if sitting.closed_by is ClosedBy.TEACHER else Where.HANDED_IN


def _is_silent(sitting: Sitting, saved_at: datetime | None, now: datetime) -> bool:
    """Only a page that was heard of can fall silent: one without a script never says anything."""
    if sitting.heard_at is None:
        return False
    return now - max(sitting.heard_at, saved_at or sitting.heard_at) > SILENT_AFTER


def counts_in_time(sitting: Sitting, received_at: datetime) -> bool:
    """Whether an answer came while the attempt took answers."""
    last = cutoff(sitting)
    return last is None or received_at <= last


def _lines(asked: Sequence[Asked], put: Sequence[PutQuestion]) -> tuple[QuestionLine, ...]:
    answers: dict[int, list[Any]] = {}
    for question in put:
        answers.setdefault(question.version_id, []).append(question.answer)
    return tuple(_line(number, one, answers.get(one.id, [])) for number, one in enumerate(asked, 1))


def _line(number: int, asked: Asked, answers: Sequence[Any]) -> QuestionLine:
    given = [answer for answer in answers if answer is not None]
    return QuestionLine(number, asked, len(answers), len(given), _bars(asked, given))


def _bars(asked: Asked, given: Sequence[Any]) -> tuple[Bar, ...]:
    """How often each option was chosen; nothing for questions that are answered otherwise."""
    if asked.kind not in CHOICE and asked.kind is not ItemKind.MULTIPLE:
        return ()
    chosen = Counter(index for answer in given for index in (answer if isinstance(answer, list) else [answer]))
    return tuple(
        Bar(str(option["text"]), bool(option["correct"]), chosen[place]) for place, option in enumerate(asked.options)
    )
