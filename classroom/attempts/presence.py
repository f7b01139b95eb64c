"""Which pages of attempts under way are still heard of: what a teacher's live board needs, at next to no cost.

A page asks for its clock every eight seconds (``ASK_CLOCK_MS`` in ``sheet.js``). Writing a row each time would put a
class in the way of its own saves, so a process keeps what it heard in memory and writes all of it in one short
transaction, at most every :data:`WRITTEN_EVERY`. A note is at most one question of the page old when it is written,
with any number of processes; what a process that is killed had not written is heard again eight seconds later.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from classroom.models import Attempt, Presence

WRITTEN_EVERY = timedelta(seconds=4)
#: A page that was not heard of for longer than this has lost its network, sleeps or was left: three questions missed.
SILENT_AFTER = timedelta(seconds=25)

#: By attempt, when its page was heard of, and the position of the question it stood at.
Heard = dict[int, tuple[datetime, int | None]]


@dataclass
class Notes:
    """What a process has heard and not written yet."""

    heard: Heard = field(default_factory=dict)
    written_at: datetime | None = None
    guard: threading.Lock = field(default_factory=threading.Lock)

    def take(self, attempt_id: int, position: int | None, now: datetime) -> Heard:
        """Note that a page was heard of; gives what is to be written now, mostly nothing."""
        with self.guard:
            self.heard[attempt_id] = (now, position)
            if self.written_at is not None and now - self.written_at < WRITTEN_EVERY:
                return {}
            self.written_at, due, self.heard = now, self.heard, {}
            return due

    def give_back(self, due: Heard) -> None:
        """What could not be written waits for the next time, unless it was heard again."""
        with self.guard:
            self.heard = due | self.heard


def write(session: Session, due: Heard) -> None:
    """Write down what was heard, in the order of the attempts so that two processes never wait for each other."""
    rows: list[dict[str, Any]] = [
        {"attempt_id": attempt_id, "heard_at": heard_at, "position": position}
        for attempt_id, (heard_at, position) in sorted(due.items())
    ]
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    added = insert(Presence)
    new = {"heard_at": added.excluded.heard_at, "position": added.excluded.position}
    session.execute(added.on_conflict_do_update(index_elements=[Presence.attempt_id], set_=new), rows)


def lingers(session: Session, now: datetime) -> bool:
    """Whether there is something to forget."""
    return session.scalar(_over(now).limit(1)) is not None


def forget(session: Session, now: datetime) -> None:
    """Throw away what is known of attempts that are over."""
    session.execute(delete(Presence).where(Presence.attempt_id.in_(_over(now))))


def _over(now: datetime) -> Select[int]:
    """Attempts that are over, and whose last question of the clock is answered, of which something is known still."""
    query = select(Presence.attempt_id).join(Attempt, Attempt.id == Presence.attempt_id)
    return query.where(Attempt.closed_at < now - SILENT_AFTER)
