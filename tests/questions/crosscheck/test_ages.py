"""Two ages of one person, however told; birthdays, years between and other people leave nothing to say."""

from __future__ import annotations

from itertools import permutations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _ages(*texts: str) -> list[tuple[str, str]]:
    return [(c.a.quote, c.b.quote) for c in told(*texts).contradictions if c.rule == "age"]


_LE_GALL = (
    "Le directeur, Yves Le Gall, 54 ans, a reçu les élus.",
    "Yves Le Gall (57 ans) ne veut rien dire.",
    "A 61 ans, Yves Le Gall dirige encore l'usine.",
    "Yves Le Gall, âgé de 49 ans, vit à Brest.",
)
_GUIDE = (
    "Le guide, âgé de 36 ans, est indemne.",
    "Le guide, un homme de 41 ans, a été entendu.",
    "Un guide de 45 ans conduisait le groupe.",
)


@pytest.mark.parametrize(("one", "other"), [*permutations(_LE_GALL, 2), *permutations(_GUIDE, 2)])
def test_two_ages_of_one_person_are_opposed(one: str, other: str) -> None:
    assert _ages(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le directeur, Yves Le Gall, 54 ans, a reçu les élus.", "Yves Le Gall (55 ans) ne veut rien dire."),
        ("Le directeur, Yves Le Gall, 54 ans, a reçu les élus.", "Son frère, Alain Morvan, 61 ans, était absent."),
        ("Un homme de 36 ans a été blessé.", "Un homme de 41 ans a été blessé."),
        ("Le guide, âgé de 36 ans, est indemne.", "Le maire, âgé de 61 ans, s'est rendu sur place."),
        ("Yves Le Gall, 54 ans, dirige l'usine.", "Yves Le Gall dirige l'usine depuis 12 ans."),
        ("Yves Le Gall, 54 ans, dirige l'usine.", "Yves Le Gall a été condamné à 3 ans de prison."),
        ("Le guide, âgé de 36 ans, et le guide, âgé de 41 ans, sont morts.", "Le guide, âgé de 50 ans, est indemne."),
    ],
)
def test_other_people_and_birthdays_are_left_alone(one: str, other: str) -> None:
    assert not _ages(one, other)


def test_the_years_between_two_dispatches_are_counted() -> None:
    def years_apart(age: int) -> bool:
        first = Source("1.txt", "Le maire, Luc Ramuz, 54 ans, a reçu les élus.", published="2010-05-16")
        later = Source("2.txt", f"Le maire, Luc Ramuz, {age} ans, a reçu les élus.", published="2017-05-16")
        return any(c.rule == "age" for c in read_dossier([first, later]).contradictions)

    assert not years_apart(61)
    assert years_apart(66)
