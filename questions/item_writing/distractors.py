"""Chooses wrong options: of the key's form and length, apart from it and from one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from questions.item_writing.drafts import Candidate
from questions.item_writing.french.wording import content_words, fold

FEWEST = 2
MOST = 3
#: Two options share at most this part of the shorter one's words.
_LARGEST_SHARE = 0.5


def choose(key: str, candidates: Iterable[Candidate], most: int = MOST) -> list[Candidate]:
    """Up to ``most`` distractors, nearest to the key in length, apart from the key and from one another.

    One at least is as long as the key where such a one is offered, so that length tells nothing. The same
    candidates in any order give the same choice.
    """
    offered = sorted(candidates, key=lambda c: (_distance(key, c.text), c.text))
    chosen: list[Candidate] = []
    for candidate in offered:
        if len(chosen) < most and all(apart(candidate.text, text) for text in (key, *(c.text for c in chosen))):
            chosen.append(candidate)
    return _with_one_as_long(key, chosen, offered)


def choose_names(key: str, candidates: Iterable[Candidate], most: int = MOST) -> list[Candidate]:
    """Up to ``most`` names apart from the key and from one another, in the order offered; length tells nothing."""
    chosen: list[Candidate] = []
    for candidate in candidates:
        if len(chosen) == most:
            break
        if all(apart(candidate.text, text) for text in (key, *(c.text for c in chosen))):
            chosen.append(candidate)
    return chosen


def _distance(key: str, text: str) -> int:
    """Difference of length; a shorter text counts double, because the longest option looks right."""
    gap = len(text) - len(key)
    return gap if gap >= 0 else -2 * gap


def _with_one_as_long(key: str, chosen: list[Candidate], offered: Sequence[Candidate]) -> list[Candidate]:
    if not chosen or any(len(each.text) >= len(key) for each in chosen):
        return chosen
    for candidate in offered:
        others = (key, *(each.text for each in chosen[:-1]))
        if len(candidate.text) >= len(key) and all(apart(candidate.text, text) for text in others):
            return [*chosen[:-1], candidate]
    return chosen


def apart(one: str, other: str) -> bool:
    """Whether two options say clearly different things."""
    if fold(one).strip(" .") == fold(other).strip(" ."):
        return False
    left, right = content_words(one), content_words(other)
    fewer = min(len(left), len(right))
    return not fewer or len(left & right) <= _LARGEST_SHARE * fewer
