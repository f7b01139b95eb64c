"""What the attempts room reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, case, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from classroom.attempts.review_policy import may_review as may_review
from classroom.attempts.timing import cutoff, response_counts
from classroom.models import (
    AtExpiry,
    Attempt,
    AttemptEvent,
    AttemptEventKind,
    AttemptItem,
    ClosedBy,
    Enrolment,
    ItemKind,
    ItemVersion,
    Mark,
    Navigation,
    PreparedSheet,
    Quiz,
    QuizAssignment,
    QuizDraw,
    QuizSection,
    QuizSlot,
    Response,
    SchoolClass,
    User,
)
from classroom.quizzes.class_rules import ClassQuiz, of_class
from classroom.quizzes.queries import members
from classroom.roster.queries import entitlement as entitlement
from classroom.roster.queries import entitlements as entitlements


@dataclass(frozen=True, slots=True)
class LockedAttempt:
    """Columns of an attempt whose row is locked: what decides whether an answer counts."""

    id: int
    student_id: int
    deadline_at: datetime | None
    grace_minutes: int
    at_expiry: AtExpiry
    navigation: Navigation
    closed_at: datetime | None
    closed_by: ClosedBy | None


#: How long before it opens the sheets of a quiz are prepared.
PREPARED_AHEAD = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class SaveTarget:
    """What saving an answer needs to know: the attempt, locked, and how its question was put."""

    attempt: LockedAttempt
    attempt_item_id: int
    kind: ItemKind
    options: list[dict[str, Any]]
    option_order: list[int]
    position: int
    rules: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Total:
    """Points of an attempt by its latest marks."""

    points: float
    out_of: float
    #: Questions without a mark: somebody has to read them.
    waiting: int = 0
    #: When a person marked something in it last.
    marked_at: datetime | None = None

    @property
    def on_twenty(self) -> float:
        """The same out of 20, as French schools mark."""
        return 20 * self.points / self.out_of if self.out_of else 0.0


@dataclass(frozen=True, slots=True)
class GivenQuiz:
    """A quiz as it was given to a student: through which class, and what she did with it, oldest attempt first."""

    quiz: Quiz
    school_class: SchoolClass
    attempts: tuple[Attempt, ...]
    #: She is in the class, and the class has the quiz; otherwise she may end what she began and start nothing.
    still: bool = True
    #: Of the quiz to the class; ``None``: it does not have it any more.
    assignment: QuizAssignment | None = None

    @property
    def rules(self) -> ClassQuiz:
        """The quiz as the class has it."""
        return of_class(self.quiz, self.assignment)


def rules_of(attempt: Attempt) -> ClassQuiz:
    """The quiz of an attempt as the class has it through which it was given."""
    return of_class(attempt.quiz, attempt.assignment)


def attempt_of(session: Session, attempt_id: int, student_id: int) -> Attempt | None:
    """A student's own attempt with its quiz."""
    return session.scalar(_OWN_ATTEMPT, {"attempt": attempt_id, "student": student_id})


# What every page of a sheet asks is put together once; to do so each time takes longer than the answer.
_OWN_ATTEMPT = (
    select(Attempt)
    .join(Attempt.quiz)
    .options(contains_eager(Attempt.quiz))
    .where(Attempt.id == bindparam("attempt"), Attempt.student_id == bindparam("student"))
)


def lock_attempt(session: Session, attempt_id: int) -> Attempt:
    """The attempt as it now is, locked until the transaction ends."""
    return session.scalars(_LOCKED, {"attempt": attempt_id}).one()


_LOCKED = (
    select(Attempt)
    .where(Attempt.id == bindparam("attempt"))
    .with_for_update(of=Attempt)
    .execution_options(populate_existing=True)
)


def lock_own(session: Session, attempt_id: int, signed_in: tuple[int, int]) -> Attempt | None:
    """The same, if it is the student's whom a session cookie names, and her session is good."""
    which = {"attempt": attempt_id, "student": signed_in[0], "version": signed_in[1]}
    return session.scalars(_LOCKED_OWN, which).one_or_none()


def lock_target(
    session: Session, attempt_id: int, attempt_item_id: int, signed_in: tuple[int, int] | None = None
) -> SaveTarget | None:
    """What a save is about, its attempt locked, in one select.

    Asked for by every answer of a class, so without objects of the mapper, which would take longer than the database.

    :param signed_in: id and session version of the student whose attempt it must be; not asked when left out.
    """
    which = {"attempt": attempt_id, "item": attempt_item_id}
    if signed_in is not None:
        which |= {"student": signed_in[0], "version": signed_in[1]}
    row = session.connection().execute(_OWN_TARGET if signed_in else _TARGET, which).first()
    return SaveTarget(LockedAttempt(*row[5:]), attempt_item_id, *row[:5]) if row else None


