"""What a correction does to every mark it touches, before anything is written. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from classroom.attempts.answers import Question
from classroom.models import RegradeKind
from classroom.results.corrected_key import Ruling, fraction
from classroom.results.scores import out_of_twenty

#: Marks closer together than this are the same but for rounding.
SAME = 1e-9


@dataclass(frozen=True)
class Standing:
    """A question in an attempt with the mark that counts now."""

    item_id: int
    attempt_id: int
    quiz_id: int
    class_id: int
    student_id: int
    number: int
    maximum: float
    fraction: float
    counts: bool
    response_id: int | None
    answer: Any
    #: Set by a person, and not by an earlier correction.
    by_hand: bool
    #: Points won and to be won at all questions of the attempt that count.
    points: float
    possible: float
    #: It has no mark yet: somebody has to read it. Then it is worth nothing and does not count so far.
    waits: bool = False

    @property
    def score(self) -> float | None:
        """Of the attempt, out of twenty."""
        return out_of_twenty(self.points, self.possible)

    def score_with(self, new_fraction: float, counts: bool) -> float | None:
        """Of the attempt, out of twenty, were this question marked so."""
        points, possible = self.points, self.possible
        if self.counts:
            points, possible = points - self.fraction * self.maximum, possible - self.maximum
        if counts:
            points, possible = points + new_fraction * self.maximum, possible + self.maximum
        return out_of_twenty(points, possible) if possible > SAME else None


class Outcome(StrEnum):
    """What becomes of a mark."""

    RAISED = "raised"
    LOWERED = "lowered"
    SAME = "same"
    #: It would fall, and is kept.
    KEPT = "kept"
    #: Set by hand before, and left alone.
    BY_HAND = "by_hand"


@dataclass(frozen=True)
class Change:
    """A mark before and after."""

    standing: Standing
    fraction: float
    counts: bool
    outcome: Outcome

    @property
    def score(self) -> float | None:
        """Of the attempt, after, out of twenty."""
        return self.standing.score_with(self.fraction, self.counts)

    @property
    def writes(self) -> bool:
        """Whether a mark has to be added."""
        same = abs(self.fraction - self.standing.fraction) <= SAME
        return self.standing.waits or not (same and self.counts == self.standing.counts)


def plan(
    question: Question, kind: RegradeKind, rules: Ruling, never_lower: bool, standings: Iterable[Standing]
) -> list[Change]:
    """What a correction does.

    :param rules: what holds for the question with this correction.
    :param never_lower: a student whose score out of twenty would fall keeps the mark.
    """
    return [_change(question, kind, rules, never_lower, standing) for standing in standings]


def _change(question: Question, kind: RegradeKind, rules: Ruling, never_lower: bool, standing: Standing) -> Change:
    unchanged = (standing.fraction, standing.counts)
    if standing.by_hand and kind in {RegradeKind.KEY, RegradeKind.ACCEPT}:
        return Change(standing, *unchanged, Outcome.BY_HAND)
    counts = not rules.dropped
    # A question that is dropped keeps the mark it had, so that it can be read.
    new = standing.fraction if rules.dropped else fraction(question, rules, standing.answer)
    before, after = standing.score, standing.score_with(new, counts)
    falls = before is not None and (after is None or after < before - SAME)
    if falls and never_lower:
        return Change(standing, *unchanged, Outcome.KEPT)
    if falls:
        return Change(standing, new, counts, Outcome.LOWERED)
    rises = after is not None and (before is None or after > before + SAME)
    return Change(standing, new, counts, Outcome.RAISED if rises else Outcome.SAME)
