"""What changed from one version of a question to the next."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.item_bank.version_changes import Part, by_number, changes
from classroom.models import Difficulty, ItemKind, Topic


def version(number=1, **changed):
    values = {
        "stem": "Quand le pont a-t-il rouvert ?",
        "options": [{"text": "en 2016", "correct": True, "why": ""}, {"text": "en 2017", "correct": False, "why": ""}],
        "rationale": "La mairie le dit.",
        "evidence": [SimpleNamespace(quote="rouvert en 2016")],
        "topic": Topic.DATE,
        "kind": ItemKind.SINGLE,
        "difficulty": Difficulty.EASY,
        "rules": {},
        "points": 1.0,
        "feedback_right": "",
        "feedback_wrong": "",
    }
    return SimpleNamespace(number=number, **(values | changed))


def told(change):
    return [(stretch.sign, stretch.text) for stretch in change.stretches if stretch.sign != "="]


def test_the_same_words_are_no_change():
    assert changes(version(), version(2)) == []


def test_a_changed_word_stands_struck_and_beside_it_the_new_one():
    (change,) = changes(version(), version(2, stem="Quand le tunnel a-t-il rouvert ?"))

    assert change.part is Part.STEM
    assert told(change) == [("-", "pont"), ("+", "tunnel")]


def test_another_right_answer_is_a_change_of_the_options():
    turned = [{"text": "en 2016", "correct": False, "why": ""}, {"text": "en 2017", "correct": True, "why": "Si."}]

    (change,) = changes(version(), version(2, options=turned))

    assert change.part is Part.OPTIONS
    assert [text for _sign, text in told(change)] == ["✓", "✗", "✗", "✓", " (Si.)"]


@pytest.mark.parametrize(
    ("kind", "rules", "part"),
    [
        (ItemKind.GAP, {"text": "Le pont ouvre en [1]."}, Part.TEXT),
        (ItemKind.HIGHLIGHT, {"passage": "Le pont ouvre."}, Part.PASSAGE),
        (ItemKind.HIGHLIGHT, {"source": "Agence du Lac"}, Part.SOURCE),
        (ItemKind.HIGHLIGHT, {"slack": 0}, Part.MARKING),
        (ItemKind.NUMERIC, {"tolerance": 2.0}, Part.MARKING),
        (ItemKind.SHORT, {"slips": 1}, Part.MARKING),
        (ItemKind.OPEN, {"words": 120}, Part.MARKING),
    ],
)
def test_how_a_question_is_asked_and_marked_is_compared(app, kind, rules, part):
    with app.test_request_context():
        (change,) = changes(version(kind=kind), version(2, kind=kind, rules=rules))

    assert change.part is part
    assert any(stretch.came for stretch in change.stretches)


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"rationale": ""}, Part.RATIONALE),
        ({"evidence": []}, Part.EVIDENCE),
        ({"topic": Topic.ACTOR}, Part.TOPIC),
        ({"kind": ItemKind.MULTIPLE}, Part.KIND),
        ({"difficulty": Difficulty.HARD}, Part.DIFFICULTY),
        ({"points": 2.5}, Part.POINTS),
        ({"feedback_right": "Bravo."}, Part.FEEDBACK_RIGHT),
        ({"feedback_wrong": "À revoir."}, Part.FEEDBACK_WRONG),
    ],
)
def test_every_part_is_compared(changed, part):
    assert [change.part for change in changes(version(), version(2, **changed))] == [part]


def test_each_version_is_held_against_the_one_before_whatever_their_order():
    third, first, second = version(3, stem="C ?"), version(1, stem="A ?"), version(2, stem="B ?")

    found = by_number([third, first, second])

    assert {number: told(change[0]) for number, change in found.items()} == {
        2: [("-", "A"), ("+", "B")],
        3: [("-", "B"), ("+", "C")],
    }


@given(st.text(), st.text())
def test_both_texts_can_be_read_from_a_change(before, after):
    found = changes(version(stem=before), version(2, stem=after))
    stretches = found[0].stretches if found else ()

    if found:
        assert "".join(s.text for s in stretches if s.sign != "+") == before
        assert "".join(s.text for s in stretches if s.sign != "-") == after
    else:
        assert before == after
