"""Pages as they are scraped, every line marked by hand: B body, H heading inside it, T headline, the rest no article.

« ¦ » ends a dateline. What an HTML page holds is marked in a file of its own beside it.
"""

from pathlib import Path

import pytest

from questions.cleaning import clean
from questions.dispatch import Dispatch, Source

PAGES = Path(__file__).parent / "pasted"
OUTLETS = {
    "african_site": ("Lomegnan Infos", "2016-01-21"),
    "agency_wire": ("ANP", "2013-10-17"),
    "blog_engine": ("Le Petit Finistérien", "2014-02-08"),
    "joomla_radio": ("RTN", "2017-03-03"),
    "live_ticker": ("France Journal TV", "2016-08-24"),
    "local_radio": ("Radio Corniche", "2018-11-06"),
    "old_table": ("Sahelia24", "2019-06-19"),
    "quebec_daily": ("Le Fjord", None),
    "quebec_radio": ("Radio-Estrie", "2018-07-12"),
    "regional_daily": ("L'Écho du Marais", "2017-03-14"),
    "several_alphabets": ("Atlas Matin", "2016-03-12"),
    "small_daily": ("La Gazette du Velay", "2019-10-02"),
    "swiss_paywall": ("Le Temps des Alpes", "2015-02-09"),
}


def _lines(name: str) -> list[tuple[str, str]]:
    marked = next(path for path in PAGES.glob(f"{name}.*") if path.suffix != ".html")
    return [(line[0], line[2:]) for line in marked.read_text(encoding="utf-8").splitlines() if line]


def _read(name: str) -> Dispatch:
    page = PAGES / f"{name}.html"
    if page.exists():
        return clean(Source(page.name, page.read_text(encoding="utf-8")))
    return clean(Source("a.txt", "\n".join(text.replace("¦", "") for _, text in _lines(name))))


def _body(dispatch: Dispatch) -> list[str]:
    text = "\n".join(dispatch.text[zone.start : zone.end] for zone in dispatch.body)
    return [" ".join(line.split()) for line in text.replace("\u00a0", " ").splitlines() if line.strip()]


@pytest.mark.parametrize("name", OUTLETS)
def test_the_body_is_every_paragraph_of_the_article_and_nothing_else(name: str) -> None:
    article = [text.rpartition("¦")[2] for kind, text in _lines(name) if kind in "BH"]
    assert _body(_read(name)) == [" ".join(text.split()) for text in article]


@pytest.mark.parametrize("name", OUTLETS)
def test_headline_outlet_and_day(name: str) -> None:
    dispatch, (outlet, day) = _read(name), OUTLETS[name]
    assert [dispatch.title] == [text.strip() for kind, text in _lines(name) if kind == "T"]
    assert dispatch.agency == outlet
    assert (dispatch.published.value if dispatch.published else None) == day


FIRST = "Le bac de la Sèvre reprendra lundi ses traversées, interrompues depuis l'automne par une panne de treuil."
LAST = "Les passagers paieront le même prix qu'avant, a promis le conseil départemental dans un communiqué."


def _article(between: str, *, head: str = "Le bac de la Sèvre reprend du service\n", tail: str = "") -> list[str]:
    return _body(clean(Source("a.txt", f"{head}{FIRST}\n{between}\n{LAST}\n{tail}")))


def test_who_is_a_journalist_is_news_unless_a_by_line_names_the_same() -> None:
    told = "Ana Sol est journaliste au Phare depuis 2010, elle a été libérée mardi."
    assert told in _article(told)
    assert told not in _article(told, head="Le bac de la Sèvre reprend du service\nPar Ana Sol\n")


def test_a_sentence_below_a_credit_in_capitals_is_a_caption_where_no_paragraph_follows() -> None:
    told = "Le treuil avait été changé en 2009."
    assert told not in _article(f"PHOTO ANA SOL, LE PHARE\n{told}\nPartager")
    assert told in _article(f"PHOTO ANA SOL, LE PHARE\n{told}")


def test_one_line_below_an_inline_link_is_a_heading_two_are_links() -> None:
    link = "Lire aussi : Le pont de Marans rouvre"
    assert "Un treuil à changer" in _article(f"{link}\nUn treuil à changer")
    assert _article(f"{link}\nUn treuil à changer\nLa crue vue du ciel") == [FIRST, LAST]
    assert _article(f"{link}\nLe pont de Marans rouvre") == [FIRST, LAST]


def test_a_keyword_is_no_heading_and_a_markdown_heading_is_one() -> None:
    assert _article("#CRUE") == [FIRST, LAST]
    assert _article("## Un treuil à changer") == [FIRST, "Un treuil à changer", LAST]


def test_what_follows_the_end_mark_of_a_newsroom_is_no_article() -> None:
    note = "Le bac reçoit l'appui de la région."
    assert note not in _article("", tail=f"– 30 –\n{note}")
    assert note in _article("", tail=note)


def test_whose_page_it_is_stands_at_its_foot_too() -> None:
    head = "Le Bac de la Sèvre\nAccueil\nLa panne de treuil est réparée après trois mois\n"
    foot = "© 2017 Le Bac de la Sèvre"
    page = clean(Source("a.txt", f"{head}{FIRST}\n{LAST}\n{foot}"))
    assert page.title == "La panne de treuil est réparée après trois mois"


def _page(title: str) -> Dispatch:
    lines = "<div>Prenez-vous le bac ?</div><div>Retour à la normale</div><div>Le treuil du bac de la Sèvre</div>"
    rest = f"<p>{FIRST}</p><p>{LAST}</p></body></html>"
    return clean(Source("a.html", f"<html><head><title>{title}</title></head><body>{lines}{rest}"))


def test_the_title_of_the_window_tells_the_headline_and_a_question_above_it_is_a_box() -> None:
    named = _page("Le Phare - Retour à la normale")
    assert (named.title, _body(named)) == ("Retour à la normale", [FIRST, LAST])
    assert _page("Le Phare").title == "Le treuil du bac de la Sèvre"


@pytest.mark.parametrize(
    "title", ["Avec cette panne, les passagers attendent au quai", "Retour à la normale pour les passagers"]
)
def test_a_title_that_opens_like_a_by_line_or_a_menu_is_one_where_nothing_else_is(title: str) -> None:
    assert clean(Source("a.txt", f"{title}\n\n{FIRST}\n\n{LAST}\n")).title == title


@pytest.mark.parametrize("line", ["Par Jean Roy, envoyé spécial à Marans", "Photo : Jean Roy, quai de la Sèvre"])
def test_a_by_line_or_a_credit_at_the_head_is_no_title(line: str) -> None:
    assert clean(Source("a.txt", f"{line}\n\n{FIRST}\n\n{LAST}\n")).title is None


def test_who_writes_a_letter_is_no_headline_above_a_question_that_is_one() -> None:
    head = "SYNDICAT DES EAUX DE LA SÈVRE ET DU MARAIS POITEVIN RÉUNIS\nQui paiera le treuil du bac ?\n"
    assert clean(Source("a.txt", f"{head}Marans, le 3 mai 2012\n{FIRST}\n{LAST}\n")).title == (
        "Qui paiera le treuil du bac ?"
    )
    other = "LE SYNDICAT DES EAUX REMET LE BAC DE LA SÈVRE EN SERVICE\nQui paiera le treuil du bac ?\n"
    assert clean(Source("a.txt", f"{other}{FIRST}\n{LAST}\n")).title == other.splitlines()[0]
