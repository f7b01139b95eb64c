"""An answer in what the student read, for the review and for the teacher."""

import pytest

from classroom.attempts import queries, service
from classroom.models import ItemKind, ItemVersion
from classroom.results.read_again import feedback, gaps_filled, passage_chosen, reasons
from tests.classroom.conftest import NOON

PASSAGE = "Le pont est fermé faute de gardien."


def version(kind, options, **rules):
    return ItemVersion(
        kind=kind, options=options, rules=rules, stem="?", feedback_right="Bravo.", feedback_wrong="Relisez."
    )


GAPS = version(
    ItemKind.GAP,
    [
        {"text": "Vesoul", "correct": True, "gap": 1, "why": "La dépêche le dit."},
        {"text": "la Saône", "correct": True, "gap": 2, "why": "La dépêche le dit."},
        {"text": "la Seine", "correct": False, "gap": 2, "why": "Elle passe à Paris."},
    ],
    text="De [1] à [2].",
)
PROOF = version(ItemKind.HIGHLIGHT, [{"text": "fermé faute de", "correct": True, "why": ""}], passage=PASSAGE)


def test_gaps_are_read_in_their_text():
    assert gaps_filled(GAPS, ["Gray", 2]) == "De Gray à la Seine."
    assert gaps_filled(GAPS, [None, 1]) == "De [1] à la Saône."
    assert gaps_filled(GAPS, None) == gaps_filled(PROOF, [1]) == ""


def test_chosen_words_and_words_to_be_chosen_are_told_apart():
    shown = passage_chosen(PROOF, [2, 3, 4], key=True)

    assert "".join(each.text for each in shown) == PASSAGE
    assert [each.text.strip() for each in shown if each.chosen and each.right] == ["fermé faute"]
    assert [each.text.strip() for each in shown if each.chosen and not each.right and each.text.strip()] == ["est"]
    assert [each.text.strip() for each in shown if each.right and not each.chosen and each.text.strip()] == ["de"]


def test_without_the_key_nothing_tells_what_is_right():
    shown = passage_chosen(PROOF, [2, 3], key=False)

    assert {each.right for each in shown} == {None}
    assert [each.text for each in shown if each.chosen] == ["est fermé"]


def test_reasons_are_those_of_right_answers_and_of_wrong_ones_chosen_from_a_list():
    assert reasons(GAPS, ["Gray", 2]) == ["La dépêche le dit.", "Elle passe à Paris."]
    assert reasons(GAPS, None) == ["La dépêche le dit."]
    assert reasons(version(ItemKind.SINGLE, [{"text": "a", "correct": True, "why": "x"}]), 0) == []


@pytest.mark.parametrize(("fraction", "said"), [(1.0, "Bravo."), (0.99, "Relisez."), (0.0, "Relisez."), (None, "")])
def test_who_is_right_reads_other_words_than_the_others(fraction, said):
    assert feedback(GAPS, fraction) == said


@pytest.mark.parametrize("shows_key", [True, False])
def test_a_review_shows_each_kind_in_what_was_read(make, session, browser, shows_key):
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    told = {"feedback_right": "BRAVO", "feedback_wrong": "RELISEZ"}
    gaps = make.item(teacher, kind=GAPS.kind, options=GAPS.options, rules=GAPS.rules, **told)
    proof = make.item(teacher, kind=PROOF.kind, options=PROOF.options, rules=PROOF.rules, **told)
    quiz = make.quiz(
        teacher, [gaps, proof], (school_class,), review_from="hand_in", review_key=shows_key, shuffle_questions=False
    )
    student = make.student(school_class)
    attempt = service.start_attempt(session, quiz, student, school_class, NOON)
    first, second = (item.id for item in queries.items_of(session, [attempt.id]))
    service.save_response(session, attempt, first, 1, ["Vesoul", 2], NOON)
    service.save_response(session, attempt, second, 1, [3, 4, 5], NOON)
    service.hand_in(session, attempt, NOON)
    session.commit()

    page = browser(student).get(f"/attempts/{attempt.id}/review").text

    assert "De Vesoul à la Seine." in page
    assert ("chosen--right" in page) == shows_key
    assert ("Elle passe à Paris." in page) == shows_key
    assert ("BRAVO" in page, "RELISEZ" in page) == (shows_key, shows_key)
    assert "fermé faute de" in page
