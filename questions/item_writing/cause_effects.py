"""Questions on what followed: what a cause brought about, what brought a fact about, which reason goes with which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import CausalRelation
from questions.item_writing.causal_rules import shapes
from questions.item_writing.context import Context, Statement, is_whole
from questions.item_writing.distractors import FEWEST
from questions.item_writing.drafts import Draft, options_of, say, wordlist
from questions.item_writing.interrogation import state
from questions.item_writing.plausible_reasons import families
from questions.item_writing.reasons import (
    Reason,
    evidence_of,
    is_weak,
    key_why,
    rationale_of,
    whole_quote,
    worth_of,
)
from questions.item_writing.reference import stands_alone
from questions.item_writing.rival_facts import wrong_facts
from questions.item_writing.rival_reasons import SHARED_WORDS, other_fact, plain_connective, tells_event
from questions.item_writing.wording import content_words, stems, tidy
from questions.items import PAIR_SEPARATOR, Option
from questions.syntax import positions, tree

_LONGEST_PAIR = 90
_PAIRS = (3, 4)
_MOST_MATCHES = 2


# ------------------------------------------------------------------------------------------------- what followed


def effect(context: Context, reason: Reason) -> Iterator[Draft]:
    """« Selon l'AGGP, que s'est-il passé faute d'entente sur le délai d'alerte ? »"""
    clause = reason.clause
    if clause is None or reason.noun is None or reason.relation.kind != "cause" or not reason.lends:
        return
    if len(content_words(reason.noun)) < SHARED_WORDS and not reason.noun.startswith(wordlist("of_many")):
        return
    if is_weak(reason) or plain_connective(reason) is None or not tells_event(reason):
        return
    if clause.tense != "past" or clause.negated or context.opposed(evidence_of(reason)):
        return
    relation = reason.relation
    wrong = wrong_facts(context, clause, relation.cause, relation.effect, "causes.effect.wrong")
    if len(wrong) < FEWEST or _given_away(context, reason):
        return
    according = context.credited(reason.file, relation.attribution)
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.effect",
        stem=say("causes.effect.stem", according=according, cause=reason.noun),
        options=options_of(state(clause), key_why(context, reason), wrong),
        rationale=rationale_of(context, reason),
        evidence=evidence_of(reason),
        difficulty="medium",
        worth=worth_of(reason) - 1.0,
        source_independent=context.independent(evidence_of(reason)),
        anchors=(relation.cause,),
        family="effect",
    )


def _given_away(context: Context, reason: Reason) -> bool:
    """Whether a telling word of the cause stands in the effect as well."""
    shared = stems(str(reason.noun)) & stems(reason.clause.statement if reason.clause else "")
    return bool(shared - context.common_stems)


# ------------------------------------------------------------------------------------------------- what brought it


def what_brought(context: Context) -> Iterator[Draft]:
    """« Qu'est-ce qui a vidé les rayons du marché ? », after « ce qui »."""
    for read in context.dossier.dispatches:
        for relation in read.causes:
            if shapes().get(relation.rule) == "which" and relation.marker is not None:
                yield from _which(context, relation)


def _which(context: Context, relation: CausalRelation) -> Iterator[Draft]:
    effect_words = tidy(relation.effect.quote).rstrip(" .,;:")
    fact = next((s for s in context.statements if relation.cause.contains(s.clause.span) and s.clause.full), None)
    if fact is None or not _asks_well(context, fact, relation):
        return
    wrong = wrong_facts(context, fact.clause, relation.cause, relation.effect, "causes.what_brought.wrong")
    if len(wrong) < FEWEST:
        return
    passage = context.cover([relation.cause, relation.effect])
    why = say("causes.why.key", outlet=context.outlet(passage.file), quote=context.excerpt(passage))
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.what_brought",
        stem=say(
            "causes.what_brought.stem",
            according=context.credited(passage.file, relation.attribution),
            rest=effect_words,
        ),
        options=options_of(state(fact.clause), why, wrong),
        rationale=say("causes.why.rationale_bare", outlet=context.outlet(passage.file), quote=context.excerpt(passage)),
        evidence=(passage,),
        difficulty="medium",
        worth=3.1,
        source_independent=context.independent([passage]),
        anchors=(relation.cause,),
    )


def _asks_well(context: Context, fact: Statement, relation: CausalRelation) -> bool:
    """Whether the effect is whole, says enough and points to nothing outside it, and nothing at home denies it."""
    tokens = [fact.sentence.tokens[i] for i in positions(tree(fact.sentence), relation.effect)]
    whole = is_whole(fact.sentence, relation.effect) and stands_alone(tokens, subject=True)
    enough = len(content_words(relation.effect.quote)) >= SHARED_WORDS
    return whole and enough and not context.inner_conflict(relation.cause, "cause", "negation")


# ------------------------------------------------------------------------------------------------- match


def match(context: Context, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """Facts and reasons to be paired, where three at least are short and no reason fits another fact."""
    left = sorted(reasons, key=lambda r: (len(str(r.text)), str(r.text)))
    for number in range(_MOST_MATCHES):
        chosen: list[Reason] = []
        for reason in left:
            if _pairs_well(context, reason) and all(_exchange_nothing(context, reason, other) for other in chosen):
                chosen.append(reason)
        chosen = chosen[: _PAIRS[1]]
        if len(chosen) >= _PAIRS[0]:
            yield _matched(context, sorted(chosen, key=lambda r: r.relation.cause), number)
        left = [each for each in left if each not in chosen]


def _matched(context: Context, chosen: Sequence[Reason], number: int) -> Draft:
    return Draft(
        topic="cause",
        kind="match",
        rule="cause.match",
        stem=say(f"causes.match.stem_{number}"),
        options=tuple(_pair(context, reason) for reason in chosen),
        rationale=" ".join(rationale_of(context, reason) for reason in chosen),
        evidence=tuple(span for reason in chosen for span in evidence_of(reason)),
        difficulty="medium",
        worth=3.0,
        source_independent=all(context.independent(evidence_of(reason)) for reason in chosen),
        anchors=tuple(reason.relation.cause for reason in chosen),
        family="match",
    )


def _pairs_well(context: Context, reason: Reason) -> bool:
    clause = reason.clause
    if clause is None or reason.text is None or not reason.lends or context.opposed(evidence_of(reason)):
        return False
    shared = clause.words & content_words(reason.text)
    return not shared and max(len(clause.statement), len(reason.text)) <= _LONGEST_PAIR


def _exchange_nothing(context: Context, one: Reason, other: Reason) -> bool:
    """Whether neither reason could stand beside the other fact."""
    alike = families(context, one.relation.cause) & families(context, other.relation.cause)
    apart = other_fact(context, one, other) and other_fact(context, other, one)
    apart = apart and not stems(one.relation.effect.quote) & stems(other.relation.effect.quote)
    return one.sentence != other.sentence and apart and not alike and one.text != other.text


def _pair(context: Context, reason: Reason) -> Option:
    fact = state(reason.clause) if reason.clause else ""
    why = say("causes.why.key", outlet=context.outlet(reason.file), quote=whole_quote(context, reason))
    return Option(f"{fact}{PAIR_SEPARATOR}{reason.text}", True, why)
