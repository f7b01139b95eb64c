"""Mends what can safely be mended in a question, so that less of it is dropped: a sign, a wrong option too many."""

from __future__ import annotations

import re
from dataclasses import replace

from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.items import Option

#: Fewer wrong options than this make no choice.
_FEWEST_WRONG = 2
_CHOICE = frozenset({"single", "multiple"})
#: « Acme inc.. »: the full stop of a sentence behind that of an abbreviation.
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


def mended(draft: Draft) -> Draft:
    """The question with what was wrong put right where that is sure; the same question where nothing helps."""
    if not flaws(draft):
        return draft
    tidied = _with_single_stops(draft)
    for mend in (_as_it_is, _without_one, _with_a_spare):
        found = mend(tidied)
        if found is not None:
            return found
    return draft


def _as_it_is(draft: Draft) -> Draft | None:
    return draft if not flaws(draft) else None


def _with_single_stops(draft: Draft) -> Draft:
    """The full stop of an abbreviation serves the sentence as well."""
    options = tuple(replace(each, text=_stop(each.text), why=_stop(each.why)) for each in draft.options)
    return replace(draft, stem=_stop(draft.stem), rationale=_stop(draft.rationale), options=options)


def _stop(text: str) -> str:
    return _TWO_STOPS.sub(".", text)


def _without_one(draft: Draft) -> Draft | None:
    """The question without the wrong option that spoils it, where enough others are left."""
    wrong = [option for option in draft.options if not option.correct]
    if draft.kind not in _CHOICE or draft.fixed_order or len(wrong) <= _FEWEST_WRONG:
        return None
    fewer = (_without(draft, option) for option in reversed(wrong))
    return next((each for each in fewer if not flaws(each)), None)


def _with_a_spare(draft: Draft) -> Draft | None:
    """The question with one wrong option replaced by one that the writer held back."""
    wrong = [option for option in draft.options if not option.correct]
    offers = (
        replace(draft, options=tuple(spare if each == option else each for each in draft.options))
        for option in reversed(wrong)
        for spare in draft.spare
    )
    return next((each for each in offers if not flaws(each)), None)


def _without(draft: Draft, option: Option) -> Draft:
    return replace(draft, options=tuple(each for each in draft.options if each != option))
