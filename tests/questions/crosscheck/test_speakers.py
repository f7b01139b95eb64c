"""The same words are spoken by one person here and by another there."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.dossier import Contradiction
from questions.reader import read_dossier

pytestmark = pytest.mark.model

AROUND = "La presse locale suit cette affaire depuis des semaines.\n\n{}\n\nLes habitants du quartier en parlent peu."


def speakers(*texts: str) -> list[Contradiction]:
    days = ("2021-03-02", "2021-03-03")
    sources = [
        Source(f"{name}.txt", AROUND.format(text), published=day)
        for name, text, day in zip("ab", texts, days, strict=True)
    ]
    return [found for found in read_dossier(sources).contradictions if found.rule == "two speakers"]


SAID = "« On ne ferme pas un pont pour une fissure »"
PREFECT = f"Le préfet, Paul Roy, a visité le chantier. {SAID}, a-t-il lancé."


@pytest.mark.parametrize(
    "other",
    [
        f"{SAID}, avait prévenu la maire, Anne Morel.",
        f"{SAID} : la formule, reprise dans toute la vallée, est de la maire, Anne Morel, qui a fait poser les étais.",
        f"La maire, Anne Morel, n'a pas cédé. {SAID}, a-t-elle répété.",
    ],
)
def test_one_quotation_with_two_speakers(other: str) -> None:
    (found,) = speakers(PREFECT, other)
    assert found.kind == "initiator"
    assert "Paul Roy" in found.explanation
    assert "Anne Morel" in found.explanation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PREFECT, f"{SAID}, a dit le préfet, Paul Roy, lors de sa visite."),
        (PREFECT, f"{SAID} : la maire, Anne Morel, reprend à son compte les mots de Paul Roy."),
        (PREFECT, f"{SAID}, lit-on sur les murs de la mairie."),
        (
            "Le préfet, Paul Roy, a salué « une étape décisive pour la vallée ».",
            "La maire, Anne Morel, parle d'« une étape décisive pour la vallée ».",
        ),
    ],
    ids=["one person", "taken up", "nobody", "words of everybody"],
)
def test_what_one_person_said_or_many_say_is_not_opposed(one: str, other: str) -> None:
    assert speakers(one, other) == []
