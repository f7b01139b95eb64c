"""That somebody announced something on a day: « …, a annoncé mardi la préfecture », seldom the day of the deed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.annotations import Attribution, EvidenceSpan, Sentence, TimeExpression, Token
from questions.item_writing.clauses.clause_heads import usable
from questions.item_writing.clauses.clean_clauses import Clause, clause_at
from questions.item_writing.clauses.open_nouns import leaves_open
from questions.item_writing.clauses.timed_clauses import is_full
from questions.item_writing.clauses.times import nominal, told, whole_complement
from questions.item_writing.context import Context
from questions.item_writing.dates.certainty import proved
from questions.item_writing.dates.dated_fact import DatedFact
from questions.item_writing.dates.singled_facts import singled_out
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.agreement import agreement
from questions.item_writing.french.reference import plain_word, stands_alone
from questions.item_writing.french.stretches import Offsets, inside
from questions.item_writing.french.wording import join, tidy
from questions.naming import small_first
from questions.syntax import is_finite
from questions.timex import is_day

#: Signs of what is announced, at most.
_LONGEST = 130
_BRACKETED = re.compile(r"\s*\([^()]*\)")


def announcements(context: Context) -> Iterator[DatedFact]:
    """Every announcement whose day is proved, in reading order."""
    for read in context.dossier.dispatches:
        for said in sorted(read.attributions, key=lambda each: each.cue.start):
            fact = _announcement(context, said)
            if fact is not None:
                yield fact


def _announcement(context: Context, said: Attribution) -> DatedFact | None:
    sentence, source = context.sentence(said.cue), said.source
    if sentence is None or source is None or said.kind != "indirect" or not usable(sentence):
        return None
    if not (sentence.span.contains(said.content) and sentence.span.contains(source)):
        return None
    time = _only_day(context, sentence, said)
    content = None if time is None else _content(context, sentence, said)
    clause = None if content is None or time is None else _told(sentence, said, content, time)
    if clause is None or time is None:
        return None
    return singled_out(context, DatedFact(time, str(time.value), None, sentence, clause, is_announced=True))


def _frame(said: Attribution) -> Offsets:
    """From the verb of saying to the end of who says so, or the other way round."""
    source = said.source or said.cue
    return min(said.cue.start, source.start), max(said.cue.end, source.end)


def _only_day(context: Context, sentence: Sentence, said: Attribution) -> TimeExpression | None:
    """The one date that stands beside the verb of saying, outside of what is said."""
    outside = [t for t in context.times(sentence) if not said.content.overlaps(t.span)]
    time = outside[0] if len(outside) == 1 and outside[0].type == "DATE" else None
    if time is None or not is_day(str(time.value)) or time.relation is not None or nominal(time, sentence):
        return None
    whole, (low, high) = whole_complement(time, sentence), _frame(said)
    beside = all(
        low <= token.start < high or whole[0] <= token.start < whole[1] or token.pos == "PUNCT"
        for token in sentence.tokens
        if min(low, whole[0]) <= token.start < max(high, whole[1])
    )
    return time if beside and proved(context, time) else None


def _content(context: Context, sentence: Sentence, said: Attribution) -> Clause | None:
    """The first clause of what is said, every date left out, where it singles out one event."""
    low, high = said.content.start, said.content.end
    inner = [i for i, token in enumerate(sentence.tokens) if low <= token.start < high]
    heads = [i for i in inner if sentence.tokens[i].head not in inner or sentence.tokens[i].head == i]
    frame: list[Offsets] = [(sentence.span.start, low)] if said.cue.start < low else [(high, sentence.span.end)]
    frame += context.reasons(sentence, (sentence.tokens[heads[0]].start, high)) if heads else []
    more, shown = told([t for t in context.times(sentence) if said.content.contains(t.span)], sentence, frame)
    found = (clause_at(sentence, head, [*frame, *more], shown) for head in heads)
    clause = next((each for each in found if each is not None), None)
    if clause is None or not is_full(context, clause) or leaves_open(context, sentence, clause):
        return None
    hearsay = clause.conditional and said.content.start < said.cue.start
    undated = clause.tense == "future" and bool(more)  # « le stade sera livré en mai »: that it will be is no news.
    return None if hearsay or undated or len(clause.statement) > _LONGEST else context.agreed(clause)


def _told(sentence: Sentence, said: Attribution, content: Clause, time: TimeExpression) -> Clause | None:
    """« la préfecture a annoncé que … »."""
    verb = [t for t in sentence.tokens if said.cue.start <= t.start < said.cue.end and not inside(t, [_span(time)])]
    speaker = _speaker(sentence, said)
    perfect = len(verb) > 1 and plain_word(verb[0]) in wordlist("has_told") and is_finite(verb[0])
    if not speaker or not perfect or verb[-1].lemma.lower() not in wordlist("announces_that"):
        return None
    agrees, said_by = agreement(speaker, verb[0], None), _text(sentence, speaker)
    if agrees is None:
        return None
    source, (low, high) = said.source or said.cue, _frame(said)
    rest = " ".join(token.text for token in verb[1:])
    return Clause(
        subject=said_by if speaker[0].pos == "PROPN" else small_first(said_by),
        before="",
        finite=plain_word(verb[0]),
        after=join(rest, wordlist("que")[0], content.statement),
        agrees=agrees,
        lemma=verb[-1].lemma.lower(),
        tense="past",
        negated=False,
        passive=False,
        span=_cover(sentence, min(said.content.start, low), max(said.content.end, high)),
        subject_span=source,
        named=True,
        verb_start=verb[0].start,
        lasts=False,
        opening=min(verb[0].start, source.start),
    )


def _speaker(sentence: Sentence, said: Attribution) -> Sequence[Token]:
    """Words of who says so, up to the first comma; none where they point to somebody told before."""
    source = said.source or said.cue
    words = [t for t in sentence.tokens if source.start <= t.start < source.end]
    comma = next((i for i, token in enumerate(words) if token.text == ","), len(words))
    words = [token for token in words[:comma] if not inside(token, _brackets(sentence))]
    plain = words and words[0].pos in {"DET", "PROPN"} and stands_alone(words, subject=True)
    marked = any(token.pos == "PUNCT" and not token.text.isalnum() for token in words)
    return words if plain and not marked else ()


def _brackets(sentence: Sentence) -> list[Offsets]:
    """« (ARS) » of « l'agence régionale de santé (ARS) du Centre »."""
    start = sentence.span.start
    return [(start + found.start(), start + found.end()) for found in _BRACKETED.finditer(sentence.span.quote)]


def _span(time: TimeExpression) -> Offsets:
    return time.span.start, time.span.end


def _text(sentence: Sentence, words: Sequence[Token]) -> str:
    """The words as printed, brackets left out."""
    start = sentence.span.start
    return tidy(_BRACKETED.sub("", sentence.span.quote[words[0].start - start : words[-1].end - start]))


def _cover(sentence: Sentence, start: int, end: int) -> EvidenceSpan:
    offset = sentence.span.start
    return replace(sentence.span, start=start, end=end, quote=sentence.span.quote[start - offset : end - offset])
