"""What happens to an export: asked for, taken up, under way, done, failed, cancelled, gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask_babel import lazy_gettext
from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from classroom.audit.log import note
from classroom.errors import Refused
from classroom.models import AuditAct, ExportJob, ExportKind, ExportPiece, ExportState, User

#: How long a file is kept.
KEPT = timedelta(days=1)
#: How long the list of exports remembers one whose file is gone.
REMEMBERED = timedelta(days=30)
#: A job without a sign of life for so long is lost, and taken up again …
LOST = timedelta(minutes=2)
#: … until it is so old.
GIVEN_UP = timedelta(hours=12)
#: Exports of one person that may wait or run at a time.
AT_A_TIME = 3
#: Bytes written in one transaction; those who take a quiz write in between.
PIECE = 512 * 1024

UNDER_WAY = (ExportState.WAITING, ExportState.RUNNING)


def ask(
    session: Session,
    owner: User,
    kind: ExportKind,
    parameters: dict[str, Any],
    language: str,
    now: datetime,
    student: User | None = None,
) -> ExportJob:
    """Ask for an export; the caller commits, then puts it in the queue.

    :param student: whom it is about, where it is about one.
    :raises Refused: when several are under way already.
    """
    mine = (ExportJob.owner_id == owner.id, ExportJob.state.in_(UNDER_WAY))
    if (session.scalar(select(func.count(ExportJob.id)).where(*mine)) or 0) >= AT_A_TIME:
        raise Refused(lazy_gettext("Several exports are under way already. Wait for one of them, or cancel it."))
    job = ExportJob(
        kind=kind,
        owner_id=owner.id,
        student_id=student.id if student else None,
        parameters=parameters,
        language=language,
        asked_at=now,
    )
    session.add(job)
    session.flush()
    act = AuditAct.STUDENT_EXPORTED if kind is ExportKind.STUDENT else AuditAct.EXPORTED
    note(session, act, owner.id, now, student_id=job.student_id, detail={"export": job.id})
    return job


def take_up(session: Session, job_id: int, now: datetime) -> bool:
    """Begin to make the file; ``False``: somebody else has, or it is not wanted any more."""
    waiting = update(ExportJob).where(ExportJob.id == job_id, ExportJob.state == ExportState.WAITING)
    taken = session.execute(waiting.values(state=ExportState.RUNNING, alive_at=now, done=0, total=0))
    return bool(taken.rowcount == 1)  # type: ignore[attr-defined]


def still_wanted(session: Session, job_id: int, done: int, total: int, now: datetime) -> bool:
    """Say how far it is; ``False``: it was cancelled, or somebody who stands in it was erased."""
    running = update(ExportJob).where(ExportJob.id == job_id, ExportJob.state == ExportState.RUNNING)
    return bool(session.execute(running.values(done=done, total=total, alive_at=now)).rowcount == 1)  # type: ignore[attr-defined]


def keep_piece(session: Session, job_id: int, number: int, data: bytes) -> None:
    """Keep a piece of the file."""
    session.execute(delete(ExportPiece).where(ExportPiece.job_id == job_id, ExportPiece.number == number))
    session.execute(insert(ExportPiece).values(job_id=job_id, number=number, data=data))


def finish(session: Session, job_id: int, file_name: str, size: int, now: datetime) -> bool:
    """The file is whole; ``False``: it is not wanted any more, and its pieces are thrown away."""
    running = update(ExportJob).where(ExportJob.id == job_id, ExportJob.state == ExportState.RUNNING)
    values = {"file_name": file_name, "size": size, "finished_at": now, "expires_at": now + KEPT}
    done = session.execute(running.values(state=ExportState.DONE, done=ExportJob.total, **values))
    if done.rowcount == 1:  # type: ignore[attr-defined]
        return True
    throw_away(session, [job_id])
    return False


def fail(session: Session, job_id: int, failure: str, now: datetime) -> None:
    """It could not be made.

    :param failure: a code that the page puts into words.
    """
    throw_away(session, [job_id])
    running = update(ExportJob).where(ExportJob.id == job_id, ExportJob.state == ExportState.RUNNING)
    session.execute(running.values(state=ExportState.FAILED, failure=failure, finished_at=now))


def cancel(session: Session, job: ExportJob, now: datetime) -> None:
    """Stop it, or throw the file away."""
    if job.state in UNDER_WAY or job.state is ExportState.DONE:
        job.state, job.finished_at = ExportState.CANCELLED, now
        throw_away(session, [job.id])


def throw_away(session: Session, job_ids: Sequence[int]) -> None:
    """Delete files."""
    session.execute(delete(ExportPiece).where(ExportPiece.job_id.in_(job_ids)))


def pieces(session: Session, job_id: int) -> Iterator[bytes]:
    """The file, piece by piece."""
    numbers = select(ExportPiece.number).where(ExportPiece.job_id == job_id).order_by(ExportPiece.number)
    for number in session.scalars(numbers).all():
        piece = (ExportPiece.job_id == job_id, ExportPiece.number == number)
        yield session.scalars(select(ExportPiece.data).where(*piece)).one()


def needs_tidying(session: Session, now: datetime) -> bool:
    """Whether there is something for :func:`tidy` to do."""
    return session.scalar(select(ExportJob.id).where(or_(_over(now), _silent(now), _old(now))).limit(1)) is not None


def tidy(session: Session, now: datetime) -> list[int]:
    """Throw away files whose day is over, give up what is too old, and forget exports of long ago.

    :returns: lost jobs, to be put back in the queue after the commit.
    """
    over = session.scalars(select(ExportJob.id).where(_over(now))).all()
    throw_away(session, over)
    session.execute(update(ExportJob).where(ExportJob.id.in_(over)).values(state=ExportState.EXPIRED))
    hopeless = update(ExportJob).where(_silent(now), ExportJob.asked_at < now - GIVEN_UP)
    session.execute(hopeless.values(state=ExportState.FAILED, failure="lost", finished_at=now))
    lost = list(session.scalars(select(ExportJob.id).where(_silent(now))))
    session.execute(update(ExportJob).where(ExportJob.id.in_(lost)).values(state=ExportState.WAITING, alive_at=now))
    session.execute(delete(ExportJob).where(_old(now)))
    return lost


def _over(now: datetime) -> Any:
    return (ExportJob.state == ExportState.DONE) & (ExportJob.expires_at < now)


def _silent(now: datetime) -> Any:
    return ExportJob.state.in_(UNDER_WAY) & (func.coalesce(ExportJob.alive_at, ExportJob.asked_at) < now - LOST)


def _old(now: datetime) -> Any:
    return ExportJob.state.not_in((*UNDER_WAY, ExportState.DONE)) & (ExportJob.asked_at < now - REMEMBERED)
