"""What strict readers refused on causes and on actors, of a kind that returns in other dossiers."""

from __future__ import annotations

import pytest

from questions.item_writing.actors import write as write_actors
from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from tests.questions.item_writing.bodies import read, unsifted

pytestmark = pytest.mark.model

CAST = "Odile Marsan, maire de Denain, Hugues Lenoir, préfet du Nord, et Paul Roy, directeur du port, étaient là."


def of_actors(body: str, rule: str, *others: str) -> list[Draft]:
    context = read(f"{body} {CAST}", *others)
    return [draft for draft in write_actors(context) if draft.rule == rule and not flaws(draft)]


@pytest.mark.parametrize(
    ("reason", "asked"),
    [
        ("du nettoyage des cours et des préaux", False),
        ("du gel et de la grève des postiers", True),
    ],
)
def test_a_complement_of_the_reason_is_no_second_reason(reason, asked):
    """Of the cleaning of the yards and of the halls, the halls close no school."""
    context = read(f"Les écoles de Denain sont restées fermées jeudi en raison {reason}.", "Une panne a été signalée.")
    found = [d for d in unsifted(context) if d.rule == "cause.several"]
    halls = [o.text for d in found for o in d.options if "préaux" in o.text]
    assert not halls
    assert asked or not found


@pytest.mark.parametrize(
    ("reason", "lent"),
    [("une décision de poursuivre", False), ("une décision de poursuivre le vol", True), ("une panne", True)],
)
def test_a_reason_that_breaks_off_at_its_verb_is_lent_to_no_other_fact(reason, lent):
    found = list(reasons_of(read(f"L'avion de Denain s'est écrasé jeudi à la suite d'{reason}.")))
    assert [each.lends for each in found] == [lent]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("La situation du port est plus simple", False),
        ("La situation du port est plus simple que prévu", True),
        ("La situation du port n'est plus simple", True),
        ("Le bilan du port est moins lourd", False),
    ],
)
def test_what_is_compared_with_nothing_is_no_news(said, asked):
    assert bool(of_actors(f"{said}, a indiqué le capitaine du port, Marc Vial.", "actor.told")) is asked


@pytest.mark.parametrize(
    ("denied", "asked"),
    [
        ("tout lien entre les deux affaires", False),
        ("tout lien entre les deux affaires de corruption", True),
        ("tout lien entre le vol et la grève", True),
    ],
)
def test_two_of_what_the_words_must_tell(denied, asked):
    assert bool(of_actors(f"Le juge Marc Vial a nié {denied}.", "actor.stance")) is asked


def test_what_announces_the_words_behind_it_is_no_stance():
    assert not of_actors("Le juge Marc Vial exige les précisions suivantes sur le vol de Calais.", "actor.stance")
    assert of_actors("Le juge Marc Vial exige des précisions nouvelles sur le vol de Calais.", "actor.stance")


@pytest.mark.parametrize(
    ("source", "asked"),
    [("La maison Vial", False), ("La famille Vial", False), ("L'éleveur Marc Vial", True), ("M. Vial", True)],
)
def test_a_house_that_bears_a_name_is_not_the_person(source, asked):
    known = "Marc Vial, éleveur à Denain, est venu."
    keys = [
        option.text
        for draft in of_actors(f"{known} {source} nie avoir vendu un seul veau malade.", "actor.stance")
        for option in draft.options
        if option.correct
    ]
    assert ("Marc Vial" in keys) is asked


def test_a_particle_of_the_name_names_nobody():
    """« le » stands in any sentence; the family name does not."""
    said = "« {} », a dit le pilote, Yann Le Goff."
    assert of_actors(said.format("On a vu le phare avant tout le monde"), "actor.said")
    assert not of_actors(said.format("On a vu le phare de Goff avant tout le monde"), "actor.said")
