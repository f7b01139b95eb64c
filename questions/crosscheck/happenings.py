"""What a dossier turns on: the kinds of things that happened, however each dispatch tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from questions import timex
from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.back_then import days_back_then
from questions.crosscheck.people import names_people
from questions.crosscheck.reading import Reading
from questions.crosscheck.ways import Rows, Way, way
from questions.languages.tables import load_table
from questions.syntax import Tree, clause_of

#: Sentences of the body that tell what a dispatch is about.
_LEAD = 4
#: Share of the dispatches, two at least, that tell what the dossier turns on.
_SPREAD = 0.5
#: The same, of kinds that only one dispatch begins with.
_MOST = 0.6
#: A date as far from the head of a sentence as this is told of all of it.
_FRONTED = 1
#: What lies further back than this when the dossier begins is another event.
_OLD = timedelta(days=60)
#: Dispatches that begin with a mishap that others only call « le drame », at least.
_LED = 2
#: Words before a noun among which « éviter », « un risque de » is looked for.
_BEFORE = 3


@dataclass(frozen=True, eq=False)
class Telling:
    """A place at which a dispatch tells that a thing of some kind happened."""

    reading: Reading
    here: Tree
    places: tuple[int, ...]
    kind: str
    weak: bool

    @cached_property
    def anchor(self) -> int:
        """The verb of the telling, else its first noun."""
        verbs = [i for i in self.places if self.here.tokens[i].pos == "VERB"]
        nouns = [i for i in self.places if self.here.tokens[i].pos in {"NOUN", "PROPN"}]
        return (verbs or nouns or list(self.places))[0]

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it."""
        return self.here.tokens[self.anchor].pos in {"NOUN", "PROPN"}

    @property
    def start(self) -> int:
        """Where its anchor begins."""
        return self.here.tokens[self.anchor].start

    def heads(self, tops: Sequence[int]) -> bool:
        """Whether it is the head of a phrase or clause, or the subject of one that only says that it took place."""
        if self.anchor in tops:
            return True
        happen = set(_table(self.reading.annotated.dispatch.language)["happen"])
        verbs = (i for i in tops if self.here.tokens[i].lemma.lower() in happen)
        return any(self.here.subject(i) == self.anchor for i in verbs)

    @cached_property
    def claim(self) -> Claim | None:
        """The smallest clause in which it stands."""
        holding = [c for c in self.reading.annotated.claims if c.span.start <= self.start < c.span.end]
        return min(holding, key=lambda c: c.span.end - c.span.start, default=None)


@lru_cache(maxsize=8)
def _table(language: str) -> dict[str, Any]:
    return load_table(language, "happenings")


@lru_cache(maxsize=8)
def _ways(language: str) -> Rows:
    rows = _table(language)["happening"]
    strong = [way(row["name"], text) for row in rows for text in row["tell"]]
    weak = [way(row["name"], text, weak=True) for row in rows for text in row["weak"]]
    return Rows.of([*strong, *weak])


def tellings(reading: Reading) -> Iterator[Telling]:
    """Everything of a known kind that the dispatch tells to have happened, in the order of the text."""
    language = reading.annotated.dispatch.language
    for here, each, places in _ways(language).told(reading, body_only=False):
        telling = Telling(reading, here, places, each.name, each.weak)
        if happens(telling, each, _table(language)):
            yield telling


def happens(telling: Telling, each: Way, table: dict[str, Any]) -> bool:
    """Whether the words tell that it took place: no denial, no fear, no other event of the kind."""
    here, anchor = telling.here, telling.anchor
    token = here.tokens[anchor]
    if each.passive and not _is_passive(here, anchor):
        return False
    if telling.reading.is_time(token.start) or token.pos in {"ADP", "DET", "CCONJ"}:
        return False
    if _is_unreal(here, anchor, table):
        return False
    if telling.is_noun:
        return _is_the_one(telling, table)
    return not _is_denied(telling)


def _is_passive(here: Tree, index: int) -> bool:
    token = here.tokens[index]
    alone = token.feature("VerbForm") == "Part" and token.dep.startswith(("acl", "amod", "ROOT", "advcl"))
    return here.has(index, "aux:pass", "nsubj:pass", "obl:agent") or (alone and not here.has(index, "aux:tense"))


def _is_unreal(here: Tree, anchor: int, table: dict[str, Any]) -> bool:
    unreal = set(table["unreal"])
    above = here.governor(anchor)
    near = {here.tokens[i].lemma.lower() for i in range(max(anchor - _BEFORE, 0), anchor)}
    return bool(unreal & near) or (above is not None and here.tokens[above].lemma.lower() in unreal)


