"""Sentences of every kind of news, each with the values of its dates: ``sentences.toml``."""

import tomllib
from pathlib import Path

import pytest

from questions.annotator.parsing.parses import parse
from questions.annotator.times.time_expressions import find_time_expressions
from questions.dispatch import Dispatch, Publication, Zone

pytestmark = pytest.mark.model

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))["cases"]
PUBLISHED = Publication("2016-07-13", "stated", "Date de l'exemple.")


@pytest.mark.parametrize(("text", "values"), CASES)
def test_values(text: str, values: list[str]) -> None:
    dispatch = Dispatch("a.txt", text, "fr", (Zone(0, len(text), "body"),), None, None, None, PUBLISHED)
    found = find_time_expressions(dispatch, parse(dispatch).sentences)
    assert [each.value or "" for each in found] == values
    assert all(each.span.quote == text[each.span.start : each.span.end] for each in found)


@pytest.mark.parametrize(
    ("zone", "values"), [("headline", ["P6M"]), ("body", ["2016-01-10", "2016-07"])], ids=["headline", "body"]
)
def test_a_headline_tells_no_day_to_count_from(zone: str, values: list[str]) -> None:
    """« Six mois après » over the page is a length; after a day that the text tells it is another date."""
    text = "Brume, six mois après" if zone == "headline" else "Le pont a cédé le 10 janvier. Six mois après, il rouvre."
    dispatch = Dispatch("a.txt", text, "fr", (Zone(0, len(text), zone),), None, None, None, PUBLISHED)
    found = find_time_expressions(dispatch, parse(dispatch).sentences)
    assert [each.value for each in found] == values
