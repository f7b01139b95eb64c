"""What « elle » points to where a state is told of it: a noun that opens the sentence, else the subject before it."""

from __future__ import annotations

from questions.crosscheck.reading import Reading
from questions.crosscheck.states.matters import is_another
from questions.syntax import SUBJECTS, Tree

Place = tuple[Tree, int]
_THIRD = frozenset({None, "3"})
#: Where a noun stands that the pronoun takes up again: « Quant à la piste, …, elle … », « Le stade, lui, … ».
_SET_OUT = frozenset({"obl:mod", "obl:arg", "obl", "dislocated", "nmod", "ROOT", *SUBJECTS})


def pointed_to(reading: Reading, here: Tree, index: int) -> Place | None:
    """The noun that a pronoun of the third person stands for, as a subject; ``None`` where nothing tells."""
    token = here.tokens[index]
    if token.pos != "PRON" or token.dep not in SUBJECTS or token.feature("Person") not in _THIRD:
        return None
    return None if is_another(here, index) else _set_out(here, index) or _subject_before(reading, here, index)


def _set_out(here: Tree, pronoun: int) -> Place | None:
    """« Quant à la piste, située au nord, elle est fermée »: the noun at the head of the sentence, before a comma."""
    if here.tokens[pronoun].feature("PronType") == "Dem" or here.word(pronoun - 1) != ",":
        return None
    heads = (i for i in range(min(pronoun, len(here.tokens))) if here.tokens[i].pos == "NOUN")
    first = next(heads, None)
    if first is None or here.tokens[first].dep not in _SET_OUT or not _agrees(here, first, here, pronoun):
        return None
    return (here, first) if _opens(here, first) else None


def _opens(here: Tree, noun: int) -> bool:
    """Whether only « quant à », an article or an adjective stands before it."""
    return all(here.tokens[i].pos in {"ADP", "ADV", "DET", "ADJ", "PUNCT"} for i in range(noun))


def _subject_before(reading: Reading, here: Tree, index: int) -> Place | None:
    """The subject of the sentence before that agrees with « elle »; for « celle-ci », the last object or subject."""
    start, latter = reading.sentence_before(here.sentence.span.start), here.tokens[index].feature("PronType") == "Dem"
    before = reading.sentence_at(start) if start < here.sentence.span.start else None
    if before is None:
        return None
    places = range(len(before.tokens))
    subjects = [i for i in places if before.tokens[i].dep in SUBJECTS and _agrees(before, i, here, index)]
    objects = [i for i in places if before.tokens[i].dep == "obj" and _agrees(before, i, here, index)]
    meant = max(subjects + objects, default=None) if latter else next(iter(subjects), None)
    return (before, meant) if meant is not None else None


def _agrees(before: Tree, noun: int, here: Tree, pronoun: int) -> bool:
    token, other = before.tokens[noun], here.tokens[pronoun]
    return token.pos == "NOUN" and all(token.feature(f) in {None, other.feature(f)} for f in ("Gender", "Number"))
