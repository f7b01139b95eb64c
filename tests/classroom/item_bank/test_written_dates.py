"""A date that a student typed: what it says, and how far it is the one that was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.item_bank.written_dates import Precision, date_share, in_words, precision, read_dates


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("8 août 2008", "2008-08-08"),
        ("le 8 AOUT 2008", "2008-08-08"),
        ("vendredi 8 août 2008", "2008-08-08"),
        ("1er août 2008", "2008-08-01"),
        ("premier août 2008", "2008-08-01"),
        ("08/08/2008", "2008-08-08"),
        ("8-9-2008", "2008-09-08"),
        ("8.9.2008", "2008-09-08"),
        ("2008-08-08", "2008-08-08"),
        ("août 2008", "2008-08"),
        ("en août 2008", "2008-08"),
        ("au mois d’août 2008", "2008-08"),
        ("08/2008", "2008-08"),
        ("août 2008.", "2008-08"),
        ("sept. 2008", "2008-09"),
        ("2008", "2008"),
        ("en 2008", "2008"),
        ("l’année 2008", "2008"),
        ("été 2008", "2008-SU"),
        ("l’été 2008", "2008-SU"),
        ("à l’automne 2008", "2008-FA"),
        ("1er trimestre 2008", "2008-Q1"),
        ("premier trimestre de 2008", "2008-Q1"),
        ("T3 2008", "2008-Q3"),
        ("2e semestre 2008", "2008-H2"),
        ("début août 2008", "2008-08-START"),
        ("début 2008", "2008-START"),
        ("mi-août 2008", "2008-08-MID"),
        ("fin 2008", "2008-END"),
        ("fin de l’été 2008", "2008-SU-END"),
    ],
)
def test_the_ways_in_which_a_pupil_writes_a_date(typed, value):
    assert read_dates(typed) == {value}


def test_a_year_of_two_digits_may_be_of_either_century():
    assert read_dates("08/08/44") == {"1944-08-08", "2044-08-08"}


@pytest.mark.parametrize(
    "typed",
    ["", "demain", "8 août", "31/02/2008", "8/13/2008", "août", "12", "8 8 8 2008", "20080808", "08/"],
)
def test_what_is_no_date_with_its_year_says_nothing(typed):
    assert read_dates(typed) == frozenset()


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_without_breaking(typed):
    assert isinstance(read_dates(typed), frozenset)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2008-08-08", Precision.DAY),
        ("2008-08", Precision.MONTH),
        ("2008", Precision.YEAR),
        ("2008-SU", Precision.PART),
        ("2008-Q1", Precision.PART),
        ("2008-08-START", Precision.PART),
    ],
)
def test_how_precise_a_date_is(value, expected):
    assert precision(value) is expected


@pytest.mark.parametrize(
    ("given_value", "key", "share"),
    [
        ("2008-08-08", "2008-08-08", 1),
        # Year and month of three parts, then the year alone.
        ("2008-08", "2008-08-08", 2 / 3),
        ("2008-08-09", "2008-08-08", 2 / 3),
        ("2008", "2008-08-08", 1 / 3),
        ("2008-09-08", "2008-08-08", 1 / 3),
        # The right day of another year is a guess.
        ("2009-08-08", "2008-08-08", 0),
        ("2008-09", "2008-08", 1 / 2),
        ("2008", "2008-SU", 1 / 2),
        ("2007-SU", "2008-SU", 0),
        # More precise than asked for, and within it.
        ("2008-08-08", "2008-08", 1),
        ("2008-08-08", "2008", 1),
        ("2008-07", "2008-SU", 1),
        ("2008-08-03", "2008-08-START", 1),
        ("2008-08-23", "2008-08-START", 2 / 3),
    ],
)
def test_right_parts_in_turn(given_value, key, share):
    assert date_share(given_value, key, finer=True) == pytest.approx(share)


def test_a_date_more_precise_than_the_key_may_count_as_wrong():
    assert date_share("2008-08-08", "2008-08", finer=False) == 0
    assert date_share("2008-08", "2008-08", finer=False) == 1


@pytest.mark.parametrize(
    "words",
    [
        "8 août 2008",
        "1er août 2008",
        "août 2008",
        "2008",
        "été 2008",
        "1er trimestre 2008",
        "2e semestre 2008",
        "fin 2008",
    ],
)
def test_a_date_in_words_is_read_back_as_itself(words):
    (value,) = read_dates(words)

    assert in_words(value) == words
    assert read_dates(in_words(value)) == {value}
