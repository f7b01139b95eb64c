"""Who announces, promises, denies in indirect speech: what is asked of it, and what stays out."""

from __future__ import annotations

import pytest

from questions.item_writing.actors.words_said import ask_words
from tests.questions.item_writing.bodies import signed

pytestmark = pytest.mark.model

OTHERS = "Odile Marsan, maire de Denain, Hugues Lenoir, préfet du Nord, et Paul Roy, directeur du port, étaient là."


def asked(body, rule):
    context = signed(f"LILLE, 3 mai 2012 (AGN) - {OTHERS} {body}")
    return [draft.stem.replace("\u202f", " ") for draft in ask_words(context) if draft.rule == rule]


@pytest.mark.parametrize(
    ("content", "is_asked"),
    [
        ("La grue a cédé avec son moteur de secours et le restera longtemps", True),
        ("Le bac sera réparé d'ici à la fin de l'année", True),
        ("Cette écluse protège mal les quartiers bas", False),
        ("Son moteur de secours a cédé dans la nuit", False),
        ("Le moteur de leur bac a cédé dans la nuit", False),
        ("Ouvertes par le gardien, elles ont noyé trois quartiers", False),
    ],
)
def test_what_a_content_takes_up_must_stand_in_it(content, is_asked):
    body = f"{content}, a indiqué Nadia Verne, présidente du syndicat des bateliers."
    assert bool(asked(body, "actor.told")) is is_asked


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("a dit n'avoir relevé aucune fuite", "qui a dit n’avoir relevé aucune fuite ?"),
        ("a toutefois nié avoir vendu le bac de Denain", "qui a nié avoir vendu le bac de Denain ?"),
        ("craint que l'écluse ne cède pendant la crue", "qui craint que l’écluse ne cède pendant la crue ?"),
        ("réclame « des bacs, pas des promesses »", "qui réclame « des bacs, pas des promesses » ?"),
    ],
)
def test_who_says_it_is_asked_with_the_verb_of_the_text(words, stem):
    (found,) = asked(f"Nadia Verne, présidente du syndicat des bateliers, {words}.", "actor.stance")
    assert found.endswith(stem)


@pytest.mark.parametrize(
    "words",
    [
        "a appris que le bac de Denain était vendu",
        "a confirmé que le bac de Denain serait vendu",
        "craint qu'il ne cède pendant la crue",
        "affirme que le bac, réparé en avril, tiendra",
    ],
)
def test_what_is_learnt_confirmed_or_cut_is_nobody_s_stance(words):
    assert not asked(f"Nadia Verne, présidente du syndicat des bateliers, {words}.", "actor.stance")


def test_whoever_stands_beside_somebody_is_not_he():
    assert not asked("L'entourage d'Odile Marsan nie avoir vendu le bac de Denain.", "actor.stance")


def test_according_to_him_is_whoever_has_just_spoken():
    body = "« Le bac a bien tenu », a déclaré Jean Verne, chef des bateliers. Selon lui, le pont a cédé dans la nuit."
    (stem,) = asked(body, "actor.told")
    assert "« Le pont a cédé dans la nuit »" in stem
