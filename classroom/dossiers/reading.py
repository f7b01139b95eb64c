"""One reading of a dossier, from the queue to the stored result.

The engine runs outside any transaction; every write is short and takes the lock for itself, so that the site stays
quick while a dossier is read. A reading leaves a sign of life while it runs; one whose job was killed is found by
:func:`revive_lost` and taken up again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, sessionmaker, undefer

from classroom.database import begin_write
from classroom.dossiers import engine, queries
from classroom.models import Dispatch, Dossier, FindingCorrection, Reading, ReadingStage

if TYPE_CHECKING:
    from questions.corrections import Correction
    from questions.dispatch import Source
    from questions.items import Item

logger = logging.getLogger(__name__)

#: A running reading gives a sign of life this often …
SIGN_OF_LIFE = timedelta(seconds=10)
#: … and is lost after this long without one.
LOST_AFTER = timedelta(seconds=45)
#: A reading that waits longer than this is put in the queue once more, in case the queue forgot it.
FORGOTTEN_AFTER = timedelta(seconds=60)
MAX_TRIES = 3

RUNNING = (ReadingStage.READING, ReadingStage.WRITING)

Clock = Callable[[], datetime]
#: Stores what the engine wrote: session, dossier id, items, now.
KeepItems = Callable[[Session, int, Sequence["Item"], datetime], None]
Progress = Callable[[int, int, str], None]


class Failure(StrEnum):
    """Why a reading failed."""

    #: No dispatch could be read.
    NOTHING = "nothing"
    #: The engine broke down.
    ENGINE = "engine"
    #: The job was killed again and again.
    LOST = "lost"


@dataclass(frozen=True)
class Surroundings:
    """What a reading needs of the process that runs it."""

    sessions: sessionmaker[Session]
    keep_items: KeepItems
    clock: Clock
    #: Told how far the engine is.
    progress: Progress = lambda done, total, file: None
    #: Called now and then while the engine is at work, from another thread.
    sign_of_life: Callable[[], None] = lambda: None

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A short transaction that holds the write lock from its first statement to its commit."""
        with self.sessions() as session:
            begin_write(session)
            yield session
            session.commit()


def run_reading(around: Surroundings, reading_id: int) -> None:
    """Take up a waiting reading, run the engine and store what it found; whatever goes wrong ends in a stage.

    Does nothing when the reading is not waiting any more or when another one of its dossier is running.
    """
    with around.writing() as session:
        taken = _take_up(session, reading_id, around.clock())
    if taken is None:
        return
    dispatches, corrections, attempt = taken
    try:
        sources = [engine.source_of(dispatch) for dispatch in dispatches]
        _read(around, reading_id, attempt, sources, _for_engine(corrections, dispatches))
    except Exception as error:
        failure = _failure_of(error)
        if failure is Failure.ENGINE:
            logger.exception("reading %s failed", reading_id)
        with around.writing() as session:
            _fail(session, reading_id, attempt, failure, _refusals(error), around.clock())


def next_waiting(session: Session, dossier_id: int) -> int | None:
    """Id of the reading of this dossier that waits for its turn."""
    return session.scalar(
        select(Reading.id)
        .where(Reading.dossier_id == dossier_id, Reading.stage == ReadingStage.WAITING)
        .order_by(Reading.id)
    )


def revive_lost(session: Session, now: datetime) -> list[int]:
    """Set readings whose job died back to waiting, give up those that died too often.

    :returns: ids of the readings that should be in the queue.
    """
    lost = Reading.stage.in_(RUNNING) & (Reading.alive_at < now - LOST_AFTER)
    revived = []
    for reading in session.scalars(select(Reading).where(lost)):
        if reading.tries < MAX_TRIES:
            reading.stage, reading.done = ReadingStage.WAITING, 0
            revived.append(reading.id)
        else:
            _end(reading, ReadingStage.FAILED, now, Failure.LOST)
    forgotten = (Reading.stage == ReadingStage.WAITING) & (Reading.requested_at < now - FORGOTTEN_AFTER)
    waiting = session.scalars(select(Reading.id).where(forgotten)).all()
    return sorted({*revived, *waiting})


# --------------------------------------------------------------------------------------------------- one reading


def material_of(session: Session, dossier_id: int) -> tuple[list[Source], list[Correction]]:
    """What the engine is given of a dossier: its dispatches, and what teachers corrected."""
    dispatches = _dispatches(session, dossier_id, with_original=True)
    corrections = queries.standing_corrections(session, dossier_id)
    return [engine.source_of(dispatch) for dispatch in dispatches], _for_engine(corrections, dispatches)


def _for_engine(corrections: Iterable[FindingCorrection], dispatches: Iterable[Dispatch]) -> list[Correction]:
    texts = {dispatch.file: dispatch.text for dispatch in dispatches}
    return [known for each in corrections if (known := engine.correction_of(each, texts))]


def _read(
    around: Surroundings, reading_id: int, attempt: int, sources: list[Source], corrections: list[Correction]
) -> None:
    def tell(done: int, total: int, file: str) -> None:
        with around.writing() as session:
            _note_progress(session, reading_id, attempt, done, total, around.clock())
        around.progress(done, total, file)

    with _kept_alive(around, reading_id):
        result = engine.read_and_write(sources, tell, corrections)
    with around.writing() as session:
        reading = _still_ours(session, reading_id, attempt)
        if reading is None:
            return
        keep_reading(session, reading, result.report)
        around.keep_items(session, reading.dossier_id, result.items, around.clock())
        _end(reading, ReadingStage.DONE, around.clock())


