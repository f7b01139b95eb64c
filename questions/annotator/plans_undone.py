"""Plans that came to nothing: « attendu vendredi, il n'est pas venu » dates by what was to be. Reads plain tokens."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Token
from questions.annotator.dating_verbs import VERBAL, Verbs, auxiliaries_of
from questions.calendar_readings import Direction


def of_plan_undone(tokens: tuple[Token, ...], start: int, known: Verbs) -> Iterator[Direction]:
    """« La visite, prévue mercredi, avait été repoussée », « attendu vendredi, il n'est pas venu »: what had been put
    off or did not happen was planned for a day gone by."""
    first = next((i for i, token in enumerate(tokens) if token.end > start), 0)
    if not any(token.lemma in known.plans | known.announcing for token in tokens[max(0, first - 2) : first]):
        return
    for verb in (i for i in range(first, len(tokens)) if tokens[i].pos in VERBAL):
        auxiliaries = [tokens[i] for i in auxiliaries_of(tokens, verb)]
        delayed = tokens[verb].lemma in known.delayed and any(each.feature("Tense") == "Imp" for each in auxiliaries)
        if delayed or _did_not_happen(tokens, verb, auxiliaries, known):
            yield "past"


def came_to_nothing(tokens: tuple[Token, ...], plan: int, known: Verbs) -> bool:
    """« qui devait embarquer mercredi, n'a pu accoster »: behind the plan, a denied perfect tells how it ended."""
    later = (i for i in range(plan + 1, len(tokens)) if tokens[i].pos in VERBAL)
    return any(_did_not_happen(tokens, i, [tokens[each] for each in auxiliaries_of(tokens, i)], known) for i in later)


def _did_not_happen(tokens: tuple[Token, ...], verb: int, auxiliaries: list[Token], known: Verbs) -> bool:
    """« n'est pas venu », « n'a pas eu lieu »: denied in the perfect; « n'a pas trouvé de salle » leaves it open."""
    denied = any(token.head == verb and token.feature("Polarity") == "Neg" for token in tokens[:verb])
    told = any(each.feature("Tense") == "Pres" and each.feature("VerbForm") == "Fin" for each in auxiliaries)
    took_place = tokens[verb].lemma in known.motion | known.able or tokens[verb].lemma in {
        each.lemma for each in auxiliaries
    }
    return denied and told and took_place and tokens[verb].feature("VerbForm") == "Part"
