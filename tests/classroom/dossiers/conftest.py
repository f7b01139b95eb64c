"""An engine made by hand: what it finds is chosen by the test, and it can break down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from classroom.dossiers import engine
from questions.annotations import EvidenceSpan
from questions.items import Item, Option


@dataclass
class HandMadeEngine:
    """Takes whole texts for bodies, and remembers what it was given."""

    items: list[Item] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    error: Exception | None = None
    #: Called while the engine is at work.
    meanwhile: Callable[[], None] = lambda: None
    extra: dict[str, Any] = field(default_factory=dict)
    runs: list[list[Any]] = field(default_factory=list)
    corrections: list[Any] = field(default_factory=list)

    def __call__(self, sources, progress, corrections=()):
        self.runs.append(list(sources))
        self.corrections = list(corrections)
        for done, source in enumerate(sources):
            progress(done, len(sources), source.file)
        progress(len(sources), len(sources), "")
        self.meanwhile()
        if self.error:
            raise self.error
        return engine.EngineResult(self.report(sources), self.items)

    def report(self, sources):
        read = [source for source in sources if source.file not in self.refused]
        return {
            "dispatches": [self.dispatch(source) for source in read],
            "time_expressions": [],
            "actors": [],
            "causes": [],
            "contradictions": [],
            "reconciled": [],
            "refused": [{"file": f, "code": "language", "reason": r} for f, r in self.refused.items()],
        } | self.extra

    def dispatch(self, source):
        body = source.body or ((0, len(source.text)),)
        return {
            "file": source.file,
            "agency": source.agency or "Agence du Nord",
            "headline": source.headline or source.text[:20],
            "published": {
                "value": source.published or "2016-04-20",
                "basis": "stated" if source.published else "inferred",
                "reason": "Le jour de la semaine ne convient qu’à cette date.",
                "evidence": [],
            },
            "zones": [[start, end, "body"] for start, end in body],
        }


@pytest.fixture
def hand_made(monkeypatch):
    """The engine of the test, in the place of the real one."""
    made = HandMadeEngine()
    monkeypatch.setattr(engine, "read_and_write", made)
    return made


@pytest.fixture
def written():
    """Makes an item as the engine writes it, proved by words of a dispatch."""

    def make(key, dispatch, quote, **values):
        start = dispatch.text.index(quote)
        return Item(
            id=key,
            topic=values.get("topic", "date"),
            kind="single",
            stem=values.get("stem", f"Question {key} ?"),
            options=(Option("oui", True, "Le texte le dit."), Option("non", False, "Le texte dit le contraire.")),
            rationale="Le texte le dit.",
            evidence=(EvidenceSpan(dispatch.file, start, start + len(quote), quote),),
            difficulty="easy",
            rule="fait-daté",
            source_independent=True,
        )

    return make
