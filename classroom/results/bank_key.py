"""A corrected key, taken over into the bank as a new version of the item: quizzes to come ask the better question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from flask_babel import lazy_gettext
from sqlalchemy.orm import Session

from classroom.attempts.answers import CHOICE
from classroom.errors import Refused
from classroom.item_bank.answer_key import Choice
from classroom.item_bank.service import draft_of, edit_item
from classroom.models import ItemKind, ItemVersion, User
from classroom.results.corrected_key import ACCEPTING, Key, Ruling, right_options, with_key
from classroom.results.typed_groups import group_key


def may_write(version: ItemVersion, actor: User) -> bool:
    """Whether a teacher may change the question in the bank, and has not changed it since."""
    return version.item.owner_id == actor.id and version.item.current_number == version.number


def write_to_bank(session: Session, version: ItemVersion, rules: Ruling, actor: User, now: datetime) -> bool:
    """Write the key that holds after corrections as a new version of the item.

    :returns: ``False`` when the bank says so already.
    :raises Refused: when it is not hers, was edited since, or its kind has no room for such a key.
    """
    if not may_write(version, actor):
        raise Refused(lazy_gettext("The question in the bank was changed since, or is not yours: edit it there."))
    draft = replace(draft_of(version), choices=corrected_choices(version, rules))
    return edit_item(session, version.item, draft, actor.id, now) is not None


def corrected_choices(version: ItemVersion, rules: Ruling) -> Sequence[Choice]:
    """The options of a question with the key that holds.

    :raises Refused: when its kind has no room for two keys.
    """
    old = draft_of(version).choices
    if version.kind in ACCEPTING or (version.kind is ItemKind.GAP and rules.keys is None):
        return _typed(version, rules, old)
    if version.kind in CHOICE or version.kind in {ItemKind.MULTIPLE, ItemKind.GAP}:
        return _chosen(version, rules, old)
    key = _only_key(rules)
    if version.kind is ItemKind.ORDER and key is not None:
        return [old[index] for index in key["order"]]
    if key is None:
        return old
    pairs = zip(old, with_key(version, key).options, strict=True)
    return [replace(each, text=str(option["text"])) for each, option in pairs]


def _chosen(version: ItemVersion, rules: Ruling, old: Sequence[Choice]) -> list[Choice]:
    right = right_options(version, rules)
    if version.kind in CHOICE and len(right) != 1:
        raise Refused(lazy_gettext("A question of this kind has one right answer: edit it in the bank."))
    # What was said of an option whose verdict has changed is no longer so.
    return [
        each if each.correct == (index in right) else replace(each, correct=index in right, why="")
        for index, each in enumerate(old)
    ]


def _typed(version: ItemVersion, rules: Ruling, old: Sequence[Choice]) -> list[Choice]:
    """Answers that a key in force accepts, without those that were refused, and with those that students wrote."""
    kept = list(old) if rules.keys is None or None in rules.keys else [each for each in old if not each.correct]
    for key in rules.keys or ():
        kept += [Choice(text, True) for text in (key or {}).get("accepted", ())]
    for key in rules.worths:
        gap = int(key.get("gap", 0))
        said = {group_key(version.kind, text) for text in key["accepted"]}
        kept = [c for c in kept if not (c.correct and c.gap == gap and group_key(version.kind, c.text) in said)]
        # One of several ways to write the same is enough; half marks have no place in a key.
        kept += [Choice(str(key["accepted"][0]), True, gap=gap)] if key["worth"] == 1 else []
    unique = {(each.gap, each.text): each for each in kept}
    if not any(each.correct for each in unique.values()):
        raise Refused(lazy_gettext("A question needs a right answer."))
    return sorted(unique.values(), key=lambda each: each.gap)


def _only_key(rules: Ruling) -> Key | None:
    if rules.keys is None:
        return None
    if len(rules.keys) != 1:
        raise Refused(lazy_gettext("A question of this kind has one right answer: edit it in the bank."))
    return rules.keys[0]
