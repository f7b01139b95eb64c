"""What a page or its layout calls furniture: by-lines, adverts, comments, captions; and the items of lists."""

import pytest

from questions.cleaning import clean
from questions.dispatch import Dispatch, Source

FIRST = "Menées de six buts à la pause, les joueuses du club ont gagné samedi devant leur public."
LAST = "La capitaine, blessée au genou, sera absente trois semaines, a indiqué le médecin."
PAGE = f"<html><body><article><h1>Le club renverse son rival</h1><p>{FIRST}</p>%s<p>{LAST}</p></article></body></html>"


def body(dispatch: Dispatch) -> str:
    return "\n".join(dispatch.text[zone.start : zone.end].strip() for zone in dispatch.body)


def page(between: str) -> Dispatch:
    return clean(Source("a.html", PAGE % between))


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="author-name">Lucas Berthier, au palais des sports de la ville.</div>',
        '<div class="RelatedLinks"><p>Le club cherche un nouveau parrain pour la saison prochaine.</p></div>',
        "<aside><p>Un chien a été sauvé des eaux par les pompiers dimanche.</p></aside>",
        '<div id="comments"><p>Bravo à toutes, on y croit encore pour samedi.</p></div>',
        '<p class="pub">Les tapis sont à moitié prix jusqu’au 24 mars.</p>',
    ],
)
def test_what_an_element_calls_itself_is_believed(furniture: str) -> None:
    assert body(page(furniture)) == f"{FIRST}\n{LAST}"


def test_a_caption_is_kept_as_one() -> None:
    dispatch = page("<figure><figcaption>La gardienne, samedi soir, devant la tribune.</figcaption></figure>")
    assert [dispatch.text[z.start : z.end].strip() for z in dispatch.zones if z.kind == "caption"] == [
        "La gardienne, samedi soir, devant la tribune."
    ]
    assert "gardienne" not in body(dispatch)


def test_an_element_around_the_whole_article_is_not_believed() -> None:
    whole = PAGE.replace("<article>", '<article><div class="with-sidebar">').replace("</article>", "</div></article>")
    assert body(clean(Source("a.html", whole % ""))) == f"{FIRST}\n{LAST}"


def test_the_heading_of_a_page_is_its_headline_whatever_stands_around_it() -> None:
    whole = PAGE.replace("<h1>", '<div class="social"><h1>').replace("</h1>", "</h1></div>")
    assert clean(Source("a.html", whole % "")).title == "Le club renverse son rival"


def test_items_of_a_page_are_text_when_a_line_announces_them() -> None:
    dispatch = page("<p>Les chiffres du match :</p><ul><li>six buts de retard</li><li>deux mille spectateurs</li></ul>")
    assert "six buts de retard" in body(dispatch)
    assert "six buts de retard" not in body(page("<ul><li>six buts de retard</li><li>deux mille spectateurs</li></ul>"))


LIST = "Le club renverse son rival\n\n{0}\n\nTrois mesures ont été prises :\n{1}\n\n{2}\n"
ITEMS = ("- report des opérations non urgentes", "- ouverture de douze lits de plus")


def test_bullets_are_no_text_but_their_items_are() -> None:
    dispatch = clean(Source("a.txt", LIST.format(FIRST, "\n".join(ITEMS), LAST)))
    pieces = [line for zone in dispatch.body for line in dispatch.text[zone.start : zone.end].strip().splitlines()]
    assert "report des opérations non urgentes" in pieces
    assert "ouverture de douze lits de plus" in pieces


def test_the_dash_of_a_speech_stays() -> None:
    talk = "- Vous partez déjà ?\n- Oui, je pars, le train n'attend pas."
    assert "- Oui, je pars" in body(clean(Source("a.txt", LIST.format(FIRST, talk, LAST))))


def test_links_with_bullets_are_no_items() -> None:
    text = f"Le club renverse son rival\n\n{FIRST}\n{LAST}\nSur le même sujet :\n" + "\n".join(ITEMS)
    assert body(clean(Source("a.txt", text))) == f"{FIRST}\n{LAST}"


def test_a_bare_name_between_two_paragraphs_is_a_byline() -> None:
    text = f"Le club renverse son rival\n\n{FIRST}\n\nAnne-Lise Quévreux\n\n{LAST}\n"
    assert "Quévreux" not in body(clean(Source("a.txt", text)))
    assert "Une victoire" in body(clean(Source("a.txt", text.replace("Anne-Lise Quévreux", "Une victoire"))))


def test_a_line_that_opens_with_a_whole_date_is_a_line_of_its_own() -> None:
    head = "Le club renverse son rival devant trois mille spectateurs\nlundi 17 mars 2014 – par A. B. – lu 207 fois\n"
    dispatch = clean(Source("a.txt", f"{head}\n{FIRST}\n{LAST}\n"))
    assert dispatch.published is not None
    assert dispatch.published.value == "2014-03-17"
    assert dispatch.title == "Le club renverse son rival devant trois mille spectateurs"


