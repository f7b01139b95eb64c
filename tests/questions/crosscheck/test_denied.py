"""A statement that denies against one of another dispatch that tells what is denied."""

from __future__ import annotations

import pytest

from questions.crosscheck.denied.likeness import Rarity, traits
from questions.crosscheck.denied.opposed import parting
from questions.crosscheck.denied.pairs import pairs
from questions.crosscheck.reading import readings
from questions.dispatch import Source
from questions.languages.tables import load_table
from questions.reader import read_dossier

pytestmark = pytest.mark.model

TABLE = load_table("fr", "denied")
#: Sentences that stand around the example, so that each text is long enough to be a dispatch.
BOTH = frozenset(("a.txt", "b.txt"))
AROUND = "{} La presse locale en parle, et les habitants du quartier suivent cela de près."


def _found(example, days=("2021-03-02", "2021-03-03")):
    pairs = zip(("a.txt", "b.txt"), example.split(" / "), days, strict=True)
    return read_dossier([Source(name, AROUND.format(text), published=day) for name, text, day in pairs])


@pytest.mark.parametrize("example", TABLE["examples"])
def test_what_is_denied_is_opposed_to_what_tells_it(example):
    assert {frozenset((found.a.file, found.b.file)) for found in _found(example).contradictions} == {BOTH}


@pytest.mark.parametrize("example", TABLE["counter_examples"])
def test_another_thing_wish_charge_or_occasion_is_not(example):
    assert [(found.rule, found.a.quote, found.b.quote) for found in _found(example).contradictions] == []


def test_what_was_not_yet_done_may_be_done_later():
    example = "Le puits n'a pas encore été analysé. / Le puits a été prélevé trois semaines plus tard."
    assert [found.rule for found in _found(example, ("2021-03-02", "2021-03-24")).contradictions] == []


def test_every_weight_is_that_of_a_trait():
    denied, told = "Aucun contrôle n'a été fait sur le manège.", "Le manège a été inspecté."
    annotated = _found(f"{denied} / {told}").dispatches
    prepared = readings(annotated, ())
    names = {name for pair in pairs(prepared) for name in traits(*pair, Rarity.of(prepared))}
    assert names | {"bias"} == set(TABLE["weights"])


def test_a_body_line_of_one_word_that_another_dispatch_denies_is_read_like_any():
    texts = {"a.txt": "Il est venu hier.\nFermeture\nIl a bu du thé.", "b.txt": "Le magasin n'a pas fermé lundi."}
    dossier = read_dossier([Source(name, text, published="2021-03-02") for name, text in texts.items()])
    told = [(d.lemma, t.here.words) for d, t in pairs(readings(dossier.dispatches, dossier.actors))]
    assert told == [("fermer", ("fermeture",))]


@pytest.mark.parametrize(
    ("denial", "found"),
    [("La vitesse du train n'explique rien.", 0), ("La maire n'a rien expliqué à la presse.", 1)],
)
def test_who_speaks_does_what_no_thing_can(denial, found):
    told = "Le maire a expliqué à la presse que le train roulait à 90 km/h."
    assert len(_found(f"{told} / {denial}").contradictions) == found


@pytest.mark.parametrize(
    ("told", "apart"),
    [("La séance de lundi s'était interrompue peu avant minuit.", True), ("Le quai s'était arrêté lundi.", False)],
)
def test_what_a_noun_denies_of_one_thing_is_not_told_of_another(told, apart):
    annotated = _found(f"Le quai n'a pas été entièrement à l'arrêt cette semaine. / {told}").dispatches
    found = [parting(*pair) for pair in pairs(readings(annotated, ())) if pair[0].lemma == "arrêt"]
    assert found
    assert all(each is not None for each in found) is apart
