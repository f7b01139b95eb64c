"""Two initiators: who decided alone, whose order a text takes for known, and what is no initiative."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

AROUND = (
    "La piscine de Lugny occupe la municipalité depuis une semaine. {} Les habitants du quartier suivent cela de près, "
    "et la presse locale en parle beaucoup."
)

TWO = {
    "alone": (
        "Le bassin a été vidé à la demande de la Fédération de natation.",
        "Le maire de Lugny, Paul Marnier, a agi seul.",
    ),
    "the order came from": (
        "Le bassin a été vidé à la demande de la Fédération de natation.",
        "L'ordre est venu du maire de Lugny, Paul Marnier.",
    ),
    "a measure": (
        "Le préfet Jean Vasseur a fermé la piscine de Lugny mardi soir.",
        "La piscine de Lugny est fermée depuis mardi. L'ordre est venu du maire, Paul Marnier.",
    ),
    "of us, not of them": (
        "Le rachat du bassin répond à une proposition de la Fédération de natation.",
        "« L'idée est venue du maire de Lugny, pas de la Fédération de natation », dit un nageur.",
    ),
    "who asked to do something": (
        "C'est la Fédération de natation qui a demandé de garder les portes fermées.",
        "L'ordre venait bien du maire de Lugny, Paul Marnier.",
    ),
    "the initiative of doing": (
        "Le préfet Jean Vasseur a pris l'initiative de faire abattre les canards.",
        "C'est le maire de Lugny qui a imposé l'abattage des canards.",
    ),
    "a body that no list of those who want something holds": (
        "La coopérative a elle-même décidé de fermer la piscine.",
        "Le préfet Jean Vasseur a ordonné la fermeture de la piscine.",
    ),
    "its removal": (
        "L'article 4 avait disparu du règlement à la demande de la Fédération de natation.",
        "Sur l'article 4, c'est le maire Paul Marnier qui a exigé son retrait.",
    ),
    "of our own accord": (
        "« Nous avons fermé le bassin de notre propre chef », a déclaré le maire de Lugny, Paul Marnier.",
        "Le bassin a été fermé à la demande de la Fédération de natation.",
    ),
}

NONE = {
    "who turns to a judge and what he orders": (
        "C'est la Fédération de natation, et elle seule, qui avait déposé la requête.",
        "Le juge Paul Marnier a suspendu lundi les cours de natation de la piscine de Lugny.",
    ),
    "after the advice of doctors": (
        "Le bassin a été vidé à la demande de la Fédération de natation.",
        "L'ordre est parti une heure après l'avis des médecins.",
    ),
    "both take it for known": (
        "Cette fermeture, le maire de Lugny l'a décidée seul.",
        "Les nageurs ont quitté le vestiaire. L'ordre est venu de la Fédération de natation.",
    ),
    "he was found alone": (
        "Le bassin a été vidé à la demande de la Fédération de natation.",
        "Le gardien Paul Marnier a été retrouvé seul.",
    ),
    "whoever asks and whoever acts": (
        "Le préfet Jean Vasseur a fermé la piscine de Lugny.",
        "C'est la Fédération de natation qui a demandé la fermeture de la piscine.",
    ),
    "others left of themselves": (
        "Le bassin a été vidé à la demande de la Fédération de natation.",
        "D'après le maire de Lugny, Paul Marnier, des nageurs sont partis d'eux-mêmes.",
    ),
    "not to be laid at somebody's door": (
        "L'accident n'est pas imputable à la Fédération de natation.",
        "Le bassin a été vidé à la demande du maire de Lugny, Paul Marnier.",
    ),
    "under pressure": (
        "Le bassin a été vidé sous la pression de la Fédération de natation.",
        "L'ordre est venu du maire de Lugny, Paul Marnier.",
    ),
}


def _initiators(texts):
    days = ("2017-10-12", "2017-10-13")
    named = zip("ab", texts, days, strict=True)
    sources = [Source(f"{name}.txt", AROUND.format(text), published=day) for name, text, day in named]
    found = read_dossier(sources).contradictions
    return [(c.a.quote, c.b.quote) for c in found if c.rule == "two initiators"]


@pytest.mark.parametrize("texts", [pytest.param(texts, id=name) for name, texts in TWO.items()])
def test_two_who_each_took_the_initiative_are_opposed(texts):
    assert len(_initiators(texts)) == 1


@pytest.mark.parametrize("texts", [pytest.param(texts, id=name) for name, texts in NONE.items()])
def test_what_is_no_second_initiative_is_not(texts):
    assert _initiators(texts) == []
