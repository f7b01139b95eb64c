"""The background job that writes more questions, and the sweep for requests whose job was killed."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from classroom import jobs
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.item_bank.item_requests import write_requested
from classroom.models import ItemRequest

#: A request that is open for longer is put in the queue once more.
FORGOTTEN_AFTER = timedelta(minutes=2)


@jobs.job
def write_requested_items(request_id: int) -> None:
    """Write what one request asks for."""
    write_requested(db.sessionmaker, request_id, utc_now())


@jobs.every_minute
def sweep_item_requests() -> None:
    """Put requests whose job is lost back in the queue."""
    open_ones = select(ItemRequest.id).where(
        ItemRequest.finished_at.is_(None), ItemRequest.requested_at < utc_now() - FORGOTTEN_AFTER
    )
    lost = db.session.scalars(open_ones).all()
    db.session.rollback()
    for request_id in lost:
        jobs.enqueue(write_requested_items, request_id)
