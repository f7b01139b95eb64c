"""Whose page it is where no masthead stands alone: menus, states, mottoes, footers, letters and who signs them."""

from __future__ import annotations

import pytest

from questions.cleaning import clean
from questions.dispatch import Dispatch, Source

TITLE = "La vallée perd ses douze petites gares"
LEAD = "Le conseil régional a voté mardi la fermeture de douze petites gares de la vallée."
MORE = "Les élus de la montagne ont quitté la salle avant le vote, qu'ils jugent contraire aux promesses faites."
TEXT = f"{LEAD}\n\n{MORE}"


def read(*lines: str) -> Dispatch:
    return clean(Source("a.txt", "\n\n".join(lines) + "\n"))


def page(*above: str, below: tuple[str, ...] = ()) -> Dispatch:
    return read(*above, TITLE, TEXT, *below)


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (("☰ Menu    Se connecter    S'abonner", "Le Courrier des Cimes"), "Le Courrier des Cimes"),
        (("≡ MENU   Recherche...   Mon compte", "L'ÉCHO DES CIMES - le haut pays au quotidien"), "L'Écho des Cimes"),
        (("☰ MENU   Une | Sports | Météo | Annonces", "L'ÉCHO DES CIMES"), "L'Écho des Cimes"),
        (("CIMES-MATIN, le quotidien du haut pays",), "Cimes-Matin"),
        (("FALAISÉE, la lettre des alpages - n° 12",), "Falaisée"),
        (("cimes-infos.fr › France › Vallée            ► Direct    Podcasts    Se connecter",), "cimes-infos.fr"),
    ],
)
def test_a_menu_names_nobody_and_a_masthead_below_it_does(lines: tuple[str, ...], outlet: str) -> None:
    assert page(*lines).agency == outlet


def test_an_address_comes_last() -> None:
    assert page("cimes-infos.fr › France › Vallée", below=("© Cimes Infos 2014",)).agency == "Cimes Infos"


@pytest.mark.parametrize("line", ["f   t   G+   47 partages", "☰ Menu    Recherche    Panier"])
def test_buttons_name_nobody(line: str) -> None:
    assert page(line).agency is None
    assert read(TITLE, f"Publié le 20/10/2014 à 13h22\n{line}", TEXT).agency is None


@pytest.mark.parametrize(
    ("footer", "outlet"),
    [
        ("© 2014 Fromageries Dorval & Filles SA. Depuis 1931, le goût des cimes.", "Fromageries Dorval & Filles"),
        ("© Le Phare des Cimes. Reproduction interdite.", "Le Phare des Cimes"),
        ("© Commune de Valmont 2014. Conception : Web Cimes", "Commune de Valmont"),
    ],
)
def test_what_follows_the_name_of_the_owner_is_no_part_of_it(footer: str, outlet: str) -> None:
    assert page(below=(footer,)).agency == outlet


def test_a_trail_is_no_headline() -> None:
    assert page("Fromageries Dorval SA > Presse > Communiqués", "Valmont, le 24 janvier 2014").title == TITLE


def test_the_body_that_speaks_comes_before_the_state_at_the_head_of_its_letter() -> None:
    lead = "L'Autorité nationale des transports (ANT) a appris avec étonnement la fermeture de douze gares."
    head = ("UNION DU MALI", "Paix - Travail", "AUTORITÉ NATIONALE DES TRANSPORTS", "COMMUNIQUÉ", "Mise au point")
    dispatch = read(*head, lead, MORE)
    assert dispatch.agency == "Autorité nationale des transports"
    assert read("ÉTAT DU QATAR", "COMMUNIQUÉ", TITLE, TEXT).agency is None


def test_a_leaflet_introduces_itself_by_its_letters() -> None:
    lead = "Chers amis, le SLC refuse la fermeture de douze gares et appelle à marcher mardi sur la préfecture."
    dispatch = read("Syndicat libre des cheminots", "Section de Valmont", "NON, LE SLC N'A PAS CÉDÉ !", lead, MORE)
    assert dispatch.agency == "Syndicat libre des cheminots"
    assert dispatch.title == "NON, LE SLC N'A PAS CÉDÉ !"


def test_who_signs_for_a_body_issues_the_letter() -> None:
    letter = ("Lettre ouverte à Madame la Présidente", "Madame Marchal,", TEXT)
    assert read(*letter, "Pour le collectif Nos douze gares,", "Odile Brancourt").agency == "Collectif Nos douze gares"
    assert read(*letter, "Pour le bureau,", "Odile Brancourt").agency is None


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Pour le bureau,", "Odile Brancourt, secrétaire"), "Odile Brancourt"),
        (("Pour l'ANT,", "la présidente, Odile Brancourt"), "Odile Brancourt"),
        (("Pour le cabinet, Odile Brancourt",), "Odile Brancourt"),
        (("Pour la suite, voir page 4",), None),
        (("Lyon, Odile Brancourt et la montagne",), None),
    ],
)
def test_who_signs_for_somebody(lines: tuple[str, ...], name: str | None) -> None:
    author = page(below=lines).author
    assert (author.quote if author else None) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("F. Brancourt - Mis à jour à 07h32 - 41 réactions - Lu 5 208 fois", "F. Brancourt"),
        ("Odile Brancourt, obrancourt@cimes.example", "Odile Brancourt"),
        ("Vendredi 24 janvier 2014 à 18:40 - Odile Brancourt, avec notre correspondant à Lille", "Odile Brancourt"),
        ("De Jeanne Brancourt", "Jeanne Brancourt"),
        ("Service des sports, Jeanne Brancourt", "Jeanne Brancourt"),
        ("R. Cimes, jeudi, 17h42", None),
        ("Grand Air - Mis à jour à 07h32", None),
    ],
)
def test_by_lines_with_other_things_beside_the_name(line: str, name: str | None) -> None:
    author = read("RADIO CIMES 94.7", TITLE, line, TEXT).author
    assert (author.quote if author else None) == name


