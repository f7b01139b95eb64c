"""Tags that a teacher finds items by, and items that colleagues may copy into their own bank."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from classroom.item_bank import service
from classroom.item_bank.queries import Page, page_number, with_evidence, without_accents
from classroom.models import Item, ItemState, ItemTag, ItemVersion

MOST_TAGS = 12
LONGEST_TAG = 40


def tags_from(typed: str) -> list[str]:
    """Tags as they are typed, with commas between them: small letters, each once, in their order."""
    words = (" ".join(part.split()).casefold() for part in typed.split(","))
    return list(dict.fromkeys(word for word in words if word))


def set_tags(session: Session, item: Item, tags: Iterable[str]) -> None:
    """Give an item these tags and no others."""
    session.execute(delete(ItemTag).where(ItemTag.item_id == item.id))
    session.add_all(ItemTag(item_id=item.id, tag=tag) for tag in tags)
    session.flush()
    session.expire(item, ["tags"])


def tags_of_items(session: Session, item_ids: Collection[int]) -> dict[int, list[str]]:
    """The tags of each item, in the order of the alphabet."""
    rows = session.execute(
        select(ItemTag.item_id, ItemTag.tag).where(ItemTag.item_id.in_(list(item_ids))).order_by(ItemTag.tag)
    )
    found: dict[int, list[str]] = {}
    for item_id, tag in rows:
        found.setdefault(item_id, []).append(tag)
    return found


def tags_of_teacher(session: Session, owner_id: int) -> Sequence[str]:
    """Every tag that a teacher uses."""
    query = select(ItemTag.tag).join(Item, Item.id == ItemTag.item_id).where(Item.owner_id == owner_id)
    return session.scalars(query.distinct().order_by(ItemTag.tag)).all()


def share(item: Item, now: datetime) -> bool:
    """Let colleagues copy an approved item; says whether that was possible."""
    if item.state is not ItemState.APPROVED:
        return False
    item.shared_at = item.shared_at or now
    return True


def unshare(item: Item) -> None:
    """Keep the item to oneself again; copies stay with those who made them."""
    item.shared_at = None


def shared_by_others(session: Session, teacher_id: int, words: str, number: int, size: int) -> Page:
    """A page of what colleagues share, the latest first.

    :param words: all must occur in the question or in a tag; accents and capitals do not matter.
    """
    sought = without_accents(words).split()
    versions = session.scalars(_shared(teacher_id).order_by(Item.shared_at.desc(), Item.id.desc())).unique().all()
    tags = tags_of_items(session, [version.item_id for version in versions])
    fitting = [each for each in versions if _holds(each, tags.get(each.item_id, ()), sought)]
    number = page_number(number, len(fitting), size)
    return Page(fitting[(number - 1) * size : number * size], len(fitting), number, size)


def shared_version(session: Session, teacher_id: int, item_id: int) -> ItemVersion | None:
    """The version in force of an item that a colleague shares."""
    return session.scalars(_shared(teacher_id).where(Item.id == item_id)).unique().one_or_none()


def copy_item(session: Session, version: ItemVersion, teacher_id: int, now: datetime) -> Item:
    """A colleague's item as one's own, with its evidence: approved, for its owner has approved it.

    It stands outside any dossier, because the dispatches stay the colleague's.
    """
    item = service.write_item(session, teacher_id, None, service.draft_of(version), now, approved=True)
    set_tags(session, item, tags_of_items(session, [version.item_id]).get(version.item_id, ()))
    return item


def _shared(teacher_id: int) -> Select[ItemVersion]:
    return (
        select(ItemVersion)
        .join(Item, (Item.id == ItemVersion.item_id) & (Item.current_number == ItemVersion.number))
        .where(Item.shared_at.is_not(None), Item.state == ItemState.APPROVED, Item.owner_id != teacher_id)
        .options(contains_eager(ItemVersion.item).options(joinedload(Item.owner), joinedload(Item.dossier)))
        .options(with_evidence())
    )


def _holds(version: ItemVersion, tags: Iterable[str], sought: Sequence[str]) -> bool:
    text = without_accents(" ".join((version.stem, *tags)))
    return all(word in text for word in sought)
