"""Undated dispatches that belong to a story: their own words make some days likelier than others."""

from textwrap import dedent

import pytest

from questions import timex
from questions.annotations import TimeExpression
from questions.annotator.parsing.parses import parse
from questions.annotator.publication import infer_publications
from questions.annotator.times.time_expressions import find_time_expressions
from questions.cleaning import clean
from questions.dispatch import Dispatch, Source

pytestmark = pytest.mark.model

SEIZED = """Douvres : un chalutier de Vaubrun retenu au port

Publié le 12 mai 2014

Les autorités portuaires de Corvières ont saisi dimanche le chalutier « Belle-Aline », du port de Vaubrun, avec ses neuf
marins. Le patron du bateau, Hugo Maréchal, est entendu depuis lundi matin par les douaniers de Corvières.
"""
WAITING = """Belle-Aline : l'attente des familles

Publié le 14 mai 2014

À Vaubrun, les familles des neuf marins du « Belle-Aline », saisi dimanche par les autorités portuaires de Corvières,
ont manifesté mardi devant la mairie. Le patron, Hugo Maréchal, a été libéré mercredi contre une caution.
"""
RADIO = """Le « Belle-Aline » est rentré

Les neuf marins du « Belle-Aline » ont retrouvé hier leurs familles sur le quai de Vaubrun. Le chalutier, saisi
dimanche par les autorités portuaires de Corvières, avait repris la mer jeudi. Le patron, Hugo Maréchal, dormait encore
ce samedi. Une fête est prévue demain sur le port de Vaubrun.
"""
ANNIVERSARY = """Le procès du « Belle-Aline »

Le 11 mai 2014, les autorités portuaires de Corvières saisissaient le chalutier de Vaubrun. Le patron, Hugo Maréchal,
libéré le 14 mai 2014 contre une caution, a été relaxé. Les neuf marins étaient rentrés le 16 mai 2014 à Vaubrun.
"""
GARDEN = """Le jardin des Tilleuls ouvre ses serres

Les serres du jardin des Tilleuls ont ouvert hier. Les orchidées de la collection Delmas, offerte lundi à la ville, y
fleurissent ce samedi pour la première fois. Une conférence aura lieu demain.
"""
AGENCY = """Belle-Aline: le patron libéré

VAUBRUN, 14 mai (AFP) - Le patron du « Belle-Aline », Hugo Maréchal, a été libéré mercredi contre une caution, selon le
budget 2015 du port de Corvières, où le chalutier est retenu depuis dimanche.
"""


def read(*texts: str) -> list[Dispatch]:
    dispatches = [clean(Source(f"{number}.txt", text)) for number, text in enumerate(texts)]
    return infer_publications([(dispatch, parse(dispatch).sentences) for dispatch in dispatches])


def last_value(*texts: str) -> str | None:
    published = read(*texts)[-1].published
    return published.value if published else None


def covers(value: str | None, day: str) -> bool:
    assert value is not None
    first, last = timex.bounds(value)
    return first.isoformat() <= day <= last.isoformat()


def test_this_weekday_and_yesterday_make_the_day() -> None:
    published = read(SEIZED, WAITING, RADIO)[-1].published
    assert published is not None
    assert published.likely == ("2014-05-17",)
    assert covers(published.value, "2014-05-17")
    assert "«\u202fce samedi\u202f» fixe le jour de la semaine" in published.reason
    assert "très vraisemblablement paru" in published.reason


def test_its_weekdays_are_counted_from_the_likeliest_day() -> None:
    dispatch = read(SEIZED, WAITING, RADIO)[-1]
    found = {each.span.quote: each.value for each in find_time_expressions(dispatch, parse(dispatch).sentences)}
    assert found["hier"] == "2014-05-16"
    assert found["jeudi"] == "2014-05-15"
    assert found["demain"] == "2014-05-18"


def test_the_order_of_the_files_changes_nothing() -> None:
    forwards = [each.published for each in read(SEIZED, WAITING, RADIO)]
    backwards = [each.published for each in read(RADIO, WAITING, SEIZED)]
    assert [each and each.value for each in forwards] == [each and each.value for each in backwards[::-1]]


@pytest.mark.parametrize("text", [ANNIVERSARY, GARDEN])
def test_a_text_of_another_time_or_story_gets_no_day_of_this_one(text: str) -> None:
    assert last_value(SEIZED, WAITING, text) is None


def test_dispatches_of_different_seasons_are_no_story() -> None:
    later = WAITING.replace("14 mai 2014", "14 octobre 2014")
    published = read(SEIZED, later, RADIO)[-1].published
    assert published is None or not published.likely


