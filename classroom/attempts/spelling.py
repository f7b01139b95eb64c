"""How far what was typed is from what is accepted, in letters. Pure.

The distance counts a letter too many, missing, wrong, or exchanged with its neighbour, one each (optimal string
alignment: F. J. Damerau, *A technique for computer detection and correction of spelling errors*, CACM 7, 1964; four
slips of five are one of these).
"""

from __future__ import annotations

#: One letter in so many may be wrong: « Oslo » may have one slip, « Rome » one, « mer » none.
LETTERS_PER_SLIP = 4


def allowed_slips(accepted: str, most: int) -> int:
    """How many slips are forgiven in a word or a phrase: ``most``, and no more than one in four letters."""
    return min(most, sum(sign.isalpha() for sign in accepted) // LETTERS_PER_SLIP)


def slips(typed: str, accepted: str, most: int) -> int | None:
    """Slips between two texts; ``None`` when there are more than ``most``. Digits are never slips: a year is another
    one."""
    if typed == accepted:
        return 0
    if most <= 0 or abs(len(typed) - len(accepted)) > most or _digits(typed) != _digits(accepted):
        return None
    found = _distance(typed, accepted, most)
    return found if found <= most else None


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def _distance(one: str, other: str, most: int) -> int:
    """Distance of two texts, reckoned no farther from the diagonal than ``most``: beyond, it is more anyway."""
    far = most + 1
    before_last: list[int] = []
    last = [place if place <= most else far for place in range(len(other) + 1)]
    for row, sign in enumerate(one, 1):
        line = [row if row <= most else far] + [far] * len(other)
        for column in range(max(1, row - most), min(len(other), row + most) + 1):
            wrong = sign != other[column - 1]
            line[column] = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + wrong, far)
            if wrong and _exchanged(one, other, row, column):
                line[column] = min(line[column], before_last[column - 2] + 1)
        before_last, last = last, line
    return last[-1]


def _exchanged(one: str, other: str, row: int, column: int) -> bool:
    return row > 1 and column > 1 and one[row - 1] == other[column - 2] and one[row - 2] == other[column - 1]
