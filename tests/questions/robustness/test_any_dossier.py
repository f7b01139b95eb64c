"""Whatever stands in the files: no crash, every quote the raw text at its place, the same answer every time.

In ``make test`` a few dossiers of each sort; ``make robustness`` tries hundreds (``RECOUPE_EXAMPLES``).
"""

from __future__ import annotations

import os
from dataclasses import fields, is_dataclass
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questions.annotations import EvidenceSpan
from questions.annotator.parsing import parses
from questions.dispatch import Source
from questions.dossier import Dossier
from questions.errors import NothingToRead, QuestionsError
from questions.reader import read_dossier
from questions.report import dossier_report

pytestmark = pytest.mark.model

EXAMPLES = int(os.environ.get("RECOUPE_EXAMPLES", "6"))
SOME = settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))

#: Sentences that are read as something, to be mixed with anything.
SENTENCES = [
    "BREST, 4 mars 2021 (AFP) - Le pont de Kerhuon a été fermé mardi, a annoncé le maire, Yann Le Goff.",
    "Publié le 6 mars 2021",
    "Par Odile Brancourt et Luc Hénin, envoyés spéciaux à Brest",
    "\n\nÉ. Brancourt\n",
    "« Le pont rouvrira en juin », a déclaré M. Le Goff devant la presse.",
    "Selon la préfecture, l'incendie a fait douze blessés en raison du vent.",
    "L'incendie a fait quinze blessés, d'après les pompiers.",
    "La veille, les travaux avaient été interrompus à cause d'une grève de trois jours.",
    "Le pont n'a pas été fermé, assure l'Agence régionale des ponts (ARP).",
    "Lire aussi : nos dernières dépêches",
    "The bridge was closed on Tuesday, the mayor said, because of the fire that broke out on Monday.",
]
ODDITIES = [
    "\x00",
    "\x07",
    "\r\n",
    "\r",
    "\u2028",
    "\u200f",
    "\u202e",
    "\ufeff",
    "\u0301",
    "\U0001f469\u200d\U0001f692",
    "ﬁ",
    "İ",
    "ẞ",
    "٣",
    "Ⅳ",
    "𝟙𝟚",
    "שלום",
    "مرحبا",
    "—" * 40,
    "(" * 30,
    "«" * 9,
    '"',
    "'" * 5,
    "\t",
    " " * 80,
    "\n\n\n",
    "<p>",
    "</p>",
    "&eacute;",
    "<html><body>",
    "[x](y)",
    "1" * 400,
    "a" * 3000,
    "M. M. M.",
    "…" * 50,
]
PIECES = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(ODDITIES), st.text(max_size=60))
MIXED = st.lists(PIECES, max_size=14).map(" ".join)
LINES = st.lists(PIECES, max_size=14).map("\n".join)
TEXTS = st.one_of(st.text(max_size=400), MIXED, LINES, LINES.map(lambda text: text.replace("\n", "\r\n")))
DOSSIERS = st.lists(TEXTS, min_size=1, max_size=4)


def sources(texts: list[str]) -> list[Source]:
    return [Source(f"{number}.txt", text) for number, text in enumerate(texts)]


def read(given_sources: list[Source], language: str = "fr") -> Dossier | None:
    """The dossier; ``None`` when everything was refused."""
    try:
        return read_dossier(given_sources, language=language)
    except NothingToRead:
        return None


def spans(value: object) -> list[EvidenceSpan]:
    """Every evidence span inside a value."""
    if isinstance(value, EvidenceSpan):
        return [value]
    if isinstance(value, tuple):
        return [span for each in value for span in spans(each)]
    if is_dataclass(value) and not isinstance(value, type):
        return [span for field in fields(value) for span in spans(getattr(value, field.name))]
    return []


def reaches_a_root(heads: list[int], place: int) -> bool:
    """Whether a word hangs, through others, on one that hangs on none: rules go up and down the tree to its ends."""
    for _ in heads:
        if heads[place] == place:
            return True
        place = heads[place]
    return False


