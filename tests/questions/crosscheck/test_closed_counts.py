"""Counts that leave no room for another: final, insisted on, misread; distances; compound numbers."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import two_numbers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le bilan, désormais définitif, s'établit à 58 morts.", "Le naufrage a causé la mort de 82 personnes."),
        ("Soixante-deux bulletins ont été rejetés.", "Il restait 26 bulletins rejetés, pas plus."),
        ("Sept personnes ont été arrêtées dans le village.", "La police a interpellé dix-sept personnes au village."),
        ("La commune assure que 18 000 francs lui ont déjà été versés.", "L'éleveur n'a reçu que 9 450 francs."),
        (
            "L'épave repose à 70 kilomètres au sud de l'île aux Ours.",
            "L'épave repose à 45 kilomètres de l'île aux Ours.",
        ),
        ("Le navire se trouvait à quatorze milles de la côte.", "Le chalutier pêchait à neuf milles de la côte."),
        ("Les pompiers ont compté 41 vaches mortes dans l'étable.", "L'incendie a tué 14 vaches dans l'étable."),
        (
            "La banque a perdu 2,1 milliards de francs.",
            "La banque a perdu trois milliards quatre cents millions de francs.",
        ),
    ],
)
def test_a_count_that_leaves_no_room_is_opposed_to_another(one: str, other: str) -> None:
    assert two_numbers(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "La cagnotte ouverte par la paroisse contient 11 400 euros.",
            "La cagnotte de la paroisse a dépassé les 28 000 euros.",
        ),
        (
            "Lundi, la ville ne comptait que trois cas de rougeole.",
            "La ville compte désormais quarante cas de rougeole.",
        ),
        ("Le bilan provisoire est de 31 morts.", "Le bilan, définitif, est de 38 morts."),
        ("L'abordage a eu lieu à 70 kilomètres de l'île.", "Les deux pays partagent une frontière de 196 kilomètres."),
        ("Le village est à 12 kilomètres de la côte.", "Le bateau a coulé à trois kilomètres du port."),
        ("Seuls deux des blessés restaient hospitalisés mercredi.", "L'accident a fait quatorze blessés."),
        ("Huit bêtes mortes gisent sur la voie.", "Aucun animal n'est en cause, a dit le procureur."),
    ],
)
def test_a_count_of_another_time_or_thing_is_left_alone(one: str, other: str) -> None:
    assert not two_numbers(one, other)


def test_a_toll_that_a_later_dispatch_gives_again_has_not_grown() -> None:
    texts = (
        "L'attaque de lundi a tué 27 moutons.",
        "L'attaque de lundi a tué 43 moutons.",
        "L'attaque de lundi a tué 27 moutons.",
    )
    assert two_numbers(*texts)
    assert not two_numbers(*texts[:2])
