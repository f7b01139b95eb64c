"""Who did it: deeds that the news attributes to one person or body, and the two whom two dispatches name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

from questions.annotations import EvidenceSpan
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.happenings import only
from questions.crosscheck.initiators.agents import Agent, are_two
from questions.crosscheck.initiators.doing import claim_at, doer_of
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped, days_between
from questions.crosscheck.ways import Rows, Way, way
from questions.languages.tables import load_table
from questions.syntax import Tree, clause_of, plain

#: Dispatches further apart than this, in days, tell of two deeds.
_LONG = 200
#: Doers of one deed in a dossier, compared pairwise, at most.
_MOST = 40


@dataclass(frozen=True, eq=False)
class Deed:
    """A deed with its doer; ``alone`` where the text says that nobody else did it."""

    reading: Reading
    here: Tree
    row: dict[str, Any]
    ordered: bool
    who: EvidenceSpan
    evidence: EvidenceSpan
    themes: frozenset[str]
    #: The heads of these alone.
    things: frozenset[str]
    alone: bool
    passive: bool

    @cached_property
    def agent(self) -> Agent:
        """The doer."""
        return Agent(self.reading, self.who)

    @property
    def by(self) -> frozenset[str]:
        """Keys of the doer."""
        return self.agent.by

    @property
    def others(self) -> frozenset[str]:
        """Nouns for those to whom it was done, other than whom the language pack expects."""
        usual = {self.reading.words.key(lemma) for lemma in self.row.get("given_to", ())}
        return frozenset(key for key in self.things if not key.startswith("@")) - usual

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, self.evidence)


def _table(reading: Reading) -> dict[str, Any]:
    return load_table(reading.annotated.dispatch.language, "happenings")


@lru_cache(maxsize=8)
def _ways(language: str) -> tuple[Rows, dict[str, tuple[dict[str, Any], bool]]]:
    rows = {}
    ways = []
    for row in load_table(language, "happenings")["deed"]:
        for ordered, key in ((True, "orders"), (False, "does")):
            name = f"{row['name']}/{key}"
            rows[name] = (row, ordered)
            ways += [way(name, text) for text in row.get(key, ())]
    return Rows.of(ways), rows


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Two doers of one deed in two dispatches."""
    told: dict[str, list[Deed]] = defaultdict(list)
    for reading in readings:
        for deed in reading.once(deeds):
            told[deed.row["name"]].append(deed)
    for block in told.values():
        for a, b in combinations(block[:_MOST], 2):
            confidence = compare(a, b) if a.reading is not b.reading else None
            if confidence is not None and not _both_told(block, a, b):
                details = {"a_who": a.who.quote, "b_who": b.who.quote}
                yield Opposition(
                    "initiator", a.side, b.side, confidence, "two doers", "initiator", details, f"doer:{a.row['name']}"
                )


def _both_told(block: Sequence[Deed], a: Deed, b: Deed) -> bool:
    """Whether one of the dispatches gives the deed to the other doer too."""
    pairs = ((a, b), (b, a))
    return any(
        d.reading is mine.reading and d is not mine and d.by & theirs.by for mine, theirs in pairs for d in block
    )


def compare(a: Deed, b: Deed) -> float | None:
    """How sure it is that two dispatches give one deed to two doers, ``None`` where they may both be right."""
    if (days_between(a.reading.published, b.reading.published) or 0) > _LONG or not are_two(a.agent, b.agent):
        return None
    if a.row.get("themed"):
        if not a.themes & b.themes:
            return None
    elif a.row.get("placed") and a.themes and b.themes and not a.themes & b.themes:
        return None
    if "given_to" in a.row and a.others != b.others:
        return None
    if not (a.alone or b.alone or a.row.get("sole") or (a.passive and b.passive)):
        return None
    if a.ordered != b.ordered and not (b.alone if a.ordered else a.alone):
        return None
    return 0.7 if a.alone or b.alone else 0.6


# --------------------------------------------------------------------------------------- reading them


