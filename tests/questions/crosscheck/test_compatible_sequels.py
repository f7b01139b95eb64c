"""What a later dispatch tells to have followed for the same thing is no contradiction of what stood before."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

_AROUND = "La presse locale suit cette affaire depuis des semaines. {} Les habitants du quartier en parlent peu."


def _pairs(*texts, days=("2021-03-02", "2021-03-12")):
    sources = [Source(f"{n}.txt", _AROUND.format(text), published=days[n]) for n, text in enumerate(texts)]
    return [(pair.a.quote, pair.b.quote) for pair in read_dossier(sources).reconciliations if pair.kind == "update"]


BLOCKED = "Le chenal est bloqué par une péniche."
SUPPRESSED = "Les consultations du samedi sont supprimées à la clinique."


@pytest.mark.parametrize(
    "texts",
    [
        (SUPPRESSED, "Les consultations ont été rétablies après la visite du préfet."),
        ("La guilde maintient le défilé des lanternes.", "La guilde a renoncé au défilé des lanternes."),
        (BLOCKED, "Le chenal a été débloqué à la marée."),
    ],
)
def test_what_followed_is_told_with_what_stood_before(texts):
    assert _pairs(*texts)


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        ((SUPPRESSED, "Les consultations ont été rétablies après la visite du préfet."), ("2021-03-12", "2021-03-02")),
        ((SUPPRESSED, "Les navettes ont été rétablies après la visite du préfet."), ("2021-03-02", "2021-03-12")),
        (
            ("Les consultations ne sont pas supprimées.", "Les consultations ont été rétablies."),
            ("2021-03-02", "2021-03-12"),
        ),
        ((BLOCKED, "Un armateur est soucieux de débloquer le chenal."), ("2021-03-02", "2021-03-12")),
        ((SUPPRESSED, "Les consultations n'ont pas été rétablies."), ("2021-03-02", "2021-03-12")),
    ],
)
def test_nothing_follows_before_of_another_thing_or_denied(texts, days):
    assert not _pairs(*texts, days=days)
