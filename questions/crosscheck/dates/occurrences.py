"""When the thing on which a dossier turns took place: its days and hours, however each dispatch tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

from questions import timex
from questions.annotations import EvidenceSpan, TimeExpression
from questions.crosscheck.centre import Centre
from questions.crosscheck.dates.moments import Moment, moment
from questions.crosscheck.dates.occurrence_dates import clock_behind, dated, is_ahead, is_fresh, is_over
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.happenings import Telling, Turning, is_generic, only, person_of, tellings, turning
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import clipped, days_between
from questions.crosscheck.vocabulary import fold
from questions.crosscheck.ways import Rows, way
from questions.crosscheck.wording import day_in_words
from questions.languages.tables import load_table
from questions.syntax import Tree, clause_of

#: Days that two versions of one event may lie apart; more, and there were two.
_NEAR = 20
#: Two plans for one thing may lie further apart.
_PLANNED = 120
#: Dispatches of one story came out within so many days, or one of them looks back.
_STORY = 400
_DEATH = "death"
#: Letters of a word that may be an initial or a unit.
_SHORT = 3


@dataclass(frozen=True, eq=False)
class Occurrence:
    """A telling with the moment that its own words give."""

    reading: Reading
    here: Tree
    places: tuple[int, ...]
    matter: str
    label: str
    told: EvidenceSpan
    value: str | None
    moment: Moment
    planned: bool
    #: Whether it is one of the things that follow.
    phase: bool = False

    @cached_property
    def evidence(self) -> EvidenceSpan:
        """The clause that holds both the telling and its date, else the words from one to the other."""
        anchor, told = self.here.tokens[self.places[0]], self.told
        holding = [c.span for c in self.reading.annotated.claims if c.span.contains(told)]
        holding = [s for s in holding if s.start <= anchor.start < s.end]
        last = self.here.tokens[max(self.places)]
        own = self.reading.annotated.dispatch.evidence(min(anchor.start, told.start), max(last.end, told.end))
        return clipped(self.reading, min(holding, key=lambda s: s.end - s.start, default=own))

    @cached_property
    def names(self) -> frozenset[str]:
        """Who and what is named in the clause."""
        inside = (key for span, key in self.reading.named if self.evidence.contains(span))
        return frozenset(inside)

    @cached_property
    def elsewhere(self) -> bool:
        """« Le courant n'y était revenu que mardi »: a place that the sentence before tells."""
        there = set(_table(self.reading)["there"])
        return any(self.here.word(i) in there for i in range(min(self.places) - 4, max(self.places)) if i >= 0)

    @cached_property
    def stays(self) -> bool:
        """« restaient privés de courant mercredi »: how things still stood, and no day on which it came about."""
        lasting = set(load_table(self.reading.annotated.dispatch.language, "event_days")["stays"])
        above = {*self.places, *(self.here.tokens[place].head for place in self.places)}
        return any(self.here.tokens[i].lemma.lower() in lasting for i in above)

    @cached_property
    def partly(self) -> bool:
        """« les premiers abonnés », « a repris partiellement »: whether it tells of a part only."""
        if not self.phase:
            return self.theme_at is not None and self._is_part(self.here.children[self.theme_at])
        heads = {*self.places, *(i for place in self.places for i in self.here.children[place])}
        below = {i for head in heads for i in (head, *self.here.children[head])} - set(self.places)
        below = {i for i in below if not self.reading.is_time(self.here.tokens[i].start)}
        return self._is_part(below)

    def _is_part(self, places: Iterable[int]) -> bool:
        words = set(_table(self.reading)["partly"])
        return any({self.here.word(i), self.here.tokens[i].lemma.lower()} & words for i in places)

    @cached_property
    def theme_at(self) -> int | None:
        """What it befell: the subject of a passive or of a verb without object, else the object."""
        anchor = next((i for i in self.places if self.here.tokens[i].pos == "VERB"), None)
        if anchor is None:
            return self.here.child(self.places[0], "nmod")
        thing = self.here.child(anchor, "obj")
        thing = thing if thing is not None else self.here.subject(anchor)
        return None if thing is None or thing in self.places or self.here.tokens[thing].pos != "NOUN" else thing

    @property
    def by_noun(self) -> bool:
        """Whether a noun tells it, which needs no further word."""
        return all(self.here.tokens[i].pos != "VERB" for i in self.places)

    @property
    def theme(self) -> frozenset[str]:
        """Its key, empty where it is not told."""
        at = self.theme_at
        return frozenset({self.reading.words.key_at(self.here.tokens[at])} if at is not None else ())


