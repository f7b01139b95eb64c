"""Solves the publication days of a dossier's undated dispatches from constraints; says how, and abstains otherwise.

Hard constraints (a day printed without its year, what the text tells as past or to come, weekdays) leave possible days.
Among these, sentences of other dispatches that tell the same thing with a known date decide, if they decide. What is
left is a day or one interval; anything looser is no answer, and the dispatch stays undated.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from questions import timex
from questions.annotations import Sentence
from questions.annotator.publication.bounds import between, tightest
from questions.annotator.publication.clues import Bound, DispatchClues
from questions.annotator.publication.dated_echoes import (
    DatedEcho,
    near_echoes,
)
from questions.annotator.publication.elapsed import elapsed
from questions.annotator.publication.known import KnownDays
from questions.annotator.publication.reasons import Reason, reason_text
from questions.annotator.publication.signs import TextSigns
from questions.annotator.publication.story import Story, story_of
from questions.annotator.publication.telling import SHOWN, bound_reason, echo_reason, lead_reason, told_in, vote_reasons
from questions.annotator.publication.votes import Vote, vote
from questions.annotator.publication.witnesses import Witnesses, as_day
from questions.annotator.time_pieces import agreed
from questions.dispatch import Dispatch, Publication

#: Support for the best day, and by how much of it another day may fall short and stay possible.
_ENOUGH, _TIE = 0.15, 0.12
#: Support from another dispatch published within so many days.
_NEARNESS = ((7, 0.2), (31, 0.1))
#: Longest interval that is still an answer, in days: while better ones may come, and in the end.
_TIGHT, _SEASON = 45, 92
#: A year is the nearest one only so near to the other dispatches, in days.
_LOOSE = 200
#: A day printed without its year, so near to the dated dispatches, is of their year.
_YEAR_REACH = 100
#: A proof that leaves more days than this makes none of them likelier.
_PROVED = 10
#: Days around the dated dispatches in which one without any bound is looked for.
_AROUND = 120
_LONGEST_DOMAIN = 12_000
#: Where the text's own bounds are decades apart, days so far from the dated dispatches are not looked at.
_YEARS_AROUND = 1_000
_GAP = timedelta(days=8)
_WEEK = timedelta(days=7)
#: A weekday told alone lies no farther back, in days; more possible days than this are not weighed so finely.
_RECENT, _FEW_DAYS = 5, 14
_ROUNDS = 3


@dataclass(slots=True)
class _Solution:
    days: list[date]
    reasons: list[Reason] = field(default_factory=list)
    bounded: bool = False
    #: The likeliest days, where it was voted on.
    likely: tuple[date, ...] = ()


def infer_publications(dispatches: Sequence[tuple[Dispatch, tuple[Sentence, ...]]]) -> list[Dispatch]:
    """The same dispatches in the same order, undated ones with an inferred publication where it can be proved.

    :param dispatches: each with its parsed sentences; those with a stated publication are left as they are.
    """
    if all(dispatch.published for dispatch, _ in dispatches):
        return [dispatch for dispatch, _ in dispatches]
    return _Dossier(dispatches).solved()


class _Dossier:
    """The dispatches with what is known of each so far."""

    def __init__(self, dispatches: Sequence[tuple[Dispatch, tuple[Sentence, ...]]]) -> None:
        self.dispatches = [dispatch for dispatch, _ in dispatches]
        self.texts = [DispatchClues(dispatch, sentences) for dispatch, sentences in dispatches]
        self.witnesses = Witnesses(self.dispatches, self.texts)
        stated = (timex.bounds(dispatch.published.value) for dispatch in self.dispatches if dispatch.published)
        self.known = KnownDays(stated)
        self.named_years = [
            year for text in self.texts for clue in text.clues if clue.settled for year in _years_of(clue.settled)
        ]

    def solved(self) -> list[Dispatch]:
        """Solves the surest first, so that each helps the next: days printed without their year, then what is told."""
        self._settle_printed()
        self._settle_told()
        for _ in range(_ROUNDS):
            if not self._settle_all(_TIGHT):
                break
        self._settle_all(_SEASON)
        return self.dispatches

    def _settle_printed(self) -> None:
        """A printed day takes the year in which it lies near the dated dispatches and its weekday is right."""
        for index in self._undated(printed_first=True):
            solution = self._printed(index, bounded=False)
            near = [(gap, day) for day in solution.days if (gap := self.known.gap(day)) is not None] if solution else []
            if solution and near and min(near)[0] <= _YEAR_REACH:
                solution.days = [min(near)[1]]
                lead = lead_reason(self.texts[index], solution.days[0])
                solution.reasons += [*([lead] if lead else []), Reason("near", {}, ())]
                self._settle(index, solution)
        for index in self._undated(printed_first=True):
            solution = self._solve(index) if self.texts[index].printed_day() else None
            if solution:
                self._settle(index, solution)

    def _settle_told(self) -> None:
        """Dispatches that belong to the story of the dated ones get the days that their words make likeliest."""
        undated = [index for index in self._undated(printed_first=False) if not self.texts[index].printed_day()]
        story = story_of(self.dispatches, self.texts, self.witnesses) if undated else None
        if story is None:
            return
        found = {}
        for index in undated:
            signs = TextSigns(index, self.texts[index], story, self.witnesses)
            voted = vote(signs)
            if voted:
                reasons = list(vote_reasons(signs, voted, self.texts))
                found[index] = _Solution([voted.first, voted.last], reasons, likely=self._core(index, voted, story))
        for index, solution in found.items():
            self._settle(index, solution)

    def _core(self, index: int, voted: Vote, story: Story) -> tuple[date, ...]:
        """The likeliest days: those that are also proved otherwise, where that leaves but a few."""
        proved = self._solve(index, within=story.days()) if len(voted.core) > 1 else None
        if proved is None or (proved.days[-1] - proved.days[0]).days > _PROVED:
            return voted.core
        both = tuple(day for day in proved.days if voted.first <= day <= voted.last)
        return both or voted.core

    def _settle_all(self, limit: int) -> int:
        """Settles what can be settled within so many days; how many that were."""
        settled = 0
        for index in self._undated(printed_first=True):
            solution = self._solve(index)
            if solution and (solution.days[-1] - solution.days[0]).days <= limit:
                self._settle(index, solution)
                settled += 1
        return settled

    def _undated(self, *, printed_first: bool) -> list[int]:
        undated = [index for index, dispatch in enumerate(self.dispatches) if dispatch.published is None]
        return sorted(undated, key=lambda index: printed_first and self.texts[index].printed_day() is None)

    def _settle(self, index: int, solution: _Solution) -> None:
        dispatch = self.dispatches[index]
        value = timex.days_value((solution.days[0], solution.days[-1]))
        evidence = tuple(dict.fromkeys(span for reason in solution.reasons for span in reason.spans))
        reason = reason_text(solution.reasons, value, dispatch.language, likely=bool(solution.likely))
        self.known.add((solution.days[0], solution.days[-1]))
        likely = tuple(day.isoformat() for day in solution.likely)
        publication = Publication(value, "inferred", reason, evidence, likely)
        self.dispatches[index] = replace(dispatch, published=publication)
        self.witnesses.forget(index)

    # ------------------------------------------------------------------------------------------------- solving one

    def _solve(self, index: int, within: Sequence[date] = ()) -> _Solution | None:
        """Proves a publication from the hard constraints; where days are given, one of these."""
        text = self.texts[index]
        solution = self._printed(index) if text.printed_day() else self._told(index)
        if solution is not None and within:
            solution.days = sorted(set(solution.days) & set(within))
        if solution is None or not solution.days:
            return None
        edges = self._edges(index)
        self._narrow_by_text(text, solution)
        echoes = [echo for clue in text.clues if clue.settled is None for echo in self.witnesses.echoes_of(index, clue)]
        if not text.printed_day():
            self._narrow_to_nearest_year(solution)
        wide = not text.printed_day() and (solution.days[-1] - solution.days[0]).days > _LOOSE
        if wide and not any(elapsed(text)):
            solution.days = near_echoes(solution.days, echoes)
        self._narrow_by_weekdays(text, solution)
        counted = self._narrow_by_elapsed(text, solution)
        decided = self._narrow_by_echoes(text, echoes, solution) or counted
        if not solution.days or (wide and not decided):
            return None
        self._narrow_by_announcements(index, solution)
        if text.printed_day():
            self._narrow_by_distance(solution)
            return solution if self._is_year_proved(text, echoes, solution) else None
        self._narrow_by_age(text, solution)
        self._narrow_to_nearest_week(solution)
        return solution if self._is_answer(solution, edges, text.bounds()) else None

    def _is_year_proved(self, text: DispatchClues, echoes: list[DatedEcho], solution: _Solution) -> bool:
        """One year is left, and another dispatch is near it or tells the same: weekdays alone come back every six."""
        day = solution.days[0]
        gap = self.known.gap(day)
        near = gap is not None and gap <= _LOOSE
        return len(solution.days) == 1 and (near or bool(self.witnesses.agreeing(text, echoes, day)))

    def _is_answer(self, solution: _Solution, edges: timex.Days | None, bounds: list[Bound]) -> bool:
        """Whether what is left is one day or one stretch, closed at both ends by more than the dossier's own reach."""
        days = solution.days
        if any(later - earlier > _GAP for earlier, later in pairwise(days)):
            return False
        if edges is None:
            return False
        opened = days[0] > edges[0] or solution.bounded or any(bound.first == edges[0] for bound in bounds)
        return opened and (days[-1] < edges[1] or any(bound.last == edges[1] for bound in bounds))

    def _years(self) -> range | None:
        """Years that the dossier names or was published in, one more at the end."""
        years = self.named_years + self.known.years
        years = [year for year in years if 1900 <= year <= 2100]
        return range(min(years), max(years) + 2) if years else None

    def _printed(self, index: int, *, bounded: bool = True) -> _Solution | None:
        """The printed day and month in every year of the dossier, those apart that other dates of the text rule out."""
        text, years = self.texts[index], self._years()
        printed = text.printed_day()
        if printed is None or years is None:
            return None
        month, day, span = printed
        days = [date(year, month, day) for year in years if _exists(year, month, day)]
        weekday = text.printed_weekday()
        days = [each for each in days if weekday is None or each.isoweekday() == weekday]
        reason = Reason("printed", {"quote": span.quote}, (span,))
        return _Solution(between(days, text.bounds()) if bounded else days, [reason], bounded=True)

    def _told(self, index: int) -> _Solution | None:
        """All days between what the text tells as past and as to come; else the days around the dated dispatches."""
        edges = self._edges(index)
        if edges is None or (edges[1] - edges[0]).days > _LONGEST_DOMAIN:
            return None
        days = [date.fromordinal(number) for number in range(edges[0].toordinal(), edges[1].toordinal() + 1)]
        solution = _Solution(days)
        for bound in tightest(self.texts[index].bounds()):
            solution.reasons.append(bound_reason(bound, self.texts[index]))
        return solution

    def _edges(self, index: int) -> timex.Days | None:
        text, years = self.texts[index], self._years()
        if years is None:
            return None
        bounds = text.bounds()
        low = max((bound.first for bound in bounds if bound.first), default=None)
        high = min((bound.last for bound in bounds if bound.last), default=None)
        if low is None and high is None and not text.yearless():
            return self.known.around(_AROUND)
        first, last = low or date(years[0], 1, 1), high or date(years[-1], 12, 31)
        near = self.known.around(_YEARS_AROUND)
        if near and (last - first).days > _LONGEST_DOMAIN:
            first, last = max(first, near[0]), min(last, near[1])
        return (first, last) if first <= last else None

    def _narrow_by_text(self, text: DispatchClues, solution: _Solution) -> None:
        years = range(solution.days[0].year, solution.days[-1].year + 1)
        for clue in text.yearless():
            allowed = text.allowed(clue, years)
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

    def _narrow_by_weekdays(self, text: DispatchClues, solution: _Solution) -> None:
        solution.days = [day for day in solution.days if text.consistent(day)] or solution.days

    def _narrow_to_nearest_year(self, solution: _Solution) -> None:
        """« enlevé le 6 mai », « prévu le 26 mai »: some weeks of every year, of which the nearest to the others."""
        runs: list[list[date]] = []
        for day in solution.days:
            if not runs or day - runs[-1][-1] > _GAP:
                runs.append([])
            runs[-1].append(day)
        gaps = [min(self._gap(run[0]), self._gap(run[-1])) for run in runs]
        if len(runs) < 2 or min(gaps) > _TIGHT or any((run[-1] - run[0]).days > _TIGHT for run in runs):
            return
        solution.days = runs[gaps.index(min(gaps))]
        solution.reasons.append(Reason("near", {}, ()))

    def _gap(self, day: date) -> int:
        gap = self.known.gap(day)
        return _LONGEST_DOMAIN if gap is None else gap

    def _narrow_by_age(self, text: DispatchClues, solution: _Solution) -> None:
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

    def _narrow_to_nearest_week(self, solution: _Solution) -> None:
        """Where the weekday is sure and the week is not: the week nearest to the other dispatches, none before them."""
        days, first = solution.days, self.known.first
        if len(days) < 2 or first is None or any(later - earlier < _WEEK for earlier, later in pairwise(days)):
            return
        ranked = sorted((self.known.gap(day) or 0, day) for day in days if day >= first) or [(_FEW_DAYS, days[0])]
        if ranked[0][0] < _WEEK.days and (len(ranked) == 1 or ranked[1][0] > _WEEK.days):
            solution.days = [ranked[0][1]]
            solution.reasons.append(Reason("near_week", {"weekday": ranked[0][1].isoformat()}, ()))

    def _narrow_by_elapsed(self, text: DispatchClues, solution: _Solution) -> bool:
        """Keeps the days on which « lundi, six jours après la catastrophe » counts right; whether it found any."""
        for each in elapsed(text):
            told = self.witnesses.days_of_event(self.texts.index(text), each.event)
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

    # ---------------------------------------------------------------------------------------------------- echoes

    def _narrow_by_echoes(self, text: DispatchClues, echoes: list[DatedEcho], solution: _Solution) -> bool:
        """Keeps the days that others support best; tells whether they decided anything."""
        if len(solution.days) < 2 or not (echoes or text.printed_day()):
            return False
        echoed = {day: self.witnesses.support(text, echoes, day) for day in solution.days}
        support = {day: echoed[day] + self._nearness(day) for day in solution.days}
        best = max(solution.days, key=lambda day: (support[day], echoed[day]))
        if not (text.printed_day() or self.witnesses.is_backed(text, echoes, best)) or echoed[best] < _ENOUGH:
            return False
        kept = [day for day in solution.days if support[day] >= support[best] * (1 - _TIE)]
        as_good = [day for day in solution.days if echoed[day] >= echoed[best] * (1 - _TIE)]
        if not text.printed_day() and any(min(abs(day - other) for other in kept) > _GAP for day in as_good):
            kept = as_good  # only the distance speaks against another week: no proof
        if len(kept) < len(solution.days):
            solution.days, solution.bounded = kept, True
            solution.reasons += list(self._echo_reasons(text, echoes, kept[0]))
            return True
        return False

    def _nearness(self, day: date) -> float:
        """Dispatches on one subject appear in the same days more often than not: a little support, never enough."""
        gap = self.known.gap(day)
        return next((support for reach, support in _NEARNESS if gap is not None and gap <= reach), 0.0)

    def _echo_reasons(self, text: DispatchClues, echoes: list[DatedEcho], day: date) -> Iterator[Reason]:
        if text.printed_day() and (lead := lead_reason(text, day)):
            yield lead
        agreeing = self.witnesses.agreeing(text, echoes, day)
        for clue in list(dict.fromkeys(echo.clue for echo in agreeing))[:SHOWN]:
            yield echo_reason(next(each for each in agreeing if each.clue is clue), text, self.texts)

    def _narrow_by_announcements(self, index: int, solution: _Solution) -> None:
        """Who reports a coming event that others saw announced on a day writes on that day or later."""
        text = self.texts[index]
        for clue in text.clues:
            value = agreed([text.value_on(clue, day) for day in solution.days]) if clue.future else None
            for echo in self.witnesses.echoes_of(index, clue) if value else ():
                if echo.value != value:
                    continue
                for told in self.texts[echo.text].announcements(echo.other):
                    announced = self.witnesses.known_value(echo.text, told)
                    kept = _from(solution.days, announced)
                    if kept and len(kept) < len(solution.days):
                        solution.days, solution.bounded = kept, True
                        words = {
                            "quote": told_in(told, self.texts[echo.text]),
                            "file": told.span.file,
                            "value": announced or "",
                        }
                        solution.reasons.append(Reason("announced", words, (clue.span, told.span)))

    def _narrow_by_distance(self, solution: _Solution) -> None:
        """Of several years, the one nearest to the other dispatches."""
        gaps = {day: gap for day in solution.days if (gap := self.known.gap(day)) is not None}
        if len(solution.days) < 2 or not gaps:
            return
        nearest = min(gaps, key=lambda day: gaps[day])
        if gaps[nearest] <= _LOOSE:
            solution.days = [nearest]
            solution.reasons.append(Reason("near", {}, ()))


# ---------------------------------------------------------------------------------------------------------- parts


def _from(days: list[date], announced: str | None) -> list[date]:
    if announced is None or not timex.is_day(announced):
        return []
    return [day for day in days if day >= date.fromisoformat(announced)]


def _exists(year: int, month: int, day: int) -> bool:
    return timex.is_calendar(f"{year:04}-{month:02}-{day:02}")


def _years_of(value: str) -> list[int]:
    if not timex.is_calendar(value):
        return []
    first, last = timex.bounds(value)
    return [first.year, last.year] if last.year - first.year <= 10 else []


def _within(days: Sequence[date], stretches: Sequence[timex.Days]) -> list[date]:
    """Those of some ascending days that lie in one of the stretches."""
    places: set[int] = set()
    for first, last in stretches:
        places.update(range(bisect_left(days, first), bisect_right(days, last)))
    return [days[place] for place in sorted(places)]
