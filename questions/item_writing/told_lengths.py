"""Lengths of time as they are printed: number and unit, and the words in front that say what the length is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questions.annotations import Sentence, TimeExpression, Token
from questions.item_writing.drafts import table, wordlist
from questions.item_writing.number_words import in_words, value_of
from questions.item_writing.participle_forms import is_participle
from questions.item_writing.reference import plain_word
from questions.item_writing.stretches import Offsets
from questions.item_writing.wording import join, morphology, tidy

#: Number and unit.
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Length:
    """« quarante minutes »: a number and the name of its unit in the plural, in words or in digits as printed."""

    number: int
    unit: str
    in_digits: bool

    def said(self, number: int) -> str | None:
        """Another length of this unit, printed as this one is."""
        unit = self.unit if number > 1 else next(one for one, many in _units().items() if many == self.unit)
        if self.in_digits:
            return f"{number} {unit}"
        words = in_words(number, feminine=self.unit in table("lengths")["feminine"])
        return None if words is None else f"{words} {unit}"


def length_of(time: TimeExpression) -> Length | None:
    """The length that an expression tells exactly; ``None`` for « une vingtaine d'heures », « trois ans et demi »."""
    words = tidy(time.span.quote).lower().split(" ")
    if len(words) > _PAIR and words[-1] in table("lengths")["behind"]:
        words = words[:-1]
    number, unit = value_of(" ".join(words[:-1])), _units().get(words[-1])
    if time.type != "DURATION" or number is None or unit is None:
        return None
    return Length(number, unit, words[0].isdigit())


def _units() -> dict[str, str]:
    """Each name of a unit with its plural."""
    found: dict[str, str] = table("lengths.units")
    return found | {many: many for many in found.values()}


def led_by(
    time: TimeExpression, sentence: Sentence, dates: Sequence[TimeExpression] = ()
) -> tuple[str, Offsets] | None:
    """How the length is asked for (« pendant combien de temps », « à combien d'années de prison »), and from where to
    where it is printed with the words that lead it; ``None`` where the words around are not understood: « plus de deux
    mois », « trois jours après ».

    :param dates: other times of the sentence, which part no length from its verb: « libérés vendredi | après ».
    """
    before = [token for token in sentence.tokens if token.end <= time.span.start]
    behind = [token for token in sentence.tokens if token.start >= time.span.end]
    of = _what_it_is_of(behind)
    if of is None or _goes_on(behind[len(of) :]):
        return None
    end = of[-1].end if of else time.span.end
    if of:
        return _counted(time, before, of, end, dates)
    ways: dict[str, str] = table("lengths.ask")
    if tidy(time.span.quote).lower().split(" ")[-1] in table("lengths")["behind"]:
        return str(table("lengths")["all_along"]), (time.span.start, end)
    for words in sorted(ways, key=len, reverse=True):
        count = len(words.split(" "))
        if [plain_word(token) for token in before[-count:]] == words.split(" "):
            led = _is_of_the_verb(before[-count:], before[:-count])
            return (ways[words], (before[-count].start, end)) if led else None
    bare = _stands_behind_a_verb(before) or _only(before)
    return (str(table("lengths")["bare"]), (time.span.start, end)) if bare else None


def _what_it_is_of(behind: list[Token]) -> list[Token] | None:
    """« quatre ans | de prison ferme »: a bare noun, and what qualifies it; empty where nothing follows, ``None`` where
    the noun is one of its own (« dix jours de la grève », « dix-neuf années de présidence de Jean Roy »)."""
    of = morphology()["verbs"]["of"]
    if not behind or plain_word(behind[0]) not in of:
        return []
    if len(behind) < _PAIR or behind[1].pos != "NOUN":
        return None
    end = next((i for i, token in enumerate(behind[_PAIR:], _PAIR) if token.pos != "ADJ"), len(behind))
    goes_on = end < len(behind) and (plain_word(behind[end]) in of or behind[end].pos in {"NOUN", "PROPN"})
    return None if goes_on else behind[:end]


def _counted(
    time: TimeExpression, before: list[Token], of: list[Token], end: int, dates: Sequence[TimeExpression]
) -> tuple[str, Offsets] | None:
    """« à | quatre ans de prison » → « à combien d'années de prison », behind a verb; without a preposition, a
    participle would have to agree (« combien d'heures ont-ils perdues »)."""
    leading = before[-1:] if before and plain_word(before[-1]) in table("lengths")["counted_behind"] else []
    rest = before[: len(before) - len(leading)]
    while leading and rest and any(each.span.start <= rest[-1].start < each.span.end for each in dates):
        rest = rest[:-1]
    length = length_of(time)
    agrees = not leading and bool(rest) and is_participle(rest[-1])
    if length is None or agrees or not _stands_behind_a_verb(rest):
        return None
    unit = table("lengths")["counted"].get(length.unit, length.unit)
    start = leading[0].start if leading else time.span.start
    first = "" if not leading else plain_word(leading[0])
    noun = " ".join(token.text for token in of[1:])
    return join(first, table("lengths")["how_many"], join(unit, "de", noun)), (start, end)


def _stands_behind_a_verb(before: list[Token]) -> bool:
    """« a patienté | deux heures », « sont restés bloqués | une heure »."""
    return bool(before) and (is_participle(before[-1]) or before[-1].pos in {"VERB", "AUX", "ADJ"})


def _is_of_the_verb(words: list[Token], before: list[Token]) -> bool:
    """« de quarante minutes » tells a length of the verb behind few verbs only: « a été retardé de »."""
    shifted = bool(before) and before[-1].lemma.lower() in wordlist("lengthened")
    return shifted or plain_word(words[0]) not in morphology()["verbs"]["of"]


def _only(before: list[Token]) -> bool:
    """« n'a tenu que | deux jours »."""
    only = bool(before) and plain_word(before[-1]) in wordlist("object_relatives")
    return only and _stands_behind_a_verb(before[:-1])


def _goes_on(behind: list[Token]) -> bool:
    """« deux heures | après la fin », « un mois | ou presque », « trois ans | et demi »."""
    words = " ".join(plain_word(token) for token in behind[:_PAIR]) + " "
    return words.startswith(tuple(f"{each} " for each in table("lengths")["more"]))
