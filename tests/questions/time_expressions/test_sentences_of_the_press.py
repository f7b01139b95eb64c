"""Sentences of every kind of news, each with the values of its dates: ``sentences.toml``."""

import tomllib
from pathlib import Path

import pytest

from questions.annotator.parses import parse
from questions.annotator.time_expressions import find_time_expressions
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
