"""Questions and sections of a quiz: in, out, in which order, for how many points."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from flask_babel import lazy_gettext
from sqlalchemy import delete
from sqlalchemy.orm import Session

from classroom.errors import Refused
from classroom.item_bank.queries import approved_versions
from classroom.models import ItemVersion, Quiz, QuizDraw, QuizSection, QuizSlot
from classroom.quizzes import queries
from classroom.quizzes.service.pools import keep_pool, refuse_shortage
from classroom.quizzes.service.settings import throw_sheets_away

MAX_POINTS = 100.0
MOST_SECTIONS = 20


@contextmanager
def composing(session: Session, quiz: Quiz) -> Iterator[Quiz]:
    """The quiz, locked, while what is on its sheets changes.

    :raises Refused: when a student has started, and when a published quiz could not be put together any more.
    """
    quiz = queries.lock_quiz(session, quiz.id)
    if queries.has_been_started(session, quiz.id):
        raise Refused(lazy_gettext("The questions cannot change any more: a student has already started."))
    throw_sheets_away(session, quiz)
    yield quiz
    session.flush()
    if quiz.published_at is not None:
        keep_pool(session, quiz)
        composition = queries.composition_of(session, quiz)
        if not composition.size:
            raise Refused(lazy_gettext("A published quiz keeps at least one question."))
        refuse_shortage(session, quiz, composition)


def add_items(session: Session, quiz: Quiz, item_ids: Collection[int], section_id: int | None = None) -> int:
    """Put approved items of the quiz's owner at the end of a section, one point each.

    :returns: how many were added; what is in the quiz already, or not approved, is left out.
    """
    inside = {slot.item_version.item_id for slot in queries.slots_of(session, quiz.id)}
    versions = [v for v in approved_versions(session, quiz.owner_id, item_ids) if v.item_id not in inside]
    add_versions(session, quiz, versions, section_id=section_id)
    return len(versions)


def add_versions(
    session: Session,
    quiz: Quiz,
    versions: Sequence[ItemVersion],
    max_mark: float | None = None,
    section_id: int | None = None,
) -> None:
    """Put these versions at the end of a section of the quiz, in this order.

    :param max_mark: points of each; ``None``: what its author says it is worth.
    :param section_id: ``None``: before the first section.
    """
    with composing(session, quiz) as quiz:
        section = _section(session, quiz, section_id)
        last = max((slot.position for slot in queries.slots_of(session, quiz.id)), default=0)
        for position, version in enumerate(versions, last + 1):
            session.add(
                QuizSlot(
                    quiz_id=quiz.id,
                    position=position,
                    item_version_id=version.id,
                    max_mark=version.points if max_mark is None else max_mark,
                    section_id=section,
                )
            )
        session.flush()
        _settle(session, quiz)


def remove_slot(session: Session, quiz: Quiz, slot_id: int) -> None:
    """Take a question out; the ones behind it move up.

    :raises Refused: for the last question of a published quiz.
    """
    with composing(session, quiz) as quiz:
        session.execute(delete(QuizSlot).where(QuizSlot.id == slot_id, QuizSlot.quiz_id == quiz.id))
        _settle(session, quiz)


def arrange(
    session: Session, quiz: Quiz, slot_ids: Sequence[int], sections: Mapping[int, int | None] | None = None
) -> None:
    """Put the questions in this order; those not named keep their order behind.

    :param sections: by slot, the section it moves to; the others stay in theirs.
    """
    with composing(session, quiz) as quiz:
        place = {slot_id: index for index, slot_id in enumerate(slot_ids)}
        there = {section.id for section in queries.sections_of(session, quiz.id)} | {None}
        slots = queries.slots_of(session, quiz.id)
        for slot in slots:
            wanted = (sections or {}).get(slot.id, slot.section_id)
            slot.section_id = wanted if wanted in there else slot.section_id
        _settle(session, quiz, sorted(slots, key=lambda slot: (place.get(slot.id, len(place)), slot.position)))


def move_slot(session: Session, quiz: Quiz, slot_id: int, step: int) -> None:
    """Move a question one place down, or up when ``step`` is negative; at the end of its section it goes over into the
    next one, and it stops at the ends of the quiz."""
    slots = list(queries.slots_of(session, quiz.id))
    moved = next((slot for slot in slots if slot.id == slot_id), None)
    if moved is None:
        return
    order = [None, *(section.id for section in queries.sections_of(session, quiz.id))]
    here = [slot.id for slot in slots if slot.section_id == moved.section_id]
    target, section = here.index(slot_id) + step, order.index(moved.section_id) + (1 if step > 0 else -1)
    if 0 <= target < len(here):
        here.insert(target, here.pop(here.index(slot_id)))
        arrange(session, quiz, here)
    elif 0 <= section < len(order):
        there = [slot.id for slot in slots if slot.section_id == order[section]]
        arrange(session, quiz, [slot_id, *there] if step > 0 else [*there, slot_id], {slot_id: order[section]})


def place_slot(session: Session, quiz: Quiz, slot_id: int, section_id: int | None) -> None:
    """Put a question at the end of a section."""
    others = [slot.id for slot in queries.slots_of(session, quiz.id) if slot.id != slot_id]
    arrange(session, quiz, [*others, slot_id], {slot_id: section_id})


def set_points(session: Session, quiz: Quiz, points: Mapping[int, float]) -> None:
    """Say what questions are worth, by slot.

    :raises Refused: for points that are not above 0 and at most :data:`MAX_POINTS`.
    """
    with composing(session, quiz) as quiz:
        for value in points.values():
            check_points(value)
        for slot in queries.slots_of(session, quiz.id):
            slot.max_mark = points.get(slot.id, slot.max_mark)


def check_points(value: float) -> None:
    """Whether a question may be worth that.

    :raises Refused: when it may not.
    """
    if not 0 < value <= MAX_POINTS:
        raise Refused(lazy_gettext("A question is worth more than 0 and at most 100 points."))


def read_points(text: str) -> float:
    """Points as typed, with a decimal comma or point.

    :raises Refused: when it is no number.
    """
    try:
        return round(float(text.strip().replace(",", ".")), 2)
    except ValueError:
        raise Refused(lazy_gettext("“%(text)s” is no number of points.", text=text[:20])) from None


def use_newer(session: Session, quiz: Quiz, slot_id: int) -> None:
    """Let a slot hold the newest version of its item."""
    with composing(session, quiz) as quiz:
        for slot in queries.slots_of(session, quiz.id):
            if slot.id == slot_id:
                slot.item_version = slot.item_version.item.current


# ----------------------------------------------------------------------------------------------------------- sections


def add_section(session: Session, quiz: Quiz, title: str, instructions: str = "") -> QuizSection:
    """A new section at the end of the quiz.

    :raises Refused: when there are :data:`MOST_SECTIONS` already.
    """
    with composing(session, quiz) as quiz:
        sections = queries.sections_of(session, quiz.id)
        if len(sections) >= MOST_SECTIONS:
            raise Refused(lazy_gettext("A quiz has at most %(most)d sections.", most=MOST_SECTIONS))
        section = QuizSection(quiz_id=quiz.id, position=len(sections) + 1, title=title, instructions=instructions)
        session.add(section)
        session.flush()
    session.expire(quiz, ["sections"])
    return section


def change_section(session: Session, quiz: Quiz, section_id: int, title: str, instructions: str) -> None:
    """Give a section another title and other instructions; that may be done at any time."""
    for section in queries.sections_of(session, queries.lock_quiz(session, quiz.id).id):
        if section.id == section_id:
            section.title, section.instructions = title, instructions
    session.flush()


def remove_section(session: Session, quiz: Quiz, section_id: int) -> None:
    """Take a section away; its questions go to the end of the section before it."""
    with composing(session, quiz) as quiz:
        sections = list(queries.sections_of(session, quiz.id))
        gone = next((section for section in sections if section.id == section_id), None)
        if gone is None:
            return
        place = sections.index(gone)
        before = sections[place - 1].id if place else None
        held: tuple[QuizSlot | QuizDraw, ...] = (
            *queries.slots_of(session, quiz.id),
            *queries.draws_of(session, quiz.id),
        )
        for each in held:
            if each.section_id == section_id:
                each.section_id = before
        session.flush()
        session.delete(gone)
        session.flush()
        session.expire(quiz, ["sections"])
        sections.remove(gone)
        _renumber(session, sections)
        _settle(session, quiz)


def move_section(session: Session, quiz: Quiz, section_id: int, step: int) -> None:
    """Move a section with its questions ``step`` places down, up when negative; it stops at the ends."""
    with composing(session, quiz) as quiz:
        sections = list(queries.sections_of(session, quiz.id))
        moved = next((section for section in sections if section.id == section_id), None)
        if moved is None:
            return
        target = min(max(sections.index(moved) + step, 0), len(sections) - 1)
        sections.remove(moved)
        sections.insert(target, moved)
        _renumber(session, sections)
        session.expire(quiz, ["sections"])
        _settle(session, quiz)


def _section(session: Session, quiz: Quiz, section_id: int | None) -> int | None:
    """The id, when it is one of a section of the quiz."""
    return section_id if section_id in {each.id for each in queries.sections_of(session, quiz.id)} else None


def _settle(session: Session, quiz: Quiz, slots: Sequence[QuizSlot] | None = None) -> None:
    """Number all slots from 1, section by section: a position is a place in the whole quiz."""
    session.expire(quiz, ["slots"])
    order = {None: 0} | {section.id: section.position for section in queries.sections_of(session, quiz.id)}
    held = slots if slots is not None else queries.slots_of(session, quiz.id)
    _renumber(session, sorted(held, key=lambda slot: order[slot.section_id]))


def _renumber(session: Session, rows: Sequence[QuizSlot] | Sequence[QuizSection]) -> None:
    """Number rows from 1, by way of negative numbers: two may never stand in the same place."""
    numbered: list[QuizSlot | QuizSection] = [*rows]
    for sign in (-1, 1):
        for position, row in enumerate(numbered, 1):
            row.position = sign * position
        session.flush()