def keep_reading(session: Session, reading: Reading, report: dict[str, Any]) -> None:
    """Store the report of a reading, and on each dispatch what was read in it."""
    reading.report = report
    found = {each["file"]: each for each in report["dispatches"]}
    refused = {each["file"]: each for each in report.get("refused", ())}
    for dispatch in _dispatches(session, reading.dossier_id):
        if dispatch.file in found:
            _keep_found(dispatch, found[dispatch.file])
        elif dispatch.file in refused:
            _keep_refusal(dispatch, refused[dispatch.file]["code"], refused[dispatch.file]["reason"])


def _keep_found(dispatch: Dispatch, found: dict[str, Any]) -> None:
    """What a teacher corrected is not what was read: it comes back in the report and is left out here."""
    dispatch.refusal_code = dispatch.refusal = None
    dispatch.zones = found["zones"]
    if dispatch.agency_corrected is None:
        dispatch.agency_read = found["agency"][:200] if found["agency"] else None
    if dispatch.headline_corrected is None:
        dispatch.headline_read = found["headline"]
    if dispatch.published_corrected is None:
        published = found["published"] or {"value": None, "basis": None, "reason": None}
        dispatch.published_read = published["value"]
        dispatch.published_basis = published["basis"]
        dispatch.published_reason = published["reason"]


def _keep_refusal(dispatch: Dispatch, code: str, reason: str) -> None:
    dispatch.refusal_code, dispatch.refusal, dispatch.zones = code, reason, None


def _take_up(
    session: Session, reading_id: int, now: datetime
) -> tuple[list[Dispatch], list[FindingCorrection], int] | None:
    """Dispatches to read, what was corrected, and the number of this try; ``None`` when it is not its turn."""
    reading = session.get(Reading, reading_id)
    if reading is None or reading.stage is not ReadingStage.WAITING:
        return None
    # Where rows are locked one by one, the dossier's row keeps two jobs from starting at once.
    session.execute(select(Dossier.id).where(Dossier.id == reading.dossier_id).with_for_update())
    if _is_running(session, reading.dossier_id):
        return None
    dispatches = _dispatches(session, reading.dossier_id, with_original=True)
    reading.stage, reading.started_at, reading.alive_at = ReadingStage.READING, now, now
    reading.done, reading.total, reading.tries = 0, len(dispatches), reading.tries + 1
    corrections = list(queries.standing_corrections(session, reading.dossier_id))
    session.flush()
    for each in (*dispatches, *corrections):
        # Looked at after the transaction, and never written to.
        session.expunge(each)
    return dispatches, corrections, reading.tries


def _is_running(session: Session, dossier_id: int) -> bool:
    running = select(Reading.id).where(Reading.dossier_id == dossier_id, Reading.stage.in_(RUNNING))
    return session.scalar(running) is not None


def _dispatches(session: Session, dossier_id: int, with_original: bool = False) -> list[Dispatch]:
    kept = (Dispatch.dossier_id == dossier_id) & Dispatch.removed_at.is_(None)
    bytes_or_not = (undefer if with_original else defer)(Dispatch.original)
    return list(session.scalars(select(Dispatch).where(kept).order_by(Dispatch.position).options(bytes_or_not)))


def _note_progress(session: Session, reading_id: int, attempt: int, done: int, total: int, now: datetime) -> None:
    reading = _still_ours(session, reading_id, attempt)
    if reading is not None:
        reading.done, reading.total, reading.alive_at = done, total, now
        reading.stage = ReadingStage.WRITING if done >= total else ReadingStage.READING


def _still_ours(session: Session, reading_id: int, attempt: int) -> Reading | None:
    """The reading, unless it was given up for lost meanwhile and belongs to another try."""
    reading = session.get(Reading, reading_id)
    return reading if reading and reading.stage in RUNNING and reading.tries == attempt else None


# ------------------------------------------------------------------------------------------------------ its end


def _failure_of(error: Exception) -> Failure:
    from questions.errors import NothingToRead

    return Failure.NOTHING if isinstance(error, NothingToRead) else Failure.ENGINE


def _refusals(error: Exception) -> Sequence[Any]:
    return getattr(error, "refused", ())


def _fail(
    session: Session, reading_id: int, attempt: int, failure: Failure, refusals: Sequence[Any], now: datetime
) -> None:
    reading = _still_ours(session, reading_id, attempt)
    if reading is None:
        return
    _end(reading, ReadingStage.FAILED, now, failure)
    by_file = {refused.file: refused for refused in refusals}
    for dispatch in _dispatches(session, reading.dossier_id):
        if dispatch.file in by_file:
            _keep_refusal(dispatch, by_file[dispatch.file].code, by_file[dispatch.file].reason)


def _end(reading: Reading, stage: ReadingStage, now: datetime, failure: Failure | None = None) -> None:
    reading.stage, reading.finished_at, reading.failure = stage, now, failure


# ------------------------------------------------------------------------------------------------- signs of life


@contextmanager
def _kept_alive(around: Surroundings, reading_id: int) -> Iterator[None]:
    """Give signs of life in the background while the engine is at work."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(SIGN_OF_LIFE.total_seconds()):
            _sign(around, reading_id)

    thread = threading.Thread(target=beat, name=f"reading-{reading_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _sign(around: Surroundings, reading_id: int) -> None:
    """One sign; one that fails is made up for by the next."""
    try:
        with around.writing() as session:
            reading = session.get(Reading, reading_id)
            if reading is not None and reading.stage in RUNNING:
                reading.alive_at = around.clock()
        around.sign_of_life()
    except Exception:  # whatever the store of the queue or the database raises
        logger.exception("reading %s could not give a sign of life", reading_id)
