"""What a paper, a company and an office are called: no legal form, no motto, and the letterhead is who writes."""

from __future__ import annotations

import pytest

from questions import Source
from questions.cleaning.cleaner import clean

TITLE = "Le moulin à huile de Clairval rouvre ses portes"
FIRST = "Le moulin à huile de Clairval a repris sa production lundi matin, après quatre mois de travaux."
LAST = "La coopérative espère presser deux cents tonnes d'olives avant la fin de la saison, dit son gérant."


def outlet(head: str, foot: str = "") -> tuple[str | None, str | None]:
    """Who publishes the page of this head and foot, and its headline."""
    read = clean(Source("a.txt", f"{head}\n\n{FIRST}\n{LAST}\n\n{foot}\n"))
    return read.agency, read.title


@pytest.mark.parametrize(
    "form",
    ["SA", "S.A.", "SAS", "SARL", "S.à r.l.", "SNC", "SCOP", "AG", "GmbH", "Ltd", "Inc.", "inc.", "asbl", "& Cie"],
)
def test_the_legal_form_behind_a_name_is_not_said(form: str) -> None:
    assert outlet(TITLE, f"© Le Meunier du Rhin {form}")[0] == "Le Meunier du Rhin"


@pytest.mark.parametrize("name", ["Le Meunier du Rhin", "Le Cercle des Sas", "Presse Agag", "L'Huile et sa vie"])
def test_a_word_that_only_ends_like_a_legal_form_stays(name: str) -> None:
    assert outlet(TITLE, f"© {name}")[0] == name


def test_the_address_behind_a_masthead_in_capitals_is_not_said() -> None:
    assert outlet(f"LE MEUNIER DU RHIN .fr\n\n{TITLE}\n\nLundi 3 juin 2019")[0] == "Le Meunier du Rhin"


def test_a_name_that_is_but_a_legal_form_is_left_whole() -> None:
    assert outlet(f"SAS\n\n{TITLE}", "© SAS")[0] == "SAS"


@pytest.mark.parametrize(
    ("mast", "name"),
    [
        ("LA LETTRE DU RHIN", "La Lettre du Rhin"),
        ("La Lettre du Rhin", "La Lettre du Rhin"),
        ("Cimes et Vallons", "Cimes et Vallons"),
    ],
)
def test_of_a_name_and_what_it_is_about_the_first_line_is_the_name(mast: str, name: str) -> None:
    below = "Huiles et moulins dans les vallées — n° 87 — 8 juin 2016"
    assert outlet(f"{mast}\n{below}\n\n{TITLE}") == (name, TITLE)


def test_who_publishes_a_letter_is_still_told_by_the_line_below_it() -> None:
    head = "LA LETTRE DES MOULINS\nSyndicat des huiliers du Rhin | 8 juin 2016"
    assert outlet(f"{head}\n\n{TITLE}")[0] == "Syndicat des huiliers du Rhin"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("CABINET DU PREMIER MINISTRE", "Cabinet du Premier Ministre"),
        ("PRIMATURE DE LA LOUVANIE", "Primature de la Louvanie"),
        ("BUREAU DU PORTE-PAROLE", "Bureau du Porte-Parole"),
    ],
)
def test_the_office_in_capitals_at_the_head_of_a_release_is_who_writes(head: str, name: str) -> None:
    page = f"ROYAUME DE LOUVANIE\n{head}\n\nClairval, vendredi 13 mai 2016\n\nCOMMUNIQUÉ : LE MOULIN DE CLAIRVAL ROUVRE"
    agency, title = outlet(page)
    assert (agency, title) == (name, "COMMUNIQUÉ : LE MOULIN DE CLAIRVAL ROUVRE")


def test_an_office_is_written_as_the_page_prints_it() -> None:
    head = (
        "ROYAUME DE LOUVANIE\nCABINET DU PREMIER MINISTRE\n\nClairval, le 13 mai 2016\n\nLE MOULIN DE CLAIRVAL ROUVRE"
    )
    text = f"{head}\n\n{FIRST}\nLe Premier ministre se réjouit de la reprise des travaux au moulin de Clairval.\n"
    assert clean(Source("a.txt", text)).agency == "Cabinet du Premier ministre"


