"""Solves the publication days of a dossier's undated dispatches from constraints; says how, and abstains otherwise.

Hard constraints (a day printed without its year, what the text tells as past or to come, weekdays) leave possible days.
Among these, sentences of other dispatches that tell the same thing with a known date decide, if they decide. What is
left is a day or one interval; anything looser is no answer, and the dispatch stays undated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from questions import timex
from questions.annotations import EvidenceSpan, Sentence
from questions.annotator.publication.clues import Bound, Clue, DispatchClues
from questions.annotator.publication.echoes import Echoes
from questions.annotator.publication.known import KnownDays
from questions.annotator.publication.reasons import Reason, reason_text
from questions.annotator.time_expressions import agreed, publication_days
from questions.dispatch import Dispatch, Publication
from questions.languages import load

#: Sentences less alike than this tell different things.
_ALIKE = 0.1
#: Support for the best day, and by how much of it another day may fall short and stay possible.
_ENOUGH, _TIE = 0.2, 0.12
#: What it adds that both passages print the same day and month.
_SAME_DAY = 0.4
#: Support from another dispatch published within so many days.
_NEARNESS = ((7, 0.2), (31, 0.1))
#: Farthest, in days, that a passage with a known date can tell something of the publication day.
_ECHO_REACH = 200
_REACH = {"weekday": 9, "weekday-range": 15, "offset": 45, "this-night": 2, "text-offset": 0, "text-span": 0}
#: Longest interval that is still an answer, in days: while better ones may come, and in the end.
_TIGHT, _LOOSE = 45, 200
#: Agreement that is worth telling, and how many passages are told.
_TELLING, _SHOWN = 0.08, 2
#: Days around the dated dispatches in which one without any bound is looked for.
_AROUND = 120
_LONGEST_DOMAIN = 12_000
_GAP = timedelta(days=8)
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class _Echo:
    """A sentence of another dispatch with a known date that tells what a clue's sentence tells."""

    clue: Clue
    value: str
    span: EvidenceSpan
    likeness: float
    other: Clue
    text: int


@dataclass(slots=True)
class _Solution:
    days: list[date]
    reasons: list[Reason] = field(default_factory=list)
    bounded: bool = False


def infer_publications(dispatches: Sequence[tuple[Dispatch, tuple[Sentence, ...]]]) -> list[Dispatch]:
    """The same dispatches in the same order, undated ones with an inferred publication where it can be proved.

    :param dispatches: each with its parsed sentences; those with a stated publication are left as they are.
    """
    return _Dossier(dispatches).solved()


