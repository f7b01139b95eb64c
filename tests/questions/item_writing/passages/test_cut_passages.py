"""Where a long passage is cut: at a sign, else between words, never inside a name."""

from __future__ import annotations

import pytest

from questions.item_writing.passages.excerpts import LONGEST_QUOTE, first_cut, last_cut, shortened

WORDS = "les habitants de la vallée attendent depuis des mois que la gare soit rouverte au public par le conseil "


def padded(tail: str, at: int) -> str:
    """Words without any sign, then a tail that begins at the given place."""
    lead = (WORDS * 4)[:at].rsplit(" ", 1)[0]
    return lead + " " + "x" * (at - len(lead) - 2) + " " + tail


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        ("le colonel Armand Lucien Delorme a parlé devant une foule", "le colonel"),
        ("la docteure Odile de Brancourt a parlé devant une foule", "la docteure"),
        ("selon M. Brancourt la gare sera vendue", "selon"),
    ],
)
def test_a_name_is_kept_whole_or_left_out(tail: str, kept: str) -> None:
    text = padded(tail, LONGEST_QUOTE - len(kept) - 12)
    assert shortened(text).endswith(f" {kept} […]")


def test_the_last_sign_is_the_best_place() -> None:
    text = padded("la présidente, le colonel Armand Delorme a parlé devant une foule", LONGEST_QUOTE - 32)
    assert shortened(text).endswith(" la présidente […]")


def test_a_short_text_is_not_cut() -> None:
    assert last_cut("Anne Roy parle", 0, 40) == len("Anne Roy parle")


def test_a_passage_does_not_begin_inside_a_name() -> None:
    text = "Hier soir le colonel Armand Delorme a parlé"
    assert text[first_cut(text, text.index("rmand"), len(text)) :] == "a parlé"
    assert text[first_cut(text, text.index("soir"), len(text)) :] == "le colonel Armand Delorme a parlé"


def test_a_sentence_may_end_before_a_capital() -> None:
    text = padded("devant Odile. Une foule nombreuse attend", LONGEST_QUOTE - 14)
    assert shortened(text).endswith(" devant Odile. […]")
