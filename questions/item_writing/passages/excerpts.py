"""Passages as they are quoted: without page furniture, cut at a word, whole phrases only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.dispatch import Zone
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.wording import NARROW_SPACE, morphology, tidy
from questions.naming import small_first

LONGEST_QUOTE = 260
#: A bullet, or the place, the day and the wire at the head of a dispatch.
FURNITURE = re.compile(r"^\s*(?:[-–—•*·▪►]\s+)?(?:[A-ZÉÈÀ][A-ZÉÈÀ'’ -]{2,}[^.\n]{0,60}(?:\d|[)/])\s*[-–—=]\s+)?")
#: Where a passage may be cut, and where else.
_SIGN, _SPACE = re.compile(rf",(?= )|;(?= )|{NARROW_SPACE}[:;](?= )| :(?= )"), re.compile(r"\s+")
#: Signs at which a passage may begin or end.
SIGNS = frozenset({",", ";", ":"})
#: A word of a name, « Dr. » among them but not the last word of a sentence, and what may follow it.
_NAME = re.compile(r"""[«“"'(]*[A-ZÀ-Þ](?!\S*\w{3}[.!?…])""")
_NAME_GOES_ON = re.compile(r"\s+([a-zà-þ]{1,3}\s+)?[A-ZÀ-Þ]")
#: Letters of « de », « van » in a name.
_PARTICLE = 3
#: Marks of a quotation.
_MARKS = (("«", "»"), ("“", "”"))
#: Links inside one phrase.
_INNER_LINKS = frozenset({"nmod", "amod", "flat:name", "flat", "fixed", "obj", "xcomp", "nummod", "obl:arg", "case"})


def annotated(text: str, start: int, end: int, notes: Mapping[int, str]) -> str:
    """The stretch of the text with each note between [ ] at its place."""
    cuts = sorted({start, end, *(place for place in notes if start < place <= end)})
    pieces = [text[low:high] + (f" [{notes[high]}]" if high in notes else "") for low, high in pairwise(cuts)]
    return "".join(pieces)


def shortened(text: str) -> str:
    """A long quotation up to its last comma, colon or semicolon, or where that is far off to its last word."""
    cut = text[: last_cut(text, LONGEST_QUOTE // 2, LONGEST_QUOTE)]
    return cut.rstrip(" ,;:" + NARROW_SPACE) + " […]"


def last_cut(text: str, least: int, most: int) -> int:
    """Where a passage may end between two places: at its last sign, else at its last word that is no part of a name."""
    if most >= len(text):
        return len(text)
    signs = [match.start() for match in _SIGN.finditer(text, least, most)]
    if signs:
        return signs[-1]
    spaces = [match.start() for match in _SPACE.finditer(text, least, most)]
    return next((at for at in reversed(spaces) if not _in_name(text, at)), spaces[-1] if spaces else most)


def first_cut(text: str, least: int, most: int) -> int:
    """Where a passage may begin between two places: at its first word that is no part of a name."""
    spaces = [match.end() for match in _SPACE.finditer(text, least, most)]
    return next((at for at in spaces if not _in_name(text, at - 1)), least)


def _in_name(text: str, at: int) -> bool:
    """Whether a space stands inside a name: « Anne | Roy », « Anne | de Roy », « Anne de | Roy », « Dr. | Roy »."""
    after, before = _NAME_GOES_ON.match(text[at:]), text[:at].split()[-2:]
    named = [bool(_NAME.match(word)) for word in before]
    small = bool(before) and before[-1].islower() and len(before[-1]) <= _PARTICLE and not (after and after[1])
    return after is not None and (named[-1:] == [True] or (small and named == [True, False]))


def with_marks(text: str, *, inside: bool) -> str:
    """A stretch cut out of a quotation, with the mark that opened it in front or the mark that closes it behind.

    :param inside: whether it begins between two straight quotation marks.
    """
    for opening, closing in _MARKS:
        missing = text.count(opening) - text.count(closing)
        if missing > 0:
            text = text.rstrip(" .,;:") + closing
        elif missing < 0:
            text = opening + text
    if text.count('"') % 2 == 1:
        return f'"{text}' if inside else f'{text.rstrip(" .,;:")}"'
    return text


def is_stamp(zone: Zone, span: EvidenceSpan) -> bool:
    """Whether a dateline or a stamp stands at the head of the span."""
    return zone.kind in {"dateline", "stamp"} and zone.start <= span.start < zone.end < span.end


def whole_words(text: str) -> str:
    """A text whose end was cut inside a phrase (« … dévasté le »), with « […] » for the word left dangling."""
    words = text.split(" ")
    kept = len(words)
    while kept > 1 and words[kept - 1].lower().replace("’", "'") in morphology()["verbs"]["dangling"]:
        if " ".join(words[:kept]).lower().endswith(wordlist("whole_endings")):
            break
        kept -= 1
    return text if kept == len(words) else " ".join(words[:kept]) + " […]"


def is_whole(sentence: Sentence, span: EvidenceSpan) -> bool:
    """Whether no word behind the span belongs to a phrase inside it (« le ministre des Ressources | en eau »)."""
    inside = {i for i, token in enumerate(sentence.tokens) if span.start <= token.start < span.end}
    if not inside or sentence.tokens[max(inside)].pos in {"AUX", "ADP", "DET"} or goes_on(sentence, max(inside)):
        return False
    behind = (i for i, token in enumerate(sentence.tokens) if token.start >= span.end and token.pos != "PUNCT")
    return not any(_hangs_on(sentence, i, inside) for i in behind)


def goes_on(sentence: Sentence, last: int) -> bool:
    """« l'absence | , dans le texte, de toute indemnisation »: an aside, then « de »."""
    following = sentence.tokens[last + 1 :]
    if len(following) < 2 or following[0].text != "," or following[1].pos != "ADP":
        return False
    comma = next((i for i, token in enumerate(following[1:], 1) if token.text == ","), len(following))
    return comma + 1 < len(following) and tidy(following[comma + 1].text).lower() in wordlist("of")


def _hangs_on(sentence: Sentence, index: int, inside: set[int]) -> bool:
    token = sentence.tokens[index]
    return token.head in inside and token.dep in _INNER_LINKS


def small_article(text: str, first: Token) -> str:
    """The text with a small letter at its head, unless that is a name."""
    return text if first.pos == "PROPN" else small_first(text)
