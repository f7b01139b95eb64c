"""What an initiative wanted: the deed, and the thing to which it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from questions.annotations import EvidenceSpan
from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.reading import Reading
from questions.syntax import SUBJECTS, Tree, clause_of

_PARTICIPLES = frozenset({"VERB", "ADJ"})
_CLAUSES = frozenset({"advcl", "ccomp", "acl:relcl", "acl", "csubj"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Names of a deed and of its thing; both are empty where the text leaves open what was wanted."""

    deeds: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether the words do not say what was wanted."""
        return not self.deeds and not self.things

    def may_be(self, other: Wanted, loosely: bool = False) -> bool:
        """Whether both may be one: one thing, or one deed done to nothing else; ``loosely`` one deed is enough."""
        if self.is_open or other.is_open or self.things & other.things:
            return True
        crossed = self.things & other.deeds or other.things & self.deeds
        return bool(crossed or (self.deeds & other.deeds and (loosely or not self._is_done_elsewhere(other))))

    def _is_done_elsewhere(self, other: Wanted) -> bool:
        """Whether both name their thing in one way, by a noun or by a name, and not the same."""
        ours, theirs = ({name.startswith("@") for name in wanted.things} for wanted in (self, other))
        return ours == theirs if len(ours) == len(theirs) == 1 else False in ours & theirs


OPEN = Wanted()


def wanted_at(reading: Reading, place: tuple[Tree, int], within: EvidenceSpan | None = None) -> Wanted:
    """What goes with the noun of a wish: « suspendue » and « cotation » of « à la demande de X ».

    ``within`` is where the deed has to be told, else what stands there is taken.
    """
    here, wish = place
    head = _governing(reading, here, wish)
    if within is not None and (head is None or not within.start <= here.tokens[head].start < within.end):
        return told_in(reading, within)
    return OPEN if head is None else told_by(reading, here, head, wish)


def _governing(reading: Reading, here: Tree, wish: int) -> int | None:
    """The participle right before « à la demande de », days left out, else its governor, or what « que » tells."""
    first = min(wish, *here.subtree(wish)) - 1
    while first > 0 and reading.is_time(here.tokens[first].start):
        first -= 1
    if first == 0 or (first > 0 and here.tokens[first].pos in _PARTICIPLES):
        return first
    if here.has(wish, "cop"):
        return next((i for i in here.children[wish] if i > wish and here.tokens[i].dep in _CLAUSES), None)
    above = here.governor(wish)
    if above == first and here.tokens[first].pos == "NOUN":
        return above
    return clause_of(here, wish if above is None else above)


def told_by(reading: Reading, here: Tree, head: int, wish: int | None = None) -> Wanted:
    """Deed and thing of a verb with its object, or the subject of a passive; of a noun with what completes it."""
    things = [i for i in _things(reading, here, head) if i != wish]
    if _points_back(reading, here, {head, *things}):
        return OPEN
    return Wanted(_all_names(reading, here, [head], ()), _all_names(reading, here, (), things))


def told_in(reading: Reading, span: EvidenceSpan | None) -> Wanted:
    """The same of the words of a span, whose heads are no deed: « l'évacuation du quartier » of « a ordonné … »."""
    place = reading.tokens_in(span) if span is not None else None
    if place is None:
        return OPEN
    here, inside = place
    tops = [i for i in inside if here.governor(i) is None or here.governor(i) not in inside]
    tops = [i for i in tops if here.tokens[i].pos in {"NOUN", "PROPN", *_PARTICIPLES}]
    if not tops or _points_back(reading, here, tops):
        return OPEN
    below = {j for i in tops for j in _things(reading, here, i)}
    return Wanted(_all_names(reading, here, tops, ()), _all_names(reading, here, (), below))


def names_in(reading: Reading, span: EvidenceSpan) -> frozenset[str]:
    """Everything that the words of a span name."""
    place = reading.tokens_in(span)
    return frozenset() if place is None else _all_names(reading, place[0], (), place[1])


def _points_back(reading: Reading, here: Tree, places: Iterable[int]) -> bool:
    """« cette mesure », « la décision »: told by the sentence before."""
    return any(here.tokens[i].lemma.lower() in reading.words.rules["initiative"]["decisions"] for i in places)


def _things(reading: Reading, here: Tree, head: int) -> Iterator[int]:
    token = here.tokens[head]
    if token.dep.startswith(("acl", "appos")):
        yield token.head
    if token.pos == "NOUN":
        yield from (i for i in here.children[head] if here.tokens[i].dep == "nmod")
        return
    below = [*_below(reading, here, head)]
    objects = [i for i in below if here.tokens[i].dep in {"obj", "nmod"} or _is_bare(here, i, head)]
    subject = here.subject(head)
    yield from objects
    if not objects and subject is not None:
        yield subject
    for i in below:
        if here.tokens[i].dep in {"obl:arg", "xcomp"}:
            yield i
            yield from (j for j in here.children[i] if here.tokens[j].dep == "obj")


def _below(reading: Reading, here: Tree, head: int) -> Iterator[int]:
    """Dependants of a verb, among them what the parser hung on a day (« a arrêté lundi le chantier »)."""
    for i in here.children[head]:
        if reading.is_time(here.tokens[i].start):
            yield from (j for j in here.children[i] if here.tokens[j].pos == "NOUN")
        else:
            yield i


def _is_bare(here: Tree, index: int, head: int) -> bool:
    """A noun behind the verb without a preposition, whatever the parser takes it for."""
    return index > head and here.tokens[index].pos == "NOUN" and not here.has(index, "case", "mark", "cop")


def _all_names(reading: Reading, here: Tree, deeds: Iterable[int], things: Iterable[int]) -> frozenset[str]:
    told = {name for i in deeds for name in _names(reading, here, i) if not name.startswith("@")}
    return frozenset(told | {name for i in things for name in _names(reading, here, i)})


def _names(reading: Reading, here: Tree, index: int) -> Iterator[str]:
    """Under which a word is met: its family, its stem; who goes by a name by that alone."""
    token, kin = here.tokens[index], kinship(reading.annotated.dispatch.language)
    if (token.dep in SUBJECTS and token.pos == "PRON") or reading.is_time(token.start):
        return
    key = reading.key_of(here, index)
    if key is None or not key.startswith("@"):
        lemma = kin.lemma(token)
        key = reading.words.key(lemma) if key is None or lemma != token.lemma.lower() else key
    if key in reading.words.empty:
        return
    yield reading.words.family_of(key)
    if not key.startswith("@"):
        implied = reading.words.rules["initiative"]["implied"].get(kin.lemma(token), ())
        yield from (reading.words.family_of(f"={name}") for name in implied)
        yield f"stem {kin.stem(key)}"
