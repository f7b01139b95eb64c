"""Names: compared without accents, listed by family name."""

import pytest

from classroom.accounts.names import fold, listed, tidy


@pytest.mark.parametrize("written", ["Élie O’Neill", "elie o'neill", "ÉLIE  O NEILL", "E\u0301lie-O’Neill"])
def test_the_same_name_written_in_many_ways_folds_alike(written):
    assert fold(written) == "elie o neill"


def test_a_name_is_listed_by_its_last_word():
    assert listed("  Anne Marie   Roux ") == "Roux Anne Marie"
    assert listed("Madonna") == "Madonna"


def test_tidying_keeps_letters_and_makes_spaces_single():
    assert tidy("Zoé\0\u200b\x1b Élie") == "Zoé Élie"
    assert tidy("\0") == ""
    assert tidy(" Jose\u0301\u00a0 Da  Silva\t") == "José Da Silva"