_TARGET = (
    select(ItemVersion.kind, ItemVersion.options, AttemptItem.option_order, AttemptItem.position, ItemVersion.rules)
    .add_columns(*(getattr(Attempt, field.name) for field in fields(LockedAttempt)))
    .join_from(Attempt, AttemptItem, AttemptItem.attempt_id == Attempt.id)
    .join(ItemVersion, ItemVersion.id == AttemptItem.item_version_id)
    .where(Attempt.id == bindparam("attempt"), AttemptItem.id == bindparam("item"))
    .with_for_update(of=Attempt)
)


def signed_in_as(query: Select[Any]) -> Select[Any]:
    """The select of attempts narrowed to those of the student whom a session cookie names (``student``, ``version``),
    while that session is good."""
    return query.join(User, User.id == Attempt.student_id).where(
        User.id == bindparam("student"),
        User.session_version == bindparam("version"),
        User.active,
        ~User.must_change_secret,
    )


_OWN_TARGET = signed_in_as(_TARGET)
_LOCKED_OWN = signed_in_as(_LOCKED)


def items_of(session: Session, attempt_ids: Collection[int]) -> Sequence[AttemptItem]:
    """The questions of attempts in the order shown, with their versions."""
    return session.scalars(_ITEMS, {"attempts": list(attempt_ids)}).all()


_ITEMS = (
    select(AttemptItem)
    .where(AttemptItem.attempt_id.in_(bindparam("attempts", expanding=True)))
    .options(joinedload(AttemptItem.item_version, innerjoin=True))
    .order_by(AttemptItem.attempt_id, AttemptItem.position)
)


def responses_of(session: Session, attempt_ids: Collection[int]) -> Sequence[Response]:
    """Everything answered in attempts, by question and sequence."""
    return session.scalars(_RESPONSES, {"attempts": list(attempt_ids)}).all()


_RESPONSES = (
    select(Response)
    .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
    .where(AttemptItem.attempt_id.in_(bindparam("attempts", expanding=True)))
    .order_by(Response.attempt_item_id, Response.sequence)
)


#: Columns of an answer: all that counting and marking it needs.
Answered = Row[int, int, int, Any, datetime, bool]


def answers_of(session: Session, attempt_ids: Collection[int]) -> Sequence[Answered]:
    """The same as columns, for what a whole class asks for at once."""
    return session.connection().execute(_ANSWERS, {"attempts": list(attempt_ids)}).all()


_ANSWERS = (
    select(
        Response.id,
        Response.attempt_item_id,
        Response.sequence,
        Response.answer,
        Response.received_at,
        Response.after_leaving,
    )
    .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
    .where(AttemptItem.attempt_id.in_(bindparam("attempts", expanding=True)))
    .order_by(Response.attempt_item_id, Response.sequence)
)


@dataclass(frozen=True, slots=True)
class Put:
    """A question of an attempt as marking it needs it."""

    id: int
    attempt_id: int
    kind: ItemKind
    options: list[dict[str, Any]]
    rules: dict[str, Any]


def put_in(session: Session, attempt_ids: Collection[int]) -> list[Put]:
    """The questions of attempts, in the order shown."""
    return [Put(*row) for row in session.connection().execute(_PUT, {"attempts": list(attempt_ids)})]


_PUT = (
    select(AttemptItem.id, AttemptItem.attempt_id, ItemVersion.kind, ItemVersion.options, ItemVersion.rules)
    .join(ItemVersion, ItemVersion.id == AttemptItem.item_version_id)
    .where(AttemptItem.attempt_id.in_(bindparam("attempts", expanding=True)))
    .order_by(AttemptItem.attempt_id, AttemptItem.position)
)


def newest_answer_at(session: Session, attempt_id: int, last: datetime | None) -> datetime | None:
    """When the newest answer to an attempt came in that came by ``last``; ``None``: there is none."""
    return session.connection().scalar(_NEWEST[last is not None], {"attempt": attempt_id, "last": last})


_NEWEST_OF_ALL = (
    select(func.max(Response.received_at))
    .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
    .where(AttemptItem.attempt_id == bindparam("attempt"))
)
_NEWEST = {False: _NEWEST_OF_ALL, True: _NEWEST_OF_ALL.where(Response.received_at <= bindparam("last"))}


