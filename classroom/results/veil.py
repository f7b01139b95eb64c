"""Students as the reader of results may know them: by name, or by a number that stands for it.

An instructor reads names only where the teacher shared the class with them. Whatever shows a student to an instructor
goes through here: pages, files, jobs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from classroom.models import User
from classroom.results.facts import Member
from classroom.results.gradebook import Note
from classroom.roster.queries import nameless_classes, student_numbers


def as_read(session: Session, viewer: User, members: Sequence[Member], class_id: int) -> list[Member]:
    """The students of a class; those without a name in the order of their numbers, because that of the register
    would give names away."""
    veil = veil_of(session, viewer, class_id)
    return list(members) if veil is None else veil.over(members)


@dataclass(frozen=True)
class Veil:
    """Numbers in the place of the names of a class, by student."""

    numbers: Mapping[int, int]

    def name(self, student_id: int) -> str:
        """What stands for the name of a student of the class; without a number for one who never was in it."""
        number = self.numbers.get(student_id)
        return str(_("Student %(number)d", number=number)) if number else str(_("Student"))

    def over(self, members: Sequence[Member]) -> list[Member]:
        """The same students without their names."""
        ordered = sorted(members, key=lambda member: self.numbers.get(member.id, 0))
        return [replace(one, name=self.name(one.id), sort_name=self.name(one.id)) for one in ordered]


def without_words(notes: Mapping[tuple[int, int], Note]) -> dict[tuple[int, int], Note]:
    """Notes of a gradebook without what the teacher wrote: a comment may well name the student."""
    return {place: replace(note, comment="") for place, note in notes.items()}


def veil_of(session: Session, viewer: User, class_id: int) -> Veil | None:
    """What hides the names of a class from the viewer; ``None``: nothing does."""
    hidden = nameless_classes(session, viewer, [class_id])
    return Veil(student_numbers(session, class_id)) if hidden else None
