"""The part of a story's time that a dispatch's own words leave for it, where nothing tells the day more closely.

« La quête du 15 août ira aux familles », written after the accident of 25 July that others date: between both. The time
of the story (see ``story``) closes what the words leave open, so that a dispatch must belong to it: it has names or an
event in common with the dated ones, and a day that its words bound lies in that time.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from questions.annotator.publication.bounds import between
from questions.annotator.publication.clues import DispatchClues
from questions.annotator.publication.narrowing import GAP, TIGHT, Narrowing, Solution
from questions.annotator.publication.reasons import Reason
from questions.annotator.publication.story import Story, names_of
from questions.annotator.publication.telling import bound_reason, told_in
from questions.annotator.publication.told_events import ToldEvent, told_events
from questions.annotator.publication.witnesses import Witnesses, as_day

#: Names that a text has in common with the others if it tells of the same.
_NAMES = 3
#: Longest interval that is an answer, in days: days told beside a longer one would be of several months.
_LONGEST = 31
#: Days behind the last dated dispatch from which on the end of the story's time closes nothing.
_BEHIND = 14
#: Reasons of bounds that are told.
_SHOWN = 3


def among(index: int, text: DispatchClues, story: Story, witnesses: Witnesses, narrowing: Narrowing) -> Solution | None:
    """The days of the story on which the dispatch may have appeared, ``None`` where its words bound none of them."""
    days = _days_of(story)
    events = list(told_events(index, text, witnesses))
    if _looks_back(text, days) or (not events and not _is_kin(text, story, days)):
        return None
    solution = Solution(between(days, text.bounds()))
    solution.reasons += [bound_reason(bound, text) for bound in text.bounds() if _cuts(days, bound.first, bound.last)]
    _after_events(solution, events, text)
    narrowing.by_text(text, solution, one_way=True)
    if len(solution.days) == len(days):
        return None
    solution.days = _right_after(solution.days, events)
    if not solution.days or (solution.days[-1] - solution.days[0]).days > _LONGEST:
        return None
    if _is_cut_off(solution.days, days, story):
        return None
    narrowing.by_weekdays(text, solution)
    solution.reasons = [*solution.reasons[-_SHOWN:], Reason("among", {}, ())]
    return solution


def _days_of(story: Story) -> list[date]:
    """The days of the story, with those between two of its stretches that are not seasons apart."""
    days = story.days()
    found = days[:1]
    for before, day in pairwise(days):
        gap = (day - before).days
        found += [before + timedelta(days=shift) for shift in range(1, gap)] if gap <= _LONGEST else []
        found.append(day)
    return found


def _is_cut_off(left: list[date], days: list[date], story: Story) -> bool:
    """Whether the words leave but the end of the story's time: that nothing is dated behind it proves no end."""
    return left[-1] == days[-1] and story.nearest(left[0]).distance(left[0]) > _BEHIND


def _looks_back(text: DispatchClues, days: list[date]) -> bool:
    """Whether the text prints days of the story with their year: who writes in those days leaves it out."""
    told = (as_day(clue.settled) for clue in text.clues if clue.past)
    return any(days[0] <= day <= days[-1] for day in told if day)


def _is_kin(text: DispatchClues, story: Story, days: list[date]) -> bool:
    """Whether the text shares some names with the others, or one name and a day without its year that they tell."""
    common = len(names_of(text) & story.names)
    if common >= _NAMES or not common:
        return common >= _NAMES
    return any(
        days[0] <= low <= days[-1] and low in story.told
        for clue in text.yearless()
        if clue.past and clue.piece.match.reading in ("day", "day-range")
        for low, _ in text.allowed(clue, range(days[0].year, days[-1].year + 1))
    )


def _right_after(days: list[date], events: list[ToldEvent]) -> list[date]:
    """The only stretch of days; of several the one that begins near the latest event told as over, else none."""
    runs: list[list[date]] = []
    for day in days:
        if not runs or day - runs[-1][-1] > GAP:
            runs.append([])
        runs[-1].append(day)
    if len(runs) > 1 and events:
        latest = max(event.day for event in events)
        runs = [run for run in runs if 0 <= (run[0] - latest).days <= TIGHT]
    return runs[0] if len(runs) == 1 else []


def _cuts(days: list[date], first: date | None, last: date | None) -> bool:
    return bool((first and days[0] < first) or (last and last < days[-1]))


def _after_events(solution: Solution, events: list[ToldEvent], text: DispatchClues) -> None:
    """Takes away the days before the latest event that the text tells as over."""
    for event in sorted(events, key=lambda each: each.day):
        kept = [day for day in solution.days if day >= event.day]
        if kept and len(kept) < len(solution.days):
            words = {
                "quote": told_in(event.clue, text),
                "other": event.other.span.quote,
                "value": event.day.isoformat(),
                "file": event.other.span.file,
            }
            solution.days = kept
            solution.reasons.append(Reason("happened", words, (event.clue.span, event.other.span)))
