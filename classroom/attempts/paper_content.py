"""What is printed of a quiz. Pure; how it is set is for :mod:`classroom.attempts.paper_pdf`, which brings a library
that takes 45 MB and is loaded only by those who print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from classroom.attempts.presenting import PresentedItem


@dataclass(frozen=True, slots=True)
class PaperProof:
    """Words that prove an answer, and where they stand."""

    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class PaperKey:
    """What the key says of a question."""

    answer: Sequence[str]
    rationale: str
    proofs: Sequence[PaperProof]


@dataclass(frozen=True, slots=True)
class PaperSection:
    """The title under which questions stand."""

    title: str
    instructions: str


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that is printed."""

    title: str
    instructions: str
    #: Each with what it is worth, in words.
    questions: Sequence[tuple[PresentedItem, str]]
    #: By the place of its first question.
    sections: Mapping[int, PaperSection]
    #: Points of the whole, in words.
    total: str
    #: By place; empty on the sheet for the class.
    keys: Mapping[int, PaperKey]
    #: « Sheet 2 », where sheets differ; empty: they do not.
    variant: str
    made_at: datetime
