"""Who did it: a name, a noun, a body; and whether two of them may be one and the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from questions.annotations import EvidenceSpan
from questions.crosscheck.people import names_people
from questions.crosscheck.reading import Reading
from questions.crosscheck.themes import head_of
from questions.crosscheck.vocabulary import fold
from questions.languages.tables import load_table
from questions.syntax import Tree

#: Letters of a word of a name that may be an initial, an article or a title.
_SHORT = 3
#: Words from a doer to « et non », and from there to the end of whom it rejects.
_FAR, _NAME = 24, 6
_BESIDE = frozenset({"appos", "flat:name", "flat", "conj"})


@dataclass(frozen=True, eq=False)
class Agent:
    """The words that name a doer, with what is known of whom they name."""

    reading: Reading
    span: EvidenceSpan

    @cached_property
    def meant(self) -> EvidenceSpan:
        """The words that say who it is: of « lui », the last one named before, of « nous », whoever is quoted."""
        place = self.reading.tokens_in(self.span)
        if place is None or len(place[1]) == 0 or place[0].tokens[place[1][0]].pos != "PRON":
            return self.span
        quoted = _quoted_at(self.reading, self.span)
        if quoted is not None and place[0].tokens[place[1][0]].feature("Person") == "1":
            return quoted
        if place[0].tokens[place[1][0]].feature("Number") == "Plur":
            return _several_before(self.reading, place[0], place[1][0]) or self.span
        since = self.reading.sentence_before(self.span.start)
        near = [(span, key) for span, key in self.reading.named if since <= span.start < self.span.start]
        people = [span for span, key in near if key in self.reading.people]
        return people[-1] if people else near[-1][0] if near else self.span

    @cached_property
    def by(self) -> frozenset[str]:
        """Keys of its words."""
        return self.reading.keys(self.meant)

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys of the actors among them."""
        own = frozenset(key for key in self.by if key.startswith("@"))
        holder = self.reading.holder_at(*self.head) if self.head is not None and not own else None
        return own if holder is None else frozenset({holder})

    @cached_property
    def head(self) -> tuple[Tree, int] | None:
        """The noun that governs them."""
        return head_of(self.reading, self.meant)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Lemmas of the common nouns that say who it is (« une employée », « le gardien de nuit »)."""
        if self.head is None:
            return frozenset()
        here, noun = self.head
        beside = (i for i in here.children[noun] if here.tokens[i].dep in _BESIDE and not here.has(i, "cc"))
        own = (here.tokens[i] for i in (noun, *beside) if self.meant.start <= here.tokens[i].start < self.meant.end)
        return frozenset(t.lemma.lower() for t in own if t.pos == "NOUN")

    @cached_property
    def roles(self) -> frozenset[str]:
        """Words of the roles that the dossier gives to the person named, and of the nouns said here."""
        held = (word for word, people in self.reading.holders.items() if self.names & people.keys())
        return frozenset(held) | {fold(noun) for noun in self.nouns}

    @property
    def is_person(self) -> bool:
        """Whether a person goes by a name here, or a noun for people stands here."""
        if self.names:
            return bool(self.names & self.reading.people)
        people = _table(self.reading)["agents"]["people"]
        return bool(self.nouns & set(people)) or (self.head is not None and names_people(self.reading, *self.head))

    @cached_property
    def classes(self) -> frozenset[str]:
        """Keys of the nouns."""
        return frozenset(self.reading.words.key(noun) for noun in self.nouns)

    @cached_property
    def _completed(self) -> frozenset[str]:
        """« université » of « les présidents d'université »: nouns that say of what somebody is the head."""
        if self.head is None or not self.nouns & set(_table(self.reading)["agents"]["heads"]):
            return frozenset()
        here, noun = self.head
        below = (here.tokens[i] for i in here.children[noun] if here.tokens[i].dep in {"nmod", "nmod:poss"})
        return frozenset(fold(t.lemma.lower()) for t in below if t.pos == "NOUN")

    @cached_property
    def kin(self) -> frozenset[str]:
        """Rows of bodies and those who act for them, in which the nouns or the roles stand."""
        rows = _kin(self.reading.annotated.dispatch.language)
        words = self.roles if not self._completed else self._completed
        families = {self.reading.words.family_of(key) for key in self.classes} if not self._completed else set()
        return frozenset(row for word in words for row in rows.get(word, ())) | {
            family for family in families if family.startswith("≈")
        }

    @cached_property
    def powers(self) -> frozenset[str]:
        """States and other powers that the words name."""
        table, states = _table(self.reading)["agents"]["powers"], set(self.reading.words.places.values())
        place = self.reading.tokens_in(self.meant)
        lemmas = {place[0].tokens[i].lemma.lower() for i in place[1]} if place else set()
        named = {self.reading.words.places[lemma] for lemma in lemmas if lemma in self.reading.words.places}
        return frozenset(self.by & states) | named | (lemmas & set(table))

    @property
    def may_act(self) -> bool:
        """Whether the words name somebody or a body."""
        acting = any(not row.startswith("≈") for row in self.kin)
        return bool(self.names or self.nouns) and bool(self.names or self.is_person or self.is_official or acting)

    def is_one_of(self, name: str) -> bool:
        """Whether the head noun stands in one of the lists of doers."""
        words = load_table(self.reading.annotated.dispatch.language, "happenings")["doers"][name]
        return self.head is not None and self.head[0].tokens[self.head[1]].lemma.lower() in words

    @property
    def is_official(self) -> bool:
        """Whether the noun names a body or somebody in office."""
        bodies = _table(self.reading)["agents"]["bodies"]
        return bool(self.nouns & {*self.reading.words.rules["initiative"]["agents"], *bodies})

    @property
    def _of_a_power(self) -> bool:
        """« le conseil communal »: an adjective right behind the noun tells of which power it is an organ."""
        if self.head is None or self.is_person:
            return False
        here, noun = self.head
        powers = _table(self.reading)["agents"]["powers"]
        return any(here.tokens[i].lemma.lower() in powers for i in here.children[noun] if i > noun)

    @property
    def acts_for_another(self) -> bool:
        """« l'inspecteur », « la mission »: whether the noun leaves open for whom it acts, as « le conseil municipal »
        does not."""
        return not (self._completed or self._of_a_power) and bool(
            self.nouns & set(_table(self.reading)["agents"]["members"])
        )

    def rejects(self, other: Agent) -> bool:
        """« le maire, et non le préfet »: whether the words behind say that it was not the other one."""
        here = self.reading.sentence_at(self.span.start)
        if here is None:
            return False
        last = here.at(self.span.end - 1)
        rejecting = _table(self.reading)["focus"]["rejects"]
        no = next((i for i in range(last + 1, min(last + _FAR, len(here.tokens))) if here.word(i) in rejecting), None)
        if no is None:
            return False
        behind = {self.reading.key_of(here, i) for i in range(no + 1, min(no + _NAME, len(here.tokens)))}
        return bool(behind & (other.by | other.classes))

    @cached_property
    def words(self) -> frozenset[str]:
        """The longer words of its names."""
        return frozenset(w for name in self.names for w in name.removeprefix("@").split() if len(w) > _SHORT)


