"""What somebody is said to have done, and who answers that they never did: « on nous a menti », « rien n'a été caché ».

Neither passage need hold a word of accusing or denying: they are known by what both are about (``[[charge]]`` in
``compatible.toml``: words for one sort of wrong).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.crosscheck.compatible.clauses import rules
from questions.crosscheck.denials import Word, spoken
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped, days_between

#: Days between a charge and its answer, at most.
_LONG = 200
#: Charges set beside one answer, and sentences of one sort of wrong, at most.
_MOST, _BLOCK = 2, 20
#: Words between « pas » and « un », with which not even one is denied, at most.
_REACH = 2
#: How much a pair looks like a contradiction: by itself, and for each word that both passages share.
_CLOSE, _CLOSER, _CLOSEST = 0.66, 0.06, 0.88


@dataclass(frozen=True, eq=False)
class Said:
    """A sentence that somebody says, with the sorts of wrong that it speaks of."""

    word: Word

    @property
    def reading(self) -> Reading:
        """The dispatch that it stands in."""
        return self.word.reading

    @cached_property
    def wrongs(self) -> frozenset[str]:
        """The sorts of wrong of which a word stands in it."""
        held = self.word.here.held
        charges = rules(self.reading)["charge"]
        return frozenset(charge["wrong"] for charge in charges if not held.isdisjoint(charge["words"]))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What it speaks of, sums and words of denying apart."""
        reading = self.reading
        return reading.keys(self.word.here.sentence.span) - reading.words.sums - reading.words.of_denial

    @cached_property
    def is_charge(self) -> bool:
        """Whether somebody affirms it who may be answered."""
        told = self.is_quoted or self.word.accuses or self.word.is_hearsay
        return told and not self.word.denies and not self.word.is_negated

    @property
    def is_quoted(self) -> bool:
        """Whether somebody says it: it is framed, or begins with a quotation mark."""
        return self.word.voiced or self.word.opens_quotation

    @cached_property
    def is_plea(self) -> bool:
        """« nous n'avons rien caché »: whoever speaks denies it of himself, and altogether."""
        speaks = any(t.feature("Person") == "1" and t.pos in {"PRON", "AUX", "VERB"} for t in self.word.here.tokens)
        return speaks and self._denies_all

    @cached_property
    def is_answer(self) -> bool:
        """Whether it denies a deed: expressly, of whoever speaks, or in somebody's words of everybody."""
        return self.word.denies or self.is_plea or (self.is_quoted and self._denies_all)

    @property
    def _denies_all(self) -> bool:
        pleas, words = rules(self.reading)["pleas"], self.word.here.words
        if set(words).isdisjoint(pleas["negators"]):
            return False
        return any(f" {phrase} " in f" {' '.join(words)} " for phrase in pleas["all"]) or self._denies_one

    @property
    def _denies_one(self) -> bool:
        """« je n'ai pas cédé un mètre carré »: not even one."""
        pleas, words = rules(self.reading)["pleas"], self.word.here.words
        behind = (words[i + 1 : i + 1 + _REACH] for i, word in enumerate(words) if word in pleas["not"])
        return any(not set(near).isdisjoint(pleas["one"]) for near in behind)

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, clipped(self.reading, self.word.here.sentence.span))


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each answer with the charges of the same wrong, those with which it has most in common first."""
    charges: dict[str, list[Said]] = defaultdict(list)
    answers: list[Said] = []
    for reading in readings:
        for word in reading.once(spoken):
            said = Said(word)
            if said.is_charge:
                for wrong in sorted(said.wrongs):
                    charges[wrong].append(said)
            elif said.wrongs and said.is_answer:
                answers.append(said)
    for answer in answers:
        met = {id(one): one for wrong in sorted(answer.wrongs) for one in charges[wrong][:_BLOCK]}
        scored = [(_worth(charge, answer), charge) for charge in met.values()]
        for worth, charge in sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])[:_MOST]:
            yield Compatibility("attributed", charge.side, answer.side, "voices", {}, worth, "denial")


def _worth(charge: Said, answer: Said) -> float:
    """How much both have in common; whoever pleads answers any such charge, others need a word of it, or the very
    deed where it is hearsay."""
    days = days_between(charge.reading.published, answer.reading.published) or 0
    later = charge.reading is not answer.reading or charge.word.place < answer.word.place
    shared = charge.keys & answer.keys
    wrongs = charge.wrongs & answer.wrongs
    same_deed = charge.word.is_hearsay and any(_told(charge, wrong) & _told(answer, wrong) for wrong in wrongs)
    tied = shared or same_deed or answer.is_plea or wrongs & _grave(charge)
    if days > _LONG or not later or not tied:
        return 0.0
    return min(_CLOSE + _CLOSER * len(shared), _CLOSEST)


def _told(said: Said, wrong: str) -> set[str]:
    """The words by which it speaks of a sort of wrong."""
    charges = rules(said.reading)["charge"]
    return {word for each in charges if each["wrong"] == wrong for word in each["words"]} & said.word.here.held


def _grave(charge: Said) -> set[str]:
    """Sorts of wrong of which a dossier hardly knows two: who denies one answers who charges with it."""
    return {each["wrong"] for each in rules(charge.reading)["charge"] if each["grave"]}
