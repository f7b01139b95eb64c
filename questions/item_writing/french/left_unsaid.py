"""Words that stand whole in their sentence and still leave open what is meant: which two, than what, what follows."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Token
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, morphology

#: Words from the article to the word behind the noun: « les | deux | affaires | de ».
_COUNTED = 4


def leaves_unsaid(words: Sequence[Token]) -> bool:
    """Whether the words count what only another sentence names, compare with what they do not tell, or announce what
    follows them."""
    places = range(len(words))
    ahead = any(plain_word(token) in wordlist("following") for token in words)
    return ahead or any(_counts_known(words[i : i + _COUNTED]) or _compares(words, i) for i in places)


def _counts_known(words: Sequence[Token]) -> bool:
    """« les deux affaires », « des trois hommes »; « les deux rives du canal », « les deux pays qui … » tell which."""
    if len(words) < _COUNTED - 1 or words[1].pos != "NUM" or words[2].pos != "NOUN":
        return False
    several = plain_word(words[0]) in wordlist("several_known") and plain_word(words[1]) in wordlist("numerals")
    behind = words[3] if len(words) == _COUNTED else None
    named = behind is not None and (behind.pos == "PROPN" or plain_word(behind) in _completing())
    return several and not named


def _completing() -> set[str]:
    return {*wordlist("of"), *wordlist("subject_relatives"), *wordlist("object_relatives"), *wordlist("relatives")}


def _compares(words: Sequence[Token], place: int) -> bool:
    """« La réalité est plus simple »: than what; « est plus cher que prévu » says it, « n'est plus libre » is none."""
    if not 0 < place < len(words) - 1 or plain_word(words[place]) not in wordlist("comparing"):
        return False
    before, behind = words[place - 1], words[place + 1]
    states = fold(before.text) in {fold(form) for form in wordlist("to_be")} and behind.pos in {"ADJ", "NOUN"}
    denied = any(plain_word(t) in morphology()["verbs"]["negation"] for t in words[max(0, place - 3) : place])
    told = any(plain_word(t) in {*wordlist("que"), *wordlist("of")} for t in words[place + 1 :])
    return states and not denied and not told
