"""What a student is entitled to in every quiz, as a value."""

from __future__ import annotations

from dataclasses import dataclass

#: The French « tiers-temps », a third more, as it is written down; some write 34 so that the third is full.
THIRD = frozenset({33, 34})
#: The most that can be granted, in percent of the limit.
MOST = 900


@dataclass(frozen=True, slots=True)
class Entitlement:
    """An accommodation; without arguments: none."""

    #: Extra time in percent of the limit.
    percent: int = 0
    #: The limit of a quiz does not hold.
    no_limit: bool = False
    #: No clock is shown, and nothing counts down.
    hide_timer: bool = False


NONE = Entitlement()
