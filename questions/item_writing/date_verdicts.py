"""Statements with a date, to be judged: true or false, or not said by the dispatches."""

from __future__ import annotations

from collections.abc import Iterator

from questions.item_writing.calendar_words import dated, names_month
from questions.item_writing.context import Context
from questions.item_writing.date_proofs import draw, evidence_of, key_why, rationale_of
from questions.item_writing.dated_answers import grain
from questions.item_writing.dated_facts import DatedFact
from questions.item_writing.drafts import Draft, say
from questions.item_writing.judged import judged_stem, judgement
from questions.item_writing.wording import capital, quoted
from questions.item_writing.wrong_dates import barred_values, wrong_dates
from questions.items import Option
from questions.naming import small_first
from questions.timex import bounds, overlaps

#: True or false; and one fact in four is asked that way first.
_SIDES = 2
_TURNS = 4


def ask_not_said(context: Context, fact: DatedFact) -> Iterator[Draft]:
    """A statement more precise than any dispatch: a day of the season that is told; the 15th may well be « mi-mai »."""
    if fact.relation is not None or fact.clause.negated or context.opposed([fact.evidence]):
        return
    if any(sign.isdigit() for sign in fact.clause.statement):
        return  # What was counted over a season happened on no one day of it.
    if grain(fact.value) == "season" and fact.clause.tense != "present":
        yield from _too_precise(context, fact)


def _too_precise(context: Context, fact: DatedFact) -> Iterator[Draft]:
    first, last = bounds(fact.value)
    inside = (first + (last - first) / 2).isoformat()
    date = dated(inside)
    if date is None or any(overlaps(inside, value) for value in barred_values(context, fact)):
        return
    outlet, expression = context.outlet(fact.file), quoted(fact.time.span.quote)
    silent = say("dates.judged.right_silent", outlet=outlet, expression=expression)
    yield Draft(
        topic="date",
        kind="single",
        rule="date.not_said",
        stem=judged_stem(f"{date}, {fact.clause.statement}"),
        options=judgement("silent", say("dates.judged.not_true"), say("dates.judged.wrong_silent"), silent),
        rationale=rationale_of(context, fact),
        evidence=evidence_of(context, fact),
        difficulty="hard",
        worth=2.4,
        anchors=(fact.time.span,),
        fixed_order=True,
        closed=True,
    )


def ask_true_or_false(context: Context, fact: DatedFact) -> Iterator[Draft]:
    """The fact with its own date or with a distractor, settled by the fact itself.

    A date printed in full is never given as true: that would only be the words of the dispatch. No year is set
    against the one before or after, which nobody wrote.
    """
    date = dated(fact.value)
    if fact.relation is not None or fact.clause.negated or date is None or context.opposed([fact.evidence]):
        return
    if fact.clause.tense == "future":
        return
    wrong = [each for each in wrong_dates(context, fact, date) if each.why != say("dates.when.publication")]
    if grain(fact.value) in {"year", "month"}:
        wrong = [each for each in wrong if each.why != say("dates.when.near")]
    if not wrong or fact.clause.tense == "present":
        return
    right = bool(fact.time.derivation) and not names_month(fact.time.span.quote) and draw(fact, _SIDES, "true") == 0
    according = context.beside(context.credited(fact.file, context.attribution(fact.clause.span)), fact.clause.subject)
    shown = (
        date
        if right
        else next((small_first(w.text) for w in wrong if _bare(w.text) not in according), small_first(wrong[0].text))
    )
    if _bare(shown) in according:
        return
    true_why = key_why(context, fact) if right else say("dates.judged.right_false", **_told(context, fact))
    false_why = say("dates.judged.wrong_true", **_told(context, fact)) if right else key_why(context, fact)
    yield Draft(
        topic="date",
        kind="true_false",
        rule="date.true_false",
        stem=say(
            "dates.judged.day_true_false",
            according=capital(according),
            date=shown,
            statement=fact.clause.statement,
        ),
        options=(Option(say("judged.true"), right, true_why), Option(say("judged.false"), not right, false_why)),
        rationale=rationale_of(context, fact),
        evidence=evidence_of(context, fact),
        difficulty="easy",
        worth=3.0 if draw(fact, _TURNS, "judged") == 0 else 2.0,
        anchors=(fact.time.span,),
        fixed_order=True,
        closed=True,
    )


def _bare(date: str) -> str:
    """« Le 12 mars 2013 » → « 12 mars 2013 »: the day by which a dispatch may be named."""
    return date.partition(" ")[2]


def _told(context: Context, fact: DatedFact) -> dict[str, str]:
    return {
        "outlet": context.outlet(fact.file),
        "date": dated(fact.value) or "",
        "quote": context.excerpt(fact.evidence),
    }
