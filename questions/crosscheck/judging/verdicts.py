"""What the judge makes of the findings of the detectors, and what it finds beyond them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from questions.annotations import EvidenceSpan
from questions.crosscheck.findings import Compatibility, Opposition, Side
from questions.crosscheck.judging.judge import Judge, hints_of
from questions.crosscheck.judging.likeness import Likeness, Pair, likeness
from questions.crosscheck.judging.needs import Need, is_never_sure, need_of
from questions.crosscheck.judging.passages import Passage
from questions.crosscheck.judging.traits import Hints, key_of, traits
from questions.crosscheck.judging.weighed_numbers import BY_WEIGHT, confidence, weighed
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import LONGEST, clipped, may_be_long_between
from questions.dossier import ContradictionKind

Spans = tuple[EvidenceSpan, EvidenceSpan]
#: Likelihood from which two passages are opposed though no detector found why, and where a reason was found why not.
LEAST, _LEAST_DESPITE = 0.5, 0.85
#: Passages that a dossier has at least, so that it can be told which words are rare in it.
_ENOUGH = 40
#: Likelihood from which the judge makes a finding surer, and the confidence that it gives at most.
_BEARS_OUT, _HIGHEST = 0.7, 0.95
#: A finding that the judge does not bear out is not sure.
_UNSURE = 0.74
#: Days between two dispatches from which on likeness alone opposes no passages of theirs.
_LONG = 300
#: What likeness alone may oppose. Numbers, days, causes, extents and states are looked at more closely elsewhere: of
#: what the judge added to those, on dossiers new to it, four of fourteen were right, of these six of ten.
_BY_LIKENESS = frozenset({"negation", "initiator"})
#: Likelihood of a denial or of numbers that tells the kind of what is opposed.
_TELLS = 0.3
#: Common words that tell that two passages speak of one thing.
_TWO_WORDS = 2
#: How the key of a wide class begins: « essence » and « acide » are matter, and no one thing.
_LOOSE = "≈"


#: A denial that neither the words of the two nor the judge make likelier than this is none: of 15 on all dossiers 7
#: were right, on those that were new to the detectors one of five.
_LEAST_DENIAL = 0.7


class Verdicts:
    """The judge's word on the findings of one dossier."""

    def __init__(self, readings: tuple[Reading, ...], told_apart: Sequence[Compatibility]) -> None:
        """The dispatches as they are compared, and the pairs for which a reason was found why they are not opposed."""
        self._near: Likeness = likeness(readings)
        self._hints = hints_of(readings)
        self._told_apart = _by_files((each.a.span, each.b.span) for each in told_apart)
        self._judge = Judge(readings, self._hints)
        self._numbers: dict[frozenset[str], list[tuple[EvidenceSpan, EvidenceSpan, float]]] = defaultdict(list)
        for pair in weighed(readings):
            a, b = pair.a.figure.span, pair.b.figure.span
            self._numbers[frozenset((a.file, b.file))].append((a, b, pair.likely))

    @property
    def _may_judge(self) -> bool:
        """Whether there is enough to learn what is rare: the weights come from dossiers of four to six dispatches."""
        return len(self._near.passages) >= _ENOUGH

    def weigh(self, found: Sequence[Opposition]) -> list[Opposition]:
        """The findings that stand, with the confidence that they have now."""
        if not self._may_judge:
            return [each for each in found if each.rule != BY_WEIGHT]
        doubtful = (each for each in found if each.rule == BY_WEIGHT and each.confidence < confidence(_LEAST_DESPITE))
        explained = {id(f) for f in doubtful if self._is_explained(f.a.span, f.b.span)}
        weighed_ones = (self._weighed(each) for each in found if id(each) not in explained)
        return [each for each in weighed_ones if each is not None]

    def further(self, found: Sequence[Opposition]) -> Iterator[Opposition]:
        """Passages that more likely than not contradict each other and that no finding holds, the likeliest first."""
        if not self._may_judge:
            return
        known = _by_files((each.a.span, each.b.span) for each in found)
        for pair, likely in self._judge.likely(LEAST):
            passages = pair[0].span, pair[1].span
            explained, held = self._is_explained(*passages), _is_held(known, *passages)
            if held or _of_two_times(*pair) or (explained and likely < _LEAST_DESPITE):
                continue
            nature = _nature(pair, self._hints, self._near)
            if nature not in _BY_LIKENESS or tell_of_two_things(*pair, nature):
                continue
            sides = sides_of(pair, nature)
            if sides is not None:
                yield _opposition(pair, sides, likely, nature)

    def _is_explained(self, a: EvidenceSpan, b: EvidenceSpan) -> bool:
        """Whether a reason was found why the two are not opposed."""
        return _is_held(self._told_apart, a, b)

    def _weighed(self, found: Opposition) -> Opposition | None:
        """The finding with its confidence now; ``None`` where it is dropped, as one is that needs a likelihood and has
        none."""
        need, likely = need_of(found), self._likelihood(found)
        if (likely or 0.0) < need.kept or (need.shared and self._shared(found) < need.shared):
            return None
        sure = found.confidence if likely is None else _confidence(found, likely, need)
        if likely is not None and found.rule == "denied" and sure < _LEAST_DENIAL:
            return None
        return replace(found, confidence=min(sure, _UNSURE) if is_never_sure(found) else sure)

    def _shared(self, found: Opposition) -> float:
        """The most that a sentence of one side shares with one of the other."""
        sides = [self._near.within(side.reading, side.span) for side in (found.a, found.b)]
        return max((self._near.shared(*pair) for pair in product(*sides)), default=0.0)

    def _likelihood(self, found: Opposition) -> float | None:
        """Of the passages and of the numbers that both sides hold, the likeliest; ``None`` where none was judged."""
        sides = [self._near.within(side.reading, side.span) for side in (found.a, found.b)]
        pairs = [pair for one in sides[0] for other in sides[1] for pair in ((one, other), (other, one))]
        passages = [likely for pair in pairs if (likely := self._judge.of(*pair)) is not None]
        a, b = found.a.span, found.b.span
        judged = self._numbers.get(frozenset((a.file, b.file)), ())
        numbers = (likely for one, other, likely in judged if _both(one, other, a, b))
        return max([*passages, *numbers], default=None)


