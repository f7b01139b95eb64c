"""The predicate classes of the language pack: each with its examples and counter-examples."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.languages.tables import load_table
from questions.reader import read_dossier

pytestmark = pytest.mark.model

DIMENSIONS = load_table("fr", "predicates")["dimension"]

#: Sentences that stand around the example, so that each text is long enough to be a dispatch.
AROUND = "{} La presse locale en parle depuis ce matin, et les habitants du quartier suivent cela de près."


def _opposed(example):
    first, second = example.split(" / ")
    sources = [Source("a.txt", AROUND.format(first), published="2021-03-02")]
    sources.append(Source("b.txt", AROUND.format(second), published="2021-03-02"))
    return read_dossier(sources).contradictions


def _cases(key):
    return [pytest.param(d["name"], e, id=f"{d['name']}: {e}") for d in DIMENSIONS for e in d[key]]


@pytest.mark.parametrize(("name", "example"), _cases("examples"))
def test_opposite_answers_are_opposed(name, example):
    assert {f"state:{name}", "denied", "denied outright"} & {found.rule for found in _opposed(example)}


@pytest.mark.parametrize(("name", "example"), _cases("counter_examples"))
def test_equal_answers_and_other_things_are_not(name, example):
    assert [(found.rule, found.a.quote, found.b.quote) for found in _opposed(example)] == []


@pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda dimension: dimension["name"])
def test_no_word_answers_both_ways(dimension):
    assert set(dimension["yes"]) & set(dimension["no"]) == set()
    assert dimension["theme"] in {"object", "subject", "any", "complement", "target"}
    assert dimension["label"]
