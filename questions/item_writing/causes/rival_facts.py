"""Facts of the dossier offered as wrong causes: told by a dispatch, tied by none to the fact asked."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import EvidenceSpan
from questions.item_writing.causes.reasons import Reason
from questions.item_writing.context import Context, Statement
from questions.item_writing.drafts import Candidate, say, word, wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import capital, join, stems

#: Sentences on either side of the one asked about, which may go on about it.
_NEAR = 1


def facts_as_reasons(context: Context, reason: Reason) -> list[Candidate]:
    """« parce que » and a fact of the same dispatch that no passage ties to the one asked about."""
    cause, effect = reason.relation.cause, reason.relation.effect
    here = [each for each in context.statements if each.sentence.span.file == cause.file]
    told = [each for each in here if each.clause.full and not each.clause.negated and each.clause.tense == "past"]
    told = [each for each in told if each.clause.lemma not in wordlist("courtesies") and not each.clause.conditional]
    told = [each for each in told if not _lacks_its_object(each) and tells_of_its_doers(context, each, reason)]
    return [_as_reason(context, each) for each in told if _is_apart(context, each, cause, effect)]


def tells_of_its_doers(context: Context, fact: Statement, reason: Reason) -> bool:
    """Whether the fact names somebody whom the one asked about names too: of others nobody takes it for the reason."""
    named = {actor.name for actor in context.actors_in(fact.clause.span)}
    return bool(named & {actor.name for actor in context.actors_in(reason.relation.effect)})


def _lacks_its_object(fact: Statement) -> bool:
    """« un audit, que | la majorité jugeait trop cher »: what it judged stands in front of the clause."""
    before = [t for t in fact.sentence.tokens if t.end <= fact.clause.opening][-1:]
    return any(plain_word(t) in wordlist("object_relatives") for t in before)


def _as_reason(context: Context, fact: Statement) -> Candidate:
    outlet, quote = context.outlet(fact.sentence.span.file), context.excerpt(fact.clause.span)
    text = capital(join(word("because"), fact.clause.statement))
    return Candidate(text, say("causes.why.fact", outlet=outlet, quote=quote), fact.clause.span)


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
