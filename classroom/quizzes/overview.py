"""A quiz at a glance: its sections with what they hold and draw, how much it is worth, how long it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from sqlalchemy.orm import Session

from classroom.models import ItemVersion, Quiz, QuizDraw, QuizSection, QuizSlot
from classroom.quizzes import queries
from classroom.quizzes.drawing import Composition, missing
from classroom.quizzes.estimate import seconds


@dataclass(frozen=True, slots=True)
class DrawView:
    """A draw, with what it can draw."""

    draw: QuizDraw
    pool: Sequence[ItemVersion]
    #: Questions of the pool that differ: of those that are much alike only one comes into a sheet.
    different: int
    #: How many are wanting.
    missing: int


@dataclass(frozen=True, slots=True)
class PartView:
    """A section; ``None``: what stands before the first."""

    section: QuizSection | None
    slots: Sequence[QuizSlot]
    draws: Sequence[DrawView]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole quiz."""

    parts: Sequence[PartView]
    size: int
    points: float
    #: Estimated, from the questions; of those drawn, from the mean of their pool.
    minutes: int
    #: Questions that can be drawn have other words in the bank by now, or are not approved any more.
    pool_is_old: bool

    @property
    def draws(self) -> list[DrawView]:
        """All draws."""
        return [draw for part in self.parts for draw in part.draws]


def overview(session: Session, quiz: Quiz, slots: Sequence[QuizSlot]) -> Overview:
    """The quiz as its page shows it.

    :param slots: all of the quiz, in order.
    """
    composition = queries.composition_of(session, quiz)
    draws = {draw.id: draw for draw in queries.draws_of(session, quiz.id)}
    named = queries.versions_named(session, set().union(*(demand.pool for demand in composition.demands)))
    wanting = missing(composition.demands)
    views = [
        DrawView(
            draws[demand.draw_id],
            [named[version] for version in sorted(demand.pool)],
            len(set(demand.pool.values())),
            wanting.get(demand.draw_id, 0),
        )
        for demand in composition.demands
    ]
    sections: list[QuizSection | None] = [None, *queries.sections_of(session, quiz.id)]
    return Overview(
        parts=[_part(section, slots, views) for section in sections],
        size=composition.size,
        points=composition.points,
        minutes=_minutes(slots, views),
        pool_is_old=quiz.published_at is not None and _is_old(session, quiz, composition),
    )


def _part(section: QuizSection | None, slots: Sequence[QuizSlot], draws: Sequence[DrawView]) -> PartView:
    here = section.id if section else None
    return PartView(
        section,
        [slot for slot in slots if slot.section_id == here],
        [view for view in draws if view.draw.section_id == here],
    )


def _minutes(slots: Sequence[QuizSlot], draws: Sequence[DrawView]) -> int:
    fixed = sum(seconds(slot.item_version) for slot in slots)
    drawn = (view.draw.number * sum(map(seconds, view.pool)) / len(view.pool) for view in draws if view.pool)
    return ceil((fixed + sum(drawn)) / 60)


def _is_old(session: Session, quiz: Quiz, composition: Composition) -> bool:
    if not composition.demands:
        return False
    now = queries.pools_now(session, quiz, queries.draws_of(session, quiz.id))
    return any(set(now[demand.draw_id]) != set(demand.pool) for demand in composition.demands)