def _quoted_at(reading: Reading, span: EvidenceSpan) -> EvidenceSpan | None:
    """Whoever speaks the words there: as the attribution names them, else by their last name before."""
    said = next((a for a in reading.annotated.attributions if a.content.contains(span)), None)
    if said is None:
        return None
    if said.source is not None and reading.keys(said.source):
        return said.source
    key = f"@{fold(said.actor)}" if said.actor else ""
    return next((name for name, who in reversed(reading.named) if who == key and name.start < span.start), None)


def _several_before(reading: Reading, here: Tree, pronoun: int) -> EvidenceSpan | None:
    """« née chez les femmes. Ce sont elles qui … »: the nearest noun for several people, of the pronoun's gender."""
    gender, since = here.tokens[pronoun].feature("Gender"), reading.sentence_before(here.tokens[pronoun].start)
    trees = [t for t in reading.trees if since <= t.sentence.span.start <= here.sentence.span.start]
    people = _table(reading)["agents"]["people"]
    for one in reversed(trees):
        for i in range((pronoun if one is here else len(one.tokens)) - 1, -1, -1):
            token = one.tokens[i]
            if token.pos != "NOUN" or token.feature("Number") != "Plur" or token.feature("Gender") != gender:
                continue
            if token.lemma.lower() in people or names_people(reading, one, i):
                return reading.annotated.dispatch.evidence(token.start, token.end)
    return None


def _table(reading: Reading) -> dict[str, Any]:
    return load_table(reading.annotated.dispatch.language, "agency")


@lru_cache(maxsize=8)
def _kin(language: str) -> dict[str, tuple[str, ...]]:
    """Word, folded → the rows in which it stands."""
    found: dict[str, tuple[str, ...]] = {}
    for row, words in load_table(language, "agency")["kin"].items():
        for word in words:
            found[fold(word)] = (*found.get(fold(word), ()), row)
    return found


