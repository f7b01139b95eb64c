"""Quotations without a verb of speech: whose they are, where the sentence beside them tells, and where nothing does."""

from __future__ import annotations

import pytest

from questions.item_writing.actors.words_said import ask_words
from tests.questions.item_writing.bodies import signed

pytestmark = pytest.mark.model

OTHERS = (
    "Odile Marsan, maire de Denain, Hugues Lenoir, préfet du Nord, et Luc Carlier, directeur du port, étaient là.\n\n"
)
WORDS = "« On a vendu le bac sans prévenir personne. »"


def speakers(body):
    context = signed(f"LILLE, 3 mai 2012 (AGN)\n\n{body}")
    drafts = [draft for draft in ask_words(context) if draft.rule == "actor.said" and "vendu le bac" in draft.stem]
    return [option.text for draft in drafts for option in draft.options if option.correct]


@pytest.mark.parametrize(
    "before",
    [
        "La batelière, Nadia Verne, ne décolère pas.",
        "Nadia Verne, qui tient l'auberge du quai, soupire.",
        "Batelière à Denain depuis vingt ans, Nadia Verne affirme avoir écrit au port.",
        "Nadia Verne rentrait de la pêche quand la grêle est tombée.",
    ],
)
def test_the_only_subject_of_the_sentence_in_front_speaks(before):
    assert speakers(f"{OTHERS}{before} {WORDS} Le quai est fermé.") == ["Nadia Verne"]


@pytest.mark.parametrize(
    "before",
    [
        "Nadia Verne a vu Paul Aubry sur le quai.",
        "Nadia Verne est partie, mais son frère est resté.",
        "Le port a écrit à Nadia Verne.",
        "Nadia Verne se tait, soupire son frère.",
        "Nadia Verne est morte dans l'accident.",
        "Le quai où vit Nadia Verne est fermé.",
    ],
)
def test_where_somebody_else_may_speak_nothing_is_asked(before):
    assert "Nadia Verne" not in speakers(f"{OTHERS}{before} {WORDS} Le quai est fermé.")


def test_words_of_another_paragraph_are_not_given_to_whoever_was_named_in_the_last():
    assert not speakers(f"{OTHERS}Nadia Verne ne décolère pas.\n\n{WORDS} Le quai est fermé.")


def test_at_the_head_of_a_text_whoever_is_named_behind_speaks():
    assert speakers(f"{WORDS} Nadia Verne, batelière, n'a pas dormi.\n\n{OTHERS}") == ["Nadia Verne"]


def test_behind_a_paragraph_that_names_somebody_the_words_may_be_theirs():
    assert not speakers(f"{OTHERS}{WORDS} Nadia Verne, batelière, n'a pas dormi.")


@pytest.mark.parametrize(
    "quotation",
    [
        "Elle relit « On a vendu le bac sans prévenir personne » avant de dormir.",
        "« On a vendu le bac sans prévenir personne » est un roman.",
    ],
)
def test_what_is_part_of_a_sentence_is_no_utterance(quotation):
    assert not speakers(f"{OTHERS}Nadia Verne ne décolère pas. {quotation}")
