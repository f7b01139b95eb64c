"""When a question that was missed is known, and which one comes next. Pure.

A question is asked again until it was answered rightly :data:`NEEDED` times on end. After every answer it goes to the
end of the queue, so that the others come between (S. Leitner's box of cards, with two compartments); a wrong answer
sends it back to the beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from classroom.models import ItemVersion

#: Right answers on end after which a question is known.
NEEDED = 2
#: Less than this is not all right; partial marks do not count here.
ALL_RIGHT = 1 - 1e-9


@dataclass(frozen=True)
class Tried:
    """An answer given in practice."""

    at: datetime
    fraction: float

    @property
    def right(self) -> bool:
        """Whether all of it was right."""
        return self.fraction >= ALL_RIGHT


@dataclass(frozen=True)
class Missed:
    """A question that was missed in a quiz, as it was put there, and what has been practised since."""

    version: ItemVersion
    #: Where it was missed.
    attempt_id: int
    quiz_id: int
    missed_at: datetime
    tried: Sequence[Tried] = field(default=())

    @property
    def right_on_end(self) -> int:
        """Right answers since the last wrong one."""
        count = 0
        for tried in reversed(self.tried):
            if not tried.right:
                break
            count += 1
        return count

    @property
    def known(self) -> bool:
        """Whether it need not be asked any more."""
        return self.right_on_end >= NEEDED


def queue(missed: Sequence[Missed]) -> list[Missed]:
    """What is still to be practised, the next one first: what was never tried, then what was tried longest ago."""
    due = [each for each in missed if not each.known]
    return sorted(due, key=lambda each: (bool(each.tried), each.tried[-1].at if each.tried else each.missed_at))
