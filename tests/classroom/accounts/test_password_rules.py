"""Passwords that are refused, and those that are not."""

import pytest

from classroom.accounts.password_rules import PasswordProblem, problem_of


@pytest.mark.parametrize("password", ["", "court", "neuf sign"])
def test_short_ones_are_refused(password):
    assert problem_of(password, "c.roux") is PasswordProblem.TOO_SHORT


def test_endless_ones_are_refused():
    assert problem_of("ab cd " * 60, "c.roux") is PasswordProblem.TOO_LONG


@pytest.mark.parametrize("password", ["camille.roux", "Camille.Roux", "camille.roux1", "2026camille.roux!!"])
def test_the_user_name_is_refused_whatever_is_put_around_it(password):
    assert problem_of(password, "camille.roux") is PasswordProblem.NAMES_THE_USER


@pytest.mark.parametrize(
    "password",
    [
        "1234567890",
        "motdepasse",
        "MotDePasse2026!",
        "mot de passe",
        "azertyuiop",
        "Password123",
        "aaaaaaaaaaaa",
        "abababababab",
        "histoire-geo",
    ],
)
def test_what_anyone_would_try_first_is_refused(password):
    assert problem_of(password, "c.roux") is PasswordProblem.COMMON


@pytest.mark.parametrize("password", ["le vent du nord", "wzkq-j3fb-e7nx", "Trois mots simples", "ünïcödé ßtraße"])
def test_a_short_sentence_or_a_random_word_is_good(password):
    assert problem_of(password, "c.roux") is None


def test_without_a_user_name_the_other_rules_hold():
    assert problem_of("1234567890", None) is PasswordProblem.COMMON
    assert problem_of("le vent du nord", None) is None
