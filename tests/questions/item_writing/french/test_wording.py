"""Elision, contraction, spaces and quotation marks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.item_writing.french.wording import balanced, capital, join, quoted, stems, tidy


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("que", "il", "qu’il"),
        ("de", "Alger", "d’Alger"),
        ("de", "Hanoï", "de Hanoï"),
        ("de", "la hausse", "de la hausse"),
        ("le", "hôpital", "l’hôpital"),
        ("de", "le port", "du port"),
        ("de", "les grévistes", "des grévistes"),
        ("à cause de", "des éléments radicaux", "à cause d’éléments radicaux"),
        ("en raison de", "de la neige", "en raison de neige"),
        ("à", "le maire", "au maire"),
        ("à", "les élus", "aux élus"),
        ("jusqu’à", "le 31 mars 2019", "jusqu’au 31 mars 2019"),
        ("à", "l’élu", "à l’élu"),
        ("de", "l’accord", "de l’accord"),
        ("de", "le onze mai", "du onze mai"),
        ("le", "onze mai", "le onze mai"),
        ("le", "yaourt", "le yaourt"),
        ("si", "il pleut", "s’il pleut"),
        ("si", "elle part", "si elle part"),
        ("parce que", "un train brûle", "parce qu’un train brûle"),
        ("le", "Yémen", "le Yémen"),
        ("de", "Ypres", "d’Ypres"),
        ("", "seul", "seul"),
    ],
)
def test_two_pieces_are_joined_as_french_wants(left, right, joined):
    assert join(left, right) == joined


def test_a_figure_is_never_elided():
    assert join("de", "8 h") == "de 8 h"


def test_high_signs_take_a_narrow_space_and_low_ones_none():
    assert tidy("Qui  part ? Lui : oui ; non !") == "Qui part\u202f? Lui\u202f: oui\u202f; non\u202f!"
    assert tidy("Il vient , dit-on .") == "Il vient, dit-on."
    assert tidy("( ABV )") == "(ABV)"
    assert tidy("95,6% de 3 478 cases") == "95,6\u202f% de 3\u202f478 cases"


def test_hours_and_ratios_keep_their_colon():
    assert tidy("à 18:36") == "à 18:36"


def test_straight_quotes_become_french_and_inner_ones_curly():
    assert tidy('Il a dit "non" hier') == "Il a dit «\u202fnon\u202f» hier"
    assert tidy('« Un "non" ferme »') == "«\u202fUn “non” ferme\u202f»"


def test_a_quotation_holds_no_second_pair_of_guillemets():
    assert quoted("« La paix », dit-elle.") == "«\u202f“La paix”, dit-elle\u202f»"
    assert quoted("« La paix »") == "«\u202fLa paix\u202f»"


def test_a_mark_that_lost_its_partner_to_a_cut_is_given_back():
    assert quoted("Nous n’avons rien caché », a-t-il dit") == "«\u202f“Nous n’avons rien caché”, a-t-il dit\u202f»"
    assert (
        quoted("Faux, dit le maire : « Rien n’a été vendu")
        == "«\u202fFaux, dit le maire\u202f: “Rien n’a été vendu”\u202f»"
    )


def test_marks_out_of_order_are_left_out():
    assert (
        quoted("rien », dit-il. « Puis « tout » et « le reste") == "«\u202frien, dit-il. Puis tout et le reste\u202f»"
    )


@given(st.text(alphabet="aeio lmn'’\"«»()?!:;,. 0123456789\n\u00a0\u202f", max_size=60))
def test_tidy_leaves_no_doubled_space_and_settles_at_once(text):
    once = tidy(text)
    assert not re.search(r"[ \u00a0\u202f]{2,}|\n", once)
    assert once == once.strip()
    assert tidy(once) == once


@given(st.text(alphabet='abc «»“”"', max_size=40))
def test_a_quotation_is_always_balanced(text):
    assert balanced(quoted(text).replace("“", "").replace("”", ""))


@given(
    st.sampled_from(["de", "que", "le", "la", "ne", "se"]),
    st.sampled_from(["accord", "Italie", "hiver", "école", "usine"]),
)
def test_a_small_word_never_stays_whole_before_a_vowel(small, word):
    assert join(small, word) == f"{small[:-1]}’{word}"


def test_stems_bring_a_verb_and_its_noun_together():
    assert stems("ils ont signé") & stems("la signature")


def test_a_capital_leaves_the_rest_alone():
    assert capital("l’OTAN") == "L’OTAN"
