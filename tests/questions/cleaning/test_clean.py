"""Cleaning, one difficulty at a time: repetitions, corrections, refusals, line ends, signatures."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.cleaning import clean
from questions.dispatch import Dispatch, Source, Zone
from questions.errors import BinaryDispatch, DispatchRefused, EmptyDispatch, UnsupportedLanguage

LEAD = "Le conseil régional a voté mardi la fermeture de douze petites gares de la vallée."
MORE = "Les élus de la montagne ont quitté la salle avant le vote, qu'ils jugent contraire aux promesses faites."
END = "Une nouvelle séance se tiendra au mois de juin."
ARTICLE = f"La région ferme douze gares\n\n{LEAD}\n\n{MORE}\n\n{END}\n"


def read(text: str, **corrections: object) -> Dispatch:
    return clean(Source("a.txt", text, **corrections))  # type: ignore[arg-type]


def body(dispatch: Dispatch) -> list[str]:
    return [line for zone in dispatch.body for line in dispatch.text[zone.start : zone.end].split("\n") if line.strip()]


def test_a_bare_article() -> None:
    dispatch = read(ARTICLE)
    assert body(dispatch) == [LEAD, MORE, END]
    assert dispatch.title == "La région ferme douze gares"
    assert (dispatch.agency, dispatch.dateline, dispatch.published, dispatch.language) == (None, None, None, "fr")


def test_line_ends_are_not_translated() -> None:
    dispatch = read(ARTICLE.replace("\n", "\r\n"))
    assert dispatch.text.count("\r\n") == ARTICLE.count("\n")
    assert [line.rstrip("\r") for line in body(dispatch)] == [LEAD, MORE, END]


def test_a_lead_repeated_word_for_word_is_kept_once() -> None:
    assert body(read(f"La région ferme douze gares\n\n{LEAD}\n\n{LEAD}\n\n{MORE}\n")) == [LEAD, MORE]


def test_a_standfirst_that_the_lead_repeats_with_more_is_dropped() -> None:
    longer = LEAD.replace("mardi", "mardi soir").replace("vallée.", "vallée, a-t-on appris de bonne source.")
    assert body(read(f"La région ferme douze gares\n\n{LEAD}\n\n{longer}\n\n{MORE}\n")) == [longer, MORE]


@pytest.mark.parametrize(
    ("old", "new"), [("douze", "huit"), ("a voté", "n'a pas voté"), ("douze", "12 des 15")]
)  # fmt: skip
def test_a_standfirst_that_says_something_else_stays(old: str, new: str) -> None:
    other = LEAD.replace(old, new)
    assert body(read(f"La région ferme des gares\n\n{LEAD}\n\n{other}\n\n{MORE}\n")) == [LEAD, other, MORE]


def test_headings_between_paragraphs_stay_and_links_below_go() -> None:
    text = f"Titre du jour sur les gares\n\n{LEAD}\n\nUn vote houleux\n\n{MORE}\n\nLire aussi\n\nLes gares en images\n"
    assert body(read(text)) == [LEAD, "Un vote houleux", MORE]


def test_links_in_the_middle_of_the_article_go() -> None:
    links = "À lire aussi\nDix gares de légende\nLe train, et après ?"
    text = f"La région ferme douze gares\n\n{LEAD}\n\n{links}\n\n{MORE}\n"
    assert body(read(text)) == [LEAD, MORE]


def test_comments_run_to_the_end_of_the_page() -> None:
    text = f"{ARTICLE}\nCommentaires (2)\nJean : Encore une promesse que personne ne tiendra dans la vallée.\n{MORE}\n"
    assert body(read(text)) == [LEAD, MORE, END]


@pytest.mark.parametrize("signature", ["jd/mlt", "(AFP)", "./.ABC/DEF", "AFP/Reuters"])
def test_signatures_glued_to_the_last_paragraph(signature: str) -> None:
    dispatch = read(ARTICLE.rstrip() + " " + signature)
    assert "".join(body(dispatch)).rstrip(". ").endswith("mois de juin")
    assert dispatch.zones[-1].kind == "dirt"


@pytest.mark.parametrize(
    ("opening", "agency", "dateline"),
    [
        ("LYON, 12 mars (AFP) - ", "AFP", "LYON, 12 mars (AFP)"),
        ("NAMUR 22/03 (BELGA) = ", "BELGA", "NAMUR 22/03 (BELGA)"),
        ("Genève (ATS) – ", "ATS", "Genève (ATS)"),
        ("(Belga) - ", "Belga", "(Belga)"),
        ("KINSHASA - ", None, "KINSHASA"),
        ("DAKAR, le 3 mai (APS). ", "APS", "DAKAR, le 3 mai (APS)"),
        ("MOSCOU, 3 octobre - RIA Novosti. ", "RIA Novosti", "MOSCOU, 3 octobre - RIA Novosti"),
    ],
)
def test_datelines(opening: str, agency: str | None, dateline: str) -> None:
    dispatch = read(ARTICLE.replace(LEAD, opening + LEAD))
    assert dispatch.agency == agency
    assert dispatch.dateline is not None
    assert dispatch.dateline.quote == dateline
    assert body(dispatch) == [LEAD, MORE, END]


def test_a_dateline_with_its_year_dates_the_dispatch() -> None:
    published = read(ARTICLE.replace(LEAD, "Genève, 3 mai 2012 (ATS) - " + LEAD)).published
    assert published is not None
    assert (published.value, published.basis) == ("2012-05-03", "stated")
    assert [span.quote for span in published.evidence] == ["3 mai 2012"]


def test_the_day_of_publication_comes_before_the_day_of_an_update() -> None:
    stamp = "Mis à jour le 14 mai 2021 à 09h40 - Publié le jeudi 13 mai 2021 à 00h12"
    published = read(f"La région ferme douze gares\n{stamp}\n\n{LEAD}\n\n{MORE}\n").published
    assert published is not None
    assert published.value == "2021-05-13"


def test_the_date_of_an_event_is_no_stamp() -> None:
    assert read(ARTICLE.replace("mardi", "le 12 mars 2013")).published is None


def test_a_sentence_that_opens_with_a_date_of_publication_is_no_stamp() -> None:
    lead = "Publié le 2 octobre 2017, le rapport de la commission d'enquête compte 340 pages et tranche."
    assert read(f"Le rapport accable la direction\n\n{lead}\n\n{MORE}\n").published is None
    assert body(read(f"Le rapport accable la direction\n\n{lead}\n\n{MORE}\n")) == [lead, MORE]


def test_a_site_of_another_country_stamps_its_pages_in_english() -> None:
    published = read(f"La région ferme douze gares\nKBN | 16 Feb 2019, 18:45 EAT\n\n{LEAD}\n\n{MORE}\n").published
    assert published is not None
    assert published.value == "2019-02-16"


def test_corrections_win() -> None:
    text = ARTICLE.replace(LEAD, "Genève, 3 mai 2012 (ATS) - " + LEAD)
    dispatch = read(text, agency="Reuters", headline="Douze gares", published="2011-06-01")
    assert (dispatch.agency, dispatch.title) == ("Reuters", "Douze gares")
    assert dispatch.headline is not None
    assert dispatch.headline.quote == "La région ferme douze gares"
    assert dispatch.published is not None
    assert (dispatch.published.value, dispatch.published.basis) == ("2011-06-01", "stated")


def test_an_impossible_correction_is_refused() -> None:
    with pytest.raises(ValueError, match="2011-13"):
        read(ARTICLE, published="2011-13-01")


def test_a_marked_body_replaces_the_one_found() -> None:
    start = ARTICLE.index(MORE)
    dispatch = read(ARTICLE, body=((start, start + len(MORE)),))
    assert dispatch.body == (Zone(start, start + len(MORE), "body"),)
    assert body(dispatch) == [MORE]
    assert LEAD in {dispatch.text[zone.start : zone.end].strip() for zone in dispatch.zones if zone.kind == "dirt"}


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff", "Accueil | Sport | Météo | Culture\nPartager\n12 345\n"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(EmptyDispatch) as refused:
        read(text)
    assert refused.value.code == "empty"
    assert refused.value.reason.endswith(".")


def test_binary_content_pasted_as_text() -> None:
    with pytest.raises(BinaryDispatch):
        read("\x00\x01\x02\x03" * 30)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The regional council has voted to close the twelve small stations of the valley, and the mayors are angry. "
         "They said that this was not what had been promised to them in the spring.", "anglais"),
        ("Der Gemeinderat hat am Dienstag beschlossen, die zwölf Bahnhöfe des Tals nicht mehr zu bedienen, und die "
         "Bürgermeister sind mit dem Plan der Bahn nicht einverstanden.", "allemand"),
        ("El consejo regional ha votado el martes el cierre de las doce estaciones del valle, y los alcaldes han "
         "protestado por la decisión, que según ellos fue tomada para ahorrar.", "espagnol"),
    ],
)  # fmt: skip
def test_other_languages_are_refused_by_name(text: str, language: str) -> None:
    with pytest.raises(UnsupportedLanguage) as refused:
        read(text)
    assert language in refused.value.reason


def test_a_very_short_dispatch_is_read() -> None:
    assert body(read("Le pont est fermé.")) == ["Le pont est fermé."]


def test_a_text_without_paragraph_marks_is_one_paragraph() -> None:
    dispatch = read(f"{LEAD} {MORE} {END}")
    assert body(dispatch) == [f"{LEAD} {MORE} {END}"]
    assert dispatch.headline is None


def test_lines_wrapped_at_a_fixed_width_are_no_titles() -> None:
    text = ("La région ferme douze gares\n\nLe conseil régional a voté mardi la fermeture de douze petites\n"
            "gares de la vallée. Les élus de la montagne ont quitté la salle avant\nle vote. La séance reprendra au "
            "mois de juin, selon le président\nde la région.\n")  # fmt: skip
    dispatch = read(text)
    assert "".join(body(dispatch)).startswith("Le conseil régional")
    assert body(dispatch)[-1] == "de la région."


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DispatchRefused):
        check(read(text))


def test_the_only_sentence_of_a_page_is_no_caption() -> None:
    dispatch = read(f"Lire aussi\n\n{LEAD}\n© Machin\n\nLire aussi")
    assert body(dispatch) == [LEAD]


FURNITURE = ["Lire aussi", "Partager", "12 mars 2013", "© Machin", "Titre sans point", "", "   ", "Commentaires (3)"]
FURNITURE += ["* * *", "Новости дня", "«", "-"]
LINES = st.sampled_from([LEAD, MORE, END, "LYON, 12 mars (AFP) - " + LEAD, *FURNITURE])


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]))
def test_any_order_of_lines_keeps_true_offsets(lines: list[str], end: str) -> None:
    try:
        check(read(end.join(lines)))
    except EmptyDispatch:
        assert not {LEAD, MORE, END} & set(lines)


def check(dispatch: Dispatch) -> None:
    position = 0
    for zone in dispatch.zones:
        assert position <= zone.start < zone.end <= len(dispatch.text)
        position = zone.end
    for span in filter(None, (dispatch.headline, dispatch.dateline)):
        assert span.quote == dispatch.text[span.start : span.end]
    assert dispatch.body


def test_a_huge_line_and_a_huge_file_take_seconds() -> None:
    dispatch = read(f"{LEAD} " * 400 + "\n" + "x" * 50_000 + "\n" + LEAD + " " * 50_000 + END + "\n" + "a | " * 8_000)
    assert dispatch.body
