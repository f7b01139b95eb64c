"""Two days that have to be reckoned, each in words that are quoted: how many days lie between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from questions.annotations import EvidenceSpan, TimeExpression
from questions.item_writing.context import Context
from questions.item_writing.dates.dated_answers import is_exact
from questions.item_writing.dates.dated_passages import is_counted_by_days
from questions.item_writing.dates.dating import counts_from_publication, names_a_weekday
from questions.item_writing.dates.proofs import by_the_calendar, dating_line, reckoning
from questions.item_writing.dates.reckonings import bare_expression, reckoned_passages
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say
from questions.item_writing.french.calendar_words import spoken
from questions.item_writing.french.wording import capital, join, quoted, stems
from questions.item_writing.passages.excerpts import LONGEST_QUOTE
from questions.timex import bounds

_WEEK = 7
#: The most days that are counted on the fingers.
_FARTHEST = 31
#: Two passages of one day with more stems in common tell one fact, whose day is one without reckoning.
_SHARED = 2
#: Pairs of one dossier that are offered for each question.
_PAIRS = 3
#: The longest two passages that one stem quotes.
_BOTH = 400


@dataclass(frozen=True, slots=True)
class _Day:
    """A relative day and the words around it."""

    time: TimeExpression
    around: EvidenceSpan
    #: The day, and that of its dispatch, as ordinals.
    day: int
    published: int

    @property
    def file(self) -> str:
        return self.time.span.file

    @property
    def word(self) -> str:
        return quoted(bare_expression(self.time))

    @property
    def is_weekday(self) -> bool:
        """« lundi », « lundi dernier »: counted on a week; « hier » is counted from the day of the dispatch."""
        return names_a_weekday(self.time.span.quote)

    @property
    def stems(self) -> frozenset[str]:
        return stems(self.around.quote) - stems(self.time.span.quote)


def compare_days(context: Context) -> Iterator[Draft]:
    """Questions on pairs of reckoned days; each passage serves one pair."""
    days = list(_days(context))
    for first, second in _pairs(context, days):
        yield from _days_apart(context, first, second)


def _days(context: Context) -> Iterator[_Day]:
    """Days that no dispatch disputes, in sentences that stand alone."""
    for time, around in reckoned_passages(context):
        dispatch, sentence = context.read(time.span.file).dispatch, context.sentence(time.span)
        if sentence is None or around != sentence.span or len(around.quote) > LONGEST_QUOTE:
            continue
        if not is_counted_by_days(time) or not counts_from_publication(dispatch, time) or dispatch.published is None:
            continue
        if is_exact(dispatch.published.value) and not any(each.nature == "date" for each in context.opposed([around])):
            ordinals = (bounds(value)[0].toordinal() for value in (str(time.value), dispatch.published.value))
            yield _Day(time, around, *ordinals)


def _pairs(context: Context, days: Sequence[_Day]) -> list[tuple[_Day, _Day]]:
    """The pairs of one matter whose days mislead whoever does not count, those first that give no speaker away and have
    most in common beyond the subject of the dossier; no passage twice."""
    pairs = (pair for pair in combinations(days, 2) if _can_stand_together(context, *pair) and _misleads(*pair))
    offered = [pair for pair in pairs if _in_common(context, *pair) > 0]
    offered.sort(
        key=lambda pair: (_told_by(context, *pair), -_in_common(context, *pair), abs(pair[0].day - pair[1].day))
    )
    chosen: list[tuple[_Day, _Day]] = []
    for one, other in offered:
        used = {each.around for pair in chosen for each in pair}
        if len(chosen) < _PAIRS and not used & {one.around, other.around}:
            chosen.append((one, other))
    return chosen


def _in_common(context: Context, one: _Day, other: _Day) -> int:
    """Stems that both passages have and actors whom both name, those of which every dispatch speaks counted as one."""
    named = [{actor.name for actor in context.actors_in(each.around)} for each in (one, other)]
    shared = one.stems & other.stems
    return min(_SHARED, len(shared - context.common_stems) + len(named[0] & named[1])) + bool(shared)


def _told_by(context: Context, *days: _Day) -> int:
    """How many of the passages print words together with who said them, which is asked elsewhere."""
    return sum(context.tells_who_spoke(each.around) for each in days)


def _can_stand_together(context: Context, one: _Day, other: _Day) -> bool:
    """Whether two passages, each of a dispatch with a name of its own, are short enough for one stem."""
    if one.around.overlaps(other.around) or len(one.around.quote) + len(other.around.quote) > _BOTH:
        return False
    return one.file == other.file or context.undated(one.file) != context.undated(other.file)


def _misleads(one: _Day, other: _Day) -> bool:
    """Whether the days lie some days apart, and not by as many as their names do on the fingers: « dimanche » and
    « lundi » that are eight days apart."""
    apart = abs(one.day - other.day)
    if not 0 < apart <= _FARTHEST:
        return False
    if one.file == other.file and not one.is_weekday and not other.is_weekday:
        return False  # « hier » and « aujourd'hui » of one dispatch want no look at it
    named = _in_one_week(one, other)
    return named is None or min(named, _WEEK - named) != apart


def _in_one_week(one: _Day, other: _Day) -> int | None:
    """Days between « mardi » and « jeudi » of one week; ``None`` where one of them is no weekday."""
    if not (one.is_weekday and other.is_weekday):
        return None
    return abs((one.day - 1) % _WEEK - (other.day - 1) % _WEEK)


def _days_apart(context: Context, first: _Day, second: _Day) -> Iterator[Draft]:
    number = abs(first.day - second.day)
    wrong = _wrong_numbers(first, second, number)
    if len(wrong) < FEWEST:
        return
    yield Draft(
        topic="date",
        kind="single",
        rule="date.days_apart",
        stem=_stem(context, first, second),
        options=options_of(_in_days(number), _key(first, second), wrong),
        rationale=_rationale(context, first, second),
        evidence=_proof(context, first, second),
        difficulty="hard",
        worth=2.7,
        source_independent=context.independent([first.around, second.around]),
        anchors=(first.time.span, second.time.span),
        closed=True,
        family="days compared",
    )


def _wrong_numbers(first: _Day, second: _Day, number: int) -> list[Candidate]:
    """The days between in one week, those between the dispatches, then a week more or less; none that differs by one,
    which whoever counts the first day as well would find."""
    near = say("dates.compared.near")
    offers = [(_in_one_week(first, second), say("dates.compared.same_week"))]
    offers.append((abs(first.published - second.published), say("dates.compared.published")))
    offers += [(number + shift, near) for shift in (-_WEEK, _WEEK, 2, -2, 4, -4)]
    found: dict[int, Candidate] = {}
    for offer, why in offers:
        free = offer is not None and all(abs(offer - other) > 1 for other in (number, *found))
        if offer is not None and offer > 0 and free and len(found) < MOST:
            found[offer] = Candidate(_in_days(offer), why)
    return list(found.values())


def _in_days(number: int) -> str:
    return say("dates.compared.one_day") if number == 1 else say("dates.compared.several_days", number=number)


def _stem(context: Context, first: _Day, second: _Day) -> str:
    pair = say(
        f"dates.compared.{'inside' if first.file == second.file else 'pair'}",
        outlet_a=capital(context.undated(first.file) or ""),
        outlet_b=capital(context.undated(second.file) or ""),
        a=context.excerpt(first.around),
        b=context.excerpt(second.around),
    )
    return say("dates.compared.days", pair=pair, word_a=first.word, word_b=second.word)


def _key(first: _Day, second: _Day) -> str:
    dates = {"date_a": spoken(str(first.time.value)), "date_b": spoken(str(second.time.value))}
    return say("dates.compared.key", word_a=first.word, word_b=second.word, **dates)


def _rationale(context: Context, first: _Day, second: _Day) -> str:
    counted = (join(reckoning(each.time), by_the_calendar(context, each.time)) for each in (first, second))
    return " ".join([_key(first, second), *counted])


def _proof(context: Context, first: _Day, second: _Day) -> tuple[EvidenceSpan, ...]:
    lines = (line for each in (first, second) for line in dating_line(context, each.time))
    return tuple(dict.fromkeys([first.around, second.around, *lines]))
