"""The background job that reads a dossier, and the sweep that finds readings whose job was killed."""

from __future__ import annotations

from typing import Any

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
    queue = current_app.extensions["queue"]
    # The worker is well even while long dossiers keep all its threads from the minutely heartbeat.
    reading.run_reading(surroundings(sign_of_life=lambda: jobs.beat(queue)), reading_id)
    row = db.session.get(Reading, reading_id)
    waiting = row and reading.next_waiting(db.session, row.dossier_id)
    db.session.rollback()
    if waiting is not None and waiting != reading_id:
        jobs.enqueue(read_dossier_in_background, waiting)


def surroundings(**more: Any) -> reading.Surroundings:
    """This process for a reading; the room that keeps items says how they are kept."""
    return reading.Surroundings(db.sessionmaker, current_app.extensions["keep_items"], utc_now, **more)


@jobs.every_minute
def sweep_readings() -> None:
    """Put readings whose job is lost back in the queue."""
    begin_write(db.session)
    lost = reading.revive_lost(db.session, utc_now())
    db.session.commit()
    for reading_id in lost:
        jobs.enqueue(read_dossier_in_background, reading_id)
