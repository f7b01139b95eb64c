"""One quantity that two dispatches tell in two ways: the honest « oui, les deux peuvent être exacts »."""

from __future__ import annotations

import pytest

from questions.dossier import Reconciliation
from questions.item_writing.flaws import flaws
from questions.item_writing.reconciled_passages import compatible
from tests.questions.item_writing.bodies import quote, told

pytestmark = pytest.mark.model

UNITS = "Oui\u202f: ils donnent la même quantité dans deux unités"
ROUNDED = "Oui\u202f: l’un arrondit le nombre exact que donne l’autre"


def keys(north: str, south: str, kind: str = "rounding") -> list[str]:
    """The right answers to what is asked of two whole sentences."""
    context = told(north, south)
    kept = Reconciliation(kind, quote(context, "1.txt", north), quote(context, "2.txt", south), "Même quantité.")  # type: ignore[arg-type]
    drafts = [draft for draft in compatible(context, kept) if not flaws(draft)]
    return [option.text for draft in drafts for option in draft.options if option.correct]


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("La douane a saisi 5,4 tonnes de café vert.", "Les 5 400 kilos de café vert seront brûlés à Denain."),
        ("Le parc couvre 34 kilomètres carrés.", "Les 3 400 hectares seront clos, a promis le maire de Denain."),
        ("La trêve durera trois mois.", "La trêve de nonante jours a été signée à Denain."),
    ],
)
def test_one_quantity_in_two_units(north, south):
    assert keys(north, south) == [UNITS]


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("Quelque 1 200 élèves ont défilé à Denain.", "Les 1 184 élèves sont rentrés à pied."),
        ("La panne a duré une vingtaine de minutes.", "La panne a bloqué le bac pendant dix-huit minutes."),
    ],
)
def test_one_number_rounded(north, south):
    assert keys(north, south) == [ROUNDED]


@pytest.mark.parametrize(
    ("north", "south"),
    [
        # Another thing of the same unit, and numbers that are near by chance.
        ("Le feu a pris à 3,2 kilomètres de Denain.", "La loi vise les tunnels de plus de trois kilomètres."),
        # No passage tells the rate of exchange.
        ("La vente rapporte 93 millions d'euros.", "La vente rapporte 120 millions de dollars."),
        # Both give the very number: nothing looks opposed.
        ("La digue mesure 702 mètres.", "La digue mesure 702 mètres, près de 700 mètres hors tout."),
        # Of one number, and yet one passage denies what the other tells.
        (
            "Vercors verse 3,9 millions d'euros et n'a pas quitté le club.",
            "Vercors a repris près de quatre millions d'euros au club.",
        ),
        # Which Sunday, only the sentence before tells.
        (
            "Ce dimanche-là, une quarantaine de tonnes de café ont brûlé.",
            "Les 42 tonnes de café brûlées à Denain étaient assurées.",
        ),
    ],
)
def test_what_is_no_one_quantity_or_no_agreement(north, south):
    assert keys(north, south) == []
