"""The log of an attempt, written in the same transaction as the act it tells of."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy.orm import Session

from classroom.models import Attempt, AttemptEvent, AttemptEventKind

#: Shorter gaps are what any network does; the page has bridged them before anybody noticed.
SHORTEST_GAP = timedelta(seconds=5)


class Logged(Protocol):
    """An attempt, or as much of it as the log needs."""

    @property
    def id(self) -> int: ...


class Owned(Logged, Protocol):
    """The same with its student."""

    @property
    def student_id(self) -> int: ...


def note(
    session: Session, attempt: Logged, kind: AttemptEventKind, actor_id: int | None, now: datetime, detail: Any = None
) -> None:
    """Write down what happened."""
    session.add(AttemptEvent(attempt_id=attempt.id, kind=kind, actor_id=actor_id, detail=detail, at=now))


def resume(session: Session, attempt: Owned, browser: str, now: datetime) -> None:
    """Write down that the student goes on in another browser session."""
    note(session, attempt, AttemptEventKind.RESUMED, attempt.student_id, now, {"browser": browser})


def came_back(session: Session, attempt: Attempt, away: timedelta, answers: int, now: datetime) -> bool:
    """Write down that the page had no network for a while, which only the page can know.

    :param away: for how long, as the device measured it; it cannot reach back behind the start.
    :param answers: how many answers it kept meanwhile.
    :returns: ``False`` for a gap that is too short to be told.
    """
    if away < SHORTEST_GAP:
        return False
    lost_at = max(attempt.started_at, now - away)
    detail = {"seconds": round((now - lost_at).total_seconds()), "answers": answers}
    note(session, attempt, AttemptEventKind.LOST_NETWORK, attempt.student_id, lost_at)
    note(session, attempt, AttemptEventKind.CAME_BACK, attempt.student_id, now, detail)
    return True
