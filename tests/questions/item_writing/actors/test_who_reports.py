"""Who bears an office; and when none of it is asked."""

from __future__ import annotations

import pytest

from questions.item_writing.actors.offices import ask_offices
from tests.questions.item_writing.bodies import signed

pytestmark = pytest.mark.model


def test_a_trade_of_one_word_says_too_little_for_a_question():
    context = signed(
        "LILLE, 3 mai 2012 (AGN) - Le pont tient bon, a indiqué jeudi le géologue Rémi Vidal. "
        "L'avocat Marc Delorme a visité Denain mercredi. Le canal est sûr, a assuré le batelier Hugues Lenoir. "
        "Les travaux continuent, a précisé le directeur Paul Roy."
    )
    assert not [draft for draft in ask_offices(context) if draft.rule == "actor.role"]
