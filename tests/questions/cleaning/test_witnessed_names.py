"""The name of an outlet by what stands around the text: asked of readers, said at the foot, spelled by an address."""

from __future__ import annotations

import pytest

from questions import Source
from questions.cleaning.cleaner import clean

TITLE = "Le moulin à huile de Clairval rouvre ses portes"
FIRST = "Le moulin à huile de Clairval a repris sa production lundi matin, après quatre mois de travaux."
LAST = "La coopérative espère presser deux cents tonnes d'olives avant la fin de la saison, dit son gérant."


def outlet(head: str, foot: str = "", *, title: str = TITLE, last: str = LAST) -> str | None:
    """Who publishes the page of this head and foot, dated."""
    text = f"{head}\n\n{title}\n\nPublié le 3 juin 2019\n\n{FIRST}\n{last}\n\n{foot}\n"
    return clean(Source("a.txt", text)).agency


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("S'abonner au Courrier des Moulins", "Le Courrier des Moulins"),
        ("Abonnez-vous à Midi-Meules pour lire la suite", "Midi-Meules"),
        ("Recevez la newsletter de Midi-Meules", "Midi-Meules"),
        ("Contacter la rédaction de l'Orpailleur : 05 00 00 00 00", "L'Orpailleur"),
        ("Suivez Vallon TV sur les réseaux sociaux", "Vallon TV"),
        ("Photo L'Orpailleur/Jeanne ROY", "L'Orpailleur"),
    ],
)
def test_what_readers_are_asked_names_the_outlet(foot: str, name: str) -> None:
    assert outlet("ACCUEIL   SPORTS   CULTURE", foot) == name


@pytest.mark.parametrize(
    "foot",
    [
        "Suivez-nous sur Facebook",
        "Abonnez-vous à nos lettres",
        "Téléchargez l'application Android",
        "Infolettre Bonjour Vallon",
        "Suivez Jeanne Roy sur scène en mars",
    ],
)
def test_a_platform_or_a_rubric_is_no_outlet(foot: str) -> None:
    assert outlet("ACCUEIL   SPORTS   CULTURE", foot) is None


def test_a_name_above_the_headline_that_the_foot_says_again() -> None:
    assert (
        outlet("Aller au contenu\nMon compte\nMidi-Meules", "Midi-Meules, tous les matins chez vous") == "Midi-Meules"
    )


def test_a_name_with_its_article_in_front_of_sections() -> None:
    assert outlet("L'Orpailleur des Cimes | Actualités | Sports | Culture") == "L'Orpailleur des Cimes"


@pytest.mark.parametrize(
    "head",
    [
        "MEULORAMA\nL'hebdo des professionnels de l'huile",
        "L'hebdo des professionnels de l'huile\nMEULORAMA",
        "Meulorama la revue des professionnels de l'huile",
        "Meulorama\nvotre magazine depuis 1921",
    ],
)
def test_a_motto_is_no_name(head: str) -> None:
    assert (outlet(head) or "").capitalize() == "Meulorama"


def test_a_body_within_a_line_is_no_motto() -> None:
    assert outlet("LE MAG de la radio du Vallon") != "LE MAG"


@pytest.mark.parametrize("rubric", ["Information Presse", "ESPACE PRESSE", "Salle de presse", "Newsroom"])
@pytest.mark.parametrize("foot", ["À propos de Moulirex", "Service de presse de Moulirex : 05 00 00 00 00"])
def test_the_rubric_of_a_release_is_no_name(rubric: str, foot: str) -> None:
    last = "« Nos clients attendaient ce jour », dit Jeanne Roy, directrice de Moulirex."
    assert outlet(rubric, foot, title="Moulirex rouvre le moulin", last=last) == "Moulirex"


def test_an_address_of_a_release_spells_its_name() -> None:
    last = "« Nos clients attendaient ce jour », dit Jeanne Roy, directrice de Moulins Réunis."
    foot = "Contact presse : Jeanne Roy, j.roy@moulins-reunis.example"
    assert outlet("Salle de presse", foot, title="Un four de plus à Clairval", last=last) == "Moulins Réunis"


def test_an_address_in_the_practical_part_of_an_article_is_somebody_elses() -> None:
    last = "Les visites du Théâtre Vallon reprennent mardi, dit son gérant."
    assert outlet("ACCUEIL   SPORTS", "Réservations : billets@theatrevallon.example", last=last) is None


def test_the_box_of_the_editors_spells_the_name() -> None:
    last = "L'Orpailleur des Cimes avait raconté les travaux en mars."
    assert outlet("ACCUEIL   SPORTS", "redaction@orpailleur-cimes.example", last=last) == "L'Orpailleur des Cimes"


@pytest.mark.parametrize(
    ("head", "last", "name"),
    [
        ("LE RÉVEIL DU DRAC", "Le Drac a débordé deux fois.", "Le Réveil du Drac"),
        ("LE FANAL DE MEZIANE", "À Méziane, on attend.", "Le Fanal de Méziane"),
        ("MEULES-MATIN.INFO", LAST, "Meules-Matin.info"),
        (
            "COMITÉ DES OLÉICULTEURS DU VALLON\nCommuniqué",
            "Les oléiculteurs sont contents.",
            "Comité des oléiculteurs du Vallon",
        ),
        ("Groupe MOULIVAL INDUSTRIES\nCommuniqué", "Moulival Industries est content.", "Groupe Moulival Industries"),
    ],
)
def test_capitals_are_read_as_the_text_prints_their_words(head: str, last: str, name: str) -> None:
    assert outlet(head, last=last) == name


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("COMMUNIQUÉ N° 3 DU GOUVERNEMENT", "Gouvernement"),
        ("Communiqué de la préfecture de la Marne", "Préfecture de la Marne"),
        ("COMMUNIQUÉ DE PRESSE DU MINISTÈRE DE LA SANTÉ", "Ministère de la Santé"),
        ("Communiqué du 3 juin de la mairie", "Direction des services informatiques"),
        ("Communiqué de la semaine", "Direction des services informatiques"),
    ],
)
def test_a_release_that_says_whose_it_is_names_its_issuer(heading: str, name: str) -> None:
    foot = "© Direction des services informatiques - Plan du site - Nous écrire"
    text = f"RÉPUBLIQUE DE BRAME\nPaix - Travail\n\n{heading}\n\n{FIRST}\n{LAST}\n\n{foot}\n"
    assert clean(Source("a.txt", text)).agency == name


def test_a_paper_that_prints_a_release_keeps_its_name() -> None:
    text = f"LE COURRIER DES MOULINS\n\nCommuniqué de la mairie de Clairval\n\n{FIRST}\n{LAST}\n"
    assert clean(Source("a.txt", text)).agency == "Le Courrier des Moulins"
