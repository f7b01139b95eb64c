"""Sentences parsed by the model, and dossiers read from texts written for these tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from questions.annotations import Sentence
from questions.annotator.pipeline import parse
from questions.dispatch import Dispatch, Zone


@cache
def _sentence(text: str) -> Sentence:
    dispatch = Dispatch("a.txt", text, "fr", (Zone(0, len(text), "body"),), None, None, None, None)
    (sentence,) = parse(dispatch).sentences
    return sentence


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Sentence]:
    """Parses a text of one sentence."""
    return _sentence
