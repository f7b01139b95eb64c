"""What a teacher says of single findings; it wins over what the engine reads, here and in every later reading.

A correction names the words that it is about. A finding is meant when its own words overlap them, so that a correction
still holds when a later version of the engine draws the bounds a little differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from questions import timex
from questions.annotations import CausalRelation, CauseKind, EvidenceSpan, Mention, TimeExpression
from questions.dossier import Contradiction, ContradictionKind, Reconciliation
from questions.naming import name_key

Layer = Literal["date", "actor", "cause", "contradiction"]
Act = Literal["dismiss", "correct", "confirm", "add"]

#: Rule of what a teacher stands behind.
BY_HAND = "enseignant"


@dataclass(frozen=True, slots=True)
class Correction:
    """One word of a teacher on one finding.

    ``spans``: the words of a date or an actor; effect and cause; or both passages of a contradiction. Where a cause is
    put right, the right effect, the right cause and, if there is one, the right marker follow.
    ``value``: the right calendar value, the actor's name, or the explanation in French. ``kind``: of a contradiction or
    a cause.
    """

    layer: Layer
    act: Act
    spans: tuple[EvidenceSpan, ...]
    value: str | None = None
    kind: ContradictionKind | CauseKind = "negation"


#: Spans of a correction that puts a cause right: as it was found, and as it should be, with or without a marker.
RIGHTED = frozenset({4, 5})


def correct_times(found: Iterable[TimeExpression], corrections: Sequence[Correction]) -> tuple[TimeExpression, ...]:
    """Time expressions without those dismissed; a corrected value has no reckoning any more.

    :raises ValueError: when a value given by hand is no TIMEX3 value.
    """
    return tuple(kept for each in found if (kept := _correct_time(each, _about("date", corrections))))


def correct_mentions(found: Iterable[Mention], corrections: Sequence[Correction]) -> tuple[Mention, ...]:
    """Mentions of actors without those dismissed; one that was given another name belongs to that actor.

    A name without a letter or a digit (« ? ») names nobody: the words then mean no actor.
    """
    return tuple(kept for each in found if (kept := _correct_mention(each, _about("actor", corrections))))


def correct_causes(found: Iterable[CausalRelation], corrections: Sequence[Correction]) -> tuple[CausalRelation, ...]:
    """Causal relations without those dismissed, and those put right as they should be."""
    judged = _about("cause", corrections)
    return tuple(kept for each in found if (kept := _correct_cause(each, judged)))


def correct_contradictions(
    found: Iterable[Contradiction], corrections: Sequence[Correction]
) -> tuple[Contradiction, ...]:
    """Contradictions without those dismissed, with those added, confirmed and reworded in the first tier."""
    judged = _about("contradiction", corrections)
    kept = [stood for each in found if (stood := _judge(each, judged))]
    return (*kept, *(_added(each) for each in judged if each.act == "add"))


def correct_reconciliations(
    found: Iterable[Reconciliation], corrections: Sequence[Correction]
) -> tuple[Reconciliation, ...]:
    """Compatible pairs, without those that the teacher dismissed or holds to be opposed."""
    judged = _about("contradiction", corrections)
    return tuple(each for each in found if not any(_is_pair(each.a, each.b, one) for one in judged))


def _about(layer: Layer, corrections: Iterable[Correction]) -> list[Correction]:
    return [each for each in corrections if each.layer == layer]


def _correct_time(found: TimeExpression, corrections: Sequence[Correction]) -> TimeExpression | None:
    mine = _last(each for each in corrections if _same_words((found.span,), each))
    if mine is None or mine.act == "confirm":
        return found
    if mine.act == "dismiss" or mine.value is None:
        return None
    return replace(found, value=timex.validate(mine.value), derivation="")


def _correct_mention(found: Mention, corrections: Sequence[Correction]) -> Mention | None:
    mine = _last(each for each in corrections if _same_words((found.span,), each))
    if mine is None or mine.act == "confirm":
        return found
    if mine.act == "dismiss" or not mine.value or not name_key(mine.value):
        return None
    return replace(found, name=mine.value, acronym=None)


def _correct_cause(found: CausalRelation, corrections: Sequence[Correction]) -> CausalRelation | None:
    """One after the other, so that what was put right once can be put right again."""
    stands = found
    for each in corrections:
        about = replace(each, spans=each.spans[:2])
        if not any(_same_words((one.effect, one.cause), about) for one in (stands, found)):
            continue
        if each.act == "dismiss":
            return None
        if each.act == "correct" and len(each.spans) in RIGHTED:
            _effect, _cause, effect, cause, *marker = each.spans
            kind = cast("CauseKind", each.kind) if each.kind in get_args(CauseKind) else found.kind
            stands = replace(found, effect=effect, cause=cause, marker=marker[0] if marker else None, kind=kind)
    return stands


def _judge(found: Contradiction, corrections: Sequence[Correction]) -> Contradiction | None:
    mine = _last(each for each in corrections if each.act != "add" and _is_pair(found.a, found.b, each))
    if mine is None:
        return found
    if mine.act == "dismiss":
        return None
    return replace(found, tier=1, confidence=1.0, explanation=mine.value or found.explanation)


def _added(correction: Correction) -> Contradiction:
    a, b = correction.spans
    kind = cast("ContradictionKind", correction.kind)
    return Contradiction(
        kind="internal" if a.file == b.file else kind,
        nature=kind,
        a=a,
        b=b,
        explanation=correction.value or "",
        confidence=1.0,
        tier=1,
        rule=BY_HAND,
    )


def _is_pair(a: EvidenceSpan, b: EvidenceSpan, correction: Correction) -> bool:
    return _same_words((a, b), correction) or _same_words((b, a), correction)


def _same_words(spans: Sequence[EvidenceSpan], correction: Correction) -> bool:
    return len(spans) == len(correction.spans) and all(map(EvidenceSpan.overlaps, spans, correction.spans))


def _last(corrections: Iterable[Correction]) -> Correction | None:
    return next(iter(reversed(list(corrections))), None)
