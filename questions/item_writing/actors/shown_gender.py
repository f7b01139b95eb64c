"""What somebody's words show of their speaker: « il m'a prévenue », « je suis prêt »: a woman, a man."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Token
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.agreement import Gender
from questions.item_writing.french.participle_forms import is_participle, masculine_singular
from questions.item_writing.french.reference import plain_word

#: Between the pronoun and the word that agrees with it: « je n'étais pas la | seule ».
_SKIPPED = frozenset({"ADV", "AUX", "PRON", "DET", "CCONJ"})
_FARTHEST = 7
#: « la lettre que le maire de Sens m'a remise »: how far in front « que » is looked for.
_CLAUSE = 8


def shown_gender(words: Sequence[Token]) -> Gender | None:
    """The gender that some participle or adjective gives the speaker; ``None`` where none does."""
    found = (_behind(words, i) for i, token in enumerate(words) if plain_word(token) in _first_persons())
    return next((gender for gender in found if gender is not None), None)


def _first_persons() -> set[str]:
    return {*wordlist("i_myself"), *wordlist("me")}


def _behind(words: Sequence[Token], pronoun: int) -> Gender | None:
    """Of « je suis », « j'ai été », « m'a », « je me suis »: what the first word that is no helper has for an ending.

    The masculine tells a man behind « je suis » alone: a woman, too, says « il m'a dit », « je me suis demandé ».
    """
    near = words[pronoun + 1 : pronoun + 1 + _FARTHEST]
    place = next((i for i, token in enumerate(near) if not _helps(token)), None)
    helpers = {plain_word(token) for token in near[:place]}
    if place is None:
        return None
    if plain_word(words[pronoun]) in wordlist("i_myself"):
        own = not helpers & set(wordlist("me"))
        return _form(near[place], masculine=own) if helpers & set(wordlist("i_am")) else None
    return _form(near[place], masculine=False) if _takes_me(words, pronoun, helpers) else None


def _takes_me(words: Sequence[Token], pronoun: int, helpers: set[str]) -> bool:
    """« Il m'a | prévenue »; not « la lettre m'a été | remise », « la lettre qu'il m'a | remise »."""
    led = {plain_word(token) for token in words[max(0, pronoun - _CLAUSE) : pronoun]}
    has = bool(helpers & set(wordlist("has_me"))) and not helpers & set(wordlist("i_am"))
    return has and not led & set(wordlist("object_relatives"))


def _helps(token: Token) -> bool:
    return token.pos in _SKIPPED or plain_word(token) in wordlist("i_am")


def _form(word: Token, *, masculine: bool) -> Gender | None:
    """What the ending of a participle or an adjective tells: « prévenue », « contente »; « triste » is of both."""
    low = plain_word(word)
    if word.pos not in {"ADJ", "VERB"} and not is_participle(word):
        return None
    if low.rstrip("s").endswith("e"):
        told = masculine_singular(low) != low or low.rstrip("s").endswith(tuple(wordlist("feminine_endings")))
        return "Fem" if told or (word.pos == "ADJ" and word.feature("Gender") == "Fem") else None
    return "Masc" if masculine and (word.pos == "ADJ" or is_participle(word)) else None
