"""Causes told without a connective: each rule of the language pack with its examples and counter-examples."""

from __future__ import annotations

import re

import pytest

from questions.crosscheck.causes.grounds import grounds
from questions.crosscheck.reading import readings
from questions.dispatch import Source
from questions.languages.tables import load_table
from questions.reader import read_dossier

pytestmark = pytest.mark.model

RULES = load_table("fr", "contradictions")["ground"]

#: Sentences that stand around the example, so that the text is long enough to be a dispatch.
AROUND = "{} La presse locale en parle depuis ce matin, et les habitants du quartier suivent cela de près."


def _causes(text):
    dossier = read_dossier([Source("a.txt", AROUND.format(text), published="2021-03-02")])
    reading = readings(dossier.dispatches, dossier.actors)[0]
    return [ground.cause.quote for ground in grounds(reading) if not ground.denied]


def _cases(key):
    return [pytest.param(example, id=example) for rule in RULES for example in rule[key]]


@pytest.mark.parametrize("example", _cases("examples"))
def test_the_cause_is_read(example):
    wanted = re.findall(r"\[(.+?)\]", example)
    assert _causes(example.replace("[", "").replace("]", "")) == wanted


@pytest.mark.parametrize("example", _cases("counter_examples"))
def test_other_sentences_tell_no_cause(example):
    assert _causes(example) == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Ce n'était pas le vent, c'était une grue mal arrimée.", "le vent"),
        ("Le gel n'était pas en cause, mais la rouille.", "Le gel"),
        ("Le pont a cédé non pas à cause du gel, mais parce que la pile était minée.", "gel"),
        ("L'hypothèse d'un attentat est désormais écartée.", "un attentat"),
        ("On a d'abord cru à une fuite de gaz.", "une fuite de gaz"),
    ],
)
def test_what_was_not_the_cause_is_read_too(text, denied):
    dossier = read_dossier([Source("a.txt", AROUND.format(text), published="2021-03-02")])
    reading = readings(dossier.dispatches, dossier.actors)[0]
    assert denied in [ground.cause.quote for ground in grounds(reading) if ground.denied]
