"""Days without their year, and by-lines with one, that stand above a text and say when it appeared."""

import pytest

from questions.annotator.publication.printed import printed_day_of
from questions.cleaning import clean
from questions.dispatch import Dispatch, Source

TITLE = "Le bac de Lorval reste à quai"
TEXT = """Le bac de Lorval reste à quai depuis deux jours, à cause d'une panne de moteur qui a surpris tout le monde.

Les habitants font le tour par le pont de Brume, à trente kilomètres de là, et la mairie promet une navette gratuite.
"""


def read(*head: str, title: str = TITLE) -> Dispatch:
    return clean(Source("a.txt", "\n\n".join([*head, title, TEXT])))


def below(*lines: str) -> Dispatch:
    return clean(Source("a.txt", "\n\n".join([TITLE, *lines, TEXT])))


def printed(dispatch: Dispatch) -> str | None:
    day = printed_day_of(dispatch)
    return day.days([2015])[0].isoformat() if day else None


@pytest.mark.parametrize(
    "line",
    [
        "Phare Direct, au palais de justice - Mardi 8 septembre",
        "Mardi 8 septembre — la rédaction, avec notre envoyée spéciale à Brume, Ana Sol",
        "Le magazine des bacs | Lorval, 8 septembre",
        "Mardi 8 septembre, 18 h 30",
        "Par Ana Sol, mardi 8 septembre à 18h30",
        "Mardi 8 septembre",
        "Lorval, le 8 septembre – par Ana Sol",
    ],
)
def test_a_day_set_apart_above_the_text_is_its_own(line: str) -> None:
    assert printed(below(line)) == "2015-09-08"


def test_the_day_may_stand_above_the_headline() -> None:
    assert printed(read("LE PHARE DES BACS", "Le magazine des bacs | Lorval, 8 septembre")) == "2015-09-08"


@pytest.mark.parametrize("line", ["Mardi 8 septembre — Grande fête du bac", "8 septembre : le village se souvient"])
def test_a_title_behind_its_day_is_no_stamp(line: str) -> None:
    assert printed(clean(Source("a.txt", f"{line}\n\n{TEXT}"))) is None


def test_two_days_are_a_programme() -> None:
    assert printed(below("Mardi 8 septembre, 18 h 30", "Mercredi 9 septembre, 20 h 15")) is None


@pytest.mark.parametrize(
    "title",
    [
        "DIRECT. Panne du bac : suivez la journée du mardi 8 septembre",
        "Panne du bac : revivez minute par minute l'audience du 8 septembre",
        "Le journal de Lorval du 8 septembre",
        "Communiqué de presse du mardi 8 septembre",
    ],
)
def test_the_title_of_a_live_page_or_of_an_edition_tells_its_day(title: str) -> None:
    assert printed(clean(Source("a.txt", f"{title}\n\n{TEXT}"))) == "2015-09-08"


@pytest.mark.parametrize(
    "title",
    [
        "Retour sur la journée du mardi 8 septembre",
        "Le bac de Lorval arrêté : la panne du 8 septembre",
        "DIRECT. Le bac repart : tout sur la panne du 8 septembre",
    ],
)
def test_a_title_that_tells_of_a_day_is_not_of_that_day(title: str) -> None:
    assert printed(clean(Source("a.txt", f"{title}\n\n{TEXT}"))) is None


@pytest.mark.parametrize(
    "line",
    [
        "Par Ana Sol, samedi 17 octobre 2015, 11:24. Actualisé à 18:50.",
        "Par notre correspondante à Brume, le 17 octobre 2015 à 11 h 24.",
    ],
)
def test_a_byline_with_its_day_may_end_with_a_full_stop(line: str) -> None:
    dispatch = below(line)
    assert dispatch.published is not None
    assert dispatch.published.value == "2015-10-17"


def test_a_sentence_that_begins_with_par_is_no_stamp() -> None:
    assert below("Par Ana Sol, le bac fut lancé le 17 octobre 2015.").published is None
    assert below("Par arrêté du 17 octobre 2015, le bac est fermé.").published is None
