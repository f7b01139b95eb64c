"""What the view modules of this room share: the blueprint, the filter of a URL, the teacher's own rows."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, request
from flask_login import current_user

from classroom.dossiers.queries import dossier_of
from classroom.extensions import db
from classroom.i18n import safe_next
from classroom.item_bank import queries
from classroom.item_bank.item_requests import Wanted
from classroom.models import Difficulty, Dossier, Item, ItemKind, ItemState, Topic
from classroom.permissions import found

blueprint = Blueprint("item_bank", __name__)

#: Of an integer column on PostgreSQL.
LARGEST_ID = 2**31 - 1

E = TypeVar("E", bound=StrEnum)


def asked_filter() -> queries.ItemFilter:
    """The filter in the query string; what is no known value asks nothing."""
    return queries.ItemFilter(
        topic=_member(Topic, "topic"),
        kind=_member(ItemKind, "kind"),
        state=_member(ItemState, "state"),
        difficulty=_member(Difficulty, "difficulty"),
        dossier_id=asked_id("dossier"),
        dispatch_id=asked_id("dispatch"),
        tag=request.args.get("tag") or None,
    )


def asked_id(name: str) -> int | None:
    """An id in the query string; what is no number, or larger than any id, asks nothing."""
    number = request.args.get(name, type=int)
    return number if number is not None and 0 < number <= LARGEST_ID else None


def asked_cell() -> Wanted | None:
    """The cell of the coverage grid that a form names; ``None`` when it names none."""
    topic, difficulty, dispatch = (request.form.get(name, "") for name in ("topic", "difficulty", "dispatch"))
    known = topic in set(Topic) and difficulty in set(Difficulty) and dispatch.isdecimal() and len(dispatch) < 10
    return Wanted(int(dispatch), Topic(topic), Difficulty(difficulty)) if known else None


def own_item(item_id: int) -> Item:
    """One of the signed-in teacher's items, or 404."""
    return found(queries.item_of(db.session, current_user.id, item_id))


def own_dossier(dossier_id: int) -> Dossier:
    """One of the signed-in teacher's dossiers, or 404."""
    return found(dossier_of(db.session, current_user.id, dossier_id))


def way_back(otherwise: str) -> str:
    """The page that a form says it came from, as long as it is one of this site."""
    target = request.form.get("back")
    return safe_next(target) if target else otherwise


def _member(enumeration: type[E], name: str) -> E | None:
    value = request.args.get(name)
    return enumeration(value) if value in set(enumeration) else None
