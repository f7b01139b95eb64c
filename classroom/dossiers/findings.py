"""What a reading found, as the dossier page shows it: every finding tied to the words of its dispatch. Pure.

The report is the JSON object of :func:`questions.report.dossier_report`; a finding in a dispatch that is no longer
known is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from classroom.models import Dispatch
from questions import timex

Json = Mapping[str, Any]
Dispatches = Mapping[str, Dispatch]

#: Characters shown on either side of a date or a name.
AROUND = 90
#: Passages shown of what an actor says in one dispatch.
MOST_SAID = 3
#: Where a sentence may end: an excerpt does not reach beyond. « M. » and initials end none, nor does the end of a line
#: of a text that was wrapped.
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bMM)[.!?…][»\"\s]*\s|\n\s*\n")


@dataclass(frozen=True)
class Quote:
    """Words of a dispatch; an evidence card can show it."""

    dispatch: Dispatch
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Excerpt:
    """Words with what stands around them in their sentence."""

    words: Quote
    before: str
    after: str
    #: How a date was reckoned, French; empty for one that is printed in full.
    derivation: str = ""


@dataclass(frozen=True)
class Moment:
    """A date of the chronology and where it is mentioned."""

    value: str
    first: date
    last: date
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True)
class ActorFound:
    """An actor with roles, aliases and its mentions, dispatch by dispatch."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    #: First mention in each dispatch and how many there are.
    mentions: tuple[tuple[Quote, int], ...]
    #: The first mention in each dispatch with the words around it: what the actor does there.
    does: tuple[Excerpt, ...] = ()
    #: What the dispatches have the actor say.
    says: tuple[Quote, ...] = ()

    @property
    def count(self) -> int:
        """Mentions in all dispatches."""
        return sum(count for _quote, count in self.mentions)


@dataclass(frozen=True)
class CauseFound:
    """Effect, marker and cause."""

    kind: str
    effect: Quote
    marker: Quote | None
    cause: Quote


@dataclass(frozen=True)
class Opposition:
    """Two passages side by side: a contradiction, or what only looks like one."""

    kind: str
    nature: str
    a: Quote
    b: Quote
    explanation: str
    #: 1: the engine stands behind it; 2: for the teacher to judge.
    tier: int = 1
    support_a: tuple[Quote, ...] = ()
    support_b: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Findings:
    """Everything that a dossier page lists."""

    moments: tuple[Moment, ...]
    actors: tuple[ActorFound, ...]
    causes: tuple[CauseFound, ...]
    contradictions: tuple[Opposition, ...]
    reconciled: tuple[Opposition, ...]
    #: Words that prove the publication date, by file.
    publication: Mapping[str, tuple[Quote, ...]]


def findings(report: Json, dispatches: Iterable[Dispatch]) -> Findings:
    """Sort what the report holds into the sections of the page."""
    known = {dispatch.file: dispatch for dispatch in dispatches}
    return Findings(
        moments=chronology(report["time_expressions"], known),
        actors=tuple(_actors(report["actors"], _said(report.get("attributions", ()), known), known)),
        causes=tuple(causes_found((*report["causes"], *report.get("initiators", ())), known)),
        contradictions=tuple(oppositions(report["contradictions"], known)),
        reconciled=tuple(oppositions(report["reconciled"], known)),
        publication={each["file"]: publication_evidence(each, known) for each in report["dispatches"]},
    )


def chronology(expressions: Iterable[Json], known: Dispatches) -> tuple[Moment, ...]:
    """Dates of bodies and headlines in order of time, those of the same value together; durations and values that are
    only likely have no place."""
    at: dict[str, list[Excerpt]] = {}
    for each in expressions:
        if (
            each["file"] in known
            and each.get("certain", True)
            and each.get("zone", "body") in {"body", "headline"}
            and timex.is_calendar(each["value"])
        ):
            at.setdefault(each["value"], []).append(_excerpt(each, known))
    moments = (Moment(value, *timex.bounds(value), tuple(excerpts)) for value, excerpts in at.items())
    return tuple(sorted(moments, key=lambda moment: (moment.first, moment.last)))


def publication_evidence(dispatch: Json, known: Dispatches) -> tuple[Quote, ...]:
    """The words from which the publication date of a dispatch was found."""
    spans = (dispatch["published"] or {}).get("evidence", ())
    return tuple(quote for span in spans if (quote := _quote(span["file"], span, known)))


def author_words(dispatch: Json, known: Dispatches) -> Quote | None:
    """The name of who signs a dispatch; ``None`` where none was found, as in every reading before it was looked for."""
    span = dispatch.get("author")
    return _quote(dispatch["file"], span, known) if span else None


