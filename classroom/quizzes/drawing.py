"""Which questions come into one sheet, and in what order: the fixed ones, and those drawn at random. Pure.

A draw asks for a number of questions out of a pool. Questions that ask nearly the same form a group (see
:mod:`classroom.item_bank.likeness`), and of a group at most one comes into a sheet; so to draw is to match places with
groups. An augmenting path (H. W. Kuhn, *The Hungarian method for the assignment problem*, 1955) finds a way whenever
there is one, also where the pools of several draws overlap.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """A question of a sheet: which version, what it is worth, in which section."""

    version_id: int
    max_mark: float
    section_id: int | None = None

    @property
    def worth(self) -> tuple[float, int | None]:
        """Points and section."""
        return self.max_mark, self.section_id


@dataclass(frozen=True, slots=True)
class Demand:
    """So many questions to draw."""

    draw_id: int
    number: int
    max_mark: float
    section_id: int | None
    #: Group by version that may be drawn.
    pool: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Composition:
    """What a quiz puts on every sheet, and what it draws."""

    #: In the order of the quiz; ``None``, what stands before the first section, leads.
    sections: tuple[int | None, ...] = (None,)
    fixed: tuple[Line, ...] = ()
    demands: tuple[Demand, ...] = field(default=())

    @property
    def size(self) -> int:
        """Questions on a sheet."""
        return len(self.fixed) + sum(demand.number for demand in self.demands)

    @property
    def points(self) -> float:
        """What a sheet is worth."""
        drawn = sum(demand.number * demand.max_mark for demand in self.demands)
        return sum(line.max_mark for line in self.fixed) + drawn


class PoolTooSmall(ValueError):
    """There are not enough questions that differ; ``missing`` says by draw how many are wanting."""

    def __init__(self, missing: Mapping[int, int]) -> None:
        super().__init__(f"too few questions to draw: {dict(missing)}")
        self.missing = dict(missing)


def lay_out(composition: Composition, seed: int, *, shuffle: bool) -> list[Line]:
    """The sheet that follows from a seed.

    :param shuffle: questions change places within their section.
    :raises PoolTooSmall: when the draws cannot all be met.
    """
    drawn = draw(composition.demands, random.Random(f"{seed} draws"))
    sheet: list[Line] = []
    for section in composition.sections:
        part = [line for line in (*composition.fixed, *drawn) if line.section_id == section]
        if shuffle:
            named = "questions" if section is None else f"questions {section}"
            random.Random(f"{seed} {named}").shuffle(part)
        sheet += part
    return sheet


def draw(demands: Sequence[Demand], rng: random.Random) -> list[Line]:
    """Questions for every draw, in the order of the draws.

    :raises PoolTooSmall: when they cannot all be met.
    """
    holders, missing = _match(demands, rng)
    if missing:
        raise PoolTooSmall(missing)
    lines = []
    for place, demand in enumerate(demands):
        for group in [group for group, (holder, _nth) in holders.items() if holder == place]:
            among = sorted(version for version, number in demand.pool.items() if number == group)
            lines.append(Line(rng.choice(among), demand.max_mark, demand.section_id))
    return lines


def missing(demands: Sequence[Demand]) -> dict[int, int]:
    """By draw that cannot be met, how many questions are wanting; empty when all is well."""
    return _match(demands, random.Random(0))[1]


def _match(demands: Sequence[Demand], rng: random.Random) -> tuple[dict[int, tuple[int, int]], dict[int, int]]:
    """Which place (draw, number within it) holds which group, and how many places of a draw hold none."""
    groups = [_shuffled(demand, rng) for demand in demands]
    holders: dict[int, tuple[int, int]] = {}
    wanting: dict[int, int] = defaultdict(int)
    for index, demand in enumerate(demands):
        for nth in range(demand.number):
            if not _find(index, nth, groups, holders, set()):
                wanting[demand.draw_id] += 1
    return holders, dict(wanting)


def _shuffled(demand: Demand, rng: random.Random) -> list[int]:
    groups = sorted(set(demand.pool.values()))
    rng.shuffle(groups)
    return groups


def _find(
    index: int, nth: int, groups: Sequence[Sequence[int]], holders: dict[int, tuple[int, int]], tried: set[int]
) -> bool:
    """Give a place a group: a free one, or one whose holder can take another."""
    for group in groups[index]:
        if group not in holders:
            holders[group] = (index, nth)
            return True
    for group in groups[index]:
        # A place of the same draw could take nothing else that this one could not.
        if group in tried or holders[group][0] == index:
            continue
        tried.add(group)
        if _find(*holders[group], groups, holders, tried):
            holders[group] = (index, nth)
            return True
    return False
