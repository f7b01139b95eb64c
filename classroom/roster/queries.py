"""What is looked up about classes and who is in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from classroom.accounts.names import fold, tidy
from classroom.models import (
    Accommodation,
    AccommodationChange,
    ClassInstructor,
    Enrolment,
    Role,
    SchoolClass,
    User,
)
from classroom.roster.entitlement import NONE, Entitlement
from classroom.roster.pseudonyms import numbered


@dataclass(frozen=True)
class RosterLine:
    """A student as the class page lists them."""

    student: User
    entitled: Entitlement
    left_at: datetime | None


def classes_of_teacher(session: Session, teacher_id: int, *, include_archived: bool = False) -> list[SchoolClass]:
    """The teacher's classes by name, « 2 » before « 10 »."""
    query = select(SchoolClass).where(SchoolClass.teacher_id == teacher_id)
    return _by_name(session, query, include_archived)


def class_of_teacher(session: Session, class_id: int, teacher_id: int) -> SchoolClass | None:
    """A class, archived or not, if it is this teacher's."""
    return session.scalar(select(SchoolClass).where(SchoolClass.id == class_id, SchoolClass.teacher_id == teacher_id))


def classes_of_instructor(session: Session, instructor_id: int, *, include_archived: bool = True) -> list[SchoolClass]:
    """The classes that teachers show to this instructor, by name; results of archived ones stay of interest."""
    query = (
        select(SchoolClass)
        .join(ClassInstructor, ClassInstructor.class_id == SchoolClass.id)
        .where(ClassInstructor.instructor_id == instructor_id)
        .options(joinedload(SchoolClass.teacher))
    )
    return _by_name(session, query, include_archived)


def classes_of_student(session: Session, student_id: int, *, include_archived: bool = False) -> list[SchoolClass]:
    """The classes that a student is in now, by name."""
    query = (
        select(SchoolClass)
        .join(Enrolment, Enrolment.class_id == SchoolClass.id)
        .where(Enrolment.student_id == student_id, Enrolment.left_at.is_(None))
    )
    return _by_name(session, query, include_archived)


def _by_name(session: Session, query: Select[SchoolClass], include_archived: bool) -> list[SchoolClass]:
    if not include_archived:
        query = query.where(SchoolClass.archived_at.is_(None))
    return sorted(session.scalars(query), key=lambda row: (row.archived_at is not None, natural_key(row.name), row.id))


def natural_key(name: str) -> list[tuple[int, str]]:
    """For sorting names with numbers in them as people do."""
    parts = re.split(r"(\d+)", fold(name))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts if part]


def sizes(session: Session, class_ids: Iterable[int]) -> dict[int, int]:
    """How many students each class has now."""
    counts = session.execute(
        select(Enrolment.class_id, func.count().label("students"))
        .where(Enrolment.class_id.in_(list(class_ids)), Enrolment.left_at.is_(None))
        .group_by(Enrolment.class_id)
    )
    return {row.class_id: row.students for row in counts}


def pseudonymous_class_of(session: Session, student_id: int) -> int | None:
    """A class in which the student has an invented name, which is therefore nobody's to change."""
    query = select(SchoolClass.id).join(Enrolment, Enrolment.class_id == SchoolClass.id)
    return session.scalar(query.where(Enrolment.student_id == student_id, SchoolClass.pseudonymous).limit(1))


def names_like_invented(session: Session) -> set[str]:
    """Names of students that look as if they were invented."""
    return set(session.scalars(select(User.name).where(User.role == Role.STUDENT, User.name.like("%-__"))))


def class_by_code(session: Session, code: str) -> SchoolClass | None:
    """The class that students may join with this code, in its canonical form; archived classes cannot be joined."""
    return session.scalar(select(SchoolClass).where(SchoolClass.code == code, SchoolClass.archived_at.is_(None)))


def students_of(session: Session, class_id: int, *, include_left: bool = False) -> list[User]:
    """The students of a class, as listed."""
    query = select(User).join(Enrolment, Enrolment.student_id == User.id).where(Enrolment.class_id == class_id)
    if not include_left:
        query = query.where(Enrolment.left_at.is_(None))
    return sorted(session.scalars(query), key=_as_listed)


