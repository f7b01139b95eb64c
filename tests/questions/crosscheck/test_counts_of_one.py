"""What is read of a number before it is compared: its fate, its time, its unit, its owner, what it is a part of."""

from __future__ import annotations

import pytest

from questions.crosscheck.numbers.alignment import aligned
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.numbers.incomparable import is_some_of
from questions.crosscheck.reading import Reading, readings
from questions.crosscheck.scope.reaches import reaches
from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.crosscheck.telling import told, two_numbers

pytestmark = pytest.mark.model


def _reading(text: str) -> Reading:
    dossier = read_dossier([Source("1.txt", f"Agence Delta\nPublié le 12 octobre 2017\n\nUn titre\n\n{text}\n")])
    [reading] = readings(dossier.dispatches, dossier.actors)
    return reading


def _counts(text: str) -> dict[float, Count]:
    """The counts of a page, by their value."""
    return {count.figure.value: count for count in counts(_reading(text))}


def test_what_completes_another_noun_is_not_told_of_the_counted() -> None:
    assert not _counts("Les 104 patients de la clinique, qui relève d'un groupe privé, dorment.")[104].befell
    assert _counts("Les 104 patients privés de chauffage dorment mal.")[104].befell == {"privé"}


def test_the_unit_in_which_a_measure_is_told_ties_nothing() -> None:
    assert "tonne" not in _counts("À midi, 180 tonnes étaient déjà passées sur la balance.")[180_000].context


def test_a_time_with_which_a_number_is_compared_is_not_its_own() -> None:
    price = _counts("Le kilo sera payé 260 francs, soit 25 de plus que l'an dernier.")
    assert price[260].when is None
    assert not price[260].is_background
    assert price[260].per == "kilo"
    assert 25 not in price
    assert _counts("Le kilo a été payé 235 francs l'an dernier.")[235].is_background


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("La Croix-Rouge avait déjà enregistré 3 100 évacués du littoral.", 3100, "évacuer"),
        ("Quarante-trois jeunes dormaient encore à l'intérieur.", 43, "jeune"),
        ("Six chefs d'Etat ont fait le voyage.", 6, "chef d'état"),
        ("Ils étaient 40 rassemblés devant la mairie.", 40, "personne"),
    ],
)
def test_a_participle_or_an_adjective_may_be_what_is_counted(text: str, value: float, unit: str) -> None:
    assert _counts(text)[value].figure.unit == unit


def test_ranks_are_not_counted() -> None:
    assert not _counts("Les deux premiers ont gagné.")


def test_a_share_is_no_part() -> None:
    assert not _counts("Un habitant sur deux était vacciné.")[50].is_part


def test_a_total_is_shown_with_its_parts() -> None:
    shown = _counts("Lundi, la bagarre avait fait cinq morts, trois marins et deux dockers.")[5].side.span.quote
    assert shown.endswith("deux dockers")
    cut = _counts("Lundi, la bagarre avait fait cinq morts, trente blessés et deux disparus.")[5].side.span.quote
    assert cut.endswith("cinq morts")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Soixante-huit fusils sans numéro ont été saisis dans la cave.",
            "Les dix-huit fusils saisis dans la cave étaient rouillés.",
            id="what was seized does not grow fewer",
        ),
        pytest.param(
            "La fusion des ateliers entraînera la suppression de 90 postes à Lens.",
            "La compagnie Morel va rayer 140 postes à Lens.",
            id="what happens has no posts of its own",
        ),
        pytest.param(
            "L'accord fixe à 310 francs le kilo le prix d'achat du cacao.",
            "Le kilo de cacao est un combat : le kilo sera payé 360 francs, vingt de plus que l'an dernier.",
            id="two prices of the kilo",
        ),
    ],
)
def test_numbers_of_one_thing(one: str, other: str) -> None:
    assert two_numbers(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Dix-huit fusils sans numéro ont été saisis dans la cave.",
            "Les soixante-huit fusils saisis dans la cave étaient rouillés.",
            id="what was seized grows",
        ),
        pytest.param(
            "Le cargo Aldine, chargé de 31 000 tonnes de blé, est à quai.",
            "Mardi, 3 000 tonnes de blé ont été pompées par une barge.",
            id="some of the cargo",
        ),
    ],
)
def test_numbers_of_two_things(one: str, other: str) -> None:
    assert not two_numbers(one, other)


def _first(text: str) -> Count:
    return next(iter(_counts(text).values()))


def test_some_of_a_group_are_no_version_of_all_of_it() -> None:
    every = _first("Les gendarmes recherchent toujours les neuf évadés de Lormont.")
    some = _first("À Lormont, les gendarmes tiennent deux évadés de Lormont.")
    assert not aligned(every, some)
    assert aligned(_first("Les gendarmes recherchent toujours neuf évadés de Lormont."), some)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("J'ai pris seule la décision de suspendre les visites.", False),
        ("La directrice a rouvert seule la cantine.", False),
        ("Seule la cantine a rouvert.", True),
        ("Ont été touchées seules les caves.", True),
    ],
)
def test_who_does_it_alone_limits_nothing(text: str, limits: bool) -> None:
    assert any(reach.kind == "only" for reach in reaches(_reading(text))) == limits


def test_people_whom_it_befell_are_no_ruin() -> None:
    one, other = "La commune a livré les 250 tentes destinées aux sinistrés.", "C'est le seul hameau détruit."
    assert not [c for c in told(one, f"{other[:-1]} dans la commune.").contradictions if c.kind == "scope"]


def test_somebodys_own_is_another() -> None:
    one = "Samedi, la déclaration du lac a été adoptée en séance par les délégués."
    other = "Vendredi, les pêcheurs du lac ont adopté leur propre déclaration devant les délégués."
    assert not [c for c in told(one, other).contradictions if c.kind == "date"]


@pytest.mark.parametrize(
    ("some", "part"),
    [
        ("Cinq barges ont été fouillées. Deux ont pu repartir à midi.", True),
        ("Cinq barges ont été fouillées. Deux ont été saisies.", False),
        ("Deux barges ont pu repartir à midi.", False),
    ],
)
def test_a_number_without_a_noun_is_a_part_of_those_told_before(some: str, part: bool) -> None:
    three = _counts("Trois barges ont été saisies lundi par la douane.")[3]
    assert is_some_of(three, _counts(some)[2]) is part


def test_two_numbers_without_a_noun_may_be_rivals() -> None:
    six, nine = (_counts(f"Douze postes existent. {n} sont vacants.")[v] for n, v in (("Six", 6), ("Neuf", 9)))
    assert not is_some_of(six, nine)
