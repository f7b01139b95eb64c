"""Joins the lines of a heading that was wrapped: half a headline says something else than the whole."""

from __future__ import annotations

import re
from functools import cache

from questions.cleaning.classify import Line
from questions.cleaning.lines import Block
from questions.cleaning.page_heads import LONGEST_HEADLINE, is_frame, reads_as_title
from questions.cleaning.vocabulary import Vocabulary
from questions.languages import load_table

#: Fewest words of a line that a heading may go on from: menus have fewer.
_FEWEST = 4
#: « lundi, 19h12 »: a stamp has a clock time.
_CLOCK = re.compile(r"\b\d{1,2} ?[h:] ?\d{2}\b")


def joined_titles(lines: list[Line], text: str, words: Vocabulary) -> list[Line]:
    """The lines, with the headings above the text that go on in the next line made one."""
    first = next((index for index, line in enumerate(lines) if line.kind == "prose"), 0)
    joined: list[Line] = []
    for line in lines[:first]:
        before = joined[-1] if joined else None
        if before and _goes_on(before, line, words):
            start, end = before.block.start, line.block.end
            joined[-1] = Line(Block(start, end, text[start:end], before.block.gap), "title")
        else:
            joined.append(line)
    return joined + lines[first:]


def _goes_on(before: Line, line: Line, words: Vocabulary) -> bool:
    """Whether a heading breaks off behind a comma or a word that ends none, or the next line has no capital.

    Below the name of a paper a small letter begins what the paper is (« le journal des deux rives »).
    """
    block, after = before.block, line.block
    if {before.kind, line.kind} != {"title"} or after.gap > 1 or not _FEWEST <= len(block.words) <= LONGEST_HEADLINE:
        return False
    if _CLOCK.search(after.text) or is_frame(before, words) or is_frame(line, words):
        return False
    if len(block.words) + len(after.words) > LONGEST_HEADLINE:
        return False
    if block.text.endswith(",") or block.words[-1] in _dangling():
        return True
    named = words.outlet.media.search(block.plain) or words.outlet.institution.search(block.plain)
    return after.text[:1].islower() and not named and reads_as_title(block, words)


@cache
def _dangling() -> frozenset[str]:
    """Words that no phrase ends with: « de », « sous »."""
    return frozenset(load_table("fr", "morphology")["verbs"]["dangling"])
