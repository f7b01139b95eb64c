"""Facts that tell how long something lasted or at what hour it happened, and who else may tell them."""

from __future__ import annotations

from collections.abc import Iterable

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.clauses import Clause
from questions.item_writing.context import Context
from questions.item_writing.date_proofs import passage_of
from questions.item_writing.dated_fact import DatedFact
from questions.item_writing.dated_places import placed
from questions.item_writing.drafts import say, word
from questions.item_writing.participles import is_of_the_subject_behind, participle_before, participle_clause
from questions.item_writing.singled_facts import singled_out
from questions.item_writing.stretches import Offsets
from questions.item_writing.timed_clauses import is_full, left_out, named_in_full, others, timed_clause
from questions.item_writing.times import told
from questions.item_writing.wording import fold, stems
from questions.syntax import tree

_SHARED_WORDS = 2


def fact_of(context: Context, time: TimeExpression, sentence: Sentence, whole: Offsets) -> DatedFact | None:
    """The one fact that the expression belongs to; ``whole`` is where it stands with the words that lead it."""
    return _of_clause(context, time, sentence, whole) or _of_participle(context, time, sentence, whole)


def _of_clause(context: Context, time: TimeExpression, sentence: Sentence, whole: Offsets) -> DatedFact | None:
    """« La séance a été interrompue | pendant quarante minutes »."""
    found = timed_clause(context, sentence, time, whole)
    if found is None:
        return None
    clause, naming = found
    hidden = left_out(context, sentence, time, whole)
    return _single(context, time, sentence, clause, naming) if placed(time, clause, sentence, whole, hidden) else None


def _of_participle(context: Context, time: TimeExpression, sentence: Sentence, whole: Offsets) -> DatedFact | None:
    """« L'usine, fermée | pendant dix-huit jours, … »."""
    here = tree(sentence)
    place = participle_before(here, here.at(whole[0]))
    if place is None or is_of_the_subject_behind(here, place):
        return None
    hidden = left_out(context, sentence, time, whole)
    _, shown = told(others(context, sentence, time), sentence, hidden)
    clause, naming = named_in_full(context, sentence, participle_clause(sentence, place, hidden, shown, lasting=False))
    full = clause is not None and is_full(context, clause)
    return _single(context, time, sentence, clause, naming) if clause is not None and full else None


def _single(
    context: Context, time: TimeExpression, sentence: Sentence, clause: Clause, naming: EvidenceSpan | None
) -> DatedFact | None:
    return singled_out(context, DatedFact(time, str(time.value), None, sentence, clause, naming))


def source_of(context: Context, fact: DatedFact) -> str:
    """« selon l'AFP »: whoever tells the fact; empty where the stem could not name it beside the subject."""
    said = context.credited(fact.file, context.attribution(fact.clause.span))
    according = context.beside(said, fact.clause.subject)
    if fold(fact.clause.subject) in fold(according):
        according = context.according(fact.file)
    return "" if according == word("by_all") else according


def proof_of(fact: DatedFact) -> tuple[EvidenceSpan, ...]:
    """The whole sentence, since what leads an hour or a length stands on either side of the clause, and the names."""
    return (fact.sentence.span, *passage_of(fact)[1:])


def why_told(context: Context, fact: DatedFact) -> str:
    """« L'AFP l'écrit : « … » »."""
    quote = context.excerpt_around(fact.sentence.span, fact.time.span)
    return say("dates.when.key", outlet=context.outlet(fact.file), quote=quote, reckoning="")


def is_retold(context: Context, fact: DatedFact, spans: Iterable[EvidenceSpan]) -> bool:
    """Whether one of these spans stands in another sentence that may tell this fact: in much the same words, or in
    what is opposed to it."""
    against = context.opposing([fact.evidence])
    meant = stems(fact.clause.statement) - context.common_stems
    for span in spans:
        sentence = context.sentence(span)
        if sentence is None or sentence == fact.sentence:
            continue
        shared = len(meant & stems(sentence.span.quote))
        alike = shared >= _SHARED_WORDS or (shared > 0 and len(meant) <= _SHARED_WORDS)
        if alike or any(span.overlaps(each) for each in against):
            return True
    return False
