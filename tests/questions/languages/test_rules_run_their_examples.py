"""Every rule of the cleaning and calendar packs fires on its examples and keeps quiet on its counter-examples."""

import re
from datetime import date

import pytest

from questions.annotations import TimeExpression
from questions.annotator.pipeline import parse
from questions.annotator.time_expressions import find_time_expressions, pieces_of
from questions.calendar_grammar import compiled, grammar
from questions.calendar_readings import READINGS
from questions.cleaning.lines import blocks
from questions.cleaning.vocabulary import LineRule, vocabulary
from questions.dispatch import Dispatch, Publication, Zone
from questions.errors import BadLanguagePack
from questions.languages import Pack, Rule, load

CALENDAR = grammar("fr")
CLEANING = vocabulary("fr")
LINE_RULES = [
    (rule, line_rule)
    for path in ("dirt", "lists", "comments", "endings", "captions")
    for rule, line_rule in zip(CLEANING.pack.rules(path), getattr(CLEANING, path), strict=True)
]
CALENDAR_RULES = CALENDAR.pack.rules("rules")
DATED = [rule for rule in CALENDAR_RULES if rule.text("reading") != "none"]
NO_DATES = [rule for rule in CALENDAR_RULES if rule.text("reading") == "none"]
INTERVALS = CALENDAR.pack.rules("intervals")


def name_of(value: object) -> str:
    return value.name if isinstance(value, Rule | LineRule) else ""


@pytest.mark.parametrize(("rule", "line_rule"), LINE_RULES, ids=name_of)
def test_line_rules(rule: Rule, line_rule: LineRule) -> None:
    assert rule.examples
    assert rule.counter_examples
    assert [line for line in rule.examples if not line_rule.fits(blocks(line)[0])] == []
    assert [line for line in rule.counter_examples if line_rule.fits(blocks(line)[0])] == []


@pytest.mark.parametrize(("rule", "pattern"), CLEANING.datelines, ids=name_of)
def test_dateline_rules(rule: Rule, pattern: re.Pattern[str]) -> None:
    assert rule.examples
    assert [head for head in rule.examples if not pattern.search(head)] == []
    assert [head for head in rule.counter_examples if pattern.search(head)] == []


def test_signatures() -> None:
    entry = CLEANING.pack.entry("signature")
    assert [text for text in entry["examples"] if not CLEANING.signature.search(text)] == []
    assert [text for text in entry["counter_examples"] if CLEANING.signature.search(text)] == []


@pytest.mark.parametrize("rule", DATED + list(INTERVALS), ids=name_of)
def test_every_dated_rule_shows_examples(rule: Rule) -> None:
    assert rule.examples
    assert all(len(example) == 3 and "[" in example[0] for example in rule.examples)


@pytest.mark.parametrize("rule", CALENDAR_RULES, ids=name_of)
def test_counter_examples_do_not_fire(rule: Rule) -> None:
    fired = [text for text in rule.counter_examples if rule.name in {m.rule.name for m in CALENDAR.find(text)}]
    assert fired == []


@pytest.mark.parametrize("rule", NO_DATES, ids=name_of)
def test_what_is_no_date_is_no_date(rule: Rule) -> None:
    for text, _, _ in rule.examples:
        assert rule.name in {match.rule.name for match in CALENDAR.find(text)}
        assert pieces_of(text, 0, CALENDAR) == []


@pytest.mark.parametrize("rule", DATED, ids=name_of)
def test_dated_rules_fire_on_their_examples(rule: Rule) -> None:
    for text, _, _ in rule.examples:
        start, end, bare = bracketed(text)
        matches = [m for m in CALENDAR.find(bare) if m.start < end and start < m.end]
        assert rule.name in {m.rule.name for m in matches}, (bare, [m.rule.name for m in matches])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "published", "value"), [example for rule in (*DATED, *INTERVALS) for example in rule.examples]
)
def test_examples_have_their_values(text: str, published: str, value: str) -> None:
    start, end, bare = bracketed(text)
    found = [each for each in read(bare, published) if each.span.start < end and start < each.span.end]
    assert [(each.span.quote, each.value) for each in found] == [(found[0].span.quote, value or None)]
    assert min(end, found[0].span.end) - max(start, found[0].span.start) >= (end - start) / 2


def bracketed(text: str) -> tuple[int, int, str]:
    start, end = text.index("["), text.index("]") - 1
    return start, end, text.replace("[", "").replace("]", "")


def read(text: str, published: str) -> tuple[TimeExpression, ...]:
    publication = Publication(published, "stated", "Date de l'exemple.") if published else None
    dispatch = Dispatch("a.txt", text, "fr", (Zone(0, len(text), "body"),), None, None, None, publication)
    return find_time_expressions(dispatch, parse(dispatch).sentences)


def test_every_reading_of_the_pack_is_known() -> None:
    assert {rule.text("reading") for rule in CALENDAR_RULES} <= READINGS


def test_numbers_in_words() -> None:
    counted = {"quatre-vingt-dix-sept": 97, "deux mille trois cents": 2300, "vingt et un": 21, "soixante-douze": 72,
               "une quinzaine de": 15, "3 478": 3478, "septante-deux": 72, "2,5": 2.5, "mille": 1000}  # fmt: skip
    assert {words: CALENDAR.count(words) for words in counted} == counted
    with pytest.raises(ValueError, match="beaucoup"):
        CALENDAR.count("beaucoup")


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
        CALENDAR.meaning("month", "brumaire")
    assert CALENDAR.meaning("month", "Mai") == str(date(2000, 5, 1).month)