def _confidence(found: Opposition, likely: float, need: Need) -> float:
    """How sure the finding is, its likelihood known."""
    if likely >= _BEARS_OUT:
        return max(found.confidence, min(likely, _HIGHEST))
    return min(found.confidence, _UNSURE) if likely < need.sure else found.confidence


def _both(one: EvidenceSpan, other: EvidenceSpan, a: EvidenceSpan, b: EvidenceSpan) -> bool:
    return (a.overlaps(one) and b.overlaps(other)) or (a.overlaps(other) and b.overlaps(one))


def _of_two_times(one: Passage, other: Passage) -> bool:
    """Whether the dispatches came out, or may have come out, most of a year apart: what nobody was found to deny may
    have changed since."""
    return one.reading is not other.reading and may_be_long_between(one.reading, other.reading, _LONG)


def tell_of_two_things(one: Passage, other: Passage, nature: ContradictionKind) -> bool:
    """Whether likeness does not tell that two passages speak of one thing: they share but one word (« n'a relevé aucune
    fuite », « un défaut relevé sur un capteur »), or both deny something."""
    if nature == "negation" and one.denied and other.denied:
        return True
    keys = {key for key in one.keys & other.keys if not key.startswith(_LOOSE)}
    if nature == "negation" and _acts_on_two(one, other, {key for key in keys if not key.startswith("@")}):
        return True
    return max(len(keys), len(one.lemmas & other.lemmas)) < _TWO_WORDS


def _acts_on_two(one: Passage, other: Passage, keys: set[str]) -> bool:
    """« on n'ouvre pas un parc », « le maire ouvre la séance »: all they share, names apart, is a verb, and each does
    it to something of its own."""
    if len(keys) != 1:
        return False
    things = [_done_to(passage, next(iter(keys))) for passage in (one, other)]
    return all(things) and things[0].isdisjoint(things[1])


