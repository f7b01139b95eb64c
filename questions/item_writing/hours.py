"""At what hour it happened: « À quelle heure la ligne a-t-elle été coupée ? », among hours of the day."""

from __future__ import annotations

from collections.abc import Iterator

from questions.item_writing.context import Context
from questions.item_writing.date_proofs import draw, rationale_of
from questions.item_writing.dated_fact import DatedFact
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table
from questions.item_writing.interrogation import ask
from questions.item_writing.timed_facts import fact_of, is_retold, proof_of, source_of, why_told
from questions.item_writing.told_hours import Hour, hours_of

#: Minutes from the key to an hour that tempts, at most and at least.
_FARTHEST, _NEAREST = 300, 10
#: Minutes from the key to hours made up: with minutes, and on the hour.
_SHIFTS = ((-30, 30, 60, -60), (30, -60, -30, 60), (-30, -60, 30, 60))
_HOUR, _DAY = 60, 1440


def ask_hours(context: Context) -> Iterator[Draft]:
    """Every question on the hour that one clause of a dispatch tells, and that no other tells otherwise."""
    told = [
        hour
        for read in context.dossier.dispatches
        for sentence in read.sentences
        for hour in hours_of(context, sentence)
    ]
    for hour in told:
        yield from _asked(context, hour, told)


def _asked(context: Context, hour: Hour, hours: list[Hour]) -> Iterator[Draft]:
    sentence = context.sentence(hour.span)
    if sentence is None or context.speaks_of_itself(sentence) or _is_one_of_two(hour, hours):
        return
    fact = fact_of(context, hour.time, sentence, hour.whole)
    if fact is None or fact.clause.negated or fact.clause.lasts or _is_disputed(context, fact, hour, hours):
        return
    according, wrong = source_of(context, fact), _wrong(context, fact, hour, hours)
    stem = ask(str(table("hours.ask")[hour.led]), fact.clause, according) if according else None
    if stem is None or sum(each.origin is not None for each in wrong) < FEWEST:
        return  # Beside hours that are made up the printed one is only copied.
    yield Draft(
        topic="date",
        kind="single",
        rule="date.hour",
        stem=stem,
        options=options_of(hour.said(hour.minutes), why_told(context, fact), wrong),
        rationale=rationale_of(context, fact),
        evidence=proof_of(fact),
        difficulty="medium",
        worth=1.6,
        source_independent=context.independent([fact.evidence]),
        anchors=(hour.span,),
        family="hour",
    )


def _is_one_of_two(hour: Hour, hours: list[Hour]) -> bool:
    """« de 20 heures à 6 heures »: another hour stands right beside."""
    near = (each for each in hours if each.span.file == hour.span.file and each.span != hour.span)
    return any(abs(each.span.start - hour.span.start) < _NEAREST + len(hour.span.quote) for each in near)


def _is_disputed(context: Context, fact: DatedFact, hour: Hour, hours: list[Hour]) -> bool:
    """Whether another passage may give the same fact another hour."""
    return is_retold(context, fact, [each.span for each in hours if each.minutes != hour.minutes])


def _wrong(context: Context, fact: DatedFact, hour: Hour, hours: list[Hour]) -> list[Candidate]:
    """Hours that the very dispatch tells of other facts, then hours beside the key; none that another dispatch gives
    to anything, for it may be this fact in other words, or by another clock."""
    found: dict[int, Candidate] = {}
    for other in hours:
        sentence = context.sentence(other.span)
        apart = abs(other.minutes - hour.minutes)
        alike = (other.minute is None) == (hour.minute is None) and _NEAREST <= apart <= _FARTHEST
        if other.span.file == fact.file and sentence is not None and sentence != fact.sentence and alike:
            quote = context.excerpt_around(sentence.span, other.span)
            why = say("hours.told", outlet=context.outlet(fact.file), quote=quote)
            found.setdefault(other.minutes, Candidate(hour.said(other.minutes), why, other.span))
    for shift in _SHIFTS[draw(fact, len(_SHIFTS), "hour")]:
        minutes = hour.minutes + shift * (1 if hour.minute is not None else 2)
        if 0 <= minutes < _DAY:
            found.setdefault(minutes, Candidate(hour.said(minutes), say("hours.near")))
    elsewhere = {each.minutes for each in hours if each.span.file != fact.file}
    return [each for minutes, each in found.items() if minutes not in elsewhere][:MOST]
