"""The two parts of a student's name, whichever way it was written."""

import pytest

from classroom.roster.student_names import StudentName, from_parts, from_stored, split


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("ROUX Camille", "ROUX", "Camille"),
        ("Camille ROUX", "ROUX", "Camille"),
        ("LE GALL Anne-Marie", "LE GALL", "Anne-Marie"),
        ("VAN DEN BERG Lotte Sophie", "VAN DEN BERG", "Lotte Sophie"),
        ("O'NEILL Sean", "O'NEILL", "Sean"),
        ("ÉLIE Zoé", "ÉLIE", "Zoé"),
    ],
)
@pytest.mark.parametrize("family_first", [True, False])
def test_capitals_are_the_family_name_whatever_was_said(written, family, given, family_first):
    assert split(written, family_first=family_first) == StudentName(family, given)


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("Roux Camille", "Roux", "Camille"),
        ("Roux Camille Marie", "Roux", "Camille Marie"),
        ("Le Gall Anne-Marie", "Le Gall", "Anne-Marie"),
        ("de la Tour Hugo", "de la Tour", "Hugo"),
        ("Ben Ali", "Ben", "Ali"),
        ("ROUX CAMILLE", "ROUX", "CAMILLE"),
    ],
)
def test_family_name_first(written, family, given):
    assert split(written, family_first=True) == StudentName(family, given)


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("Camille Roux", "Roux", "Camille"),
        ("Camille Marie Roux", "Roux", "Camille Marie"),
        ("Anne-Marie Le Gall", "Le Gall", "Anne-Marie"),
        ("Hugo de la Tour", "de la Tour", "Hugo"),
        ("Ben Ali", "Ali", "Ben"),
    ],
)
def test_given_name_first(written, family, given):
    assert split(written, family_first=False) == StudentName(family, given)


@pytest.mark.parametrize("written", ["Madonna", "  Madonna  "])
def test_one_word_is_a_name_to_be_called_by(written):
    assert split(written, family_first=True) == StudentName("", "Madonna")


def test_nothing_is_no_name():
    assert split("  ", family_first=True) == StudentName("", "")


def test_a_name_is_shown_one_way_and_listed_the_other():
    name = from_parts(" Da  Silva ", "Ine\u0300s")

    assert (name.name, name.listed) == ("Inès Da Silva", "Da Silva Inès")
    assert StudentName("", "Madonna").name == StudentName("", "Madonna").listed == "Madonna"


def test_names_that_differ_in_accents_and_capitals_are_taken_for_the_same():
    assert StudentName("Élie", "Zoé").key == StudentName("ELIE", "Zoe").key
    assert StudentName("Élie", "Zoé").key != StudentName("Zoé", "Élie").key


@pytest.mark.parametrize("name", [StudentName("Da Silva", "Inès Maria"), StudentName("", "Madonna")])
def test_the_parts_come_back_from_what_is_stored(name):
    assert from_stored(name.name, name.listed) == name


def test_a_stored_name_that_does_not_fit_is_kept_whole():
    assert from_stored("Camille Roux", "Something Else") == StudentName("", "Camille Roux")
