"""Texts parsed by the French model as one body."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from questions.annotations import Sentence
from questions.annotator.causes.explicit_causes import find_causes
from questions.annotator.parsing.parses import parse
from questions.dispatch import Dispatch, Zone

Parsed = tuple[Dispatch, tuple[Sentence, ...]]


@cache
def _parsed(text: str) -> Parsed:
    dispatch = Dispatch("a.txt", text, "fr", (Zone(0, len(text), "body"),), None, None, None, None)
    return dispatch, parse(dispatch).sentences


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Parsed]:
    """Parses a text: the dispatch and its sentences."""
    return _parsed


@pytest.fixture
def told(parsed):
    """Effect and cause of every causal relation that a text tells."""
    return lambda text: [(r.effect.quote, r.cause.quote) for r in find_causes(*parsed(text), ())]
