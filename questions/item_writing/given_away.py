"""Two questions of one set that spoil each other: the one prints what the other asks, or both have one answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from questions.annotations import EvidenceSpan
from questions.item_writing.drafts import Draft
from questions.item_writing.french.wording import content_words, fold, morphology, tidy
from questions.items import PAIR_SEPARATOR

#: Characters between two passages that belong to one statement (« dit-il » may stand between them).
_ONE_STATEMENT = 120
#: Rules that ask who said or told it.
_OF_WORDS = frozenset({"actor.said", "actor.told", "actor.unnamed", "actor.words"})
#: Rules that ask for a day, and the day of a date without its year.
_OF_A_DAY = frozenset({"date.when", "date.written", "date.value", "date.true_false"})
#: The rule that asks what day « mardi » is, whether it is that of another outlet, and those that ask what letters stand
#: for.
_RECKONED = "date.value"
_SAME_DAY = "contradiction.same_day"
_OF_LETTERS = frozenset({"actor.acronym", "actor.acronym_written"})
#: The rule that leaves a connective out of its sentence.
_LEFT_OUT = "cause.missing"
#: Characters between a name and its office.
_BESIDE = 4
#: Rules that ask who had it done, or who leads a body.
_OF_A_DEED = frozenset({"actor.initiator", "actor.leader"})
#: The part of its content words that a stem shares which tells the deed: its other actor makes up some of them.
_SAME_DEED = 0.75
#: A day without its year, or a month with it.
_DAY = re.compile(r"\b\d{1,2}(?:er)? [^\W\d]{3,}|(?<!\d )(?<!\der )\b[^\W\d]{3,} (?:19|20)\d\d\b")
#: A day with its year.
_FULL_DAY = re.compile(r"\b\d{1,2}(?:er)? [^\W\d]{3,} (?:19|20)\d\d\b")
#: The part of its content words that the one shares with the other where both tell one fact.
_ONE_FACT = 0.5
#: The rule that asks for the number which the other passage gives, and those that show that passage among others.
_OTHER_NUMBER = "contradiction.other_number"
#: The rule that asks for the other passage itself.
_COUNTER_PASSAGE = "contradiction.counter_passage"
_TO_BE_FOUND = frozenset({_COUNTER_PASSAGE, _OTHER_NUMBER})
#: Passages set side by side.
_PAIRED = 2
#: By so many letters words are known again.
_ENOUGH_WORDS = 40
#: A shorter key is printed somewhere by chance.
_SHORTEST_KEY = 5


def spoils(one: Draft, other: Draft) -> bool:
    """Whether a student who reads the one question needs not know the other: both, of one topic, rest on one passage,
    and the stem of either prints the key of the other, or the keys are the same.

    The passages are those that hold the answers: a date line or the place of a name serves every question of its
    dispatch. Questions of two topics on one passage stay, since a quotation prints names that are asked elsewhere; not
    where the one explains in brackets the very day that the other has reckoned, or quotes the words whose speaker is
    asked together with the speaker. Nor is an office asked where a question of pairs gives away all the wrong ones.
    """
    if _are_all_placed(one, other) or _are_all_placed(other, one):
        return True
    if not _side_by_side(one.anchors, other.anchors):
        return False
    if _shows_the_passage(one, other) or _shows_the_passage(other, one):
        return True
    if _shows_the_number(one, other) or _shows_the_number(other, one):
        return True
    if one.topic != other.topic:
        return any(_explains(a, b) or _quotes_the_speaker(a, b) for a, b in ((one, other), (other, one)))
    keys = _keys(one), _keys(other)
    if keys[0] and keys[0] == keys[1]:
        return True
    return _prints(one.stem, keys[1]) or _prints(other.stem, keys[0])


def _are_all_placed(one: Draft, other: Draft) -> bool:
    """« Qui est Anne Roy ? », where all the wrong offices are those that a question of pairs gives to others."""
    if one.kind != "single" or other.kind != "match" or one.family != other.family or not one.family:
        return False
    placed = {_folded(option.text.partition(PAIR_SEPARATOR)[2]) for option in other.options}
    return all(option.correct or _folded(option.text) in placed for option in one.options)


def _shows_the_number(one: Draft, other: Draft) -> bool:
    """Whether the one sets side by side the very passage of which the other asks how many, in digits or in letters; not
    where that passage is itself to be found among others."""
    if one is other or one.topic != other.topic or len(one.anchors) < _PAIRED or one.rule in _TO_BE_FOUND:
        return False
    if other.rule == _OTHER_NUMBER:
        return all(any(a.overlaps(b) for a in one.anchors) for b in other.anchors)
    return other.kind == "numeric" and any(a.overlaps(b) for a in one.anchors for b in other.anchors)


def _shows_the_passage(one: Draft, other: Draft) -> bool:
    """Whether the other asks which passage goes against one that it prints, and the one sets these two side by side, or
    asks of both what they tell: either gives the other away."""
    if one is other or one.topic != other.topic or other.rule != _COUNTER_PASSAGE or len(one.anchors) < _PAIRED:
        return False
    return all(any(a.overlaps(b) for a in one.anchors) for b in other.anchors)


def _quotes_the_speaker(one: Draft, other: Draft) -> bool:
    """Whether the one, of two passages, prints with the words whose speaker the other asks who said them."""
    told = one.topic == "contradiction" and other.rule in _OF_WORDS
    inside = any(passage.contains(words) for passage in one.evidence for words in other.anchors)
    return told and inside and _prints(one.stem, _keys(other))


def dates_the_same(one: Draft, other: Draft) -> bool:
    """« À quelle date six nageurs ont-ils été conduits à Mons ? » of one dispatch, « trois nageurs » of another, both
    on the same day: one fact, whose day is asked twice."""
    if not {one.rule, other.rule} <= _OF_A_DAY or not _days(one) & _days(other):
        return False
    words = _words_of_the_fact(one), _words_of_the_fact(other)
    return _are_of_one_fact(words[0] & words[1], min(words, key=len))


def is_given_away(draft: Draft, others: Iterable[Draft]) -> bool:
    """Whether whoever reads the others, their stems and the passages among their options, need not know what the draft
    asks, of whatever topic: they print the day of the fact, what « mardi » of the same dispatch stands for, what the
    letters stand for, who said or did it, or all pairs of name and office but one."""
    besides = [each for each in others if each is not draft]
    if draft.rule in _OF_LETTERS:
        return any(_prints_the_name(each, draft) for each in besides if each.rule not in _OF_LETTERS)
    if draft.kind == "match" and draft.topic == "actor":
        return _pairs_left([_folded(_shown(each)) for each in besides], draft) < _PAIRED
    if draft.rule == _LEFT_OUT:
        return any(_prints_what_is_missing(each, draft) for each in besides)
    if draft.rule in _OF_WORDS:
        return any(_prints_words_and_speaker(each, draft) for each in besides)
    if draft.rule == _SAME_DAY:
        return any(_explains_a_day(each, draft) for each in besides)
    if draft.rule in _OF_A_DEED:
        return any(_tells_who(each, draft) for each in besides)
    return any(prints_the_day(each, draft) or _explains_the_word(each, draft) for each in besides)


def prints_the_day(one: Draft, other: Draft) -> bool:
    """« a rouvert mardi [30 novembre 2021] », « n'a rouvert que le lundi 27 septembre »: a stem or a passage offered
    that prints the day, with or without its year, of the fact that the other asks for, of whatever topic."""
    if one is other or other.rule not in _OF_A_DAY or not _days(other) & _printed_days(_shown(one)):
        return False
    if any(a.overlaps(b) for a in one.anchors for b in other.anchors):
        return True
    told = _words_of_the_fact(other)
    return _are_of_one_fact(told & content_words(_shown(one)), told)


def _prints_what_is_missing(one: Draft, other: Draft) -> bool:
    """Whether the one prints the connective that the other leaves out, in its place."""
    printed = _folded(_shown(one))
    return any(_folded(tidy(anchor.quote)).rstrip(" .")[:_ENOUGH_WORDS] in printed for anchor in other.anchors)


def _prints_words_and_speaker(one: Draft, other: Draft) -> bool:
    """Whether stem or a single option of the one prints the words together with whoever said them."""
    printed = [_folded(text) for text in (one.stem, *(option.text for option in one.options))]
    words = [_folded(anchor.quote)[:_ENOUGH_WORDS] for anchor in other.anchors]
    return any(said in text and _prints_any(text, other) for text in printed for said in words if said)


def _prints_any(text: str, other: Draft) -> bool:
    return any(key in text for key in _keys(other) if len(key) >= _SHORTEST_KEY)


def _tells_who(one: Draft, other: Draft) -> bool:
    """« c'est en mars que l'Otan a rompu avec la Russie »: whether a stem tells the deed with its doer."""
    told = content_words(other.stem) & content_words(other.evidence[0].quote)
    shared = told & content_words(one.stem)
    return _prints(one.stem, _keys(other)) and len(shared) > 1 and len(shared) >= _SAME_DEED * len(told)


def _shown(draft: Draft) -> str:
    """What a student reads of a question besides the days, names and numbers among which to choose: the stem, and the
    options that are passages with a day explained in brackets."""
    return " ".join([draft.stem, *(option.text for option in draft.options if "[" in option.text)])


def _explains_the_word(one: Draft, other: Draft) -> bool:
    """Whether the one prints « dimanche [10 mars 2013] » of the dispatch whose « dimanche » the other has reckoned."""
    if other.rule != _RECKONED or not {a.file for a in one.evidence} & {a.file for a in other.anchors}:
        return False
    return any(f"[{day}]" in _shown(one).lower() for day in _keys(other))


def _explains_a_day(one: Draft, other: Draft) -> bool:
    """Whether the one prints « mardi [12 mars 2013] » of a dispatch one of whose days the other has compared."""
    if not {a.file for a in one.evidence} & {a.file for a in other.anchors}:
        return False
    keys = " ".join(option.text for option in other.options if option.correct)
    return any(f"[{day}]" in _folded(_shown(one)) for day in _FULL_DAY.findall(_folded(keys)))


def _prints_the_name(one: Draft, other: Draft) -> bool:
    """Whether stem or options of the one print the name that the letters stand for."""
    return _prints_any(_folded(" ".join([one.stem, *(option.text for option in one.options)])), other)


def _pairs_left(texts: Sequence[str], draft: Draft) -> int:
    """How many pairs of name and office stand together in none of the texts."""
    pairs = ([_folded(part) for part in option.text.split(PAIR_SEPARATOR, 1)] for option in draft.options)
    told = (any(_stand_together(text, *pair) for text in texts) for pair in pairs if len(pair) == _PAIRED)
    return sum(not each for each in told)


def _stand_together(text: str, name: str, office: str) -> bool:
    """« le docteur Anne Roy », « Anne Roy, préfète de la Drôme »."""
    places = [text.find(name), text.find(office)]
    return min(places) >= 0 and abs(places[0] - places[1]) <= max(len(name), len(office)) + _BESIDE


def _days(draft: Draft) -> frozenset[str]:
    """The day that is asked for, without its year; of what is true or false, the days that the proof names; none of a
    week, which its first and last day do not tell."""
    if draft.kind == "true_false":
        return _printed_days(draft.rationale)
    days = frozenset(day for option in draft.options if option.correct for day in _printed_days(option.text))
    return days if len(days) == 1 else frozenset()


@lru_cache(maxsize=2048)
def _printed_days(text: str) -> frozenset[str]:
    return frozenset(_DAY.findall(_folded(text)))


def _words_of_the_fact(draft: Draft) -> frozenset[str]:
    """Words of the stem that the passage told, but for the date: none of those with which every question asks."""
    told = content_words(draft.stem) & content_words(draft.evidence[0].quote)
    return told - content_words(" ".join(anchor.quote for anchor in draft.anchors))


def _are_of_one_fact(shared: frozenset[str], words: frozenset[str]) -> bool:
    return len(shared) > 1 and len(shared) >= _ONE_FACT * len(words)


def _explains(one: Draft, other: Draft) -> bool:
    """« mardi [30 novembre 2021] » in a stem, where the other asks what day « mardi » is."""
    days = _keys(other) if other.rule == "date.value" else frozenset()
    return any(f"[{day}]" in one.stem.lower() for day in days)


def _side_by_side(some: Iterable[EvidenceSpan], others: Iterable[EvidenceSpan]) -> bool:
    """Whether two of these spans overlap or stand within one statement."""
    return any(
        a.file == b.file and max(a.start, b.start) - min(a.end, b.end) <= _ONE_STATEMENT for a in some for b in others
    )


def _prints(stem: str, keys: frozenset[str]) -> bool:
    return bool(keys) and all(len(key) >= _SHORTEST_KEY and key in _folded(stem) for key in keys)


def _keys(draft: Draft) -> frozenset[str]:
    """What is asked for, without « le » or « la » in front; nothing where every question has that answer."""
    if draft.closed or draft.kind in {"order", "match", "true_false"}:
        return frozenset()
    return frozenset(_bare(option.text) for option in draft.options if option.correct)


def _bare(text: str) -> str:
    first, _, rest = _folded(text).partition(" ")
    return rest if rest and first in morphology()["articles"]["definite"] else _folded(text)


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return fold(text)
