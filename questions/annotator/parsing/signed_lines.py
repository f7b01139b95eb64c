"""Two lines in which somebody signs: the name above the office, or the office above the name."""

from __future__ import annotations

import re
from functools import cache

from questions.calendar.grammar import plain
from questions.languages import current, load

#: Two to four words with a capital each.
_NAME = re.compile(r"[A-ZÀ-Þ][\w'.-]+(?: [A-ZÀ-Þ][\w'-]+){1,3}")
#: A longer line tells more than who signs.
_LONGEST = 80


def is_signed(line: str, following: str) -> bool:
    """« Ana Sol » above « Directrice de la communication », « Pour le club, le président » above « Ana Sol ».

    Such lines are read as « Ana Sol, directrice de la communication » is.
    """
    above, below = (plain(each).strip(" ,\n") for each in (line, following))
    if max(len(above), len(below)) > _LONGEST:
        return False
    unit, office = _patterns(current())
    names = [bool(_NAME.fullmatch(each)) and not each.isupper() for each in (above, below)]
    if names == [True, False]:
        return bool(unit.search(below))
    return names == [False, True] and bool(unit.search(above) or office.search(f"{above},"))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    pack = load(language, "cleaning")
    return pack.regex("outlet.unit"), pack.regex("letter.office", 0)
