"""Whether a denial and a telling in akin words are of two doers, two places, a thing and a person, one and several."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import EvidenceSpan
from questions.crosscheck.denied.polarity import table_of
from questions.crosscheck.denied.tellings import Telling
from questions.crosscheck.initiators.agents import Agent, are_two
from questions.crosscheck.manners import denies_manner
from questions.crosscheck.people import is_person

#: A number from which on several are meant.
_SEVERAL = 2


def are_other(denial: Telling, told: Telling) -> bool:
    """Whether what the one denies is not what the other tells, however alike the words are."""
    return (
        _two_doers(denial, told)
        or _two_persons(denial, told)
        or _two_bearers(denial, told)
        or _thing_and_person(denial, told)
        or _several_and_one(denial, told)
        or _two_spots(denial, told)
        or denies_manner(denial.reading, denial.claim, told.here)
    )


def _two_doers(denial: Telling, told: Telling) -> bool:
    """« le maire n'a pas répondu », « la fédération a répondu »."""
    one, other = _doer(denial), _doer(told)
    return one is not None and other is not None and one.is_person == other.is_person and are_two(one, other)


def _two_persons(denial: Telling, told: Telling) -> bool:
    """« Karim Diallo n'a jamais été arrêté », « le colonel Jean Roux a été arrêté »: done to two people by name."""
    if not (denial.is_passive and told.is_passive):
        return False
    one, other = _sufferers(denial), _sufferers(told)
    return bool(one and other) and not one & other


def _sufferers(telling: Telling) -> frozenset[str]:
    """The named persons of whom a passive is told, with their offices."""
    here, reading = telling.here, telling.reading
    subject = here.subject(telling.head)
    keys = {reading.key_of(here, i) for i in here.subtree(subject)} if subject is not None else set()
    return frozenset(key for key in keys if key is not None and key in reading.people)


def _two_bearers(denial: Telling, told: Telling) -> bool:
    """« le port n'a pas été à l'arrêt », « la réunion s'est interrompue »: told of two things by words of two kinds,
    and neither clause speaks of the other."""
    if denial.token.pos == told.token.pos:  # « le mouvement n'a pas été suspendu », « la grève a été suspendue »
        return False
    one, other = _bearer(denial), _bearer(told)
    return bool(one and other) and not (one & (told.own | other) or other & denial.own)


def _bearer(telling: Telling) -> frozenset[str]:
    """The noun of a known thing of which it is told that it is so, or that it came about of itself."""
    here = telling.here
    subject = here.subject(telling.head)
    article = None if subject is None else here.child(subject, "det")
    acts = telling.theme and not telling.is_passive
    if subject is None or article is None or acts or here.tokens[subject].pos != "NOUN":
        return frozenset()
    known = here.tokens[article].feature("Definite") == "Def" and not is_person(telling.reading, here, subject)
    key = telling.reading.key_of(here, subject) if known else None
    return frozenset() if key is None else frozenset({telling.reading.words.family_of(key)})


def _doer(telling: Telling) -> Agent | None:
    here = telling.here
    if telling.is_passive or telling.token.pos != "VERB":
        return None
    subject = here.subject(telling.place)
    if subject is None or here.tokens[subject].pos not in {"NOUN", "PROPN"}:
        return None
    words = here.subtree(subject)
    start, end = here.tokens[words[0]].start, max(here.tokens[i].end for i in words)
    return Agent(telling.reading, _span(telling, start, end))


def _span(telling: Telling, start: int, end: int) -> EvidenceSpan:
    return telling.reading.annotated.dispatch.evidence(start, end)


def _thing_and_person(denial: Telling, told: Telling) -> bool:
    """« personne n'a été arrêté », « la machine a été arrêtée »."""
    subject = denial.here.subject(denial.place)
    if subject is None or denial.here.word(subject) not in table_of(denial.reading)["person"]:
        return False
    heads = [i for i in told.theme_places if told.here.tokens[i].pos == "NOUN"]
    return denial.is_passive and bool(heads) and not any(is_person(told.reading, told.here, i) for i in heads)


def _several_and_one(denial: Telling, told: Telling) -> bool:
    """« deux salariés ont été placés en garde à vue », « il est rentré sans avoir été placé en garde à vue »."""
    many = any(_is_several(told, i) for i in told.theme_places)
    token = denial.token
    return many and not denial.none and not [*denial.theme_places] and token.feature("Number") == "Sing"


def _is_several(told: Telling, place: int) -> bool:
    token = told.here.tokens[place]
    counted = (f for f in told.reading.annotated.figures if f.unit == token.lemma.lower())
    return any(f.value >= _SEVERAL and f.span.start <= token.start <= f.span.end for f in counted)


def _two_spots(denial: Telling, told: Telling) -> bool:
    """« aucune somme saisie au siège », « ils ont été saisis au domicile du négociant »."""
    one, other = set(_spots(denial)), set(_spots(told))
    return bool(one and other) and one.isdisjoint(other)


def _spots(telling: Telling) -> Iterator[str]:
    here, spots = telling.here, table_of(telling.reading)["spots"]
    for i in telling.below:
        lemma = here.tokens[i].lemma.lower()
        case = here.child(i, "case")
        if lemma in spots and case is not None and here.word(case) in table_of(telling.reading)["at"]:
            yield telling.reading.words.key(lemma)
