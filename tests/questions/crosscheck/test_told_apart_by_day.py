"""Whose meeting it is, on which day people struck, and how far apart two numbers of things may lie."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

AROUND = "{}\n\nLes habitants du quartier suivent cela de près, écrit la presse locale.\n"


def opposed(nature: str, *texts: str) -> list[str]:
    sources = [Source(f"{n}.txt", AROUND.format(t), published=f"2017-10-{20 + n}") for n, t in enumerate(texts)]
    return [c.nature for c in read_dossier(sources).contradictions if c.nature == nature]


@pytest.mark.parametrize(
    ("nature", "one", "other", "found"),
    [
        (
            "date",
            "L'assemblée générale des dockers se tiendra le 30 octobre.",
            "Notre assemblée générale se tiendra le 15 novembre.",
            [],
        ),
        (
            "date",
            "L'assemblée générale des dockers se tiendra le 30 octobre.",
            "L'assemblée générale des dockers se tiendra le 2 novembre.",
            ["date"],
        ),
        ("number", "La fraude porte sur 1,9 million de bouteilles de vin.", "Il a vendu 80 000 bouteilles de vin.", []),
        (
            "number",
            "Au dépôt, 41 ouvriers avaient cessé le travail mercredi.",
            "Au dépôt, 58 ouvriers avaient cessé le travail vendredi.",
            [],
        ),
    ],
)
def test_what_is_told_of_another_owner_day_or_whole(nature, one, other, found):
    assert opposed(nature, one, other) == found
