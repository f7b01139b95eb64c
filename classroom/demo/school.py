"""The invented people of the demonstration, read from ``school.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from classroom.models import Role

FOLDER = Path(__file__).parent


class Course(StrEnum):
    """What a student did on the day of the quiz."""

    FINISHED = "finished"
    #: Overtaken by the clock.
    SLOW = "slow"
    #: Opened the quiz and went away.
    LEFT = "left"
    ABSENT = "absent"


@dataclass(frozen=True)
class StaffMember:
    """Someone who signs in with user name and password."""

    role: Role
    username: str
    name: str


@dataclass(frozen=True)
class Pupil:
    """A student: how to sign in, and how well the quiz goes."""

    family: str
    given: str
    pin: str
    ability: float
    course: Course
    extra_time: int


@dataclass(frozen=True)
class School:
    """Everybody."""

    password: str
    teacher: StaffMember
    instructor: StaffMember
    admin: StaffMember
    class_name: str
    class_code: str
    pupils: tuple[Pupil, ...]

    @property
    def staff(self) -> tuple[StaffMember, ...]:
        """Teacher, instructor, administrator."""
        return (self.teacher, self.instructor, self.admin)


@cache
def school() -> School:
    """The people of the demonstration."""
    with (FOLDER / "school.toml").open("rb") as file:
        told = tomllib.load(file)
    return School(
        password=told["password"],
        teacher=_staff(Role.TEACHER, told),
        instructor=_staff(Role.INSTRUCTOR, told),
        admin=_staff(Role.ADMIN, told),
        class_name=told["class"]["name"],
        class_code=told["class"]["code"],
        pupils=tuple(_pupil(each) for each in told["students"]),
    )


def _staff(role: Role, told: dict[str, Any]) -> StaffMember:
    return StaffMember(role, **told[role.value])


def _pupil(told: dict[str, Any]) -> Pupil:
    return Pupil(
        family=told["family"],
        given=told["given"],
        pin=told["pin"],
        ability=told["ability"],
        course=Course(told.get("course", Course.FINISHED)),
        extra_time=told.get("extra_time", 0),
    )
