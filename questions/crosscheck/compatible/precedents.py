"""An earlier event told as background: « en 2006, une collision avait fait 31 morts » is not today's accident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from questions.crosscheck.centre import Centre
from questions.crosscheck.compatible.clauses import Clause, Days, alike, clauses, closest, rules
from questions.crosscheck.findings import Compatibility
from questions.crosscheck.reading import Reading

#: An event this long before the dispatch came out is another one.
_LONG = timedelta(days=330)
#: A longer span of years tells of no single event.
_YEARS = timedelta(days=400)
#: Passages set beside one precedent, and passages with one word, at most.
_MOST, _BLOCK = 2, 20
#: A pair less alike than this is not worth showing.
_LEAST = 1.2


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each precedent with the passages that tell the like of the event itself."""
    centre, today = Centre.of(readings), _latest(readings)
    present: dict[str, list[Clause]] = defaultdict(list)
    precedents: list[Clause] = []
    for reading in readings:
        for clause in reading.once(clauses):
            if is_precedent(clause, today):
                precedents.append(clause)
            elif _is_present(clause, today):
                for key in _kinds(clause):
                    present[key].append(clause)
    for precedent in precedents:
        yield from _beside(precedent, present, centre)


def _latest(readings: Sequence[Reading]) -> date | None:
    """The first day on which a dispatch of the dossier came out: what came long before is past history."""
    days = [reading.published[0] for reading in readings if reading.published]
    return min(days, default=None)


def is_precedent(clause: Clause, today: date | None) -> bool:
    """Whether it tells of an earlier event: by a day long before the story, or as another one of the kind."""
    told = clause.says(rules(clause.reading)["precedents"]["phrases"])
    days = clause.when
    if days is None or today is None:
        return told
    return told or (today - days[1] > _LONG and days[1] - days[0] < _YEARS)


def _is_present(clause: Clause, today: date | None) -> bool:
    """Whether it tells of the event itself: a fact whose day, if any, is near that of the first dispatch."""
    days = clause.when
    if days is None or today is None:
        return clause.claim.modality == "fact"
    return abs(_nearest(days, today) - today) <= _LONG


def _nearest(days: Days, today: date) -> date:
    return min(max(today, days[0]), days[1])


def _kinds(clause: Clause) -> set[str]:
    """Under which names it is looked up: what happens in it, what befell, what its figures count."""
    counted = clause.reading.words.counted
    ages = clause.reading.words.rules["figures"]["ages"]
    figures = [figure for figure in clause.claim.figures if figure.unit not in ages]
    units = {f"#{counted.get(figure.unit, figure.unit)}" for figure in figures}
    befell = {f"!{name}" for name in clause.befell}
    return {key for key in clause.keys if key.startswith("=")} | units | befell | clause.heads


def _beside(precedent: Clause, present: dict[str, list[Clause]], centre: Centre) -> Iterator[Compatibility]:
    kinds = _kinds(precedent)

    def worth_of(other: Clause) -> float:
        elsewhere = other.claim.sentence != precedent.claim.sentence
        return _worth(precedent, kinds, other, centre) if elsewhere else 0.0

    for worth, other in closest(kinds, present, worth_of, least=_LEAST, most=_MOST, block=_BLOCK):
        closeness = min(0.5 + 0.1 * worth, 0.86)
        yield Compatibility(
            "different_event", precedent.whole_side, other.whole_side, "precedent", {}, closeness, "precedent"
        )


def _worth(precedent: Clause, kinds: set[str], other: Clause, centre: Centre) -> float:
    """How much both have in common: words, and most of all what is counted or what befell people; nothing where
    neither deed nor thing nor count is the same."""
    words = precedent.reading.words
    counted = {kind for kind in kinds & _kinds(other) if kind.startswith(("#", "!"))}
    same_deed = words.key(precedent.claim.predicate) == words.key(other.claim.predicate)
    values = [{figure.value for figure in clause.claim.figures} for clause in (precedent, other)]
    shared = precedent.keys & other.keys
    happens = shared & words.happenings if len(shared) > 1 else frozenset()
    if not (counted or same_deed or happens) or values[0] & values[1]:
        return 0.0
    dated = other.when is not None or bool(other.claim.figures)
    if same_deed and precedent.heads & other.heads and not (dated or counted):
        return 0.0
    heads = 0.5 * len(precedent.heads & other.heads)
    return alike(centre, precedent.keys & other.keys) + heads + 1.0 * len(counted) + (0.5 if dated else 0.0)
