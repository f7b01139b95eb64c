"""Questions on causes: why according to whom, what followed, which reason goes with which fact.

Asks only what a marker makes explicit (« faute de », « parce que », « ce qui a provoqué »); the reason is given back
in the words of the dispatch, marker included, so that no shade of meaning is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import CausalRelation, EvidenceSpan, Sentence
from questions.item_writing.clauses import Clause, Offsets, clause_at, stands_alone
from questions.item_writing.context import Context, is_whole, main_verbs, usable
from questions.item_writing.distractors import FEWEST, choose
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.interrogation import ask, state
from questions.item_writing.times import told
from questions.item_writing.wording import capital, content_words, fold, quoted, small, tidy
from questions.items import PAIR_SEPARATOR, Difficulty, Option
from questions.syntax import positions, tree

_ASKED = frozenset({"cause", "reaction", "purpose"})
_WORTH = {"cause": 3.0, "reaction": 3.0, "purpose": 2.2}
_LONGEST_REASON = 150
_LONGEST_PAIR = 90
_SHORT_SENTENCE = 28
#: Content words that two passages share when they are about the same thing.
_SHARED_WORDS = 2
_PAIRS = (3, 4)


@dataclass(frozen=True, slots=True)
class Reason:
    """A causal relation that can be asked about: the clause of the effect, and the reason in words."""

    relation: CausalRelation
    sentence: Sentence
    clause: Clause | None
    #: « faute d'entente sur le délai d'alerte », small first letter.
    text: str
    #: Whether the words of the reason can serve as an option under another question.
    lends: bool

    @property
    def file(self) -> str:
        """The dispatch that tells it."""
        return self.relation.cause.file


def write(context: Context) -> Iterator[Draft]:
    """Every question on causes that the dossier allows, unranked."""
    reasons = list(_reasons(context))
    for reason in reasons:
        yield from _why(context, reason, reasons)
        yield from _effect(context, reason, reasons)
    yield from _match(context, reasons)


def _reasons(context: Context) -> Iterator[Reason]:
    for read in context.dossier.dispatches:
        for relation in read.causes:
            reason = _reason(context, relation)
            if reason is not None:
                yield reason


def _reason(context: Context, relation: CausalRelation) -> Reason | None:
    sentence = context.sentence(relation.cause)
    text = _words(relation, sentence) if sentence else None
    if sentence is None or text is None or not usable(sentence) or relation.kind not in _ASKED:
        return None
    if not is_whole(sentence, relation.cause):
        return None
    clause = _effect_clause(context, relation, sentence)
    return Reason(relation, sentence, clause, text, _lends(sentence, relation))


def _words(relation: CausalRelation, sentence: Sentence) -> str | None:
    """The marker and the reason, where they stand side by side in the sentence."""
    marker, cause = relation.marker, relation.cause
    if marker is None or not sentence.span.contains(cause) or marker.end > cause.start:
        return None
    gap = sentence.span.quote[marker.end - sentence.span.start : cause.start - sentence.span.start]
    if gap.strip() or not _introduces(marker):
        return None
    raw = sentence.span.quote[marker.start - sentence.span.start : cause.end - sentence.span.start]
    text = tidy(raw).rstrip(" .,;:")
    return small(text) if len(text) <= _LONGEST_REASON else None


def _introduces(marker: EvidenceSpan) -> bool:
    """Whether the marker is a preposition or a conjunction, not a verb."""
    first = tidy(marker.quote).replace("’", " ").split(" ")[0]
    return fold(first) in wordlist("reason_openings")


def _lends(sentence: Sentence, relation: CausalRelation) -> bool:
    """Whether nothing in the reason points back to its own sentence."""
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), relation.cause)]
    return stands_alone(tokens, subject=True)


def _effect_clause(context: Context, relation: CausalRelation, sentence: Sentence) -> Clause | None:
    """The clause that tells the effect, the reason and the attribution left out."""
    hidden = [_reason_offsets(relation), *context.asides(sentence, relation.cause)]
    for verb in _effect_verbs(sentence, relation, hidden)[:1]:
        more, shown = told(context.times(sentence), sentence, hidden)
        clause = clause_at(sentence, verb, [*hidden, *more], shown)
        if clause is not None and clause.subject_span.overlaps(relation.effect) and clause.full:
            return clause
    return None


def _reason_offsets(relation: CausalRelation) -> Offsets:
    start = relation.marker.start if relation.marker else relation.cause.start
    return (min(start, relation.cause.start), relation.cause.end)


def _effect_verbs(sentence: Sentence, relation: CausalRelation, hidden: Sequence[Offsets]) -> list[int]:
    """Asserted verbs inside the effect, those nearest to the marker first."""
    inside = set(positions(tree(sentence), relation.effect))
    anchor = relation.marker.start if relation.marker else relation.cause.start
    verbs = [i for i in main_verbs(sentence, hidden) if i in inside]
    return sorted(verbs, key=lambda i: abs(sentence.tokens[i].start - anchor))


# ------------------------------------------------------------------------------------------------- why


def _why(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    clause = reason.clause
    if clause is None or context.inner_conflict(reason.relation.cause):
        return
    stem = ask(word("why"), clause, context.credited(reason.file, reason.relation.attribution))
    wrong = _wrong_reasons(context, reason, reasons)
    if stem is None or len(wrong) < FEWEST:
        return
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.why",
        stem=stem,
        options=options_of(capital(reason.text), _key_why(context, reason), wrong),
        rationale=_rationale(context, reason),
        evidence=_evidence(reason),
        difficulty=_difficulty(context, reason),
        worth=_worth(reason),
        source_independent=context.independent(_evidence(reason)),
        anchors=(reason.relation.cause,),
    )


def _key_why(context: Context, reason: Reason) -> str:
    return say("causes.why.key", outlet=context.outlet(reason.file), quote=context.excerpt(_whole(context, reason)))


def _whole(context: Context, reason: Reason) -> EvidenceSpan:
    """From the beginning of the effect to the end of the reason, inside one sentence."""
    spans = [reason.relation.cause, *([reason.relation.marker] if reason.relation.marker else [])]
    if reason.sentence.span.contains(reason.relation.effect):
        spans.append(reason.relation.effect)
    return context.cover(spans)


def _evidence(reason: Reason) -> tuple[EvidenceSpan, ...]:
    effect, cause, marker = reason.relation.effect, reason.relation.cause, reason.relation.marker
    if effect.contains(cause):
        return (effect,)
    start = min(effect.start, cause.start)
    end = max(effect.end, cause.end)
    if reason.sentence.span.contains(effect) and marker is not None:
        offset = reason.sentence.span.start
        return (EvidenceSpan(cause.file, start, end, reason.sentence.span.quote[start - offset : end - offset]),)
    return (effect, cause)


def _rationale(context: Context, reason: Reason) -> str:
    marker = reason.relation.marker
    quote = context.excerpt(_whole(context, reason))
    outlet = context.outlet(reason.file)
    if marker is None:
        return say("causes.why.rationale_bare", outlet=outlet, quote=quote)
    return say("causes.why.rationale", outlet=outlet, quote=quote, marker=quoted(small(tidy(marker.quote))))


def _wrong_reasons(context: Context, reason: Reason, reasons: Sequence[Reason]) -> list[Candidate]:
    """Reasons of other facts, nearest in form and length, none of which could explain this one."""
    against = [context.sentence(span) for span in context.opposing(_evidence(reason))]
    fitting = [
        other
        for other in reasons
        if other.lends and other.sentence not in (reason.sentence, *against) and _other_fact(reason, other)
    ]
    offered = [Candidate(capital(o.text), _why_wrong(context, o), o.relation.cause) for o in fitting]
    return choose(capital(reason.text), offered)


def _why_wrong(context: Context, other: Reason) -> str:
    return say("causes.why.wrong", outlet=context.outlet(other.file), effect=context.excerpt(other.relation.effect))


def _other_fact(reason: Reason, other: Reason) -> bool:
    """Whether the other relation is about something else on both sides."""
    effects = content_words(reason.relation.effect.quote), content_words(other.relation.effect.quote)
    causes = content_words(reason.relation.cause.quote), content_words(other.relation.cause.quote)
    crossed = content_words(reason.relation.effect.quote) & causes[1]
    return _apart(*effects) and _apart(*causes) and len(crossed) < _SHARED_WORDS


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared < _SHARED_WORDS and 2 * shared < max(1, min(len(one), len(other)))


def _difficulty(context: Context, reason: Reason) -> Difficulty:
    if reason.relation.attribution is not None or not context.independent(_evidence(reason)):
        return "hard"
    return "easy" if len(reason.sentence.tokens) <= _SHORT_SENTENCE else "medium"


def _worth(reason: Reason) -> float:
    named = 0.3 if reason.clause is not None and reason.clause.named else 0.0
    return _WORTH[reason.relation.kind] + named


# ------------------------------------------------------------------------------------------------- effects


def _effect(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    clause = reason.clause
    if clause is None or clause.tense != "past" or clause.negated or not reason.lends:
        return
    wrong = _wrong_effects(context, reason, reasons)
    if len(wrong) < FEWEST or context.inner_conflict(reason.relation.effect):
        return
    according = context.credited(reason.file, reason.relation.attribution)
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.effect",
        stem=say("causes.effect.stem_past", according=according, cause=reason.text),
        options=options_of(state(clause), _key_why(context, reason), wrong),
        rationale=_rationale(context, reason),
        evidence=_evidence(reason),
        difficulty="medium",
        worth=_worth(reason) - 0.4,
        source_independent=context.independent(_evidence(reason)),
        anchors=(reason.relation.cause,),
    )


def _wrong_effects(context: Context, reason: Reason, reasons: Sequence[Reason]) -> list[Candidate]:
    found = [
        Candidate(state(o.clause), _effect_wrong(context, o), o.relation.effect)
        for o in reasons
        if o.clause is not None
        and o.clause.tense == "past"
        and o.sentence != reason.sentence
        and _other_fact(reason, o)
    ]
    key = state(reason.clause) if reason.clause else ""
    return choose(key, found)


def _effect_wrong(context: Context, other: Reason) -> str:
    return say("causes.effect.wrong", outlet=context.outlet(other.file), cause=quoted(other.text))


# ------------------------------------------------------------------------------------------------- match


def _match(context: Context, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """Facts and reasons to be paired, where three at least are short and lie far apart."""
    chosen: list[Reason] = []
    for reason in sorted(reasons, key=lambda r: (len(r.text), r.text)):
        if _pairs_well(context, reason) and all(_mutually_other(reason, other) for other in chosen):
            chosen.append(reason)
    if len(chosen) < _PAIRS[0]:
        return
    chosen = sorted(chosen[: _PAIRS[1]], key=lambda r: r.relation.cause)
    yield Draft(
        topic="cause",
        kind="match",
        rule="cause.match",
        stem=say("causes.match.stem"),
        options=tuple(_pair(context, reason) for reason in chosen),
        rationale=" ".join(_rationale(context, reason) for reason in chosen),
        evidence=tuple(span for reason in chosen for span in _evidence(reason)),
        difficulty="medium",
        worth=3.2,
        source_independent=all(context.independent(_evidence(reason)) for reason in chosen),
        anchors=tuple(reason.relation.cause for reason in chosen),
    )


def _pairs_well(context: Context, reason: Reason) -> bool:
    clause = reason.clause
    if clause is None or not reason.lends or context.opposed(_evidence(reason)):
        return False
    shared = clause.words & content_words(reason.text)
    return not shared and max(len(clause.statement), len(reason.text)) <= _LONGEST_PAIR


def _mutually_other(one: Reason, other: Reason) -> bool:
    return one.sentence != other.sentence and _other_fact(one, other) and _other_fact(other, one)


def _pair(context: Context, reason: Reason) -> Option:
    fact = state(reason.clause) if reason.clause else ""
    why = say("causes.why.key", outlet=context.outlet(reason.file), quote=context.excerpt(_whole(context, reason)))
    return Option(f"{fact}{PAIR_SEPARATOR}{reason.text}", True, why)
