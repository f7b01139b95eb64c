"""The events of the language pack that happen once: each with its examples and counter-examples."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.languages.tables import load_table
from questions.reader import read_dossier

pytestmark = pytest.mark.model

EVENTS = load_table("fr", "predicates")["event"]

#: A sentence that makes each text long enough to be a dispatch.
AROUND = "{} La presse locale en parle depuis plusieurs jours, et les habitants du quartier suivent cela de près."


def _found(example):
    first, second = example.split(" / ")
    sources = [Source("a.txt", AROUND.format(first), published="2019-05-20")]
    sources.append(Source("b.txt", AROUND.format(second), published="2019-05-20"))
    return [found.rule for found in read_dossier(sources).contradictions]


def _cases(key):
    return [pytest.param(e, id=f"{event['name']}: {e}") for event in EVENTS for e in event[key]]


@pytest.mark.parametrize("example", _cases("examples"))
def test_two_dates_for_one_event_are_opposed(example):
    assert _found(example) == ["two dates"]


@pytest.mark.parametrize("example", _cases("counter_examples"))
def test_two_dates_for_two_events_are_not(example):
    assert _found(example) == []


@pytest.mark.parametrize(("noun", "found"), [("adoption", []), ("affichage", ["two dates"])])
def test_a_day_that_is_measured_from_the_other_event_is_not_its_day(noun, found):
    adopted = "La charte du marché a été adoptée dans la nuit de jeudi à vendredi."
    signed = f"La charte du marché a été signée lundi à Lille, trois jours après son {noun}."
    assert _found(f"{adopted} / {signed}") == found
