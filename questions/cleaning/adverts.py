"""What stands below the word « Publicité »: an advert that its own words do not betray."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from questions.cleaning.classify import Line

#: Most words of a label, and of a line of an advert.
_LABEL, _LONGEST = 2, 20
#: How an advert may end that reads like a sentence.
_CALLS = ("!", "?")


def mark_adverts(lines: list[Line]) -> None:
    """The lines that touch a bare label are its advert, where a gap or another label parts them from what follows.

    What ends with a full stop stays: on some pages the label touches the paragraph that goes on below the advert.
    """
    for index, label in enumerate(lines):
        if not _is_label(label):
            continue
        below = list(takewhile(_could_advertise, lines[index + 1 :]))
        following = lines[index + 1 + len(below) :][:1]
        if below and (_are_closed(following) or _stand_apart(label, following)):
            for line in below:
                line.kind, line.rule = "dirt", "advert"


def _is_label(line: Line) -> bool:
    return line.rule == "advert" and len(line.block.words) <= _LABEL


def _could_advertise(line: Line) -> bool:
    """A short line right below the one before, that is no statement."""
    calls = line.kind == "title" or (line.kind == "prose" and line.block.text.rstrip().endswith(_CALLS))
    return calls and line.block.gap <= 1 and len(line.block.words) <= _LONGEST


def _are_closed(following: Sequence[Line]) -> bool:
    """A second label, or a rule of dashes, right below."""
    return any(line.block.gap <= 1 and (line.rule == "advert" or not line.block.words) for line in following)


def _stand_apart(label: Line, following: Sequence[Line]) -> bool:
    """Label and advert are a paragraph of their own."""
    return label.block.gap > 1 and all(line.block.gap > 1 for line in following)
