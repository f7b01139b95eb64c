"""Whether two passages that give a number each count one thing, as far as their words and the engine tell."""

from __future__ import annotations

from questions.dossier import Contradiction
from questions.item_writing.causes.explained_facts import CORRECTION
from questions.item_writing.context import Context
from questions.item_writing.contradictions.passage_events import of_another, wishes
from questions.item_writing.contradictions.passage_moments import at_other_times, told_before
from questions.item_writing.contradictions.shared_matter import (
    HEADLINE,
    bounds_only,
    counts_nothing,
    counts_years,
    measures,
    no_common_unit,
    one_number,
    other_currency,
    shares_deed,
    sides,
)

#: The confidence from which two numbers surely count one thing: « 34 morts », « 43 personnes sont mortes ».
_SURE_NUMBER = 0.8
#: The confidence from which two measures surely are of one thing, in any words: « le butin », « les objets volés ».
_SURE_MEASURE = 0.9
#: Years may be of anything: more must tie what they measure.
_KIN_OF_YEARS = 1.5
_KIN_OF_MEASURES = 1.0
#: Of one deed (« a été suspendu six mois », « sa suspension ne durerait que trois mois ») less is enough.
_KIN_OF_DEEDS = 0.5
#: How much must tie numbers of two units.
_KIN_OF_UNLIKE = 1.0


def counts_alike(context: Context, found: Contradiction, kin: float) -> bool:
    """Whether two numbers of the first tier count one thing: surely so, or as the words around them tell."""
    wished = [wishes(context, span) for span in sides(found)]
    if wished[0] != wished[1] or any(counts_nothing(context, span) for span in sides(found)):
        return False
    if kin < _kin_of_measures(context, found) or other_currency(context, found):
        return False
    return not _count_two_things(context, found) or kin >= _KIN_OF_UNLIKE


def _kin_of_measures(context: Context, found: Contradiction) -> float:
    """How much must tie two measures of two dispatches: years are the age of anybody, euros the price of anything."""
    if not _only_measured(context, found):
        return 0.0
    if counts_the_same(context, found) and not counts_years(context, found):
        return _KIN_OF_DEEDS if bounds_only(context, found) else 0.0
    if found.tier == 1 and shares_deed(context, found):
        return _KIN_OF_DEEDS
    return _KIN_OF_YEARS if counts_years(context, found) else _KIN_OF_MEASURES


def counts_the_same(context: Context, found: Contradiction) -> bool:
    """« 180 ruches », « 240 ruches »: the engine is sure of what both count, more so of a mere measure."""
    sure = found.confidence >= _SURE_MEASURE or not _only_measured(context, found)
    return found.nature == "number" and found.tier == 1 and sure


def _only_measured(context: Context, found: Contradiction) -> bool:
    """Whether two dispatches give a measure each, and the engine does not say that one answers the other."""
    apart = found.a.file != found.b.file and found.rule not in {HEADLINE, CORRECTION}
    return apart and measures(context, found)


def _count_two_things(context: Context, found: Contradiction) -> bool:
    """« trois de moins », « 27 bureaux »: no unit in common, and the engine is not sure of it; « Quatre braqueurs » of
    a headline are the « trois hommes » of its text."""
    in_headline = found.a.file == found.b.file and any(context.in_headline(span) for span in sides(found))
    unsure = found.confidence < _SURE_NUMBER and not in_headline
    return unsure and no_common_unit(context, found)


def counts_one_thing(context: Context, found: Contradiction) -> bool:
    """Whether both numbers are facts of one moment, and no number stands on both sides (« deux ans »)."""
    if any(of_another(context, span) for span in sides(found)):
        return False
    if told_before(context, found.a) != told_before(context, found.b):
        return False
    if found.rule != CORRECTION and one_number(context, found):
        return False
    return not at_other_times(context, found)
