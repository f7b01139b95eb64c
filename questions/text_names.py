"""What a text without the name of a paper is called by: what it says it is (a letter, a leaflet), its first words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from questions.calendar.grammar import plain
from questions.dispatch import Dispatch
from questions.languages.tables import load_table
from questions.naming import folded, small_words

#: Words that are shown of a text: up to a sign between the fewest and the most, else so many.
_FEWEST, _SHOWN, _MOST = 4, 8, 12
#: A longer line is no title of what the text is.
_LONGEST = 120
_SIGN = re.compile(r"[,;:.!?…](?=\s|$)")
_SENTENCE_END = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class TextKind:
    """« la lettre ouverte » and what goes with it: « intitulée ».

    :ivar signed: whether it is its author's (« la lettre d'Anne Roy »); a release is that of a house.
    """

    noun: str
    titled: str
    signed: bool = False


def kind_of(dispatch: Dispatch) -> TextKind | None:
    """What a line outside the text says that it is: « Communiqué de presse », « Lettre ouverte à Madame Roy »."""
    around = (dispatch.text[zone.start : zone.end] for zone in dispatch.zones if zone.kind != "body")
    lines = [plain(line.strip()) for part in around for line in part.splitlines() if len(line) <= _LONGEST]
    return next((kind for pattern, kind in _kinds() if any(pattern.search(line) for line in lines)), None)


def opening_words(text: str) -> str:
    """The first words of a text behind its greeting, cut at a sign; « […] » where its sentence goes on."""
    text = " ".join(text.split())
    greeting = _greeting().match(plain(text))
    text = text[greeting.end() :] if greeting else text
    counts = [(match.start(), len(text[: match.start()].split())) for match in _SIGN.finditer(text)]
    cut = next((at for at, count in counts if _FEWEST <= count <= _MOST), None)
    if cut is not None:
        return text[:cut] + ("" if text[cut] in _SENTENCE_END else " […]")
    shown = text.split(" ")
    if len(shown) <= _MOST:
        return text
    shown = shown[:_SHOWN]
    while len(shown) > _FEWEST and folded(shown[-1]) in small_words():
        shown.pop()
    return " ".join(shown) + " […]"


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], TextKind], ...]:
    kinds = load_table("fr", "explanations")["kinds"]
    return tuple(
        (re.compile(k["pattern"], re.IGNORECASE), TextKind(k["noun"], k["titled"], k.get("signed", False)))
        for k in kinds
    )


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(load_table("fr", "explanations")["outlets"]["greeting"], re.IGNORECASE)
