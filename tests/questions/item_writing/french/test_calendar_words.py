"""Dates as the writers say them."""

import pytest

from questions.item_writing.dates.dated_answers import answered, asked, grain
from questions.item_writing.french.calendar_words import dated, names_month, spoken


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2013-06-01", "le 1er juin 2013"),
        ("2014-06", "en juin 2014"),
        ("2017", "en 2017"),
        ("2014-SP", "au printemps 2014"),
        ("2012-SU", "à l’été 2012"),
        ("2013-FA", "à l’automne 2013"),
        ("2013-06-MID", "à la mi-juin 2013"),
        ("2008-08-START", "début août 2008"),
        ("2016-04-END", "fin avril 2016"),
        ("2019-03-25/2019-04-05", "du 25 mars au 5 avril 2019"),
    ],
)
def test_a_value_is_said_as_a_complement_of_time(value, said):
    assert dated(value) == said


def test_a_duration_is_no_date():
    assert dated("P2Y") is None
    assert spoken("P2Y") is None


@pytest.mark.parametrize(
    ("value", "relation", "question", "answer"),
    [
        ("2013-03-12", None, "à quelle date", "le 12 mars 2013"),
        ("2002", None, "en quelle année", "en 2002"),
        ("2012-10", "since", "depuis quand", "depuis octobre 2012"),
        ("2013-03-12", "since", "depuis quand", "depuis le 12 mars 2013"),
        ("2019-03-31", "until", "jusqu’à quand", "jusqu’au 31 mars 2019"),
        ("2019-03", "until", "jusqu’à quand", "jusqu’en mars 2019"),
        ("2013-06-MID", "by", "d’ici à quand", "d’ici à la mi-juin 2013"),
        ("2013-FA", "by", "d’ici à quand", "d’ici à l’automne 2013"),
        ("2016-04-20", "for", "pour quelle date", "pour le 20 avril 2016"),
    ],
)
def test_question_and_answer_go_together(value, relation, question, answer):
    assert asked(value, relation) == question
    assert answered(value, relation) == answer


def test_distractors_share_the_grain_of_the_key():
    assert grain("2013-06-MID") == grain("2012-12-START") != grain("2013-06")
    assert grain("2013-06-01/2013-06-03") == "interval"


def test_an_expression_that_names_its_month():
    assert names_month("le 14 mars")
    assert not names_month("mardi")
