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
    ("changed", "part"),
    [
        ({"rationale": ""}, Part.RATIONALE),
        ({"evidence": []}, Part.EVIDENCE),
        ({"topic": Topic.ACTOR}, Part.TOPIC),
        ({"kind": ItemKind.MULTIPLE}, Part.KIND),
        ({"difficulty": Difficulty.HARD}, Part.DIFFICULTY),
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
