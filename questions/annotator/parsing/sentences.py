"""Where sentences start: by rule, before the parser, because the parser cuts French news in the wrong places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from questions.languages import current, load_table

_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>(?:[\"”)\]']|\s?»)*)\s+(?=[\"“«(\[–—\-•\s]*[^\W_a-zß-ÿ])")
_INITIAL = re.compile(r"(?:^|[\s'(\-.])[A-ZÀ-Þ]$")
_WORD = re.compile(r"[^\s'(\[«\"]+$")


def sentence_starts(text: str) -> Iterator[int]:
    """Offsets in a paragraph's prepared text at which its sentences start, 0 first."""
    yield 0
    stamp = _stamps(current()).match(text)
    if stamp is not None:
        yield stamp.end()
    for match in _END.finditer(text):
        if not _is_abbreviation(text[: match.start()][-40:], match["mark"] + match["close"]):
            yield match.end()


def _is_abbreviation(before: str, mark: str) -> bool:
    if mark != ".":
        return False
    word = _WORD.search(before)
    return bool(_INITIAL.search(before)) or (word is not None and word[0] in _abbreviations(current()))


@cache
def _stamps(language: str) -> re.Pattern[str]:
    """« 15h10 La ministre est là »: the hour of a note of a live page, no part of its sentence."""
    return re.compile(rf"\s*(?:{load_table(language, 'sentences')['stamp']})\s*[-–—:•|]?\s+(?=[«\"“]?\s?[A-ZÀ-Þ])")


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(load_table(language, "sentences")["abbreviations"])