def test_comments_signed_with_day_and_hour_are_no_text() -> None:
    text = f"Le club renverse son rival\n\n{FIRST}\n{LAST}\nbebert12 - 17/03/2014 08h11 - Elles ont très bien joué.\n"
    assert "bebert12" not in body(clean(Source("a.txt", text)))


def test_a_title_that_shares_no_word_with_the_text_is_the_headline_all_the_same() -> None:
    dispatch = clean(
        Source("a.txt", f"Radio Plaine 98.6 – La voix du canton\n\nUne soirée de folie\n\n{FIRST}\n{LAST}\n")
    )
    assert (dispatch.title, dispatch.agency) == ("Une soirée de folie", "Radio Plaine")


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (
            "INSTITUT DES ALPES (IA)\nNote de conjoncture – 30 septembre 2008\n\nLe club renverse son rival",
            "Institut des Alpes",
        ),
        ("CIMES & VALS | Le magazine de la neige | 28 février 2019\n\nLe club renverse son rival", "Cimes & Vals"),
        (
            "RPI  Radio Plaine Internationale\nÉcouter | Émissions | Monde\n\nLe club renverse son rival",
            "Radio Plaine Internationale",
        ),
        (
            "Aller au contenu\nLE MESSAGER SAVOYARD   Annecy | Ski | Jeux\n\nLe club renverse son rival",
            "Le Messager Savoyard",
        ),
        ("13.02.2018, ore 9.15 | di Ilaria Perotto\n\nLe club renverse son rival", None),
    ],
)
def test_outlets_at_the_head_of_a_page(head: str, outlet: str | None) -> None:
    dispatch = clean(Source("a.txt", f"{head}\n\n{FIRST}\n{LAST}\n"))
    assert (dispatch.title, dispatch.agency) == ("Le club renverse son rival", outlet)


def test_the_window_names_the_outlet_behind_the_beginning_of_the_headline() -> None:
    whole = "<html><head><title>Le club renverse - El Diario del Lago</title></head>" + PAGE.removeprefix("<html>")
    assert clean(Source("a.html", whole % "")).agency == "El Diario del Lago"


def test_a_list_at_the_end_of_a_page_is_links_even_where_one_asks_a_question() -> None:
    html = PAGE.replace(
        "</article>", "</article><ul><li>Curling : la coupe reste ici</li><li>Qui gagnera en avril ?</li></ul>"
    )
    assert body(clean(Source("a.html", html % ""))) == f"{FIRST}\n{LAST}"


def test_a_list_of_sentences_at_the_end_of_a_page_is_text() -> None:
    html = PAGE.replace(
        "</article>", "<ul><li>Le club a gagné six buts.</li><li>Il a perdu deux matchs.</li></ul></article>"
    )
    assert "Le club a gagné six buts." in body(clean(Source("a.html", html % "")))


def test_capitals_without_accents_are_read_as_with_them() -> None:
    text = (
        "Le bac de Brume a repris lundi ses traversées, après trois mois de panne, selon la mairie.\n\n"
        "DANS LA MEME RUBRIQUE\n- Le bac en chiffres\nBRUMETEL : double recharge jusqu'au 31 mars !!!\n"
    )
    assert body(clean(Source("a.txt", text))).endswith("selon la mairie.")


@pytest.mark.parametrize(
    "line",
    [
        "Ce site emploie des témoins. En continuant votre visite, vous acceptez leur usage. OK",
        "Suite de l'article après la publicité",
        "Votre don compte ! Le Bac est une association. Donnez avant Pâques pour avoir un reçu.",
    ],
)
def test_notices_of_a_page_between_paragraphs(line: str) -> None:
    first = "Le bac de Brume a repris lundi ses traversées, après trois mois de panne, selon la mairie."
    last = "Il portera trente voitures, et les habitants de l'autre rive passeront de nouveau sans détour."
    text = f"{first}\n\n{line}\n\n{last}\n"
    assert body(clean(Source("a.txt", text))).splitlines() == [first, last]


def test_the_day_in_brackets_behind_a_link_ends_no_sentence() -> None:
    links = "LES PLUS LUS\n1. Hausse du charbon : la mairie s'explique (9 oct.)\n2. Le bac repeint en bleu (8 oct.)"
    text = (
        "Le moulin rouvre\n\nCLAIRVAL, 3 juin 2019 (APM) - Le moulin à huile de Clairval a repris sa production lundi "
        "matin, après quatre mois de travaux. La coopérative espère presser deux cents tonnes d'olives cet automne.\n\n"
        f"{links}\n"
    )
    body = "".join(text[zone.start : zone.end] for zone in clean(Source("a.txt", text)).body)
    assert "olives" in body
    assert not any(line in body for line in links.splitlines())
