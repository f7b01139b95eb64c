"""Headings that were wrapped are read as one; headings that only stand below each other are not."""

import pytest

from questions.cleaning import clean
from questions.dispatch import Source

BODY = """La patinoire de Sion, ouverte depuis douze ans, fermera ses portes en mars, a annoncé la commune.

« Le toit ne tient plus », a dit la syndique. Les réparations de la patinoire coûteraient deux millions de francs.
"""


def title(head: str) -> str | None:
    return clean(Source("a.txt", f"{head}\n\n{BODY}")).title


@pytest.mark.parametrize(
    ("head", "whole"),
    [
        ("Après douze hivers, les patineurs de\nSion perdent leur glace", "patineurs de Sion perdent leur glace"),
        ("Patinoire : le toit ne tient plus,\nSion ferme en mars", "le toit ne tient plus, Sion ferme en mars"),
        ("La patinoire de Sion ferme\nfaute de deux millions", "ferme faute de deux millions"),
        ("LA PATINOIRE DE SION FERME SOUS\nLES SIFFLETS", "FERME SOUS LES SIFFLETS"),
        (
            "Une patinoire dont le\ntoit ne tient plus depuis la\nneige de janvier",
            "dont le toit ne tient plus depuis la neige",
        ),
    ],
)
def test_wrapped_headings_are_one(head: str, whole: str) -> None:
    assert whole in (title(head) or "")
    assert whole in (title(f"LE COURRIER DES ALPES\n\n{head}\nPar Ana Sol") or "")


@pytest.mark.parametrize(
    "head",
    [
        "La patinoire de Sion fermera en mars\nLe toit serait trop vieux",
        "La patinoire de Sion fermera en mars\n\nde notre correspondante",
        "LE COURRIER DES ALPES\nle journal des deux rives\n\nLa patinoire de Sion fermera en mars",
        "Sports et plus\nLa patinoire de Sion fermera en mars",
        "La patinoire de Sion fermera en mars\nSion, jeudi soir",
        "La patinoire de Sion fermera en mars\nlundi, 19h12 . Ana Sol . Écouter (2'05)",
    ],
)
def test_headings_below_each_other_stay_apart(head: str) -> None:
    assert title(head) == "La patinoire de Sion fermera en mars"
