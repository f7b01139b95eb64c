"""Putting a question right for everyone who answered it: tried out, applied, undone. Marks are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flask_babel import lazy_gettext
from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session, aliased

from classroom import audit
from classroom.attempts.service import on_marked
from classroom.errors import Refused
from classroom.models import Attempt, AttemptItem, AuditAct, ItemVersion, Mark, Quiz, Regrade, RegradeKind, User
from classroom.results import regrade_queries as queries
from classroom.results.corrected_key import Key, is_key, ruling
from classroom.results.queries import latest_mark
from classroom.results.regrade_plan import Change, plan

KEYLESS = frozenset({RegradeKind.DROP, RegradeKind.GIVE})


def draft_regrade(
    version: ItemVersion, quiz: Quiz | None, owner: User, kind: RegradeKind, key: Key | None, never_lower: bool
) -> Regrade:
    """A correction that is not kept yet.

    :param quiz: where it holds; ``None``: in every quiz of the teacher.
    :raises Refused: when the key is none for this kind of question.
    """
    if kind not in KEYLESS and not is_key(version, key):
        raise Refused(lazy_gettext("Say which answer is right."))
    return Regrade(
        item_version_id=version.id,
        quiz_id=quiz.id if quiz else None,
        kind=kind,
        key=None if kind in KEYLESS else key,
        never_lower=never_lower,
        made_by_id=owner.id,
    )


def dry_run(session: Session, version: ItemVersion, draft: Regrade) -> list[Change]:
    """Every mark before and after; nothing is written."""
    earlier = queries.in_force(session, version.id, draft.made_by_id)
    return _changes(session, version, draft, earlier)


def apply(session: Session, version: ItemVersion, draft: Regrade, reason: str, now: datetime) -> list[Change]:
    """Keep a correction and add the marks that follow from it.

    :returns: every mark that it touches, before and after.
    :raises Refused: without a reason.
    """
    if not reason.strip():
        raise Refused(lazy_gettext("Say why: students read the reason in their review."))
    _lock(session, version)
    changes = dry_run(session, version, draft)
    draft.reason, draft.made_at = reason.strip(), now
    session.add(draft)
    session.flush()
    _write(session, draft, changes, now)
    _write_down(session, AuditAct.REGRADED, draft, draft.made_by_id, now)
    return changes


def undo(session: Session, regrade: Regrade, actor: User, now: datetime) -> tuple[int, int]:
    """Give every mark that a correction changed back as it was, by one more mark each.

    :returns: how many were given back, and how many were left because somebody has changed them since.
    :raises Refused: when it was undone before, or when a later correction of the question stands on it.
    """
    version = session.get_one(ItemVersion, regrade.item_version_id)
    _lock(session, version)
    session.refresh(regrade)
    if regrade.undone_at is not None:
        raise Refused(lazy_gettext("This correction was undone already."))
    if _later(session, regrade):
        raise Refused(lazy_gettext("Undo the later correction of this question first."))
    before, never = _marks_before(session, regrade), _never_marked(session, regrade)
    if never:
        session.execute(insert(Mark), [_taken_back(item_id, now) for item_id in never])
    if before:
        session.execute(insert(Mark), [_copy(mark, now) for mark in before])
    touched = session.scalar(select(func.count(Mark.attempt_item_id.distinct())).where(Mark.regrade_id == regrade.id))
    regrade.undone_at, regrade.undone_by_id = now, actor.id
    _write_down(session, AuditAct.REGRADE_UNDONE, regrade, actor.id, now)
    session.flush()
    given_back = len(before) + len(never)
    return given_back, (touched or 0) - given_back


def _write_down(session: Session, act: AuditAct, regrade: Regrade, actor_id: int, now: datetime) -> None:
    detail = {"regrade": regrade.id, "version": regrade.item_version_id}
    audit.note(session, act, actor_id, now, quiz_id=regrade.quiz_id, detail=detail)


@on_marked
def follow_corrections(session: Session, attempt_item_ids: Sequence[int], now: datetime) -> None:
    """Give marks that were added just now what corrections in force make of them: an attempt that ends after the
    correction is put right like the others."""
    for version, owner_id in _corrected(session, attempt_item_ids):
        earlier: list[Regrade] = []
        for regrade in queries.in_force(session, version.id, owner_id):
            here = AttemptItem.id.in_(attempt_item_ids)
            _write(session, regrade, _changes(session, version, regrade, earlier, here), now)
            earlier.append(regrade)


def _changes(
    session: Session,
    version: ItemVersion,
    regrade: Regrade,
    earlier: Sequence[Regrade],
    *narrowed: ColumnElement[bool],
) -> list[Change]:
    here = [*narrowed] if regrade.quiz_id is None else [*narrowed, Attempt.quiz_id == regrade.quiz_id]
    keyless = regrade.kind in KEYLESS
    standings = queries.standings(session, version, regrade.made_by_id, earlier, *here, waiting=keyless)
    rules = {
        quiz: ruling([*queries.standing_of(earlier, quiz), regrade]) for quiz in {each.quiz_id for each in standings}
    }
    return [
        change
        for quiz, ruled in rules.items()
        for change in plan(
            version, regrade.kind, ruled, regrade.never_lower, [each for each in standings if each.quiz_id == quiz]
        )
    ]


def _write(session: Session, regrade: Regrade, changes: Sequence[Change], now: datetime) -> None:
    marks = [
        {
            "attempt_item_id": change.standing.item_id,
            "response_id": change.standing.response_id,
            "fraction": change.fraction,
            "counts": change.counts,
            "marked_at": now,
            "regrade_id": regrade.id,
        }
        for change in changes
        if change.writes
    ]
    if marks:
        session.execute(insert(Mark), marks)


def _lock(session: Session, version: ItemVersion) -> None:
    """One correction of a question at a time (SQLite has one writer anyway)."""
    session.execute(select(ItemVersion.id).where(ItemVersion.id == version.id).with_for_update())


def _later(session: Session, regrade: Regrade) -> bool:
    """Whether a correction in force was made on top of this one."""
    others = queries.in_force(session, regrade.item_version_id, regrade.made_by_id)
    return any(other.id > regrade.id and _overlap(other, regrade) for other in others)


def _overlap(first: Regrade, second: Regrade) -> bool:
    return first.quiz_id is None or second.quiz_id is None or first.quiz_id == second.quiz_id


def _marks_before(session: Session, regrade: Regrade) -> list[Mark]:
    """For every question whose latest mark is of this correction, the last one not added by it or a later one."""
    latest, other = aliased(Mark), aliased(Mark)
    ours = select(latest.id).where(latest.regrade_id == regrade.id)
    without = other.regrade_id.is_(None) | (other.regrade_id < regrade.id)
    earlier = select(func.max(other.id)).where(other.attempt_item_id == AttemptItem.id, without)
    query = (
        select(Mark)
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .where(latest_mark().in_(ours), Mark.id == earlier.correlate(AttemptItem).scalar_subquery())
        .where(AttemptItem.item_version_id == regrade.item_version_id)
    )
    return list(session.scalars(query.order_by(Mark.id)))


def _never_marked(session: Session, regrade: Regrade) -> Sequence[int]:
    """Questions whose latest mark is of this correction, and that had none before it."""
    latest, other = aliased(Mark), aliased(Mark)
    ours = select(latest.id).where(latest.regrade_id == regrade.id)
    without = other.regrade_id.is_(None) | (other.regrade_id < regrade.id)
    earlier = select(other.id).where(other.attempt_item_id == AttemptItem.id, without)
    query = select(AttemptItem.id).where(AttemptItem.item_version_id == regrade.item_version_id)
    return session.scalars(query.where(latest_mark().in_(ours), ~earlier.exists()).order_by(AttemptItem.id)).all()


def _taken_back(item_id: int, now: datetime) -> dict[str, object]:
    """The answer waits for its marker again."""
    return {"attempt_item_id": item_id, "fraction": 0.0, "marked_at": now, "withdrawn": True}


def _copy(mark: Mark, now: datetime) -> dict[str, object]:
    names = (
        "attempt_item_id",
        "response_id",
        "fraction",
        "counts",
        "marked_by_id",
        "reason",
        "regrade_id",
        "withdrawn",
    )
    return {**{name: getattr(mark, name) for name in names}, "marked_at": now}


def _corrected(session: Session, attempt_item_ids: Sequence[int]) -> list[tuple[ItemVersion, int]]:
    """Questions among these that have a correction in force at their quiz, with the owner of the quiz."""
    everywhere = Regrade.quiz_id.is_(None) & (Regrade.made_by_id == Quiz.owner_id)
    query = (
        select(AttemptItem.item_version_id, Quiz.owner_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Regrade, Regrade.item_version_id == AttemptItem.item_version_id)
        .where(AttemptItem.id.in_(attempt_item_ids), Regrade.undone_at.is_(None))
        .where((Regrade.quiz_id == Quiz.id) | everywhere)
    )
    return [(session.get_one(ItemVersion, version), owner) for version, owner in session.execute(query.distinct())]
