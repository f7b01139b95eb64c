"""What a page says again and again: buttons between paragraphs, the head of every printed sheet; and what they part."""

from __future__ import annotations

from collections import Counter
from itertools import dropwhile

from questions.cleaning.classify import Line
from questions.cleaning.vocabulary import Vocabulary

#: Most words of a button, fewest of the head of a sheet, fewest of a sentence that breaks off.
_LONGEST_BUTTON, _SHORTEST_HEAD, _SHORTEST_PART = 12, 3, 4


def mark_sheet_heads(lines: list[Line], words: Vocabulary) -> None:
    """« 25/09/2019 21:14 Le bac reprend - Le Phare », on each sheet of a printed page, and text between."""
    first_seen: dict[str, int] = {}
    for index, line in enumerate(lines):
        if not _could_head_sheets(line, words):
            continue
        before = first_seen.setdefault(line.block.key, index)
        if any(each.kind == "prose" for each in lines[before:index]):
            for each in lines:
                if each.block.key == line.block.key:
                    each.kind, each.rule = "dirt", "head of a sheet"


def _could_head_sheets(line: Line, words: Vocabulary) -> bool:
    if line.kind not in ("title", "stamp") or len(line.block.words) < _SHORTEST_HEAD:
        return False
    return any(match.reading == "day" and match.start == 0 for match in words.grammar.find(line.block.text[:40]))


def mark_repeated_titles(lines: list[Line], headline: Line | None) -> None:
    """« Plus d'infos », twice below the first paragraph: a heading of an article stands there once."""
    below = list(dropwhile(lambda line: line.kind != "prose", lines))
    said = Counter(line.block.key for line in below if line.kind in ("title", "dirt"))
    for line in below:
        again = line.kind == "title" and line is not headline and said[line.block.key] > 1
        if again and len(line.block.words) <= _LONGEST_BUTTON:
            line.kind, line.rule = "dirt", "repeated"


def join_interrupted(lines: list[Line]) -> None:
    """« C'est une erreur, pas une », an advert, « tricherie, plaide-t-il. »: what goes on in a small letter is text."""
    for index, line in enumerate(lines):
        if line.kind != "title" or line.block.closed or len(line.block.words) < _SHORTEST_PART:
            continue
        later = list(dropwhile(lambda each: each.kind == "dirt", lines[index + 1 :]))
        parted = later and later[0] is not lines[index + 1]
        if parted and later[0].kind == "prose" and later[0].block.text[:1].islower():
            line.kind = "prose"
