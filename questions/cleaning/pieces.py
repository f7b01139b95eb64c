"""The pieces of a line that bars, dashes or columns part: « LE PHARE | Se connecter | Météo »."""

from __future__ import annotations

import re
from itertools import pairwise

Offsets = tuple[int, int]

#: A sign between blanks that parts a name from what is said of it: « LE PHARE ~ le quotidien de Sète », « // ».
BETWEEN = r"(?:[|–—~*¦‖★☆◆◇■□▪-]|//|::)"
#: A picture between blanks: « RADIO LAC ● EN DIRECT », « Radio Lac 🔴 En direct ».
_PICTURE = "[\u23e9-\u23ff\u25a0-\u27bf\U0001f300-\U0001faff]\ufe0f?"
_SEPARATOR = re.compile(rf"\s+(?:{BETWEEN}|[•·]|{_PICTURE})\s+|\s*\|\s*|\s+[–—-](?=\S)|\s{{3,}}|\t")
#: « FOOT  RUGBY  TENNIS »: wider than between words, and so often in a menu.
_WIDE, _AGAIN = re.compile(r"(?<=\S) {2,}(?=\S)"), 3
_COLUMNS = re.compile(_SEPARATOR.pattern + r"| {2,}")


def pieces(text: str) -> list[str]:
    """The pieces of a line in order, none empty."""
    return [piece for start, end in cuts(text) if (piece := text[start:end].strip())]


def first_piece(text: str) -> str:
    """The first piece; ``""`` of a line of bars and blanks."""
    return next(iter(pieces(text)), "")


def cuts(text: str) -> list[Offsets]:
    """Where the pieces of a line begin and end; two blanks part them where they do so again and again."""
    return between(_COLUMNS if len(_WIDE.findall(text)) >= _AGAIN else _SEPARATOR, text)


def between(separator: re.Pattern[str], text: str) -> list[Offsets]:
    """Where a line begins and ends between its separators, nothing empty."""
    found = [(0, 0), *(match.span() for match in separator.finditer(text)), (len(text), len(text))]
    return [(left[1], right[0]) for left, right in pairwise(found) if left[1] < right[0]]
