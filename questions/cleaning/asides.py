"""What a page says to its readers, alone among its furniture, in an article that speaks to nobody."""

from __future__ import annotations

import re

from questions.cleaning.classify import Line
from questions.cleaning.vocabulary import Vocabulary

#: Most words of such a sentence.
_LONGEST = 45
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_QUOTES = re.compile(r"[«»“”\"]")


def mark_asides(lines: list[Line], words: Vocabulary) -> None:
    """« Vous avez aimé ce récit ? Parlez-en autour de vous. » between a row of buttons and a list of links.

    The sentence says « vous » outside quotation marks and touches no paragraph; no other says it, as those of a letter
    or of a leaflet do.
    """
    prose = [index for index, line in enumerate(lines) if line.kind == "prose"]
    speaking = [index for index in prose if _speaks_to_readers(lines[index], words)]
    alone = [index for index in speaking if index != prose[0] and _is_alone(lines, index)]
    if len(alone) == len(speaking) < len(prose):
        for index in alone:
            lines[index].kind, lines[index].rule = "dirt", "aside"


def _speaks_to_readers(line: Line, words: Vocabulary) -> bool:
    return bool(words.to_readers.search(_QUOTED.sub(" ", line.block.plain)))


def _is_alone(lines: list[Line], index: int) -> bool:
    """Whether it stands among furniture, some of it known as such, quotes nobody and is no long paragraph."""
    beside = [*lines[index - 1 : index], *lines[index + 1 : index + 2]]
    known = any(each.kind == "dirt" for each in beside)
    block = lines[index].block
    fits = len(block.words) <= _LONGEST and not _QUOTES.search(block.plain)
    return fits and known and not any(each.kind == "prose" for each in beside)
