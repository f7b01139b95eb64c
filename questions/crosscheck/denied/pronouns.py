"""Whom a denial by a pronoun speaks of: « On a parlé du gardien. Il n'a jamais été inculpé. »"""

from __future__ import annotations

from collections.abc import Iterator

from questions.crosscheck.denied.polarity import table_of
from questions.crosscheck.denied.tellings import Telling
from questions.crosscheck.reading import Reading
from questions.syntax import Tree

#: Sentences before in which the noun is looked for.
_BACK = 3
_NOUNS = frozenset({"NOUN", "PROPN"})
_AGREEING = ("Gender", "Number")


def stands_for(denial: Telling, told: Telling) -> bool:
    """Whether the pronoun that the denial is said of stands for what the telling says it of: the last noun before that
    agrees with it is that noun, or that person's name."""
    subject = denial.here.subject(denial.head)
    if subject is None or denial.here.word(subject) not in table_of(denial.reading)["he"]:
        return False
    if denial.is_passive != told.is_passive or (denial.theme and not denial.is_passive):
        return False
    family = denial.reading.words.family_of
    noun = next(_agreeing(denial.reading, denial.here, subject), None)
    key = denial.reading.key_of(*noun) if noun is not None else None
    meant = told.theme if told.is_passive else told.doers
    return key is not None and family(key) in meant


def _agreeing(reading: Reading, here: Tree, pronoun: int) -> Iterator[tuple[Tree, int]]:
    """Nouns before a pronoun that agree with it, the nearest first; those of time left out."""
    token, start = here.tokens[pronoun], here.sentence.span.start
    before = [tree for tree in reading.trees if tree.sentence.span.start < start][-_BACK:]
    for tree, last in [(here, pronoun), *((tree, len(tree.tokens)) for tree in reversed(before))]:
        for i in range(last - 1, -1, -1):
            noun = tree.tokens[i]
            if noun.pos in _NOUNS and not reading.is_time(noun.start) and _agrees(reading, tree, i, token.text.lower()):
                yield tree, i


def _agrees(reading: Reading, here: Tree, index: int, pronoun: str) -> bool:
    wanted = table_of(reading)["he"][pronoun]
    noun = here.tokens[index]
    return all(noun.feature(name) in {wanted[place], None, ""} for place, name in enumerate(_AGREEING))