class _Dossier:
    """The dispatches with what is known of each so far."""

    def __init__(self, dispatches: Sequence[tuple[Dispatch, tuple[Sentence, ...]]]) -> None:
        self.dispatches = [dispatch for dispatch, _ in dispatches]
        self.texts = [DispatchClues(dispatch, sentences) for dispatch, sentences in dispatches]
        light = frozenset().union(*(_light_words(text) for text in self.texts))
        self.echoes = Echoes(((index, text.sentences) for index, text in enumerate(self.texts)), light)
        stated = (timex.bounds(dispatch.published.value) for dispatch in self.dispatches if dispatch.published)
        self.known = KnownDays(stated)
        self.named_years = [
            year for text in self.texts for clue in text.clues if clue.settled for year in _years_of(clue.settled)
        ]
        self.by_place: dict[tuple[int, int], list[Clue]] = defaultdict(list)
        self.printed: dict[tuple[str, str] | None, list[tuple[int, int]]] = defaultdict(list)
        for index, text in enumerate(self.texts):
            for clue in text.clues:
                self.by_place[index, clue.position].append(clue)
                if _printed_words(clue):
                    self.printed[_printed_words(clue)].append((index, clue.position))
        self.values: dict[int, dict[EvidenceSpan, str | None]] = defaultdict(dict)

    def solved(self) -> list[Dispatch]:
        """Solves the surest first, so that each helps the next."""
        for _ in range(_ROUNDS):
            if not self._settle_all(_TIGHT):
                break
        self._settle_all(_LOOSE)
        return self.dispatches

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
        reason = reason_text(solution.reasons, value, dispatch.language)
        self.known.add((solution.days[0], solution.days[-1]))
        self.dispatches[index] = replace(dispatch, published=Publication(value, "inferred", reason, evidence))
        self.values.pop(index, None)

    # ------------------------------------------------------------------------------------------------- solving one

    def _solve(self, index: int) -> _Solution | None:
        text = self.texts[index]
        solution = self._printed(index) if text.printed_day() else self._told(index)
        if solution is None or not solution.days:
            return None
        edges = self._edges(index)
        self._narrow_by_text(text, solution)
        echoes = [echo for clue in text.clues if clue.settled is None for echo in self._echoes_of(index, clue)]
        wide = not text.printed_day() and (solution.days[-1] - solution.days[0]).days > _LOOSE
        if wide:
            solution.days = _near_echoes(solution.days, echoes)
        self._narrow_by_weekdays(text, solution)
        decided = self._narrow_by_echoes(text, echoes, solution)
        if not solution.days or (wide and not decided):
            return None
        self._narrow_by_announcements(index, solution)
        if text.printed_day():
            self._narrow_by_distance(solution)
            return solution if self._is_year_proved(text, echoes, solution) else None
        return solution if self._is_answer(solution, edges, text.bounds()) else None

    def _is_year_proved(self, text: DispatchClues, echoes: list[_Echo], solution: _Solution) -> bool:
        """One year is left, and another dispatch is near it or tells the same: weekdays alone come back every six."""
        day = solution.days[0]
        gap = self.known.gap(day)
        near = gap is not None and gap <= _LOOSE
        return len(solution.days) == 1 and (near or bool(self._agreeing(text, echoes, day)))

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

    def _printed(self, index: int) -> _Solution | None:
        """The printed day and month in every year of the dossier."""
        text, years = self.texts[index], self._years()
        printed = text.printed_day()
        if printed is None or years is None:
            return None
        month, day, span = printed
        days = [date(year, month, day) for year in years if _exists(year, month, day)]
        weekday = text.printed_weekday()
        days = [each for each in days if weekday is None or each.isoweekday() == weekday]
        reason = Reason("printed", {"quote": span.quote}, (span,))
        return _Solution(_between(days, text.bounds()), [reason], bounded=True)

    def _told(self, index: int) -> _Solution | None:
        """All days between what the text tells as past and as to come; else the days around the dated dispatches."""
        edges = self._edges(index)
        if edges is None or (edges[1] - edges[0]).days > _LONGEST_DOMAIN:
            return None
        days = [edges[0] + timedelta(days=shift) for shift in range((edges[1] - edges[0]).days + 1)]
        solution = _Solution(days)
        for bound in _tightest(self.texts[index].bounds()):
            solution.reasons.append(_bound_reason(bound, self.texts[index]))
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
        return (first, last) if first <= last else None

    def _narrow_by_text(self, text: DispatchClues, solution: _Solution) -> None:
        years = range(solution.days[0].year, solution.days[-1].year + 1)
        for clue in text.yearless():
            allowed = text.allowed(clue, years)
            kept = [day for day in solution.days if any(first <= day <= last for first, last in allowed)]
            if kept and len(kept) < len(solution.days):
                solution.days, solution.bounded = kept, True
                kind = "after" if clue.past else "before"
                solution.reasons.append(Reason(kind, {"quote": _told_in(clue, text)}, (clue.span,)))
        for first, last, then, now in text.recurrences():
            kept = [day for day in solution.days if first <= day <= last]
            if kept and len(kept) < len(solution.days):
                solution.days = kept
                quotes = {"quote": _told_in(now, text), "other": _told_in(then, text)}
                solution.reasons.append(Reason("recurrence", quotes, (now.span, then.span)))

    def _narrow_by_weekdays(self, text: DispatchClues, solution: _Solution) -> None:
        solution.days = [day for day in solution.days if text.consistent(day)] or solution.days

    # ---------------------------------------------------------------------------------------------------- echoes

    def _narrow_by_echoes(self, text: DispatchClues, echoes: list[_Echo], solution: _Solution) -> bool:
        """Keeps the days that others support best; tells whether they decided anything."""
        if len(solution.days) < 2 or not (echoes or text.printed_day()):
            return False
        echoed = {day: self._support(text, echoes, day) for day in solution.days}
        support = {day: echoed[day] + self._nearness(day) for day in solution.days}
        best = max(solution.days, key=lambda day: (support[day], echoed[day]))
        if not (text.printed_day() or self._is_backed(text, echoes, best)) or echoed[best] < _ENOUGH:
            return False
        kept = [day for day in solution.days if support[day] >= support[best] * (1 - _TIE)]
        if len(kept) < len(solution.days):
            solution.days, solution.bounded = kept, True
            solution.reasons += list(self._echo_reasons(text, echoes, kept[0]))
            return True
        return False

    def _is_backed(self, text: DispatchClues, echoes: list[_Echo], day: date) -> bool:
        """Two dates of the text agree with others, or one that prints the same day: one weekday agrees by chance.

        Nor may the two rest on one word: « trois lots » recalled here and seized there are no event in common.
        """
        agreeing = self._agreeing(text, echoes, day)
        if any(_same_words(each.clue, each.other) for each in agreeing):
            return True
        index = self.texts.index(text)
        common = (
            self.echoes.shared((index, each.clue.position), (each.text, each.other.position)) for each in agreeing
        )
        return len({each.clue for each in agreeing}) > 1 and len(frozenset().union(*common)) > 1

    def _echoes_of(self, index: int, clue: Clue) -> Iterator[_Echo]:
        """Dated passages of other dispatches that resemble the clue's sentence or print the same day and month."""
        here = (index, clue.position)
        places = {place for place, likeness in self.echoes.of(*here).items() if likeness >= _ALIKE}
        twins = {place for place in self.printed.get(_printed_words(clue), ()) if place[0] != index}
        for place in sorted(places | twins):
            for theirs in self.by_place[place]:
                if place not in places and not _same_words(clue, theirs):
                    continue
                value = self._known_value(place[0], theirs)
                if value and timex.is_calendar(value):
                    likeness = self.echoes.likeness(here, place)
                    yield _Echo(clue, value, theirs.span, likeness, theirs, place[0])

    def _known_value(self, index: int, clue: Clue) -> str | None:
        values = self.values[index]
        if clue.span not in values:
            days = publication_days(self.dispatches[index])
            text = self.texts[index]
            values[clue.span] = clue.settled or agreed([text.value_on(clue, day) for day in days])
        return values[clue.span]

    def _support(self, text: DispatchClues, echoes: list[_Echo], day: date) -> float:
        """How well the dates of the text, if published that day, agree with what others tell."""
        total = 0.0
        for clue in dict.fromkeys(echo.clue for echo in echoes):
            value = text.value_on(clue, day)
            if value is None or not timex.is_calendar(value):
                continue
            total += max(_agreement(value, echo) for echo in echoes if echo.clue is clue)
        return total + (0.5 if text.printed_day() and _leads_with(text, day) else 0.0)

    def _nearness(self, day: date) -> float:
        """Dispatches on one subject appear in the same days more often than not: a little support, never enough."""
        gap = self.known.gap(day)
        return next((support for reach, support in _NEARNESS if gap is not None and gap <= reach), 0.0)

    def _echo_reasons(self, text: DispatchClues, echoes: list[_Echo], day: date) -> Iterator[Reason]:
        if text.printed_day() and (lead := _leads_with(text, day)):
            yield Reason(
                "weekday", {"quote": lead.span.quote, "year": str(day.year), "weekday": day.isoformat()}, (lead.span,)
            )
        agreeing = self._agreeing(text, echoes, day)
        for clue in list(dict.fromkeys(echo.clue for echo in agreeing))[:_SHOWN]:
            echo = next(each for each in agreeing if each.clue is clue)
            told = {
                "quote": _told_in(echo.clue, text),
                "other": _told_in(echo.other, self.texts[echo.text]),
                "file": echo.span.file,
                "value": echo.value,
            }
            yield Reason("echo", told, (echo.clue.span, echo.span))

    def _agreeing(self, text: DispatchClues, echoes: list[_Echo], day: date) -> list[_Echo]:
        """Passages of other dispatches with which the text agrees if it was published that day, the best first."""
        scored = [
            (_agreement(value, echo), -number, echo)
            for number, echo in enumerate(echoes)
            if (value := text.value_on(echo.clue, day)) and timex.is_calendar(value)
        ]
        best = sorted((each for each in scored if each[0] >= _TELLING), reverse=True, key=lambda each: each[:2])
        return [echo for _, _, echo in best]

    def _narrow_by_announcements(self, index: int, solution: _Solution) -> None:
        """Who reports a coming event that others saw announced on a day writes on that day or later."""
        text = self.texts[index]
        for clue in text.clues:
            value = agreed([text.value_on(clue, day) for day in solution.days]) if clue.future else None
            for echo in self._echoes_of(index, clue) if value else ():
                if echo.value != value:
                    continue
                for told in self.texts[echo.text].announcements(echo.other):
                    announced = self._known_value(echo.text, told)
                    kept = _from(solution.days, announced)
                    if kept and len(kept) < len(solution.days):
                        solution.days, solution.bounded = kept, True
                        words = {
                            "quote": _told_in(told, self.texts[echo.text]),
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


def _agreement(value: str, echo: _Echo) -> float:
    """Likeness if the dates agree, less when they are vague; a little against when both are days and differ."""
    (first, last), (low, high) = _widened(value), _widened(echo.value)
    weight = _precision(value) * _precision(echo.value)
    if first <= high and low <= last:
        return echo.likeness * weight + (_SAME_DAY if _same_words(echo.clue, echo.other) else 0.0)
    bounded = echo.clue.piece.relation or echo.other.piece.relation
    return -0.3 * echo.likeness * weight if weight > 0.8 and not bounded else 0.0


@lru_cache(maxsize=4096)
def _widened(value: str) -> timex.Days:
    """Parts of a month are loosely used: « fin avril » and « le 20 avril » may be one."""
    first, last = timex.bounds(value)
    if any(value.endswith(part) for part in timex.PARTS):
        return first - timedelta(days=5), last + timedelta(days=5)
    return first, last


@lru_cache(maxsize=4096)
def _precision(value: str) -> float:
    first, last = timex.bounds(value)
    length = (last - first).days
    return 1.0 if length <= 7 else 0.5 if length <= 14 else 0.4 if length <= 31 else 0.2 if length <= 92 else 0.05


def _same_words(clue: Clue, other: Clue) -> bool:
    """Whether both print the same day and month: hardly a coincidence."""
    return _printed_words(clue) is not None and _printed_words(clue) == _printed_words(other)


def _printed_words(clue: Clue) -> tuple[str, str] | None:
    groups = clue.piece.match.groups
    if clue.piece.match.reading != "day" or "month" not in groups or clue.piece.other:
        return None
    return groups["day"], groups["month"].lower()


def _leads_with(text: DispatchClues, day: date) -> Clue | None:
    """An agency's lead names the weekday of its dateline."""
    for clue in text.clues[:3]:
        match = clue.piece.match
        if match.reading == "weekday" and clue.looks[0] in ("past", "present") and "modifier" not in match.groups:
            number = int(text.calendar.meaning("weekday", match.groups["weekday"]))
            if number == day.isoweekday():
                return clue
    return None


def _light_words(text: DispatchClues) -> frozenset[str]:
    """Words that do not show what a sentence tells: those of the calendar, and the emptiest verbs."""
    light = load(text.dispatch.language, "publication").words("light")
    return text.calendar.words | frozenset(light)


def _near_echoes(days: list[date], echoes: list[_Echo]) -> list[date]:
    """Days on which some clue may mean what a passage with a known date tells: on others nothing can be decided."""
    known = {
        (_widened(echo.value), _REACH.get(echo.clue.piece.match.reading, _ECHO_REACH))
        for echo in echoes
        if _precision(echo.value) >= 0.4
    }
    near = sorted((first - timedelta(days=reach), last + timedelta(days=reach)) for (first, last), reach in known)
    return [day for day in days if any(first <= day <= last for first, last in near)]


def _between(days: list[date], bounds: list[Bound]) -> list[date]:
    """Days that no settled date rules out; a bound that would leave none is left aside."""
    for bound in bounds:
        kept = [
            day
            for day in days
            if (bound.first is None or bound.first <= day) and (bound.last is None or day <= bound.last)
        ]
        days = kept or days
    return days


def _tightest(bounds: list[Bound]) -> list[Bound]:
    """The latest lower bound and the earliest upper bound."""
    lower = [bound for bound in bounds if bound.first]
    upper = [bound for bound in bounds if bound.last]
    found = []
    if lower:
        found.append(max(lower, key=lambda bound: bound.first or date.min))
    if upper:
        found.append(min(upper, key=lambda bound: bound.last or date.max))
    return found


def _bound_reason(bound: Bound, text: DispatchClues) -> Reason:
    kind = "after" if bound.first else "before"
    return Reason(kind, {"quote": _told_in(bound.clue, text)}, (bound.clue.span,))


def _told_in(clue: Clue, text: DispatchClues) -> str:
    """The expression with a few words around it, so that a reader recognises the passage."""
    sentence = clue.sentence.span
    words = text.dispatch.text
    start, end = clue.span.start, clue.span.end
    left = words[max(sentence.start, start - 40) : start]
    if start - 40 > sentence.start:
        left = "… " + left.split(" ", 1)[-1]
    return " ".join((left + words[start:end]).split())


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
