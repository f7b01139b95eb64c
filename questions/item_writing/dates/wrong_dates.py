"""Wrong dates: of the key's grain, on its side of the publication, given by no dispatch to a like fact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.context import Context
from questions.item_writing.dates.certainty import told_plainly
from questions.item_writing.dates.dated_answers import answered, grain, is_exact
from questions.item_writing.dates.dated_facts import DatedFact, proved
from questions.item_writing.distractors import MOST
from questions.item_writing.drafts import Candidate, say
from questions.item_writing.french.wording import capital, content_words, quoted, stems
from questions.item_writing.remembering import remembered
from questions.timex import (
    add_months,
    bounds,
    interval_value,
    is_calendar,
    month_value,
    overlaps,
    week_value,
    weekend_value,
)

#: Days between the key and a date that still tempts, by grain.
_FARTHEST = {"day": 45, "night": 45, "weekend": 45, "week": 45, "month": 400, "part of month": 200}
_FAR = 800
#: Grains of a time in the midst of which a dispatch may tell what happened in it.
_UNDER_WAY = frozenset({"part of month", "month", "season", "year"})
_SHARED_WORDS = 2
#: A day on which things begin: other years tempt, not the days around it.
_NEW_YEAR = "-01-01"


def wrong_dates(context: Context, fact: DatedFact, key: str, *, named: bool) -> list[Candidate]:
    """Dates of the dossier first, then dates close by; none that the dispatch itself gives to a like fact.

    :param named: the stem names the dispatch that tells the fact: then the date that another one gives to a like fact
        is wrong, and tempts more than any other. Else it is barred as well.
    """
    barred = barred_values(context, fact, fact.file if named else None)
    found: list[Candidate] = []
    values = [fact.value]
    for value, why, origin in _offered(context, fact):
        text = answered(value, fact.relation)
        free = not any(overlaps(value, other) for other in (*values, *barred)) and _fits_tense(context, fact, value)
        if text is not None and free and len(found) < MOST:
            found.append(Candidate(capital(text), why, origin))
            values.append(value)
    return found


def _offered(context: Context, fact: DatedFact) -> Iterator[tuple[str, str, EvidenceSpan | None]]:
    """The day of the dispatch, which a hasty reader takes for that of the fact, then dates told, then dates near by."""
    published = context.read(fact.file).dispatch.published
    if published is not None and is_exact(published.value) and grain(fact.value) == "day" and fact.time.derivation:
        yield published.value, say("dates.when.publication"), None
    yield from _dossier_dates(context, fact)
    yield from _near_dates(context, fact)


def _fits_tense(context: Context, fact: DatedFact, value: str) -> bool:
    """A distractor lies on the same side of the publication as the key."""
    published = context.read(fact.file).dispatch.published
    if published is None:
        return True
    first, last = bounds(published.value)
    if bounds(fact.value)[0] > last or fact.clause.tense == "future":
        return bounds(value)[1] >= first
    done = fact.clause.tense == "past" and fact.relation is None
    if done and grain(value) not in _UNDER_WAY and bounds(value)[1] > last:
        return False
    return (bounds(fact.value)[1] >= first and not done) or bounds(value)[0] <= last


def barred_values(context: Context, fact: DatedFact, file: str | None = None) -> list[str]:
    """Values that a passage on the same fact, or one opposed to it, gives: of all dispatches, or of one."""
    return [str(time.value) for time in _like(context, fact) if file is None or time.span.file == file]


def rival_spans(context: Context, fact: DatedFact) -> list[EvidenceSpan]:
    """Where another dispatch gives a date to a fact like this one."""
    return [time.span for time in _like(context, fact) if time.span.file != fact.file]


@remembered
def _like(context: Context, fact: DatedFact) -> list[TimeExpression]:
    """Dates in other sentences that may be of the same fact, or stand against it."""
    against = context.opposing([fact.evidence])
    words, told = fact.clause.words, stems(fact.clause.statement) - context.common_stems
    found = []
    for time in all_times(context):
        sentence = context.sentence(time.span)
        if time.value is None or sentence is None or sentence == fact.sentence or not is_calendar(time.value):
            continue
        alike = _is_bound_alike(fact, time) or _tells_the_same(words, told, sentence)
        if alike or any(time.span.overlaps(span) for span in against):
            found.append(time)
    return found


def rival_values(context: Context, fact: DatedFact) -> list[str]:
    """Values of the same grain that sentences of other dispatches give, told in much the same words."""
    told = stems(fact.clause.statement) - context.common_stems
    found = []
    for time in all_times(context):
        sentence = context.sentence(time.span)
        if sentence is None or time.span.file == fact.file or not is_calendar(str(time.value)):
            continue
        alike = len(told & stems(sentence.span.quote)) >= max(_SHARED_WORDS, len(told) / 2)
        if alike and grain(str(time.value)) == grain(fact.value):
            found.append(str(time.value))
    return found


def _is_bound_alike(fact: DatedFact, time: TimeExpression) -> bool:
    """Whether another dispatch gives the same bound: « depuis 2012 », « avant mai »."""
    return fact.relation is not None and time.relation == fact.relation and time.span.file != fact.file


def _tells_the_same(words: frozenset[str], told: frozenset[str], sentence: Sentence) -> bool:
    """Whether a sentence may tell the fact of these words and telling stems."""
    if len(words & content_words(sentence.span.quote)) > _SHARED_WORDS:
        return True
    shared = told & stems(sentence.span.quote)
    return len(shared) >= _SHARED_WORDS or (bool(shared) and len(told) <= _SHARED_WORDS)


def all_times(context: Context) -> Iterator[TimeExpression]:
    for read in context.dossier.dispatches:
        yield from sorted(read.time_expressions, key=lambda t: t.span.start)


def _dossier_dates(context: Context, fact: DatedFact) -> list[tuple[str, str, EvidenceSpan | None]]:
    """Dates of the same grain in other sentences of the body: those that another dispatch gives to a like fact, then
    those of the very dispatch, then all others; of each sort the nearest in time first."""
    rivals = set(rival_spans(context, fact))
    near = {each.dispatch.file for each in context.neighbours(fact.file)}
    times = (time for time in all_times(context) if time.span.file in near or time.span in rivals)

    def sort(span: EvidenceSpan | None) -> int:
        told = span is not None and fact.is_announced and fact.sentence.span.contains(span)
        return 0 if span in rivals or told else 1 if span is not None and span.file == fact.file else 2

    found: dict[str, tuple[str, str, EvidenceSpan | None]] = {}
    for time in sorted(times, key=lambda t: sort(t.span)):
        if _offers(context, time, fact):
            why = say("dates.when.other", outlet=context.outlet(time.span.file), quote=_around(context, time))
            found.setdefault(str(time.value), (str(time.value), why, time.span))
    return sorted(found.values(), key=lambda offer: (sort(offer[2]), _days_apart(offer[0], fact.value), offer[0]))


def _offers(context: Context, time: TimeExpression, fact: DatedFact) -> bool:
    sentence = context.sentence(time.span)
    if time.zone != "body" or sentence is None or not proved(context, time):
        return False
    if sentence == fact.sentence and (not fact.is_announced or time.span == fact.time.span):
        return False
    value = str(time.value)
    if time.derivation and is_exact(value) and not told_plainly(sentence, time):
        return False
    if fact.relation is not None and grain(value).startswith("part") and value[-4:] != fact.value[-4:]:
        return False
    return grain(value) == grain(fact.value) and _days_apart(value, fact.value) <= _FARTHEST.get(grain(value), _FAR)


def _around(context: Context, time: TimeExpression) -> str:
    sentence = context.sentence(time.span)
    return context.excerpt_around(sentence.span, time.span) if sentence else quoted(time.span.quote)


def _days_apart(one: str, other: str) -> int:
    return abs((bounds(one)[0] - bounds(other)[0]).days)


def _near_dates(context: Context, fact: DatedFact) -> Iterator[tuple[str, str, EvidenceSpan | None]]:
    """Dates made up close to the key: the next week or month or year, as its grain is; never the day before."""
    for value in near_values(fact.value):
        yield value, say("dates.when.near"), None


def near_values(value: str) -> list[str]:
    """Values of the same grain around this one, the most tempting first; empty for odd grains."""
    first, last = bounds(value)
    kind = grain(value)
    if kind == "interval" and all(is_exact(part) for part in value.split("/")):
        moved = ((first + timedelta(days=shift), last + timedelta(days=shift)) for shift in (7, -7, 14, -14))
        return [interval_value(start.isoformat(), end.isoformat()) for start, end in moved if start != end]
    if kind == "day" and value.endswith(_NEW_YEAR):
        return [f"{first.year + shift:04}{_NEW_YEAR}" for shift in (1, -1, 2, -2)]
    if kind == "day":
        return [(first + timedelta(days=shift)).isoformat() for shift in (7, -7, 1, -1, 14)]
    if kind == "night":
        return [f"{(first + timedelta(days=shift)).isoformat()}{value[10:]}" for shift in (-2, 2, -7, 7, -4)]
    if kind == "month":
        return [month_value(add_months(first, shift)) for shift in (1, -1, 2, -2, 12)]
    if kind == "year":
        return [f"{first.year + shift:04}" for shift in (1, -1, 2, -2)]
    if kind == "season":
        return [f"{first.year:04}-{name}" for name in ("SP", "SU", "FA", "WI") if name != value[5:7]]
    if kind in {"week", "weekend"}:
        name = week_value if kind == "week" else weekend_value
        return [name(first + timedelta(weeks=shift)) for shift in (1, -1, -2, 2)]
    if kind == "part of month":
        part = value.rpartition("-")[2]
        return [f"{month_value(add_months(first, shift))}-{part}" for shift in (1, -1, 2, -2)]
    return []
