"""The frames of the language pack: each with its examples and counter-examples."""

from __future__ import annotations

import pytest

from questions.crosscheck.expressions import compiled
from questions.dispatch import Source
from questions.languages.tables import load_table
from questions.reader import read_dossier

pytestmark = pytest.mark.model

FRAMES = load_table("fr", "frames")["frame"]
SETS = load_table("fr", "frames")["sets"]

#: What a frame may hold; anything else is a slip of the pen.
KEYS = {"name", "label", "about", "of_one", "yes", "no", "examples", "counter_examples"}
KEYS |= {
    "stable",
    "settled",
    "open_to_all",
    "occasion",
    "topic",
    "unless",
    "own",
    "of",
    "one",
    "manner",
    "within",
    "each",
    "sole",
}

#: Sentences that stand around the example, so that each text is long enough to be a dispatch.
AROUND = "{} La presse locale en parle depuis ce matin, et les habitants du quartier suivent cela de près."


def _opposed(example):
    first, second = example.split(" / ")
    sources = [Source("a.txt", AROUND.format(first), published="2021-03-02")]
    sources.append(Source("b.txt", AROUND.format(second), published="2021-03-02"))
    return read_dossier(sources).contradictions


def _cases(key):
    return [pytest.param(e, id=f"{f['name']}: {e}") for f in FRAMES for e in f[key]]


@pytest.mark.parametrize("example", _cases("examples"))
def test_opposite_answers_are_opposed(example):
    rules = {found.rule.split(":")[0] for found in _opposed(example)}
    assert rules
    assert rules <= {"state", "denied", "denied outright"}


@pytest.mark.parametrize("example", _cases("counter_examples"))
def test_what_is_said_of_another_is_not(example):
    assert [(found.rule, found.a.quote, found.b.quote) for found in _opposed(example)] == []


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame["name"])
def test_no_expression_answers_both_ways(frame):
    answers = [
        {compiled(text, frame, answer, SETS).words for text in frame[name]}
        for answer, name in ((True, "yes"), (False, "no"))
    ]
    assert answers[0] & answers[1] == set()
    assert frame["about"] in {"person", "thing", "actor", "event"}
    assert frame.get("settled", "no") in {"yes", "no"}
    assert frame.get("of", "subject") in {"subject", "target"}
    assert set(frame) <= KEYS
    assert frame["label"]


def test_names_are_given_once():
    names = [frame["name"] for frame in FRAMES]
    assert [name for name in names if names.count(name) > 1] == []
