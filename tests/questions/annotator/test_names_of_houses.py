"""Ships, houses and places that are called after somebody, and roles that a clause or a verb gives."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_of


def _persons(*texts: str) -> dict[str, list[str]]:
    return {name: [r.text for r in actor.roles] for name, actor in actors_of(*texts).items() if actor.kind == "person"}


def _bodies(*texts: str) -> set[str]:
    return {name for name, actor in actors_of(*texts).items() if actor.kind == "organisation"}


@pytest.mark.parametrize(
    "text",
    [
        "L'Anna K. a accosté lundi à Brest. Le vraquier est vide.",
        "Les marins de la Maria S. attendent leur paie.",
        "Le centre hospitalier Jean Roy rouvrira lundi.",
        "Seule la paroisse Saint-Marc de Brame a ouvert ses portes.",
    ],
)
def test_what_bears_a_name_is_no_person(text):
    assert not _persons(text)


def test_an_initial_does_not_make_a_ship():
    assert "Anna K." in _persons("La directrice, Anna K., a nié les faits. Anna K. sera jugée en mai.")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Me Anne Roy, qui défend les riverains, a salué ce geste.", "Anne Roy", "avocate des riverains"),
        ("Le berger qui a donné l'alerte, Paul Petit, a compté six loups.", "Paul Petit", "berger"),
        ("Paul Petit, alors maire de Sète, a signé l'acte.", "Paul Petit", "maire de Sète"),
        ("La doctoresse Anne Roy les a soignés.", "Anne Roy", "doctoresse"),
        ("L'OBV, que dirige Faly Rakoto, a déposé plainte.", "Faly Rakoto", "à la tête de l'OBV"),
    ],
)
def test_a_role_told_by_a_clause_or_a_verb(text, name, role):
    assert _persons(text)[name] == [role]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paul Petit, qui défend les riverains, a salué ce geste.", "Paul Petit"),
        ("Le berger qui a donné l'alerte dort. Paul Petit, lui, veille sur la vallée.", "Paul Petit"),
    ],
)
def test_no_role_without_a_title_or_across_a_stop(text, name):
    assert _persons(text)[name] == []


def test_who_shares_a_house_is_no_role():
    roles = _persons("Paul Petit, patron de la maison Petit et Fils, a fait appel.")["Paul Petit"]
    assert len(roles) == 1
    assert "Fils" not in roles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La banque ABX a dénoncé le crédit.", "ABX"),
        ("La maison Blin et Associés a été condamnée.", "Blin et Associés"),
        ("L'association Parole de lisse, que préside Anne Roy, a écrit au maire.", "Parole de lisse"),
    ],
)
def test_the_whole_name_of_a_house(text, name):
    assert name in _bodies(text)


FULL = "Le centre hospitalier Jean-Roy de Brame a été frappé par une panne."


def test_a_hospital_by_its_name_and_by_its_town():
    texts = (FULL, "L'hôpital Jean-Roy rouvre lundi.", "L'hôpital de Brame est fermé.")
    assert len(_bodies(*texts)) == 1


def test_hospitals_of_two_towns_or_of_two_names_stay_apart():
    assert len(_bodies(FULL, "L'hôpital de Lens est fermé.")) == 2
    other = "Le centre hospitalier Anne-Blin de Brame reste ouvert."
    assert len(_bodies(FULL, other, "L'hôpital de Brame est fermé.")) == 3