def test_a_name_between_the_stamp_and_the_headline() -> None:
    author = read("LE COURRIER DES CIMES", "Publié le 18 novembre 2014 à 06h40\nO. Brancourt", TITLE, TEXT).author
    assert author is not None
    assert author.quote == "O. Brancourt"


def test_what_stands_above_the_trail_of_a_page_is_no_headline() -> None:
    dispatch = read(
        "Commune de Valmont",
        "RAPPEL : troisième versement des taxes des gares en mai",
        "Vous êtes ici : Accueil > Vie municipale > Mot du maire",
        "Douze gares, douze promesses de la vallée",
        TEXT,
    )
    assert dispatch.title == "Douze gares, douze promesses de la vallée"


@pytest.mark.parametrize("line", ["Valmont, mardi soir", "Chères voisines, chers voisins,"])
def test_how_a_letter_begins_is_no_headline(line: str) -> None:
    assert read("LIGUE DES CIMES (LC)", line, TEXT).title is None


def test_where_and_when_a_letter_was_written_is_kept() -> None:
    dispatch = read("LIGUE DES CIMES (LC)", "Valmont, mardi soir", TEXT)
    told = [dispatch.text[zone.start : zone.end] for zone in dispatch.zones if zone.kind == "dateline"]
    assert told == ["Valmont, mardi soir"]


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Les gares libres — Association de voyageurs — Valmont", "Les gares libres"),
        ("Villa Bellerive - une maison du groupe Horizons", "Villa Bellerive"),
        ("GARES & VALLÉES S.A.", "Gares & Vallées"),
        (
            "SYNDICAT DES OUVRIERS ET DES INGÉNIEURS DU RAIL DES VALLÉES ET DES HAUTES CIMES",
            "Syndicat des Ouvriers et des Ingénieurs du Rail des Vallées et des Hautes Cimes",
        ),
    ],
)
def test_who_heads_a_release_and_is_named_in_its_text_issues_it(head: str, outlet: str) -> None:
    said = "Les gares libres, Villa Bellerive et Gares & Vallées saluent avec le SOIRVHC l'élan de la vallée."
    assert read(head, "COMMUNIQUÉ DE PRESSE", TITLE, f"{LEAD}\n\n{said}").agency == outlet


def test_a_headline_with_a_dash_is_no_name_of_who_issues() -> None:
    read_page = read("Les gares ferment – la vallée proteste", "COMMUNIQUÉ DE PRESSE", TEXT)
    assert read_page.agency is None


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (("☰ MENU     Le Réveil des Cimes     Se connecter     Abonnez-vous : 1 €",), "Le Réveil des Cimes"),
        (("Aller au contenu principal\nLE MATIN DES CIMES .fr   | Se connecter",), "Le Matin des Cimes"),
        (("INFO 7 / Monde / Europe",), "Info 7"),
        (("Correio das Serras\nLisboa, terça 16/09/2014 | 31° | Edição impressa | Assine já",), "Correio das Serras"),
        (("Fer & Rail – La lettre hebdomadaire des cheminots – Lyon\nN° 88, 2 décembre 2016",), "Fer & Rail"),
    ],
)
def test_a_masthead_stands_among_buttons_sections_and_a_date(lines: tuple[str, ...], outlet: str) -> None:
    dispatch = page(*lines)
    assert (dispatch.agency, dispatch.title) == (outlet, TITLE)


@pytest.mark.parametrize("menu", ["ACCUEIL | NORD | POLITIQUE", "☰ Menu    Se connecter    Le journal en PDF"])
def test_a_menu_behind_a_button_names_no_outlet(menu: str) -> None:
    assert page(menu).agency is None


@pytest.mark.parametrize("credit", ["Photo DR", "Photo Jeanne Roy", "| Archives Le Cimois"])
def test_a_caption_with_its_photographer_is_no_headline(credit: str) -> None:
    assert page("", TITLE, f"Les élus devant la gare de la vallée, vendredi matin. {credit}").title == TITLE


def test_a_quotation_is_the_headline_below_buttons_in_columns() -> None:
    head = "LE PETIT CIMOIS\nMétéo des cimes 24°C    Alerte info : la route des lacs rouverte"
    assert read(head, "« On a tout laissé dans la vallée »", TEXT).title == "« On a tout laissé dans la vallée »"


@pytest.mark.parametrize(
    ("head", "said", "outlet"),
    [
        # Whom the text gives an article is a body, however much it looks like a person.
        (
            "Éditions Le Rail - Denain, le mardi 3 mai 2011",
            "Les Éditions Le Rail ont écrit au préfet.",
            "Éditions Le Rail",
        ),
        ("Scierie Roy - Denain, le 3 mai 2011", "Le patron de la Scierie Roy s'en réjouit.", "Scierie Roy"),
        ("Jean Roy - Denain, le mardi 3 mai 2011", "Jean Roy a écrit au préfet.", None),
        # Where it was written issues nothing.
        ("Denain - le mardi 3 mai 2011", "Le préfet a écrit.", None),
        ("Denain (Nord) - France, le 3 mai 2011", "Le préfet a écrit.", None),
        ("SNRF - Denain, le 3 mai 2011", "Le préfet a écrit.", "SNRF"),
    ],
)
def test_who_stands_before_place_and_day_of_a_release(head: str, said: str, outlet: str | None) -> None:
    assert page(f"COMMUNIQUÉ DE PRESSE\n{head}", below=(said,)).agency == outlet
