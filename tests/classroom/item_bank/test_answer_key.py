"""What makes a question answerable, kind by kind."""

import pytest

from classroom.item_bank.answer_key import Choice, Problem, halves, pair, parse_number, problems
from classroom.models import ItemKind


def choices(*texts, right=()):
    return [Choice(text, index in right) for index, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (ItemKind.SINGLE, choices("1998", "2001", right=[0])),
        (ItemKind.MULTIPLE, choices("a", "b", "c", right=[0, 2])),
        (ItemKind.MULTIPLE, choices("a", "b", right=[1])),
        (ItemKind.TRUE_FALSE, choices("Vrai", "Faux", right=[1])),
        (ItemKind.ORDER, choices("d’abord", "ensuite", "enfin", right=[0, 1, 2])),
        (ItemKind.MATCH, choices(pair("Lyon", "Rhône"), pair("Nantes", "Loire"), right=[0, 1])),
        (ItemKind.NUMERIC, choices("12 500,5", right=[0])),
        (ItemKind.SHORT, choices("le préfet", "préfet", right=[0, 1])),
    ],
)
def test_a_sound_question_of_each_kind_passes(kind, given):
    assert problems(kind, given) == []


@pytest.mark.parametrize(
    ("kind", "given", "problem"),
    [
        (ItemKind.SINGLE, [], Problem.TOO_FEW),
        (ItemKind.SINGLE, choices("seul", right=[0]), Problem.TOO_FEW),
        (ItemKind.SINGLE, choices(*"abcdefghijklm", right=[0]), Problem.TOO_MANY),
        (ItemKind.SINGLE, choices("a", "b"), Problem.NO_KEY),
        (ItemKind.SINGLE, choices("a", "b", right=[0, 1]), Problem.SEVERAL_KEYS),
        (ItemKind.MULTIPLE, choices("a", "b"), Problem.NO_KEY),
        (ItemKind.TRUE_FALSE, choices("Vrai", "Faux", "Peut-être", right=[0]), Problem.TWO_OPTIONS),
        (ItemKind.TRUE_FALSE, choices("Vrai", "Faux", right=[0, 1]), Problem.SEVERAL_KEYS),
        (ItemKind.SINGLE, choices("L’Otan", "l'otan ", right=[0]), Problem.TWICE),
        (ItemKind.ORDER, choices("seul", right=[0]), Problem.TOO_FEW),
        (ItemKind.MATCH, choices(pair("Lyon", ""), pair("Nantes", "Loire"), right=[0, 1]), Problem.HALF_EMPTY),
        (ItemKind.MATCH, choices(pair("Lyon", "Rhône"), pair("Lyon", "Saône"), right=[0, 1]), Problem.TWICE),
        (ItemKind.MATCH, choices(pair("Lyon", "Rhône → mer"), pair("Nantes", "Loire"), right=[0, 1]), Problem.ARROW),
        (ItemKind.NUMERIC, choices("douze", right=[0]), Problem.NO_NUMBER),
        (ItemKind.NUMERIC, [], Problem.TOO_FEW),
        (ItemKind.SHORT, choices("Préfet", "préfet", right=[0, 1]), Problem.TWICE),
    ],
)
def test_what_cannot_be_answered_is_named(kind, given, problem):
    assert problem in problems(kind, given)


def test_pairs_may_share_a_right_half():
    shared = choices(pair("Lyon", "Rhône"), pair("Arles", "Rhône"), right=[0, 1])

    assert problems(ItemKind.MATCH, shared) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12.0),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("12 500,75", 12500.75),
        ("12\u202f500", 12500.0),
        ("12\u00a0500", 12500.0),
        ("−3", -3.0),
        ("40\u202f%", 40.0),
    ],
)
def test_numbers_are_read_as_the_french_write_them(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "douze", "1,2,3", "1e5", "12 kg", "--3", "١٢", "inf"])
def test_what_is_no_number_is_not_guessed(text):
    assert parse_number(text) is None


def test_a_pair_comes_apart_again():
    assert halves(pair("La maire", "« c’est fait »")) == ("La maire", "« c’est fait »")
