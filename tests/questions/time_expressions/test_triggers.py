"""Rules are tried only where they can match: nothing is lost by it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.calendar.grammar import Grammar, _matches, _without_overlaps, grammar, plain
from questions.calendar.triggers import DIGIT, held_by, needs_of
from questions.languages import languages


def found_by_trying_every_rule(calendar: Grammar, text: str) -> list[tuple[str, int, int]]:
    everything = [match for entry in calendar.compiled for match in _matches(entry, plain(text))]
    everything.sort(key=lambda match: (match.start - match.end, calendar.ranks[match.rule.name]))
    return [(match.rule.name, match.start, match.end) for match in _without_overlaps(everything, len(text))]


def words_of(language: str) -> list[str]:
    """Words of the pack, in several cases, and what stands between them in dates."""
    known = sorted(grammar(language).words | grammar(language).triggers)
    return [*known, *(word.upper() for word in known), *(word.capitalize() for word in known),
            *"0123456789", "12", "2014", "/", "-", "'", "le", "la", "il y a", "the", "of", "İ", "ſ", "\u212a",
            ","]  # fmt: skip


@pytest.mark.parametrize("language", languages())
def test_the_same_is_found_as_by_trying_every_rule(language):
    calendar = grammar(language)

    @given(st.lists(st.sampled_from(words_of(language)), max_size=12).map(" ".join))
    @settings(deadline=None, max_examples=150)
    def check(text):
        found = [(match.rule.name, match.start, match.end) for match in calendar.find(text)]
        assert found == found_by_trying_every_rule(calendar, text)

    check()


@pytest.mark.parametrize("language", languages())
def test_hardly_any_rule_is_tried_on_every_sentence(language):
    calendar = grammar(language)
    assert sum(not entry.needs for entry in calendar.compiled) <= len(calendar.compiled) // 20
    assert calendar.find("Rien n'est encore fixé, dit-elle, sinon le lieu.") == ()


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("mai|juin", {"mai", "juin"}),
        (r"(?:le )?\d+ (?P<month>mai|juin)", {"mai", "juin"}),
        (r"\d{1,2}[:.]\d\d", {DIGIT}),
        ("hier(?: soir)?", {"hier"}),
        ("(?:demain)?.+", set()),
        ("[a-z]+|mai", set()),
        ("(?<=le )(?:mardi)+", {"mardi"}),
    ],
)
def test_what_a_pattern_needs(pattern, needs):
    assert needs_of(re.compile(pattern, re.IGNORECASE)) == needs


def test_letters_that_meet_their_small_forms():
    assert held_by("ſamedİ 3", {"samedi", "lundi"}) == {"samedi", DIGIT}
    assert held_by("Samedi", {"samedi"}) == {"samedi"}