def deeds(reading: Reading) -> Iterator[Deed]:
    """Every deed of the language pack with its doer, told as a fact, in the order of the text."""
    ways, rows = _ways(reading.annotated.dispatch.language)
    for here, each, places in ways.told(reading):
        deed = _deed(reading, here, each, places, *rows[each.name])
        if deed is not None:
            yield deed


def _deed(
    reading: Reading, here: Tree, each: Way, places: tuple[int, ...], row: dict[str, Any], ordered: bool
) -> Deed | None:
    verbs = [i for i in places if here.tokens[i].pos in {"VERB", "AUX"}]
    if not verbs or _is_unreal(reading, here, verbs[0]):
        return None
    found = doer_of(reading, here, verbs[0])
    if found is None:
        return None
    who, alone, passive = found
    agent = Agent(reading, who)
    if not agent.by or not agent.may_act:
        return None
    around = [claim.span for verb in verbs if (claim := claim_at(reading, here, verb)) is not None]
    span = max(around, key=lambda s: s.end - s.start, default=here.sentence.span)
    opening = here.tokens[max(here.at(who.start) - 2, 0)].start if alone else who.start
    opening = min(opening, here.tokens[max(verbs[0] - 3, 0)].start) if alone and who.start > span.start else opening
    start, end = min(span.start, opening), max(span.end, who.end)
    span = reading.annotated.dispatch.evidence(start, end)
    alone = alone or _says_alone(reading, span)
    by = agent.by
    people = {key for at, key in reading.named if key in reading.people and span.contains(at)}
    own = by | {reading.words.family_of(key) for key in by}
    heads = _things(here, places)
    things = {key for i in heads if here.tokens[i].pos == "NOUN" and (key := reading.key_of(here, i))}
    themes = (_themes(reading, here, places, heads) | people) - own
    evidence = clipped(reading, span)
    return Deed(reading, here, row, ordered, who, evidence, themes, frozenset(things), alone, passive)


def _is_unreal(reading: Reading, here: Tree, verb: int) -> bool:
    """« n'a pas prévenu », « devait alerter », « préviendra », « a prévenu que »."""
    claim = claim_at(reading, here, verb)
    if claim is not None and (claim.modality != "fact" or (claim.negated and not only(here, clause_of(here, verb)))):
        return True
    token = here.tokens[verb]
    said = here.word(verb + 1) in reading.words.rules["scope"]["only"] and not (claim is not None and claim.negated)
    return said or token.feature("Tense") == "Fut" or token.feature("Mood") == "Sub"


def _says_alone(reading: Reading, span: EvidenceSpan) -> bool:
    text = " ".join(plain(span.quote).split())
    return any(phrase in text for phrase in _table(reading)["doers"]["alone"])


def _things(here: Tree, places: tuple[int, ...]) -> list[int]:
    """What it was done to: object, subject of the passive, or the noun that a participle completes."""
    things: list[int] = []
    for place in places:
        things += [i for i in here.children[place] if here.tokens[i].dep in {"obj", "nsubj:pass"}]
        bare = here.tokens[place].feature("VerbForm") == "Part" and not here.has(place, "aux:tense", "nsubj")
        if here.tokens[place].dep.startswith("acl") and bare:
            things += [above for above in (here.governor(place),) if above is not None]
        if here.tokens[place].pos == "NOUN":
            things += [i for i in here.children[place] if here.tokens[i].dep == "nmod"]
    return [thing for thing in things if thing not in places]


def _themes(reading: Reading, here: Tree, places: tuple[int, ...], things: Sequence[int]) -> frozenset[str]:
    """The families of these, and of what stands beside them."""
    found = set()
    for thing in things:
        beside = (i for i in here.children[thing] if here.tokens[i].dep in {"appos", "flat:name", "nmod"})
        keys = {reading.key_of(here, i) for i in (thing, *beside) if i not in places}
        found |= {reading.words.family_of(key) for key in keys if key}
    return frozenset(found)
