"""Calendar values as a French newspaper prints them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions import timex
from questions.french_dates import french_day, french_duration, french_value, french_when


@pytest.mark.parametrize(
    ("value", "bare", "when"),
    [
        ("2016-04-20", "20 avril 2016", "le 20 avril 2016"),
        ("2019-04-01", "1er avril 2019", "le 1er avril 2019"),
        ("2014-06", "juin 2014", "en juin 2014"),
        ("2017", "2017", "en 2017"),
        ("2014-SP", "printemps 2014", "au printemps 2014"),
        ("2012-SU", "été 2012", "pendant l’été 2012"),
        ("2013-FA", "automne 2013", "à l’automne 2013"),
        ("2013-WI", "hiver 2013-2014", "pendant l’hiver 2013-2014"),
        ("2008-08-START", "début août 2008", "début août 2008"),
        ("2013-06-MID", "mi-juin 2013", "à la mi-juin 2013"),
        ("2013-06-END", "fin juin 2013", "à la fin juin 2013"),
        ("2016-MID", "mi-2016", "à la mi-2016"),
        ("2016-07-09/2016-07-10", "du 9 au 10 juillet 2016", "du 9 au 10 juillet 2016"),
        ("2014-03-30/2014-04-02", "du 30 mars au 2 avril 2014", "du 30 mars au 2 avril 2014"),
        ("2013-12-30/2014-01-02", "du 30 décembre 2013 au 2 janvier 2014", "du 30 décembre 2013 au 2 janvier 2014"),
        ("2012-10/2013-03", "d’octobre 2012 à mars 2013", "d’octobre 2012 à mars 2013"),
        ("2004/2009", "de 2004 à 2009", "de 2004 à 2009"),
        ("2008-12-START", "début décembre 2008", "début décembre 2008"),
        ("2016-W28", "semaine du 11 au 17 juillet 2016", "pendant la semaine du 11 au 17 juillet 2016"),
        ("2016-W27-WE", "week-end des 9 et 10 juillet 2016", "pendant le week-end des 9 et 10 juillet 2016"),
        ("2016-07-12TNI", "nuit du 12 au 13 juillet 2016", "dans la nuit du 12 au 13 juillet 2016"),
        ("2019-Q1", "1er trimestre 2019", "au 1er trimestre 2019"),
        ("2016-H2", "2e semestre 2016", "au 2e semestre 2016"),
        ("2014-SU-START", "début de l’été 2014", "au début de l’été 2014"),
        ("2012-SP/2012-FA", "du printemps 2012 à l’automne 2012", "du printemps 2012 à l’automne 2012"),
        ("P2Y", "2 ans", "pendant 2 ans"),
        ("PT1H", "une heure", "pendant une heure"),
    ],
)
def test_values(value: str, bare: str, when: str) -> None:
    assert french_value(value) == bare
    assert french_when(value) == when


def test_days_with_their_weekday() -> None:
    assert french_day(date(2016, 7, 12)) == "mardi 12 juillet 2016"
    assert french_day(date(2016, 7, 12), year=False) == "mardi 12 juillet"
    assert french_day(date(2016, 7, 12), weekday=False) == "12 juillet 2016"
    assert french_when("2016-07-12", weekday=True) == "le mardi 12 juillet 2016"
    assert french_value("2016-07-11/2016-07-13", weekday=True) == "du lundi 11 au mercredi 13 juillet 2016"


def test_durations() -> None:
    spelt = {"P1D": "un jour", "P1Y6M": "un an et 6 mois", "PT2H30M": "2 heures et 30 minutes", "P1W": "une semaine"}
    assert {value: french_duration(value) for value in spelt} == spelt


@pytest.mark.parametrize("value", ["", "hier", "XXXX-WXX-3", "2016-13"])
def test_other_strings_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        french_value(value)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_interval_of_days_has_words(one: date, other: date) -> None:
    first, last = sorted((one, other))
    words = french_when(timex.days_value((first, last)))
    assert words.startswith(("le ", "du "))
    assert str(last.year) in words
