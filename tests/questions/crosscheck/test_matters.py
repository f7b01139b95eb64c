"""Two answers of expressions: opposed of one matter at one time only, and what goes on against what ended it."""

from __future__ import annotations

import pytest

from questions.crosscheck.judging.verdicts import Verdicts
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


def _opposed_on(first, one, second, other):
    pages = (("a.txt", one, f"2017-10-{first}"), ("b.txt", other, f"2017-10-{second}"))
    sources = [Source(name, AROUND.format(text), published=day) for name, text, day in pages]
    return [found.rule for found in read_dossier(sources).contradictions]


_CLOSED = "Les guichets de Lugny sont restés fermés jusqu'à mercredi, en raison du nettoyage."


def test_nights_before_are_no_other_counters_and_what_came_since_does_not_tell_of_these_days():
    closed = "Les guichets de Lugny sont fermés ce week-end, comme les nuits précédentes."
    open_ones = "Les guichets de Lugny sont restés ouverts ce week-end."
    assert _opposed_on(15, closed, 16, open_ones)
    assert _opposed_on(15, closed, 16, f"{open_ones} La fermeture des guichets de Lugny reprend ce soir.")


@pytest.mark.parametrize(("day", "told", "opposed"), [(16, "lundi", True), (19, "jeudi", False)])
def test_what_was_so_until_a_day_was_so_before_it(day, told, opposed):
    assert bool(_opposed_on(day, f"Les guichets de Lugny ont rouvert ce {told}.", 20, _CLOSED)) is opposed


def test_answers_of_one_time_stand_whatever_the_judge_says(monkeypatch):
    monkeypatch.setattr(Verdicts, "_likelihood", lambda *_: 0.0)
    monkeypatch.setattr(Verdicts, "_may_judge", True)
    assert _opposed_on(16, "Les guichets de Lugny ont rouvert ce lundi.", 20, _CLOSED)
    assert not _opposed_on(16, "Une centrale a été arrêtée mardi.", 20, "Une centrale n'a pas cessé de fonctionner.")
