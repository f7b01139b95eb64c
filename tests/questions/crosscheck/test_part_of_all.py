"""A part of a kind is opposed to all of it, where nothing tells the two apart."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.crosscheck.telling import told

pytestmark = pytest.mark.model


def _rules(*texts: str) -> list[str]:
    return [c.rule for c in told(*texts).contradictions if c.nature == "scope"]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (
            "La mairie a repeint quatre des neuf passerelles.",
            "Toutes les passerelles ont retrouvé leur bleu d'origine.",
        ),
        ("Trois passerelles sur douze ont été repeintes.", "Les passerelles ont toutes retrouvé leur bleu d'origine."),
        ("La direction garde 12 de ses 40 moniteurs.", "Les 40 moniteurs ont tous reçu leur lettre de licenciement."),
        ("Quant aux registres, la moitié a moisi dans la cave.", "Les registres ont tous été mis au sec."),
        ("Des douze fanfares, sept ont paraphé la charte.", "Les chefs des douze fanfares ont tous signé la charte."),
        ("Seul le pavillon sud a reçu sa charpente.", "Tous les pavillons sont désormais couverts."),
        ("Une partie des stèles ont été redressées.", "L'ensemble des stèles a retrouvé son socle."),
        ("Seuls 30 des 50 sentiers sont balisés.", "Le plan règle le tracé de l'ensemble des cinquante sentiers."),
    ],
)
def test_a_part_is_opposed_to_all_of_the_kind(part: str, whole: str) -> None:
    assert "part of all" in _rules(part, whole)
    assert "part of all" in _rules(whole, part)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        # All are there, are asked or tested before some do or have something.
        ("Deux des neuf jurés ont voté blanc.", "Tous les jurés étaient présents à la séance."),
        ("Quatre des moniteurs sont porteurs du parasite.", "Tous les moniteurs ont été testés."),
        # What befell some answers nobody who tells something else of all.
        ("Deux des moniteurs ont été blessés.", "Tous les moniteurs ont regagné le refuge."),
        # All of a sort of which the part says nothing.
        ("Sur les 40 moniteurs, 12 ont changé de station.", "Tous les moniteurs saisonniers garderont leur poste."),
        # Some already, all of them later.
        ("Trois des passerelles ont été repeintes.", "Toutes les passerelles seront repeintes avant la foire."),
        # A rate, those of one, all of a kind that is told from others.
        ("Seulement 83 % des passerelles sont éclairées.", "Le phare sera obligatoire sur toutes les passerelles."),
        ("Le retard s'explique par la chute d'un seul pavillon.", "Tous les pavillons ont été remontés un à un."),
        ("Seuls les moniteurs ont reçu un blouson.", "Tous les moniteurs de la vallée ont reçu un blouson."),
        # Who does it, and to whom it is done.
        ("Seules trois fanfares ont signé la pétition.", "Toutes les fanfares ont été payées par la mairie."),
        # All are told to be denied.
        ("Trois des passerelles ont rouvert.", "Toutes les passerelles n'ont pas rouvert."),
        # A year and an article are no count.
        ("En 2017 des passerelles ont rouvert.", "Toutes les passerelles ont rouvert."),
    ],
)
def test_what_tells_a_part_and_the_whole_apart(part: str, whole: str) -> None:
    assert _rules(part, whole) == []
    assert _rules(whole, part) == []


def test_a_part_is_not_held_against_all_of_the_kind_months_later() -> None:
    part, whole = "Quatre des passerelles ont été repeintes.", "Toutes les passerelles ont retrouvé leur bleu."
    for later, found in (("2019-05-18", True), ("2019-11-18", False)):
        days = ("2019-05-16", later)
        sources = [
            Source(f"{n}.txt", text, published=day)
            for n, (text, day) in enumerate(zip((part, whole), days, strict=True))
        ]
        rules = [c.rule for c in read_dossier(sources).contradictions]
        assert ("part of all" in rules) is found


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (
            "Seuls les pêcheurs munis d'un coupon toucheront 150 % du tarif.",
            "Tous les plaisanciers seront remboursés à 150 %.",
        ),
        (
            "L'arrêté ne porte que sur les feux de camp, de mai à octobre.",
            "L'arrêté, qui proscrit l'ensemble des flammes, en toute saison, a été affiché lundi.",
        ),
    ],
)
def test_what_a_measure_bears_on_only_is_opposed_to_all_of_it(part: str, whole: str) -> None:
    assert _rules(part, whole)
    assert _rules(whole, part)


def test_what_another_measure_bears_on_is_not() -> None:
    assert not _rules("La taxe ne porte que sur les chalets.", "Le conseil a rénové l'ensemble des fontaines.")
