"""Names of one word, couples, names that the model misses, and codes or towns that are nobody's name."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_in_pages, actors_of

LETTER = """Syndicat des passeurs de Sanvic

COMMUNIQUÉ DE PRESSE

Le bac de Sanvic fermé

Le bac sera fermé à partir de lundi pour deux semaines, car la coque doit être repeinte.

Les passagers prendront la navette, a obtenu le Syndicat des passeurs de Sanvic.

{signed}
"""


def persons(text: str) -> set[str]:
    return {name for name, actor in actors_in_pages(text).items() if actor.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« La passerelle a cédé d'un coup », raconte Elzéar, 19 ans, venu pêcher la truite.", "Elzéar"),
        ("Elzéar, 43 ans, soudeur, a été blessé mardi sur la passerelle.", "Elzéar"),
        ("Aude Carcassonne, botaniste à l'Ifremer, se réjouit.", "Aude Carcassonne"),
    ],
)
def test_an_age_or_a_role_behind_a_name_makes_it_a_person(text: str, name: str) -> None:
    assert name in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le Rex, 90 ans, rouvrira ses portes au printemps avec trois salles neuves.",
        "La piscine de Sorgues, 40 ans, sera démolie. À Sorgues, 40 ans de baignades prennent fin.",
        "Le bateau a été vu à Sorgues. Ils devaient dîner chez leur fils, à Sorgues.",
        "Un mois après la chute du Piper F-BXKL, le rapport est attendu.",
    ],
)
def test_places_things_and_codes_are_nobody(text: str) -> None:
    assert not persons(text)


def test_a_couple_shares_its_surname() -> None:
    text = "Jean-Paul et Marie-Anne Roussel, de Sorgues, ont été retrouvés sains et saufs dimanche."
    assert {"Jean-Paul Roussel", "Marie-Anne Roussel"} <= persons(text)


def test_who_bears_another_surname_elsewhere_shares_none() -> None:
    text = "Sophie Tissot a donné l'alerte. Sophie et Paul Roussel ont été retrouvés lundi matin."
    assert "Sophie Roussel" not in persons(text)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "L'avocate de l'un des plongeurs, Me Maude Tessier, a fait appel.",
            "Maude Tessier",
            "avocate de l'un des plongeurs",
        ),
        ("Le père de l'une des victimes, Paul Roussel, a porté plainte.", "Paul Roussel", "père de l'une des victimes"),
        ("L'un des plongeurs, Paul Roussel, a donné l'alerte.", "Paul Roussel", "plongeur"),
    ],
)
def test_who_belongs_to_one_of_several_is_none_of_them(text: str, name: str, role: str) -> None:
    assert [each.text for each in actors_in_pages(text)[name].roles] == [role]


def test_a_cleft_sentence_is_about_whom_it_names() -> None:
    text = "Ce n'est pas Paul Roussel qui s'en plaindra. Le directeur du musée Dubreuil redoutait le pire."
    assert [each.text for each in actors_in_pages(text)["Paul Roussel"].roles] == ["directeur du musée Dubreuil"]


@pytest.mark.parametrize(
    ("signed", "role"),
    [
        ("Paul Roussel, président", "président du Syndicat des passeurs de Sanvic"),
        ("Pour le syndicat, Paul Roussel, président", "président du Syndicat des passeurs de Sanvic"),
        ("Fidèlement,\nPaul Roussel, chef du port", "chef du port"),
        ("Le chef du port,\nPaul Roussel", "chef du port"),
    ],
)
def test_who_signs_a_release_is_an_actor_with_his_office(signed: str, role: str) -> None:
    actors = actors_of(LETTER.format(signed=signed))
    assert [each.text for each in actors["Paul Roussel"].roles] == [role]


def test_an_office_stays_bare_where_only_an_acronym_issues_the_release() -> None:
    actors = actors_of(
        LETTER.replace("Syndicat des passeurs de Sanvic\n", "SPS\n").format(signed="Paul Sol, président")
    )
    assert [each.text for each in actors["Paul Sol"].roles] == ["président"]


def test_who_signs_for_a_part_of_a_body_is_not_the_head_of_the_whole() -> None:
    head = "Syndicat des passeurs de Sanvic\nSection de la rive droite\n"
    letter = LETTER.replace("Syndicat des passeurs de Sanvic\n", head, 1).format(signed="Paul Sol, président")
    assert [each.text for each in actors_of(letter)["Paul Sol"].roles] == ["président"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("« Le bac est vieux », dit Paul Sol, de Sud-Santé.", "syndicaliste de Sud-Santé"),
        ("« Le bac est vieux », dit Paul Sol, de la CGT-Énergie.", "syndicaliste de la CGT-Énergie"),
        ("« Le bac est vieux », dit Paul Sol, de SUD-Rail.", "syndicaliste de SUD-Rail"),
        ("Le sénateur Paul Sol, chef de file du non, accuse la région.", "chef de file du non"),
    ],
)
def test_branches_of_unions_and_what_ends_in_an_adverb(text: str, role: str) -> None:
    assert role in [each.text for each in actors_in_pages(text)["Paul Sol"].roles]


@pytest.mark.parametrize("text", ["dit Paul Sol, de Sud-Ouest.", "dit Paul Sol, de Sud-Radio."])
def test_papers_and_stations_are_no_unions(text: str) -> None:
    assert not actors_in_pages(f"« Le bac est vieux », {text}")["Paul Sol"].roles
