"""What changes lessons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from classroom.dossiers.sheets import Sheet
from classroom.lessons.queries import lesson_of_dossier
from classroom.models import Dossier, Lesson, LessonShare, ShownWhen


@dataclass(frozen=True)
class Showing:
    """A class that may read the lesson, and when; ``quiz_id`` is the quiz that comes after or before it."""

    class_id: int
    shown_when: ShownWhen
    quiz_id: int | None = None


@dataclass(frozen=True)
class Plan:
    """A lesson as its teacher wants it."""

    title: str
    introduction: str
    sheets: Sequence[Sheet]
    showings: Sequence[Showing]


def keep_lesson(session: Session, dossier: Dossier, plan: Plan, now: datetime) -> Lesson:
    """Make the lesson of a dossier, or make it over."""
    lesson = lesson_of_dossier(session, dossier.id)
    if lesson is None:
        lesson = Lesson(dossier_id=dossier.id, created_at=now)
        session.add(lesson)
    lesson.title, lesson.introduction, lesson.changed_at = plan.title, plan.introduction, now
    lesson.sheets = [sheet.value for sheet in plan.sheets]
    _show_to(lesson, plan.showings)
    session.flush()
    return lesson


def _show_to(lesson: Lesson, showings: Sequence[Showing]) -> None:
    wanted = {showing.class_id: showing for showing in showings}
    for share in list(lesson.shares):
        showing = wanted.pop(share.class_id, None)
        if showing is None:
            lesson.shares.remove(share)
        else:
            share.shown_when, share.quiz_id = showing.shown_when, showing.quiz_id
    for showing in wanted.values():
        share = LessonShare(class_id=showing.class_id, shown_when=showing.shown_when, quiz_id=showing.quiz_id)
        lesson.shares.append(share)
