"""What stands beside the name of a body: what it is, its letters, the office of who signs for it."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_in_pages, actors_of

END = "Le bac de Sanvic restera à quai jusqu'à lundi, et les passagers devront prendre la navette."


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Delmacor, l'assureur du bac, a refusé de payer.", "assureur du bac"),
        ("L'exploitant, Delmacor, espère une reprise lundi.", "exploitant"),
        ("La compagnie maritime, Delmacor, juge que le moteur est neuf.", "compagnie maritime"),
    ],
)
def test_words_in_apposition_to_the_name_of_a_body_mean_it(text: str, form: str) -> None:
    actors = actors_of(f"La société Delmacor a vendu deux bacs mardi. {text} {END}")
    assert form in actors["Delmacor"].aliases


@pytest.mark.parametrize(
    "text",
    [
        "Delmacor, le laboratoire du port et la mairie ont refusé de payer.",
        "La Ville, le laboratoire du port, Delmacor et le préfet se réunissent.",
        "Delmacor, un laboratoire du port, a refusé de payer.",
    ],
)
def test_a_list_of_bodies_says_of_none_what_it_is(text: str) -> None:
    actors = actors_of(f"La société Delmacor a vendu deux bacs mardi. {text} {END}")
    assert not {"laboratoire du port", "laboratoire"} & set(actors["Delmacor"].aliases)


def test_what_is_said_of_two_bodies_means_none() -> None:
    text = "La société Delmacor et la société Norvia ont signé. Delmacor, l'assureur du bac, a payé."
    actors = actors_of(f"{text} Norvia, l'assureur du bac, a refusé. {END}")
    assert not any("assureur du bac" in actor.aliases for actor in actors.values())


def test_capitals_behind_a_body_told_by_its_kind_are_its_letters() -> None:
    text = "Le ministère des Transports a fermé le bac mardi. Rien ne menaçait, a précisé le ministère (MTB)."
    assert "MTB" in actors_of(f"{text} {END}")["ministère des Transports"].aliases


def test_capitals_that_begin_otherwise_are_no_letters_of_the_body() -> None:
    text = "Le ministère des Transports a fermé le bac mardi. Rien ne menaçait, a précisé le ministère (UDR)."
    assert "UDR" not in actors_of(f"{text} {END}")["ministère des Transports"].aliases


def test_the_body_whose_letters_head_a_page_is_an_actor() -> None:
    head = "SLP – Syndicat libre des passeurs\n\nAUX PASSEURS DE SANVIC\n\nChers collègues,\n\n"
    actors = actors_of(f"{head}Le bac ne partira pas lundi. Notre syndicat demande une prime de risque. {END}\n")
    assert "SLP" in actors["Syndicat libre des passeurs"].aliases


@pytest.mark.parametrize(
    "signed",
    [
        "Maude Tessier\nDirectrice de la communication",
        "Pour le syndicat, la directrice de la communication\nMaude Tessier",
    ],
)
def test_an_office_above_or_below_the_name_of_who_signs_is_hers(signed: str) -> None:
    actors = actors_of(f"Chers passagers,\n\n{END} Nous vous prions de nous excuser.\n\n{signed}\n")
    assert [role.text.lower()[:30] for role in actors["Maude Tessier"].roles] == ["directrice de la communication"]


def test_a_participle_that_agrees_with_somebody_else_ends_the_name_of_a_body() -> None:
    text = (
        "La Région Aquilonie achète un bac. Le vice-président de la Région chargé des bacs, Paul Sorel, l'a dit mardi."
    )
    actors = actors_in_pages(f"{text} La Région a payé comptant. {END}")
    assert not any("chargé" in actor.name for actor in actors.values() if actor.kind == "organisation")
