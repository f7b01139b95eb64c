"""Items of a list: their marks are no part of the text, and a short item is text all the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from questions.cleaning.classify import Line
from questions.cleaning.vocabulary import Vocabulary

#: What a line of a list goes by among the rules of the cleaning.
ITEM = "item"
#: One line alone is no list.
_FEWEST = 2
#: Shorter items, in words, are links.
_SHORTEST_ITEM = 4
_LONGEST_LINK = 14


def mark_listed(lines: list[Line], words: Vocabulary) -> None:
    """Marks the items of lists, and takes for prose the short ones of a list that a line announces (« … : »)."""
    for start, end in _runs(lines, words):
        announced = start > 0 and _announces(lines[start - 1])
        if announced:
            lines[start - 1].kind = "prose"
        for line in lines[start:end]:
            if announced and line.kind == "title" and len(line.block.words) >= _SHORTEST_ITEM:
                line.kind = "prose"
            if line.kind == "prose":
                line.rule = ITEM


def drop_closing_links(lines: list[Line], words: Vocabulary) -> None:
    """A list at the end of the page some of whose short items are titles is one of links, questions among them too."""
    closing: list[Line] = []
    for line in reversed(lines):
        if line.kind == "dirt":
            continue
        if not _is_item(line, words) or len(line.block.words) > _LONGEST_LINK:
            break
        closing.append(line)
    if any(line.kind == "title" for line in closing):
        for line in closing:
            line.kind, line.rule = "dirt", "link"


def _is_item(line: Line, words: Vocabulary) -> bool:
    text = line.block.text
    marked = text[0] in (*words.pack.words("bullets.always"), *words.pack.words("bullets.in_lists"))
    return line.rule == ITEM or (marked and text[1:2].isspace())


def bullet_length(line: Line, words: Vocabulary) -> int:
    """Characters of the bullet at the head of the line, with the space behind it; 0 when there is none."""
    mark, rest = line.block.text[:1], line.block.text[1:]
    sure = mark in words.pack.words("bullets.always")
    if not sure and not (line.rule == ITEM and mark in words.pack.words("bullets.in_lists")):
        return 0
    return 1 + len(rest) - len(rest.lstrip())


def _announces(line: Line) -> bool:
    """« Trois mesures ont été prises : »."""
    told = line.kind == "prose" or (line.kind == "title" and len(line.block.words) >= _SHORTEST_ITEM)
    return told and line.block.plain.rstrip().endswith(":")


def _runs(lines: list[Line], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Neighbouring lines that open with the same mark, or that a page calls items, and quote nobody."""
    spoken = words.pack.regex("bullets.spoken")
    marks = {*words.pack.words("bullets.always"), *words.pack.words("bullets.in_lists")}

    def mark_of(index: int) -> str:
        line, text = lines[index], lines[index].block.text
        marked = text[0] if text[0] in marks and text[1:2].isspace() else ""
        return "" if line.kind == "dirt" or spoken.search(text) else marked or line.rule

    for mark, group in groupby(range(len(lines)), key=mark_of):
        run = list(group)
        if (mark in marks or mark == ITEM) and len(run) >= _FEWEST:
            yield run[0], run[-1] + 1
