"""HTML: the text a reader sees, the way back to the raw file, and what the page says of itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.cleaning import clean
from questions.cleaning.html import is_html, readable
from questions.dispatch import Source

LEAD = "Le conseil régional a voté mardi la fermeture de douze petites gares de la vallée."
MORE = "Les élus de la montagne ont quitté la salle avant le vote, qu’ils jugent contraire aux promesses faites."
PAGE = """<html><head><title>Douze gares fermées - Le Rail</title>%s</head><body>
<nav><p>Accueil. Tous les articles du jour sont dans le menu de la page.</p></nav>
<article><h1>La région ferme douze gares</h1>
<p>Le conseil r&eacute;gional a vot&#233; <em>mardi</em> la fermeture
   de <a href="/g">douze petites gares</a> de la&nbsp;vall&eacute;e.</p>
<script>document.write("<p>Ce texte n'est pas pour les lecteurs.</p>")</script>
<p>Les élus de la montagne ont quitté la salle avant le vote, qu&rsquo;ils jugent contraire aux promesses faites.</p>
</article><footer><p>© Le Rail 2013. Tous droits réservés.</p></footer></body></html>"""


def body(page: str) -> list[str]:
    dispatch = clean(Source("a.html", page))
    text = "\n".join(dispatch.text[zone.start : zone.end] for zone in dispatch.body)
    return text.replace("\u00a0", " ").split("\n")


def test_the_article_is_read_and_the_furniture_is_not() -> None:
    dispatch = clean(Source("a.html", PAGE % ""))
    assert body(PAGE % "") == [LEAD, MORE]
    assert dispatch.title == "La région ferme douze gares"
    assert "lecteurs" not in dispatch.text
    assert dispatch.published is None


@pytest.mark.parametrize(
    "metadata",
    [
        '<meta property="article:published_time" content="2013-03-12T08:00:00+01:00">',
        '<meta itemprop="datePublished" content="2013-03-12"/>',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2013-03-12T08:00:00Z"}]}</script>',
    ],
)
def test_metadata_date_the_page(metadata: str) -> None:
    published = clean(Source("a.html", PAGE % metadata)).published
    assert published is not None
    assert (published.value, published.basis, published.evidence) == ("2013-03-12", "stated", ())
    assert "métadonnées" in published.reason


@pytest.mark.parametrize(
    "head",
    [
        '<p class="signature"><time datetime="2013-03-12T08:00">il y a deux ans</time></p>',
        '<link rel="canonical" href="https://news.example/2013/03/12/le-quai.html">',
        '<meta property="og:url" content="https://news.example/2013-03-12/le-quai">',
    ],
)
def test_a_time_marked_above_the_text_or_the_address_dates_a_page_without_another_date(head: str) -> None:
    published = clean(Source("a.html", PAGE % head)).published
    assert published is not None
    assert published.value == "2013-03-12"


@pytest.mark.parametrize(
    "head",
    [
        '<p><time datetime="2013-03-12">a</time> <time datetime="2014-05-02">b</time></p>',
        '<p>Un.</p><p>Le bal aura lieu <time datetime="2013-03-12">mardi</time>.</p>',
        '<link rel="canonical" href="https://news.example/2013/13/12/le-quai.html">',
        '<link rel="stylesheet" href="https://news.example/2013/03/12/page.css">',
    ],
)
def test_times_of_events_and_other_addresses_do_not(head: str) -> None:
    assert clean(Source("a.html", PAGE % head)).published is None


def test_broken_metadata_do_no_harm() -> None:
    metadata = '<script type="application/ld+json">{"datePublished": </script><meta name="date" content="hier">'
    assert clean(Source("a.html", PAGE % metadata)).published is None


def test_an_impossible_day_in_the_metadata_is_left_aside() -> None:
    assert clean(Source("a.html", PAGE % '<meta name="date" content="2013-99-99">')).published is None


def test_the_site_names_the_outlet() -> None:
    page = PAGE % '<meta property="og:site_name" content="Le Rail">'
    assert clean(Source("a.html", page)).agency == "Le Rail"


OTHER_TITLES = f"""<html><head><title>À Sorel, le quai s'effrite - La Vigie lacustre</title></head><body>
<div role="banner">La Vigie lacustre <a href="#">Connexion</a></div>
<div id="cookiebar">Nous utilisons des cookies afin de mesurer notre audience.</div>
<main><h1>À Sorel, le conseil ferme le quai et les pêcheurs grondent</h1>
<div class="infos">Ana Roth, envoyée spéciale · Publié vendredi 21 octobre 2016 à 06:00</div>
<p>{LEAD}</p><p>{MORE}</p></main></body></html>"""


def test_the_main_heading_is_the_headline_whatever_the_window_is_called() -> None:
    dispatch = clean(Source("a.html", OTHER_TITLES))
    assert dispatch.title == "À Sorel, le conseil ferme le quai et les pêcheurs grondent"
    assert dispatch.agency == "La Vigie lacustre"
    assert body(OTHER_TITLES) == [LEAD, MORE]


def test_a_heading_may_end_with_words_said_and_the_window_begin_with_the_outlet() -> None:
    heading = "Le quai s'effrite, les pêcheurs grondent : « On nous abandonne »"
    page = OTHER_TITLES.replace("À Sorel, le conseil ferme le quai et les pêcheurs grondent", heading)
    page = page.replace("À Sorel, le quai s'effrite - La Vigie lacustre", f"Radio Vigie 96.2 | {heading}")
    dispatch = clean(Source("a.html", page.replace("La Vigie lacustre <a", "<a")))
    assert dispatch.title == heading
    assert dispatch.agency == "Radio Vigie"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Mascaret FM 94.2 - Sorel : le quai sous tension", "Mascaret FM"),
        ("CKVL-Fleuve 96,1 FM – Nouvelles – Le quai de Sorel", "CKVL-Fleuve"),
        ("Le Quotidien du Bas-Fleuve | Actualités", "Le Quotidien du Bas-Fleuve"),
    ],
)
def test_a_station_or_a_paper_at_an_end_of_the_window_is_the_outlet_whatever_else_it_says(
    title: str, outlet: str
) -> None:
    page = OTHER_TITLES.replace("À Sorel, le quai s'effrite - La Vigie lacustre", title)
    assert clean(Source("a.html", page.replace("La Vigie lacustre <a", "<a"))).agency == outlet


def test_a_by_line_with_its_town_and_the_comments_of_a_page_are_no_article() -> None:
    signed = OTHER_TITLES.replace(f"<p>{MORE}</p>", f"<p>Ana Roth, Sorel</p><p>{MORE}</p>")
    page = signed.replace("</main>", "</main><div class='comm'><b>quai78</b> : Et la digue, elle tient ?</div>")
    assert body(page) == [LEAD, MORE]


def test_who_signs_beside_the_outlet_is_no_outlet() -> None:
    page = OTHER_TITLES.replace("La Vigie lacustre", "Accueil").replace(
        "Ana Roth, envoyée spéciale ·", "Ana Roth, Le Courrier |"
    )
    assert clean(Source("a.html", page)).agency == "Le Courrier"


def test_every_readable_character_leads_back_to_the_raw_file() -> None:
    raw = PAGE % ""
    text, offsets = readable(raw)
    assert len(text) == len(offsets)
    assert offsets == sorted(offsets)
    start = text.index("douze petites gares")
    assert raw[offsets[start] : offsets[start + len("douze petites gares") - 1] + 1] == "douze petites gares"
    accent = text.index("régional") + 1
    assert raw[offsets[accent] :].startswith("&eacute;")


def test_a_plain_text_that_quotes_a_tag_is_no_page() -> None:
    assert not is_html("Le développeur a oublié la balise <p> dans la page, a-t-il dit.")
    assert not is_html("3 < 4 et 5 > 4")
    assert is_html(PAGE % "")
    assert is_html("<p>Un paragraphe.</p>\n<p>Un autre.</p>")


TAGS = ["<p>", "</p>", "<b>", "<br/>", "<script>", "</script>", "</nav>", "<nav>", "<!-- a -->", "<p", "<![CDATA["]
TEXT = ["été ", "&eacute;", "&#x41;", "&nope;", "\r\n", "<", ">", "&", "x" * 50]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(TAGS + TEXT)))
def test_any_soup_keeps_its_offsets(pieces: list[str]) -> None:
    raw = "".join(pieces)
    text, offsets = readable(raw)
    assert len(text) == len(offsets)
    assert all(0 <= offset < len(raw) for offset in offsets)
    for character, offset in zip(text, offsets, strict=True):
        if character.isalnum() and raw[offset] != "&":
            assert raw[offset] == character
