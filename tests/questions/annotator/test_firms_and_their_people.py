"""Firms told by a trade or a partner, who manages them, and persons whom a title or a possessive tells elsewhere."""

import pytest

from tests.questions.annotator.telling import actors_in_pages


@pytest.mark.parametrize(
    ("text", "firm", "aliases"),
    [
        ("Dix ouvriers de Charpentes Soual montaient un échafaudage.", "Charpentes Soual", ()),
        ("Les Verreries Tindel ont fermé un four.", "Verreries Tindel", ()),
        ("Le juge a entendu le courtier niçois Barnac & Tolle.", "Barnac & Tolle", ()),
        ("Le chantier a été confié à Tavelin, seule entreprise candidate.", "Tavelin", ()),
        ("Le manutentionnaire Orvamar a suspendu son projet. Orvamar se tait.", "Orvamar", ()),
        ("Le fabricant Alvor retire un lot. La direction refuse de répondre.", "Alvor", ("direction",)),
    ],
)
def test_a_firm_is_no_person(text, firm, aliases):
    actor = actors_in_pages(text)[firm]
    assert actor.kind == "organisation"
    assert set(aliases) <= set(actor.aliases)


def test_a_firm_goes_by_its_name_without_its_partners():
    actors = actors_in_pages("Les Laiteries Morvan & Fils SA rappellent un lot.", "Les Laiteries Morvan se taisent.")
    assert "Laiteries Morvan" in actors["Laiteries Morvan & Fils SA"].aliases


@pytest.mark.parametrize(
    "text",
    [
        "La Direction générale de la mer (DGM) a saisi le parquet. La direction refuse de répondre.",
        "Le syndicat Alvor a claqué la porte. La direction refuse de répondre.",
        "Alvor SA a signé avec Belmo SA. La direction refuse de répondre.",
        "Le fabricant Alvor retire un lot. Le vent a changé la direction du ballon.",
    ],
)
def test_a_management_is_of_the_only_firm(text):
    assert not any("direction" in actor.aliases for actor in actors_in_pages(text).values())


def test_a_role_keeps_the_partner_of_a_firm():
    actors = actors_in_pages("Éric Soual, fondateur de Soual & Blin, a refusé de répondre.")
    assert [role.text for role in actors["Éric Soual"].roles] == ["fondateur de Soual & Blin"]


def test_a_name_is_a_persons_where_its_surname_stands_behind_a_title():
    actors = actors_in_pages("Zorane Bakir Tolhou, candidate du pouvoir, a gagné. Mme Tolhou fêtera sa victoire.")
    assert set(actors) == {"Zorane Bakir Tolhou"}
    assert {"Mme Tolhou", "Tolhou"} <= set(actors["Zorane Bakir Tolhou"].aliases)


def test_a_firm_that_bears_a_surname_is_not_its_owner():
    actors = actors_in_pages("Les Transports Soual ont fermé. M. Soual refuse de répondre.")
    assert actors["Transports Soual"].kind == "organisation"
    assert actors["Soual"].kind == "person"


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("« Nous attendons », dit sa directrice, Jeanne Soual.", "sa directrice"),
        ("Un pêcheur de Gruissan, Paul Soual, a donné l'alerte.", "pêcheur de Gruissan"),
    ],
)
def test_a_description_beside_the_name_is_one_of_its_forms(text, alias):
    (actor,) = (each for each in actors_in_pages(text).values() if each.kind == "person")
    assert alias in actor.aliases


def test_a_state_that_only_gives_the_place_is_not_its_government():
    actors = actors_in_pages("La candidate a perdu en Norvège. Le gouvernement a promis une aide.")
    assert "gouvernement" not in actors["Norvège"].aliases
    assert actors["gouvernement"].kind == "organisation"
