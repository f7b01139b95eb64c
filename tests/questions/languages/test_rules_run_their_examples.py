"""Every rule of every language fires on its examples and keeps quiet on its counter-examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from questions.annotations import Token
from questions.annotator.parsing.parses import parse
from questions.annotator.speech.attributions import find_attributions
from questions.annotator.times.time_expressions import find_time_expressions
from questions.annotator.times.time_pieces import pieces_of
from questions.calendar.grammar import Grammar, compiled, grammar
from questions.calendar.readings import READINGS
from questions.cleaning.lines import blocks
from questions.cleaning.vocabulary import LineRule, vocabulary
from questions.dispatch import Dispatch, Publication, Zone
from questions.errors import BadLanguagePack
from questions.languages import Pack, Rule, languages, load, reading, reads

FRENCH = grammar("fr")
LINE_LISTS = ("dirt", "lists", "comments", "endings", "captions")
#: Languages whose attributions are read without the names of actors.
NAMELESS = [language for language in languages() if "actors" not in reads(language)]
UNPARSED = [language for language in languages() if not load(language, "pipeline").text("model")]


def name_of(value: object) -> str:
    return value.name if isinstance(value, Rule | LineRule) else value if isinstance(value, str) else ""


def line_rules() -> Iterator[tuple[str, Rule, LineRule]]:
    for language in languages():
        words = vocabulary(language)
        for path in LINE_LISTS:
            for rule, line_rule in zip(words.pack.rules(path), getattr(words, path), strict=True):
                yield language, rule, line_rule


def datelines() -> Iterator[tuple[str, Rule, re.Pattern[str]]]:
    return ((language, rule, pattern) for language in languages() for rule, pattern in vocabulary(language).datelines)


def calendar_rules(*, dated: bool | None = None) -> Iterator[tuple[str, Rule]]:
    for language in languages():
        for rule in grammar(language).pack.rules("rules"):
            if dated is None or dated == (rule.text("reading") != "none"):
                yield language, rule


def intervals() -> Iterator[tuple[str, Rule]]:
    return ((language, rule) for language in languages() for rule in grammar(language).pack.rules("intervals"))


def dated_examples() -> Iterator[Any]:
    """Those of a language with a model need it, and some seconds to load it."""
    for language, rule in (*calendar_rules(dated=True), *intervals()):
        marks = () if language in UNPARSED else (pytest.mark.model,)
        for text, published, value in rule.examples:
            yield pytest.param(language, text, published, value, marks=marks)


@pytest.mark.parametrize(("language", "rule", "line_rule"), list(line_rules()), ids=name_of)
def test_line_rules(language: str, rule: Rule, line_rule: LineRule) -> None:
    assert rule.examples
    assert rule.counter_examples
    assert [line for line in rule.examples if not line_rule.fits(blocks(line)[0])] == []
    assert [line for line in rule.counter_examples if line_rule.fits(blocks(line)[0])] == []


@pytest.mark.parametrize(("language", "rule", "pattern"), list(datelines()), ids=name_of)
def test_dateline_rules(language: str, rule: Rule, pattern: re.Pattern[str]) -> None:
    assert rule.examples
    assert [head for head in rule.examples if not pattern.search(head)] == []
    assert [head for head in rule.counter_examples if pattern.search(head)] == []


@pytest.mark.parametrize("language", languages())
def test_signatures(language: str) -> None:
    words = vocabulary(language)
    entry = words.pack.entry("signature")
    assert [text for text in entry["examples"] if not words.signature.search(text)] == []
    assert [text for text in entry["counter_examples"] if words.signature.search(text)] == []


@pytest.mark.parametrize(("language", "rule"), [*calendar_rules(dated=True), *intervals()], ids=name_of)
def test_every_dated_rule_shows_examples(language: str, rule: Rule) -> None:
    assert rule.examples
    assert all(len(example) == 3 and "[" in example[0] for example in rule.examples)


@pytest.mark.parametrize(("language", "rule"), list(calendar_rules()), ids=name_of)
def test_counter_examples_do_not_fire(language: str, rule: Rule) -> None:
    calendar = grammar(language)
    fired = [text for text in rule.counter_examples if rule.name in {m.rule.name for m in calendar.find(text)}]
    assert fired == []


@pytest.mark.parametrize(("language", "rule"), list(calendar_rules(dated=False)), ids=name_of)
def test_what_is_no_date_is_no_date(language: str, rule: Rule) -> None:
    calendar = grammar(language)
    for text, _, _ in rule.examples:
        assert rule.name in {match.rule.name for match in calendar.find(text)}
        assert pieces_of(text, 0, calendar) == ()


@pytest.mark.parametrize(("language", "rule"), list(calendar_rules(dated=True)), ids=name_of)
def test_dated_rules_fire_on_their_examples(language: str, rule: Rule) -> None:
    for text, _, _ in rule.examples:
        start, end, bare = bracketed(text)
        matches = [m for m in grammar(language).find(bare) if m.start < end and start < m.end]
        assert rule.name in {m.rule.name for m in matches}, (bare, [m.rule.name for m in matches])


@pytest.mark.parametrize(("language", "text", "published", "value"), list(dated_examples()))
def test_examples_have_their_values(language: str, text: str, published: str, value: str) -> None:
    start, end, bare = bracketed(text)
    publication = Publication(published, "stated", "Date de l'exemple.") if published else None
    made = dispatch(bare, language, publication)
    with reading(language):
        expressions = find_time_expressions(made, parse(made).sentences)
    found = [each for each in expressions if each.span.start < end and start < each.span.end]
    assert [(each.span.quote, each.value or each.likely) for each in found] == [(found[0].span.quote, value or None)]
    assert min(end, found[0].span.end) - max(start, found[0].span.start) >= (end - start) / 2


@pytest.mark.parametrize("language", NAMELESS)
def test_examples_of_attributions(language: str) -> None:
    """Where actors are read too, the annotator's own tests read the examples with their names."""
    pack = load(language, "attributions")
    for example in pack.entry("examples"):
        expected = [(example["kind"], example["source"], example["cue"], example["content"])]
        assert said_in(example["text"], language) == expected
    for text in pack.words("counter_examples"):
        assert said_in(text, language) == [], text


