"""Roles that several share, that a union or an association gives, and names that are no person's."""

from __future__ import annotations

import pytest

from questions import read_dossier
from questions.dispatch import Source

HEAD = "LENS, 3 mars 2014 (ATX) - La séance a eu lieu lundi.\n\n"


def _persons(text: str) -> dict[str, list[str]]:
    dossier = read_dossier([Source("a.txt", HEAD + text)])
    return {actor.name: [role.text for role in actor.roles] for actor in dossier.actors if actor.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Les inspecteurs norvégiens Jon Lervo et Marit Ask se trouvent à bord.", "Jon Lervo", "inspecteur norvégien"),
        ("Les députés Anne Roy, Paul Petit et Marc Loiseau ont voté contre.", "Marc Loiseau", "député"),
        ("« Deux postes sont vacants », rappelle Paul Petit, de la CFDT.", "Paul Petit", "syndicaliste de la CFDT"),
        (
            "Le site a choisi une nouvelle directrice de la pharmacie, la Dre Anne Roy.",
            "Anne Roy",
            "nouvelle directrice de la pharmacie",
        ),
        (
            "Pour Paul Petit, économiste à la Banque Nord, la dette va doubler.",
            "Paul Petit",
            "économiste à la Banque Nord",
        ),
        (
            "Par l'intermédiaire de son avocate, Me Anne Roy, le chef, le Dr Yves Petit, a nié.",
            "Anne Roy",
            "avocate",
        ),
    ],
)
def test_a_role_told_of_several_or_by_a_body(text, name, role):
    assert _persons(text)[name] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Le chalutier, le « Anna Karina », a coulé. L'Anna Karina avait quitté Calais.",
        "La frégate Jean Bart escorte le convoi.",
        "Les élèves ont rencontré le maire.",
    ],
)
def test_a_vessel_is_no_person(text):
    assert _persons(text) == {}


def test_names_that_nobody_gives_a_role_get_none():
    assert _persons("Les élèves ont vu Paul Petit et Marc Roy.") == {"Paul Petit": [], "Marc Roy": []}


def _others(text: str) -> dict[str, list[str]]:
    dossier = read_dossier([Source("a.txt", HEAD + text)])
    return {actor.name: list(actor.aliases) for actor in dossier.actors if actor.kind != "person"}


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("La Norvège a signé. Le gouvernement a promis une aide.", "Norvège", "gouvernement"),
        (
            "L'hôpital de Lens a brûlé. Le centre hospitalier de Lens a fermé.",
            "centre hospitalier de Lens",
            "hôpital de Lens",
        ),
        ("Le ministère des Affaires municipales (MAMIR) paiera.", "ministère des Affaires municipales", "MAMIR"),
        ("L'ONG Vertige réclame un audit. L'organisation Vertige accuse.", "Vertige", "ONG Vertige"),
        ("Le cabinet Hollard & Noé a conclu.", "Hollard & Noé", "cabinet Hollard & Noé"),
    ],
)
def test_other_names_of_a_body(text, name, alias):
    assert alias in _others(text)[name]


def test_two_states_share_no_government():
    assert "gouvernement" not in str(_others("Le Tchad et le Niger ont signé. Le gouvernement a promis une aide."))


def test_a_river_that_bears_the_name_of_a_state_is_none():
    assert "Congo" not in _others("Le bac a coulé sur le fleuve Congo. Les secours ont fouillé le lac Tchad.")


def test_an_office_behind_a_whole_name_is_not_that_of_the_next_one():
    persons = _persons(
        "Anne Roy, maire de Sète, Paul Noz, préfet du Nord, et Odile Blin, directrice du port, ont parlé."
    )
    assert persons == {
        "Anne Roy": ["maire de Sète"],
        "Paul Noz": ["préfet du Nord"],
        "Odile Blin": ["directrice du port"],
    }


def test_an_office_in_front_of_a_name_is_its_own():
    assert _persons("À Sète, maire depuis 2008, Paul Noz a parlé.") == {"Paul Noz": ["maire"]}


def test_a_definite_role_right_before_a_name_is_no_second_role_of_the_name_before() -> None:
    found = _persons("La salle a reçu Mgr Paul Petit, évêque du diocèse, l'imam Karim Roy et la juriste Anne Loiseau.")
    assert found["Paul Petit"] == ["évêque du diocèse"]
    assert found["Karim Roy"] == ["imam"]
    # With no name behind it, the definite role is a second one.
    assert _persons("Paul Petit, évêque du diocèse, l'aumônier du port, a signé.")["Paul Petit"] == [
        "évêque du diocèse",
        "aumônier du port",
    ]
