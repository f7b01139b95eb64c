"""« « mardi » et « hier » désignent-ils le même jour ? »: days that two outlets tell, each counted from its own page.

The answer is reckoned, whether or not the two tell of one fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations

from questions.annotations import EvidenceSpan, TimeExpression
from questions.item_writing.context import Context
from questions.item_writing.contradictions.opposed_passages import TOPIC
from questions.item_writing.contradictions.side_by_side import are_of_two_outlets, passage_of_day, weight_shared
from questions.item_writing.dates.dated_answers import is_exact
from questions.item_writing.dates.proofs import by_the_calendar, dating_line, reckoning
from questions.item_writing.dates.reckonings import bare_expression
from questions.item_writing.dates.wrong_dates import all_times
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, wordlist
from questions.item_writing.french.calendar_words import dated, names_month
from questions.item_writing.french.wording import fold, join, quoted, stems
from questions.languages.tables import load_table
from questions.naming import small_first
from questions.syntax import clause_of, tree
from questions.timex import bounds

#: The longest passage shown, in characters.
_LONGEST = 260
#: How much ties two passages besides their days: of one day, of two days of one name, of two other days.
_TIED, _TIED_BY_NAME, _TIED_APART = 1.5, 2.0, 2.0
#: Days between two days that may be taken for one: « lundi » twice, « hier » and « mardi », « lundi » and a date.
_WEEKS, _NEXT, _SOME_DAYS = 15, 2, 7
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that a passage tells."""

    time: TimeExpression
    passage: EvidenceSpan
    #: Whether it has to be counted from the day of the dispatch, or is printed.
    counted: bool

    @property
    def value(self) -> str:
        return str(self.time.value)

    @property
    def words(self) -> str:
        return bare_expression(self.time)

    @property
    def weekday(self) -> str:
        """« mardi », where the words name it."""
        said = fold(self.words).replace("'", " ").split()
        return next((word for word in said if word in _weekdays()), "")


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(map(fold, load_table("fr", "calendar")["weekdays"]))


def same_day(context: Context) -> Iterator[Draft]:
    """Pairs of days that are one or may be taken for one another, the most closely tied passages first, each passage
    once."""
    pairs = [(_tie(context, one, other), one, other) for one, other in combinations(_days(context), 2)]
    used: list[EvidenceSpan] = []
    ranked = sorted((each for each in pairs if each[0] > 0), key=lambda each: (not _are_one(*each[1:]), -each[0]))
    for _, one, other in ranked:
        spans = [one.passage, other.passage]
        if any(span.overlaps(each) for span in spans for each in used):
            continue
        draft = _draft(context, one, other)
        if draft is not None:
            used += spans
            yield draft


def _days(context: Context) -> list[_Day]:
    """Days that passages tell which stand alone."""
    found = (_day(context, time) for time in all_times(context))
    return [day for day in found if day is not None and len(day.passage.quote) <= _LONGEST]


def _day(context: Context, time: TimeExpression) -> _Day | None:
    passage = passage_of_day(context, time)
    if set(fold(time.span.quote).split()) & {*map(fold, wordlist("stretches"))}:
        return None  # « dans une semaine » is no one day.
    return None if passage is None else _Day(time, passage, not names_month(time.span.quote))


def _tie(context: Context, one: _Day, other: _Day) -> float:
    """How closely two passages are tied besides their days; nought where nobody would take the days for one."""
    if not (one.counted or other.counted) or not are_of_two_outlets(context, one.passage, other.passage):
        return 0.0
    if not _are_one(one, other) and not _may_be_compared(context, one, other):
        return 0.0
    days = f"{one.time.span.quote} {other.time.span.quote}"
    weight = weight_shared(context, one.passage.quote, other.passage.quote, days)
    return weight if weight >= _least(one, other) else 0.0


def _may_be_compared(context: Context, one: _Day, other: _Day) -> bool:
    """Whether somebody may take two days for one: they are of a deed that both passages tell, and not in dispute."""
    if not _may_be_taken_for_one(one, other) or _are_opposed(context, one, other):
        return False
    return _dates_what(context, one, other) or _dates_what(context, other, one)


def _least(one: _Day, other: _Day) -> float:
    if _are_one(one, other):
        return _TIED
    return _TIED_BY_NAME if one.weekday and other.weekday else _TIED_APART


def _are_one(one: _Day, other: _Day) -> bool:
    return one.value == other.value


def _dates_what(context: Context, one: _Day, other: _Day) -> bool:
    """« a été disqualifié mercredi », « la disqualification prononcée le 25 mai »: a day of what the other tells."""
    sentence = context.sentence(one.time.span)
    here = tree(sentence) if sentence is not None else None
    head = clause_of(here, here.at(one.time.span.start)) if here is not None else None
    return here is not None and head is not None and bool(stems(here.tokens[head].text) & stems(other.passage.quote))


