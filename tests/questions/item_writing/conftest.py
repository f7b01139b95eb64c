"""Sentences parsed by the model, dossiers read from texts written for these tests, and drafts made by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from questions import Dossier, Source, read_dossier
from questions.annotations import EvidenceSpan, Sentence
from questions.annotator.parsing.parses import parse
from questions.dispatch import Dispatch, Zone
from questions.item_writing.drafts import Draft
from questions.items import Option

DOSSIERS = Path(__file__).parent / "dossiers"


@cache
def _sentence(text: str) -> Sentence:
    dispatch = Dispatch("a.txt", text, "fr", (Zone(0, len(text), "body"),), None, None, None, None)
    (sentence,) = parse(dispatch).sentences
    return sentence


@cache
def _dossier(name: str, files: tuple[str, ...] | None) -> Dossier:
    paths = sorted((DOSSIERS / name).glob("*.txt"))
    wanted = [path for path in paths if files is None or path.name in files]
    return read_dossier([Source(path.name, path.read_text(encoding="utf-8")) for path in wanted])


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Sentence]:
    """Parses a text of one sentence."""
    return _sentence


@pytest.fixture(scope="session")
def dossier() -> Callable[..., Dossier]:
    """Reads one of the dossiers beside these tests; with file names, only those dispatches."""
    return lambda name, *files: _dossier(name, files or None)


def span(file: str = "a.txt", start: int = 0, quote: str = "Le pont a rouvert lundi.") -> EvidenceSpan:
    """An evidence span with this quote."""
    return EvidenceSpan(file, start, start + len(quote), quote)


def draft(**changes: object) -> Draft:
    """A sound question on a date; anything may be changed."""
    values: dict[str, object] = {
        "topic": "date",
        "kind": "single",
        "rule": "date.when",
        "stem": "Selon l’AFP, à quelle date le pont de Tancarville a-t-il rouvert\u202f?",
        "options": (
            Option("Le 12 mars 2013", True, "L’AFP l’écrit."),
            Option("Le 14 mars 2013", False, "C’est la date d’un autre fait."),
            Option("Le 19 mars 2013", False, "Aucune dépêche ne le dit."),
        ),
        "rationale": "L’AFP écrit\u202f: «\u202fLe pont a rouvert lundi\u202f».",
        "evidence": (span(),),
        "difficulty": "easy",
        "worth": 3.0,
        "anchors": (span(),),
    }
    return Draft(**{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def make_draft() -> Callable[..., Draft]:
    """Makes a sound question; keyword arguments change it."""
    return draft


@pytest.fixture
def make_span() -> Callable[..., EvidenceSpan]:
    """Makes an evidence span."""
    return span
