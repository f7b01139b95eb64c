"""What is looked up about exports."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from classroom.models import ExportJob, ExportKind, ExportState, Quiz, SchoolClass, User
from classroom.results.queries import shown_results


def own_job(session: Session, owner: User, job_id: int) -> ExportJob | None:
    """An export of this person's."""
    return session.scalar(select(ExportJob).where(ExportJob.id == job_id, ExportJob.owner_id == owner.id))


def own_jobs(session: Session, owner: User, kind: ExportKind | None = None) -> list[ExportJob]:
    """The exports of a person, the newest first."""
    query = select(ExportJob).where(ExportJob.owner_id == owner.id)
    query = query if kind is None else query.where(ExportJob.kind == kind)
    return list(session.scalars(query.order_by(ExportJob.id.desc()).limit(50)))


def ready_job(session: Session, owner: User, job_id: int, now: datetime) -> ExportJob | None:
    """The same where its file can be fetched."""
    job = own_job(session, owner, job_id)
    ready = job is not None and job.state is ExportState.DONE and job.expires_at is not None and job.expires_at > now
    return job if ready else None


def shown_between(
    session: Session, viewer: User, since: datetime, until: datetime, class_ids: list[int] | None = None
) -> list[tuple[Quiz, SchoolClass]]:
    """Quizzes of some time with the classes whose results the viewer may see; of these classes, or of all."""
    return [
        (quiz, school_class)
        for quiz, school_class in shown_results(session, viewer)
        if since <= (quiz.opens_at or quiz.published_at or quiz.created_at) < until
        and (not class_ids or school_class.id in class_ids)
    ]
