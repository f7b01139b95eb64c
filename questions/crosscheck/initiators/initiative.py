"""An initiative: who wanted a thing done, and what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from questions.annotations import EvidenceSpan
from questions.crosscheck.initiators.agents import Agent
from questions.crosscheck.initiators.wanted import OPEN, Wanted
from questions.crosscheck.reading import Reading
from questions.naming import words_of

#: The class of meetings.
MEETING = "=meeting"
#: Events about another event: who reopens an inquiry into an attack has not attacked.
INTO = frozenset({"=inquiry"})


@dataclass(frozen=True, eq=False)
class Initiative:
    """Who took it, and what about; ``explicit`` where the text says so in as many words."""

    reading: Reading
    who: EvidenceSpan
    by: frozenset[str]
    about: frozenset[str]
    evidence: EvidenceSpan
    explicit: bool
    #: Whether the sentence insists on who it was.
    insists: bool = False
    #: Whether a verb of deciding tells it.
    decides: bool = False
    #: Whether it only tells of a measure taken.
    measure: bool = False
    #: The deed that was wanted and its thing.
    wanted: Wanted = OPEN
    #: Whether it takes for known what was wanted (« l'ordre est venu de X », « c'est X qui l'a décidé »).
    presumes: bool = False
    #: Whether it is told as a wish, an order or an idea that something followed (« à la demande de X, … »).
    wish: bool = False

    @property
    def pressed(self) -> bool:
        """« sous la pression de X »: who was not the only one to want it; what is said behind X tells of others."""
        pressing = self.reading.words.rules["initiative"]["pressing"]
        before = self.evidence.quote[: max(self.who.start - self.evidence.start, 0)]
        said = f" {' '.join(words_of(before))} "
        return any(f" {' '.join(words_of(words))} " in said for words in pressing)

    @cached_property
    def asks(self) -> bool:
        """« à la demande de X »: who asks is not who decides."""
        return self.explicit and not self.insists and self._says("asking_nouns")

    @cached_property
    def files(self) -> bool:
        """« c'est X qui a déposé la requête »: who turns to a judge takes no measure."""
        return self.insists and self._says("filed")

    def _says(self, nouns: str) -> bool:
        told = {word for noun in self.reading.words.rules["initiative"][nouns] for word in words_of(noun)}
        return not told.isdisjoint(words_of(self.evidence.quote))

    @cached_property
    def agent(self) -> Agent:
        """Who took it."""
        return Agent(self.reading, self.who)


def meeting(initiative: Initiative) -> Initiative:
    """« à l'initiative de X que les deux délégations se retrouvent »: it is about a meeting too, where a verb of coming
    together tells what was wanted."""
    reading, place = initiative.reading, initiative.reading.tokens_in(initiative.evidence)
    gathering = reading.words.rules["initiative"]["gathering"]
    if place is None:
        return initiative
    here, inside = place
    verbs = (i for i in inside if here.tokens[i].pos == "VERB" and here.tokens[i].lemma.lower() in gathering)
    if not any(here.tokens[j].feature("Reflex") == "Yes" for i in verbs for j in here.children[i]):
        return initiative
    wanted = initiative.wanted
    things = wanted.things | ({reading.words.family_of(MEETING)} if not wanted.is_open else set())
    return replace(initiative, about=initiative.about | {MEETING}, wanted=replace(wanted, things=frozenset(things)))


def wish_keys(reading: Reading) -> frozenset[str]:
    """Keys of the nouns for a wish or an order (« demande », « consigne ») that name nothing else."""
    words = reading.words
    return frozenset(words.key(noun) for noun in words.rules["initiative"]["wishes"]) - words.happenings - INTO
