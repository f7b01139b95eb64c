"""What stands above a text and is no headline: trails, addresses, places with a day, names of bodies, notices."""

import pytest

from questions.cleaning import clean
from questions.dispatch import Source

BODY = """Le marché couvert de Gisors, fermé depuis trois ans, rouvrira ses portes au printemps, a annoncé la maire.

« Nous avons tenu notre promesse », a-t-elle assuré. Les travaux de la toiture ont coûté deux fois plus que prévu.
"""


def title(head: str, body: str = BODY) -> str | None:
    return clean(Source("a.txt", f"{head}\n\n{body}")).title


@pytest.mark.parametrize(
    "frame",
    [
        "Halles de Gisors SA > Médias > Communiqués",
        "Marché couvert › Travaux › Toiture",
        "Marché couvert / Travaux / Toiture",
        "Marché  Travaux  Toiture",
        "HALLES DE GISORS          www.halles.example",
        "Ana Sol, asol@marche-gisors.example",
        "Gisors, mardi soir",
        "Gisors, jeudi, 17h42",
        "MARCHÉ, TRAVAUX ET TOITURE (MTT)",
    ],
)
def test_frames_are_no_headlines(frame: str) -> None:
    assert title(frame) is None
    assert title(f"{frame}\n\nMarché couvert : la toiture est refaite") == "Marché couvert : la toiture est refaite"


@pytest.mark.parametrize(
    "headline",
    [
        "Direct > Le marché couvert de Gisors rouvrira au printemps",
        "Marche-gisors.example renonce à vendre le marché couvert",
        "La maire rouvre le marché couvert : mardi, jeudi et samedi",
        "Marché couvert de Gisors - la maire tient sa promesse",
        "MARCHÉ COUVERT : LA MAIRE TIENT SA PROMESSE",
        "Chers travaux du marché couvert",
        "Toiture, étals, portes : le marché couvert de Gisors refait",
    ],
)
def test_headlines_that_look_like_frames(headline: str) -> None:
    assert title(headline) == headline


def test_capitals_above_the_kind_of_paper_name_who_writes() -> None:
    head = "\n\n".join(
        ["PROVINCE DU VEXIN", "COMITÉ DES HALLES ET MARCHÉS", "COMMUNIQUÉ", "Mise au point relative au marché couvert"]
    )
    assert title(head) == "Mise au point relative au marché couvert"


def test_a_title_above_the_kind_of_paper_is_kept() -> None:
    head = "Le marché couvert rouvrira au printemps\n\nCommuniqué de presse\n\nGisors, le 3 mai 2012"
    assert title(head) == "Le marché couvert rouvrira au printemps"


def test_a_name_that_the_text_abbreviates_is_no_headline() -> None:
    head = "Groupement autonome des commerçants du marché"
    text = f"« Le GACM n'a rien demandé », dit son président.\n\n{BODY}"
    assert title(head, text) is None
    assert title(head) == head


def test_a_name_that_the_text_says_again_is_no_headline() -> None:
    head = "Les Amis du Marché Couvert"
    assert title(head, f"Les Amis du Marché couvert se disent déçus par ces annonces.\n\n{BODY}") is None


def test_capitals_that_end_like_a_sentence_head_a_leaflet() -> None:
    head = "Groupement autonome des commerçants\nSection de Gisors - Halle aux grains, bureau 7"
    text = f"NON, LE GAC N'A RIEN PROMIS !\n\nChers collègues,\n\nLe GAC n'a rien signé avec la mairie.\n\n{BODY}"
    assert title(head, text) == "NON, LE GAC N'A RIEN PROMIS !"


def test_notices_above_a_trail_belong_to_the_site() -> None:
    head = (
        "RAPPEL : 3e versement pour les travaux de toiture\nBac brun : tous les mardis\nVous êtes ici : Accueil > Mot"
    )
    assert title(f"{head}\n\nLe mot de la maire sur le marché") == "Le mot de la maire sur le marché"


