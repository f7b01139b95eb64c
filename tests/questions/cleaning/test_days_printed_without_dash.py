"""Days of publication printed in other ways: no dash behind the agency, an article, a by-line before the date."""

import pytest

from questions.cleaning import clean
from questions.dispatch import Source

BODY = "Le conseil de Brume a voté mardi la fermeture du pont. Les commerçants protestent depuis lundi."


def test_an_agency_in_brackets_needs_no_dash() -> None:
    read = clean(Source("a.txt", f"Le pont de Brume fermé\n\nLausanne, 2 mars (ATR) {BODY}\n"))
    assert read.dateline is not None
    assert read.dateline.quote == "Lausanne, 2 mars (ATR)"
    assert read.agency == "ATR"


def test_brackets_in_a_sentence_are_no_dateline() -> None:
    read = clean(Source("a.txt", f"Le pont\n\nÉlue le 12 mars (lire aussi page 3) La mairesse a parlé. {BODY}\n"))
    assert read.dateline is None


def test_an_article_may_stand_before_the_weekday() -> None:
    read = clean(
        Source("a.txt", f"COMMUNIQUÉ DE PRESSE\n\nBrume, le dimanche 20 juillet\n\nAux amis du pont\n\n{BODY}\n")
    )
    assert [zone.kind for zone in read.zones if "20 juillet" in read.text[zone.start : zone.end]] in (
        ["dateline"],
        ["stamp"],
    )


def test_a_byline_before_the_date_does_not_hide_it() -> None:
    title = "Le pont de Brume fermé pour un an : les commerçants protestent"
    read = clean(Source("a.txt", f"{title}\n{title}\npar Ana Sol | mercredi 11 novembre 2009 - 9 h 40\n\n{BODY}\n"))
    assert read.published is not None
    assert read.published.value == "2009-11-11"
    assert read.headline is not None
    assert read.headline.quote == title


@pytest.mark.parametrize(
    ("head", "month"),
    [
        ("Bois & Forêts, le mensuel - n° 58 - mai 2017", "2017-05"),
        ("Mensuel - Mai 2017 - no 58", "2017-05"),
        ("N° 58 | mai-juin 2017", "2017-05/2017-06"),
        ("Publié en mai 2017", "2017-05"),
    ],
)
def test_the_month_of_an_issue_is_all_that_it_proves(head: str, month: str) -> None:
    published = clean(Source("a.txt", f"{head}\n\nLe pont de Brume fermé\n\n{BODY}\n")).published
    assert published is not None
    assert (published.value, published.basis) == (month, "inferred")
    assert "Mois imprimé" in published.reason


def test_an_issue_has_its_month_without_a_headline_too() -> None:
    read = clean(Source("a.txt", f"CAHIERS DU BOIS\nRevue des forestiers, n° 58, mai 2017\n\nEntretien\n\n{BODY}\n"))
    assert read.published is not None
    assert read.published.value == "2017-05"


@pytest.mark.parametrize("head", ["La foire de mai 2017 en images", "Archives : mars 2015, n° 3, mai 2017, n° 8"])
def test_a_month_among_other_words_is_none_of_an_issue(head: str) -> None:
    assert clean(Source("a.txt", f"{head}\n\nLe pont de Brume fermé\n\n{BODY}\n")).published is None


@pytest.mark.parametrize(
    "stamp",
    [
        "Rédigé par Ana Sol le 1er octobre 2015 - 08:15. Lu 6 384 fois.",
        "Mise en ligne le 1er octobre 2015 à 8h15.",
        "Écrit par Ana Sol, le 1er octobre 2015. Vu 12 fois.",
    ],
)
def test_a_stamp_may_end_with_a_full_stop_and_a_counter(stamp: str) -> None:
    first = "Le moulin à huile de Clairval a repris sa production lundi matin, après quatre mois de travaux."
    found = clean(Source("a.txt", f"Le moulin à huile de Clairval rouvre ses portes\n{stamp}\n\n{first}\n")).published
    assert found is not None
    assert found.value == "2015-10-01"


def test_a_sentence_on_what_was_published_is_no_stamp() -> None:
    told = "Écrit le 1er octobre 2015, le testament du meunier lègue le moulin de Clairval à ses trois filles."
    more = "Les trois filles du meunier ont refusé lundi de le vendre à la commune, qui voulait en faire un musée."
    assert clean(Source("a.txt", f"Le moulin de Clairval reste aux filles\n\n{told}\n\n{more}\n")).published is None


def test_the_tools_of_a_page_do_not_hide_its_day() -> None:
    line = "Par Ana Sol-Roy, le 09-11-2008 à 14:03 - Lu 6 204 fois - Envoyer - Imprimer - Taille du texte : A- A+"
    published = clean(Source("a.txt", f"Le pont de Brume fermé\n{line}\n\n{BODY}\n")).published
    assert published is not None
    assert published.value == "2008-11-09"


def test_a_byline_and_a_bar_may_stand_before_published() -> None:
    read = clean(
        Source("a.txt", f"Le pont de Brume fermé\n\nPar la rédaction, avec ATR | Publié le 15/04 à 07h31\n\n{BODY}\n")
    )
    assert [zone.kind for zone in read.zones if "15/04" in read.text[zone.start : zone.end]] == ["stamp"]


def test_what_is_published_behind_a_bar_without_a_day_is_no_stamp() -> None:
    read = clean(Source("a.txt", f"Le pont de Brume fermé\n\nPar la rédaction | Publié dans Sports\n\n{BODY}\n"))
    assert not any(zone.kind == "stamp" for zone in read.zones)
