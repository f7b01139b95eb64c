"""Facts of the dossier offered as wrong causes or consequences: told by a dispatch, tied by none to the fact asked."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import EvidenceSpan
from questions.item_writing.clauses import Clause
from questions.item_writing.context import Context, Statement
from questions.item_writing.distractors import FEWEST, MOST, choose
from questions.item_writing.drafts import Candidate, say
from questions.item_writing.interrogation import state
from questions.item_writing.wording import stems

#: Sentences on either side of the one asked about, which may go on about it.
_NEAR = 1


def wrong_facts(context: Context, key: Clause, cause: EvidenceSpan, effect: EvidenceSpan, why: str) -> list[Candidate]:
    """Clean facts of the same tense, of the same dispatch first, that no passage ties to this cause or this effect.

    :param why: name of the template that says why such a fact is wrong.
    """
    offered = [each for each in context.statements if _fits(key, each) and _is_apart(context, each, cause, effect)]
    here = [_candidate(context, each, why) for each in offered if each.sentence.span.file == cause.file]
    chosen = choose(state(key), here)
    if len(chosen) > FEWEST:
        return chosen
    return choose(state(key), [_candidate(context, each, why) for each in offered], MOST)


def _candidate(context: Context, fact: Statement, why: str) -> Candidate:
    outlet = context.outlet(fact.sentence.span.file)
    return Candidate(
        state(fact.clause), say(why, outlet=outlet, quote=context.excerpt(fact.clause.span)), fact.clause.span
    )


def _fits(key: Clause, fact: Statement) -> bool:
    return fact.clause.full and not fact.clause.negated and fact.clause.tense == key.tense


def _is_apart(context: Context, fact: Statement, cause: EvidenceSpan, effect: EvidenceSpan) -> bool:
    """Whether the fact stands away from the passage, shares no telling word with it, and follows from no like cause."""
    if _is_near(context, fact, cause) or _is_near(context, fact, effect):
        return False
    told = stems(fact.clause.statement) - context.common_stems
    asked = (stems(cause.quote) | stems(effect.quote)) - context.common_stems
    if told & asked:
        return False
    return not any(fact.clause.span.overlaps(span) for span in _tied(context, cause, effect))


def _is_near(context: Context, fact: Statement, span: EvidenceSpan) -> bool:
    """Whether the fact is told in the sentence of the passage or in the next one."""
    if fact.sentence.span.file != span.file:
        return False
    sentences = list(context.sentences(span.file))
    places = [i for i, each in enumerate(sentences) if each.span.overlaps(span)]
    mine = sentences.index(fact.sentence)
    return any(abs(mine - place) <= _NEAR for place in places)


def _tied(context: Context, cause: EvidenceSpan, effect: EvidenceSpan) -> Sequence[EvidenceSpan]:
    """What any passage puts down to a like cause, and what any passage gives as the cause of a like effect."""
    common = context.common_stems
    causes, effects = stems(cause.quote) - common, stems(effect.quote) - common
    relations = [relation for read in context.dossier.dispatches for relation in read.causes]
    from_cause = [each.effect for each in relations if (stems(each.cause.quote) - common) & causes]
    return [*from_cause, *(each.cause for each in relations if (stems(each.effect.quote) - common) & effects)]