def _are_opposed(context: Context, one: _Day, other: _Day) -> bool:
    """Whether the passages tell one fact otherwise, so that the week may be in doubt."""
    return any(other.passage.overlaps(span) for span in context.opposing([one.passage]))


def _may_be_taken_for_one(one: _Day, other: _Day) -> bool:
    """« lundi » and « lundi » of two weeks, « hier » and « mardi », « lundi » and « le 6 mars »; not « lundi » and
    « mardi »."""
    apart = abs((bounds(one.value)[0] - bounds(other.value)[0]).days)
    if one.weekday and other.weekday:
        return one.weekday == other.weekday and apart < _WEEKS
    return apart <= (_NEXT if one.counted and other.counted else _SOME_DAYS)


def _draft(context: Context, one: _Day, other: _Day) -> Draft | None:
    same = _are_one(one, other)
    key = _yes(one.value) if same else _no(one.value, other.value)
    why = (
        say("contradictions.same_day.same", date=dated(one.value))
        if same
        else say("contradictions.same_day.apart", first=dated(one.value), second=dated(other.value))
    )
    wrong = [text for text in _wrong(context, one, other) if text != key]
    if len(wrong) < FEWEST:
        return None
    shown = say(
        "contradictions.pair",
        outlet_a=context.outlet(one.passage.file),
        a=context.excerpt(one.passage),
        outlet_b=context.outlet(other.passage.file),
        b=context.excerpt(other.passage),
    )
    reckoned = [join(reckoning(day.time), by_the_calendar(context, day.time)) for day in (one, other) if day.counted]
    return Draft(
        topic=TOPIC,
        kind="single",
        rule="contradiction.same_day",
        stem=f"{shown} {_question(one, other)}",
        options=options_of(key, why, [Candidate(text, why) for text in wrong[:MOST]]),
        rationale=" ".join([why, *reckoned]),
        evidence=_evidence(context, one, other),
        difficulty="hard",
        worth=1.9,
        source_independent=True,
        anchors=(one.time.span, other.time.span),
        closed=True,
        family="same day",
    )


def _question(one: _Day, other: _Day) -> str:
    """« « mardi » et « hier » désignent-ils le même jour ? », or of the same words in both passages."""
    words = [quoted(small_first(day.words)) for day in (one, other)]
    if fold(words[0]) == fold(words[1]):
        return say("contradictions.same_day.word", words=words[0])
    return say("contradictions.same_day.words", first=words[0], second=words[1])


def _evidence(context: Context, one: _Day, other: _Day) -> tuple[EvidenceSpan, ...]:
    lines = (line for day in (one, other) for line in dating_line(context, day.time))
    return tuple(dict.fromkeys((one.passage, other.passage, *lines)))


def _yes(value: str) -> str:
    return say("contradictions.same_day.yes", date=dated(value))


def _no(first: str, second: str) -> str:
    return say("contradictions.same_day.no", first=dated(first), second=dated(second))


def _wrong(context: Context, one: _Day, other: _Day) -> list[str]:
    """What a reader finds who counts one of the days wrongly; a printed day stays as it is printed."""
    firsts, seconds = _mistaken(context, one), _mistaken(context, other)
    if _are_one(one, other):
        both = [_yes(value) for value in firsts if value in seconds][:1]
        apart = [_no(one.value, value) for value in seconds[:2]] + [_no(value, other.value) for value in firsts[:1]]
        return [*both, *apart]
    agree = [_yes(value) for value, far in ((one.value, other), (other.value, one)) if far.counted]
    apart = [_no(value, other.value) for value in firsts if value != other.value]
    apart += [_no(one.value, value) for value in seconds if value != one.value]
    return [*agree, *apart[:2]]


def _mistaken(context: Context, day: _Day) -> list[str]:
    """Days that may be taken for one that has to be counted: that of the dispatch, those a week or a day off; none
    after the dispatch for what it tells as over."""
    if not day.counted:
        return []
    value, published = bounds(day.value)[0], context.read(day.passage.file).dispatch.published
    near = [value + timedelta(days=shift) for shift in (-_WEEK, _WEEK)]
    if not day.weekday:
        near = [value + timedelta(days=shift) for shift in (1, -1)]
    last = bounds(published.value)[1] if published is not None else None
    if last is not None and value <= last:
        near = [each for each in near if each <= last]
    told = [] if published is None or not is_exact(published.value) or day.weekday else [published.value]
    found = dict.fromkeys([*told, *(each.isoformat() for each in near)])
    return [each for each in found if each != day.value]
