"""Whether what bounds a time (« jusqu'à », « avant », « à compter de ») lies ahead of the verb that tells it."""

from __future__ import annotations

from itertools import islice

from questions.annotations import Sentence, Token
from questions.annotator.times.dating_verbs import VERBAL, Verbs, auxiliaries_of, verbs
from questions.annotator.times.tense import governors_of, is_set_off, nearby_verbs, verb_direction
from questions.annotator.times.told_beside import BREAKS, has_break
from questions.syntax import plain

#: Words before an auxiliary among which its denial stands (« on n'y aurait »).
_DENIAL = 3


def sets_deadline(sentence: Sentence, start: int, end: int, language: str) -> bool:
    """Whether the governing verb grants time: « s'est accordé jusqu'à l'hiver » looks ahead."""
    known = verbs(language)
    tokens = sentence.tokens
    governors = [*governors_of(tokens, start, end, known), *islice(nearby_verbs(tokens, start, end), 1)]
    grants = (i for i in governors[:2] if tokens[i].lemma in known.deadlines)
    return any(not _tells_how_it_was(tokens, index, known) for index in grants)


def lasts_ahead(sentence: Sentence, start: int, end: int, language: str) -> bool:
    """« gardera ses portes closes jusqu'à jeudi »: of what lasts until or begins on a day, the verb above tells.

    Not of a participle set off by a comma: « L'avion, cloué au sol jusqu'à lundi, repartira ».
    """
    known = verbs(language)
    tokens = sentence.tokens
    for index in governors_of(tokens, start, end, known):
        bare = tokens[index].feature("VerbForm") == "Part" and not auxiliaries_of(tokens, index)
        way = verb_direction(tokens, index, known)
        if bare and is_set_off(tokens, index):
            return False
        if not bare and way != "unknown":
            return way == "future"
    return False


def in_verbless_aside(sentence: Sentence, start: int, end: int) -> bool:
    """« La ministre, en visite à Rome jusqu'à vendredi, s'est dite sereine »: set off by commas and opened by a
    preposition, without a verb, it tells how things are at the time of writing."""
    tokens = sentence.tokens
    before = [i for i, token in enumerate(tokens) if token.end <= start]
    behind = next((token for token in tokens if token.start >= end), None)
    comma = next((i for i in reversed(before) if tokens[i].text in BREAKS), None)
    if comma is None or comma == 0 or behind is None or tokens[comma].text != "," or behind.text != ",":
        return False
    aside = tokens[comma + 1 : before[-1] + 1]
    verbal = any(token.pos in VERBAL or token.feature("VerbForm") for token in aside)
    return len(aside) > 1 and aside[0].pos == "ADP" and aside[1].pos == "NOUN" and not verbal


def is_unreal(sentence: Sentence, start: int, language: str) -> bool:
    """« Sans lui, on n'aurait rien vu avant le printemps »: what was spared by now would have lasted until then.

    Told by the words, for the parse of such clauses is seldom right.
    """
    known = verbs(language)
    before = [token for token in sentence.tokens if token.end <= start]
    would = next((i for i in range(len(before) - 1, 0, -1) if before[i].feature("Mood") == "Cnd"), None)
    if would is None or not known.unreal & {plain(token.text) for token in before[:would]}:
        return False
    denied = any(token.feature("Polarity") == "Neg" for token in before[max(0, would - _DENIAL) : would])
    done = any(token.feature("VerbForm") == "Part" for token in before[would + 1 :])
    return denied and done and before[would].pos == "AUX" and not has_break(tuple(before[would:]))


def _tells_how_it_was(tokens: tuple[Token, ...], index: int, known: Verbs) -> bool:
    """« est resté fermé jusqu'à lundi »."""
    return any(tokens[i].lemma in known.staying for i in (tokens[index].head, *auxiliaries_of(tokens, index)))
