"""Answers between the page and the store, and what a page may know of a question."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from classroom.attempts import answers
from classroom.attempts.answers import BadAnswer, from_page, to_page
from classroom.attempts.presenting import freeze_order, present_version
from classroom.attempts.scoring import score
from classroom.models import ItemKind, ItemVersion


def version(kind, *options):
    listed = [{"text": o.removeprefix("*"), "correct": o.startswith("*"), "why": "parce que"} for o in options]
    return ItemVersion(id=7, kind=kind, options=listed, stem="?", rationale="parce que")


YEAR = version(ItemKind.SINGLE, "1998", "*2001", "2004")
PORTS = version(ItemKind.MULTIPLE, "*Brest", "*Nantes", "Lyon", "Dijon")
STEPS = version(ItemKind.ORDER, "*vote", "*grève", "*accord")
PAIRS = version(ItemKind.MATCH, "*Oslo → Norvège", "*Bergen → Norvège", "*Turku → Finlande")
NAME = version(ItemKind.SHORT, "*Élodie", "*Lolo")


def test_the_page_sends_places_and_the_store_keeps_options():
    order = [2, 0, 1]

    assert from_page(YEAR.kind, YEAR.options, order, 2) == 1
    assert from_page(PORTS.kind, PORTS.options, [3, 2, 1, 0], [3, 0]) == [0, 3]
    assert from_page(STEPS.kind, STEPS.options, order, [3, 1, None]) == [1, None, 3]
    assert from_page(PAIRS.kind, PAIRS.options, order, [1, 1, 0]) == [0, 0, 2]
    assert from_page(NAME.kind, NAME.options, [], "  Élodie ") == "Élodie"


@pytest.mark.parametrize(
    ("question", "value"), [(NAME, "   "), (PORTS, []), (STEPS, [None] * 3), (PAIRS, [None] * 3), (YEAR, None)]
)
def test_an_empty_answer_is_one_taken_back(question, value):
    order = freeze_order(question, "s", shuffle=True)

    assert from_page(question.kind, question.options, order, value) is None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (YEAR, 3),
        (YEAR, -1),
        (YEAR, True),
        (YEAR, "1"),
        (YEAR, [1]),
        (PORTS, [4]),
        (PORTS, 1),
        (PORTS, ["0"]),
        (STEPS, [1, 2]),
        (STEPS, [0, 1, 2]),
        (STEPS, [1, 2, 4]),
        (PAIRS, [0, 1]),
        (PAIRS, [0, 1, 2]),
        (NAME, 7),
        (NAME, "x" * 501),
        (NAME, "a\x00b"),
        (NAME, {"a": 1}),
    ],
)
def test_what_is_no_answer_is_refused(question, value):
    order = freeze_order(question, "s", shuffle=True)

    with pytest.raises(BadAnswer):
        from_page(question.kind, question.options, order, value)


def test_answers_are_told_in_words():
    assert answers.describe(YEAR, 2) == ["2004"]
    assert answers.describe(PORTS, [1, 3]) == ["Nantes", "Dijon"]
    assert answers.describe(STEPS, [2, 1, None]) == ["1. grève", "2. vote"]
    assert answers.describe(PAIRS, [2, None, 0]) == ["Oslo → Finlande", "Turku → Norvège"]
    assert answers.describe(NAME, "Lola") == ["Lola"]
    assert answers.describe(NAME, None) == []


def test_keys_are_told_in_words():
    assert answers.describe_key(YEAR) == ["2001"]
    assert answers.describe_key(STEPS) == ["1. vote", "2. grève", "3. accord"]
    assert answers.describe_key(PAIRS) == ["Oslo → Norvège", "Bergen → Norvège", "Turku → Finlande"]
    assert answers.describe_key(NAME) == ["Élodie", "Lolo"]


def test_equal_right_halves_are_offered_once():
    shown = present_version(1, 1, PAIRS, [2, 1, 0], 1.0)

    assert shown.options == ("Oslo", "Bergen", "Turku")
    assert shown.choices == ("Finlande", "Norvège")


def test_typed_questions_show_no_option():
    shown = present_version(1, 1, NAME, freeze_order(NAME, "s", shuffle=True), 1.0)

    assert (shown.options, shown.choices) == ((), ())


def test_true_or_false_stands_in_one_order_whichever_is_right():
    for right, wrong in (("Vrai", "Faux"), ("Faux", "Vrai"), ("True", "False"), ("False", "True")):
        question = version(ItemKind.TRUE_FALSE, f"*{right}", wrong)
        shown = present_version(1, 1, question, freeze_order(question, "s", shuffle=True), 1.0)
        assert shown.options in (("Vrai", "Faux"), ("True", "False"))


@given(st.text(min_size=1), st.booleans())
def test_order_and_match_are_never_shown_as_they_should_be(seed, shuffle):
    for question in (STEPS, PAIRS):
        order = freeze_order(question, seed, shuffle)
        shown = present_version(1, 1, question, order, 1.0)
        assert sorted(order) == [0, 1, 2]
        assert shown.options != ("vote", "grève", "accord")
        assert shown.choices != ("Norvège", "Finlande")


def test_one_text_for_every_option_does_not_hang():
    assert sorted(freeze_order(version(ItemKind.ORDER, "*a", "*a"), "s", shuffle=True)) == [0, 1]


def test_without_shuffling_choices_stand_as_written():
    assert freeze_order(PORTS, "s", shuffle=False) == [0, 1, 2, 3]


def test_the_same_seed_gives_the_same_order_and_others_differ():
    orders = {tuple(freeze_order(PORTS, f"{n}", shuffle=True)) for n in range(60)}

    assert freeze_order(PORTS, "1", shuffle=True) == freeze_order(PORTS, "1", shuffle=True)
    assert len(orders) > 10


@given(st.data())
def test_what_was_stored_comes_back_to_the_page_as_it_was_sent(data):
    question = data.draw(st.sampled_from([YEAR, PORTS, STEPS, PAIRS]))
    order = data.draw(st.permutations(range(len(question.options))))
    place = st.integers(0, len(question.options) - 1)
    if question.kind is ItemKind.SINGLE:
        sent = data.draw(place)
    elif question.kind is ItemKind.MULTIPLE:
        sent = sorted(data.draw(st.sets(place, min_size=1)))
    elif question.kind is ItemKind.ORDER:
        sent = data.draw(st.lists(st.none() | st.integers(1, 3), min_size=3, max_size=3))
    else:
        sent = data.draw(st.lists(st.none() | st.integers(0, 1), min_size=3, max_size=3))
    assume(sent not in ([None] * 3,))

    stored = from_page(question.kind, question.options, order, sent)

    assert to_page(question.kind, question.options, order, stored) == sent
    assert 0.0 <= score(question, stored) <= 1.0
