"""Runs every detector over a dossier and chooses what is worth showing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from questions.annotations import Actor, AnnotatedDispatch, EvidenceSpan
from questions.crosscheck import careers, corrected_places, corrections, denials, offices
from questions.crosscheck.causes import origins
from questions.crosscheck.compatible import (
    apart,
    approximations,
    asked,
    beside,
    changes,
    deliveries,
    fates,
    growth,
    lengths,
    parts,
    plans,
    pleas,
    populations,
    precedents,
    rough_dates,
    sequels,
    two_units,
)
from questions.crosscheck.compatible.choice import chosen
from questions.crosscheck.dates import chronology, datings, event_days, moments, occurrences, postponements
from questions.crosscheck.denied import opposed
from questions.crosscheck.findings import Compatibility, Finding, Opposition, Side
from questions.crosscheck.initiators import deeds, doers, initiatives, speakers
from questions.crosscheck.judging import weighed_numbers
from questions.crosscheck.judging.verdicts import Verdicts
from questions.crosscheck.numbers import ages, quantities, unhurt
from questions.crosscheck.places import opposed as places
from questions.crosscheck.reading import Reading, readings
from questions.crosscheck.scope import part_of_all, restrictions, scopes
from questions.crosscheck.states import natures, reversals
from questions.crosscheck.wording import explain_compatibility, explain_opposition
from questions.dossier import Contradiction, Reconciliation

Detector = Callable[[Sequence[Reading]], Iterator[Finding]]

DETECTORS: tuple[Detector, ...] = (
    quantities.find,
    ages.find,
    unhurt.find,
    weighed_numbers.find,
    reversals.find,
    origins.find,
    initiatives.find,
    deeds.find,
    doers.find,
    scopes.find,
    restrictions.find,
    part_of_all.find,
    datings.find,
    event_days.find,
    moments.find,
    natures.find,
    speakers.find,
    occurrences.find,
    chronology.find,
    corrections.find,
    corrected_places.find,
    offices.find,
    careers.find,
    denials.find,
    opposed.find,
    places.find,
    pleas.find,
    apart.find,
    postponements.find,
    growth.find,
    parts.find,
    beside.find,
    asked.find,
    populations.find,
    approximations.find,
    lengths.find,
    plans.find,
    deliveries.find,
    changes.find,
    fates.find,
    precedents.find,
    rough_dates.find,
    sequels.find,
    two_units.find,
)
#: What a number, a cause, a day and a doer are opposed for is never the same thing, whatever passages they share.
_OWN_MATTERS = frozenset({"number", "cause", "date", "initiator"})
#: Below this the engine does not even ask the teacher.
LEAST_CONFIDENCE = 0.55
#: From here on the engine stands behind what it says.
SURE = 0.75
#: What a rule must reach before it is shown: at first sight and since, no act under it was right, and six were wrong.
_LEAST_OF = {"state:act": 0.65, weighed_numbers.BY_WEIGHT: weighed_numbers.confidence(weighed_numbers.LEAST)}


def cross_check(
    dispatches: Sequence[AnnotatedDispatch], actors: Sequence[Actor]
) -> tuple[tuple[Contradiction, ...], tuple[Reconciliation, ...]]:
    """Contradictions, the surest first, and the pairs that only look like one, the closest first.

    A pair never stands in both lists. The cost grows with the text: passages are compared within blocks that share
    what they measure, state, date or explain.
    """
    prepared = readings(dispatches, actors)
    findings = [finding for detect in DETECTORS for finding in detect(prepared)]
    opposed = [f for f in findings if isinstance(f, Opposition)]
    told_apart = [f for f in findings if isinstance(f, Compatibility)]
    judged = _judged(prepared, opposed, told_apart)
    by_rule = [f for f in opposed if f.rule != weighed_numbers.BY_WEIGHT]
    compatible = chosen(told_apart, [*by_rule, *judged], len(prepared))
    oppositions = _chosen(judged)
    return tuple(_contradictions(oppositions)), tuple(_reconciliations(compatible))


def _judged(
    prepared: tuple[Reading, ...], opposed: Sequence[Opposition], told_apart: Sequence[Compatibility]
) -> list[Opposition]:
    """The findings that are worth showing as the judge sees them, and what it finds beyond them."""
    verdicts = Verdicts(prepared, told_apart)
    shown = verdicts.weigh([f for f in opposed if f.confidence >= _LEAST_OF.get(f.rule, LEAST_CONFIDENCE)])
    return [*shown, *verdicts.further(shown)]


def _chosen(found: Iterable[Opposition]) -> list[list[Opposition]]:
    """Oppositions grouped by what they are about, the surest of each group first."""
    groups: list[list[Opposition]] = []
    by_file: dict[str, list[list[Opposition]]] = defaultdict(list)
    for opposition in sorted(found, key=_order):
        near = (group for file in sorted(_files(opposition)) for group in by_file[file])
        group = next((g for g in near if _same_matter(g[0], opposition)), None)
        if group is None:
            groups.append([opposition])
            for file in _files(opposition):
                by_file[file].append(groups[-1])
        else:
            group.append(opposition)
    return groups


def _order(opposition: Opposition) -> tuple[float, int, int, int]:
    return (-opposition.confidence, opposition.a.reading.rank, opposition.a.span.start, opposition.b.span.start)


def _same_matter(one: Opposition, other: Opposition) -> bool:
    """Whether two oppositions share a passage, or a subject and a rule."""
    if one.internal != other.internal:
        return False
    sides = {one.a.span, one.b.span}
    overlap = [any(side.overlaps(s) for s in sides) for side in (other.a.span, other.b.span)]
    if one.nature != other.nature and {one.nature, other.nature} <= _OWN_MATTERS:
        return False
    return all(overlap) or (any(overlap) and _same_subject(one, other) and not one.internal)


def _same_subject(one: Opposition, other: Opposition) -> bool:
    """Whether they disagree on the same thing: of states, on whatever question about it."""
    if one.subject == other.subject:
        return True
    if (
        {"denied", "denied outright"} & {one.rule, other.rule}
        and _files(one) == _files(other)
        and one.nature == other.nature
    ):
        return True
    states = one.rule.startswith("state:") and other.rule.startswith("state:")
    return states and one.subject.rpartition(":")[2] == other.subject.rpartition(":")[2]


def _contradictions(groups: list[list[Opposition]]) -> Iterator[Contradiction]:
    by_file: dict[str, list[Opposition]] = defaultdict(list)
    for opposition in (o for group in groups for o in group):
        for file in _files(opposition):
            by_file[file].append(opposition)
    for best, *_ in groups:
        near = [o for file in sorted(_files(best)) for o in by_file[file]]
        support_a, support_b = _support(best, near)
        yield Contradiction(
            kind="internal" if best.internal else best.nature,
            nature=best.nature,
            a=best.a.span,
            b=best.b.span,
            explanation=explain_opposition(best, support_a, support_b),
            confidence=round(best.confidence, 2),
            tier=1 if best.confidence >= SURE else 2,
            rule=best.rule,
            support_a=_spans(support_a),
            support_b=_spans(support_b),
        )


def _spans(sides: Iterable[Side]) -> tuple[EvidenceSpan, ...]:
    return tuple(side.span for side in sides)


def _support(best: Opposition, everything: Sequence[Opposition]) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Passages of further dispatches on either side: whatever is opposed to one side stands on the other."""
    own = {best.a.reading.file, best.b.reading.file}
    support_a, support_b = list(best.support_a), list(best.support_b)
    for other in everything:
        for mine, theirs in ((other.a, other.b), (other.b, other.a)):
            if other.nature != best.nature or mine.reading.file in own:
                continue
            if theirs.span.overlaps(best.a.span):
                support_b.append(mine)
            elif theirs.span.overlaps(best.b.span):
                support_a.append(mine)
    torn = {side.span for side in support_a} & {side.span for side in support_b}
    return _distinct(support_a, torn), _distinct(support_b, torn)


def _distinct(sides: Iterable[Side], torn: set[EvidenceSpan]) -> tuple[Side, ...]:
    """One passage a dispatch, none that stands against both sides."""
    found = {side.reading.file: side for side in sides if side.span not in torn}
    return tuple(found[file] for file in sorted(found))


def _files(finding: Finding) -> frozenset[str]:
    return frozenset((finding.a.reading.file, finding.b.reading.file))


def _reconciliations(pairs: Iterable[Compatibility]) -> Iterator[Reconciliation]:
    for pair in pairs:
        yield Reconciliation(pair.kind, pair.a.span, pair.b.span, explain_compatibility(pair))
