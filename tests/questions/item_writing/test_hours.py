"""At what hour it happened: which hours of the day are asked, how, and among which."""

from __future__ import annotations

import pytest

from questions.item_writing.drafts import Draft
from questions.item_writing.writing import sound_drafts
from tests.questions.item_writing.bodies import asked, read

pytestmark = pytest.mark.model

OPENING = "Voici la journée. "


#: Hours of other things, for the first dispatch.
BESIDE = (
    " La foire de Mons, elle, ouvre à 13 heures, ferme à 15 heures. Le car part à 3 h 10, le suivant à 4 h 20. Le bal, "
    "à Mons, commence à 22 h 40, le feu d'artifice à 21 h 50."
)


def hours(first: str, *others: str, beside: str = BESIDE) -> list[Draft]:
    """The sound questions on hours of the day that the bodies tell, of dispatches that open alike."""
    context = read(OPENING + first + beside, *(OPENING + body for body in others))
    return [
        item
        for item in sound_drafts(context, "date")
        if item.rule == "date.hour" and item.evidence[0].quote not in beside
    ]


@pytest.mark.parametrize(
    ("body", "question", "key"),
    [
        (
            "La halle de Brions a pris feu vers 3H40.",
            "vers quelle heure la halle de Brions a-t-elle pris feu ?",
            "3 h 40",
        ),
        (
            "La halle de Brions a pris feu mardi à 14 heures sous les yeux des forains.",
            "à quelle heure la halle de Brions a-t-elle pris feu sous les yeux des forains ?",
            "14 heures",
        ),
        (
            "La halle de Brions a pris feu mardi peu après 23h30.",
            "à quelle heure la halle de Brions a-t-elle pris feu ?",
            "Peu après 23 h 30",
        ),
    ],
)
def test_an_hour_is_asked_with_the_words_that_lead_it(body, question, key):
    (item,) = hours(body)
    assert item.stem.replace("’", "'").replace("\u202f", " ").partition(", ")[2] == question
    assert [option.text for option in item.options if option.correct] == [key]


@pytest.mark.parametrize(
    "body",
    [
        "La halle de Brions a pris feu à 14 h 10 GMT.",
        "La halle de Brions n'a pas pris feu à 14 heures.",
        "La halle de Brions a brûlé pendant 14 heures.",
        "La halle de Brions fermera de 20 heures à 6 heures.",
        "La halle de Brions a pris feu à 4 heures du matin.",
        "La halle de Brions a brûlé jusqu'à 14 heures.",
    ],
)
def test_what_is_no_plain_hour_of_one_deed_is_not_asked(body):
    assert not hours(body)


def test_dispatches_that_differ_leave_the_hour_to_the_contradictions():
    north = "La halle de Brions a pris feu à 14 heures."
    assert hours(north, "La pluie tombe sur la côte.")
    assert not hours(north, "La halle de Brions a pris feu à 16 heures.")


def test_an_hour_beside_which_the_dispatch_tells_no_others_is_only_copied():
    body = "La halle de Brions a pris feu à 14 heures."
    assert hours(body)
    assert not hours(body, beside="")
    assert not hours(body, beside=" Le car de Mons part à 13 heures.")


def test_an_hour_is_not_asked_of_a_sentence_of_which_the_day_is():
    body = OPENING + "La halle de Brions a pris feu mardi à 14 heures sous les yeux des forains." + BESIDE
    assert [item.rule for item in asked(body) if "halle" in item.stem] == ["date.when"]


def test_wrong_hours_come_from_the_dispatch_and_no_other_dispatch_tells_them():
    body = "La halle de Brions a pris feu à 14 heures. Le préfet a rouvert la gare à 17 heures."
    items = {item.stem: item for item in hours(body, "À Mons, le maire a reçu les forains à 16 heures.")}
    (item,) = [item for stem, item in items.items() if "halle" in stem]
    options = [option.text for option in item.options]
    assert "17 heures" in options
    assert "16 heures" not in options