def _done_to(passage: Passage, deed: str) -> frozenset[str]:
    """The heads of what a deed is done to in a passage."""
    reading, here = passage.reading, passage.reading.sentence_at(passage.span.start)
    if here is None:
        return frozenset()
    verbs = [i for i in range(len(here.tokens)) if here.tokens[i].pos == "VERB" and reading.key_of(here, i) == deed]
    things = (here.child(i, "obj") for i in verbs)
    keys = (reading.key_of(here, i) for i in things if i is not None)
    return frozenset(key for key in keys if key is not None)


def _by_files(pairs: Iterable[Spans]) -> dict[frozenset[str], list[Spans]]:
    """Pairs of passages by the dispatches in which they stand."""
    found: dict[frozenset[str], list[Spans]] = defaultdict(list)
    for a, b in pairs:
        found[frozenset((a.file, b.file))].append((a, b))
    return found


def _is_held(known: Mapping[frozenset[str], list[Spans]], a: EvidenceSpan, b: EvidenceSpan) -> bool:
    """Whether some pair that is known overlaps these passages."""
    return any(_both(one, other, a, b) for one, other in known.get(frozenset((a.file, b.file)), ()))


def _opposition(pair: Pair, sides: tuple[Side, Side], likely: float, nature: ContradictionKind) -> Opposition:
    """What likeness alone opposes is for the teacher to judge."""
    one, other = pair
    inside = one.reading is other.reading
    wording = "disagreeing_inside" if inside else "disagreeing"
    subject = f"passages:{one.span.start}:{other.span.start}"
    return Opposition(nature, *sides, min(likely, _UNSURE), "weighed passages", wording, {}, subject)


def _nature(pair: Pair, hints: Hints, near: Likeness) -> ContradictionKind:
    """On what two passages seem to disagree, by what they hold: the first that is told wins."""
    found = traits(*pair, near, hints)
    told: tuple[tuple[bool, ContradictionKind], ...] = (
        (hints.denied.get(key_of(*pair), 0.0) > _TELLS, "negation"),
        (found["numbers"] > _TELLS, "number"),
        (bool(found["both_originate"]), "initiator"),
        (bool(found["part_and_all"]), "scope"),
        (bool(found["both_explain"]), "cause"),
        (bool(found["days_apart"]), "date"),
        (bool(found["answers_other"]), "status"),
        (bool(found["one_denies"]), "negation"),
        (bool(found["counts"]), "number"),
    )
    return next((kind for holds, kind in told if holds), "status")


def sides_of(pair: Pair, nature: ContradictionKind) -> tuple[Side, Side] | None:
    """What to show of both; ``None`` where the clauses that say at whose wish something was done share no word: « il
    avait un mois pour faire analyser le lait, et la ferme avait elle-même décidé de rappeler le lot » says nothing
    against « le préfet a demandé une analyse »."""
    one, other = pair
    if nature != "initiator":
        return _side(one, other), _side(other, one)
    spans = list(product(one.clauses_with("originates"), other.clauses_with("originates")))
    a, b = max(spans, key=lambda each: _common(pair, *each))
    if not _common(pair, a, b):
        return None
    return _side(one, other, a), _side(other, one, b)


def _common(pair: Pair, a: EvidenceSpan, b: EvidenceSpan) -> int:
    return len(pair[0].reading.keys(a) & pair[1].reading.keys(b))


def _side(passage: Passage, other: Passage, within: EvidenceSpan | None = None) -> Side:
    """The sentence, of a long one the clause that shares most with the other passage, or that which is to be shown."""
    reading, span = passage.reading, passage.span
    if span.end - span.start <= LONGEST:
        return Side(reading, span)
    if within is not None and within != span:
        return Side(reading, clipped(reading, within))
    clauses = [claim.span for claim in reading.annotated.claims if claim.sentence == span]
    telling = max(clauses, key=lambda c: (len(reading.keys(c) & other.keys), c.start - c.end), default=span)
    return Side(reading, clipped(reading, telling))
