"""Before which words « de » and « le » lose their vowel."""

import pytest

from questions.elision import elides, of_name


@pytest.mark.parametrize(
    "word",
    ["accord", "Île-de-France", "Œuvre", "hôpital de campagne", "Haïti", "hippodrome", "Yvonne", "Yonne", "« étape »"],
)
def test_a_small_word_is_elided_before_a_vowel_and_a_mute_h(word):
    assert elides(word)


@pytest.mark.parametrize(
    "word",
    ["port", "hausse", "hiérarchie", "onze", "Onze mai", "yaourt", "Yémen", "Yara", "Hamid", "8 h", "11", "United", ""],
)
def test_a_small_word_keeps_its_vowel_before_a_consonant_however_it_is_written(word):
    assert not elides(word)


@pytest.mark.parametrize(
    ("name", "behind"),
    [
        ("Anne Roy", "d'Anne Roy"),
        ("Hélène Roy", "d'Hélène Roy"),
        ("Paul Roy", "de Paul Roy"),
        ("Yara Roy", "de Yara Roy"),
        ("Hamid Roy", "de Hamid Roy"),
        ("United Press", "de United Press"),
        ("Union postale", "d'Union postale"),
    ],
)
def test_de_before_a_name(name, behind):
    assert of_name(name) == behind