def latest_responses(session: Session, attempt: Attempt) -> dict[int, Response]:
    """By attempt item, the last answer given, whether it counts or not."""
    return {response.attempt_item_id: response for response in responses_of(session, [attempt.id])}


def counting_responses(session: Session, attempts: Iterable[Attempt]) -> dict[int, Response]:
    """By attempt item, the answer that counts: the last one received in time."""
    owners = _owners(session, attempts)
    return {
        response.attempt_item_id: response
        for response in responses_of(session, {attempt.id for attempt in owners.values()})
        if response_counts(owners[response.attempt_item_id], response)
    }


def _owners(session: Session, attempts: Iterable[Attempt]) -> dict[int, Attempt]:
    """By attempt item, its attempt."""
    by_id = {attempt.id: attempt for attempt in attempts}
    columns = select(AttemptItem.id, AttemptItem.attempt_id).where(AttemptItem.attempt_id.in_(by_id))
    return {row.id: by_id[row.attempt_id] for row in session.execute(columns)}


def latest_mark_ids(attempt_ids: Collection[int]) -> Select[int]:
    """Select of the ids of the latest marks of attempt items; they count unless they were taken back."""
    query = select(func.max(Mark.id)).join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
    return query.where(AttemptItem.attempt_id.in_(attempt_ids)).group_by(Mark.attempt_item_id)


def latest_marks(session: Session, attempt_ids: Collection[int]) -> dict[int, Mark]:
    """By attempt item, the latest mark, taken back or not: it names the answer that counts."""
    marks = session.scalars(select(Mark).where(Mark.id.in_(latest_mark_ids(attempt_ids))))
    return {mark.attempt_item_id: mark for mark in marks}


def totals(session: Session, attempt_ids: Collection[int]) -> dict[int, Total]:
    """By attempt, its points and how many there were to win; questions without a mark count for nothing yet."""
    if not attempt_ids:
        return {}
    columns = select(Mark.attempt_item_id, Mark.fraction, Mark.counts, Mark.marked_by_id, Mark.marked_at)
    marks = columns.where(Mark.id.in_(latest_mark_ids(attempt_ids)), ~Mark.withdrawn).subquery()
    # A question that a correction has dropped is neither won nor to be won.
    worth = case((marks.c.counts.is_(False), 0.0), else_=AttemptItem.max_mark)
    points = func.sum(func.coalesce(marks.c.fraction, 0.0) * worth)
    query = (
        select(AttemptItem.attempt_id, points, func.sum(worth), func.count() - func.count(marks.c.fraction))
        .add_columns(func.max(case((marks.c.marked_by_id.is_not(None), marks.c.marked_at))))
        .outerjoin(marks, marks.c.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.attempt_id.in_(attempt_ids))
        .group_by(AttemptItem.attempt_id)
    )
    return {
        attempt_id: Total(float(won), float(out_of), waiting, marked_at)
        for attempt_id, won, out_of, waiting, marked_at in session.execute(query)
    }


def attempts_at(session: Session, quiz_id: int, student_id: int) -> Sequence[Attempt]:
    """A student's attempts at a quiz, oldest first."""
    return session.scalars(_ATTEMPTS_AT, {"quiz": quiz_id, "student": student_id}).all()


_ATTEMPTS_AT = (
    select(Attempt)
    .where(Attempt.quiz_id == bindparam("quiz"), Attempt.student_id == bindparam("student"))
    .order_by(Attempt.number)
)


def timed(session: Session, quiz_id: int) -> Sequence[Attempt]:
    """Attempts at a quiz for which a teacher may still do something about time, by student: those under way, those that
    ran out of it, and those that she has ended herself."""
    query = select(Attempt).join(Attempt.student).options(contains_eager(Attempt.student))
    not_by_student = or_(Attempt.closed_by.is_(None), Attempt.closed_by != ClosedBy.STUDENT)
    late = select(AttemptItem.attempt_id).join(Response, Response.attempt_item_id == AttemptItem.id)
    shown = not_by_student | Attempt.id.in_(late.where(Response.after_leaving))
    query = query.where(Attempt.quiz_id == quiz_id, shown)
    return session.scalars(query.order_by(User.sort_name, Attempt.number)).all()


def late_responses(session: Session, attempts: Iterable[Attempt]) -> dict[int, Response]:
    """By attempt item, the last answer where it came too late and no mark has taken it in.

    What a student sends after her own hand-in is none of them: she had said that she was through.
    """
    owners = _owners(session, attempts)
    ids = {attempt.id for attempt in owners.values()}
    marks = latest_marks(session, ids)
    newest = {response.attempt_item_id: response for response in responses_of(session, ids)}
    return {
        item_id: response
        for item_id, response in newest.items()
        if not _is_marked(response, marks) and _may_be_let_count(owners[item_id], response)
    }


