"""Roles that a house behind the name tells, groups by their trade, bodies by their acronym and town, states in full."""

import pytest

from tests.questions.annotator.telling import actors_in_pages, actors_of


def _roles(text):
    (person,) = (each for each in actors_in_pages(text).values() if each.kind == "person")
    return [role.text for role in person.roles]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("« Rien ne presse », résume l'ingénieur Paul Soual, de l'inspection.", "ingénieur de l'inspection"),
        ("Le risque est faible, a dit la géologue Lise Soual (KU Leuven), venue hier.", "géologue de KU Leuven"),
        ("Arkadi Tolmine, qui dirige l'agence par intérim, se tait.", "directeur de l'agence par intérim"),
        ("Lise Soual, qui dirige le Mouvement du rivage (MDR), se tait.", "dirigeante du Mouvement du rivage (MDR)"),
        ("« J'ai vu la fumée », raconte Paul Soual, notable du quartier.", "notable du quartier"),
        ("« J'ai eu peur », raconte Lise Soual, maman d'un élève.", "maman d'un élève"),
    ],
)
def test_a_role_that_a_house_or_a_verb_tells(text, role):
    assert role in _roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le boulanger Paul Soual, du village voisin, attend.",
        "Le député Paul Soual (PS) attend.",
        "Le directeur de l'usine, Paul Soual, de l'inspection attend un signe.",
    ],
)
def test_a_place_or_a_party_behind_the_name_is_no_house(text):
    assert not any("village" in role or "PS" in role or "inspection" in role for role in _roles(text))


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Les grutiers percevront une prime.", "grutiers"),
        ("Les électriciens ont coupé le courant.", "électriciens"),
        ("Les quarante-deux observateurs de la ligue jugent le scrutin loyal.", None),
        ("Deux obus sont tombés, relèvent les observateurs dans un rapport.", "observateurs"),
    ],
)
def test_a_group_by_its_trade_or_behind_its_verb(text, group):
    groups = [name for name, actor in actors_in_pages(text).items() if actor.kind == "group"]
    assert groups == [group] if group else len(groups) == 1


@pytest.mark.parametrize("text", ["Les facteurs de risque pèsent lourd.", "Les moteurs ont calé en montée."])
def test_things_with_the_ending_of_a_trade_are_no_group(text):
    assert not actors_in_pages(text)


def test_an_acronym_of_a_kind_of_body_goes_with_its_town():
    assert "CHU de Tours" in actors_in_pages("Le blessé a été conduit au CHU de Tours dans la nuit.")


def test_a_body_that_a_state_closes_may_deny():
    assert "Contrôle maritime Canada" in actors_in_pages("Contrôle maritime Canada ne lui a remis aucun avis.")


def test_a_given_name_alone_is_a_person_with_an_age():
    actors = actors_in_pages("Personne n'avait prévenu Zoé, 7 ans, du départ.")
    assert actors["Zoé"].kind == "person"


@pytest.mark.parametrize(
    "full", ["La République du Tchad", "Le gouvernement de la République du Tchad", "Le gouvernement du Tchad"]
)
def test_a_state_under_its_full_name_is_the_state(full):
    actors = actors_in_pages(f"Le Tchad a retiré sa plainte. {full} a signé un accord.")
    assert [name for name, actor in actors.items() if actor.kind in ("state", "organisation")] == ["Tchad"]


def test_a_body_that_bears_the_name_of_a_state_is_not_the_state():
    assert "Banque du Tchad" in actors_in_pages("Le Tchad a signé. La Banque du Tchad a relevé son taux.")


def test_a_body_that_issues_a_release_with_its_acronym_is_an_actor():
    release = (
        "CARAVANE DES SOINS DU LITTORAL (CSL)\nPoint de situation n° 3, 17 février 2012\n\nDix blessés attendent.\n"
    )
    assert any("CSL" in actor.aliases for actor in actors_of(release).values())
