"""Where it happened, put right: « c'est à Lunel, et non à Vauvert, que l'appareil s'est posé »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.crosscheck.corrections import Correction, corrections
from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped
from questions.crosscheck.vocabulary import fold
from questions.syntax import Tree, clause_of

#: How near two verbs are that may tell one deed.
_SAME = frozenset({"word", "class", "stem"})


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Each place that one dispatch rejects with the passage of another that tells the same deed of it."""
    for correction in (c for reading in readings for c in reading.once(corrections)):
        rejected = {name for name, _ in _places(correction.reading, correction.here, correction.rejected)}
        kept = any(True for _ in _places(correction.reading, correction.here, correction.kept))
        deeds = [t.lemma.lower() for t in correction.here.tokens if t.pos == "VERB"]
        for reading in readings if rejected and kept else ():
            if reading is not correction.reading:
                yield from _told_there(correction, reading, rejected, deeds)


def _places(reading: Reading, here: Tree, within: range) -> Iterator[tuple[str, int]]:
    """Names behind a preposition of place, and where they stand."""
    prepositions = reading.words.predicates["place"]["prepositions"]
    for i in within:
        if here.tokens[i].text[:1].isupper() and i and here.word(i - 1) in prepositions:
            yield fold(here.tokens[i].text), i


def _sentences_with_places(reading: Reading) -> Iterator[tuple[Tree, tuple[tuple[str, int], ...]]]:
    """Each sentence in which something is told of a place, with the places."""
    for here in reading.trees:
        found = tuple(_places(reading, here, range(len(here.tokens))))
        if found:
            yield here, found


def _told_there(correction: Correction, reading: Reading, rejected: set[str], deeds: list[str]) -> Iterator[Opposition]:
    kin = kinship(reading.annotated.dispatch.language)
    for here, found in reading.once(_sentences_with_places):
        heads = {head for name, i in found if name in rejected and (head := clause_of(here, i)) is not None}
        told = {here.tokens[i].lemma.lower() for i in heads if not _of_other_things(correction, reading, here, i)}
        if any(kin.tie(one, other) in _SAME for one in told for other in deeds):
            theirs = Side(reading, clipped(reading, here.sentence.span))
            subject = f"place:{'+'.join(sorted(rejected))}"
            yield Opposition("scope", theirs, correction.side, 0.75, "correction", "negation", {}, subject)


def _of_other_things(correction: Correction, reading: Reading, here: Tree, head: int) -> bool:
    """« la fête s'est tenue à Vauvert » says nothing of where the match took place."""
    subject = here.subject(head)
    if subject is None or here.tokens[subject].pos != "NOUN":
        return False
    key = reading.key_of(here, subject)
    families = {reading.words.family_of(other) for other in correction.about}
    return key is not None and reading.words.family_of(key) not in families
