"""Somebody or something at two moments: heard as a witness, then charged; suspended, then taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.crosscheck.compatible.clauses import Clause, clauses, later
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.reading import Reading, near_pairs
from questions.languages.tables import load_table

#: Stages of one person or thing compared pairwise, and pairs shown of one, at most.
_MOST, _SHOWN = 20, 3


@dataclass(frozen=True, eq=False)
class Stage:
    """A clause that puts somebody in a situation."""

    clause: Clause
    who: str
    name: str
    #: The line of situations it belongs to, and its place there.
    line: str
    step: str


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Pairs of different situations of one person, told at two times."""
    by_person: dict[tuple[str, str], list[Stage]] = defaultdict(list)
    for reading in readings:
        for stage in stages(reading):
            by_person[stage.who, stage.line].append(stage)
    for (who, _), told in by_person.items():
        pairs = [*near_pairs(told, _MOST), *((b, a) for a, b in near_pairs(told, _MOST))]
        for first, second in [(a, b) for a, b in pairs if _in_order(a, b)][:_SHOWN]:
            sides = first.clause.whole_side, second.clause.whole_side
            yield Compatibility("update", *sides, "career", {"name": first.name}, 0.82, f"fate:{who}")


def _in_order(a: Stage, b: Stage) -> bool:
    """Whether the second follows the first by nature, and its dispatch came out later."""
    natural = _order(a.clause.reading.annotated.dispatch.language)
    follows = natural[a.line, a.step] < natural[b.line, b.step]
    return follows and later(a.clause.reading.published, b.clause.reading.published)


@lru_cache(maxsize=4)
def _order(language: str) -> dict[tuple[str, str], int]:
    """The place of each step in its line: the order in which they are listed."""
    return {(row["line"], row["step"]): i for i, row in enumerate(load_table(language, "compatible")["fate"])}


def stages(reading: Reading) -> Iterator[Stage]:
    """Every situation in which a dispatch puts a person or a thing that it names."""
    for clause in reading.once(clauses):
        if clause.claim.negated or clause.claim.modality not in {"fact", "planned"}:
            continue
        for line, step in _situations(reading, clause):
            who = _who(reading, clause)
            if who is not None:
                yield Stage(clause, who[0], who[1], line, step)


def _situations(reading: Reading, clause: Clause) -> Iterator[tuple[str, str]]:
    """Lines and steps of which one word is the verb, and the others stand in its sentence."""
    for line, step, words in _table(reading.annotated.dispatch.language).get(clause.claim.predicate, ()):
        if words <= (clause.lemmas if len(words) == 1 else clause.sentence_lemmas):
            yield line, step


@lru_cache(maxsize=4)
def _table(language: str) -> dict[str, list[tuple[str, str, frozenset[str]]]]:
    """Lines, steps and the words of an expression for each, by each of these words, in the order of the pack."""
    found: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for row in load_table(language, "compatible")["fate"]:
        for words in (frozenset(phrase.split()) for phrase in row["words"]):
            for word in words:
                found.setdefault(word, []).append((row["line"], row["step"], words))
    return found


def _who(reading: Reading, clause: Clause) -> tuple[str, str] | None:
    """Key and name of the person that the clause is about: a subject of the passive or of a state, else the object."""
    persons = [m for m in reading.annotated.mentions if m.kind == "person"]
    for span in (clause.claim.subject, clause.claim.object):
        names = [m for m in persons if span is not None and span.overlaps(m.span)]
        if names:
            keys = [key for key in reading.keys(names[0].span) if key in reading.people]
            if keys:
                return keys[0], names[0].name
    return None
