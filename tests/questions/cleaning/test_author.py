"""Who signs a page, in the ways French outlets sign, and everything that signs nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.cleaning import clean
from questions.cleaning.author import author_rules
from questions.cleaning.vocabulary import vocabulary
from questions.dispatch import Dispatch, Source
from questions.errors import DispatchRefused
from questions.languages import Rule, languages

TITLE = "La vallée perd ses douze petites gares"
LEAD = "Le conseil régional a voté mardi la fermeture de douze petites gares de la vallée."
MORE = "Les élus de la montagne ont quitté la salle avant le vote, qu'ils jugent contraire aux promesses faites."
END = "Une nouvelle séance se tiendra au mois de juin, a précisé la présidente Lucie Marchal."
TEXT = f"{LEAD}\n\n{MORE}\n\n{END}"


def read(text: str) -> Dispatch:
    dispatch = clean(Source("a.txt", text))
    if dispatch.author is not None:
        author = dispatch.author
        assert (author.file, dispatch.text[author.start : author.end]) == ("a.txt", author.quote)
    return dispatch


def name_in(text: str) -> str | None:
    author = read(text).author
    return author.quote if author else None


def under_headline(line: str) -> str | None:
    return name_in(f"{TITLE}\n\n{line}\n\n{TEXT}\n")


def below(*lines: str) -> str | None:
    return name_in("\n\n".join([TITLE, TEXT, *lines]))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Par Odile Brancourt", "Odile Brancourt"),
        ("par Odile Brancourt", "Odile Brancourt"),
        ("Par Odile BRANCOURT", "Odile BRANCOURT"),
        ("PAR ODILE BRANCOURT", "ODILE BRANCOURT"),
        ("Par O. Brancourt-Hénin", "O. Brancourt-Hénin"),
        ("Par Jean-Noël de La Tour d’Arcy", "Jean-Noël de La Tour d’Arcy"),
        ("Par Odile Brancourt et Yann Le Guen", "Odile Brancourt et Yann Le Guen"),
        ("Par Odile Brancourt, Yann Le Guen et Zoé Petit", "Odile Brancourt, Yann Le Guen et Zoé Petit"),
        ("Par Voahary R.", "Voahary R."),
        ("Par Odile Brancourt à Lomé", "Odile Brancourt"),
        ("Par Odile Brancourt, envoyée spéciale à Lomé", "Odile Brancourt"),
        ("Par Odile Brancourt avec AFP", "Odile Brancourt"),
        ("Par Odile Brancourt (Lomé, correspondance)", "Odile Brancourt"),
        ("Par Odile Brancourt | 3 mai 2012", "Odile Brancourt"),
        ("Par Odile Brancourt, le 3 mai 2012 à 6 h 30", "Odile Brancourt"),
        ("Par le Dr Odile Brancourt", None),
        ("Par Dr Odile Brancourt", "Odile Brancourt"),
        ("Odile Brancourt, envoyée spéciale à Lomé", "Odile Brancourt"),
        ("De notre correspondante à Lille, Odile Brancourt", "Odile Brancourt"),
        ("De notre envoyé spécial Luc Hénin", "Luc Hénin"),
        ("Propos recueillis par Odile Brancourt", "Odile Brancourt"),
        ("Recueilli par Odile Brancourt", "Odile Brancourt"),
        ("Entretien réalisé par Odile Brancourt", "Odile Brancourt"),
        ("Texte : Odile Brancourt - Photos : Luc Hénin", "Odile Brancourt"),
        ("Un reportage d’Odile Brancourt", "Odile Brancourt"),
        ("Publié le 3 mai 2012 à 16 h 42 par Odile Brancourt", "Odile Brancourt"),
        ("10/11/2014 05:00 - Corinne Brancourt-Hénin", "Corinne Brancourt-Hénin"),
        ("10/11/2014 05:00 - Corinne Brancourt-Hénin - 4 réactions", "Corinne Brancourt-Hénin"),
        ("Corinne Brancourt, Le Courrier | mardi 3 mai 2012", "Corinne Brancourt"),
        ("Voahary R. — jeudi 8 octobre 2015, 6 h 40", "Voahary R."),
        ("Corinne Brancourt", "Corinne Brancourt"),
        ("A. Brancourt", "A. Brancourt"),
    ],
)
def test_a_by_line_under_the_headline(line: str, name: str | None) -> None:
    assert under_headline(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("A. Brancourt", "A. Brancourt"),
        ("Jean DUPONT", "Jean DUPONT"),
        ("Efrén Brancourt", "Efrén Brancourt"),
        ("Efrén Brancourt (avec AFP)", "Efrén Brancourt"),
        ("Odile Brancourt, journaliste", "Odile Brancourt"),
        ("Par Odile Brancourt", "Odile Brancourt"),
    ],
)
def test_a_signature_below_the_text(line: str, name: str) -> None:
    assert below(line) == name
    assert below(line, "Lire aussi", "La gare rouvre", "© Le Courrier du Val 2012") == name


@pytest.mark.parametrize(
    "line",
    [
        "Par la rédaction",
        "Par La Rédaction",
        "La Rédaction",
        "Par Rédaction Sud Ouest",
        "Par AFP",
        "Par Agence France-Presse",
        "Avec AFP",
        "Par Le Courrier du Val",
        "Par Radio Léman",
        "Par O. B.",
        "O. B.",
        "pdb/cl/mam",
        "ODB/LVR",
        "Par notre correspondant à Lille",
        "De notre envoyée spéciale à New York",
        "Par crainte des crues, les quais ferment",
        "Traduit de l’anglais par Odile Brancourt",
        "Photos : Odile Brancourt",
        "© Odile Brancourt",
        "Odile Brancourt / AFP",
        "Directrice de la publication : Odile Brancourt",
        "Publié le 3 mai 2012 | Mis à jour le 4 mai 2012",
        "Le Courrier du Val - 3 mai 2012",
        "3 mai 2012 - Grand Est",
        "Haute Savoie",
        "Burkina Faso",
        "Faits Divers",
        "Lucie Marchal",
    ],
)
def test_what_is_no_author(line: str) -> None:
    assert under_headline(line) is None


@pytest.mark.parametrize(
    "lines",
    [
        ("pdb/cl/mam",),
        ("O. B.",),
        ("(Avec AFP)",),
        ("La Rédaction",),
        ("Burkina Faso",),
        ("Radio Continent",),
        ("LA GAZETTE DU VAL",),
        ("Lucie Marchal",),
        ("Lire aussi", "Odile Brancourt"),
        ("3 commentaires", "Odile Brancourt", "Par Odile Brancourt"),
        ("Imprimé par Odile Brancourt",),
        ("Photo Odile Brancourt",),
        ("Gares Vallonnes",),
        ("Un", "Deux", "Trois", "Quatre", "Odile Brancourt"),
    ],
)
def test_what_signs_nothing_below_the_text(lines: tuple[str, ...]) -> None:
    assert below(*lines) is None


def test_a_page_without_a_by_line_has_no_author() -> None:
    assert name_in(f"{TITLE}\n\n{TEXT}\n") is None
    assert name_in(f"LYON, 3 mai 2012 (AFP) - {TEXT}\n\npdb/cl") is None


def test_who_signs_a_letter_stands_in_its_text() -> None:
    dispatch = read(f"Chers parents,\n\n{LEAD}\n\n{MORE}\n\nOdile Brancourt, directrice\n")
    assert dispatch.author is not None
    assert dispatch.author.quote == "Odile Brancourt"
    assert dispatch.body[-1].end >= dispatch.author.end


def test_a_by_line_changes_nothing_else() -> None:
    dispatch = read(f"{TITLE}\n\nPar Odile Brancourt\n\n{TEXT}\n")
    assert [dispatch.text[zone.start : zone.end] for zone in dispatch.body] == [TEXT]
    assert dispatch.title == TITLE


def page(byline: str, after: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in (LEAD, MORE, END))
    return f"<html><body><article><h1>{TITLE}</h1>{byline}{paragraphs}{after}</article></body></html>"


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ('<p class="auteur">Par Odile Brancourt</p>', "Odile Brancourt"),
        ('<div class="author-name">Efrén Brancourt</div>', "Efrén Brancourt"),
        ('<p><span itemprop="author">EFRÉN BRANCOURT</span></p>', "EFRÉN BRANCOURT"),
        ('<p>Un récit signé <a rel="author" href="/e">Efrén Brancourt</a></p>', "Efrén Brancourt"),
        ('<p class="byline">Efrén Brancourt, Le Courrier | 3 mai 2012</p>', "Efrén Brancourt"),
        ("<p>Par Ir&egrave;ne Brancourt</p>", "Irène Brancourt"),
        ('<p class="auteur">La Rédaction</p>', None),
        ('<p class="signature">E. B.</p>', None),
        ('<p class="auteur"></p>', None),
        ('<div class="comment-author">Efrén Brancourt</div>', None),
        ('<meta name="author" content="Odile Brancourt">', None),
        ('<figcaption class="author">Efrén Brancourt</figcaption>', None),
        ('<figure><figcaption>La gare. <span class="author">Efrén Brancourt</span></figcaption></figure>', None),
    ],
)
def test_a_page_says_who_signs_it(byline: str, name: str | None) -> None:
    assert name_in(page(byline)) == name


def test_the_authors_of_comments_are_not_those_of_the_page() -> None:
    comments = '<h3>Commentaires (1)</h3><p class="author">Efrén Brancourt</p><p>Bravo à tous.</p>'
    assert name_in(page("", comments)) is None
    assert name_in(page("<p>Par Odile Brancourt</p>", comments)) == "Odile Brancourt"


@pytest.mark.parametrize(
    ("language", "rule"),
    [(language, rule) for language in languages() for rule in vocabulary(language).pack.rules("author.cues")],
    ids=lambda value: value.name if isinstance(value, Rule) else value,
)
def test_cues_run_their_examples(language: str, rule: Rule) -> None:
    pattern = next(each for each, _ in author_rules(language).cues if each.pattern == rule.text("pattern"))
    assert rule.examples
    assert rule.counter_examples
    assert [line for line in rule.examples if not pattern.search(line)] == []
    if language == "fr":
        assert [line for line in rule.examples if under_headline(line) is None] == []
        assert [line for line in rule.counter_examples if under_headline(line) is not None] == []


def test_an_english_page_is_signed_too() -> None:
    text = (
        "Valley loses twelve stations\n\nBy Jane Hollis and Tom Reed\n\n"
        "The council voted on Tuesday to close the twelve stations of the valley, the mayor said.\n\n"
        "The members from the hills left the hall before the vote, which they said was against what had been said."
    )
    dispatch = clean(Source("a.txt", text), "en")
    assert dispatch.author is not None
    assert dispatch.author.quote == "Jane Hollis and Tom Reed"


PIECES = st.one_of(
    st.sampled_from(
        ["Par", "par :", "Odile", "BRANCOURT", "J.-P.", "de", "d’Arcy", "et", ",", "|", " - ", "(", "3 mai 2012", "AFP"]
    ),
    st.sampled_from(
        ["De notre envoyé spécial à", "Texte :", "\u202f", "\u200b", "e\u0301", "İ", "M.", "É.", "<p>", "&eacute;"]
    ),
    st.text(max_size=12),
)
BYLINES = st.lists(PIECES, max_size=8).map(" ".join)


@given(BYLINES, BYLINES)
@settings(deadline=None)
def test_whatever_stands_around_the_text_the_name_is_quoted_from_its_place(above: str, under: str) -> None:
    for text in (f"{TITLE}\n\n{above}\n\n{TEXT}\n\n{under}", page(f'<p class="author">{above}</p>', under)):
        try:
            author = read(text).author
        except DispatchRefused:
            continue
        if author is not None:
            assert len(author.quote.split()) > 1
            assert author.quote == author.quote.strip()
            assert "\n" not in author.quote
