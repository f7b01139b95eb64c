"""Which words stand for people, wherever that is asked."""

from __future__ import annotations

import pytest

from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.people import is_person, kin_of, names_people
from questions.crosscheck.reading import Reading, readings
from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model


def _read(text: str) -> Reading:
    dossier = read_dossier([Source("a.txt", text, published="2019-05-16")])
    return readings(dossier.dispatches, dossier.actors)[0]


@pytest.mark.parametrize(
    ("text", "noun", "is_human"),
    [
        ("Un moine a été blessé à Zerka.", "moine", True),
        ("Une couturière a été blessée à Zerka.", "couturière", True),
        ("Une famille a été relogée à Zerka.", "famille", True),
        ("Une rumeur a couru à Zerka.", "rumeur", False),
        ("Une passerelle a cédé à Zerka.", "passerelle", False),
    ],
)
def test_nouns_for_people_are_listed_or_end_so(text: str, noun: str, is_human: bool) -> None:
    reading = _read(text)
    here = reading.trees[0]
    assert names_people(reading, here, here.words.index(noun)) is is_human


def test_who_is_named_is_a_person_and_a_relative_somebody_else() -> None:
    reading = _read("L'épouse de Paul Derain a témoigné mardi. Paul Derain, lui, s'est tu.")
    here = reading.trees[0]
    assert is_person(reading, here, here.words.index("derain"))
    assert kin_of(reading, here, here.words.index("épouse")).endswith(" @paul derain")
    assert not is_person(reading, here, here.words.index("mardi"))


@pytest.mark.parametrize(("noun", "counted"), [("moine", []), ("pont", ["31 ans"])])
def test_the_age_of_a_person_is_no_length_of_time(noun: str, counted: list[str]) -> None:
    reading = _read(f"On a vu un {noun} de 31 ans à Zerka.")
    assert [count.figure.span.quote for count in reading.once(counts)] == counted


@pytest.mark.parametrize(
    ("text", "noun", "key"),
    [
        ("Trente ouvriers demandent une enquête.", "ouvriers", "=worker"),
        ("Trente ouvriers de Zerka demandent une enquête.", "ouvriers", "@trente ouvriers de zerka"),
    ],
)
def test_a_group_without_a_name_is_what_its_noun_says(text: str, noun: str, key: str) -> None:
    reading = _read(text)
    here = reading.trees[0]
    assert reading.key_of(here, here.words.index(noun)) == key
