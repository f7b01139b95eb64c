"""Questions on contradictions: on what two passages disagree, whether both can be true, who says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.dossier import Contradiction
from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.context import Context
from questions.item_writing.contradictions import (
    backing,
    counterparts,
    figures,
    judgements,
    one_sided,
    reconciled_passages,
    versions,
)
from questions.item_writing.contradictions.comparable_pairs import comparable, sound
from questions.item_writing.contradictions.opposed_passages import in_readable_order, shows_figures
from questions.item_writing.contradictions.published_before import published_before
from questions.item_writing.contradictions.same_day import same_day
from questions.item_writing.contradictions.shared_matter import is_none
from questions.item_writing.drafts import Draft

#: How much less the nature of a disagreement is worth where better is asked of the same passages.
_BEHIND = 0.6


def write(context: Context) -> Iterator[Draft]:
    """Every question on contradictions and on what only looks like one, unranked."""
    reasons = list(reasons_of(context))
    readable = [
        each for each in context.dossier.contradictions if each.nature != "number" or shows_figures(context, each)
    ]
    weighed = [(each, sound(context, each)) for each in readable]
    opposed = [_as_asked(context, each) for each, is_sound in weighed if is_sound]
    for found in opposed:
        told = list(versions.each_says(context, found, reasons))
        yield from _on_what_they_differ(context, found, told)
        yield from judgements.problem(context, found)
        alike = versions.answer_alike(context, found, reasons)
        if alike or context.in_headline(found.a):
            yield from judgements.incompatible(context, found)
        yield from backing.backing(context, found)
        yield from counterparts.other_number(context, found)
        if not alike:
            yield from figures.how_many(context, found)
    others = [each for each, is_sound in weighed if not is_sound and comparable(context, each)]
    for found in (_as_asked(context, each) for each in others):
        told = list(versions.each_says(context, found, reasons))
        yield from _on_what_they_differ(context, found, told)
        yield from backing.backing(context, found)
        yield from counterparts.other_number(context, found)
    yield from one_sided.match(context, opposed)
    yield from same_day(context)
    yield from published_before(context)
    for kept in context.dossier.reconciliations:
        yield from reconciled_passages.compatible(context, kept)
    yield from reconciled_passages.office(context)


def _on_what_they_differ(context: Context, found: Contradiction, told: Sequence[Draft]) -> Iterator[Draft]:
    """What each source says, the passage that is to be found, and behind them the nature of the disagreement, which
    serves where a set can bear neither."""
    searched = list(counterparts.counter_passage(context, found))
    yield from (*told, *searched)
    for draft in judgements.nature(context, found):
        yield replace(draft, worth=draft.worth - _BEHIND) if told or searched else draft


def _as_asked(context: Context, found: Contradiction) -> Contradiction:
    """By what it is asked as, its passages in the order in which they are understood."""
    return in_readable_order(context, _as_denial(context, found))


def _as_denial(context: Context, found: Contradiction) -> Contradiction:
    """« Deux appareils ont été saisis », « Aucun appareil n'a été saisi »: not how many, but whether."""
    none = any(is_none(context, span) for span in (found.a, found.b))
    return replace(found, nature="negation") if found.nature == "number" and none else found
