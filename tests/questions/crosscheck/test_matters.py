"""Two answers of expressions: opposed of one matter at one time only, and what goes on against what ended it."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

AROUND = "{} Les habitants du quartier suivent cela de près, et la presse locale en parle beaucoup."

APART = {
    "another object": "La Commission a accepté un moratoire. / La Commission rejette les allégations des pêcheurs.",
    "another vote": "Le sénateur Paul Marnier a voté pour la motion. / Paul Marnier a voté contre le budget.",
    "another contest": "Luc Ferrand a remporté la course en ligne. / Luc Ferrand a été battu dans le contre-la-montre.",
    "another of the kind": "L'avion a décollé avec deux heures de retard. / Un autre avion est resté cloué au sol.",
    "that of another day": "L'épreuve a été annulée. / Celle de remplacement a eu lieu samedi.",
    "until then": "Les pompiers ont retrouvé Anne Rolland lundi. / Anne Rolland était introuvable depuis samedi.",
    "told in order": "Paul Marnier est suspendu. / Paul Marnier, suspendu lundi, a été réintégré jeudi.",
    "a thing, no person": "Anne Rolland a été placée en garde à vue. / Anne Rolland a demandé une audience libre.",
    "only the measure": "Le village est privé de courant. / Le village n'a pas manqué de courant plus de deux heures.",
    "gone on before": "Le chalutier est toujours à quai. / Le chalutier a été libéré vendredi.",
}

OPPOSED = {
    "at sea": "Le navire a été libéré contre une caution. / Le chalutier est toujours à quai, sous bonne garde.",
    "at large": "Le fugitif Paul Marnier a été abattu hier. / Paul Marnier court toujours, reconnaît la police.",
    "in office": "Anne Rolland est suspendue de ses fonctions. / Anne Rolland est toujours en fonctions.",
    "at his post": "Jean Vasseur a démissionné. / Jean Vasseur demeure à son poste, a fait savoir la banque.",
    "running on": "La centrale a été arrêtée mardi. / La centrale n'a pas cessé de fonctionner, insiste l'exploitant.",
}


def _opposed(pair):
    texts = zip("ab", pair.split(" / "), ("2017-10-12", "2017-10-13"), strict=True)
    sources = [Source(f"{name}.txt", AROUND.format(text), published=day) for name, text, day in texts]
    return [(found.rule, found.a.quote, found.b.quote) for found in read_dossier(sources).contradictions]


@pytest.mark.parametrize("pair", [pytest.param(pair, id=name) for name, pair in APART.items()])
def test_two_matters_or_two_times_are_not_opposed(pair):
    assert _opposed(pair) == []


@pytest.mark.parametrize("pair", [pytest.param(pair, id=name) for name, pair in OPPOSED.items()])
def test_what_goes_on_is_opposed_to_what_ended_it(pair):
    assert len(_opposed(pair)) == 1
