"""One length of time told twice, and one moment told roughly and exactly."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

_AROUND = "La presse locale suit cette affaire depuis longtemps. {} Les habitants du quartier en parlent peu."


def _told_twice(*texts):
    sources = [Source(f"{n}.txt", _AROUND.format(text), published=f"2016-05-0{n + 2}") for n, text in enumerate(texts)]
    return [pair for pair in read_dossier(sources).reconciliations if pair.kind == "rounding"]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            (
                "Le locataire dispose d'un délai de trois jours pour contester l'expulsion.",
                "Il avait 72 heures pour contester cette expulsion.",
            ),
            id="the same, in two units, behind « de »",
        ),
        pytest.param(
            (
                "Les travaux du tunnel ont pris quinze jours, selon le maire.",
                "Deux semaines de travaux ont suffi dans le tunnel.",
            ),
            id="two ways of counting",
        ),
        pytest.param(
            ("Le cargo est resté échoué quatre jours.", "Il a été remis à flot après quatre-vingt-seize heures."),
            id="a number that tells why it is counted so",
        ),
    ],
)
def test_is_one_length(texts):
    assert _told_twice(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ("Le syndicat exige un préavis de 72 heures.", "Les élus sortent de trois jours de pourparlers."),
            id="of other things",
        ),
        pytest.param(
            ("Le lionceau du zoo, 12 mois, a mordu un soigneur.", "Le lionceau vit depuis un an au zoo."), id="an age"
        ),
        pytest.param(
            (
                "Le marché ouvre à 6 heures sur la place.",
                "Le marché de la place a duré 360 minutes de moins.",
            ),
            id="a clock time",
        ),
    ],
)
def test_is_no_one_length(texts):
    assert not _told_twice(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            (
                "La pianiste a rejoint l'orchestre de Melun l'hiver dernier.",
                "La pianiste a rejoint en février l'orchestre de Melun.",
            ),
            id="a season and a month",
        ),
        pytest.param(
            (
                "Les guichets de Tarrant et de Melun fermeront d'ici à la fin du premier semestre 2017.",
                "Les deux guichets de Tarrant et de Melun fermeront en juin 2017.",
            ),
            id="half a year and a month",
        ),
    ],
)
def test_is_one_moment(texts):
    assert _told_twice(*texts)


def test_what_lasts_all_summer_is_no_rough_date():
    assert not _told_twice(
        "La piscine de Melun restera fermée tout l'été.", "La piscine de Melun sera fermée jusqu'au 31 juillet."
    )


@pytest.mark.parametrize(
    ("texts", "same"),
    [
        pytest.param(("L'éleveur garde 1 300 bêtes.", "Son troupeau compte 1 287 brebis."), True, id="under two names"),
        pytest.param(
            ("Les 640 passagers du ferry ont débarqué.", "À bord du ferry se trouvaient 643 voyageurs."),
            True,
            id="people, nearly the same",
        ),
        pytest.param(
            ("Les 600 passagers du ferry ont débarqué.", "À bord du ferry se trouvaient 628 voyageurs."),
            False,
            id="people, too far apart",
        ),
        pytest.param(
            ("Le rappel porte sur quelque 11'000 bocaux.", "Le lot comptait 11 400 bocaux."),
            True,
            id="thousands parted by an apostrophe",
        ),
    ],
)
def test_numbers_cut_short(texts, same):
    assert bool(_told_twice(*texts)) == same
