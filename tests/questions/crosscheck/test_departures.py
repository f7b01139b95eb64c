"""How somebody left is told once; what a headline sums up as over, the text may tell the end of."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _found(*texts: str) -> list[tuple[str, str]]:
    return [(c.a.quote, c.b.quote) for c in told(*texts).contradictions]


def _under(headline: str, text: str) -> list[tuple[str, str]]:
    page = f"Agence Delta\nPublié le 12 octobre 2017\n\n{headline}\n\n{text}\n"
    return [(c.a.quote, c.b.quote) for c in read_dossier([Source("1.txt", page)]).contradictions]


def test_one_departure_is_opposed_whatever_day_is_given() -> None:
    resigned = "Le préfet Marc Lagarde a remis sa démission vendredi."
    assert _found(resigned, "Marc Lagarde a été limogé le 9 octobre par le ministre.")
    assert not _found(resigned, "Marc Lagarde avait été limogé le 9 mars 2012 par le ministre.")
    assert not _found(resigned, "Paul Nizon a été limogé le 9 octobre par le ministre.")


def test_a_headline_is_held_against_what_the_text_tells_of_the_same_thing() -> None:
    opened = "Les deux cantines de la ville ont ouvert à l'heure. On y a servi des repas froids."
    assert _under("Les cantines de la ville fermées à cause d'une panne", opened)
    assert not _under("Les cantines de la ville rouvertes après trois jours", opened)


def test_what_lasted_so_long_may_be_over() -> None:
    text = "Le courant est revenu dimanche soir. Les habitants avaient eu froid."
    assert not _under("Quatre jours sans courant à Lignac", text)
