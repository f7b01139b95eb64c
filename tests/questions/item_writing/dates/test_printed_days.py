"""A relative date is asked only where the dispatch itself prints the day from which it counts."""

from __future__ import annotations

import pytest

from questions.item_writing import write_items
from questions.item_writing.contradictions.opposed_passages import pair
from questions.item_writing.dates.clarified import clarified
from questions.item_writing.dates.dated_facts import proved
from questions.item_writing.dates.dating import day_lines, is_dated
from tests.questions.item_writing.bodies import read, signed, told

pytestmark = pytest.mark.model

PRINTED = "LILLE, 3 mai 2012 (AGN) - Le pont de Denain a rouvert mercredi. Le maire Paul Roy a coupé le ruban jeudi."
UNDATED = (
    "Le pont est rouvert\n\nLe pont de Denain a rouvert hier matin. Le maire Paul Roy a coupé le ruban devant la foule."
)


def test_a_dispatch_that_prints_its_day_is_dated():
    context = signed(PRINTED)
    dispatch = context.read("1.txt").dispatch
    assert is_dated(dispatch)
    assert [span.file for span in day_lines(dispatch)] == ["1.txt"]


def test_a_day_worked_out_from_another_dispatch_proves_nothing():
    context = signed(PRINTED, UNDATED)
    assert not is_dated(context.read("2.txt").dispatch)
    items = write_items(context.dossier, topic="date", limit=200)
    assert not [item for item in items if any("hier" in span.quote for span in item.evidence)]


def test_no_day_is_put_behind_words_of_an_undated_dispatch():
    context = signed(PRINTED, UNDATED)
    sentence = next(each for each in context.sentences("2.txt") if "hier" in each.span.quote)
    assert "[" not in clarified(context, sentence.span)


def test_a_date_behind_a_colon_does_not_date_what_stands_before_it():
    context = signed(
        "LILLE, 5 mai 2012 (AGN) - La directrice Anne Roy a présenté les chiffres de Denain : "
        "jeudi, 400 foyers étaient privés de gaz."
    )
    stems = [item.stem for item in write_items(context.dossier, topic="date", limit=200) if item.rule == "date.when"]
    assert not [stem for stem in stems if "présenté" in stem]


@pytest.mark.parametrize(
    "body",
    [
        "Le concert que la ville de Denain préparait mercredi a été annulé.",
        "La foire qui se tenait mercredi à Denain a été reportée.",
        "Le marché que la ville de Denain tenait mercredi n'a pas eu lieu.",
        "La ville de Denain préparait mercredi un concert.",
        "Le club de Denain espérait jouer mercredi.",
    ],
)
def test_a_plan_of_which_no_form_tells_whether_it_is_over_dates_nothing(body):
    context = signed(f"LILLE, vendredi 4 mai 2012 (AGN) - {body}")
    (time,) = [each for each in context.read("1.txt").time_expressions if each.span.quote == "mercredi"]
    assert not proved(context, time)
    assert "[" not in clarified(context, context.sentence(time.span).span)


@pytest.mark.parametrize(
    "body",
    [
        "Le concert que la ville de Denain donnait mercredi a été interrompu.",
        "Le bac qui conduisait mercredi les élèves de Denain est tombé en panne.",
    ],
)
def test_what_went_on_that_day_is_dated(body):
    context = signed(f"LILLE, vendredi 4 mai 2012 (AGN) - {body}")
    (time,) = [each for each in context.read("1.txt").time_expressions if each.span.quote == "mercredi"]
    assert proved(context, time)
    assert "[2 mai 2012]" in clarified(context, context.sentence(time.span).span).replace("\u202f", " ")


@pytest.mark.parametrize("feast", ["Pâques", "Noël", "la Pentecôte"])
def test_the_day_of_a_feast_is_neither_asked_nor_put_in_brackets(feast):
    context = signed(f"LILLE, vendredi 4 mai 2012 (AGN) - Le fort de Denain sera vidé avant {feast}.")
    times = [each for each in context.read("1.txt").time_expressions if each.span.quote in feast]
    assert times
    assert not [each for each in times if proved(context, each)]
    assert "[" not in clarified(context, context.sentence(times[0].span).span)


def test_what_is_prepared_for_a_day_lies_ahead():
    context = signed(
        "LILLE, vendredi 4 mai 2012 (AGN) - La ville de Denain a annulé la fête qu'elle préparait pour dimanche."
    )
    times = [time for time in context.read("1.txt").time_expressions if time.span.quote == "dimanche"]
    assert times
    assert all(time.value == "2012-05-06" or not proved(context, time) for time in times)


@pytest.mark.parametrize(("words", "noted"), [("depuis le début de l'année", False), ("depuis mardi", True)])
def test_a_day_is_put_behind_a_weekday_and_not_behind_the_beginning_of_a_year(words, noted):
    context = signed(f"LILLE, 3 mai 2012 (AGN) - Quarante péniches ont été contrôlées à Denain {words}.")
    sentence = next(each for each in context.sentences("1.txt") if "péniches" in each.span.quote)
    assert ("[" in clarified(context, sentence.span)) is noted


BURNT = "Le feu a détruit mercredi la halle de Denain, dont douze étals."


@pytest.mark.parametrize(
    ("other", "noted"),
    [
        ("Le feu a détruit neuf étals de la halle de Denain.", False),
        ("Le feu a détruit lundi neuf étals de la halle de Denain.", True),
        ("Dans la nuit du 2 au 3 mai, le feu a détruit neuf étals de la halle de Denain.", True),
    ],
)
def test_the_day_stands_behind_a_weekday_only_where_both_passages_tell_one(other, noted):
    context = told(BURNT, other)
    shown = pair(context, context.sentences("1.txt")[-1].span, context.sentences("2.txt")[-1].span)
    assert ("[2 mai 2012]" in shown.replace("\u202f", " ")) is noted


def test_no_day_stands_behind_a_night_that_is_only_likely():
    context = read("Le hangar des sels a été évacué dans la nuit. Le maire a remercié les voisins.")
    (night,) = [t for t in context.read("1.txt").time_expressions if "nuit" in t.span.quote]
    assert night.value is None
    assert "[" not in clarified(context, context.sentence(night.span).span)
