"""Stretches between quotation marks."""

import pytest

from questions.annotator.parsing.quotations import LONGEST, quotations


def _quoted(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in quotations(text)]


@pytest.mark.parametrize(
    "text",
    ["Il dit : « c'est non ».", 'Il dit : "c\'est non".', "Il dit : “c'est non”.", "Il dit : «\u202fc'est non\u00a0»."],
)
def test_every_kind_of_mark_is_read_and_the_spaces_inside_left_out(text):
    assert _quoted(text) == ["c'est non"]


def test_a_quotation_inside_another_belongs_to_it():
    assert _quoted("« Elle a crié « halte » deux fois », dit-il.") == ["Elle a crié « halte » deux fois"]


def test_several_quotations_follow_each_other():
    assert _quoted('"Oui", dit l\'un. "Non", dit l\'autre.') == ["Oui", "Non"]


def test_a_quotation_may_run_over_a_line_end_but_not_over_a_paragraph():
    assert _quoted("« Un\ndeux » et « trois\n\nquatre »") == ["Un\ndeux"]


def test_a_mark_that_nothing_closes_opens_nothing():
    assert _quoted("Il a dit « et puis plus rien") == []


def test_marks_too_far_apart_are_no_quotation():
    assert _quoted("« " + "a " * LONGEST + "»") == []
