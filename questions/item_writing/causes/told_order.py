"""Sentences that only say what came before or after: « deux heures avant la rupture », « …, puis ont fermé »."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence, Token
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, tidy

#: How far in front of « après » the number of days stands.
_SPAN = 3
#: Words of the shortest sentence.
_OPENING = 2


def tells_an_order(sentence: Sentence) -> str | None:
    """The words that put one fact before or after another, where nothing in the sentence may be taken for a reason."""
    words = [t for t in sentence.tokens if t.pos != "SPACE"]
    if any(map(_may_explain, words)) or _opens_with_a_circumstance(words):
        return None
    found = (_order_at(words, i) for i in range(len(words)))
    meanwhile = (tidy(t.text.lower()) for i, t in enumerate(words) if _is_meanwhile(words, i))
    return next((each for each in found if each is not None), None) or next(meanwhile, None)


def _order_at(words: Sequence[Token], place: int) -> str | None:
    """« puis », « avant » and what it stands before, « trois jours après »; a bare « après » may tell the reason."""
    word = plain_word(words[place])
    if word in wordlist("told_next"):
        return tidy(words[place].text.lower())
    if word in wordlist("told_earlier"):
        return tidy(words[place].text.lower()) if _has_an_event(words[place + 1 :]) else None
    if word in wordlist("told_later"):
        event = _is_measured(words[:place]) and _has_an_event(words[place + 1 :])
        return tidy(words[place].text.lower()) if event or _is_a_stretch(words[place + 1 :]) else None
    return None


def _is_meanwhile(words: Sequence[Token], place: int) -> bool:
    """« depuis mardi », « pendant dix-huit jours »; « depuis la faillite » may tell the reason."""
    if plain_word(words[place]) not in wordlist("told_meanwhile"):
        return False
    first = next((t for t in words[place + 1 : place + 1 + _SPAN] if t.pos in {"NOUN", "PROPN", "NUM"}), None)
    calendar = {*wordlist("calendar_nouns"), *wordlist("parts_of_this_day"), *wordlist("time_units")}
    return first is not None and (first.pos == "NUM" or bool({plain_word(first), first.lemma.lower()} & calendar))


def _has_an_event(behind: Sequence[Token]) -> bool:
    """« avant la rupture », « avant de partir »: not « avant midi », « avant l'été », « avant-dernière »."""
    first = next((t for t in behind[:_SPAN] if t.pos in {"NOUN", "PROPN", "VERB", "AUX", "NUM", "PUNCT"}), None)
    if first is None or first.pos in {"NUM", "PUNCT", "PROPN"}:
        return False
    calendar = {*wordlist("calendar_nouns"), *wordlist("parts_of_this_day"), *wordlist("time_units")}
    return not {plain_word(first), first.lemma.lower()} & {*calendar, *wordlist("ends_of_time")}


def _is_measured(before: Sequence[Token]) -> bool:
    """« trois jours | après », « peu | après »."""
    near = before[-_SPAN:]
    return bool(near) and (
        near[-1].lemma.lower() in wordlist("time_units") or plain_word(near[-1]) in wordlist("shortly")
    )


def _is_a_stretch(behind: Sequence[Token]) -> bool:
    """« après | quatre jours de captivité »."""
    near = behind[:_SPAN]
    return any(t.pos == "NUM" for t in near[:2]) and any(t.lemma.lower() in wordlist("time_units") for t in near)


def _may_explain(token: Token) -> bool:
    """Whether a word or a sign may lead to a reason: « car », « : », « en refusant », « a provoqué », « malgré »."""
    if plain_word(token) in wordlist("may_explain"):
        return True
    if token.feature("VerbForm") == "Part" and token.feature("Tense") == "Pres" and token.pos in {"VERB", "AUX"}:
        return True
    return fold(token.lemma.lower()).startswith(tuple(map(fold, wordlist("explaining_stems"))))


def _opens_with_a_circumstance(words: Sequence[Token]) -> bool:
    """« Saisi par un riverain, le juge … », « Inquiet, le maire … »: why, perhaps; « Jeudi, … » is when."""
    if len(words) < _OPENING or words[0].pos == "ADJ" or words[0].feature("VerbForm") == "Part":
        return True
    return words[1].text == "," and plain_word(words[0]) not in wordlist("calendar_nouns")
