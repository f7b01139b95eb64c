"""The steps of a proof, or of a vote, as reasons that quote the passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from questions.annotator.publication.clue import Bound, Clue
from questions.annotator.publication.clues import DispatchClues
from questions.annotator.publication.dated_echoes import DatedEcho
from questions.annotator.publication.reasons import Reason
from questions.annotator.publication.signs import TextSigns
from questions.annotator.publication.votes import Vote, telling_clues
from questions.annotator.publication.witnesses import as_day, leads_with

#: How many passages are told as reasons.
SHOWN = 2


def lead_reason(text: DispatchClues, day: date) -> Reason | None:
    """The lead that names the weekday of the day, if it does."""
    lead = leads_with(text, day)
    if lead is None:
        return None
    words = {"quote": lead.span.quote, "year": str(day.year), "weekday": day.isoformat()}
    return Reason("weekday", words, (lead.span,))


def vote_reasons(signs: TextSigns, voted: Vote, texts: Sequence[DispatchClues]) -> Iterator[Reason]:
    """What speaks most for the likeliest day."""
    if signs.text.stamped:
        span = signs.text.stamped[1]
        yield Reason("stamped", {"quote": span.quote}, (span,))
    for clue in list(telling_clues(signs, voted.best))[:SHOWN]:
        yield Reason("names_day", {"quote": clue.span.quote}, (clue.span,))
    for each, allowed in signs.counted:
        if as_day(signs.text.value_on(each.clue, voted.best)) in allowed:
            yield Reason("counted", {"quote": each.quote}, (each.clue.span,))
    matched = [
        match
        for clue, matches in signs.matches.items()
        if (told := as_day(signs.text.value_on(clue, voted.best))) and (match := matches.get(told))
    ]
    matched.sort(key=lambda match: (not match.same, -match.likeness, match.echo.span))
    for match in matched[:SHOWN]:
        yield echo_reason(match.echo, signs.text, texts)
    yield Reason("story", {}, ())


def echo_reason(echo: DatedEcho, text: DispatchClues, texts: Sequence[DispatchClues]) -> Reason:
    """Two passages that tell the same thing."""
    told = {
        "quote": told_in(echo.clue, text),
        "other": told_in(echo.other, texts[echo.text]),
        "file": echo.span.file,
        "value": echo.value,
    }
    return Reason("echo", told, (echo.clue.span, echo.span))


def bound_reason(bound: Bound, text: DispatchClues) -> Reason:
    """What has happened, or is to come, by a date of the text."""
    kind = "after" if bound.first else "before"
    return Reason(kind, {"quote": told_in(bound.clue, text)}, (bound.clue.span,))


def told_in(clue: Clue, text: DispatchClues) -> str:
    """The expression with a few words around it, so that a reader recognises the passage."""
    sentence = clue.sentence.span
    words = text.dispatch.text
    start, end = clue.span.start, clue.span.end
    left = words[max(sentence.start, start - 40) : start]
    if start - 40 > sentence.start:
        left = "… " + left.split(" ", 1)[-1]
    return " ".join((left + words[start:end]).split())
