"""Numbers and words that only look opposed, each with the reason that the texts themselves give."""

from __future__ import annotations

import pytest

from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("texts", "kind", "figures"),
    [
        # Some of those whom the same text counts.
        (
            ("Le barrage domine un village de 640 habitants. La nuit, 150 villageois ont dû quitter leur maison.",),
            "scope",
            ("640", "150"),
        ),
        # An earlier event.
        (
            (
                "La panne a touché 38 000 abonnés mardi. En 2009, une autre panne avait touché 22 000 abonnés.",
                "La direction a présenté ses excuses aux clients.",
            ),
            "different_event",
            ("38 000", "22 000"),
        ),
        # One sum in two currencies, of which the other dispatch gives one.
        (
            (
                "La place se vendait 15 000 ariary au marché noir.",
                "La place valait 75 000 francs (15 000 ariary) selon la police.",
            ),
            "rounding",
            ("15 000", "75 000"),
        ),
        # A count that goes on.
        (
            (
                "La souscription a réuni 74 000 euros à ce stade pour la chapelle.",
                "La souscription pour la chapelle atteint 81 000 euros à ce jour.",
            ),
            "update",
            ("74 000", "81 000"),
        ),
    ],
)
def test_the_reason_is_read_from_the_text(texts: tuple[str, ...], kind: str, figures: tuple[str, str]) -> None:
    found = told(*texts, days=10)
    pairs = [r for r in found.reconciliations if r.kind == kind]
    shown = [f"{r.a.quote} {r.b.quote}".replace("\u202f", " ") for r in pairs]
    assert any(all(figure in both for figure in figures) for both in shown)
    assert not [c for c in found.contradictions if c.nature == "number"]


def test_an_answer_is_another_voice() -> None:
    text = "L'association traite la banque de casino, la banque répond que ses comptes sont parfaitement sains."
    assert "attributed" in [r.kind for r in told(text, days=10).reconciliations]


def test_selling_and_paying_are_no_two_deeds() -> None:
    found = told("Le sujet se vendait au prix de 15.000 ariary la page.", "Il l'avait payée 50 000 ariary.", days=10)
    assert "scope" not in [r.kind for r in found.reconciliations]
