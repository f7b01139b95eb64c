"""Open answers, read and marked by a person: one question at a time, every mark appended with who gave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from flask_babel import lazy_gettext
from sqlalchemy import insert, select
from sqlalchemy.orm import Session, joinedload, selectinload

from classroom.attempts.answers import BY_HAND
from classroom.attempts.service.ending import append_marks
from classroom.attempts.timing import response_counts
from classroom.audit import note as write_down
from classroom.errors import Refused
from classroom.models import (
    Attempt,
    AttemptItem,
    AuditAct,
    Item,
    ItemVersion,
    Mark,
    Quiz,
    Response,
    SchoolClass,
    User,
)
from classroom.results.queries import counting_mark
from classroom.results.regrade_queries import leads_to_marks

#: Signs of a pseudonym; none that could be taken for another.
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True)
class OpenAnswer:
    """An answer to be read, with its mark if it has one."""

    item: AttemptItem
    response: Response
    #: Stands for the student where names are not shown; always the same for the same answer.
    code: str

    @property
    def mark(self) -> Mark | None:
        """The mark that counts."""
        return self.item.mark

    @property
    def points(self) -> float | None:
        """``None``: to be marked."""
        return None if self.mark is None else self.mark.fraction * self.item.max_mark

    @property
    def comment(self) -> str:
        """What the student reads beside the mark."""
        return (self.mark.reason or "") if self.mark is not None else ""

    @property
    def words(self) -> int:
        """Length of the answer."""
        return len(str(self.response.answer).split())


@dataclass(frozen=True)
class Waiting:
    """A question of a quiz with open answers, and how many of them wait for their marker."""

    quiz: Quiz
    version: ItemVersion
    waiting: int
    answered: int


def open_answers(session: Session, quiz: Quiz, version: ItemVersion, class_id: int | None = None) -> list[OpenAnswer]:
    """Answers to an open question of a quiz, those to be marked first, in an order that says nothing of the students.

    :param class_id: of one class only.
    """
    query = (
        select(AttemptItem)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(AttemptItem.item_version_id == version.id, Attempt.quiz_id == quiz.id, leads_to_marks())
        .options(
            joinedload(AttemptItem.attempt).options(joinedload(Attempt.student), joinedload(Attempt.school_class)),
            selectinload(AttemptItem.responses),
            selectinload(AttemptItem.marks).joinedload(Mark.marked_by),
        )
    )
    if class_id is not None:
        query = query.where(Attempt.class_id == class_id)
    found = [one for item in session.scalars(query) if (one := _answer(item)) is not None]
    return sorted(found, key=lambda one: (one.mark is not None, sha256(one.code.encode()).digest()))


def classes_of(session: Session, quiz: Quiz, version: ItemVersion) -> list[SchoolClass]:
    """Classes whose students had the question."""
    put = select(Attempt.class_id).join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
    put = put.where(Attempt.quiz_id == quiz.id, AttemptItem.item_version_id == version.id)
    query = select(SchoolClass).where(SchoolClass.id.in_(put)).order_by(SchoolClass.name, SchoolClass.id)
    return list(session.scalars(query))


def waiting(session: Session, owner: User, quiz_id: int | None = None) -> list[Waiting]:
    """Open questions in quizzes of a teacher that anybody has answered, those with answers to be marked first.

    :param quiz_id: of one quiz only.
    """
    # Most teachers have none, and a school has a million answers to other questions.
    own = select(ItemVersion.id).join(Item, Item.id == ItemVersion.item_id)
    versions = session.scalars(own.where(Item.owner_id == owner.id, ItemVersion.kind.in_(BY_HAND))).all()
    if not versions:
        return []
    answered = select(Response.attempt_item_id).where(Response.attempt_item_id == AttemptItem.id)
    query = (
        select(Quiz, ItemVersion, Mark.id.is_(None))
        .select_from(AttemptItem)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(ItemVersion, ItemVersion.id == AttemptItem.item_version_id)
        .outerjoin(Mark, counting_mark())
        .where(
            AttemptItem.item_version_id.in_(versions), Quiz.owner_id == owner.id, leads_to_marks(), answered.exists()
        )
    )
    if quiz_id is not None:
        query = query.where(Quiz.id == quiz_id)
    found: dict[tuple[int, int], list[Any]] = {}
    for quiz, version, waits in session.execute(query):
        line = found.setdefault((quiz.id, version.id), [quiz, version, 0, 0])
        line[2] += bool(waits)
        line[3] += 1
    lines = [Waiting(*line) for line in found.values()]
    return sorted(lines, key=lambda each: (not each.waiting, -each.quiz.id, each.version.id))


def count_waiting(session: Session, owner: User, quiz_id: int | None = None) -> int:
    """Open answers that wait for the teacher."""
    return sum(line.waiting for line in waiting(session, owner, quiz_id))


def give(session: Session, answer: OpenAnswer, points: float, comment: str, actor: User, now: datetime) -> bool:
    """Mark an open answer, or mark it anew.

    :param points: of ``max_mark``.
    :returns: ``False`` when it has this mark and comment already.
    :raises Refused: for more points than there are.
    """
    if not 0 <= points <= answer.item.max_mark:
        raise Refused(lazy_gettext("There are not that many points to be won."))
    fraction, reason = points / answer.item.max_mark, comment.strip() or None
    before = answer.mark
    if before is not None and abs(before.fraction - fraction) < 1e-9 and before.reason == reason:
        return False
    row = {
        "attempt_item_id": answer.item.id,
        "response_id": answer.response.id,
        "fraction": fraction,
        "marked_by_id": actor.id,
        "reason": reason,
        "marked_at": now,
    }
    append_marks(session, [row], now)
    _note(session, answer, actor, now)
    return True


def take_back(session: Session, answer: OpenAnswer, actor: User, now: datetime) -> bool:
    """Undo the last mark: the one before it counts again, or the answer waits for its marker again.

    :returns: ``False`` when there is nothing to be undone.
    """
    marks = answer.item.marks
    if answer.mark is None:
        return False
    before = marks[-2] if len(marks) > 1 and not marks[-2].withdrawn else None
    row = {
        "attempt_item_id": answer.item.id,
        "response_id": answer.response.id,
        "fraction": before.fraction if before else 0.0,
        "counts": before.counts if before else True,
        "marked_by_id": before.marked_by_id if before else actor.id,
        "reason": before.reason if before else None,
        "marked_at": now,
        "withdrawn": before is None,
    }
    session.execute(insert(Mark), [row])
    _note(session, answer, actor, now)
    return True


def _answer(item: AttemptItem) -> OpenAnswer | None:
    """The answer that counts; ``None``: the question was left open."""
    response: Response | None
    named = item.marks[-1].response_id if item.marks else None
    if item.mark is not None or named is not None:
        response = next((each for each in item.responses if each.id == named), None)
    else:
        response = next((each for each in reversed(item.responses) if response_counts(item.attempt, each)), None)
    if response is None or response.answer is None:
        return None
    return OpenAnswer(item, response, _code(item))


def _code(item: AttemptItem) -> str:
    digest = sha256(f"{item.item_version_id} {item.id} {item.attempt.seed}".encode()).digest()
    return "".join(SIGNS[byte % len(SIGNS)] for byte in digest[:4])


def _note(session: Session, answer: OpenAnswer, actor: User, now: datetime) -> None:
    attempt = answer.item.attempt
    about = {"class_id": attempt.class_id, "quiz_id": attempt.quiz_id, "student_id": attempt.student_id}
    write_down(session, AuditAct.MARK_CHANGED, actor.id, now, **about, detail={"attempt_item": answer.item.id})


def named(answers: Sequence[OpenAnswer], item_id: int) -> OpenAnswer | None:
    """The answer of an attempt item among these."""
    return next((each for each in answers if each.item.id == item_id), None)
