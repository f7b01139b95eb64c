"""Which words are past participles, by their form: the tagger takes many for names or adjectives."""

from __future__ import annotations

from questions.annotations import Token
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import morphology

_ENDINGS = ("é", "ée", "és", "ées")
#: No past participle ends so, whatever the tagger says: « maraîcher » is a trade.
_OTHER_ENDINGS = ("ant", "er")


def is_participle(token: Token) -> bool:
    """Whether a word has the form of a past participle and is not one of the adjectives that look like one."""
    low = plain_word(token)
    table = morphology()["participles"]
    if low in table["adjectives"] or low.endswith(tuple(table["noun_endings"])):
        return False
    told = token.feature("VerbForm") == "Part" and not low.endswith(_OTHER_ENDINGS)
    return told or low.endswith(_ENDINGS) or bare_participle(low) in table["irregular"]


def bare_participle(word: str) -> str:
    """The masculine singular of an irregular participle (« prises » → « pris »)."""
    table = set(morphology()["participles"]["irregular"])
    forms = (word, word.removesuffix("s"), word.removesuffix("e"), word.removesuffix("es"))
    return next((form for form in forms if form in table), word)


def masculine_singular(word: str) -> str:
    """« commencées » → « commencé », « prises » → « pris »."""
    return word.rstrip("s").rstrip("e") if word.endswith(("ée", "ées", "és")) else bare_participle(word)