def _quote(file: str, bounds: Json | None, known: Dispatches) -> Quote | None:
    if bounds is None or file not in known:
        return None
    dispatch, start, end = known[file], bounds["start"], bounds["end"]
    return Quote(dispatch, start, end, dispatch.text[start:end])


def _excerpt(expression: Json, known: Dispatches) -> Excerpt:
    dispatch, start, end = known[expression["file"]], expression["start"], expression["end"]
    words = Quote(dispatch, start, end, dispatch.text[start:end])
    return excerpt_around(words, expression.get("derivation") or "")


def excerpt_around(words: Quote, derivation: str = "") -> Excerpt:
    """Words with what stands around them in their sentence."""
    text, start, end = words.dispatch.text, words.start, words.end
    before = _tail(text[max(0, start - AROUND) : start], cut=start > AROUND)
    after = _head(text[end : end + AROUND], cut=end + AROUND < len(text))
    return Excerpt(words, before, after, derivation)


def _tail(text: str, cut: bool) -> str:
    """The end of a text, from the last sentence start; whole words only."""
    ends = list(_SENTENCE_END.finditer(text))
    if ends:
        return text[ends[-1].end() :]
    return "… " + text.partition(" ")[2] if cut and " " in text else text


def _head(text: str, cut: bool) -> str:
    """The beginning of a text, to the first sentence end; whole words only."""
    end = _SENTENCE_END.search(text)
    if end:
        return text[: end.end()].rstrip()
    return text.rpartition(" ")[0] + " …" if cut and " " in text else text


def _actors(actors: Iterable[Json], said: Mapping[str, list[Quote]], known: Dispatches) -> Iterable[ActorFound]:
    """Those that are mentioned in some known dispatch, the most mentioned first."""
    found = (_actor(each, tuple(said.get(each["name"], ())), known) for each in actors)
    return sorted((actor for actor in found if actor.mentions), key=lambda actor: -actor.count)


def _actor(actor: Json, said: tuple[Quote, ...], known: Dispatches) -> ActorFound:
    mentions = _mentions(actor["mentions"], known)
    return ActorFound(
        name=actor["name"],
        kind=actor["kind"],
        aliases=tuple(actor["aliases"]),
        roles=tuple(actor["roles"]),
        mentions=mentions,
        does=tuple(excerpt_around(quote) for quote, _count in mentions),
        says=said,
    )


def _said(attributions: Iterable[Json], known: Dispatches) -> dict[str, list[Quote]]:
    """By actor, the words that are put into their mouth, the first few of each dispatch."""
    by_actor: dict[str, list[Quote]] = {}
    for each in attributions:
        quote = _quote(each["file"], each["content"], known)
        if quote is None or not each["actor"]:
            continue
        said = by_actor.setdefault(each["actor"], [])
        if sum(1 for other in said if other.dispatch is quote.dispatch) < MOST_SAID:
            said.append(quote)
    return by_actor


def _mentions(mentions: Sequence[Json], known: Dispatches) -> tuple[tuple[Quote, int], ...]:
    quotes = [quote for each in mentions if (quote := _quote(each["file"], each, known))]
    by_file: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_file.setdefault(quote.dispatch.file, []).append(quote)
    return tuple((group[0], len(group)) for group in by_file.values())


def causes_found(causes: Iterable[Json], known: Dispatches) -> Iterable[CauseFound]:
    """Effects with their causes in known dispatches."""
    for each in causes:
        effect, cause = (_quote(each["file"], each[part], known) for part in ("effect", "cause"))
        if effect and cause:
            yield CauseFound(each.get("kind", "cause"), effect, _quote(each["file"], each["marker"], known), cause)


def oppositions(pairs: Iterable[Json], known: Dispatches) -> Iterable[Opposition]:
    """Pairs of passages, opposed or only seemingly so, of known dispatches."""
    for each in pairs:
        a, b = (_quote(each[side]["file"], each[side], known) for side in "ab")
        if a and b:
            yield Opposition(
                kind=each["kind"],
                nature=each.get("nature", each["kind"]),
                a=a,
                b=b,
                explanation=each["explanation"],
                tier=each.get("tier", 1),
                support_a=_support(each.get("support_a", ()), known),
                support_b=_support(each.get("support_b", ()), known),
            )


def _support(spans: Iterable[Json], known: Dispatches) -> tuple[Quote, ...]:
    return tuple(quote for span in spans if (quote := _quote(span["file"], span, known)))