def _is_the_one(telling: Telling, table: dict[str, Any]) -> bool:
    """« le naufrage », « ce vol », « son enlèvement »; in a headline or the first sentences also « un naufrage »."""
    here, anchor = telling.here, telling.anchor
    below = [here.tokens[i] for i in here.children[anchor]]
    if any(t.lemma.lower() in table["other"] for t in below if t.dep in {"amod", "det", "nummod"}):
        return False
    determiner = here.child(anchor, "det", "nmod:poss")
    if determiner is None:
        return here.sentence.zone == "headline" or len(telling.places) > 1 or here.child(anchor, "case") is not None
    token = here.tokens[determiner]
    if here.word(determiner) in telling.reading.polarity["nobody"]:
        return False
    definite = token.feature("Definite") != "Ind" and token.feature("PronType") not in {"Neg", "Ind", "Int"}
    return definite or in_lead(telling)


def _is_denied(telling: Telling) -> bool:
    here, head = telling.here, clause_of(telling.here, telling.anchor)
    claim = telling.claim
    negated = claim is not None and claim.negated and not only(here, head)
    token = here.tokens[telling.anchor]
    ahead = token.feature("Tense") == "Fut" and not _row(telling).get("single")
    return negated or token.feature("Mood") == "Sub" or ahead


def only(here: Tree, head: int | None) -> bool:
    """« n'a pu passer que dimanche »: the negation is a limit."""
    if head is None:
        return False
    words = [here.word(i) for i in range(len(here.tokens))]
    return (
        bool({"ne", "n'"} & set(words))
        and any(
            words[i] in {"que", "qu'"} and here.tokens[i].dep in {"advmod", "mark", "case", "fixed", "dep", "cc"}
            for i in range(head, len(words))
        )
        and not {"pas", "point"} & set(words)
    )


def in_lead(telling: Telling) -> bool:
    """Whether it stands in the headline or in the first sentences of the text."""
    return telling.here.sentence.span.start < telling.reading.once(_lead_end)[0]


def _lead_end(reading: Reading) -> tuple[int]:
    bodies = [s.span.end for s in reading.sentences if s.zone == "body"][:_LEAD]
    return (max(bodies, default=0),)


def is_generic(reading: Reading, here: Tree, index: int) -> bool:
    """« le drame », « cet accident »: the event that everything is about; « l'accident d'avion » says more."""
    table, token = _table(reading.annotated.dispatch.language), here.tokens[index]
    if token.lemma.lower() not in table["generic"] or token.feature("Number") == "Plur":
        return False
    determiner = here.child(index, "det", "nmod:poss")
    other = any(here.tokens[i].lemma.lower() in table["other"] for i in here.children[index])
    return determiner is not None and here.tokens[determiner].feature("Definite") != "Ind" and not other


def person_of(telling: Telling) -> str | None:
    """Whom it befell, where that is one person who goes by a name: « Untel a démissionné », « la mort d'Untel »."""
    reading, here, anchor = telling.reading, telling.here, telling.anchor
    if not _row(telling).get("personal"):
        return None
    acted_upon = here.child(anchor, "obj")
    place = here.child(anchor, "nmod") if telling.is_noun else acted_upon
    place = here.subject(anchor) if place is None else place
    if place is None:
        return None
    beside = [i for i in here.children[place] if here.tokens[i].dep in {"appos", "flat:name", "nmod"}]
    own = (key for i in (place, *beside) if (key := reading.key_of(here, i)) in reading.people)
    return next(own, None) or _named_within(telling) or reading.person_at(here, place)


def _named_within(telling: Telling) -> str | None:
    """The one person whom the slot names (« Le recteur de l'université, Paul Untel, »)."""
    claim = telling.claim
    slot = (claim.object or claim.subject) if claim is not None else None
    if slot is None:
        return None
    named = {key for span, key in telling.reading.named if key in telling.reading.people and slot.contains(span)}
    return named.pop() if len(named) == 1 else None


def _row(telling: Telling) -> dict[str, Any]:
    rows = _table(telling.reading.annotated.dispatch.language)["happening"]
    return next(row for row in rows if row["name"] == telling.kind)


def agent_of(reading: Reading, here: Tree, verb: int) -> int | None:
    """The noun behind « par » of a passive, whatever the parser calls it."""
    agent = here.child(verb, "obl:agent")
    if agent is not None or not _is_passive(here, verb):
        return agent
    by = reading.words.grammar["by"]
    below = (i for i in here.children[verb] if i > verb and here.tokens[i].dep.startswith("obl"))
    return next((i for i in below if (case := here.child(i, "case")) is not None and here.word(case) in by), None)


def central_cause(telling: Telling) -> EvidenceSpan | None:
    """What brought it about: a thing behind « par », or a thing that is the subject of a verb that does so."""
    reading, here, anchor = telling.reading, telling.here, telling.anchor
    rows = {row["name"]: row for row in _table(reading.annotated.dispatch.language)["happening"]}
    if here.tokens[anchor].pos != "VERB":
        return None
    agent = agent_of(reading, here, anchor)
    lemma = here.tokens[anchor].lemma.lower()
    if (
        agent is None
        and lemma in rows[telling.kind]["acted"]
        and here.has(anchor, "obj")
        and not _is_passive(here, anchor)
    ):
        agent = here.subject(anchor)
    if agent is None or here.tokens[agent].pos != "NOUN":
        return None
    counted = [i for i in here.children[agent] if here.tokens[i].dep == "nmod"]
    if any(names_people(reading, here, i) for i in (agent, *counted)):
        return None
    below = [i for i in here.subtree(agent) if here.word(i) not in reading.words.grammar["by"]]
    if any(key in reading.people for i in below if (key := reading.key_of(here, i))):
        return None
    first, last = here.tokens[below[0]], here.tokens[below[-1]]
    return reading.annotated.dispatch.evidence(first.start, last.end)


