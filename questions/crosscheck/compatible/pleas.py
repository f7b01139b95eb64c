"""What somebody is said to have done, and who answers that they never did: « on nous a menti », « rien n'a été caché ».

Neither passage need hold a word of accusing or denying: they are known by what both are about (``[[charge]]`` in
``compatible.toml``: words for one sort of wrong).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import rules
from questions.crosscheck.denials import Word, spoken
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped, days_between

#: Days between a charge and its answer, at most.
_LONG = 200
#: Charges set beside one answer, and sentences of one sort of wrong, at most.
_MOST, _BLOCK = 2, 20
#: Charges that hold a word by which an answer is known to answer them, at most, and how much both look opposed.
_RARE, _SAME_WORDS = 2, 0.64
#: Words from a negation on that tell what is denied, and before it among which whoever speaks of himself is named.
_NEAR, _OWN = 9, 4
#: Words before and behind a deed among which it is denied.
_BEFORE, _BEHIND = 6, 4
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
        return told and not self.word.denies and not self._is_negated

    @property
    def _is_negated(self) -> bool:
        """Whether the deed is denied (« ils n'ont rien caché »); beside a grave one, a negation farther on denies
        another."""
        told = {word for each in rules(self.reading)["charge"] if each["grave"] for word in each["words"]}
        held = not told.isdisjoint((*self.word.here.words, *self.word.here.lemmas))
        return self._denies_near(told) if held else self.word.is_negated

    def _denies_near(self, told: set[str]) -> bool:
        """Whether a negation stands near one of the words."""
        words, lemmas, polarity = self.word.here.words, self.word.here.lemmas, self.reading.polarity
        places = [i for i, pair in enumerate(zip(words, lemmas, strict=True)) if not told.isdisjoint(pair)]
        near = (word for i in places for word in words[max(i - _BEFORE, 0) : i + _BEHIND])
        return not {*polarity["negators"], *polarity["nobody"]}.isdisjoint(near)

    @cached_property
    def answered(self) -> frozenset[str]:
        """The sorts of wrong that it denies: all of them where it says that it denies, else those near a negation."""
        if self.word.denies:
            return self.wrongs
        charges = rules(self.reading)["charge"]
        told = {each["wrong"]: set(each["words"]) for each in charges if each["wrong"] in self.wrongs}
        return frozenset(wrong for wrong, words in told.items() if self._denies_near(words))

    @property
    def is_quoted(self) -> bool:
        """Whether somebody says it: it is framed, or begins with a quotation mark."""
        return self.word.voiced or self.word.opens_quotation

    @cached_property
    def is_plea(self) -> bool:
        """« nous n'avons rien caché », « nos agents n'ont frappé personne »: whoever speaks denies it altogether, of
        himself or of his own."""
        return any(map(self._is_own, range(len(self.word.here.tokens)))) and self._denies_all

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

    @cached_property
    def denied(self) -> frozenset[str]:
        """What the words right behind a negation speak of, where whoever speaks stands near it, or behind a word of
        denying: not « nous avons appelé la mairie: aucun dossier n'y est »."""
        here, polarity, pleas = self.word.here, self.reading.polarity, rules(self.reading)["pleas"]
        marks = {*polarity["negators"], *polarity["nobody"], *pleas["first_half"], *_denying(self.reading)}
        near: set[int] = set()
        for place in (i for i, word in enumerate(here.words) if word in marks):
            behind = range(place, min(place + _NEAR, len(here.words)))
            if self.word.denies or any(map(self._is_own, range(max(place - _OWN, 0), behind.stop))):
                near.update(behind)
        return frozenset(key for i in near if (key := self.reading.key_of(here, i))) & (
            self.keys - self.reading.words.empty
        )

    def _is_own(self, place: int) -> bool:
        """Whether a word is of the first person (« nous », « avons », « nos »)."""
        token, own = self.word.here.tokens[place], rules(self.reading)["pleas"]["own"]
        first = token.feature("Person") == "1" and token.pos in {"PRON", "AUX", "VERB"}
        return first or self.word.here.word(place) in own

    @property
    def is_promise(self) -> bool:
        """« nous ne laisserons personne »: what is to be answers no charge."""
        future = any(token.feature("Tense") == "Fut" for token in self.word.here.tokens)
        return future or not set(self.word.here.lemmas).isdisjoint(rules(self.reading)["pleas"]["promises"])

    @property
    def is_claimed(self) -> bool:
        """Whether it is put into quotation marks, charges somebody, or is called what somebody claims."""
        pleas = rules(self.reading)["pleas"]
        marked = any(mark in self.word.here.sentence.span.quote for mark in (*pleas["marks"], "»"))
        claims = not set(self.word.here.lemmas).isdisjoint(pleas["claims"])
        return marked or claims or self.word.accuses or self.word.is_hearsay

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, clipped(self.reading, self.word.here.sentence.span))


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each answer with the charges of the same wrong, those with which it has most in common first."""
    centre = Centre.of(readings)
    charges: dict[str, list[Said]] = defaultdict(list)
    by_key: dict[str, list[Said]] = defaultdict(list)
    answers: list[Said] = []
    for reading in readings:
        for word in reading.once(spoken):
            said = Said(word)
            for key in said.keys if said.is_charge else ():
                by_key[key].append(said)
            if said.is_charge:
                for wrong in sorted(said.wrongs):
                    charges[wrong].append(said)
            elif said.is_answer:
                answers.append(said)
    for answer in answers:
        yield from _in_its_words(answer, by_key, centre)
        met = {id(one): one for wrong in sorted(answer.answered) for one in charges[wrong][:_BLOCK]}
        scored = [(_worth(charge, answer), charge) for charge in met.values()]
        for worth, charge in sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])[:_MOST]:
            yield Compatibility("attributed", charge.side, answer.side, "voices", {}, worth, "denial")


def _in_its_words(answer: Said, charges: dict[str, list[Said]], centre: Centre) -> Iterator[Compatibility]:
    """What somebody says that is answered by a word of it which few passages of the dossier hold: « on empoisonne nos
    abeilles », « nos agents n'ont jamais traité près des abeilles »."""
    if not (answer.is_plea or answer.word.denies) or answer.is_promise:
        return
    rare = (key for key in sorted(answer.denied) if len(charges[key]) <= _RARE and not key.startswith("@"))
    said = {id(one): one for key in rare if not centre.holds(key) for one in charges[key] if _may_meet(one, answer)}
    for charge in sorted(said.values(), key=lambda one: -len(one.keys & answer.keys))[:1]:
        yield Compatibility("attributed", charge.side, answer.side, "voices", {}, _SAME_WORDS, "denial")


def _denying(reading: Reading) -> set[str]:
    denial = reading.words.rules["denial"]
    return {*denial["denying"], *rules(reading)["denials"]["forms"]}


def _may_meet(charge: Said, answer: Said) -> bool:
    days = days_between(charge.reading.published, answer.reading.published) or 0
    return charge.reading is not answer.reading and days <= _LONG and charge.is_claimed


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
