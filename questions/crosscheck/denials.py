"""An accusation and its denial: two voices, each faithfully reported, and no contradiction of the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import Claim
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import clipped, days_between

#: Charges and denials compared pairwise, at most.
_MOST = 40
#: Days between a charge and its denial, at most.
_LONG = 200
#: Sentences between a charge and a bare denial (« La mairie dément. »), at most.
_NEXT = 1


@dataclass(frozen=True, eq=False)
class Word:
    """A clause with a verb of accusing or denying, and the keys of what is said around it."""

    reading: Reading
    claim: Claim
    denies: bool
    place: int
    keys: frozenset[str]
    names: frozenset[str]

    @property
    def side(self) -> Side:
        """The passage to show: the sentence, cut where it is long."""
        return Side(self.reading, clipped(self.reading, self.claim.sentence))


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each denial with the charges that it answers: those that share what is said or who is meant."""
    words = [word for reading in readings for word in spoken(reading)]
    for a, b in near_pairs(words, _MOST):
        if a.denies != b.denies and a.claim is not b.claim and (closeness := _answers(a, b)):
            yield Compatibility("attributed", a.side, b.side, "voices", {}, closeness, "denial")


def spoken(reading: Reading) -> Iterator[Word]:
    """Every clause of a dispatch that accuses or denies."""
    rules = reading.words.rules["denial"]
    accuse, deny = set(rules["accuse"]), set(rules["deny"])
    for place, sentence in enumerate(reading.sentences):
        here = reading.sentence_at(sentence.span.start)
        lemmas = [t.lemma.lower() for t in here.tokens] if here is not None else []
        forms = [here.word(i) for i in range(len(lemmas))] if here is not None else []
        found = {True for word in (*lemmas, *forms) if word in deny | set(rules["denying"])}
        found |= {False for word in (*lemmas, *forms) if word in accuse}
        claim = next((c for c in reading.annotated.claims if c.sentence == sentence.span), None)
        if claim is None or here is None:
            continue
        idle = {reading.words.key(word) for word in accuse | deny}
        keys = reading.keys(sentence.span) - idle
        names = frozenset(key for key in keys if key.startswith("@"))
        yield from (Word(reading, claim, denies, place, keys - names, names) for denies in sorted(found))


def _answers(a: Word, b: Word) -> float:
    """How surely a denial answers a charge: by what both speak of; next to each other, the place is enough."""
    if (days_between(a.reading.published, b.reading.published) or 0) > _LONG:
        return 0.0
    same, named = a.keys & b.keys, a.names & b.names
    if a.reading is b.reading and abs(a.place - b.place) <= _NEXT:
        return 0.8
    if len(same) >= 2 or (same and named):
        return 0.85
    return 0.6 if same or named else 0.0
