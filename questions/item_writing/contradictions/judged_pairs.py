"""Pairs of passages on which no judgement is safe: both may be right after all, or of two things after all."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import EvidenceSpan, Figure, Token
from questions.dossier import Contradiction, Reconciliation
from questions.item_writing.context import Context
from questions.item_writing.contradictions.opposed_passages import figures_in
from questions.item_writing.contradictions.passage_moments import days_in
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, morphology
from questions.languages import load

#: The verb and « à ».
_AT = 2
#: Ends of a way.
_ENDS = 2


def may_both_be_right(context: Context, found: Contradiction) -> bool:
    """« À midi, on comptait un mort », « deux morts »: a toll of one moment, unless both are of one day; « trois des
    quatre passagers sont morts sur le coup », « quatre morts »: what was so at once may have gone on."""
    if found.nature != "number":
        return False
    shown = [context.shown(span) for span in (found.a, found.b)]
    at_once = [_tells_at_once(context, span) for span in shown]
    if at_once[0] != at_once[1]:
        return True
    days = [days_in(context, span) for span in shown]
    on_one_day = days[0] is not None and days[0] == days[1]
    return not on_one_day and any(_counts_for_a_moment(context, span) for span in shown)


def _counts_for_a_moment(context: Context, span: EvidenceSpan) -> bool:
    """« on comptait », « étaient portés disparus »: an imperfect of counting says how many there were then."""
    for sentence in (s for s in context.sentences(span.file) if s.span.overlaps(span)):
        for token in (t for t in sentence.tokens if span.start <= t.start < span.end):
            verbs = [token.lemma.lower(), sentence.tokens[token.head].lemma.lower()]
            if token.feature("Tense") == "Imp" and set(verbs) & set(wordlist("counting")):
                return True
    return False


def _tells_at_once(context: Context, span: EvidenceSpan) -> bool:
    told = f" {' '.join(plain_word(token) for token in _tokens(context, span))} "
    return any(f" {words} " in told for words in wordlist("at_once"))


def measures_from_elsewhere(context: Context, kept: Reconciliation) -> bool:
    """« Denain est à 58 kilomètres », « de la ferme jusqu'à Denain, une soixantaine de kilomètres »: two ways that need
    not have both ends in common; « 971 km de frontière » is no way."""
    shown = [context.shown(span) for span in (kept.a, kept.b)]
    lengths = [{figure.unit for figure in figures_in(context, span)} & _lengths() for span in shown]
    if not lengths[0] & lengths[1] or not any(_tells_a_way(context, span) for span in shown):
        return False
    ends = [{fold(t.text) for t in _tokens(context, span) if t.pos == "PROPN"} for span in shown]
    return len(ends[0] & ends[1]) < _ENDS


def _tells_a_way(context: Context, span: EvidenceSpan) -> bool:
    """Whether a length of the passage stands behind « à », or between two ends: « jusqu'à », « séparent »."""
    lengths = [figure for figure in figures_in(context, span) if figure.unit in _lengths()]
    tokens = _tokens(context, span)
    if not lengths:
        return False
    words = {word for t in tokens for word in (plain_word(t).rstrip("'"), t.lemma.lower())}
    return bool(words & set(wordlist("ends_of_a_way"))) or any(_stands_at(tokens, figure) for figure in lengths)


def _stands_at(tokens: Sequence[Token], figure: Figure) -> bool:
    """« est | à 58 kilomètres », « à 58 kilomètres | de Denain »; « a éclaté à 3 600 mètres » is a height."""
    before = [plain_word(token) for token in tokens if token.start < figure.span.start][-_AT:]
    behind = [plain_word(token) for token in tokens if token.start >= figure.span.end][:1]
    if not before or before[-1] not in wordlist("to"):
        return False
    return bool(set(before[:-1]) & set(wordlist("to_be")) or set(behind) & set(morphology()["verbs"]["of"]))


def _lengths() -> frozenset[str]:
    return frozenset(load("fr", "contradictions").words("figures.distances"))


def _tokens(context: Context, span: EvidenceSpan) -> list[Token]:
    inside = (s for s in context.sentences(span.file) if s.span.overlaps(span))
    return [t for sentence in inside for t in sentence.tokens if span.start <= t.start < span.end]
