"""Class codes: easy to copy, forgiving to type."""

import pytest

from classroom.roster.class_codes import ALPHABET, canonical, new_code, shown


def test_a_code_has_no_look_alikes_and_no_vowels():
    assert not set(ALPHABET) & set("0OQ1IL2Z5S8BUAEY")
    assert {len(new_code()) for _ in range(100)} == {8}
    assert set("".join(new_code() for _ in range(200))) == set(ALPHABET)


@pytest.mark.parametrize(
    "typed", ["CDFGHJKM", "cdfg-hjkm", " cdfg hjkm ", "CDFG–HJKM", "cd.fg/hj_km", "ＣＤＦＧＨＪＫＭ"]
)
def test_however_it_is_typed_it_is_the_same_code(typed):
    assert canonical(typed) == "CDFGHJKM"


@pytest.mark.parametrize("typed", ["", " - ", "?!"])
def test_what_has_no_letter_is_no_code(typed):
    assert canonical(typed) == ""


def test_a_code_is_shown_in_halves_and_typed_back():
    assert shown("CDFGHJKM") == "CDFG-HJKM"
    assert shown("CDFG") == "CDFG"
    assert canonical(shown("CDFGHJKM")) == "CDFGHJKM"