def late_answers(session: Session, attempts: Sequence[Attempt]) -> Counter[int]:
    """By attempt, on how many questions the last answer came late and does not count."""
    owners = _owners(session, attempts)
    return Counter(owners[item_id].id for item_id in late_responses(session, attempts))


def uncounted(session: Session, attempt: Attempt, answers: Sequence[Answered]) -> int:
    """On how many questions of an attempt that is over the last answer came too late and no mark takes it in.

    :param answers: all of the attempt.
    """
    last = {answer.attempt_item_id: answer for answer in answers}.values()
    late = [answer for answer in last if not response_counts(attempt, answer)]
    marks = latest_marks(session, [attempt.id]) if late else {}
    return sum(1 for answer in late if not _is_marked(answer, marks))


def _is_marked(response: Response | Answered, marks: Mapping[int, Mark]) -> bool:
    """Whether the latest mark is about this answer."""
    mark = marks.get(response.attempt_item_id)
    return mark is not None and mark.response_id == response.id


def is_followed(session: Session, attempt: Attempt) -> bool:
    """Whether the student has begun another attempt at the quiz after this one."""
    here = (Attempt.quiz_id == attempt.quiz_id, Attempt.student_id == attempt.student_id)
    query = select(Attempt.id).where(*here, Attempt.number > attempt.number)
    return session.scalar(query.limit(1)) is not None


def parts_of(session: Session, attempt_id: int) -> dict[int, QuizSection]:
    """By attempt item, the section of the quiz that it stands in; what stands in none is left out."""
    rows = session.execute(_PARTS, {"attempt": attempt_id})
    return dict(rows.all())


_PARTS = (
    select(AttemptItem.id, QuizSection)
    .join(QuizSection, QuizSection.id == AttemptItem.section_id)
    .where(AttemptItem.attempt_id == bindparam("attempt"))
)


def size_of(session: Session, attempt_id: int) -> int:
    """How many questions an attempt has."""
    return session.connection().scalar(_SIZE, {"attempt": attempt_id}) or 0


_SIZE = select(func.count(AttemptItem.id)).where(AttemptItem.attempt_id == bindparam("attempt"))


def left_up_to(session: Session, attempt_id: int) -> int:
    """Position of the last question that was left for good; 0: none was."""
    moved = AttemptEvent.kind == AttemptEventKind.MOVED_ON
    details = session.scalars(select(AttemptEvent.detail).where(AttemptEvent.attempt_id == attempt_id, moved))
    return max((detail["position"] for detail in details), default=0)


def without_sheet(session: Session, quiz_id: int) -> Sequence[int]:
    """Students of the classes of a quiz who have neither begun it nor a sheet prepared for them."""
    begun = select(Attempt.student_id).where(Attempt.quiz_id == quiz_id)
    ready = select(PreparedSheet.student_id).where(PreparedSheet.quiz_id == quiz_id)
    query = members(quiz_id).where(Enrolment.student_id.not_in(begun), Enrolment.student_id.not_in(ready))
    return session.scalars(query.distinct().order_by(Enrolment.student_id)).all()


def opening_soon(session: Session, now: datetime) -> Sequence[Quiz]:
    """Published quizzes that open, for a class of theirs, within :data:`PREPARED_AHEAD`."""
    opens_at = func.coalesce(QuizAssignment.opens_at, Quiz.opens_at, type_=Quiz.opens_at.type)
    opening = select(QuizAssignment.quiz_id).where(opens_at.between(now, now + PREPARED_AHEAD))
    opening = opening.join(Quiz, Quiz.id == QuizAssignment.quiz_id).where(Quiz.published_at.is_not(None))
    return session.scalars(select(Quiz).where(Quiz.id.in_(opening)).order_by(Quiz.id)).all()


def _may_be_let_count(attempt: Attempt, response: Response) -> bool:
    last = cutoff(attempt)
    if attempt.closed_by is ClosedBy.STUDENT and last is not None and response.received_at > last:
        return False
    return not response_counts(attempt, response)


