"""Boxes that belong to an article, polls that do not, buttons said twice, printed sheets, columns with cut words."""

import pytest

from questions.cleaning import clean
from questions.dispatch import Dispatch, Source

HEAD = "Le bac du lac reste à quai jusqu’à mardi"
FIRST = "La compagnie a suspendu jeudi les traversées du lac après la rupture d’un câble de l’embarcadère."
LAST = "Les élèves de l’autre rive passeront par le pont de la ville haute, a indiqué la commune."


def body(dispatch: Dispatch) -> str:
    return "\n".join(dispatch.text[zone.start : zone.end].strip() for zone in dispatch.body)


def read(*between: str, apart: bool = False, last: str = LAST) -> Dispatch:
    lines = (HEAD, "Publié le 3 mai 2012", FIRST, *between, last)
    return clean(Source("a.txt", ("\n\n" if apart else "\n").join(line for line in lines if line) + "\n"))


@pytest.mark.parametrize("apart", [False, True])
def test_items_behind_bullets_between_two_paragraphs_are_text(apart: bool) -> None:
    kept = body(read("• Trois bacs retirés du service", "• 140 passagers bloqués à quai", apart=apart))
    assert kept.count("bacs retirés") == kept.count("140 passagers") == 1


@pytest.mark.parametrize("heading", ["À lire aussi", "Sur le même thème"])
def test_items_below_a_heading_of_links_are_not(heading: str) -> None:
    assert body(read(heading, "• Trois bacs à vendre aux enchères", "• Une île sans courrier")) == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize(
    "box",
    [
        ("À retenir", "• Reprise espérée mardi matin", "• Aucun blessé parmi les passagers"),
        ("Chronologie", "1998 : mise à l’eau du premier bac", "Mars 2009. Première panne grave."),
        ("Fiche technique", "Longueur : 41 m", "Passagers : 220"),
    ],
)
def test_a_box_that_says_what_it_is_is_text_even_at_the_end(box: tuple[str, ...]) -> None:
    kept = body(read(LAST, *box, last=""))
    assert all(line.removeprefix("• ") in kept for line in box[1:])


def test_figures_around_the_article_are_none() -> None:
    kept = body(read(LAST, "Abonnement 1 an : 98 €", "Vente au numéro : 4 €", last=""))
    assert "98" not in kept


def test_a_poll_goes_with_its_question_and_its_label() -> None:
    poll = ("Notre sondage", "Faut-il construire un second pont sur le lac ?", "Oui", "Non", "Ne se prononce pas")
    assert body(read(*poll)) == f"{FIRST}\n{LAST}"
    question = "Faut-il construire un second pont sur le lac ?"
    assert question in body(read(question))


def test_a_heading_that_comes_again_below_the_text_is_a_button() -> None:
    again = clean(Source("a.txt", f"{HEAD}\n{FIRST}\nPlus d’infos\n{LAST}\nPlus d’infos\n"))
    assert body(again) == f"{FIRST}\n{LAST}"
    assert "Un câble usé" in body(read("Un câble usé"))


def test_what_stands_on_every_printed_sheet_is_no_text() -> None:
    sheet = f"14/06/2013 09:41 {HEAD} - Le Phare du Lac"
    address = "https://www.phare-lac.example/bac-quai.php"
    page = "\n".join(
        (sheet, f"{address} 1/2", HEAD, "Publié le 3 mai 2012", FIRST, sheet, f"{address} 2/2", LAST, "2/2")
    )
    read_page = clean(Source("a.txt", page))
    assert body(read_page) == f"{FIRST}\n{LAST}"
    assert (read_page.title, read_page.agency) == (HEAD, "Le Phare du Lac")
    assert read_page.published is not None
    assert read_page.published.value == "2012-05-03"


def test_columns_with_cut_words_are_one_paragraph() -> None:
    column = [
        "La compagnie du lac a suspendu jeudi les tra-",
        "versées après la rupture d’un câble de l’embar-",
        "cadère. Les passagers, eux, ont été reconduits",
        "par la route, une heure plus tard.",
    ]
    read_page = clean(Source("a.txt", "\n".join((HEAD, "3 mai 2012", *column))))
    assert body(read_page) == "\n".join(column)
    assert read_page.title == HEAD


def test_a_sentence_goes_on_below_an_advert() -> None:
    parts = ("Le câble, dit le directeur, était neuf et pas", "PUBLICITÉ", "usé comme on l’a prétendu lundi.")
    kept = body(read(*parts))
    assert parts[0] in kept
    assert parts[2] in kept
    assert "PUBLICITÉ" not in kept


