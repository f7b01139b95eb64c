"""Names of bodies with the word for their kind: « l'ONG X », « la compagnie genevoise X »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.annotator.found import Found
from questions.annotator.words import Tokens, is_acronym, is_article, is_capitalised, is_listed, lower


def wrapped(tokens: Tokens, found: Found) -> Found:
    """« l'ONG X », « la compagnie genevoise X »: with the word for its kind."""
    noun = found.start - 1
    if found.kind != "organisation" or not is_capitalised(tokens[found.start]) or is_acronym(tokens[found.start]):
        return found
    while noun > 1 and tokens[noun].pos == "ADJ" and tokens[noun].text.islower():
        noun -= 1
    told = noun > 0 and is_listed(tokens, noun, "wrappers") and is_article(tokens[noun - 1])
    return replace(found, start=noun, told_as=lower(tokens[noun])) if told else found


def is_free(whole: Found, here: Sequence[Found]) -> bool:
    """Whether nobody else stands where the word for its kind does."""
    others = (each for each in here if each.kind != "group" and each.name != whole.name)
    return not any(other.covers(whole.sentence, whole.start, whole.end) for other in others)