def said_in(text: str, language: str) -> list[tuple[str, str | None, str, str]]:
    made = dispatch(text, language)
    with reading(language):
        found = find_attributions(made, parse(made).sentences, [])
    return [(each.kind, each.source and each.source.quote, each.cue.quote, each.content.quote) for each in found]


@pytest.mark.parametrize(
    ("language", "rule"),
    [(each, rule) for each in UNPARSED for kind in ("words", "endings", "contexts")
     for rule in load(each, "tagging").rules(kind)],
    ids=name_of,
)  # fmt: skip
def test_tags(language: str, rule: Rule) -> None:
    assert rule.examples
    for text, pos, morph in rule.examples:
        word = bracketed_word(text, language)
        assert (word.pos, word.morph) == (pos, morph), text
    for text in rule.counter_examples:
        word = bracketed_word(text, language)
        assert (word.pos, word.morph) != (rule.text("pos"), rule.text("morph", "")), text


def bracketed_word(text: str, language: str) -> Token:
    start, _, bare = bracketed(text)
    tokens = (token for sentence in parse(dispatch(bare, language)).sentences for token in sentence.tokens)
    return next(token for token in tokens if token.start == start)


def bracketed(text: str) -> tuple[int, int, str]:
    start, end = text.index("["), text.index("]") - 1
    return start, end, text.replace("[", "").replace("]", "")


def dispatch(text: str, language: str, publication: Publication | None = None) -> Dispatch:
    return Dispatch("a.txt", text, language, (Zone(0, len(text), "body"),), None, None, None, publication)


@pytest.mark.parametrize("language", languages())
def test_every_reading_of_the_pack_is_known(language: str) -> None:
    assert {rule.text("reading") for rule in grammar(language).pack.rules("rules")} <= READINGS


@pytest.mark.parametrize(
    ("calendar", "counted"),
    [
        (FRENCH, {"quatre-vingt-dix-sept": 97, "deux mille trois cents": 2300, "vingt et un": 21,
                  "soixante-douze": 72, "une quinzaine de": 15, "3 478": 3478, "septante-deux": 72, "2,5": 2.5,
                  "mille": 1000}),
        (grammar("en"), {"ninety-seven": 97, "two thousand three hundred": 2300, "twenty-one": 21, "a dozen": 12,
                         "a hundred and four": 104, "3,478": 3478, "2.5": 2.5}),
    ],
    ids=["fr", "en"],
)  # fmt: skip
def test_numbers_in_words(calendar: Grammar, counted: dict[str, float]) -> None:
    assert {words: calendar.count(words) for words in counted} == counted
    with pytest.raises(ValueError, match="gazillion"):
        calendar.count("gazillion")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pattern": "{monath}"}, "monath"),
        ({"pattern": "("}, "pattern"),
        ({"pattern": "a", "before": "("}, "before"),
    ],
)
def test_a_broken_calendar_rule_is_named(changes: dict[str, str], said: str) -> None:
    data = dict(load("fr", "calendar").data) | {"rules": [{"name": "mine", "reading": "day", **changes}]}
    with pytest.raises(BadLanguagePack, match=said):
        compiled(Pack("fr/calendar.toml", data))


def test_an_unknown_word_of_a_table_is_named() -> None:
    with pytest.raises(BadLanguagePack, match="months: no entry 'brumaire'"):
        FRENCH.meaning("month", "brumaire")
    assert FRENCH.meaning("month", "Mai") == str(date(2000, 5, 1).month)
