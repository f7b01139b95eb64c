"""Numbers that differ: the same count of the same event, in two dispatches or in the headline and the body of one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from questions import timex
from questions.annotations import Claim, EvidenceSpan, Figure
from questions.crosscheck.findings import Compatibility, Finding, Opposition, Side
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import Statement, apart, clipped
from questions.crosscheck.states import dimensions
from questions.dossier import ReconciliationKind
from questions.syntax import Tree, core, is_clause_head, plain

Days = tuple[date, date]
#: Facts of one measure compared pairwise; a longer list (a page of results) is no set of rival versions.
_MOST = 60
#: Words of a noun phrase looked at behind its noun.
_WIDEST = 12
#: A longer span (« du XVIIe siècle ») tells when a thing was made, not when the count was taken.
_LONGEST_EVENT = 400
_YEAR = timedelta(days=330)
#: A count over this many days or more is one of a period.
_PERIOD = 28
#: Lengths of time that differ by a larger factor are no versions of one another.
_ONE_ORDER = 4


@dataclass(frozen=True, eq=False)
class Count:
    """A figure with what is counted, what befell it, where and when."""

    reading: Reading
    figure: Figure
    claim: Claim | None
    here: Tree
    noun: int

    @cached_property
    def rules(self) -> dict[str, Any]:
        """The figure rules of the language."""
        found: dict[str, Any] = self.reading.words.rules["figures"]
        return found

    @cached_property
    def group(self) -> tuple[int, ...]:
        """Positions of the noun phrase around the figure."""
        joined = {i for c in self.here.children[self.noun] if self._joined(c) for i in self.here.subtree(c)}
        return tuple(i for i in self.here.subtree(self.noun) if i - self.noun < _WIDEST and i not in joined)

    def _joined(self, index: int) -> bool:
        """« 31 morts et 17 disparus » are two counts; « 34 morts côté nord » is one, whatever the parser says."""
        return self.here.tokens[index].dep == "conj" and self.here.has(index, "cc")

    @cached_property
    def chain(self) -> tuple[int, ...]:
        """The words that govern the figure, as far as the head of its clause."""
        found, skip = [self.noun], self._joined(self.noun)
        for above in self.here.ancestors(self.noun):
            if skip and self.here.tokens[above].pos == "NOUN":
                skip = self._joined(above)
                continue
            found.append(above)
            if is_clause_head(self.here, above):
                break
        return tuple(found)

    @cached_property
    def frame(self) -> frozenset[str]:
        """Keys of the noun phrase and of what governs it, the counted noun apart."""
        indices = {*self.group, *self.chain}
        found = {self.reading.key_of(self.here, i) for i in indices}
        if self.claim and self.figure.unit in self.rules["durations"]:
            found |= self.reading.keys(self.claim.subject)
        if self.is_price:
            found.add(self.reading.words.key(self.rules["price"]))
        return frozenset(key for key in found if key and key != self.unit_key)

    @property
    def is_price(self) -> bool:
        """« racheté pour 3 millions d'euros »."""
        before = self.here.at(self.figure.span.start) - 1
        return self.figure.unit in self.rules["money"] and self.here.word(max(before, 0)) in self.rules["for_price"]

    @cached_property
    def context(self) -> frozenset[str]:
        """Keys of the whole clause, the counted noun apart."""
        span = self.claim.span if self.claim else self.here.sentence.span
        more = (
            self.reading.keys(self.claim.subject) | self.reading.keys(self.claim.object) if self.claim else frozenset()
        )
        return (self.reading.keys(span) | more | self.frame) - {self.unit_key}

    @property
    def unit_key(self) -> str:
        """Key of the counted noun."""
        return self.reading.words.key(self.figure.unit)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of the noun phrase, of the words that govern it and of the predicate."""
        near = {self.here.tokens[i].lemma.lower() for i in {*self.group, *self.chain}}
        return frozenset(near | ({self.claim.predicate} if self.claim else set()))

    @cached_property
    def befell(self) -> frozenset[str]:
        """What befell those who are counted (« mort », « confirmé »)."""
        names = self.reading.words.befell
        if self.figure.unit in names:
            predicate = self.here.tokens[self.chain[-1]].lemma.lower()
            return frozenset({names[self.figure.unit], names.get(predicate, names[self.figure.unit])})
        near = {names[lemma] for lemma in self.lemmas | {self.figure.unit} if lemma in names}
        return frozenset(near or {names[lemma] for lemma in self._clause_lemmas if lemma in names})

    @property
    def _clause_lemmas(self) -> set[str]:
        """Lemmas of the clause itself, those of coordinated and subordinate clauses left out."""
        start, end = core(self.here, self.chain[-1])
        verb = self.here.tokens[self.chain[-1]].pos in {"VERB", "AUX"}
        indices = range(start, end) if verb else self.group
        return {self.here.tokens[i].lemma.lower() for i in indices}

    @cached_property
    def wording(self) -> frozenset[str]:
        """Lemmas that qualify the count; what a share is a share of may stand anywhere in its clause."""
        return self.lemmas | self._clause_lemmas if self.figure.unit == "%" else self.lemmas

    @cached_property
    def voices(self) -> frozenset[str]:
        """Lemmas of the clause and of whoever is named as its source."""
        source = self.claim.attribution.source if self.claim and self.claim.attribution else None
        found = self.reading.tokens_in(source) if source else None
        named = {found[0].tokens[i].lemma.lower() for i in found[1]} if found else set()
        subject = self.reading.tokens_in(self.claim.subject) if self.claim and self.claim.subject else None
        acting = {subject[0].tokens[i].lemma.lower() for i in subject[1]} if subject else set()
        return self.lemmas | self._clause_lemmas | named | acting

    @property
    def counts_people(self) -> bool:
        """Whether people or cases are counted."""
        return self.figure.unit in self.rules["people"] or self.figure.unit in self.reading.words.befell

    @cached_property
    def measure(self) -> str:
        """Under which name it is looked up: what befell people, else the unit."""
        return "people" if self.counts_people else self.unit_key

    @cached_property
    def group_names(self) -> frozenset[str]:
        """Names that complete the counted noun (« les 28 pays de l'Alliance »)."""
        found = {self.reading.key_of(self.here, i) for i in self.group if i > self.noun}
        return frozenset(key for key in found if key and key.startswith("@"))

    @cached_property
    def places(self) -> frozenset[str]:
        """Proper names in the noun phrase and in the place of the clause."""
        spots = [self.claim.place] if self.claim and self.claim.place else []
        found = {self.reading.key_of(self.here, i) for i in self.group if self._is_name(i)}
        for span in spots:
            found |= {key for key in self.reading.keys(span) if self._names_something(span, key)}
        return frozenset(key for key in found if key)

    def _is_name(self, index: int) -> bool:
        token = self.here.tokens[index]
        return token.pos == "PROPN" or token.lemma.lower() in self.reading.words.places

    def _names_something(self, span: EvidenceSpan, key: str) -> bool:
        place = self.reading.tokens_in(span)
        return place is not None and any(
            self.reading.key_of(place[0], i) == key and place[0].tokens[i].pos == "PROPN" for i in place[1]
        )

    @cached_property
    def when(self) -> Days | None:
        """Days told by the clause, else by its sentence."""
        own = Statement(self.reading, self.claim).when if self.claim is not None else None
        if own is not None:
            return own if (own[1] - own[0]).days < _LONGEST_EVENT else None
        inside = self.here.sentence.span.contains
        values = [t.value for t in self.reading.annotated.time_expressions if t.value and inside(t.span)]
        days = [timex.bounds(value) for value in values if timex.is_calendar(value)]
        return days[0] if len(days) == 1 and (days[0][1] - days[0][0]).days < _LONGEST_EVENT else None

    @property
    def is_background(self) -> bool:
        """Whether the clause tells of a time long before the dispatch came out."""
        published = self.reading.published
        return bool(self.when and published and published[0] - self.when[1] > _YEAR)

    @property
    def as_of(self) -> Days | None:
        """When the count was taken: when it was told, else when the dispatch came out, else the last day given."""
        if self.told is not None:
            return self.told
        if self.reading.published is not None:
            return self.reading.published
        own = Statement(self.reading, self.claim).when if self.claim is not None else None
        return (own[1], own[1]) if own else None

    @cached_property
    def told(self) -> Days | None:
        """The day on which the sentence says that the count was made known (« faisait état hier de 22 morts »)."""
        spoken = (c for c in self.reading.annotated.claims if c.sentence == self.here.sentence.span)
        days = [Statement(self.reading, c).when for c in spoken if self._makes_known(c)]
        return next((day for day in days if day is not None and day[0] == day[1]), None)

    def _makes_known(self, claim: Claim) -> bool:
        """A verb of speech or of counting; « faire » only with « état »."""
        words = {*self.reading.words.predicates["speech"]["lemmas"], *self.rules["telling"]}
        noun = self.rules["telling_with"].get(claim.predicate)
        return claim.predicate in words or (noun is not None and noun in plain(claim.span.quote).split())

    @cached_property
    def of_another(self) -> bool:
        """Whether a relative clause tells it of another of the kind (« celui de 2012, qui avait touché … »)."""
        head = self.chain[-1]
        if not self.here.tokens[head].dep.startswith("acl"):
            return False
        above = [i for i in self.here.ancestors(head)[:3] if i < head]
        return any(self.here.word(i) in self.rules["another"] for i in above)

    @property
    def has_period(self) -> bool:
        """Whether its clause says over how long it was counted (« au premier semestre »)."""
        own = Statement(self.reading, self.claim).when if self.claim is not None else None
        return own is not None and (own[1] - own[0]).days >= _PERIOD

    @property
    def side(self) -> Side:
        """The passage to show."""
        span = self.claim.span if self.claim and self.claim.span.contains(self.figure.span) else None
        return Side(self.reading, clipped_around(self, span or self.here.sentence.span))


def clipped_around(count: Count, span: EvidenceSpan) -> EvidenceSpan:
    """The clause, or its part around the figure when it is long."""
    if span.end - span.start <= 160:
        return span
    tokens = [t for t in count.here.tokens if span.start <= t.start and t.end <= span.end]
    near = [t for t in tokens if abs(t.start - count.figure.span.start) < 70]
    return (
        count.reading.annotated.dispatch.evidence(near[0].start, near[-1].end) if near else clipped(count.reading, span)
    )


def counts(reading: Reading) -> Iterator[Count]:
    """Figures worth comparing: no age, no idle count (« deux camps »)."""
    rules = reading.words.rules["figures"]
    by_figure = {figure.span: claim for claim in reading.annotated.claims for figure in claim.figures}
    times = (t.span for t in reading.annotated.time_expressions if t.type in {"DATE", "TIME"})
    clocks = {offset for span in times for offset in range(span.start, span.end)}
    for figure in reading.annotated.figures:
        here = reading.sentence_at(figure.span.start)
        if here is None or figure.unit in rules["idle"] or figure.value > 1e12 or figure.span.start in clocks:
            continue
        if _is_clock(here, figure, rules):
            continue
        noun = _noun_of(here, figure)
        count = Count(reading, _in_hours(figure, rules["hours"]), by_figure.get(figure.span), here, noun)
        if not (figure.unit in rules["ages"] and count.lemmas & set(rules["age_words"])):
            yield count


def _is_clock(here: Tree, figure: Figure, rules: dict[str, Any]) -> bool:
    """« à 10 heures », « vers 22 heures »: a moment, no length of time."""
    before = here.word(max(here.at(figure.span.start) - 1, 0))
    return figure.unit in rules["clock_units"] and figure.value <= 24 and before in rules["clock_before"]


def _in_hours(figure: Figure, hours: dict[str, float]) -> Figure:
    """« deux jours » and « 48 heures » are one length of time; months and years, whose length varies, stay apart."""
    factor = hours.get(figure.unit)
    if factor is None:
        return figure
    value, low, high = (number * factor for number in (figure.value, figure.low, figure.high))
    return replace(figure, value=value, low=low, high=high, unit="heure")


def _noun_of(here: Tree, figure: Figure) -> int:
    """Position of the counted noun, behind a percentage too; else of the last word of the figure."""
    inside = [i for i, t in enumerate(here.tokens) if t.start >= figure.span.start and t.end <= figure.span.end]
    nouns = [i for i in inside if here.tokens[i].pos == "NOUN"]
    if figure.unit == "%" and not (nouns and inside[-1] > nouns[-1]):
        behind = range((inside or [0])[-1] + 1, min((inside or [0])[-1] + 4, len(here.tokens)))
        nouns = [i for i in behind if here.tokens[i].pos == "NOUN"][:1] or nouns
    return (nouns or inside or [0])[-1]


# ------------------------------------------------------------------------------------------ comparing


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every pair of figures of one measure that differ: opposed, or compatible with the reason."""
    blocks: dict[str, list[Count]] = defaultdict(list)
    for reading in readings:
        for count in counts(reading):
            blocks[count.measure].append(count)
    for block in blocks.values():
        yield from _in_block(block)


def _in_block(block: list[Count]) -> Iterator[Finding]:
    by_file: dict[str, list[Count]] = defaultdict(list)
    by_value: dict[float, list[Count]] = defaultdict(list)
    for count in block:
        by_file[count.reading.file].append(count)
        by_value[count.figure.value].append(count)
    for a, b in near_pairs(block, _MOST):
        finding = compare(a, b)
        if isinstance(finding, Opposition):
            if _known_on_both_sides(by_file, a, b):
                continue
            sides = (_borne_out(by_value[one.figure.value], one, other) for one, other in ((a, b), (b, a)))
            finding = replace(finding, support_a=next(sides), support_b=next(sides))
        if finding is not None:
            yield finding


def _borne_out(alike: list[Count], count: Count, other: Count) -> tuple[Side, ...]:
    """Passages of further dispatches that give the same number for the same thing."""
    files = {count.reading.file, other.reading.file}
    further = [c for c in alike if c.reading.file not in files and not _provisional(c, count)][:_MOST]
    return tuple(c.side for c in further if _aligned(c, count) or _aligned(c, other))


def _provisional(further: Count, count: Count) -> bool:
    """Whether the further count is a toll of another day, which proves nothing for this one."""
    return _may_grow(further, count) and bool(_gap(further.as_of, count.as_of))


def _known_on_both_sides(by_file: dict[str, list[Count]], a: Count, b: Count) -> bool:
    """Whether a dispatch gives both numbers, or the body bears the headline out: then it tells of no disagreement."""
    headline = a.reading is b.reading
    for mine, theirs in ((a, b), (b, a)):
        value = mine.figure.value if headline else theirs.figure.value
        others = (c for c in by_file[mine.reading.file] if c is not mine and c is not theirs)
        if any(c.figure.value == value and _alike(c, mine) for c in others):
            return not headline or mine.here.sentence.zone == "headline"
    return False


def _alike(one: Count, other: Count) -> bool:
    if one.figure.unit in one.rules["durations"]:
        return bool(_telling(one.frame & other.frame))
    return bool(one.befell & other.befell) or one.figure.unit == other.figure.unit


def compare(a: Count, b: Count) -> Finding | None:
    """What two figures of one measure are to each other; ``None`` when nothing can be said."""
    if a.figure.value == b.figure.value or not _loosely_aligned(a, b):
        return None
    if a.reading is b.reading and a.here is b.here:
        return _in_one_sentence(a, b)
    aligned = _aligned(a, b)
    gate = _gate(a, b, aligned)
    if gate is not None or _meet(a, b) or _other_period(a, b):
        return gate
    return _opposition(a, b) if aligned and not _undated_toll(a, b) else None


def _other_period(a: Count, b: Count) -> bool:
    """Sums of money, one of which is said to be that of a period and the other not."""
    return a.figure.unit in a.rules["money"] and a.has_period != b.has_period


def _undated_toll(a: Count, b: Count) -> bool:
    """Whether the count may grow and one of the dispatches cannot be dated: then nothing can be said."""
    dated = a.as_of is not None and b.as_of is not None
    return a.reading is not b.reading and _may_grow(a, b) and not dated


def _in_one_sentence(a: Count, b: Count) -> Compatibility | None:
    """« 1.500 personnes selon la police, 4.000 selon les organisateurs », « 48 confirmés et 112 suspects »."""
    for row in a.reading.words.rules["apart"]:
        voices = row.get("kind") == "attributed"
        one, other = (_voice(row["values"], c) if voices else _values(row["values"], c.lemmas) for c in (a, b))
        if one and other and not one & other:
            return _compatible(
                "attributed" if voices else "scope", a, b, "two_voices" if voices else "scope_count", 0.8
            )
    return None


def _voice(values: list[list[str]], count: Count) -> set[int]:
    """The first source named behind the figure, else the last one before it."""
    named = {lemma: rank for rank, row in enumerate(values) for lemma in row}
    places = [(i, named[t.lemma.lower()]) for i, t in enumerate(count.here.tokens) if t.lemma.lower() in named]
    behind = [rank for i, rank in places if i > count.noun]
    before = [rank for i, rank in places if i <= count.noun]
    return set(behind[:1] or before[-1:])


def _loosely_aligned(a: Count, b: Count) -> bool:
    """Whether the two figures count something alike, enough to tell why they do not exclude each other."""
    if a.figure.unit in a.rules["durations"]:
        return bool(a.frame & b.frame)
    return bool(a.befell & b.befell) or a.unit_key == b.unit_key


def _aligned(a: Count, b: Count) -> bool:
    """Whether the two figures count the same thing of the same event."""
    if a.figure.unit in a.rules["durations"]:
        return bool(_telling(a.frame & b.frame)) and _of_one_order(a, b)
    if a.befell or b.befell:
        return a.befell == b.befell and _same_people(a, b)
    if a.figure.unit == "%":
        return len(_telling(a.frame & b.frame)) >= 1 and len(a.context & b.context) >= 2
    same_unit = a.unit_key == b.unit_key
    if same_unit and a.figure.unit in a.rules["measures"] and a.frame & b.frame:
        return True
    if same_unit and (a.group_names & b.group_names or _both_whole(a, b)):
        return True
    crossed = (a.frame & b.context) | (a.context & b.frame)
    if same_unit and _telling(frozenset(crossed), _measuring(a)) and not a.counts_people:
        return True
    alike = _verbs(a) & _verbs(b) or _telling(a.frame & b.frame, _measuring(a))
    return same_unit and bool(alike or len(a.context & b.context) >= 3)


def _of_one_order(a: Count, b: Count) -> bool:
    """« trois jours » may contradict « 48 heures »; three weeks of talks and five hours of talks are two things."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    return larger <= _ONE_ORDER * smaller


def _both_whole(a: Count, b: Count) -> bool:
    """Units of which news gives one total (« spectateurs »), in numbers of one order, not counted among others."""
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    return a.figure.unit in a.rules["whole"] and smaller >= 10 and larger < 5 * smaller


def _telling(keys: frozenset[str], idle: frozenset[str] = frozenset()) -> frozenset[str]:
    """Keys that say more than who or where."""
    return frozenset(key for key in keys - idle if not key.startswith("@"))


def _measuring(count: Count) -> frozenset[str]:
    return frozenset(count.reading.words.key(lemma) for lemma in count.rules["measuring"])


def _verbs(count: Count) -> set[str | None]:
    measuring = count.rules["measuring"]
    tokens = count.here.tokens
    verbs = {i for i in count.chain if tokens[i].pos in {"VERB", "AUX"} and tokens[i].lemma.lower() not in measuring}
    keys = {count.reading.key_of(count.here, i) for i in verbs} - {None}
    table = dimensions(count.reading.annotated.dispatch.language)
    answers = {(d["name"], yes) for i in verbs for d, yes in table.get(count.here.tokens[i].lemma.lower(), ())}
    return keys | {f"{name}={yes}" for name, yes in answers}


def _same_people(a: Count, b: Count) -> bool:
    """« 2 enfants » and « 3 femmes » are two counts; « 34 morts » and « 43 personnes mortes » are one."""
    units = {a.figure.unit, b.figure.unit}
    generic = set(a.rules["anybody"])
    specific = {u for u in units if u not in generic and u not in a.reading.words.befell}
    return len(specific) < 2 and (len(specific) == 0 or len(units) == 1)


# ---------------------------------------------------------------------------------------------- gates


def _gate(a: Count, b: Count, aligned: bool) -> Compatibility | None:
    """The first reason for which two different figures do not exclude each other."""
    if a.of_another != b.of_another:
        return _compatible("different_event", a, b, "other_time", 0.7) if aligned else None
    if aligned and _grown(a, b):
        return _compatible("update", a, b, "update_toll", 0.85)
    told_apart = _told_of_other_times(a, b)
    if (aligned or _hardly_chance(a, b)) and _rounded(a, b) and not told_apart:
        return _compatible("rounding", a, b, "rounding", 0.9)
    kind = _set_apart(a, b)
    if kind is not None:
        return _compatible(kind, a, b, "scope_count" if kind == "scope" else "two_voices", 0.8)
    if told_apart:
        return _compatible("different_event", a, b, "other_time", 0.8 if aligned else 0.6)
    if a.places and b.places and not a.places & b.places:
        return _compatible("scope", a, b, "scope_place", 0.8 if aligned else 0.5)
    return _changed_since(a, b) if aligned else None


def _grown(a: Count, b: Count) -> bool:
    """« au moins 31 morts », then 38: a provisional toll, not a rounded one."""
    first, second = (a, b) if a.figure.value < b.figure.value else (b, a)
    later = bool(first.as_of and second.as_of and first.as_of[1] < second.as_of[0])
    return math.isinf(first.figure.high) and later and _may_grow(a, b)


def _hardly_chance(a: Count, b: Count) -> bool:
    """Large numbers of one unit that nearly agree count the same thing, unless another thing was done with it."""
    idle = a.counts_people or a.figure.unit in {"%", *a.rules["durations"]}
    same_unit = a.figure.unit == b.figure.unit and not idle
    large = min(a.figure.value, b.figure.value) >= 100
    return same_unit and large and a.figure.approximate != b.figure.approximate and not _done_otherwise(a, b)


def _done_otherwise(a: Count, b: Count) -> bool:
    """« 62 rappelés », « 60 récupérés »: two verbs, neither of which only measures, tell two facts."""
    one, other = _verbs(a), _verbs(b)
    return bool(one and other) and not one & other


def _rounded(a: Count, b: Count) -> bool:
    """Approximations that meet, or values that nearly agree while one of them is round or a bound."""
    rules, larger, smaller = a.rules, *sorted((a.figure.value, b.figure.value), reverse=True)
    gap = (larger - smaller) / larger if larger else 0.0
    if _meet(a, b):
        return gap <= float(rules["bound_rounding"]) or not (_is_bound(a.figure) or _is_bound(b.figure))
    return gap <= float(rules["rounding"]) and (_is_round(larger) or _is_round(smaller)) and larger >= 50


def _meet(a: Count, b: Count) -> bool:
    """Whether some number satisfies both figures."""
    norm = a.figure.unit in a.rules["durations"]
    return a.figure.low <= _highest(b.figure, norm) and b.figure.low <= _highest(a.figure, norm)


def _is_bound(figure: Figure) -> bool:
    """« plus de 100 », « au plus 100 »: it leaves the number open to one side."""
    return figure.approximate and (math.isinf(figure.high) or figure.high == figure.value != figure.low)


def _highest(figure: Figure, norm: bool) -> float:
    """« au moins 34 morts » leaves the number open; « au moins 48 heures » is a rule with its own number."""
    return figure.value if norm and math.isinf(figure.high) else figure.high


def _is_round(value: float) -> bool:
    digits = str(int(value))
    return value == int(value) and len(digits.rstrip("0")) <= max(1, len(digits) - 2)


def _set_apart(a: Count, b: Count) -> ReconciliationKind | None:
    """Whether the words around the figures hold two values of one attribute (« première dose », « seconde dose »)."""
    for row in a.reading.words.rules["apart"]:
        voices = row.get("kind") == "attributed"
        one, other = (_values(row["values"], c.voices if voices else c.wording) for c in (a, b))
        if one and other and not one & other:
            return row.get("kind", "scope")  # type: ignore[no-any-return]
    return None


def _values(values: list[list[str]], lemmas: frozenset[str]) -> set[int]:
    return {rank for rank, row in enumerate(values) if lemmas & set(row)}


def _told_of_other_times(a: Count, b: Count) -> bool:
    """Whether one tells of a time long past and the other of another time, or both of times that never meet."""
    if a.when and b.when and apart(a.when, b.when):
        growing = a.figure.unit in a.rules["growing"] and not (a.is_background or b.is_background)
        return not growing
    lone = a.is_background != b.is_background
    return lone and not (a.when and b.when)


def _changed_since(a: Count, b: Count) -> Compatibility | None:
    """A later toll, an attribute that changed, a figure told as changed."""
    if (a.lemmas | b.lemmas) & set(a.rules["changed"]) and a.reading is not b.reading:
        return _compatible("update", a, b, "update_change", 0.7)
    stances = set(a.rules["stances"])
    if (a.lemmas | b.lemmas) & stances and a.reading is not b.reading:
        return _compatible("attributed", a, b, "stance", 0.6)
    gap = max(_gap(a.as_of, b.as_of), _gap(a.when, b.when))
    if not gap:
        return None
    settled = timedelta(days=int(a.reading.words.rules["figures"]["settled_after_days"]))
    if _may_grow(a, b) and not (_settled(a, settled) or _settled(b, settled)):
        return _compatible("update", a, b, "update_toll", 0.85)
    if gap > int(a.reading.words.rules["figures"]["attribute_days"]):
        return _compatible("update", a, b, "update_attribute", 0.8)
    return None


def _gap(one: Days | None, other: Days | None) -> int:
    """Days between two moments, 0 where one is unknown."""
    if one is None or other is None or not apart(one, other):
        return 0
    first, second = sorted((one, other))
    return (second[0] - first[1]).days


def _may_grow(a: Count, b: Count) -> bool:
    if a.befell or b.befell:
        return bool(a.befell & b.befell & a.reading.words.tolls)
    return bool({a.figure.unit, b.figure.unit} & set(a.rules["growing"]))


def _settled(count: Count, after: timedelta) -> bool:
    """Whether the dispatch came out so long after the event that its count is final."""
    published = count.reading.published
    return bool(count.when and published and published[0] - count.when[1] > after)


# ------------------------------------------------------------------------------------------- findings


def _opposition(a: Count, b: Count) -> Opposition | None:
    internal = a.reading is b.reading
    if internal and not _may_clash_inside(a, b):
        return None
    confidence = 0.9 if a.befell or _telling(a.frame & b.frame) else 0.75
    confidence = 0.6 if _both_whole(a, b) and not (_verbs(a) & _verbs(b)) else confidence
    wording = "number_inside" if internal else "number"
    details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
    subject = f"{a.measure}:{'/'.join(sorted(a.befell))}"
    return Opposition("number", a.side, b.side, confidence, "number", wording, details, subject)


def _may_clash_inside(a: Count, b: Count) -> bool:
    """Inside one dispatch, only a headline or a lead and what takes it up later tell the same thing twice."""
    zones = {a.here.sentence.zone, b.here.sentence.zone}
    if zones == {"headline", "body"}:
        return True
    return a.here is not b.here and bool(_verbs(a) & _verbs(b)) and len(a.context & b.context) >= 3


def _compatible(kind: ReconciliationKind, a: Count, b: Count, wording: str, closeness: float) -> Compatibility:
    details = {"a_figure": a.figure.span.quote, "b_figure": b.figure.span.quote}
    return Compatibility(kind, a.side, b.side, wording, details, closeness, a.measure)
