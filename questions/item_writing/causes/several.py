"""Questions with several right answers: the reasons that one sentence gives side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan
from questions.item_writing.causes.coordinated_reasons import pair_of_reasons
from questions.item_writing.causes.reasons import (
    Reason,
    difficulty_of,
    disputed_at_home,
    evidence_of,
    is_weak,
    key_why,
    rationale_of,
    stands,
    worth_of,
)
from questions.item_writing.causes.rival_reasons import SHARED_WORDS, wrong_reasons
from questions.item_writing.clauses.interrogation import ask
from questions.item_writing.context import Context
from questions.item_writing.dates.clarified import clarified
from questions.item_writing.distractors import FEWEST, apart
from questions.item_writing.drafts import Candidate, Draft, say, word
from questions.item_writing.french.wording import capital, content_words
from questions.items import Option

_MOST_WRONG = 2


def several(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """« Pour quelles raisons … ? », after « en raison du gel et de la grève »."""
    both = pair_of_reasons(reason.sentence, reason.relation)
    if both is None or is_weak(reason) or disputed_at_home(context, reason):
        return
    first, second = both
    stem, wrong = _stem(context, reason), _wrong(context, reason, reasons, (first, second))
    if stem is None or not apart(first, second) or len(wrong) < FEWEST:
        return
    proof = (_to_end(context, reason),)
    right = [Option(capital(each), True, key_why(context, reason)) for each in (first, second)]
    yield Draft(
        topic="cause",
        kind="multiple",
        rule="cause.several",
        stem=stem,
        options=(*right, *(Option(each.text, False, each.why) for each in wrong)),
        rationale=rationale_of(context, reason),
        evidence=proof,
        difficulty=difficulty_of(context, reason),
        worth=worth_of(reason) + 0.2,
        source_independent=context.independent(evidence_of(reason)),
        anchors=(reason.relation.cause,),
        family="several",
    )


def _wrong(context: Context, reason: Reason, reasons: Sequence[Reason], right: Sequence[str]) -> list[Candidate]:
    offered = wrong_reasons(context, reason, reasons, nouns=True)
    return [each for each in offered if all(apart(each.text, text) for text in right)][:_MOST_WRONG]


def _stem(context: Context, reason: Reason) -> str | None:
    according = context.credited(reason.file, reason.relation.attribution)
    if reason.clause is not None:
        return ask(word("why_all"), reason.clause, according)
    effect = reason.relation.effect
    if not stands(context, effect) or len(content_words(effect.quote)) < SHARED_WORDS:
        return None
    return say("causes.several.stem", according=according, effect=clarified(context, effect))


def _to_end(context: Context, reason: Reason) -> EvidenceSpan:
    """The sentence from the fact to its end: it holds both reasons."""
    (first, *_), sentence = evidence_of(reason), reason.sentence.span
    return context.cover([first, sentence]) if sentence.overlaps(first) else sentence
