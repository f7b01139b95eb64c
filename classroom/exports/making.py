"""The job that makes a file, and the sweep that takes up lost ones and throws old ones away."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, TypeVar

from flask_babel import force_locale
from sqlalchemy.orm import Session

from classroom import jobs
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.exports import service
from classroom.extensions import db
from classroom.models import ExportJob, ExportKind, User

T = TypeVar("T")

log = logging.getLogger(__name__)

#: Bytes of a file that are kept in memory while it is made; a larger one goes to a file that nobody else can open.
IN_MEMORY = 8 * 1024 * 1024


class NotWanted(Exception):
    """It was cancelled, or somebody who stands in it was erased meanwhile."""


@dataclass(frozen=True)
class Making:
    """What somebody who makes a file is given."""

    #: To read from.
    session: Session
    job: ExportJob
    owner: User
    #: To write to.
    file: IO[bytes]
    #: To be called with the parts made so far and their number in all.
    #:
    #: :raises NotWanted: when it is to stop.
    progress: Callable[[int, int], None]


#: Writes the file and gives its name.
Maker = Callable[[Making], str]

_makers: dict[ExportKind, Maker] = {}


def makes(kind: ExportKind) -> Callable[[Maker], Maker]:
    """Register who makes the files of a kind."""

    def register(maker: Maker) -> Maker:
        _makers[kind] = maker
        return maker

    return register


@jobs.job
def make_export(job_id: int) -> None:
    """Make the file of an export."""
    if not _write(lambda session: service.take_up(session, job_id, utc_now())):
        return
    try:
        with db.sessionmaker() as session, tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
            _keep(job_id, file, _make(session, job_id, file))
    except NotWanted:
        _write(lambda session: service.throw_away(session, [job_id]))
    except Exception:
        log.exception("export %d failed", job_id)
        _write(lambda session: service.fail(session, job_id, "broken", utc_now()))


@jobs.every_minute
def tidy_exports() -> None:
    """Throw old files away, and put lost jobs back in the queue."""
    if not service.needs_tidying(db.session, utc_now()):
        return
    for job_id in _write(lambda session: service.tidy(session, utc_now())):
        jobs.enqueue(make_export, job_id)


def _make(session: Session, job_id: int, file: IO[bytes]) -> str:
    job = session.get_one(ExportJob, job_id)
    owner = session.get_one(User, job.owner_id)
    if not owner.active:
        raise NotWanted

    def progress(done: int, total: int) -> None:
        if not _write(lambda writing: service.still_wanted(writing, job_id, done, total, utc_now())):
            raise NotWanted

    with force_locale(job.language):
        return _makers[job.kind](Making(session, job, owner, file, progress))


def _keep(job_id: int, file: IO[bytes], name: str) -> None:
    """Put the file into the database, each piece in a transaction of its own."""
    size = file.tell()
    file.seek(0)
    for number in range(-(-size // service.PIECE)):
        data = file.read(service.PIECE)
        _write(lambda session, number=number, data=data: service.keep_piece(session, job_id, number, data))
    _write(lambda session: service.finish(session, job_id, name, size, utc_now()))


def _write(act: Callable[..., T]) -> T:
    """Do something in a short writing transaction."""
    with db.sessionmaker() as session:
        begin_write(session)
        outcome = act(session)
        session.commit()
        return outcome
