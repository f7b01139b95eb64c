"""What is left out of a passage with a gap, and which facts and reasons are not asked."""

from __future__ import annotations

import pytest

from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from tests.questions.item_writing.bodies import read, unsifted

pytestmark = pytest.mark.model


def asked(*bodies: str) -> list[Draft]:
    """What is asked of the reasons; what a word marks in its sentence is another question."""
    drafts = (draft for draft in unsifted(read(*bodies)) if draft.family != "relation")
    return [draft for draft in drafts if not flaws(draft)]


def wrong(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if not option.correct]


def test_a_reason_told_like_the_key_comes_before_one_told_otherwise():
    """« Faute de pédales » beside « À cause d'une dette » would be seen at once."""
    (draft,) = asked(
        "Le musée de Bollène a été fermé jeudi faute de gardiens. Le maire de Sorgues a convoqué les forains à cause "
        "d'une dette ancienne."
    )
    assert wrong(draft)
    assert all(text.startswith("Faute ") for text in wrong(draft))


def test_the_word_that_every_dispatch_speaks_of_is_no_answer():
    heat = "Le musée de Bollène a été fermé jeudi en raison d'une canicule."
    assert asked(heat)
    assert not asked(heat, "La canicule dure depuis mai à Sorgues.", "À Orange, on craint la canicule.")


@pytest.mark.parametrize(
    "fact",
    [
        "Les maires ont reporté sa construction à Bollène faute de crayons.",
        "Le maire a reporté leur inauguration à Bollène faute de crayons.",
    ],
)
def test_an_owner_of_another_number_stands_elsewhere(fact):
    assert not asked(fact)


def test_an_owner_that_is_told_is_known():
    assert asked("Les maires de la vallée ont reporté leur réunion de Bollène faute de crayons.")


def test_gains_come_from_no_general_help():
    """Nobody triples a stake by a gift."""
    assert not asked("La coopérative de Bollène a triplé ses ventes de miel jeudi grâce à la vente d'un rucher.")


def test_beside_a_fear_told_by_a_noun_an_infinitive_stands_out():
    assert not asked("Le préfet de Bollène a renforcé la surveillance du musée de peur d'être volé.")
    assert asked("Le préfet de Bollène a renforcé la surveillance du musée de Bollène par crainte d'une panique.")