def are_two(a: Agent, b: Agent) -> bool:
    """Whether the two cannot be one: other names, other kinds, none of them too vague, none acting for the other."""
    if not a.by or not b.by or a.names & b.names:
        return False
    if _may_be_ours(a, b) or _may_be_ours(b, a):
        return False
    if _man_and_women(a, b) or _man_and_women(b, a):
        return True
    if any(agent.is_one_of("vague") and not agent.names for agent in (a, b)):
        return False
    if a.rejects(b) or b.rejects(a) or _is_of_us(a, b) or _is_of_us(b, a):
        return True
    if a.names and b.names:
        return _two_names(a, b)
    if a.names or b.names:
        return _name_and_noun(*((a, b) if a.names else (b, a)))
    return _two_nouns(a, b)


def _man_and_women(man: Agent, women: Agent) -> bool:
    """« le général Untel », « les femmes du village »: a man by his title is none of them."""
    if man.head is None or women.head is None or not man.nouns or not (man.is_person and women.is_person):
        return False
    (here, noun), (there, other) = man.head, women.head
    title, group = here.tokens[noun], there.tokens[other]
    one = title.feature("Gender") == "Masc" and title.feature("Number") != "Plur" and bool(man.names)
    return one and group.feature("Gender") == "Fem" and group.feature("Number") == "Plur" and not women.names


def _is_of_us(ours: Agent, other: Agent) -> bool:
    """« notre assemblée », in a text that speaks of the other by name as of somebody else, in its own words."""
    if not _is_our_body(ours):
        return False
    named = {key for _, key in ours.reading.named}
    return bool(other.names & named) and _quoted_at(ours.reading, ours.span) is None


def _may_be_ours(ours: Agent, other: Agent) -> bool:
    """« notre assemblée », « la Fédération »: a body of which the text that says « notre » may be, as it never names
    it."""
    if not _is_our_body(ours) or other.is_person or not other.names:
        return False
    return not other.names & {key for _, key in ours.reading.named}


def _is_our_body(agent: Agent) -> bool:
    place = agent.reading.tokens_in(agent.span)
    own = agent.reading.words.rules["initiative"]["own_bodies"]
    return place is not None and len(place[1]) > 0 and place[0].word(place[1][0]) in own and not agent.names


def _two_names(a: Agent, b: Agent) -> bool:
    if a.is_person and b.is_person:
        return not a.words & b.words
    if a.words <= b.words or b.words <= a.words:
        return False
    if a.powers and b.powers:
        return not a.powers & b.powers
    if a.classes & b.classes and (a.names <= a.powers or b.names <= b.powers):
        return False
    return not (_of_one_body(a, b) or _named_in_role(a, b) or _named_in_role(b, a))


def _named_in_role(a: Agent, b: Agent) -> bool:
    """« la fédération de boxe », « le président de la fédération de boxe »."""
    return 2 * len(a.words & b.roles) > len(a.words)


def _name_and_noun(named: Agent, other: Agent) -> bool:
    """« Paul Untel, géomètre » and « l'entraîneur »; a name of which nothing is known may be that of anybody."""
    if named.powers and other.powers and not named.powers & other.powers:
        return True
    if named.roles & other.roles or named.classes & other.classes or _of_one_body(named, other):
        return False
    if not named.is_person:
        return not other.acts_for_another and bool(other.is_person or named.nouns or other.is_official or other.kin)
    if other.is_one_of("passers"):
        return bool(named.roles) and named.is_official
    return bool(named.roles) or not other.is_person


def _two_nouns(a: Agent, b: Agent) -> bool:
    if a.powers and b.powers and not a.powers & b.powers:
        return True
    if a.classes & b.classes or _of_one_body(a, b):
        return False
    passers = [agent.is_one_of("passers") for agent in (a, b)]
    if any(passers):
        return not all(passers) and (a if passers[1] else b).is_official
    if a.is_person and b.is_person:
        return True
    return not (a.acts_for_another or b.acts_for_another)


def _of_one_body(a: Agent, b: Agent) -> bool:
    """A member and its body, an organ and the state; two persons of different offices are two."""
    if a.is_person and b.is_person and not (a.names and b.names):
        return bool(a.roles & b.roles)
    states = set(a.reading.words.places.values())
    organs = (("power" in x.kin and bool(y.names & states) and not x.powers) for x, y in ((a, b), (b, a)))
    return bool(a.kin & b.kin) or any(organs)
