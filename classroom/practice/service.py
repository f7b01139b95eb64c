"""What changes practice: answering."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from classroom.models import ItemVersion, PracticeAnswer, User
from classroom.results.corrected_key import Ruling, fraction


def answer(
    session: Session,
    student: User,
    version: ItemVersion,
    option_order: Sequence[int],
    given: Any,
    rules: Ruling,
    now: datetime,
) -> PracticeAnswer:
    """Keep an answer and what it is worth.

    :param given: in its stored shape; ``None``: the student does not know.
    :param rules: what corrections say of the question in the quiz where it was missed.
    """
    row = PracticeAnswer(
        student_id=student.id,
        item_version_id=version.id,
        option_order=list(option_order),
        answer=given,
        fraction=fraction(version, rules, given),
        answered_at=now,
    )
    session.add(row)
    session.flush()
    return row
