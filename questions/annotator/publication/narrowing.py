"""Which of the possible publication days of a dispatch are left, once its words and those of others are weighed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from questions import timex
from questions.annotator.publication.clue import Clue
from questions.annotator.publication.clues import DispatchClues
from questions.annotator.publication.dated_echoes import DatedEcho
from questions.annotator.publication.elapsed import elapsed
from questions.annotator.publication.known import KnownDays
from questions.annotator.publication.reasons import Reason
from questions.annotator.publication.telling import SHOWN, echo_reason, lead_reason, told_in
from questions.annotator.publication.witnesses import Witnesses, as_day
from questions.annotator.times.time_pieces import agreed

#: Support for the best day, and by how much of it another day may fall short and stay possible.
_ENOUGH, _TIE = 0.15, 0.12
#: Support from another dispatch published within so many days.
_NEARNESS = ((7, 0.2), (31, 0.1))
#: Longest interval that is an answer while better ones may come, in days.
TIGHT = 45
#: A year is the nearest one only so near to the other dispatches, in days.
LOOSE = 200
#: More possible days than this are not looked at.
LONGEST_DOMAIN = 12_000
#: Days so far apart are of two stretches.
GAP = timedelta(days=8)
_WEEK = timedelta(days=7)
#: A weekday told alone lies no farther back, in days; more possible days than this are not weighed so finely.
_RECENT, _FEW_DAYS = 5, 14


@dataclass(slots=True)
class Solution:
    """Days on which a dispatch may have been published, and why on no other."""

    days: list[date]
    reasons: list[Reason] = field(default_factory=list)
    bounded: bool = False
    #: The likeliest days, where it was voted on.
    likely: tuple[date, ...] = ()
    #: How likely each day is, where it was voted on.
    chances: tuple[tuple[date, float], ...] = ()


class Narrowing:
    """Takes possible days away from a solution, for a reason that is kept with it."""

    def __init__(self, texts: Sequence[DispatchClues], witnesses: Witnesses, known: KnownDays) -> None:
        """:param known: the publication days known so far; grows while a dossier is solved."""
        self._texts, self._witnesses, self._known = texts, witnesses, known

    def by_text(self, text: DispatchClues, solution: Solution, *, one_way: bool = False) -> None:
        """By its days told without their year, and by what comes back each week or year.

        :param one_way: leave out « promise pour octobre, elle a été repoussée », of which two verbs tell two ways.
        """
        years = range(solution.days[0].year, solution.days[-1].year + 1)
        clues = [each for each in text.yearless() if not (one_way and {"past", "future"} <= set(each.sure))]
        far = _spread_over_a_year(text, clues, solution.days, years)
        for clue in clues:
            allowed = text.allowed(clue, years, far=far and clue.past)
            kept = _within(solution.days, allowed)
            if kept and len(kept) < len(solution.days):
                solution.days, solution.bounded = kept, True
                kind = "after" if clue.past else "before"
                solution.reasons.append(Reason(kind, {"quote": told_in(clue, text)}, (clue.span,)))
        for first, last, then, now in text.recurrences():
            kept = [day for day in solution.days if first <= day <= last]
            if kept and len(kept) < len(solution.days):
                solution.days = kept
                quotes = {"quote": told_in(now, text), "other": told_in(then, text)}
                solution.reasons.append(Reason("recurrence", quotes, (now.span, then.span)))

    def by_weekdays(self, text: DispatchClues, solution: Solution) -> None:
        """By the weekdays that it names with their day."""
        solution.days = [day for day in solution.days if text.consistent(day)] or solution.days

    def to_nearest_year(self, solution: Solution) -> None:
        """« enlevé le 6 mai », « prévu le 26 mai »: some weeks of every year, of which the nearest to the others."""
        runs: list[list[date]] = []
        for day in solution.days:
            if not runs or day - runs[-1][-1] > GAP:
                runs.append([])
            runs[-1].append(day)
        gaps = [min(self._gap(run[0]), self._gap(run[-1])) for run in runs]
        if len(runs) < 2 or min(gaps) > TIGHT or any((run[-1] - run[0]).days > TIGHT for run in runs):
            return
        solution.days = runs[gaps.index(min(gaps))]
        solution.reasons.append(Reason("near", {}, ()))

    def _gap(self, day: date) -> int:
        gap = self._known.gap(day)
        return LONGEST_DOMAIN if gap is None else gap

    def by_age(self, text: DispatchClues, solution: Solution) -> None:
        """A weekday alone is one of the last days: told of a day almost a week ago it would be misunderstood."""
        if len(solution.days) > _FEW_DAYS:
            return
        ages = {day: text.oldest_weekday(day) for day in solution.days}
        kept = [day for day in solution.days if ages[day][0] <= _RECENT]
        if len(kept) == 1:  # one day must not rest on this alone
            kept = [day for day in solution.days if ages[day][0] <= _RECENT + 1]
        if kept and len(kept) < len(solution.days):
            clue = next(told for day, (age, told) in ages.items() if age > _RECENT and told)
            solution.days = kept
            solution.reasons.append(Reason("recent", {"quote": told_in(clue, text)}, (clue.span,)))

    def to_nearest_week(self, solution: Solution) -> None:
        """Where the weekday is sure and the week is not: the week nearest to the other dispatches, none before them."""
        days, first = solution.days, self._known.first
        if len(days) < 2 or first is None or any(later - earlier < _WEEK for earlier, later in pairwise(days)):
            return
        ranked = sorted((self._known.gap(day) or 0, day) for day in days if day >= first) or [(_FEW_DAYS, days[0])]
        if ranked[0][0] < _WEEK.days and (len(ranked) == 1 or ranked[1][0] > _WEEK.days):
            solution.days = [ranked[0][1]]
            solution.reasons.append(Reason("near_week", {"weekday": ranked[0][1].isoformat()}, ()))

    def by_elapsed(self, text: DispatchClues, solution: Solution) -> bool:
        """Keeps the days on which « lundi, six jours après la catastrophe » counts right; whether it found any."""
        for each in elapsed(text):
            told = self._witnesses.days_of_event(self._texts.index(text), each.event)
            allowed = {day for start in told for day in each.days_after(start)}
            kept = [day for day in solution.days if as_day(text.value_on(each.clue, day)) in allowed]
            if not kept:
                continue
            value = as_day(text.value_on(each.clue, kept[0]))
            start, clue = next((start, told[start]) for start in told if value in each.days_after(start))
            solution.days, solution.bounded = kept, True
            words = {"quote": each.quote, "other": clue.span.quote, "file": clue.span.file, "value": start.isoformat()}
            solution.reasons.append(Reason("elapsed", words, (each.clue.span, clue.span)))
            return True
        return False

    def by_echoes(self, text: DispatchClues, echoes: list[DatedEcho], solution: Solution) -> bool:
        """Keeps the days that others support best; tells whether they decided anything."""
        if len(solution.days) < 2 or not (echoes or text.printed_day()):
            return False
        echoed = self._witnesses.support(text, echoes, solution.days)
        support = {day: echoed[day] + self._nearness(day) for day in solution.days}
        best = max(solution.days, key=lambda day: (support[day], echoed[day]))
        if not (text.printed_day() or self._witnesses.is_backed(text, echoes, best)) or echoed[best] < _ENOUGH:
            return False
        kept = [day for day in solution.days if support[day] >= support[best] * (1 - _TIE)]
        as_good = [day for day in solution.days if echoed[day] >= echoed[best] * (1 - _TIE)]
        if not text.printed_day() and any(min(abs(day - other) for other in kept) > GAP for day in as_good):
            kept = as_good  # only the distance speaks against another week: no proof
        if len(kept) < len(solution.days):
            solution.days, solution.bounded = kept, True
            solution.reasons += list(self._echo_reasons(text, echoes, kept[0]))
            return True
        return False

    def _nearness(self, day: date) -> float:
        """Dispatches on one subject appear in the same days more often than not: a little support, never enough."""
        gap = self._known.gap(day)
        return next((support for reach, support in _NEARNESS if gap is not None and gap <= reach), 0.0)

    def _echo_reasons(self, text: DispatchClues, echoes: list[DatedEcho], day: date) -> Iterator[Reason]:
        if text.printed_day() and (lead := lead_reason(text, day)):
            yield lead
        agreeing = self._witnesses.agreeing(text, echoes, day)
        for clue in list(dict.fromkeys(echo.clue for echo in agreeing))[:SHOWN]:
            yield echo_reason(next(each for each in agreeing if each.clue is clue), text, self._texts)

    def by_announcements(self, index: int, solution: Solution) -> None:
        """Who reports a coming event that others saw announced on a day writes on that day or later."""
        text = self._texts[index]
        for clue in text.clues:
            value = agreed(text.values_on(clue, solution.days)) if clue.future else None
            for echo in self._witnesses.echoes_of(index, clue) if value else ():
                if echo.value != value:
                    continue
                for told in self._texts[echo.text].announcements(echo.other):
                    announced = self._witnesses.known_value(echo.text, told)
                    kept = _from(solution.days, announced)
                    if kept and len(kept) < len(solution.days):
                        solution.days, solution.bounded = kept, True
                        words = {
                            "quote": told_in(told, self._texts[echo.text]),
                            "file": told.span.file,
                            "value": announced or "",
                        }
                        solution.reasons.append(Reason("announced", words, (clue.span, told.span)))

    def by_distance(self, solution: Solution) -> None:
        """Of several years, the one nearest to the other dispatches."""
        gaps = {day: gap for day in solution.days if (gap := self._known.gap(day)) is not None}
        if len(solution.days) < 2 or not gaps:
            return
        nearest = min(gaps, key=lambda day: gaps[day])
        if gaps[nearest] <= LOOSE:
            solution.days = [nearest]
            solution.reasons.append(Reason("near", {}, ()))


def _spread_over_a_year(text: DispatchClues, clues: Sequence[Clue], days: list[date], years: range) -> bool:
    """« promise le 20 janvier … tenue le 8 septembre »: days told as over too far apart for the usual reach."""
    left = days
    for clue in clues:
        if clue.past and clue.piece.relation not in ("until", "before"):
            left = _within(left, text.allowed(clue, years))
    return not left


def _from(days: list[date], announced: str | None) -> list[date]:
    if announced is None or not timex.is_day(announced):
        return []
    return [day for day in days if day >= date.fromisoformat(announced)]


def _within(days: Sequence[date], stretches: Sequence[timex.Days]) -> list[date]:
    """Those of some ascending days that lie in one of the stretches."""
    places: set[int] = set()
    for first, last in stretches:
        places.update(range(bisect_left(days, first), bisect_right(days, last)))
    return [days[place] for place in sorted(places)]
