"""How often teachers take what each rule of the engine writes: weak rules show. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from classroom.models import ItemState


@dataclass(frozen=True)
class Curated:
    """An item of the engine: its rule, where it stands, and whether its words were changed."""

    rule: str
    state: ItemState
    edited: bool


@dataclass(frozen=True)
class RuleRate:
    """What became of the items of one rule."""

    rule: str
    as_written: int
    after_editing: int
    rejected: int
    waiting: int

    @property
    def decided(self) -> int:
        """Items that a teacher has accepted or rejected."""
        return self.as_written + self.after_editing + self.rejected

    @property
    def rate(self) -> float | None:
        """Part of the decided items that were accepted without a change; ``None`` before the first decision."""
        return self.as_written / self.decided if self.decided else None


def rule_rates(items: Iterable[Curated]) -> list[RuleRate]:
    """Rules by name; the ones that were decided on most first."""
    by_rule: dict[str, list[Curated]] = {}
    for item in items:
        by_rule.setdefault(item.rule, []).append(item)
    rates = [_rate(rule, curated) for rule, curated in by_rule.items()]
    return sorted(rates, key=lambda rate: (-rate.decided, rate.rule))


#: A retired item had been accepted.
_ACCEPTED = frozenset({ItemState.APPROVED, ItemState.RETIRED})


def _rate(rule: str, curated: list[Curated]) -> RuleRate:
    accepted = [item for item in curated if item.state in _ACCEPTED]
    return RuleRate(
        rule=rule,
        as_written=sum(not item.edited for item in accepted),
        after_editing=sum(item.edited for item in accepted),
        rejected=sum(item.state is ItemState.REJECTED for item in curated),
        waiting=sum(item.state is ItemState.DRAFT for item in curated),
    )
