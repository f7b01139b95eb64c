"""A dispatch as it came in, and as it was read: body, headline, agency, publication date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from questions.annotations import EvidenceSpan

Basis = Literal["stated", "inferred"]


@dataclass(frozen=True, slots=True)
class Source:
    """One dispatch before reading: its text, and what a teacher corrected by hand.

    ``text`` is the raw file decoded, newlines untranslated; every offset of the reading points into it.
    A correction, where given, wins over what the engine finds.
    """

    file: str
    text: str
    agency: str | None = None
    headline: str | None = None
    #: ISO day, or an interval ``A/B``.
    published: str | None = None
    #: Stretches ``(start, end)`` that the teacher marked as the body.
    body: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When the dispatch was published, as far as it can be proved.

    ``value`` is an ISO day or an interval ``A/B``; ``basis`` is ``stated`` when day, month and year are printed
    (or typed by a teacher), else ``inferred``; ``reason`` tells in one French sentence how it was found.
    """

    value: str
    basis: Basis
    reason: str
    evidence: tuple[EvidenceSpan, ...] = ()
    #: The likeliest days of an inferred interval (ISO).
    likely: tuple[str, ...] = ()
    #: The days that it may be (ISO) and how likely each is, where they were weighed; « mardi » is counted from each.
    chances: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the raw text and what it is."""

    start: int
    end: int
    kind: Literal["body", "headline", "dateline", "stamp", "caption", "dirt"]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A dispatch after cleaning. ``text[start:end]`` of any zone or evidence span is the raw text there."""

    file: str
    text: str
    language: str
    zones: tuple[Zone, ...]
    agency: str | None
    headline: EvidenceSpan | None
    #: Place and day at the head of an agency dispatch (« BRUXELLES, 19 décembre »), where there is one.
    dateline: EvidenceSpan | None
    published: Publication | None
    #: Headline shown to readers: the teacher's correction, else the headline's words.
    title: str | None = None
    #: Name or names of who signs it, as printed.
    author: EvidenceSpan | None = None

    @property
    def body(self) -> tuple[Zone, ...]:
        """Zones of the body in reading order."""
        return tuple(zone for zone in self.zones if zone.kind == "body")

    def is_signed_in(self, span: EvidenceSpan) -> bool:
        """Whether this is the sentence in which somebody signs a letter or a release: it tells nothing of the story."""
        return self.author is not None and span.contains(self.author)

    def evidence(self, start: int, end: int) -> EvidenceSpan:
        """The evidence span of these offsets, quote included."""
        return EvidenceSpan(self.file, start, end, self.text[start:end])