def check_places(dossier: Dossier) -> None:
    """Every span quotes the text of its dispatch, zones do not overlap, words lie inside their sentences and hang on
    one another without going round."""
    texts = {each.dispatch.file: each.dispatch.text for each in dossier.dispatches}
    for span in spans(dossier):
        assert 0 <= span.start < span.end <= len(texts[span.file])
        assert texts[span.file][span.start : span.end] == span.quote
    for each in dossier.dispatches:
        ends = [0, *(zone.end for zone in each.dispatch.zones)]
        assert all(end <= zone.start < zone.end for end, zone in zip(ends, each.dispatch.zones, strict=False))
        for sentence in each.sentences:
            assert all(sentence.span.start <= t.start < t.end <= sentence.span.end for t in sentence.tokens)
            heads = [token.head for token in sentence.tokens]
            assert all(0 <= head < len(heads) for head in heads)
            assert all(reaches_a_root(heads, place) for place in range(len(heads)))


@given(DOSSIERS)
@SOME
def test_any_texts_are_read_or_refused(texts):
    given_sources = sources(texts)
    dossier = read(given_sources)
    if dossier is None:
        return
    check_places(dossier)
    raw = {source.file: source.text for source in given_sources}
    files = [each.dispatch.file for each in dossier.dispatches] + [refusal.file for refusal in dossier.refused]
    assert sorted(files) == sorted(raw)
    for each in dossier.dispatches:
        assert each.dispatch.text == raw[each.dispatch.file] or "<" in raw[each.dispatch.file]


@given(TEXTS)
@SOME
def test_any_text_is_read_in_english_too(text):
    dossier = read(sources([text]), language="en")
    if dossier is not None:
        check_places(dossier)


@given(DOSSIERS)
@SOME
def test_the_same_input_gives_the_same_output(texts):
    first = read(sources(texts))
    parses.forget()
    second = read(sources(texts))
    assert (first and dossier_report(first)) == (second and dossier_report(second))


def facts(dossier: Dossier | None) -> dict[str, object]:
    """What was found, told without order."""
    if dossier is None:
        return {}
    return {
        "read": {each.dispatch.file: each for each in dossier.dispatches},
        "actors": {(actor.name, actor.kind, frozenset(actor.mentions)) for actor in dossier.actors},
        "opposed": {(each.kind, frozenset((each.a, each.b))) for each in dossier.contradictions},
        "reconciled": {(each.kind, frozenset((each.a, each.b))) for each in dossier.reconciliations},
    }


@given(st.lists(MIXED, min_size=2, max_size=3))
@settings(SOME, max_examples=EXAMPLES // 2)
def test_the_order_of_the_files_changes_nothing_that_is_found(texts):
    orders = [facts(read(list(order))) for order in permutations(sources(texts))]
    assert all(order == orders[0] for order in orders)


@given(LINES)
@SOME
def test_a_file_listed_twice_is_read_once_and_a_second_of_its_name_is_refused(text):
    one = Source("a.txt", text)
    assert facts(read([one, one])) == facts(read([one]))
    dossier = read([one, Source("a.txt", text + " Fin.")])
    if dossier is not None and [each.dispatch.text for each in dossier.dispatches] == [text]:
        assert [refusal.code for refusal in dossier.refused] == ["duplicate"]


@given(LINES)
@SOME
def test_no_words_contradict_their_own_copy(text):
    """Two copies of one dispatch under two names are two outlets that say the same."""
    both = read([Source("a.txt", text), Source("b.txt", text)])
    if both is not None:
        assert [each for each in both.contradictions if each.a.quote == each.b.quote] == []
        assert [read.dispatch.text for read in both.dispatches] == [both.dispatches[0].dispatch.text] * 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "\ufeff",
        "\x00" * 50,
        "...",
        "!!! ???",
        "12 345",
        "⚽" * 300,
        "\u202e" * 300,
        "- - - - -",
        "«»",
        "\r\n" * 900,
        "Accueil | Sport | Culture | Météo",
        "<html><head></head><body></body></html>",
    ],
    ids=repr,
)
def test_a_text_without_a_sentence_is_refused_in_one_line(text):
    with pytest.raises(QuestionsError) as refused:
        read_dossier([Source("rien.txt", text)])
    assert str(refused.value).startswith("rien.txt")
    assert "\n" not in str(refused.value)
