"""Questions on causes: why according to whom, what followed, cause or mere sequence, which reason goes with which fact.

Asks only what a marker makes explicit (« faute de », « parce que », « ce qui a provoqué »).
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from questions.item_writing import cause_cloze, cause_effects, cause_forms, cause_several, cause_versions, why_questions
from questions.item_writing.context import Context
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.reasons import Reason, reasons_of

#: Ways to come back to a reason; each reason takes the first that suits it, in a turn that its words settle.
_SIDES = (
    cause_effects.effect,
    cause_forms.true_or_false,
    cause_forms.who_explains,
    cause_forms.gap,
)

#: A passage asked with a gap for the reason is not asked again with a gap for its noun.
_OTHER_SIDES = tuple(form for form in _SIDES if form is not cause_forms.gap)


def write(context: Context) -> Iterator[Draft]:
    """Every question on causes that the dossier allows, unranked."""
    reasons = list(reasons_of(context))
    for reason in (each for each in reasons if each.answers):
        yield from _on(context, reason, reasons)
    yield from cause_effects.what_brought(context)
    yield from cause_effects.match(context, reasons)
    yield from cause_versions.versions(context, reasons)


def _on(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """The reason asked for straight, or in its passage where that cannot be; then from one other side."""
    straight = _first(form(context, reason, reasons) for form in (*why_questions.FORMS, cause_cloze.cloze))
    yield from straight
    yield from cause_forms.sequence(context, reason)
    yield from cause_several.several(context, reason, reasons)
    turns = deque(_SIDES if not any(draft.rule == "cause.cloze" for draft in straight) else _OTHER_SIDES)
    turns.rotate(hashlib.sha256(reason.relation.cause.quote.encode()).digest()[1])
    yield from _first(form(context, reason, reasons) for form in turns)


def _first(offers: Iterable[Iterator[Draft]]) -> list[Draft]:
    """The sound drafts of the first form that has any."""
    for offer in offers:
        sound = [draft for draft in offer if not flaws(draft)]
        if sound:
            return sound
    return []
