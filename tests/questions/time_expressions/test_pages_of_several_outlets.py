"""Every date of whole dirty pages, with its value, as a reader of the page would reckon it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from questions.annotations import TimeExpression
from questions.annotator.parsing.parses import parse
from questions.annotator.times.time_expressions import find_time_expressions
from questions.cleaning import clean, decode
from questions.dispatch import Source

pytestmark = pytest.mark.model

PAGES = Path(__file__).parents[1] / "cleaning" / "pages"
EXPECTED: dict[str, Any] = tomllib.loads((PAGES / "expected.toml").read_text(encoding="utf-8"))


def read(page: dict[str, Any]) -> tuple[TimeExpression, ...]:
    text, _ = decode((PAGES / page["file"]).read_bytes(), page["file"])
    dispatch = clean(Source(page["file"], text))
    return find_time_expressions(dispatch, parse(dispatch).sentences)


@pytest.mark.parametrize("page", EXPECTED.values(), ids=EXPECTED)
def test_dates(page: dict[str, Any]) -> None:
    found = [(" ".join(each.span.quote.split()), each.value or "") for each in read(page) if each.zone != "stamp"]
    assert found == [tuple(date) for date in page["dates"]]


@pytest.mark.parametrize("page", EXPECTED.values(), ids=EXPECTED)
def test_what_was_reckoned_says_how(page: dict[str, Any]) -> None:
    for each in read(page):
        assert each.derivation == "" or each.derivation.startswith("« ")
        reckoned = each.type in ("DATE", "TIME") and each.value and each.span.quote.isalpha()
        assert not reckoned or "→" in each.derivation
