"""What changes classes, who is in them, and who may look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from classroom.accounts.names import tidy
from classroom.accounts.service import set_secret
from classroom.models import (
    Accommodation,
    AccommodationChange,
    ClassInstructor,
    Enrolment,
    Role,
    SchoolClass,
    User,
)
from classroom.roster.class_codes import new_code
from classroom.roster.entitlement import NONE, Entitlement
from classroom.roster.pins import IssuedPin
from classroom.roster.queries import entitlements
from classroom.roster.school_year import end_of_school_year
from classroom.roster.student_names import StudentName

#: Called with session, student, who changed it, why, and ``now`` after an accommodation changed.
EntitlementListener = Callable[[Session, int, User, str, datetime], None]

_entitlement_listeners: list[EntitlementListener] = []


def create_class(
    session: Session, *, teacher_id: int, name: str, now: datetime, pseudonymous: bool = False
) -> SchoolClass:
    """Make an empty class with a code of its own; it is kept until the end of the school year.

    :param pseudonymous: its students get invented names, and their own never come here.
    """
    school_class = SchoolClass(
        name=tidy(name),
        code=_free_code(session),
        teacher_id=teacher_id,
        created_at=now,
        retention_until=end_of_school_year(now.date()),
        pseudonymous=pseudonymous,
    )
    session.add(school_class)
    session.flush()
    return school_class


def change_code(session: Session, school_class: SchoolClass) -> None:
    """Give a class another code; the old one, and every card with it, is of no use any more."""
    school_class.code = _free_code(session)


def _free_code(session: Session) -> str:
    while True:
        code = new_code()
        if session.scalar(select(SchoolClass.id).where(SchoolClass.code == code)) is None:
            return code


def rename_class(school_class: SchoolClass, name: str) -> None:
    """Call a class something else."""
    school_class.name = tidy(name)


def archive(school_class: SchoolClass, now: datetime) -> None:
    """Put a class away: nobody can join it, its results stay."""
    school_class.archived_at = school_class.archived_at or now


def unarchive(school_class: SchoolClass) -> None:
    """Take an archived class back into use."""
    school_class.archived_at = None


def add_students(
    session: Session,
    school_class: SchoolClass,
    names: Sequence[StudentName],
    now: datetime,
    *,
    pins: Sequence[IssuedPin],
) -> list[tuple[User, str]]:
    """Make an account for each name and put it in the class.

    :param pins: one a name, from ``PinDesk.issue(len(names))``: hashing them takes time, so it is done before the
        transaction that writes.
    :returns: each student with the PIN, in the order of ``names``.
    """
    students = [_student(name, issued, now) for name, issued in zip(names, pins, strict=True)]
    session.add_all(students)
    session.flush()
    session.add_all(Enrolment(class_id=school_class.id, student_id=student.id, joined_at=now) for student in students)
    session.flush()
    return [(student, issued.pin) for student, issued in zip(students, pins, strict=True)]


def enrol(session: Session, school_class: SchoolClass, students: Sequence[User], now: datetime) -> None:
    """Put students who have an account already into a class; those who left it come back, those in it stay."""
    places = session.scalars(select(Enrolment).where(Enrolment.class_id == school_class.id)).all()
    known = {place.student_id: place for place in places}
    for student in students:
        if student.id in known:
            known[student.id].left_at = None
        else:
            session.add(Enrolment(class_id=school_class.id, student_id=student.id, joined_at=now))
    session.flush()


def _student(name: StudentName, issued: IssuedPin, now: datetime) -> User:
    return User(
        role=Role.STUDENT,
        name=name.name,
        sort_name=name.listed,
        secret_hash=issued.secret_hash,
        pin_sealed=issued.sealed,
        created_at=now,
    )


def rename_student(student: User, name: StudentName) -> None:
    """Write a student's name another way."""
    student.name = name.name
    student.sort_name = name.listed