def _table(reading: Reading) -> dict[str, Any]:
    return load_table(reading.annotated.dispatch.language, "happenings")


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Two moments that two dispatches give for what the dossier turns on, or for what follows it."""
    turn, centre = turning(readings), Centre.of(readings)
    found: list[Occurrence] = []
    for reading in readings:
        told = [o for t in turn.the_one(reading) for o in _occurrence(t, lively=t.kind in turn.mishaps)]
        told += _deadly(reading, turn) + _generic(reading, turn)
        found += _single(told) + _single(list(reading.once(_phases)))
        found += _single(list(reading.once(_personal)))
    for a, b in combinations(found, 2):
        if a.reading is not b.reading and a.matter == b.matter and (confidence := _opposed(a, b, centre)):
            details = _details(a, b)
            sides = Side(a.reading, a.evidence), Side(b.reading, b.evidence)
            yield Opposition("date", *sides, confidence, "two moments", "date", details, f"moment:{a.matter}")


def _deadly(reading: Reading, turn: Turning) -> list[Occurrence]:
    """« six skieurs trouvaient la mort le 11 février »: how a first sentence tells the accident."""
    first = next((s.span for s in reading.sentences if s.zone == "body"), None)
    if len(turn.mishaps) != 1 or first is None:
        return []
    (mishap,) = turn.mishaps
    deaths = (t for t in reading.once(tellings) if t.kind == _DEATH and not t.weak and t.here.sentence.span == first)
    return [o for t in deaths for o in _occurrence(t, mishap, lively=True)]


def _generic(reading: Reading, turn: Turning) -> list[Occurrence]:
    """« L'incident remonte à jeudi »: the one mishap on which the dossier turns."""
    if len(turn.mishaps) != 1:
        return []
    (mishap,) = turn.mishaps
    label = str(reading.words.rules["dating"]["label"])
    trees = (reading.sentence_at(s.span.start) for s in reading.sentences if s.zone == "body")
    nouns = ((here, i) for here in trees if here for i in range(len(here.tokens)) if is_generic(reading, here, i))
    return [o for here, i in nouns for o in _at(reading, here, (i,), i, mishap, label)]


def _personal(reading: Reading) -> Iterator[Occurrence]:
    """When somebody died, left a post or was arrested: each of them a matter of its own."""
    for telling in reading.once(tellings):
        person = None if telling.weak else person_of(telling)
        if person is not None:
            yield from _occurrence(telling, f"{telling.kind}:{person}")


def _single(told: list[Occurrence]) -> list[Occurrence]:
    """Those of one dispatch that agree: a dispatch that gives two moments tells of two things."""
    kept = []
    for matter in dict.fromkeys(o.matter for o in told):
        own = [o for o in told if o.matter == matter]
        if all(not _apart(a, b) for a, b in combinations(own, 2)):
            kept.append(min(own, key=_vagueness))
    return kept


def _vagueness(occurrence: Occurrence) -> tuple[bool, float, int]:
    """The most precise first."""
    span = occurrence.moment.span
    return span is None, (span[1] - span[0]).total_seconds() if span else 0, occurrence.evidence.start


def _apart(a: Occurrence, b: Occurrence) -> bool:
    return a.moment.never_meets(b.moment)


def _opposed(a: Occurrence, b: Occurrence, centre: Centre) -> float | None:
    """How sure it is that both tell one thing at two moments."""
    if not _apart(a, b) or a.planned != b.planned:
        return None
    one, other = a.moment.span, b.moment.span
    if one and other and abs(one[0] - other[0]) > timedelta(days=_PLANNED if a.planned else _NEAR):
        return None
    if (days_between(a.reading.published, b.reading.published) or 0) > _STORY:
        return None
    if (
        a.stays
        or b.stays
        or a.elsewhere
        or b.elsewhere
        or a.partly
        or b.partly
        or _elsewhere(a, b, centre)
        or not _one_story(a, b)
    ):
        return None
    return 0.62


def _elsewhere(a: Occurrence, b: Occurrence, centre: Centre) -> bool:
    """Whether they name other places, or one a person whom the other does not; what most dispatches name is common."""
    one, other = ({n for n in o.names if not centre.holds(n)} for o in (a, b))
    if any((mine & each.reading.people) - theirs for mine, theirs, each in ((one, other, a), (other, one, b))):
        return True
    words = [{w for name in names for w in name.removeprefix("@").split() if len(w) > _SHORT} for names in (one, other)]
    return bool(one and other) and not words[0] & words[1]


def _one_story(a: Occurrence, b: Occurrence) -> bool:
    """Whether both dispatches name a person or a place, or else tell it of one thing."""
    if names_of(a.reading) & names_of(b.reading) or any(not o.theme and o.by_noun for o in (a, b)):
        return True
    keys = [{key for s in o.reading.sentences for key in o.reading.keys(s.span)} for o in (a, b)]
    return bool(a.theme & b.theme or a.theme & keys[1] or b.theme & keys[0])


