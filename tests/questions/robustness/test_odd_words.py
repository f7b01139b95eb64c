"""Words and values at the edge of what a rule looks at: each of these once stopped the whole reading, or might have."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest

from questions import timex
from questions.annotations import EvidenceSpan
from questions.annotator.claims.clause_claims import find_claims
from questions.annotator.claims.figures import find_figures
from questions.cleaning import clean
from questions.corrections import Correction
from questions.crosscheck.denied.polarity import denied_words
from questions.crosscheck.initiators.doing import words_between
from questions.dispatch import Source
from questions.item_writing import write_items
from questions.item_writing.dates.wrong_dates import near_values
from questions.reader import read_dossier
from questions.report import dossier_report
from questions.syntax import tree
from tests.questions.annotator.conftest import dispatch_of, sentence_of

pytestmark = pytest.mark.model


def read_and_asked(*texts):
    dossier = read_dossier([Source(f"{number}.txt", text) for number, text in enumerate(texts)])
    assert dossier_report(dossier)["dispatches"]
    return dossier, write_items(dossier, seed=1, limit=400)


@pytest.mark.parametrize("number", ["5²", "²", "٣", "½", "①"])
def test_a_sign_that_looks_like_a_number_is_none_to_reckon_with(number):
    bill = "Publié le 3 mai 2019\n\nL'avalanche de Combrailles a emporté des skieurs. "
    read_and_asked(
        f"{bill}Le nombre des victimes s'élève à {number} morts. Parmi eux, {number} sont morts mardi.",
        f"{bill}Le nombre des victimes s'élève à sept morts. Le pré mesure {number} hectares, et non {number}.",
    )


def test_hundreds_of_digits_are_no_figure():
    text = f"La crue a fait {'9' * 400} sinistrés et 12 blessés, et coûté {'9' * 305} milliards d'euros."
    (read,) = read_and_asked(text)[0].dispatches
    figures = find_figures(read.dispatch, read.sentences)
    assert [figure.value for figure in figures] == [12]
    assert all(math.isfinite(figure.value) for figure in figures)


@pytest.mark.parametrize("value", ["1000", "1000-01-01", "1000-SP", "0519", "0101-W05", "9899", "0100-12-31"])
def test_values_near_the_edge_of_the_calendar_have_others_beside_them(value):
    offers = near_values(value)
    assert offers
    assert all(timex.is_calendar(offer) for offer in offers)


def test_a_year_with_three_digits_is_reckoned_with():
    told = "Publié le 3 mai 2019\n\nL'abbaye de Combrailles a été fondée {}. Le prieuré a brûlé en 1000."
    assert read_and_asked(told.format("il y a 1 500 ans"), told.format("en 1000"))[1]


@pytest.mark.parametrize("value", ["9999-12-31", "0001-01-01", "9990", "0012-05-03/2012-05-04"])
def test_a_day_thousands_of_years_away_is_no_value_to_give(value):
    assert timex.is_calendar(value)
    with pytest.raises(ValueError, match="away"):
        timex.validate(value)


def test_what_lies_too_many_years_away_has_no_value():
    (read,) = read_and_asked("Publié le 3 mai 2019\n\nLe volcan s'est éteint il y a 2 018 ans, un lundi.")[0].dispatches
    assert [each.value for each in read.time_expressions if "ans" in each.span.quote] == [None]


def test_a_page_that_states_the_year_9999_states_none():
    page = '<html><head><meta property="article:published_time" content="{}"></head><body><p>{}</p></body></html>'
    text = "Le pont de Brance a été fermé mardi par la mairie, a annoncé le maire devant la presse. " * 3
    assert clean(Source("a.html", page.format("9999-12-31", text))).published is None
    told = clean(Source("a.html", page.format("2019-12-31", text))).published
    assert told is not None
    assert told.value == "2019-12-31"


def test_an_agent_that_is_a_mere_sign_is_none():
    words = "Le/DET/det/1 pont/NOUN/nsubj:pass/3 est/AUX/aux:pass/3 fermé/VERB/ROOT/3 &/CCONJ/obl:agent/3"
    sentence = sentence_of(words)
    (claim,) = find_claims(dispatch_of(sentence.span.quote), [sentence], (), (), (), ())
    assert claim.passive_agent is None


def test_a_denial_that_ends_the_sentence_denies_nothing_behind_it():
    reading = SimpleNamespace(annotated=SimpleNamespace(dispatch=dispatch_of("")))
    last = sentence_of("Le/DET/det/1 pont/NOUN/nsubj/2 rouvert/VERB/ROOT/2 ou/CCONJ/cc/4 non/ADV/conj/2/VerbForm=Part")
    inside = sentence_of("Un/DET/det/1 pont/NOUN/ROOT/1 non/ADV/advmod/3 rouvert/VERB/acl/1/VerbForm=Part")
    assert 5 not in denied_words(reading, tree(last))
    assert 3 in denied_words(reading, tree(inside))


def test_words_that_are_all_marks_are_shown_as_they_stand():
    sentence = sentence_of("Le/DET maire/NOUN signe/VERB ./PUNCT »/PUNCT")
    reading = SimpleNamespace(annotated=SimpleNamespace(dispatch=dispatch_of(sentence.span.quote)))
    assert words_between(reading, tree(sentence), 3, 5).quote == "."
    assert words_between(reading, tree(sentence), 1, 5).quote == "maire signe"


def test_no_word_stands_in_front_of_the_first():
    here = tree(sentence_of("Le/DET maire/NOUN signe/VERB ,/PUNCT"))
    assert (here.word(-1), here.word(0), here.word(3), here.word(4)) == ("", "le", ",", "")


@pytest.mark.parametrize("name", ["?", "’", "…", "—"])
@pytest.mark.parametrize("who", ["Société des ponts de Brance", "trente ouvriers"])
def test_a_name_without_a_letter_names_nobody(name, who):
    text = (
        "La Société des ponts de Brance a suspendu le chantier, ont annoncé lundi les trente ouvriers de Combrailles."
    )
    source, start = Source("a.txt", text), text.index(who)
    words = EvidenceSpan("a.txt", start, start + len(who), who)
    given = read_dossier([source], corrections=[Correction("actor", "correct", (words,), name)])
    dismissed = read_dossier([source], corrections=[Correction("actor", "dismiss", (words,))])
    assert given.actors == dismissed.actors


def test_a_cause_put_right_may_be_a_mere_mark():
    text = "À la demande du préfet, la digue de Brance a été relevée mardi. Le maire, lui, s'y opposait."
    source = Source("a.txt", text)
    (found,) = [each for each in read_dossier([source]).dispatches[0].causes if each.kind == "initiator"]
    mark = EvidenceSpan("a.txt", len(text) - 1, len(text), ".")
    righted = Correction("cause", "correct", (found.effect, found.cause, found.effect, mark), kind="initiator")
    assert read_dossier([source], corrections=[righted]).dispatches[0].causes[0].cause == mark


@pytest.mark.parametrize("cells", ["| " * 40, "|" * 80, "*" * 200, "_" * 200, "# | " * 30])
def test_a_row_of_empty_cells_is_read_in_no_time(cells):
    (read,) = read_and_asked(f"Le pont de Brance {cells}fermé mardi a rouvert.\n\nLe maire s'y opposait.")[0].dispatches
    assert "rouvert" in read.dispatch.text
