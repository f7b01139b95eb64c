"""Names of bodies with the word for their kind: « l'ONG X », « la compagnie genevoise X »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.annotator.names.found import Found
from questions.annotator.parsing.words import Tokens, is_acronym, is_article, is_capitalised, is_listed, lower


def wrapped(tokens: Tokens, found: Found) -> Found:
    """« l'ONG X », « la compagnie genevoise X »: with the word for its kind."""
    noun = found.start - 1
    if found.kind != "organisation" or not is_capitalised(tokens[found.start]) or is_acronym(tokens[found.start]):
        return found
    noun = _before_complement(tokens, _before_adjectives(tokens, noun))
    told = noun > 0 and _is_wrapper(tokens, noun, found.start) and is_article(tokens[noun - 1])
    return replace(found, start=noun, told_as=lower(tokens[noun])) if told else found


def _before_adjectives(tokens: Tokens, place: int) -> int:
    while place > 1 and tokens[place].pos == "ADJ" and tokens[place].text.islower():
        place -= 1
    return place


def _before_complement(tokens: Tokens, noun: int) -> int:
    """« fonds » of « le fonds d'investissement X », « bureau » of « le bureau d'études genevois X »."""
    bare = noun > 2 and tokens[noun].pos == "NOUN" and tokens[noun].text.islower() and is_listed(tokens, noun - 1, "of")
    head = _before_adjectives(tokens, noun - 2) if bare else noun
    return head if _is_wrapper(tokens, head, noun) else noun


def _is_wrapper(tokens: Tokens, noun: int, end: int) -> bool:
    """Whether the word tells what is named behind; some do so only with a complement before ``end``."""
    joint = is_listed(tokens, noun, "joint_wrappers") and is_listed(tokens, noun + 1, "of") and noun + 1 < end
    return joint or is_listed(tokens, noun, "wrappers")


def is_free(whole: Found, here: Sequence[Found]) -> bool:
    """Whether nobody else stands where the word for its kind does."""
    others = (each for each in here if each.kind != "group" and each.name != whole.name)
    return not any(other.covers(whole.sentence, whole.start, whole.end) for other in others)