# ---------------------------------------------------------------------------------------- what it turns on


@dataclass(frozen=True, eq=False)
class Turning:
    """The kinds of events on which a dossier turns."""

    kinds: frozenset[str]
    mishaps: frozenset[str]
    #: When the first dispatch came out.
    since: date | None = None
    #: Those of which no dossier tells two.
    single: frozenset[str] = frozenset()

    def told(self, reading: Reading) -> tuple[Telling, ...]:
        """Where a dispatch tells what the dossier turns on."""
        return tuple(t for t in reading.once(tellings) if t.kind in self.kinds)

    def the_one(self, reading: Reading) -> tuple[Telling, ...]:
        """Those of accidents, or of what no dossier tells twice."""
        if not self.kinds:
            return ()
        return tuple(t for t in self.told(reading) if is_one_of(t, self) and not self._is_old(t))

    def _is_old(self, telling: Telling) -> bool:
        """« En décembre, une fusée s'était abîmée », « celui de mai 2009 : dix avaient alors été blessés »: dated long
        before the dossier begins."""
        here = telling.here
        meant = days_back_then(telling.reading, here, telling.anchor)
        times = (t for t in telling.reading.annotated.time_expressions if here.sentence.span.contains(t.span))
        values = (t.value for t in times if _hangs_on(here, t.span, telling.anchor))
        days = [timex.bounds(value) for value in values if value and timex.is_calendar(value)]
        days += [meant] if meant is not None else []
        return self.since is not None and any(self.since - last > _OLD for _, last in days)


def _hangs_on(here: Tree, span: EvidenceSpan, anchor: int) -> bool:
    """Whether the first word of a span, or the words above it there, depend on the anchor itself."""
    place = here.at(span.start)
    if place <= _FRONTED and not any(t.pos == "VERB" for t in here.tokens[:anchor]):
        return True
    while place < len(here.tokens) and (above := here.governor(place)) is not None:
        if not span.start <= here.tokens[above].start < span.end:
            return above == anchor
        place = above
    return False


def _begins_with_it(reading: Reading) -> tuple[bool]:
    """Whether the first sentences speak of « le drame », « l'accident », as of what every reader knows."""
    end = reading.once(_lead_end)[0]
    leads = (here for here in reading.trees if here.sentence.span.start < end)
    return (any(is_generic(reading, here, i) for here in leads for i in range(len(here.tokens))),)


@lru_cache(maxsize=2)
def _turning(readings: tuple[Reading, ...]) -> Turning:
    rows = {r["name"]: r for reading in readings[:1] for r in _table(reading.annotated.dispatch.language)["happening"]}
    anywhere: Counter[str] = Counter()
    leading: Counter[str] = Counter()
    unnamed = 0
    for reading in readings:
        told = [t for t in reading.once(tellings) if not t.weak]
        anywhere.update({t.kind for t in told})
        leading.update({t.kind for t in told if in_lead(t)})
        unnamed += not any(rows[t.kind].get("mishap") for t in told) and reading.once(_begins_with_it)[0]
    led = [kind for kind in leading if leading[kind] >= _LED and rows[kind].get("mishap")]
    if len(led) == 1:
        # « deux jours après le drame »: whoever only calls it so speaks of the one mishap with which others begin.
        anywhere[led[0]] += unnamed
    least = max(2, _SPREAD * len(readings))
    most = max(3, _MOST * len(readings))
    kinds = {k for k, n in anywhere.items() if (n >= least and leading[k] >= 2) or (n >= most and leading[k])}
    since = min((r.published[0] for r in readings if r.published), default=None)
    mishaps = {kind for kind in kinds if rows[kind].get("mishap")}
    lasting = frozenset(k for k in kinds if not (mishaps and rows[k].get("last")))
    single = frozenset(k for k in lasting if rows[k].get("single"))
    return Turning(lasting, frozenset(mishaps), since, single)


def turning(readings: Sequence[Reading]) -> Turning:
    """What a dossier turns on; in a collection on many subjects, nothing."""
    return _turning(tuple(readings))


def is_one_of(telling: Telling, turn: Turning) -> bool:
    """Whether it is the one event of its kind in the dossier: an accident, or what no dossier tells twice."""
    rows = {row["name"]: row for row in _table(telling.reading.annotated.dispatch.language)["happening"]}
    return telling.kind in turn.mishaps or bool(rows[telling.kind].get("single"))
