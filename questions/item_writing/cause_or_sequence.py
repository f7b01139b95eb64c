"""Cause or mere sequence: what a passage says of two facts that it puts one behind the other."""

from __future__ import annotations

from collections.abc import Iterator

from questions.item_writing.clarified import clarified
from questions.item_writing.context import Context
from questions.item_writing.distractors import MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table, word
from questions.item_writing.reasons import (
    Reason,
    disputed_at_home,
    evidence_of,
    is_weak,
    whole_passage,
    whole_quote,
)
from questions.item_writing.wording import quoted, tidy
from questions.naming import small_first

_WORTH_SEQUENCE = 2.6


def sequence(context: Context, reason: Reason) -> Iterator[Draft]:
    """The text says « après », not « parce que »: one fact behind the other, and no more."""
    if is_weak(reason):
        yield from _link(context, reason)


def _link(context: Context, reason: Reason) -> Iterator[Draft]:
    """What the passage says of the link between two facts."""
    labels, name = table("causes.link.answers"), "sequence"
    if reason.clause is None or reason.noun is None or not reason.answers or disputed_at_home(context, reason):
        return
    wrong = [Candidate(tidy(str(labels[each])), say(f"causes.link.wrong.{each}")) for each in labels if each != name]
    why = say(f"causes.link.key.{name}", marker=_marker(reason))
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.link",
        stem=_link_stem(context, reason),
        options=options_of(tidy(str(labels[name])), why, wrong[:MOST]),
        rationale=_sequence(context, reason),
        evidence=evidence_of(reason),
        difficulty="hard",
        worth=_WORTH_SEQUENCE,
        source_independent=True,
        anchors=(reason.relation.cause,),
        closed=True,
        family="link",
    )


def _link_stem(context: Context, reason: Reason) -> str:
    """Both facts are named: the passage may hold more than these two."""
    noun = str(reason.noun).split(f" {word('purpose')} ")[0]
    fact = reason.clause.statement if reason.clause is not None else ""
    return say(
        "causes.link.stem",
        outlet=context.outlet(reason.file),
        quote=clarified(context, whole_passage(context, reason)),
        fact=quoted(fact),
        other=quoted(noun),
    )


def _sequence(context: Context, reason: Reason) -> str:
    return say("causes.after.rationale", outlet=context.outlet(reason.file), quote=whole_quote(context, reason))


def _marker(reason: Reason) -> str:
    """The connective between « », its elided vowel given back."""
    words = small_first(tidy(reason.relation.marker.quote)) if reason.relation.marker is not None else ""
    return quoted(f"{words[:-1]}e" if words.endswith("’") else words)