def test_one_date_that_was_misread_does_not_hide_the_week() -> None:
    told = RADIO + "\nLe comptoir de Vaubrun, qui doit payer, avait fermé le 3 septembre 2019.\n"
    assert covers(last_value(SEIZED, WAITING, told), "2014-05-17")


def test_a_day_printed_without_its_year_takes_that_of_the_others_whatever_else_the_text_names() -> None:
    assert last_value(SEIZED, WAITING, AGENCY) == "2014-05-14"


LETTER = """Le « Belle-Aline » chez lui

{stamp}

Les neuf marins du « Belle-Aline » ont retrouvé vendredi leurs familles sur le quai de Vaubrun. Le chalutier, saisi
dimanche par les autorités portuaires de Corvières, avait repris la mer jeudi. Le patron, Hugo Maréchal, dormait encore.
"""


@pytest.mark.parametrize(
    "stamp",
    [
        "Publié samedi à 11h32 | Lecture 2 min",
        "Radio Vaubrun, samedi, 17h42",
        "Vaubrun, samedi soir",
        "Publié samedi soir",
    ],
)
def test_a_page_that_prints_its_weekday_alone_appeared_on_one(stamp: str) -> None:
    published = read(SEIZED, WAITING, LETTER.format(stamp=stamp))[-1].published
    assert published is not None
    assert published.likely == ("2014-05-17",)
    assert "a page porte elle-même le jour «\u202fsamedi\u202f»" in published.reason


@pytest.mark.parametrize("line", ["Les marins fêtés à Vaubrun, samedi soir", "Fermé samedi", "Concert : samedi, 17h42"])
def test_a_weekday_of_a_headline_or_an_offer_is_not_that_of_the_page(line: str) -> None:
    published = read(SEIZED, WAITING, LETTER.format(stamp=line))[-1].published
    assert published is None or "a page porte" not in published.reason


def test_days_of_an_earlier_stretch_may_be_printed_in_full() -> None:
    before = SEIZED.replace("12 mai 2014", "3 avril 2014").replace("Douvres : un", "Un")
    told = RADIO + "\nLe chalutier avait quitté Vaubrun le 1er avril, et fait escale à Tréval le 3 avril.\n"
    assert covers(last_value(SEIZED, WAITING, before, told), "2014-05-17")


def test_a_first_saturday_to_come_bounds_the_day() -> None:
    told = RADIO + "\nLe quai sera fermé à compter du 20 mai. Un bal aura lieu le premier samedi de juin.\n"
    assert covers(last_value(SEIZED, WAITING, told), "2014-05-17")


def test_this_weekday_on_a_page_posted_on_another_one_is_not_its_own_day() -> None:
    told = LETTER.format(stamp="Mise en ligne samedi à 12:51").replace("retrouvé vendredi", "retrouvé ce vendredi")
    published = read(SEIZED, WAITING, told)[-1].published
    assert published is not None
    assert published.likely == ("2014-05-17",)


WEEKLY = """Le « Belle-Aline » vu du quai

Le chalutier de Vaubrun, saisi dimanche par les autorités portuaires de Corvières, a été fouillé par les douaniers. Le
patron, Hugo Maréchal, dormait encore. Une fête est prévue vendredi sur le port de Vaubrun. La criée ouvrira demain.
"""


def read_times(*texts: str) -> dict[str, TimeExpression]:
    dispatch = read(*texts)[-1]
    return {each.span.quote: each for each in find_time_expressions(dispatch, parse(dispatch).sentences)}


def test_a_weekday_is_sure_where_the_day_of_the_page_is_not() -> None:
    """Whichever day of that week it appeared, « dimanche » is the Sunday that the others tell of."""
    published = read(SEIZED, WAITING, WEEKLY)[-1].published
    assert published is not None
    assert not timex.is_day(published.value)
    found = read_times(SEIZED, WAITING, WEEKLY)
    assert (found["dimanche"].value, found["dimanche"].likely) == ("2014-05-11", None)
    assert "entre le" in found["dimanche"].derivation
    assert found["demain"].value is None


def test_of_weeks_that_suit_it_alike_a_page_is_of_the_one_that_follows_the_event() -> None:
    """« ce lundi » comes back each week, the night of the seizure is over: nobody dates a month-old night so."""
    note = """Le port attend

    Les faits remontent à la nuit de samedi à dimanche. Ce lundi matin, le port de Vaubrun attend son chalutier.
    Demain, les familles iront voir le préfet.
    """
    found = read_times(SEIZED, WAITING, dedent(note))
    assert found["la nuit de samedi à dimanche"].value == "2014-05-10TNI"
    assert found["Ce lundi matin"].value == "2014-05-12"
    assert found["Demain"].value == "2014-05-13"
