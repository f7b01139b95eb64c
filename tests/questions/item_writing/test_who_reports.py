"""Who did something, who bears an office; and when none of it is asked."""

from __future__ import annotations

import pytest

from questions.item_writing.context import Context
from questions.item_writing.deeds import ask_deeds
from questions.item_writing.offices import ask_offices
from tests.questions.item_writing.bodies import signed

pytestmark = pytest.mark.model

NORD = (
    "LILLE, 3 mai 2012 (AGN) - « Le pont tiendra cent ans », a déclaré l'architecte Jeanne Morel. "
    "Les 62 400 tuiles du pont de Denain ont été posées à la main."
)
SUD = "NICE, 4 mai 2012 (ASP) - À Denain, 62 400 tuiles couvrent le pont neuf, dessiné par l'architecte Rémi Vidal."
EST = "METZ, 5 mai 2012 (ALO) - Le préfet Hugues Lenoir a inauguré le pont de Denain devant la foule."


def key(draft) -> list[str]:
    return [option.text for option in draft.options if option.correct]


@pytest.fixture(scope="module")
def pont() -> Context:
    return signed(NORD, SUD, EST)


def test_what_somebody_did_not_do_is_not_asked_by_who_did(pont):
    context = signed(
        "LILLE, 3 mai 2012 (AGN) - Paul Roy n'a jamais signé la convention du port de Denain avec Calais. "
        "Odile Marsan, Hugues Lenoir et Jeanne Morel ont visité le port de Denain."
    )
    assert not [draft for draft in ask_deeds(context) if "n’a jamais" in draft.stem]


def test_a_trade_of_one_word_says_too_little_for_a_question():
    context = signed(
        "LILLE, 3 mai 2012 (AGN) - Le pont tient bon, a indiqué jeudi le géologue Rémi Vidal. "
        "L'avocat Marc Delorme a visité Denain mercredi. Le canal est sûr, a assuré le batelier Hugues Lenoir. "
        "Les travaux continuent, a précisé le directeur Paul Roy."
    )
    roles = [key(draft)[0] for draft in ask_offices(context) if draft.rule == "actor.role"]
    assert not roles
