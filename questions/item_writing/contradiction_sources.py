"""Questions on who says what: which source contradicts a passage, which bears it out, what each alone writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan, Sentence
from questions.dossier import Contradiction
from questions.item_writing.context import Context, usable
from questions.item_writing.distractors import FEWEST, choose
from questions.item_writing.drafts import Candidate, Draft, options_of, say
from questions.item_writing.opposed_passages import (
    TOPIC,
    evidence_of,
    excludes,
    explained,
    figures_in,
    is_silent,
    passage,
    rationale_of,
    worth_of,
)
from questions.item_writing.wording import capital, fold, stems
from questions.items import PAIR_SEPARATOR, Option

#: A passage longer than this, in characters, is no option.
_LONGEST_PASSAGE = 170
_SHORTEST_PASSAGE = 25
_PAIRS = (3, 4)
#: Sentences from one another at which two go on with one point.
_NEAR = 2


# ------------------------------------------------------------------------------------------------- who writes what


def match(context: Context, opposed: Sequence[Contradiction]) -> Iterator[Draft]:
    """Sources and what they alone write on points that are disputed."""
    chosen: dict[str, EvidenceSpan] = {}
    for found in (each for each in opposed if each.tier == 1 and each.a.file != each.b.file):
        for span in (found.a, found.b):
            if context.outlet(span.file) not in chosen and _its_own(context, span, found):
                chosen[context.outlet(span.file)] = span
    if len(chosen) < _PAIRS[0]:
        return
    spans = sorted(chosen.values())[: _PAIRS[1]]
    options = tuple(_writes(context, span) for span in spans)
    yield Draft(
        topic=TOPIC,
        kind="match",
        rule="contradiction.match",
        stem=say("contradictions.match.stem"),
        options=options,
        rationale=" ".join(option.why for option in options),
        evidence=evidence_of(context, *spans),
        difficulty="hard",
        worth=3.4,
        source_independent=True,
        anchors=tuple(spans),
        family="match",
    )


def _its_own(context: Context, span: EvidenceSpan, found: Contradiction) -> bool:
    """Whether the passage is short, and no dispatch but the one it opposes speaks of the same thing."""
    shown = context.shown(span)
    others = [file for file in context.files if file not in {found.a.file, found.b.file}]
    names_itself = fold(context.brief(span.file)) in fold(shown.quote)
    fits = len(shown.quote) <= _LONGEST_PASSAGE and not names_itself
    return fits and all(is_silent(context, file, span, span) for file in others)


def _writes(context: Context, span: EvidenceSpan) -> Option:
    outlet = context.outlet(span.file)
    why = say("contradictions.figure.key", outlet=outlet, quote=passage(context, span))
    return Option(f"{capital(outlet)}{PAIR_SEPARATOR}{passage(context, span)}", True, why)


# ------------------------------------------------------------------------------------------------- opposite passage


def opposite_passage(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Quel passage de … dit le contraire ? », among passages of the same dispatch."""
    if found.a.file == found.b.file or found.tier != 1 or len(found.b.quote) > _LONGEST_PASSAGE or not excludes(found):
        return
    key = passage(context, found.b)
    wrong = _other_passages(context, found)
    if len(wrong) < FEWEST:
        return
    yield Draft(
        topic=TOPIC,
        kind="single",
        rule="contradiction.opposite_passage",
        stem=say(
            "contradictions.passage.stem",
            outlet=context.outlet(found.a.file),
            quote=passage(context, found.a),
            other=context.piece(found.b.file),
        ),
        options=options_of(key, explained(found), wrong),
        rationale=rationale_of(context, found),
        evidence=evidence_of(context, found.a, found.b),
        difficulty="hard",
        worth=worth_of(found) - 0.2,
        source_independent=True,
        anchors=(found.a, found.b),
        family="who",
    )


def _are_neighbours(context: Context, one: Sentence, other: Sentence) -> bool:
    """Whether one sentence stands near the other: it may go on with the same point (« Un quatrième suivra »)."""
    places = list(context.sentences(one.span.file))
    return abs(places.index(one) - places.index(other)) <= _NEAR


def _counts_such(context: Context, span: EvidenceSpan, found: Contradiction) -> bool:
    """Whether a passage gives a number of what the two passages count."""
    counted = {figure.unit for side in (found.a, found.b) for figure in figures_in(context, side)}
    return any(figure.unit in counted for figure in figures_in(context, span))


def _other_passages(context: Context, found: Contradiction) -> list[Candidate]:
    against = context.opposing([found.a])
    key = context.sentence(found.b)
    offered = []
    for sentence in context.sentences(found.b.file):
        span = sentence.span
        fits = _SHORTEST_PASSAGE <= len(span.quote) <= _LONGEST_PASSAGE and usable(sentence)
        shared = stems(span.quote) & (stems(found.a.quote) | stems(found.b.quote))
        unlike = not shared - context.common_stems
        if key is not None and _are_neighbours(context, sentence, key):
            continue
        if found.nature == "number" and _counts_such(context, span, found):
            continue
        if fits and unlike and not any(span.overlaps(other) for other in against):
            offered.append(Candidate(context.excerpt(span), say("contradictions.passage.wrong"), span))
    return choose(passage(context, found.b), offered)
