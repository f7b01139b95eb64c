"""Questions on sources that bear each other out: whether two passages say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from questions.annotations import EvidenceSpan, Figure
from questions.item_writing.context import Context, usable
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table, wordlist
from questions.item_writing.excerpts import LONGEST_QUOTE
from questions.item_writing.explained_facts import SHARED_WORDS
from questions.item_writing.opposed_passages import TOPIC, figures_in, pair, passage
from questions.item_writing.reference import plain_word
from questions.item_writing.wording import fold, stems, tidy
from questions.items import Option

_Pair = tuple[EvidenceSpan, EvidenceSpan]

#: Numbers below this are met by chance; from the other one on, two dispatches hardly hit on one by chance.
_SMALLEST = 5
_RARE = 20


def agreements(context: Context) -> Iterator[Draft]:
    """Whether two passages that give one number of one thing can both be right."""
    for one, other in _pairs(context):
        yield from _same_said(context, one, other)


def _pairs(context: Context) -> Iterator[tuple[Figure, Figure]]:
    """Figures of two dispatches that count the same thing and come to the same, one pair a number."""
    seen: set[tuple[str, float]] = set()
    figures = [f for read in context.dossier.dispatches for f in read.figures if _fits(context, f)]
    for one, other in combinations(figures, 2):
        key = (one.unit, one.value)
        alike = one.span.file != other.span.file and key == (other.unit, other.value) and key not in seen
        if alike and _tell_the_same(context, one, other):
            seen.add(key)
            yield one, other


def _fits(context: Context, figure: Figure) -> bool:
    """Whether a number is exact, counts something, and stands in a short sentence that nobody contradicts."""
    sentence = context.sentence(figure.span)
    if sentence is None or not usable(sentence) or figure.approximate or not figure.unit:
        return False
    common = {fold(unit) for unit in (*wordlist("time_units"), *wordlist("everyday_units"))}
    plain = (
        figure.value >= _SMALLEST
        and fold(figure.unit) not in common
        and tidy(figure.span.quote) in passage(context, figure.span)
    )
    return plain and len(sentence.span.quote) <= LONGEST_QUOTE and context.independent([sentence.span])


def _tell_the_same(context: Context, one: Figure, other: Figure) -> bool:
    """Whether the sentences share two words more than what is counted, and each gives but this number of it."""
    spans = [context.shown(each.span) for each in (one, other)]
    shared = stems(spans[0].quote) & stems(spans[1].quote)
    telling = {stem for stem in shared if not stem.isdigit()} - stems(one.unit)
    single = all(len([f for f in figures_in(context, span) if f.unit == one.unit]) == 1 for span in spans)
    needed = 1 if one.value >= _RARE else SHARED_WORDS
    return single and len(telling) >= needed


def _same_said(context: Context, one: Figure, other: Figure) -> Iterator[Draft]:
    """« Ces deux passages peuvent-ils être exacts l'un et l'autre ? » of two that say the same in other words."""
    answers, spans = table("contradictions.answers"), _passages(context, one, other)
    if any(_restricts(context, span) for span in spans):
        return
    wrong = [
        Candidate(tidy(str(answers[name])), say(f"contradictions.same.wrong_{name}"))
        for name in table("contradictions.same")["others"]
    ]
    stem = f"{pair(context, *spans)} {say('contradictions.judged.stem')}"
    options = options_of(tidy(str(answers["agree"])), say("contradictions.same.agree"), wrong)
    yield replace(_draft(context, spans, "contradiction.paraphrase", stem, options, 2.2), difficulty="easy")


def _draft(context: Context, spans: _Pair, rule: str, stem: str, options: tuple[Option, ...], worth: float) -> Draft:
    return Draft(
        topic=TOPIC,
        kind="single",
        rule=rule,
        stem=stem,
        options=options,
        rationale=pair(context, *spans),
        evidence=spans,
        difficulty="medium",
        worth=worth,
        source_independent=True,
        anchors=spans,
        closed=True,
        family="support",
    )


def _restricts(context: Context, span: EvidenceSpan) -> bool:
    """« elle n'est pas la seule »: a passage that denies or restricts may say the contrary with the same number."""
    sentence = context.sentence(span)
    words = {plain_word(t) for t in sentence.tokens} | {t.lemma.lower() for t in sentence.tokens} if sentence else set()
    return bool(words & set(wordlist("restricting")))


def _passages(context: Context, one: Figure, other: Figure) -> _Pair:
    return context.shown(one.span), context.shown(other.span)