def test_a_name_in_capitals_is_found_behind_an_elided_article() -> None:
    head = "UNIVERSITÉ DE L'ARC LACUSTRE\nCOMMUNIQUÉ DE PRESSE\nClairval, le 10 octobre 2017\n\n" + TITLE
    text = f"{head}\n\n{FIRST}\nSelon l'Université de l'Arc lacustre, les travaux ont coûté moins cher que prévu.\n"
    assert clean(Source("a.txt", text)).agency == "Université de l'Arc lacustre"


def test_a_body_with_its_letters_is_no_headline_however_long_its_name() -> None:
    head = "OBSERVATOIRE DES LACS ET DES RIVIÈRES DU NORD (OLRN)\nBulletin n° 58 - Denain, mercredi 6 décembre 2017"
    agency, title = outlet(f"{head}\n\n{TITLE}")
    assert agency is not None
    assert (agency.lower(), title) == ("observatoire des lacs et des rivières du nord", TITLE)


def test_a_headline_in_capitals_above_its_standfirst_stays_the_headline() -> None:
    head = "CLAIRVAL : LE MOULIN À HUILE REPREND SA PRODUCTION"
    assert outlet(head)[1] == head


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("tribunesport.fr\nFOOT  RUGBY  TENNIS  HAND  AUTO  BOUTIQUE", "Tribune Sport"),
        ("FOOT  RUGBY  TENNIS  HAND  AUTO  BOUTIQUE", None),
        ("LE PHARE   SE CONNECTER   MÉTÉO", "Le Phare"),
    ],
)
def test_a_menu_in_columns_names_nobody_and_an_address_is_spelled_as_in_the_text(head, named):
    told = (
        "Le trophée n'est à personne, selon le procès-verbal que Tribune Sport a lu mercredi et que la ligue a publié."
    )
    page = f"{head}\n\nLe trophée n'est à personne cette année\n\n{told}\n\nLa ligue de Sète a confirmé la décision.\n"
    assert clean(Source("a.txt", page)).agency == named


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("VOL À VOILE - La lettre des clubs de plaine\nNº 231 | 14 octobre 2021", "Vol à Voile"),
        ("[Logo] RHIN ONDES — La voix des deux rives\nDirect · Podcasts · Application mobile", "Rhin Ondes"),
        ("MOULIN+ | L'actu des huiliers en continu | n° 214 | 3 mai 2022\nBRÈVES   PRIX   AGENDA", "Moulin+"),
        ("Radio Rhin  ● EN DIRECT\nÉcouter | Podcasts | Jeux", "Radio Rhin"),
        ("Radio Monde Rhin\nÀ l'antenne : le journal de midi", "Radio Monde Rhin"),
        ("Le Courrier du Rhin - dimanche 15 octobre 2023 - page 7\nHUILE", "Le Courrier du Rhin"),
        ("Canal 8 Info — Politique\nPublié mardi 11 octobre 2022, 12h40", "Canal 8 Info"),
        ("COUR D'APPEL DE MONS\nTRIBUNAL DE CLAIRVAL\n\nCOMMUNIQUÉ", "Tribunal de Clairval"),
        ("AÉROCLUB DES MONTS-D'OR\nAssociation loi 1901\n\nCOMMUNIQUÉ Nº 2", "Aéroclub des Monts-d'Or"),
    ],
)
def test_the_head_of_a_page_names_who_publishes_it(head: str, name: str) -> None:
    assert outlet(f"{head}\n\n{TITLE}")[0] == name


@pytest.mark.parametrize(
    "head",
    [
        "Nº 231 | 14 octobre 2021",
        "Le Havre - jeudi 3 mai 2012 - page 2",
        "Accueil | La région | Le sport",
    ],
)
def test_an_issue_a_place_and_a_menu_name_nobody(head: str) -> None:
    assert outlet(f"{head}\n\n{TITLE}")[0] is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("≡ MENU   L'ÉVEIL DU MOULIN   Se connecter   🔍", "L'Éveil du Moulin"),
        ("[Menu] [Direct]  TéléMoulin Info", "TéléMoulin Info"),
        ("Le Clairvalois | Hebdo + site | Clairval · Moulinet · Presseville", "Le Clairvalois"),
        ("LA LETTRE DES HUILES N° 412 - vendredi 7 juin 2019 - page 3", "La Lettre des Huiles"),
        ("Vos choix. Le Clairvalois et ses 318 partenaires déposent des traceurs.", "Le Clairvalois"),
    ],
)  # fmt: skip
def test_a_name_among_the_buttons_of_a_page(head: str, name: str) -> None:
    assert outlet(f"{head}\n\n{TITLE}")[0] == name


