"""How long it lasted: « Pendant combien de temps la séance a-t-elle été interrompue ? », among lengths of its unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.annotations import Sentence, TimeExpression, Token
from questions.item_writing.calendar_words import dated
from questions.item_writing.clauses import Clause
from questions.item_writing.context import Context, usable
from questions.item_writing.date_certainty import proved
from questions.item_writing.date_proofs import dating_line, draw, rationale_of, reckoning
from questions.item_writing.dated_answers import is_exact
from questions.item_writing.dated_fact import DatedFact
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table, word
from questions.item_writing.interrogation import ask
from questions.item_writing.stretches import Offsets
from questions.item_writing.timed_clauses import others
from questions.item_writing.timed_facts import fact_of, is_retold, proof_of, source_of, why_told
from questions.item_writing.told_lengths import Length, led_by, length_of
from questions.item_writing.wording import capital, fold, join
from questions.item_writing.wrong_dates import all_times

#: How many times longer or shorter a length of another passage may be and still tempt.
_FARTHEST = 4
#: Figures of a year.
_YEAR = 4
#: Steps between numbers that prose prints, the widest that goes into the number first.
_STEPS = (10, 5)
#: From here on a number that is no multiple of those is stepped by two.
_MANY = 10
#: Hours are counted in half-days from a day on.
_DAY, _HALF_DAY = 24, 12


def ask_lengths(context: Context) -> Iterator[Draft]:
    """Every question on a length of time that one clause of a dispatch tells exactly and none disputes."""
    for time in all_times(context):
        sentence, length = context.sentence(time.span), length_of(time)
        if length is None or sentence is None or not usable(sentence) or time.zone != "body":
            continue
        led = led_by(time, sentence, [each for each in context.times(sentence) if each.type == "DATE"])
        if led is not None and not context.speaks_of_itself(sentence):
            yield from _asked(context, time, sentence, length, *led)


def _asked(
    context: Context, time: TimeExpression, sentence: Sentence, length: Length, way: str, whole: Offsets
) -> Iterator[Draft]:
    fact = fact_of(context, time, sentence, whole)
    if fact is None or not _is_askable(fact, way) or _is_disputed(context, fact):
        return
    period, according = _period_of(context, fact), source_of(context, fact)
    clause = fact.clause if period is None else replace(fact.clause, after=join(fact.clause.after, period[1]))
    stem = ask(way, clause, according) if according else None
    key, wrong = length.said(length.number), _wrong(context, fact, length)
    told = [each for each in wrong if each.origin is not None]
    if stem is None or key is None or len(told) < FEWEST:
        return  # Beside lengths that are made up the printed one is only copied.
    yield Draft(
        topic="date",
        kind="single",
        rule="date.length",
        stem=stem,
        options=options_of(capital(key), why_told(context, fact), wrong),
        rationale=join(rationale_of(context, fact), reckoning(period[0]) if period else ""),
        evidence=(*proof_of(fact), *(dating_line(context, period[0]) if period else ())),
        difficulty="medium",
        worth=1.7,
        source_independent=context.independent([fact.evidence]),
        anchors=(time.span,),
        family="length",
    )


def _is_askable(fact: DatedFact, way: str) -> bool:
    """Whether the question asks for the length of what is told: « purgeait neuf ans » tells how long a sentence is, and
    « la première réunion en deux ans » how long there was none; « depuis six ans » is counted from a present."""
    clause, told_words = fact.clause, fact.sentence.span.quote
    inside = [t for t in fact.sentence.tokens if clause.verb_start <= t.start < clause.span.end]
    if clause.negated or (clause.lasts and clause.tense == "past" and not any(_is_infinitive(t) for t in inside)):
        return False
    if way.startswith(word("since")):
        return clause.tense == "present"
    if way == table("lengths")["ask"]["en"]:
        rare = {fold(each) for each in table("lengths")["only_once"]}
        return clause.tense == "past" and not rare & set(fold(told_words).replace("’", " ").split(" "))
    return True


def _is_infinitive(token: Token) -> bool:
    return token.feature("VerbForm") == "Inf"


def _period_of(context: Context, fact: DatedFact) -> tuple[TimeExpression, str] | None:
    """The month or year that the clause left out: « a été interrompu dix jours en novembre », and may have been again
    since."""
    dates = ((each, _period(context, fact.clause, each)) for each in others(context, fact.sentence, fact.time))
    return next(((each, when) for each, when in dates if when), None)


def _period(context: Context, clause: Clause, time: TimeExpression) -> str | None:
    """« en novembre 2023 », of a proved date longer than a day that the clause does not show."""
    value = str(time.value)
    if time.type != "DATE" or not proved(context, time) or time.relation is not None or is_exact(value):
        return None
    shown = value[:_YEAR] in clause.statement
    return None if shown or "/" in value else dated(value)


def _is_disputed(context: Context, fact: DatedFact) -> bool:
    """Whether another passage may give the same fact another length."""
    lengths = [time for time in all_times(context) if time.type == "DURATION" and time.value != fact.value]
    return is_retold(context, fact, [time.span for time in lengths])


def _wrong(context: Context, fact: DatedFact, length: Length) -> list[Candidate]:
    """Lengths of this unit that the very dispatch tells of other facts, then numbers beside the key; none that another
    dispatch gives to anything, for it may be this fact in other words."""
    found: dict[int, Candidate] = {}
    told_elsewhere = {length.number}
    for time in all_times(context):
        other, sentence = length_of(time), context.sentence(time.span)
        if other is None or sentence is None or other.unit != length.unit or sentence == fact.sentence:
            continue
        if time.span.file != fact.file:
            told_elsewhere.add(other.number)
        elif time.zone == "body" and _tempts(length, other):
            quote = context.excerpt_around(sentence.span, time.span)
            why = say("lengths.other", outlet=context.outlet(time.span.file), quote=quote)
            found.setdefault(other.number, Candidate(capital(str(length.said(other.number))), why, time.span))
    for number in _near(length, draw(fact, MOST, "length")):
        text = length.said(number)
        if text is not None:
            found.setdefault(number, Candidate(capital(text), say("lengths.near")))
    return [each for number, each in found.items() if number not in told_elsewhere][:MOST]


def _tempts(length: Length, other: Length) -> bool:
    """Whether a length of the same dispatch is near enough to the key, and can be printed as the key is."""
    low, high = sorted((length.number, other.number))
    return low > 1 and high <= _FARTHEST * low and length.said(other.number) is not None


def _near(length: Length, turn: int) -> list[int]:
    """Numbers beside the key, now more below it, now more above."""
    step = _step(length)
    orders = ((-1, 1, 2, -2, 3), (1, -1, -2, 2, 3), (1, 2, -1, 3, -2))
    return [length.number + step * each for each in orders[turn] if length.number + step * each > 1]


def _step(length: Length) -> int:
    if length.number % _DAY == 0:
        return _HALF_DAY
    wide = next((step for step in _STEPS if length.number % step == 0 and length.number > step), None)
    return wide or (2 if length.number > _MANY else 1)
