"""Solves the publication days of a dossier's undated dispatches from constraints; says how, and abstains otherwise.

Hard constraints (a day printed without its year, what the text tells as past or to come, weekdays) leave possible days.
Among these, sentences of other dispatches that tell the same thing with a known date decide, if they decide. What is
left is a day or one interval; anything looser is no answer, and the dispatch stays undated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from questions import timex
from questions.annotations import Sentence
from questions.annotator.publication.among import among
from questions.annotator.publication.bounds import between, tightest
from questions.annotator.publication.clue import Bound
from questions.annotator.publication.clues import DispatchClues
from questions.annotator.publication.dated_echoes import (
    DatedEcho,
    near_echoes,
)
from questions.annotator.publication.elapsed import elapsed
from questions.annotator.publication.known import KnownDays
from questions.annotator.publication.narrowing import GAP, LONGEST_DOMAIN, LOOSE, TIGHT, Narrowing, Solution
from questions.annotator.publication.reasons import Reason, reason_text
from questions.annotator.publication.signs import TextSigns
from questions.annotator.publication.story import Story, story_of
from questions.annotator.publication.telling import bound_reason, lead_reason, vote_reasons
from questions.annotator.publication.votes import vote
from questions.annotator.publication.witnesses import Witnesses, opens_on
from questions.dispatch import Dispatch, Publication

#: Longest interval that is an answer in the end, in days.
_SEASON = 92
#: A day printed without its year, so near to the dated dispatches, is of their year.
_YEAR_REACH = 100
#: A proof that leaves more days than this makes none of them likelier.
_PROVED = 10
#: Days around the dated dispatches in which one without any bound is looked for.
_AROUND = 120
#: Where the text's own bounds are decades apart, days so far from the dated dispatches are not looked at.
_YEARS_AROUND = 1_000
_ROUNDS = 3


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
        self.narrowing = Narrowing(self.texts, self.witnesses, self.known)
        self.named_years = [
            year for text in self.texts for clue in text.clues if clue.settled for year in _years_of(clue.settled)
        ]

    def solved(self) -> list[Dispatch]:
        """Solves the surest first, so that each helps the next: days printed without their year, then what is told."""
        self._settle_printed()
        self._settle_told()
        for _ in range(_ROUNDS):
            if not self._settle_all(TIGHT):
                break
        self._settle_among()
        self._settle_all(_SEASON)
        return self.dispatches

    def _settle_printed(self) -> None:
        """A printed day takes the year in which it lies near the dated dispatches and its weekday is right.

        Of several such years the one in which the first weekday of the lead falls on it, else the nearest.
        """
        for index in self._undated(printed_first=True):
            solution = self._printed(index, bounded=False)
            near = [(gap, day) for day in solution.days if (gap := self.known.gap(day)) is not None] if solution else []
            near = [(gap, day) for gap, day in near if gap <= _YEAR_REACH]
            if solution and near:
                opening = [(gap, day) for gap, day in near if opens_on(self.texts[index], day)]
                solution.days = [min(opening or near)[1]]
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
            if voted and not self._is_proved_elsewhere(index, story):
                reasons = list(vote_reasons(signs, voted, self.texts))
                days = [voted.first, voted.last]
                found[index] = Solution(days, reasons, likely=voted.core, chances=voted.chances)
        for index, solution in found.items():
            self._settle(index, solution)

    def _settle_among(self) -> None:
        """Dispatches whose words bound their day from either side get what that leaves of the time of the story."""
        undated = self._undated(printed_first=False)
        story = story_of(self.dispatches, self.texts, self.witnesses) if undated else None
        if story is None:
            return
        found = {index: among(index, self.texts[index], story, self.witnesses, self.narrowing) for index in undated}
        for index, solution in found.items():
            if solution:
                self._settle(index, solution)

    def _is_proved_elsewhere(self, index: int, story: Story) -> bool:
        """Whether constraints alone prove a few days, all of another time than the story."""
        proved = self._solve(index)
        if proved is None or (proved.days[-1] - proved.days[0]).days > _PROVED:
            return False
        return set(proved.days).isdisjoint(story.days())

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

    def _settle(self, index: int, solution: Solution) -> None:
        dispatch = self.dispatches[index]
        value = timex.days_value((solution.days[0], solution.days[-1]))
        evidence = tuple(dict.fromkeys(span for reason in solution.reasons for span in reason.spans))
        reason = reason_text(solution.reasons, value, dispatch.language, likely=bool(solution.likely))
        self.known.add((solution.days[0], solution.days[-1]))
        likely = tuple(day.isoformat() for day in solution.likely)
        chances = tuple((day.isoformat(), share) for day, share in solution.chances)
        publication = Publication(value, "inferred", reason, evidence, likely, chances)
        self.dispatches[index] = replace(dispatch, published=publication)
        self.witnesses.forget(index)

    def _solve(self, index: int, within: Sequence[date] = ()) -> Solution | None:
        """Proves a publication from the hard constraints; where days are given, one of these."""
        text = self.texts[index]
        solution = self._printed(index) if text.printed_day() else self._told(index)
        if solution is not None and within:
            solution.days = sorted(set(solution.days) & set(within))
        if solution is None or not solution.days:
            return None
        edges = self._edges(index)
        self.narrowing.by_text(text, solution)
        open_ = (clue for clue in text.clues if clue.settled is None and not clue.is_deadline)
        echoes = [echo for clue in open_ for echo in self.witnesses.echoes_of(index, clue)]
        if not text.printed_day():
            self.narrowing.to_nearest_year(solution)
        wide = not text.printed_day() and (solution.days[-1] - solution.days[0]).days > LOOSE
        if wide and not any(elapsed(text)):
            solution.days = near_echoes(solution.days, echoes)
        self.narrowing.by_weekdays(text, solution)
        counted = self.narrowing.by_elapsed(text, solution)
        decided = self.narrowing.by_echoes(text, echoes, solution) or counted
        if not solution.days or (wide and not decided):
            return None
        self.narrowing.by_announcements(index, solution)
        if text.printed_day():
            self.narrowing.by_distance(solution)
            return solution if self._is_year_proved(text, echoes, solution) else None
        self.narrowing.by_age(text, solution)
        self.narrowing.to_nearest_week(solution)
        return solution if self._is_answer(solution, edges, text.bounds()) else None

    def _is_year_proved(self, text: DispatchClues, echoes: list[DatedEcho], solution: Solution) -> bool:
        """One year is left, and another dispatch is near it or tells the same: weekdays alone come back every six."""
        day = solution.days[0]
        gap = self.known.gap(day)
        near = gap is not None and gap <= LOOSE
        return len(solution.days) == 1 and (near or bool(self.witnesses.agreeing(text, echoes, day)))

    def _is_answer(self, solution: Solution, edges: timex.Days | None, bounds: list[Bound]) -> bool:
        """Whether what is left is one day or one stretch, closed at both ends by more than the dossier's own reach."""
        days = solution.days
        if any(later - earlier > GAP for earlier, later in pairwise(days)):
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

    def _printed(self, index: int, *, bounded: bool = True) -> Solution | None:
        """The printed day and month in every year of the dossier, those apart that other dates of the text rule out."""
        text, years = self.texts[index], self._years()
        printed = text.printed_day()
        if printed is None or years is None:
            return None
        days = printed.days(years)
        reason = Reason("printed", {"quote": printed.span.quote}, (printed.span,))
        return Solution(between(days, text.bounds()) if bounded else days, [reason], bounded=True)

    def _told(self, index: int) -> Solution | None:
        """All days between what the text tells as past and as to come; else the days around the dated dispatches."""
        edges = self._edges(index)
        if edges is None or (edges[1] - edges[0]).days > LONGEST_DOMAIN:
            return None
        days = [date.fromordinal(number) for number in range(edges[0].toordinal(), edges[1].toordinal() + 1)]
        solution = Solution(days)
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
        if near and (last - first).days > LONGEST_DOMAIN:
            first, last = max(first, near[0]), min(last, near[1])
        return (first, last) if first <= last else None


def _years_of(value: str) -> list[int]:
    if not timex.is_calendar(value):
        return []
    first, last = timex.bounds(value)
    return [first.year, last.year] if last.year - first.year <= 10 else []
