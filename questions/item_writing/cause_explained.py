"""Which fact comes with its reason: of several that one dispatch reports, one alone is explained there.

Cause against mere report; every option is a fact of that dispatch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Sentence, Token
from questions.item_writing.cause_sources import breaks_off, fact_alone
from questions.item_writing.context import Context, Statement
from questions.item_writing.dangling import lacks_owner
from questions.item_writing.distractors import FEWEST, choose
from questions.item_writing.drafts import Candidate, Draft, options_of, say, wordlist
from questions.item_writing.open_nouns import leaves_open
from questions.item_writing.reason_words import introduces
from questions.item_writing.reasons import Reason, disputed_at_home, evidence_of, key_why, rationale_of
from questions.item_writing.reference import plain_word, stands_alone
from questions.item_writing.wording import capital, content_words, stems, tidy
from questions.syntax import is_finite

_WORTH = 3.1
#: Telling words that a fact shares with what the dispatch explains elsewhere.
_SHARED = 2
_LONGEST = 130
#: Signs behind which a reason may stand.
_SIGNS = frozenset({":", ";", "–", "—"})


def explained(context: Context, reason: Reason) -> Iterator[Draft]:
    """« Un seul de ces faits est rapporté par l'AFP avec sa raison. Lequel ? »"""
    fact, marker = fact_alone(context, reason), reason.relation.marker
    if fact is None or len(fact) > _LONGEST or disputed_at_home(context, reason):
        return
    if marker is None or not introduces(marker):
        return  # « si bien que » brings in what came of it, and not the reason
    key = capital(fact)
    wrong = choose(key, _unexplained(context, reason.file))
    if len(wrong) < FEWEST:
        return
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.explained",
        stem=say("causes.explained.stem", outlet=context.outlet(reason.file)),
        options=options_of(key, key_why(context, reason), wrong),
        rationale=rationale_of(context, reason),
        evidence=evidence_of(reason),
        difficulty="hard",
        worth=_WORTH,
        source_independent=context.independent(evidence_of(reason)),
        anchors=(reason.relation.cause,),
        family="explained",
        matter=reason.file,
    )


def _unexplained(context: Context, file: str) -> list[Candidate]:
    """Facts of the dispatch which neither their sentence nor the ones around it explain."""
    facts = (each for each in context.statements if each.sentence.span.file == file)
    return [
        Candidate(
            capital(fact.clause.statement),
            say("causes.explained.wrong", outlet=context.outlet(file), quote=context.passage(fact.clause.span)),
        )
        for fact in facts
        if len(fact.clause.statement) <= _LONGEST and _stands(context, fact) and _is_bare(context, fact)
    ]


def _stands(context: Context, fact: Statement) -> bool:
    """Whether the clause, printed by itself, says enough and leaves nothing open."""
    clause, sentence = fact.clause, fact.sentence
    tokens = [t for t in sentence.tokens if clause.span.start <= t.start < clause.span.end]
    told = [t for t in tokens if t.start >= clause.verb_start]
    if any(sign in clause.statement for sign in "«»“”") or clause.conditional or _ends_in_a_verb(told):
        return False
    if context.attribution(clause.span) is not None or _loses_its_time(context, fact):
        return False
    if breaks_off(clause.statement) or not stands_alone(tokens, subject=True):
        return False
    return clause.full and not lacks_owner(tokens) and not leaves_open(context, sentence, clause)


def _loses_its_time(context: Context, fact: Statement) -> bool:
    """« La mine rouvrira le 2 mai », « les vacances commencent demain »: what is to come is little without its day."""
    times = (t for t in context.times(fact.sentence) if tidy(t.span.quote) not in fact.clause.statement)
    return fact.clause.tense != "past" and any(times)


def _ends_in_a_verb(tokens: Sequence[Token]) -> bool:
    """« les dangers que crée »: a relative clause whose subject is left out."""
    return len([t for t in tokens if is_finite(t)]) > 1 and is_finite(tokens[-1])


def _is_bare(context: Context, fact: Statement) -> bool:
    """Whether nothing near the fact may be read as its reason: no cause, aim or condition, no word that may bring one
    in, in its sentence or the next; and nothing that the dispatch explains elsewhere looks like it."""
    around = [fact.sentence, *_next(context, fact.sentence)]
    if any(_hints(sentence) for sentence in around[:1]):
        return False
    own = stems(fact.clause.statement)
    for relation in context.read(fact.sentence.span.file).causes:
        spans = (relation.effect, relation.cause)
        if any(sentence.span.overlaps(span) for sentence in around for span in spans):
            return False
        told = context.sentence(relation.effect)
        if len(own & stems(relation.effect.quote if told is None else told.span.quote)) >= _SHARED:
            return False
    return bool(content_words(fact.clause.statement))


def _next(context: Context, sentence: Sentence) -> Sequence[Sentence]:
    later = [s for s in context.sentences(sentence.span.file) if s.span.start >= sentence.span.end]
    return later[:1]


def _hints(sentence: Sentence) -> bool:
    """Whether a word or a sign of the sentence may bring in a reason: « pour », « après », a colon, « en voyant »."""
    return any(
        plain_word(t) in wordlist("may_tell_why")
        or t.text in _SIGNS
        or (t.feature("VerbForm") == "Part" and t.feature("Tense") == "Pres")
        for t in sentence.tokens
    )