def given_quizzes(session: Session, student_id: int) -> list[GivenQuiz]:
    """Published quizzes of the classes a student is in, the ones that close first leading, each once; behind them
    those that she began in a class she is not in any more, or that does not have them any more."""
    begun: dict[int, list[Attempt]] = {}
    for attempt in session.scalars(_with_quiz(student_id).order_by(Attempt.quiz_id, Attempt.number)):
        begun.setdefault(attempt.quiz_id, []).append(attempt)
    given: dict[int, GivenQuiz] = {}
    for quiz, school_class, assignment in session.execute(_ALL_GIVEN, {"student": student_id}):
        attempts = tuple(begun.get(quiz.id, ()))
        # Of several classes of hers the one that has it longest, which comes last.
        given[quiz.id] = GivenQuiz(quiz, school_class, attempts, assignment=assignment)
    return [*given.values(), *(_taken_back(attempts) for quiz_id, attempts in begun.items() if quiz_id not in given)]


def given_quiz(session: Session, quiz_id: int, student_id: int) -> GivenQuiz | None:
    """One of them; a quiz that the student began stays visible when her class no longer has it."""
    attempts = tuple(attempts_at(session, quiz_id, student_id))
    row = session.execute(_ONE_GIVEN, {"student": student_id, "quiz": quiz_id}).first()
    if row is not None:
        return GivenQuiz(row[0], row[1], attempts, assignment=row[2])
    return _taken_back(attempts) if attempts else None


def question_count(session: Session, quiz_id: int) -> int:
    """How many questions a sheet of a quiz has."""
    fixed = select(func.count(QuizSlot.id)).where(QuizSlot.quiz_id == quiz_id).scalar_subquery()
    drawn = select(func.sum(QuizDraw.number)).where(QuizDraw.quiz_id == quiz_id).scalar_subquery()
    return session.scalar(select(fixed + func.coalesce(drawn, 0))) or 0


def expired_ids(session: Session, now: datetime, *narrowed: ColumnElement[bool]) -> Sequence[int]:
    """Attempts whose time is up, the grace period with it, and whose end is not written down yet."""
    columns = select(Attempt.id, Attempt.deadline_at, Attempt.grace_minutes)
    query = columns.where(Attempt.closed_at.is_(None), Attempt.deadline_at < now, *narrowed)
    rows = session.execute(query.order_by(Attempt.id))
    return [key for key, end, grace in rows if end is not None and end + timedelta(minutes=grace) < now]


def last_browser(session: Session, attempt_id: int) -> str | None:
    """The browser session an attempt was last started or resumed in."""
    detail = session.connection().scalar(LAST_BROWSER, {"attempt": attempt_id})
    return detail.get("browser") if isinstance(detail, dict) else None


#: Detail of the event with which ``attempt`` was last started or resumed.
LAST_BROWSER = (
    select(AttemptEvent.detail)
    .where(
        AttemptEvent.attempt_id == bindparam("attempt"),
        or_(AttemptEvent.kind == AttemptEventKind.STARTED, AttemptEvent.kind == AttemptEventKind.RESUMED),
    )
    .order_by(AttemptEvent.id.desc())
    .limit(1)
)


#: Published quizzes with the class in use, one of the student's, that each was given to.
_GIVEN = (
    select(Quiz, SchoolClass, QuizAssignment)
    .join(QuizAssignment, QuizAssignment.quiz_id == Quiz.id)
    .join(SchoolClass, SchoolClass.id == QuizAssignment.class_id)
    .join(Enrolment, Enrolment.class_id == SchoolClass.id)
    .where(Enrolment.student_id == bindparam("student"), Enrolment.left_at.is_(None))
    .where(SchoolClass.archived_at.is_(None), Quiz.published_at.is_not(None))
)
_CLOSES_AT = func.coalesce(QuizAssignment.closes_at, Quiz.closes_at, type_=Quiz.closes_at.type)
#: Through the class that has it longest, where several of the student's have it.
_ONE_GIVEN = _GIVEN.where(Quiz.id == bindparam("quiz")).order_by(_CLOSES_AT.is_not(None), _CLOSES_AT.desc())
_ALL_GIVEN = _GIVEN.order_by(_CLOSES_AT.is_(None), _CLOSES_AT, Quiz.id)


def _with_quiz(student_id: int) -> Select[Attempt]:
    """A student's attempts, each with its quiz and the class through which she got it."""
    query = select(Attempt).where(Attempt.student_id == student_id)
    return query.options(joinedload(Attempt.quiz), joinedload(Attempt.school_class), joinedload(Attempt.assignment))


def _taken_back(attempts: Sequence[Attempt]) -> GivenQuiz:
    """A quiz that a student began and could not begin now."""
    last = attempts[-1]
    return GivenQuiz(last.quiz, last.school_class, tuple(attempts), still=False, assignment=last.assignment)
