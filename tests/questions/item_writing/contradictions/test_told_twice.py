"""One quantity that two dispatches tell in two ways: the honest « oui, les deux peuvent être exacts »."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questions.dossier import Contradiction, Reconciliation
from questions.item_writing.contradictions.reconciled_passages import compatible
from questions.item_writing.flaws import flaws
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
        # Another count than the one that is rounded: 149 302 is not « quelque 147 000 ».
        ("Quelque 147 000 élèves ont défilé à Denain.", "Les 149 302 élèves sont rentrés à pied."),
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


@pytest.mark.parametrize(
    ("north", "south", "asked"),
    [
        ("Le ballon de Denain a éclaté à quelque 3 600 mètres.", "À 3 578 mètres, le ballon de Denain a éclaté.", True),
        (
            "Le ballon de Denain a éclaté à 23 h 41 à quelque 3 600 mètres.",
            "À 3 h 41, le ballon de Denain a éclaté à 3 578 mètres.",
            False,
        ),
        (
            "Le ballon de Denain a éclaté lundi à quelque 3 600 mètres.",
            "Mardi, le ballon de Denain a éclaté à 3 578 mètres.",
            False,
        ),
        (
            "Le bac de Denain a coûté environ 3,2 millions d'euros.",
            "Le bac de Denain a coûté 3,3 millions d'euros et rapporte 40 000 euros par mois.",
            False,
        ),
        (
            "Le bac de Denain pesait près de 3 600 tonnes.",
            "C'est le maire qui a vendu le bac de Denain et ses 3 578 tonnes.",
            False,
        ),
    ],
)
def test_only_the_quantity_may_be_compared(north, south, asked):
    assert bool(keys(north, south)) is asked


def test_what_another_dispatch_disputes_is_not_said_to_be_exact():
    north, south = "Quelque 1 200 élèves ont défilé à Denain.", "Les 1 184 élèves de Denain ont défilé à pied."
    context = told(north, south)
    sides = quote(context, "1.txt", north), quote(context, "2.txt", south)
    kept = Reconciliation("rounding", *sides, "Même quantité.")
    found = Contradiction("number", "number", *sides, "…", 0.6, 2, "number")
    assert list(compatible(context, kept))
    disputed = replace(context, dossier=replace(context.dossier, contradictions=(found,)))
    assert not list(compatible(disputed, kept))


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("L'îlot se trouve à 7,5 milles du port de Denain.", "L'îlot se trouve à 14 kilomètres du port de Denain."),
        ("Plus d'un quart des élèves de Denain sont absents.", "À Denain, 26,4 % des élèves sont absents."),
    ],
)
def test_neither_a_sailors_unit_nor_a_fraction_beside_a_percentage_is_asked(north: str, south: str) -> None:
    assert not keys(north, south)
