"""Nobody was hurt, says one; the other tells of somebody who was, without counting."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _opposed(*texts: str) -> list[tuple[str, str]]:
    return [(c.a.quote, c.b.quote) for c in told(*texts).contradictions if c.rule == "nobody hurt"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le tir de la carrière n'a fait aucun blessé.", "Un gardien a été blessé à la jambe par une pierre."),
        ("Personne n'a été blessé.", "Une infirmière, bousculée, a été blessée au bras."),
        ("L'incendie du hangar n'a fait aucun mort.", "Un pompier est mort dans le hangar."),
        ("Personne n'a été intoxiqué.", "Un technicien a été intoxiqué par la fuite."),
        ("Aucun enfant n'a été blessé.", "Une fillette a été blessée à la main par une pierre."),
        ("Aucun enfant n'en est mort, dit le rapport.", "Un bébé est mort de cette fièvre jeudi."),
    ],
)
def test_nobody_is_opposed_to_one_who_is_not_counted(one: str, other: str) -> None:
    assert _opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le tir n'a fait aucun mort.", "Un gardien a été blessé à la jambe par une pierre."),
        ("Le tir n'a fait aucun blessé à ce jour.", "Un gardien a été blessé à la jambe par une pierre."),
        ("Le tir n'a fait aucun blessé.", "Un gardien avait été blessé en 2009 par une pierre."),
        ("Le tir de mardi n'a fait aucun blessé.", "Un gardien a été blessé dimanche par une pierre."),
        ("L'incendie n'a fait aucun mort.", "Un pompier est mort vendredi de ses brûlures."),
        ("Aucun suspect n'a été arrêté.", "Un homme a été arrêté jeudi."),
        ("Aucun élève n'a été blessé par la chute du panneau.", "Un concierge a été blessé par la chute du panneau."),
        ("Le tir n'a fait aucun blessé.", "Un mur a été blessé par une pierre."),
        ("Le tir n'a fait aucun blessé.", "Un gardien aurait pu être blessé par une pierre."),
        ("Aucun passant n'a été blessé. Un gardien a été blessé à la main.", "Un gardien a été blessé à la main."),
    ],
)
def test_another_harm_time_or_person_is_left_alone(one: str, other: str) -> None:
    assert not _opposed(one, other)
