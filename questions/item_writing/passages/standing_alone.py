"""Whether a passage is understood by itself: nothing in it goes back to what is not shown."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.pointing_words import points_at_nothing
from questions.item_writing.french.reference import plain_word
from questions.item_writing.passages.dangling import lacks_its_subject, lacks_what_it_takes_up, takes_up
from questions.syntax import is_finite

#: How the label of any subject begins.
_SUBJECT = "nsubj"


def without_source(context: Context, shown: EvidenceSpan) -> EvidenceSpan:
    """« D'après lui, | le chef a été arrêté »: who said so is but a pronoun, and the outlet is named."""
    first = next((s for s in context.sentences(shown.file) if s.span.start == shown.start), None)
    words = [t for t in first.tokens if t.pos != "SPACE"] if first is not None else []
    pronoun = next((i for i, t in enumerate(words[:4]) if plain_word(t) in wordlist("strong_pronouns")), 0)
    if pronoun == 0 or len(words) <= pronoun + 2 or words[pronoun + 1].text != ",":
        return shown
    if plain_word(words[pronoun - 1]) not in wordlist("source_words"):
        return shown
    return context.read(shown.file).dispatch.evidence(words[pronoun + 2].start, shown.end)


def stands_by_itself(context: Context, span: EvidenceSpan) -> bool:
    """Whether one passage, with nothing in front of it, goes back to nothing that is not shown."""
    shown = without_source(context, context.shown(span))
    unsaid = takes_up(told_in(context, shown)) or goes_back(context, shown, [])
    return not (unsaid or opens_behind_its_subject(context, shown))


def told_in(context: Context, shown: EvidenceSpan) -> list[Token]:
    """The words of a passage."""
    inside = (t for sentence in context.sentences(shown.file) for t in sentence.tokens)
    return [t for t in inside if shown.start <= t.start < shown.end]


def goes_back(context: Context, shown: EvidenceSpan, earlier: Sequence[Token]) -> bool:
    """Whether a pronoun, a possessive or a demonstrative of the passage is one for which no noun shown may stand."""
    before = list(earlier)
    for sentence in _sentences_of(context, shown):
        follows = sentence.span.start > shown.start
        if lacks_its_subject(sentence, before, shown.start, shown.end):
            return True
        if lacks_what_it_takes_up(sentence, before, shown.start, shown.end):
            return True
        if points_at_nothing(sentence, before, shown.start, shown.end, behind=follows):
            return True
        before += [t for t in sentence.tokens if shown.start <= t.start < shown.end]
    return False


def opens_behind_its_subject(context: Context, shown: EvidenceSpan) -> bool:
    """« […] de 20 heures à 8 heures, et le resteront lundi »: whether a passage begins inside a sentence and leaves
    out its verb, or the subject of its first one, relative clauses apart."""
    if not context.starts_inside(shown):
        return False
    sentence = next(iter(_sentences_of(context, shown)), None)
    tokens = sentence.tokens if sentence is not None else ()
    inside = {i for i, t in enumerate(tokens) if shown.start <= t.start < shown.end}
    heads = [tokens[i].head if tokens[i].pos == "AUX" else i for i in sorted(inside) if is_finite(tokens[i])]
    free = [head for head in heads if not tokens[head].dep.startswith("acl")]
    own = {tokens[i].head for i in inside if tokens[i].dep.startswith(_SUBJECT)}
    return not free or free[0] not in own


def _sentences_of(context: Context, shown: EvidenceSpan) -> list[Sentence]:
    return [sentence for sentence in context.sentences(shown.file) if sentence.span.overlaps(shown)]