def set_pin(student: User, issued: IssuedPin) -> None:
    """Give a student another PIN: open sessions end, wrong guesses are forgotten."""
    set_secret(student, issued.secret_hash)
    student.pin_sealed = issued.sealed


def on_entitlement_changed(listener: EntitlementListener) -> EntitlementListener:
    """Register a function to be told, in the same transaction, when :func:`accommodate` changed something."""
    _entitlement_listeners.append(listener)
    return listener


def accommodate(
    session: Session, student_ids: Iterable[int], entitled: Entitlement, actor: User, reason: str, now: datetime
) -> int:
    """Say what students are entitled to in every quiz; attempts under way follow.

    :param reason: why; it is kept with who did it and when.
    :returns: for how many students that was a change.
    """
    wanted = sorted(set(student_ids))
    # Whoever starts in this moment has it from the start, or is found among those who write.
    locked = select(User.id).where(User.id.in_(wanted)).order_by(User.id)
    session.execute(locked.with_for_update(key_share=True))
    before = entitlements(session, wanted)
    changed = [student_id for student_id in wanted if before.get(student_id, NONE) != entitled]
    for student_id in changed:
        _entitle(session, student_id, entitled)
        said = {"actor_id": actor.id, "reason": reason, "at": now}
        session.add(AccommodationChange(student_id=student_id, **_columns(entitled), **said))
    session.flush()
    for student_id in changed:
        for listener in _entitlement_listeners:
            listener(session, student_id, actor, reason, now)
    return len(changed)


def _entitle(session: Session, student_id: int, entitled: Entitlement) -> None:
    row = session.get(Accommodation, student_id)
    if entitled == NONE:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = Accommodation(student_id=student_id)
        session.add(row)
    for name, value in _columns(entitled).items():
        setattr(row, name, value)


def _columns(entitled: Entitlement) -> dict[str, Any]:
    return {
        "extra_time_percent": entitled.percent,
        "no_time_limit": entitled.no_limit,
        "hide_timer": entitled.hide_timer,
    }


def remove_student(session: Session, enrolment: Enrolment, now: datetime) -> None:
    """Take a student out of a class; what the student wrote stays. In no class any more: sessions end."""
    enrolment.left_at = enrolment.left_at or now
    session.flush()
    elsewhere = select(Enrolment.id).where(Enrolment.student_id == enrolment.student_id, Enrolment.left_at.is_(None))
    if session.scalar(elsewhere.limit(1)) is None:
        enrolment.student.session_version += 1


def restore_student(enrolment: Enrolment) -> None:
    """Put a student who left back into the class."""
    enrolment.left_at = None


def share_with(
    session: Session, school_class: SchoolClass, instructor: User, now: datetime, *, with_names: bool = False
) -> bool:
    """Let an instructor look at the results of a class; ``False``: it was so already, and only the names changed.

    :param with_names: whether the instructor reads the names of the students, or a number for each.
    """
    for grant in _grants(session, school_class.id, instructor.id):
        grant.with_names = with_names
        return False
    values = {"class_id": school_class.id, "instructor_id": instructor.id, "with_names": with_names}
    session.add(ClassInstructor(granted_at=now, **values))
    session.flush()
    return True


def stop_sharing(session: Session, school_class: SchoolClass, instructor_id: int) -> None:
    """Take an instructor's view of a class back."""
    for grant in _grants(session, school_class.id, instructor_id):
        session.delete(grant)


def _grants(session: Session, class_id: int, instructor_id: int) -> Sequence[ClassInstructor]:
    return session.scalars(
        select(ClassInstructor).where(
            ClassInstructor.class_id == class_id, ClassInstructor.instructor_id == instructor_id
        )
    ).all()


def already_in_class(students: Iterable[User], names: Iterable[StudentName]) -> set[str]:
    """The keys of those names that a student of the class already has."""
    keys = {StudentName("", student.sort_name).key for student in students}
    return {name.key for name in names} & keys
