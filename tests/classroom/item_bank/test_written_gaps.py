"""A passage with a blank, as the engine writes it, becomes a text with a gap."""

import pytest

from classroom.item_bank.answer_key import problems
from classroom.item_bank.service import draft_written
from classroom.models import ItemKind
from questions.items import Item, Option

BLANKED = "Complétez ce passage de La Gazette\u202f: «\u202fLe pont a rouvert en ____.\u202f»."


def written(stem=BLANKED, kind="short", options=("mai", "mai 2008")):
    return Item(
        id="1",
        topic="date",
        kind=kind,
        stem=stem,
        options=tuple(Option(text, True, "La Gazette l’écrit.") for text in options),
        rationale="",
        evidence=(),
        difficulty="easy",
        rule="cause.gap",
        source_independent=True,
    )


def test_the_blank_becomes_a_gap_with_everything_that_is_accepted():
    draft = draft_written(written(), {})

    assert draft.kind is ItemKind.GAP
    assert draft.stem == "Complétez ce passage de La Gazette."
    assert draft.rules.text == "«\u202fLe pont a rouvert en [1].\u202f»"
    assert [(each.text, each.gap, each.correct) for each in draft.choices] == [("mai", 1, True), ("mai 2008", 1, True)]
    assert problems(draft.kind, draft.choices, draft.rules) == []


@pytest.mark.parametrize(
    "other",
    [
        written("Qui a rouvert le pont\u202f?"),
        written("Complétez\u202f: «\u202fEn ____, le pont de ____.\u202f»."),
        written("Que manque-t-il dans «\u202fLe pont a rouvert en ____\u202f»\u202f?"),
        written("Complétez\u202f: «\u202fLe pont [sic] a rouvert en ____.\u202f»."),
        written(kind="numeric", options=("2008",)),
    ],
)
def test_other_questions_stay_what_they_are(other):
    draft = draft_written(other, {})

    assert (draft.kind, draft.stem, draft.rules.text) == (other.kind, other.stem, "")
