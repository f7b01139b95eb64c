"""Passages in like words that tell of two persons, two places, a part and the whole, or two things said."""

from __future__ import annotations

import pytest

from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.scenes import of_two_scenes
from questions.crosscheck.reading import readings
from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _opposed(*texts: str) -> list[str]:
    return [c.rule for c in told(*texts).contradictions if c.a.file != c.b.file]


def _scenes_differ(one: str, other: str, unit: str) -> bool:
    dossier = told(one, other)
    found = [c for r in readings(dossier.dispatches, dossier.actors) for c in counts(r) if c.figure.unit == unit]
    return of_two_scenes(found[0], found[-1])


def test_what_one_person_escaped_another_may_suffer() -> None:
    held = "Le capitaine Bruno Lestrade est retenu au fort par ses propres soldats depuis ce matin."
    assert not _opposed(held, "Le maire Yves Kermorgant n'a jamais été retenu par les soldats.")


def test_what_one_person_escaped_he_did_not_suffer() -> None:
    held = "Le capitaine Bruno Lestrade a été retenu au fort par ses soldats."
    assert _opposed(held, "Le capitaine Bruno Lestrade n'a jamais été retenu au fort par ses soldats.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("À Ploubaz, le résultat ne fait aucun doute : 143 oui.", "Résultat définitif à Kerlouan : 211 oui."),
        ("Dans le village de Ploubaz, 143 oui ont été comptés.", "À Kerlouan, on a compté 211 oui."),
    ],
)
def test_numbers_of_two_scenes(one: str, other: str) -> None:
    assert _scenes_differ(one, other, "oui")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("À Ploubaz, 143 oui ont été comptés.", "Résultat définitif à Ploubaz : 211 oui."),
        ("À Ploubaz, 143 oui ont été comptés.", "Le résultat définitif est de 211 oui."),
        ("À Ploubaz, 143 oui ont été comptés.", "À Kerlouan, comme à Ploubaz, 211 oui ont été comptés."),
    ],
)
def test_numbers_of_one_scene_or_of_none(one: str, other: str) -> None:
    assert not _scenes_differ(one, other, "oui")


def test_some_of_all_are_not_all_of_them() -> None:
    assert not _opposed("Onze maires ont quitté la salle.", "Huit maires sur onze ont quitté la salle.")


def test_some_of_all_against_others() -> None:
    assert _opposed("Six maires sur onze ont quitté la salle.", "Huit maires sur onze ont quitté la salle.")


def test_what_people_were_said_to_suffer_is_no_fact() -> None:
    believed = "Le préfet Alain Roncier, que l'on disait enfui, séquestré, voire mort, est revenu lundi à son bureau."
    assert not _opposed(believed, "Le préfet Alain Roncier n'a jamais été séquestré.")


def test_rain_goes_by_several_words() -> None:
    rain = "L'inondation du marché a été causée par des pluies exceptionnelles."
    assert not _opposed(rain, "L'inondation du marché est imputable à une pluviométrie sans précédent.")


def test_what_was_never_written_of_one_thing_may_be_written_of_another() -> None:
    denied = "« Nous n'avons jamais écrit que le moulin serait vendu », assure la fabrique."
    assert "denied outright" not in _opposed(denied, "« Deux ouvriers sont partis », a écrit le curé du village.")
