"""A dossier as the JSON object of ``python -m questions read``; offsets are code points in the raw files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from questions.annotations import Actor, Attribution, CausalRelation, EvidenceSpan, Role, TimeExpression
from questions.dispatch import Dispatch, Publication
from questions.dossier import Contradiction, Dossier, Reconciliation
from questions.errors import DispatchRefused
from questions.items import Item

Json = dict[str, Any]


def dossier_report(dossier: Dossier) -> Json:
    """The contract's object; keys beyond the contract are extra knowledge, never a replacement."""
    return {
        "dispatches": [_dispatch(annotated.dispatch) for annotated in dossier.dispatches],
        "time_expressions": list(_time_expressions(dossier)),
        "actors": [_actor(actor) for actor in dossier.actors],
        "attributions": [_attribution(each) for read in dossier.dispatches for each in read.attributions],
        "causes": [_cause(cause) for cause in _relations(dossier) if cause.kind != "initiator"],
        "initiators": [_cause(cause) for cause in _relations(dossier) if cause.kind == "initiator"],
        "contradictions": [_contradiction(each) for each in dossier.contradictions],
        "reconciled": [_reconciliation(each) for each in dossier.reconciliations],
        "refused": [_refusal(each) for each in dossier.refused],
    }


def _relations(dossier: Dossier) -> Iterator[CausalRelation]:
    """The causal relations of all dispatches; whoever wanted a thing (« à la demande de ») is no cause of it."""
    return (relation for annotated in dossier.dispatches for relation in annotated.causes)


def item_report(item: Item) -> Json:
    """One line of ``python -m questions write``."""
    return {
        "id": item.id,
        "topic": item.topic,
        "kind": item.kind,
        "stem": item.stem,
        "options": [{"text": each.text, "correct": each.correct, "why": each.why} for each in item.options],
        "rationale": item.rationale,
        "evidence": [_quoted(span) for span in item.evidence],
        "difficulty": item.difficulty,
        "rule": item.rule,
        "source_independent": item.source_independent,
        "worth": item.worth,
    }


def _dispatch(dispatch: Dispatch) -> Json:
    return {
        "file": dispatch.file,
        "agency": dispatch.agency,
        "headline": dispatch.title,
        "headline_span": _bounds(dispatch.headline),
        "dateline": _bounds(dispatch.dateline),
        "author": None if dispatch.author is None else _quoted(dispatch.author),
        "language": dispatch.language,
        "published": _publication(dispatch.published),
        "body": [[zone.start, zone.end] for zone in dispatch.body],
        "zones": [[zone.start, zone.end, zone.kind] for zone in dispatch.zones],
    }


def _publication(published: Publication | None) -> Json | None:
    if published is None:
        return None
    return {
        "value": published.value,
        "basis": published.basis,
        "reason": published.reason,
        "evidence": [_quoted(span) for span in published.evidence],
    }


def _time_expressions(dossier: Dossier) -> Iterator[Json]:
    """Those that have a value, or a likely one: the contract knows no expression without."""
    for annotated in dossier.dispatches:
        yield from (_time_expression(each) for each in annotated.time_expressions if each.value or each.likely)


def _time_expression(expression: TimeExpression) -> Json:
    return _quoted(expression.span) | {
        "type": expression.type,
        "value": expression.value or expression.likely,
        "certain": expression.value is not None,
        "derivation": expression.derivation,
        "relation": expression.relation,
        "zone": expression.zone,
    }


def _actor(actor: Actor) -> Json:
    return {
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "roles": list(dict.fromkeys(role.text for role in actor.roles)),
        "role_spans": [_role(role) for role in actor.roles],
        "mentions": [{"file": span.file, "start": span.start, "end": span.end} for span in actor.mentions],
    }


def _role(role: Role) -> Json:
    return _quoted(role.span) | {"role": role.text, "time": role.time}


def _attribution(attribution: Attribution) -> Json:
    return {
        "file": attribution.cue.file,
        "source": _bounds(attribution.source),
        "cue": _bounds(attribution.cue),
        "content": _bounds(attribution.content),
        "kind": attribution.kind,
        "actor": attribution.actor,
    }


def _cause(cause: CausalRelation) -> Json:
    return {
        "file": cause.effect.file,
        "effect": _bounds(cause.effect),
        "marker": _bounds(cause.marker),
        "cause": _bounds(cause.cause),
        "kind": cause.kind,
        "rule": cause.rule,
        "attribution": None if cause.attribution is None else _attribution(cause.attribution),
    }


def _contradiction(contradiction: Contradiction) -> Json:
    return {
        "kind": contradiction.kind,
        "nature": contradiction.nature,
        "a": _quoted(contradiction.a),
        "b": _quoted(contradiction.b),
        "explanation": contradiction.explanation,
        "confidence": contradiction.confidence,
        "tier": contradiction.tier,
        "rule": contradiction.rule,
        "support_a": [_quoted(span) for span in contradiction.support_a],
        "support_b": [_quoted(span) for span in contradiction.support_b],
    }


def _reconciliation(reconciliation: Reconciliation) -> Json:
    return {
        "kind": reconciliation.kind,
        "a": _quoted(reconciliation.a),
        "b": _quoted(reconciliation.b),
        "explanation": reconciliation.explanation,
    }


def _refusal(refused: DispatchRefused) -> Json:
    return {"file": refused.file, "code": refused.code, "reason": refused.reason}


def _quoted(span: EvidenceSpan) -> Json:
    return {"file": span.file, "start": span.start, "end": span.end, "text": span.quote}


def _bounds(span: EvidenceSpan | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end}
