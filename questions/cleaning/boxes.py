"""Boxes in the middle of an article: what is to be kept in mind, dates, figures; and polls, which are none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, takewhile

from questions.cleaning.bullets import ITEM
from questions.cleaning.classify import Line
from questions.cleaning.vocabulary import Vocabulary

#: One line alone is no box.
_FEWEST = 2
#: Fewest words of a line of a box, and most of an answer.
_SHORTEST, _LONGEST_ANSWER = 2, 6
#: « Longueur : 54 m »: a label of few words and its figure.
_FIGURE = re.compile(r"^[^:.!?|©@]{2,40}? ?: [^:!?|©@]{0,40}\d[^:!?|©@]{0,30}$")
#: « 1998 : création du club », « Mars 2019. Première alerte »: what follows the day or the year.
_TOLD = re.compile(r"\s?[:.,–—-]\s+\w")
_YEAR = re.compile(r"\d{4}\b")
#: What stands around an article with such a label and a figure is its furniture.
_KEPT = ("title", "stamp", "prose")


def mark_boxes(lines: list[Line], words: Vocabulary) -> None:
    """Takes for text the short lines of a list with bullets, of a chronology, of a table of figures.

    It stands between two paragraphs without any heading, or below one that says what it is (« À retenir »).
    """
    _mark_polls(lines, words)
    prose = [index for index, line in enumerate(lines) if line.kind == "prose"]
    for start, end in _runs(lines, words):
        above, below = lines[start - 1] if start else None, lines[end] if end < len(lines) else None
        headed = above is not None and above.kind == "title" and words.summary.search(above.block.plain)
        beside = all(line is not None and line.kind == "prose" for line in (above, below))
        if (headed and prose) or (beside and any(index < start for index in prose)):
            for line in lines[start:end]:
                line.kind, line.rule = "prose", ITEM


def _runs(lines: list[Line], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Where neighbouring lines have one shape, one of them at least short of a sentence."""
    for shape, group in groupby(range(len(lines)), key=lambda index: _shape(lines[index], words)):
        run = list(group)
        short = any(lines[index].kind != "prose" for index in run)
        if shape and short and len(run) >= _FEWEST:
            yield run[0], run[-1] + 1


def _shape(line: Line, words: Vocabulary) -> str:
    """Whether the line is an item behind its bullet, tells of a day, or gives a figure; empty for any other."""
    text = line.block.plain
    if line.kind not in _KEPT or len(line.block.words) < _SHORTEST or line.rule == ITEM:
        return ""
    if text[0] in words.pack.words("bullets.always") and words.plain_bullet.match(text):
        return "bullet"
    if _is_dated(line, words):
        return "dated"
    return "figure" if line.kind == "title" and _FIGURE.match(text) else ""


def _is_dated(line: Line, words: Vocabulary) -> bool:
    """« Mars 2019. Première alerte », « 12 juin 2024 : le parquet ouvre une enquête », « 1998 : création du club »."""
    text = line.block.plain
    found = next((match for match in words.grammar.find(text[:60]) if match.reading in ("day", "month")), None)
    year = _YEAR.match(text)
    end = found.end if found is not None and found.start == 0 else year.end() if year else 0
    return bool(end) and bool(_TOLD.match(text[end:])) and not text[:end].count("/")


def _mark_polls(lines: list[Line], words: Vocabulary) -> None:
    """« Faut-il rebâtir la halle ? » above « Oui » and « Non », and the label above it."""
    for index, line in enumerate(lines):
        answers = list(takewhile(lambda each: _is_answer(each, words), lines[index + 1 :]))
        if len(answers) < _FEWEST or not line.block.text.rstrip().endswith("?"):
            continue
        label = [each for each in lines[max(0, index - 1) : index] if each.kind == "title" and _is_short(each)]
        for each in [*label, line, *answers]:
            each.kind, each.rule = "dirt", "poll"


def _is_answer(line: Line, words: Vocabulary) -> bool:
    return _is_short(line) and bool(words.answer.search(line.block.plain))


def _is_short(line: Line) -> bool:
    return len(line.block.words) <= _LONGEST_ANSWER and not line.block.ended
