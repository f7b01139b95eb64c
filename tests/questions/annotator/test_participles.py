"""What the model takes for a noun under an auxiliary is read as the participle it is."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

STORY = "Le conseil de la vallée suit le dossier depuis un an. {} Les habitants attendent la suite."


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("La réunion de mercredi s'est bien tenue, à huis clos.", "2018-03-14"),
        ("Les deux parties se sont encore vues mercredi soir.", "2018-03-14"),
        ("Onze communes ont mercredi arrêté leurs pompages d'eau potable.", "2018-03-14"),
    ],
)
def test_the_weekday_of_what_was_done_is_the_last_one(told: str, day: str) -> None:
    (read,) = read_dossier([Source("a.txt", STORY.format(told), published="2018-03-15")]).dispatches
    (found,) = [time.value for time in read.time_expressions if time.span.quote.startswith("mercredi")]
    assert found == day


def test_a_participle_keeps_its_agreement_and_gets_its_verb() -> None:
    (read,) = read_dossier(
        [Source("a.txt", STORY.format("La réunion de mercredi s'est bien tenue, à huis clos."))]
    ).dispatches
    (held,) = [token for sentence in read.sentences for token in sentence.tokens if token.text == "tenue"]
    assert (held.pos, held.lemma, held.feature("VerbForm")) == ("VERB", "tenir", "Part")
    assert held.feature("Gender") == "Fem"


def test_a_noun_without_auxiliary_stays_a_noun() -> None:
    (read,) = read_dossier([Source("a.txt", STORY.format("La tenue de la réunion est incertaine."))]).dispatches
    (held,) = [token for sentence in read.sentences for token in sentence.tokens if token.text == "tenue"]
    assert held.pos == "NOUN"