def names_of(reading: Reading) -> frozenset[str]:
    """Words of a dispatch that are names, or written so."""
    return frozenset(reading.once(_proper))


def _proper(reading: Reading) -> Iterator[str]:
    """Words written with a capital within a sentence, and those that are names by themselves."""
    for sentence in reading.sentences:
        for place, token in enumerate(sentence.tokens):
            named = token.pos == "PROPN" or (place > 0 and token.text[:1].isupper() and token.text[1:].islower())
            if named and len(token.text) > _SHORT:
                yield fold(token.text)


def _labels(reading: Reading) -> dict[str, str]:
    """Names of the things that follow, with what they are called in an explanation."""
    return _phase_ways(reading.annotated.dispatch.language)[1]


def _details(a: Occurrence, b: Occurrence) -> dict[str, str]:
    details = {"a_date": a.told.quote, "b_date": b.told.quote, "event": a.label}
    for name, each in (("a_day", a), ("b_day", b)):
        known = timex.bounds(each.value) if each.value else None
        day = day_in_words(known) if known else None
        printed = known is not None and str(known[0].day) in each.told.quote
        details[name] = f" ({day})" if day and not printed else ""
    return details


# ------------------------------------------------------------------------------------------ their dates


def _occurrence(telling: Telling, matter: str = "", lively: bool = False) -> Iterator[Occurrence]:
    label = str(telling.reading.words.rules["dating"]["label"])
    if not _lasts(telling, lively):
        yield from _at(telling.reading, telling.here, telling.places, telling.anchor, matter or telling.kind, label)


def _lasts(telling: Telling, lively: bool) -> bool:
    """« étaient coupés », « bloquaient la grille »: how things stood; « la digue s'ouvrait » tells an accident."""
    here, anchor = telling.here, telling.anchor
    own = here.tokens[anchor]
    stands = own.feature("VerbForm") == "Fin" and own.feature("Tense") == "Imp" and not lively
    below = [here.tokens[i] for i in here.children[anchor] if here.tokens[i].dep in {"aux:pass", "cop"}]
    return stands or any(t.feature("Tense") == "Imp" for t in below)


def _at(
    reading: Reading, here: Tree, places: tuple[int, ...], anchor: int, matter: str, label: str
) -> Iterator[Occurrence]:
    """The telling with its day, or with its hour where the day is not said."""
    expression = dated(reading, here, anchor) or _hanging(reading, here, anchor)
    span = expression.span if expression is not None else clock_behind(reading, here, anchor)
    value = expression.value if expression is not None else None
    if span is None or (value is not None and not is_fresh(reading, value)):
        return
    over = value is not None and is_ahead(reading, value) and is_over(here, anchor)
    value = None if over else value
    told = moment(reading, span, value)
    if told is not None:
        planned = not over and _is_planned(reading, here, anchor, value)
        yield Occurrence(reading, here, places, matter, label, span, value, told, planned, matter in _labels(reading))


def _is_planned(reading: Reading, here: Tree, anchor: int, value: str | None) -> bool:
    if value is not None and is_ahead(reading, value):
        return True
    start = here.tokens[anchor].start
    holding = [c for c in reading.annotated.claims if c.span.start <= start < c.span.end]
    claim = min(holding, key=lambda c: c.span.end - c.span.start, default=None)
    return claim is not None and claim.modality in {"planned", "possible"}


# ------------------------------------------------------------------------------------- what comes after


@lru_cache(maxsize=8)
def _phase_ways(language: str) -> tuple[Rows, dict[str, str]]:
    rows = load_table(language, "happenings")["phase"]
    ways = [way(row["name"], text) for row in rows for text in row["ways"]]
    return Rows.of(ways), {row["name"]: row["label"] for row in rows}


def _phases(reading: Reading) -> Iterator[Occurrence]:
    """When the traffic ran again, the alarm was given, the money was paid."""
    ways, labels = _phase_ways(reading.annotated.dispatch.language)
    for here, each, places in ways.told(reading):
        anchor = next((i for i in places if here.tokens[i].pos == "VERB"), places[0])
        if not _is_denied(reading, here, anchor):
            yield from _at(reading, here, places, anchor, each.name, labels[each.name])


def _hanging(reading: Reading, here: Tree, anchor: int) -> TimeExpression | None:
    """« n'a pu franchir le col que dimanche »: the date hangs on the verb above."""
    above = here.governor(anchor)
    if above is None or here.tokens[anchor].dep != "xcomp":
        return None
    return dated(reading, here, above)


def _is_denied(reading: Reading, here: Tree, anchor: int) -> bool:
    start = here.tokens[anchor].start
    holding = [c for c in reading.annotated.claims if c.span.start <= start < c.span.end]
    claim = min(holding, key=lambda c: c.span.end - c.span.start, default=None)
    return claim is not None and claim.negated and not only(here, clause_of(here, anchor))
