"""Plans that came to nothing: « attendu vendredi, il n'est pas venu » dates by what was to be. Reads plain tokens."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Token
from questions.annotator.times.dating_verbs import VERBAL, Verbs, auxiliaries_of, dependants, first_at
from questions.calendar.readings import Direction


def of_plan_undone(tokens: tuple[Token, ...], start: int, known: Verbs) -> Iterator[Direction]:
    """« La visite, prévue mercredi, avait été repoussée », « attendu vendredi, il n'est pas venu »: what had been put
    off or did not happen was planned for a day gone by; what the present calls off was to come."""
    yield from _of_plan_called_off(tokens, start, known)
    first = first_at(tokens, start)
    before = tokens[max(0, first - 2) : first]
    if not any(token.lemma in known.plans or token.lemma in known.announcing for token in before):
        return
    for verb in (i for i in range(first, len(tokens)) if tokens[i].pos in VERBAL):
        auxiliaries = [tokens[i] for i in auxiliaries_of(tokens, verb)]
        delayed = tokens[verb].lemma in known.delayed and any(each.feature("Tense") == "Imp" for each in auxiliaries)
        if delayed or _did_not_happen(tokens, verb, auxiliaries, known):
            yield "past"


def _of_plan_called_off(tokens: tuple[Token, ...], start: int, known: Verbs) -> Iterator[Direction]:
    """« La fête que la ville prévoyait samedi est annulée », « qui devait rouvrir lundi n'aura pas lieu »: what an
    imperfect beside a noun tells of a thing that the present calls off is still to come.

    « a été annulée » leaves open whether the day was over then.
    """
    noun = _told_of_in_the_imperfect(tokens, start)
    while noun is not None and tokens[noun].dep == "nmod" and tokens[tokens[noun].head].pos == "NOUN":
        noun = tokens[noun].head  # « la régate des Voiles, qui devait partir samedi, est annulée »
    verb = None if noun is None else tokens[noun].head
    if noun is not None and verb is not None and verb != noun and _is_called_off(tokens, verb, known):
        yield "future"


def _told_of_in_the_imperfect(tokens: tuple[Token, ...], start: int) -> int | None:
    """The noun of the relative clause that the words from ``start`` stand in, where its verb is an imperfect."""
    first = next((i for i, token in enumerate(tokens) if token.end > start), None)
    seen: set[int] = set()
    while first is not None and first not in seen:
        seen.add(first)
        if tokens[first].dep == "acl:relcl":
            helpers = [tokens[i] for i in auxiliaries_of(tokens, first)]
            lasting = not helpers and tokens[first].feature("Tense") == "Imp"
            return tokens[first].head if lasting and tokens[first].start < start else None
        first = tokens[first].head
    return None


def _is_called_off(tokens: tuple[Token, ...], verb: int, known: Verbs) -> bool:
    """« est annulée », « renonce à », « n'aura pas lieu »: no perfect, which may tell of a day gone by."""
    finite = [t for t in (tokens[verb], *(tokens[i] for i in auxiliaries_of(tokens, verb))) if _is_finite(t)]
    tenses = {token.feature("Tense") for token in finite}
    if tokens[verb].lemma in known.cancelling | known.delayed:
        helpers = [tokens[i] for i in auxiliaries_of(tokens, verb)]
        return tenses == {"Pres"} and len(helpers) <= 1 and all(each.lemma == known.be for each in helpers)
    denied = any(tokens[i].feature("Polarity") == "Neg" for i in dependants(tokens)[verb] if i < verb)
    return denied and tenses == {"Fut"}


def _is_finite(token: Token) -> bool:
    return token.feature("VerbForm") == "Fin"


def came_to_nothing(tokens: tuple[Token, ...], plan: int, known: Verbs) -> bool:
    """« qui devait embarquer mercredi, n'a pu accoster »: behind the plan, a denied perfect tells how it ended."""
    later = (i for i in range(plan + 1, len(tokens)) if tokens[i].pos in VERBAL)
    return any(_did_not_happen(tokens, i, [tokens[each] for each in auxiliaries_of(tokens, i)], known) for i in later)


def _did_not_happen(tokens: tuple[Token, ...], verb: int, auxiliaries: list[Token], known: Verbs) -> bool:
    """« n'est pas venu », « n'a pas eu lieu »: denied in the perfect; « n'a pas trouvé de salle » leaves it open."""
    denied = any(tokens[i].feature("Polarity") == "Neg" for i in dependants(tokens)[verb] if i < verb)
    told = any(each.feature("Tense") == "Pres" and each.feature("VerbForm") == "Fin" for each in auxiliaries)
    lemma = tokens[verb].lemma
    took_place = lemma in known.motion or lemma in known.able or any(each.lemma == lemma for each in auxiliaries)
    return denied and told and took_place and tokens[verb].feature("VerbForm") == "Part"