def names_of(session: Session, class_id: int) -> Sequence[Row[int, str, str]]:
    """Id and name of the students in a class, as listed. A class that signs in asks for this with every PIN."""
    query = select(User.id, User.name, User.sort_name).join(Enrolment, Enrolment.student_id == User.id)
    rows = session.execute(query.where(Enrolment.class_id == class_id, Enrolment.left_at.is_(None))).all()
    return sorted(rows, key=lambda row: (fold(row.sort_name), row.id))


def _as_listed(student: User) -> tuple[str, int]:
    return fold(student.sort_name), student.id


def roster(session: Session, class_id: int) -> list[RosterLine]:
    """The class list with extra time; students who left stand in it with the day they did."""
    rows = session.execute(
        select(User, Enrolment.left_at, Accommodation)
        .join(Enrolment, Enrolment.student_id == User.id)
        .outerjoin(Accommodation, Accommodation.student_id == User.id)
        .where(Enrolment.class_id == class_id)
    )
    lines = [RosterLine(student, _entitled(row), left_at) for student, left_at, row in rows]
    return sorted(lines, key=lambda line: _as_listed(line.student))


def enrolment(session: Session, class_id: int, student_id: int) -> Enrolment | None:
    """A student's place in a class, with the student; also when the student has left."""
    return session.scalar(
        select(Enrolment)
        .join(Enrolment.student)
        .where(Enrolment.class_id == class_id, Enrolment.student_id == student_id)
        .options(contains_eager(Enrolment.student))
    )


def entitlement(session: Session, student_id: int) -> Entitlement:
    """What a student is entitled to in every quiz."""
    row = session.connection().execute(_ENTITLEMENT, {"student": student_id}).first()
    return Entitlement(*row) if row else NONE


_ENTITLEMENT = select(Accommodation.extra_time_percent, Accommodation.no_time_limit, Accommodation.hide_timer).where(
    Accommodation.student_id == bindparam("student")
)


def entitlements(session: Session, student_ids: Collection[int]) -> dict[int, Entitlement]:
    """By student; those without an accommodation are left out."""
    columns = (
        Accommodation.student_id,
        Accommodation.extra_time_percent,
        Accommodation.no_time_limit,
        Accommodation.hide_timer,
    )
    rows = session.execute(select(*columns).where(Accommodation.student_id.in_(student_ids)))
    return {row[0]: Entitlement(*row[1:]) for row in rows}


def accommodation_changes(session: Session, student_ids: Collection[int]) -> Sequence[AccommodationChange]:
    """What was granted to students and taken back, the newest first, with who did it."""
    query = select(AccommodationChange).where(AccommodationChange.student_id.in_(student_ids))
    query = query.options(joinedload(AccommodationChange.student), joinedload(AccommodationChange.actor))
    return session.scalars(query.order_by(AccommodationChange.id.desc())).all()


def _entitled(row: Accommodation | None) -> Entitlement:
    return NONE if row is None else Entitlement(row.extra_time_percent, row.no_time_limit, row.hide_timer)


def instructors_of(session: Session, class_id: int) -> list[tuple[User, bool]]:
    """The instructors who may look at the results of a class, as listed, and whether they read its names."""
    query = (
        select(User, ClassInstructor.with_names)
        .join(ClassInstructor, ClassInstructor.instructor_id == User.id)
        .where(ClassInstructor.class_id == class_id)
    )
    return sorted(((user, named) for user, named in session.execute(query)), key=lambda pair: _as_listed(pair[0]))


def nameless_classes(session: Session, viewer: User, class_ids: Collection[int]) -> set[int]:
    """Of these classes, those whose students the viewer reads as numbers: shown without names to an instructor."""
    if viewer.role is not Role.INSTRUCTOR:
        return set()
    query = select(ClassInstructor.class_id).where(ClassInstructor.instructor_id == viewer.id)
    named = query.where(ClassInstructor.class_id.in_(class_ids), ClassInstructor.with_names)
    return set(class_ids) - set(session.scalars(named))


def student_numbers(session: Session, class_id: int) -> dict[int, int]:
    """By student, those who left among them, the number that stands for the name."""
    query = select(Enrolment.student_id, Enrolment.joined_at).where(Enrolment.class_id == class_id)
    return numbered(class_id, ((student_id, moment) for student_id, moment in session.execute(query)))


def instructor_named(session: Session, username: str) -> User | None:
    """An instructor whose account is open, by user name."""
    return session.scalar(
        select(User).where(User.username == tidy(username).lower(), User.role == Role.INSTRUCTOR, User.active)
    )
