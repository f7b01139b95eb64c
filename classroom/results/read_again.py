"""What an answer looked like in what the student read: a text with gaps filled, a passage with words chosen. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from classroom.attempts.answers import CHOICE, Question, in_gaps, key_spans
from classroom.item_bank.passages import after, words
from classroom.item_bank.rules import rules_of
from classroom.models import ItemKind, ItemVersion


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a passage; ``right`` is ``None`` where the key is not shown."""

    text: str
    chosen: bool
    right: bool | None


def gaps_filled(version: Question, answer: Any) -> str:
    """The text of a question with gaps as it was filled in; nothing for other kinds, or where nothing was."""
    return in_gaps(version, answer) if version.kind is ItemKind.GAP and answer is not None else ""


def passage_chosen(version: Question, answer: Any, key: bool) -> list[Stretch]:
    """The passage of a question in stretches, with the words that were chosen and, where ``key`` is shown, those that
    were to be; nothing for other kinds."""
    if version.kind is not ItemKind.HIGHLIGHT:
        return []
    passage = rules_of(version.kind, version.rules).passage
    chosen = frozenset(answer or ())
    wanted = frozenset[int]().union(*key_spans(version)) if key else None
    stretches: list[Stretch] = []
    for number, word in enumerate(words(passage)):
        inside = {number - 1, number}
        # What stands between two words goes with both of them, or with neither.
        between = (inside <= chosen, None if wanted is None else inside <= wanted)
        _add(stretches, word.before, *between)
        _add(stretches, word.text, number in chosen, None if wanted is None else number in wanted)
    _add(stretches, after(passage), chosen=False, right=None if wanted is None else False)
    return stretches


def reasons(version: ItemVersion, answer: Any) -> list[str]:
    """What the author says of the right answers of a question without options to see, and of a wrong one that was
    chosen from a list; each once."""
    if version.kind in CHOICE or version.kind is ItemKind.MULTIPLE:
        return []
    chosen = {each for each in answer if isinstance(each, int)} if version.kind is ItemKind.GAP and answer else set()
    told = [o.get("why") for place, o in enumerate(version.options) if o["correct"] or place in chosen]
    return list(dict.fromkeys(why for why in told if why))


def feedback(version: ItemVersion, fraction: float | None) -> str:
    """What the author says to whoever has full marks, or has not; nothing where that is not known."""
    if fraction is None:
        return ""
    return version.feedback_right if fraction > 1 - 1e-9 else version.feedback_wrong


def _add(stretches: list[Stretch], text: str, chosen: bool, right: bool | None) -> None:
    """Put words at the end of the last stretch where they are as it is."""
    if not text:
        return
    if stretches and (stretches[-1].chosen, stretches[-1].right) == (chosen, right):
        stretches[-1] = Stretch(stretches[-1].text + text, chosen, right)
    else:
        stretches.append(Stretch(text, chosen, right))
