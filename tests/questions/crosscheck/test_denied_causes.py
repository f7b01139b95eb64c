"""A cause that one dispatch denies and another asserts; causes that go by several words; one effect in two words."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

AROUND = "{} La presse locale en parle depuis plusieurs jours, et les gens du quartier suivent cela de très près."


def found(*texts):
    sources = [Source(f"{n}.txt", AROUND.format(text), published="2019-05-16") for n, text in enumerate(texts)]
    return [(c.a.quote, c.b.quote) for c in read_dossier(sources).contradictions if c.kind == "cause"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("La grue a été couchée par une rafale.", "Et si le vent n'y était pour rien ?"),
        ("L'accident est dû à l'épais brouillard qui couvrait la baie.", "La météo n'est pas en cause."),
        ("L'erreur provient, selon lui, du réglage de la machine.", "La machine n'y serait pour rien."),
        (
            "Il a imputé aux chalutiers l'effondrement de la sardine.",
            "La chute de la sardine a été provoquée par la chaleur de l'eau.",
        ),
        (
            "La rupture de la digue s'explique par un terrier de ragondin.",
            "Si la digue a cédé, c'est que personne ne l'avait entretenue depuis dix ans.",
        ),
    ],
)
def test_two_causes_are_opposed(one, other):
    assert found(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two words for one cause.
        ("La grue a cédé à cause du vent.", "La grue a cédé à cause d'une bourrasque."),
        # Want of time is no weather.
        ("La fête a été annulée faute de temps.", "La météo n'y est pour rien."),
        # Another effect, though of the same body.
        (
            "Le sous-préfet n'avait pas été remplacé, ce qui a désorganisé la commission.",
            "La commission s'est séparée mardi faute de quorum.",
        ),
        # A polemic that nobody knew of.
        ("Tout vient d'un coffre fracturé.", "Le taux de réussite a entraîné une polémique."),
    ],
)
def test_one_cause_or_two_effects_are_not(one, other):
    assert found(one, other) == []