def test_the_notes_of_a_live_page_keep_their_headings() -> None:
    kept = body(
        read("Partager", "14h32 - Un second câble cède", LAST, "Partager", last=LAST.replace("élèves", "facteurs"))
    )
    assert "Un second câble cède" in kept
    assert "Partager" not in kept


def test_what_stands_between_the_stamp_and_a_credit_is_a_caption() -> None:
    caption = "Le bac à quai, jeudi soir. La jetée était vide."
    page = "\n".join((HEAD, LAST, "Publié le 3 mai 2012", caption, "KEYSTONE/Anne Roy", FIRST))
    assert body(clean(Source("a.txt", page))) == f"{LAST}\n{FIRST}"
    no_standfirst = "\n".join((HEAD, "Publié le 3 mai 2012", caption, FIRST))
    assert caption in body(clean(Source("a.txt", no_standfirst)))


@pytest.mark.parametrize(
    ("stamp", "day"),
    [("Publié le 13 Oct 21 à 16:07", "2021-10-13"), ("Publié le 13 oct. 21 à 16:07", "2021-10-13")],
)
def test_two_digits_behind_the_month_of_a_stamp_are_its_year(stamp: str, day: str) -> None:
    published = clean(Source("a.txt", f"{HEAD}\n{stamp}\n{FIRST}\n{LAST}\n")).published
    assert published is not None
    assert published.value == day


def test_the_day_of_registration_or_printing_is_not_that_of_publication() -> None:
    page = f"{HEAD}\nInscription : 3 mars 2008\nImprimé le 9 mai 2012\n3 mai 2012\n{FIRST}\n{LAST}\n"
    published = clean(Source("a.txt", page)).published
    assert published is not None
    assert published.value == "2012-05-03"


def test_who_signs_and_whose_page_it_is_may_stand_between_headline_and_stamp() -> None:
    page = (
        f"{HEAD}\n{LAST}\nLe Phare du Lac\nAnne ROY\nPublié le 3 mai 2012\n{FIRST}\n{FIRST.replace('jeudi', 'lundi')}\n"
    )
    found = clean(Source("a.txt", page))
    assert found.agency == "Le Phare du Lac"
    assert found.author is not None
    assert found.author.quote == "Anne ROY"


def test_a_button_behind_a_name_is_no_part_of_it() -> None:
    found = clean(Source("a.txt", f"{HEAD}\nPublié le 3 mai 2012\nTexte par : Anne Roy Suivre\n{FIRST}\n{LAST}\n"))
    assert found.author is not None
    assert found.author.quote == "Anne Roy"


ASIDE = "Vous avez pris ce bac autrefois, gardez-en le souvenir."


def test_a_sentence_to_readers_alone_among_furniture_is_no_text() -> None:
    assert body(read("Partager", ASIDE, "Publicité")) == f"{FIRST}\n{LAST}"


def test_a_sentence_to_readers_stays_in_a_paper_that_speaks_to_them_or_beside_a_paragraph() -> None:
    assert ASIDE in body(read(ASIDE))
    assert ASIDE in body(read("Vous êtes priés de prendre la navette de la commune.", "Partager", ASIDE, "Publicité"))


def test_a_stamp_that_adds_an_update_comes_before_the_day_of_another_article() -> None:
    page = (
        f"{HEAD}\n3 mai 2012 - 11:42 | Mis à jour : 4 mai 2012\n{FIRST}\n{LAST}\n2 mai 2012\nUn chien sauvé des eaux\n"
    )
    published = clean(Source("a.txt", page)).published
    assert published is not None
    assert published.value == "2012-05-03"


@pytest.mark.parametrize("line", ["Actualisé le 18.03.2021, 09:47", "Modifié le 18/03/2021 - 09h47"])
def test_an_update_above_the_text_is_no_reader_who_comments(line: str) -> None:
    shouted = clean(Source("a.txt", f"Lac : « On reste à quai »\nPublié le 3 mai 2012\n{line}\n{FIRST}\n{LAST}\n"))
    assert body(shouted).endswith(f"{FIRST}\n{LAST}")


def test_a_reader_who_comments_ends_the_text() -> None:
    assert (
        body(read(LAST, "goeland 18.03.2021, 09:47 : enfin un pont !", "Bravo à tous.", last="")) == f"{FIRST}\n{LAST}"
    )
