"""Questions on causes: why according to whom, what a word marks, what says the same, what one part is to the other.

Asks only what a marker makes explicit (« faute de », « parce que », « ce qui a provoqué »).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from questions.item_writing.causes import (
    causal_passages,
    cloze,
    missing,
    part,
    relation,
    replaced,
    several,
    why_questions,
)
from questions.item_writing.causes.plausible_reasons import guessed_at_once
from questions.item_writing.causes.reason_options import well_chosen
from questions.item_writing.causes.reasons import Reason, reasons_of
from questions.item_writing.clauses.open_nouns import lacks_its_object
from questions.item_writing.context import Context
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.mending import mended


def write(context: Context, *, serves: Callable[[Draft], bool] = well_chosen) -> Iterator[Draft]:
    """Every question on causes that the dossier allows, unranked.

    :param serves: whether the options of a question serve.
    """
    asked = list(_why(context, serves))
    yield from asked
    taken = [anchor for draft in asked if not flaws(draft) for anchor in draft.anchors]
    related = list(relation.relations(context, taken))
    yield from related
    taken += [span for draft in related for span in draft.evidence]
    joined = list(part.parts(context, taken))
    yield from joined
    taken += [span for draft in joined for span in draft.evidence]
    alike = list(replaced.replaced(context, taken, [draft.expression for draft in related]))
    yield from alike
    taken += [span for draft in alike for span in draft.evidence]
    left_out = list(missing.missing(context, taken))
    yield from left_out
    yield from causal_passages.passages(context, taken, [span for draft in left_out for span in draft.evidence])


def _why(context: Context, serves: Callable[[Draft], bool]) -> Iterator[Draft]:
    """What asks for the reason itself."""
    reasons = list(reasons_of(context))
    for reason in reasons:
        if reason.answers and not lacks_its_object(context, reason.relation.cause):
            yield from _on(context, reason, reasons, serves)


def _on(
    context: Context, reason: Reason, reasons: Sequence[Reason], serves: Callable[[Draft], bool]
) -> Iterator[Draft]:
    """The reason asked for straight, or in its passage where that cannot be."""
    if not guessed_at_once(context, reason):
        offers = (form(context, reason, reasons) for form in (*why_questions.FORMS, cloze.cloze))
        yield from _first(offers, serves)
    yield from several.several(context, reason, reasons)


def _first(offers: Iterable[Iterator[Draft]], serves: Callable[[Draft], bool]) -> list[Draft]:
    """The sound drafts of the first form that has any."""
    for offer in offers:
        sound = [draft for draft in map(mended, offer) if not flaws(draft) and serves(draft)]
        if sound:
            return sound
    return []
