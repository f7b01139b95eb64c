"""How somebody left is told once; what a headline sums up as over, the text may tell the end of."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import told, under

pytestmark = pytest.mark.model


def _found(*texts: str) -> list[tuple[str, str]]:
    return [(c.a.quote, c.b.quote) for c in told(*texts).contradictions]


def test_one_departure_is_opposed_whatever_day_is_given() -> None:
    resigned = "Le préfet Marc Lagarde a remis sa démission vendredi."
    assert _found(resigned, "Marc Lagarde a été limogé le 9 octobre par le ministre.")
    assert not _found(resigned, "Marc Lagarde avait été limogé le 9 mars 2012 par le ministre.")
    assert not _found(resigned, "Paul Nizon a été limogé le 9 octobre par le ministre.")


def test_a_headline_is_held_against_what_the_text_tells_of_the_same_thing() -> None:
    opened = "Les deux cantines de la ville ont ouvert à l'heure. On y a servi des repas froids."
    assert under("Les cantines de la ville fermées à cause d'une panne", opened)
    assert not under("Les cantines de la ville rouvertes après trois jours", opened)


def test_what_lasted_so_long_may_be_over() -> None:
    text = "Le courant est revenu dimanche soir. Les habitants avaient eu froid."
    assert not under("Quatre jours sans courant à Lignac", text)