def test_a_headline_above_a_trail_that_ends_with_it_is_kept() -> None:
    head = "Marché couvert : la toiture est refaite\nAccueil > Région > Marché couvert : la toiture est refaite"
    assert title(f"{head}\n\nDes étals tout neufs pour le marché") == "Marché couvert : la toiture est refaite"


def test_a_sentence_about_subscriptions_does_not_hide_the_headline() -> None:
    notice = "Le Messager du Vexin | Gisors\nIl vous reste un article gratuit. Profitez-en !\nSociété"
    head = f"{notice}\nVendredi 16 avril 2010\n\nMarché couvert : la toiture est refaite"
    assert title(head) == "Marché couvert : la toiture est refaite"


def test_a_letter_of_a_school_has_no_headline() -> None:
    assert title("Institut du Marché - Enseignement libre\n\nChers parents,") is None


@pytest.mark.parametrize(
    "frame",
    [
        "[ Accueil ] [ Les étals ] [ Que vendre ? ]",
        "★ Le marché couvert recrute un placier ★",
        "[Photo] La maire visitant le marché couvert, lundi. Ph. mairie",
        "[La maire devant le marché couvert, lundi. AFP]",
        "Lettre d'information du Cercle des marchés couverts (CMC)",
        "Édition de Gisors - Mardi",
        "Anne Roy avec la rédaction de Gisors",
        "LE PETIT VEXIN, l'hebdo gratuit des marchés de la région",
    ],
)
@pytest.mark.parametrize(
    "headline", ["Marché couvert : la toiture est refaite", "Marché couvert : qui paiera la toiture ?"]
)
def test_frames_do_not_stand_in_front_of_a_headline(frame: str, headline: str) -> None:
    assert title(f"{frame}\n\n{headline}") == headline


@pytest.mark.parametrize(
    "unit",
    ["Direction de la communication", "Le secrétaire général de la chambre", "Division de l'information publique",
     "Section locale des maraîchers", "Comité d'organisation"],
)  # fmt: skip
def test_who_of_a_body_speaks_is_no_headline_of_a_release(unit: str) -> None:
    head = f"CHAMBRE DES MARCHÉS DU VEXIN\n{unit}\n\nCOMMUNIQUÉ DE PRESSE"
    assert title(head) is None
    assert (
        title(f"{head}\nRéf. : CM/2014/12\n\nLe marché couvert de Gisors rouvre")
        == "Le marché couvert de Gisors rouvre"
    )


@pytest.mark.parametrize("headline", ["Le maire rouvre le marché couvert", "La direction du marché couvert s'explique"])
def test_what_one_of_a_body_does_is_a_headline(headline: str) -> None:
    assert title(f"{headline}\n\nCommuniqué de presse\nGisors, le 3 mai 2012") == headline


def test_a_state_above_a_body_and_whom_to_ask_of_it() -> None:
    head = "RÉPUBLIQUE DU MALI\nMinistère des Marchés – Ambassade à Paris, service de presse"
    read = clean(Source("a.txt", f"{head}\n\n{BODY}"))
    assert (read.title, read.agency) == (None, "Ministère des Marchés")


@pytest.mark.parametrize("label", ["Abonnés  ", "[Abonné] ", "Abonnés | ", "Premium • "])
def test_the_button_in_front_of_a_headline_is_not_in_it(label: str) -> None:
    read = clean(Source("a.txt", f"{label}Marché couvert : la toiture est refaite\n\n{BODY}"))
    assert read.title == "Marché couvert : la toiture est refaite"
    assert read.headline is not None
    assert read.text[read.headline.start : read.headline.end] == read.title


@pytest.mark.parametrize("headline", ["Gratuit : le marché couvert rouvre", "Abonnés du marché : la toiture attendra"])
def test_words_of_a_headline_that_are_no_button_stay(headline: str) -> None:
    assert title(headline) == headline
