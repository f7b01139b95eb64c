"""A quiz out of a dossier in one act: the questions chosen are accepted, put into a quiz, and given to classes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext
from sqlalchemy.orm import Session

from classroom.errors import Refused
from classroom.item_bank.likeness import likeness
from classroom.item_bank.proofs import broken_proofs
from classroom.item_bank.queries import ItemFilter, items_named, items_of_dossier
from classroom.item_bank.service import Act, move_all
from classroom.models import Dossier, ItemState, ItemVersion, Quiz, ReviewFrom, User
from classroom.quizzes.choosing import choose
from classroom.quizzes.service.composing import add_items
from classroom.quizzes.service.publishing import assign, create_quiz, publish

#: Questions that are proposed.
PROPOSED = 20
#: Questions of a dossier that are looked at.
LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Proposal:
    """Questions for a quiz: those that make a good one, and the others that could come in."""

    chosen: Sequence[ItemVersion]
    others: Sequence[ItemVersion]


def propose(session: Session, owner_id: int, dossier_id: int) -> Proposal:
    """The best questions of a dossier, topics by turns, none much like another and none with a broken proof.

    What the teacher has rejected or retired is not there; what she has accepted comes first.
    """
    page = items_of_dossier(session, owner_id, dossier_id, ItemFilter(), 1, LOOKED_AT)
    alive = [v for v in page.versions if v.item.state in {ItemState.APPROVED, ItemState.DRAFT}]
    broken = broken_proofs(session, [version.id for version in alive])
    groups = likeness(alive)
    best: dict[int, ItemVersion] = {}
    for version in sorted(alive, key=lambda v: (v.item.state is ItemState.DRAFT, v.item.rank)):
        if version.id not in broken:
            best.setdefault(groups[version.id], version)
    chosen = choose(best.values(), PROPOSED)
    taken = {version.id for version in chosen}
    return Proposal(chosen, [version for version in alive if version.id not in taken])


def make_quiz(
    session: Session,
    owner: User,
    dossier: Dossier,
    item_ids: Collection[int],
    title: str,
    time_limit_minutes: int | None,
    class_ids: Collection[int],
    now: datetime,
    *,
    published: bool,
) -> Quiz:
    """Accept these questions of a dossier and make a quiz of them; students look back once they have handed in.

    :param published: show it to the classes at once.
    :raises Refused: when nothing was chosen, or when it cannot be published.
    """
    items = items_named(session, owner.id, dossier.id, item_ids)
    if not items:
        raise Refused(lazy_gettext("Tick some questions first."))
    move_all(session, [item for item in items if item.state is ItemState.DRAFT], Act.ACCEPT, owner.id, now)
    session.flush()
    rules = {"time_limit_minutes": time_limit_minutes, "review_from": ReviewFrom.HAND_IN}
    quiz = create_quiz(session, owner, title, now, **rules)
    add_items(session, quiz, [item.id for item in items])
    assign(session, quiz, class_ids, now)
    if published:
        publish(session, quiz, now)
    return quiz
