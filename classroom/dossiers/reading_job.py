"""The background job that reads a dossier, and the sweep that finds readings whose job was killed."""

from __future__ import annotations

from flask import current_app

from classroom import jobs
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.dossiers import reading
from classroom.extensions import db
from classroom.models import Reading


@jobs.job
def read_dossier_in_background(reading_id: int) -> None:
    """Run one reading, then put the dossier's next one in the queue."""
    run_here(reading_id)
    row = db.session.get(Reading, reading_id)
    waiting = row and reading.next_waiting(db.session, row.dossier_id)
    db.session.rollback()
    if waiting is not None and waiting != reading_id:
        jobs.enqueue(read_dossier_in_background, waiting)


def run_here(reading_id: int, progress: reading.Progress | None = None) -> None:
    """Run one reading in this process; the room that keeps items says how they are kept."""
    reading.run_reading(db.sessionmaker, reading_id, current_app.extensions["keep_items"], utc_now, progress)


@jobs.every_minute
def sweep_readings() -> None:
    """Put readings whose job is lost back in the queue."""
    begin_write(db.session)
    lost = reading.revive_lost(db.session, utc_now())
    db.session.commit()
    for reading_id in lost:
        jobs.enqueue(read_dossier_in_background, reading_id)
