"""Numbers that stand for the students of a class where names are not shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256


def numbered(class_id: int, joined: Iterable[tuple[int, datetime]]) -> dict[int, int]:
    """By student, a number from 1.

    Nobody's number changes when others come or leave: those who came first have the first numbers, and those who came
    together are in an order that has nothing to do with the register.

    :param joined: every student who was ever in the class, with the moment of joining.
    """
    order = sorted(joined, key=lambda pair: (pair[1], sha256(f"{class_id} {pair[0]}".encode()).digest()))
    return {student_id: number for number, (student_id, _moment) in enumerate(order, 1)}