@pytest.mark.parametrize(
    "head", ["☰ MENU   Faits divers   Val Sud   Sports   Jeux", "Nous et nos 811 partenaires stockons des cookies."]
)
def test_buttons_alone_name_nobody(head: str) -> None:
    assert outlet(f"{head}\n\n{TITLE}")[0] is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("LA LETTRE DE L'OLIVE\nL'hebdo des huiliers     N° 1 207     lundi 3 juin 2019", "La Lettre de l'Olive"),
        ("Le Meunier du Rhin\nLe quotidien de la vallée - lundi 3 juin 2019", "Le Meunier du Rhin"),
        ("Cimes et Vallons\nLe magazine des moulins — 3 juin 2019", "Cimes et Vallons"),
        ("LE BULLETIN DE L'OLIVE\nL'actualité du moulin | 3 juin 2019", "Le Bulletin de l'Olive"),
        ("La Gazette de l'huile\nVotre journal du Sud • 3 juin 2019", "La Gazette de l'huile"),
        # With its capital it is a name, and so it is where no name stands above.
        ("Huiles et goûts\nLe Journal du Rhin - 3 juin 2019", "Le Journal du Rhin"),
        ("Le journal du Rhin - 3 juin 2019", "Le journal du Rhin"),
    ],
)
def test_what_tells_of_the_name_above_it_beside_the_date_is_no_name(head: str, name: str) -> None:
    assert outlet(f"{head}\n\n{TITLE}") == (name, TITLE)


@pytest.mark.parametrize("sign", ["~", "*", "//", "::", "★", "–", "|", "•", "¦", "■"])
@pytest.mark.parametrize("mast", ["Le Phare de l'Olive", "LE PHARE DE L'OLIVE"])
def test_any_sign_between_blanks_parts_a_masthead_from_its_motto(mast: str, sign: str) -> None:
    head = f"{mast} {sign} le quotidien de Clairval\nUNE | POLITIQUE | TURF | CARNET\nLundi 3 juin 2019 | 29°"
    assert outlet(f"{head}\n\n{TITLE}") == ("Le Phare de l'Olive", TITLE)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("CHU LE MANS", "CHU Le Mans"),
        ("ARS LA RÉUNION", "ARS La Réunion"),
        ("CCI DU TARN", "CCI du Tarn"),
        ("LA VOIX DU SUD", "La Voix du Sud"),
        ("INFORMATION PRESSE", None),
        ("INFORMATIONS POUR LA PRESSE", None),
    ],
)
def test_letters_of_public_bodies_stay_and_what_only_says_that_it_is_for_the_press_is_no_name(
    head: str, name: str | None
) -> None:
    assert outlet(f"{head}\nClairval, le 20 mai 2018\n\n{TITLE}")[0] == name


@pytest.mark.parametrize("sign", ["●", "🔴", "⏺", "▶"])
def test_a_picture_parts_a_station_from_its_button(sign: str) -> None:
    assert (
        outlet(f"Radio Olivette {sign} En direct\nPodcasts | Jeux\n\n{TITLE}\n\nLundi 3 juin 2019")[0]
        == "Radio Olivette"
    )


def test_a_ministry_below_its_state_is_no_headline_though_the_text_tells_of_it() -> None:
    head = (
        "RÉPUBLIQUE DU KÉNYA\nMinistère de l'Huile et de l'Économie verte\n\nCOMMUNIQUÉ\n\nNairobi, le 3 juin 2019\n\n"
    )
    head += "Le ministère de l'Huile se félicite de la reprise du travail au moulin. Le ministère y veillera."
    assert outlet(head) == ("Ministère de l'Huile et de l'Économie verte", None)


def test_a_paper_keeps_no_slogan_behind_its_comma() -> None:
    assert outlet(f"L'OLIVIER LIBRE, des nouvelles du moulin\n\n{TITLE}\n\nLundi 3 juin 2019")[0] == "L'Olivier Libre"


def test_a_frequency_with_a_comma_is_no_part_of_a_name() -> None:
    assert outlet(f"RADIO OLIVETTE 98,3 | ÉCOUTEZ EN DIRECT\n\n{TITLE}\n\nLundi 3 juin 2019")[0] == "Radio Olivette"
