"""Nouns that a demonstrative points back with, « cette manœuvre »: whether what is shown in front tells which."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence, Token
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import morphology, stems
from questions.syntax import is_finite

_NOUNS = frozenset({"NOUN", "PROPN"})
#: Links by which a clause stands beside another one rather than inside it.
_BESIDE = frozenset({"conj", "parataxis", "ROOT"})


def points_at_nothing(sentence: Sentence, earlier: Sequence[Token], start: int, end: int, *, behind: bool) -> bool:
    """« Cette manœuvre, les équipes l'ont répétée », « à cette allure »: whether a demonstrative, in a stretch of the
    sentence, has a noun that neither the words in front nor those shown earlier have.

    A clause of the same passage in front may be what the noun sums up (« …, et c'est cette bévue qui … »); « ce soir »
    is of the day of writing, and « ces hommes qui … » are told behind.

    :param behind: whether the passage has whole sentences in front of this one.
    """
    tokens = sentence.tokens
    places = [i for i, token in enumerate(tokens) if start <= token.start < end]
    return any(
        _is_demonstrative(tokens[i])
        and not _is_told(tokens, i, [*earlier, *(tokens[k] for k in places if k < i)])
        and not (behind or _sums_up(tokens, i, [k for k in places if k < i]))
        for i in places
    )


def _is_demonstrative(token: Token) -> bool:
    return token.pos == "DET" and token.feature("PronType") == "Dem"


def _is_told(tokens: Sequence[Token], place: int, before: Sequence[Token]) -> bool:
    """Whether the noun, or one that completes it, was named, or the words tell the day of writing or what follows."""
    noun = tokens[place].head
    days = {*wordlist("calendar_nouns"), *wordlist("parts_of_this_day"), *wordlist("time_units")}
    if {plain_word(t) for t in tokens[place + 1 : noun + 1]} & days:
        return True
    if plain_word(tokens[noun]) in morphology()["anaphora"]["ranked"]:
        return any(t.pos in _NOUNS for t in before)  # « à la demande de cette dernière »
    below = [t for t in tokens if t.head == noun and t.start > tokens[noun].start]
    if any(t.dep == "acl:relcl" for t in below):
        return True
    named = [tokens[noun], *(t for t in below if t.pos in _NOUNS)]
    return bool(stems(" ".join(t.text for t in named)) & stems(" ".join(t.text for t in before if t.pos != "PUNCT")))


def _sums_up(tokens: Sequence[Token], place: int, before: Sequence[int]) -> bool:
    """Whether a clause that does not hold the noun stands in front of it."""
    own, at = {place}, place
    while tokens[at].dep not in _BESIDE and tokens[at].head != at:
        at = tokens[at].head
        own.add(at)
    verbs = (tokens[i].head if tokens[i].pos == "AUX" else i for i in before if is_finite(tokens[i]))
    return any(verb not in own for verb in verbs)
