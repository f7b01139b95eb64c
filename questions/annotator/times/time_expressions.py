"""Finds every calendar expression and duration of a dispatch and normalises it, with the reckoning behind the value.

The rules are data (``languages/<language>/calendar.toml``); this module holds each expression against the publication
day, the tense of its verb and the date that the story has reached. Where several publication days are possible the
value is the one they agree on, else the interval of the days they allow; where some are likelier it is what it means
on the likeliest of them together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from questions import timex
from questions.annotations import EvidenceSpan, Sentence, TimeExpression, TimexType
from questions.annotator.names.ages import is_age
from questions.annotator.times.anchors import day_of_same_act, is_told_aside
from questions.annotator.times.dating_verbs import verbs
from questions.annotator.times.echoed_weekdays import echoed
from questions.annotator.times.event_dates import DatedEvent, dated_events, day_of, event_after
from questions.annotator.times.looks import Looks, before_delays, looks_of, paired
from questions.annotator.times.reach import nearer_first
from questions.annotator.times.time_pieces import Found, agreed, as_length, pieces_of, printed_days, value_of
from questions.annotator.times.weighed_times import weighed
from questions.calendar.grammar import Grammar, grammar, plain
from questions.calendar.readings import Context, Direction
from questions.dispatch import Dispatch
from questions.french_dates import french_day, french_value
from questions.languages import EXPLAINING, load

Zone = Literal["body", "headline", "dateline", "caption", "stamp"]
_WEEK = 7
#: What a dateline or stamp tells of the publication: « n° 34 (automne 2012) » does not.
_PRINTED = frozenset(("day", "weekday", "offset", "day-range"))
#: For how many more sentences a day is still at hand for « la veille », where only longer times are told since.
_DAY_KEPT = 3
#: How many dates told before are remembered.
_MOST_STORIES = 8
#: More possible publication days than this settle nothing.
_MOST_DAYS = 1500
#: Days between two dates of one story; days after which a date without its year is hardly the last one.
_SAME_STORY, _LONG_AGO = 31, 120


def find_time_expressions(dispatch: Dispatch, sentences: Sequence[Sentence]) -> tuple[TimeExpression, ...]:
    """The expressions of headline, body, captions, dateline and stamps in the order of the text.

    :param dispatch: with its publication, stated or inferred, where known.
    :param sentences: of the same dispatch, parsed.
    """
    chances = dispatch.published.chances if dispatch.published else ()
    if chances:
        days = ((share, (date.fromisoformat(day),)) for day, share in chances)
        readings = [(share, tuple(_Finder(dispatch, day).all(sentences))) for share, day in days]
        found = weighed(readings, _Finder(dispatch, ()).all(sentences))
    else:
        found = _Finder(dispatch, publication_days(dispatch)).all(sentences)
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


class _Finder:
    """Walks through one dispatch and remembers the date that the story has reached."""

    def __init__(self, dispatch: Dispatch, days: tuple[date, ...]) -> None:
        """:param days: on which it may have been published."""
        self.dispatch, self.days = dispatch, days
        self.calendar = grammar(dispatch.language)
        #: Values of the dates told so far with their words, the last one last; ``None`` where a date has no value.
        self.stories: list[tuple[str, str] | None] = []
        #: Last day told in this sentence or the one before, and how many sentences ago; also one that only « depuis »
        #: names, when the story has no other.
        self.day: tuple[str, str] | None = None
        self.age = 0
        #: The days told that are over, for « le premier jour ».
        self.days_told: list[tuple[str, str]] = []
        #: Expressions counted from an event, by where they start.
        self.waiting: dict[int, tuple[Found, Sentence]] = {}
        #: Which way the verb above each expression looks, by where it starts.
        self.ways: dict[int, Direction] = {}
        #: Where expressions begin that are counted from a date of the story.
        self.told_from: set[int] = set()
        #: Dates counted from others in a relative clause (« dont une est morte deux jours plus tard »).
        self.asides: set[tuple[str, str]] = set()
        #: Days and stretches of days that the page prints with their year.
        self.printed: list[timex.Days] = []

    def all(self, sentences: Sequence[Sentence]) -> Iterator[TimeExpression]:
        """Every expression, sentence by sentence, then those of datelines and stamps."""
        zone: str | None = None
        found: list[TimeExpression] = []
        self.printed = printed_days(sentences, self.calendar)
        for sentence in sentences:
            if sentence.zone != zone:
                self.stories, self.day = [], None
                zone = sentence.zone
            self.age += 1
            found += self._sentence(sentence)
        found = list(self._counted_from_events(found, sentences))
        yield from echoed(found, self.ways, self.calendar)
        yield from self._loose()

    def _sentence(self, sentence: Sentence) -> Iterator[TimeExpression]:
        pieces = [
            piece
            for piece in pieces_of(sentence.span.quote, sentence.span.start, self.calendar)
            if not _tells_age(piece, sentence, self.calendar)
        ]
        looks = [looks_of(sentence, piece, self.dispatch.language) for piece in pieces]
        looks = before_delays(sentence, pieces, looks, self.calendar)
        looks = paired(sentence, pieces, looks, self.calendar)
        self.waiting |= {piece.start: (piece, sentence) for piece in pieces if piece.of_event}
        self.told_from |= {piece.start for piece in pieces if piece.match.reading == "text-offset"}
        found = [
            self._expression(piece, ways, sentence.zone, (pieces[index + 1 :], looks[index + 1 :]))
            for index, (piece, ways) in enumerate(zip(pieces, looks, strict=True))
        ]
        self._note_asides(found, sentence)
        found = [
            each
            for each, piece in zip(found, pieces, strict=True)
            if each.value or not piece.match.rule.flag("after_night")
        ]
        yield from self._replanned(found, pieces[0], sentence) if len(found) > 1 else found

    def _note_asides(self, found: list[TimeExpression], sentence: Sentence) -> None:
        counted = (each for each in found if each.value and each.span.start in self.told_from)
        self.asides |= {
            (each.value, each.span.quote) for each in counted if each.value and is_told_aside(sentence, each.span.start)
        }

    def _replanned(self, found: list[TimeExpression], first: Found, sentence: Sentence) -> Iterator[TimeExpression]:
        """« initialement prévu mardi, le vote aura lieu jeudi »: the first plan lay before the second, in that week."""
        known = verbs(self.dispatch.language)
        said = known.first_plans and known.first_plans.search(sentence.span.quote.lower())
        planned = said and any(token.lemma in known.plans for token in sentence.tokens)
        bare = first.match.reading == "weekday" and "modifier" not in first.match.groups
        days = [timex.bounds(each.value)[0] for each in found if each.value and timex.is_day(each.value)]
        if planned and bare and len(days) == len(found) and 0 < (days[0] - days[1]).days < _WEEK:
            value = (days[0] - timedelta(days=_WEEK)).isoformat()
            told = self._derivation(found[0].span, value, None, first)
            found = [replace(found[0], value=value, derivation=told), *found[1:]]
        yield from found

    def _counted_from_events(
        self, found: list[TimeExpression], sentences: Sequence[Sentence]
    ) -> Iterator[TimeExpression]:
        """« la veille de l'ouverture », where the dispatch says on which day that was."""
        known = dated_events(sentences, found, self.dispatch.language) if self.waiting else []
        for each in found:
            waiting = self.waiting.get(each.span.start)
            same = self._said_again(each, found, "again" if waiting else "that_is")
            yield self._from_event(same, *waiting, known, found) if waiting else same

    def _said_again(self, each: TimeExpression, found: Sequence[TimeExpression], tie: str) -> TimeExpression:
        """« Le 14 juillet, au lendemain de sa victoire », « lundi, soit la veille »: the same day told twice."""
        if tie == "that_is" and each.span.start not in self.told_from:
            return each
        for before in found:
            between = plain(self.dispatch.text[before.span.end : each.span.start])
            if before.value and timex.is_day(before.value) and self.calendar.anchoring[tie].fullmatch(between):
                return replace(each, value=before.value, derivation=before.derivation)
        return each

    def _from_event(
        self,
        expression: TimeExpression,
        piece: Found,
        sentence: Sentence,
        known: Sequence[DatedEvent],
        found: Sequence[TimeExpression],
    ) -> TimeExpression:
        if expression.value:
            return expression
        event = event_after(sentence, expression.span.end, self.dispatch.language)
        told = day_of(event, known) if event else None
        value = self._on_day(replace(piece, of_event=False), Context(None, "past", told[0]))[1] if told else None
        same = day_of_same_act(expression, found, sentence) if value is None else None
        if same is not None:
            return replace(expression, value=same.value, derivation=same.derivation)
        if value is None:
            return expression
        return replace(expression, value=value, derivation=self._derivation(expression.span, value, told, piece))

    def _loose(self) -> Iterator[TimeExpression]:
        """Dates of dateline and stamps stand in no sentence."""
        for zone in self.dispatch.zones:
            if zone.kind not in ("dateline", "stamp"):
                continue
            kind: Zone = "dateline" if zone.kind == "dateline" else "stamp"
            for piece in pieces_of(self.dispatch.text[zone.start : zone.end], zone.start, self.calendar):
                self.stories = []
                if piece.match.reading in _PRINTED:
                    yield self._expression(piece, ["past"], kind, ([], []))

    def _expression(
        self, piece: Found, looks: Looks, zone: Zone, later: tuple[list[Found], list[Looks]]
    ) -> TimeExpression:
        self.ways[piece.start] = looks[0]
        astray = self._is_of_another_night(piece)
        kind, value, reference = ("TIME", None, None) if astray else self._resolved(piece, looks, later)
        value = self._in_printed_year(piece, looks, value) if value else value
        value = self._after_story(piece, looks, value)
        span = self.dispatch.evidence(piece.start, piece.end)
        text = self._derivation(span, value, reference, piece) if value else ""
        if kind in ("DATE", "TIME"):
            self._remember_day(span.quote, value)
        if kind in ("DATE", "TIME") and piece.relation != "since":
            self._remember(span.quote, value)
        if value and piece.match.rule.flag("unanchored"):  # told too loosely to be held against another night
            return TimeExpression(span, kind, None, text, piece.relation, zone, likely=value)
        return TimeExpression(span, kind, value, text, piece.relation, zone)

    def _is_of_another_night(self, piece: Found) -> bool:
        """« Lundi, … évacué dans la nuit », written on Thursday: behind an older day it may be that one's night."""
        told = self.stories[-1] if self.stories else None
        if not piece.match.rule.flag("unanchored") or not self.days or not self.stories:
            return False
        return told is None or timex.bounds(told[0])[1] < self.days[-1] - timex.ONE_DAY

    def _in_printed_year(self, piece: Found, looks: Looks, value: str) -> str:
        """« le 17 juin » in a text that prints « 17 juin 2011 »: the same day, where the verb does not look ahead."""
        match = piece.match
        yearless = match.reading in ("day", "day-range") and not {"year", "shortyear", "modifier"} & match.groups.keys()
        if not yearless or piece.other or looks[0] == "future" or not timex.is_calendar(value):
            return value
        first, last = timex.bounds(value)
        slack = timedelta(days=_SAME_STORY if self._is_odd((first, last), looks) else 0)
        for start, end in self.printed:
            years = first.year - start.year
            earlier = timex.add_months(first, -12 * years), timex.add_months(last, -12 * years)
            if years > 0 and start - slack <= earlier[0] and earlier[1] <= end + slack + timex.ONE_DAY:
                return timex.days_value(earlier)
        return value

    def _is_odd(self, days: timex.Days, looks: Looks) -> bool:
        """Told as past and yet to come, or long ago: days that the text prints with their year are likelier meant."""
        if not self.days or looks[0] != "past":
            return False
        return days[0] > self.days[-1] or (self.days[0] - days[1]).days > _LONG_AGO

    def _after_story(self, piece: Found, looks: Looks, value: str | None) -> str | None:
        """« se rendra à Rome mardi et rencontrera le pape mercredi », written on a Wednesday: the one after Tuesday;
        not « ce mercredi », which is the day of writing whatever was told before."""
        told_with = piece.match.groups.keys() & {"modifier", "this"}
        bare = piece.match.reading == "weekday" and not told_with and piece.other is None
        last = self.stories[-1] if self.stories else None
        if not bare or looks[0] != "future" or last is None or value is None or len(self.days) != 1:
            return value
        today, told = self.days[0], last[0]
        if value != today.isoformat() or not timex.is_day(told) or told <= value:
            return value
        return (today + timedelta(days=7)).isoformat()

    def _remember(self, quote: str, value: str | None) -> None:
        self.stories = [*self.stories[1 - _MOST_STORIES :], (value, quote) if value else None]

    def _remember_day(self, quote: str, value: str | None) -> None:
        if value and timex.is_day(value):
            self.day, self.age = (value, quote), 0
            if self.days and timex.bounds(value)[0] <= self.days[-1]:
                self.days_told.append((value, quote))

    def _resolved(
        self, piece: Found, looks: Looks, later: tuple[list[Found], list[Looks]]
    ) -> tuple[TimexType, str | None, tuple[str, str] | None]:
        told = piece.other is None and piece.match.reading.startswith("text-") and not piece.of_event
        if not told and "following" not in self._modifier(piece):
            kind, value = self._over_days(piece, looks, None)
            return (*self._as_told_length(piece, looks), None) if value is None else (kind, value, None)
        for story in self._stories(piece, looks, later):
            kind, value = self._over_days(piece, looks, story[0])
            if value:
                return kind, value, story
        return *self._without_story(piece, looks), None

    def _as_told_length(self, piece: Found, looks: Looks) -> tuple[TimexType, str | None]:
        """« d'ici trois semaines » in a text whose day is not known: the length is left."""
        counted = piece.match.reading == "ago" and {"number", "unit"} <= piece.match.groups.keys()
        ahead = counted and piece.other is None and piece.match.rule.number("shift") > 0
        return self._over_days(as_length(piece), looks, None) if ahead else self._over_days(piece, looks, None)

    def _without_story(self, piece: Found, looks: Looks) -> tuple[TimexType, str | None]:
        """« le 23 » near the day of writing; of « deux jours après », after what no date tells, the length is left."""
        if piece.match.reading == "text-day":
            return self._over_days(piece, looks, None)
        if piece.match.reading == "text-offset" and {"number", "unit"} <= piece.match.groups.keys():
            return self._over_days(as_length(piece), looks, None)
        return "DATE", None

    def _modifier(self, piece: Found) -> str:
        word = piece.match.groups.get("modifier")
        meaning = self.calendar.meaning("modifier", word) if word else ""
        return "following" if meaning in ("following", "preceding") else ""

    def _stories(self, piece: Found, looks: Looks, later: tuple[list[Found], list[Looks]]) -> Iterator[tuple[str, str]]:
        """Dates to count from: the last one told, or the last day; before any, a day further on in the sentence."""
        if piece.match.reading == "text-first":
            yield from self._first_day()
            return
        if piece.match.reading == "text-weekday":
            yield from reversed(self.days_told)
            return
        last = self._last_told(looks, aside=not piece.match.rule.flag("main_line"))
        if last:
            yield last
        if (
            self.day
            and self.age <= _DAY_KEPT
            and piece.match.reading in ("text-offset", "weekday")
            and self._is_over(self.day, looks)
        ):
            yield self.day
        if self.stories:
            return
        for piece, ways in zip(*later, strict=True):
            kind, value = self._over_days(piece, ways, None)
            if kind == "DATE" and value and timex.is_day(value):
                yield value, self.dispatch.text[piece.start : piece.end]

    def _first_day(self) -> Iterator[tuple[str, str]]:
        """The first day of what the dispatch told last, « de l'avion tombé le 3 mai », not of its prehistory."""
        if self.days_told:
            since = timex.bounds(self.days_told[-1][0])[0] - timedelta(days=_SAME_STORY)
            yield min(told for told in self.days_told if timex.bounds(told[0])[0] >= since)

    def _last_told(self, looks: Looks, *, aside: bool = True) -> tuple[str, str] | None:
        """The last date told; under a past verb none to come (« Le jugement sera rendu le 3 mai. La veille, … »).

        :param aside: also what only a relative clause counts, which « le jour même » passes over.
        """
        over = [story for story in self.stories if story is None or self._is_over(story, looks)]
        over = over if aside else [story for story in over if story not in self.asides]
        return over[-1] if over else None

    def _is_over(self, story: tuple[str, str], looks: Looks) -> bool:
        """Whether a story under such verbs may be counted from this date."""
        return looks[0] != "past" or not self.days or timex.bounds(story[0])[0] <= self.days[-1]

    def _over_days(self, piece: Found, looks: Looks, story: str | None) -> tuple[TimexType, str | None]:
        """The value on which all possible publication days agree, or the interval that they allow."""
        kind, value = self._on_day(piece, Context(None, looks[0], story))
        if value is None and self.days:
            day = self.days[-1]
            looks = nearer_first(piece, looks, self.days, lambda way: self._on_day(piece, Context(day, way, story))[1])
        for look in looks if value is None else ():
            values = [self._on_day(piece, Context(day, look, story)) for day in self.days]
            value = agreed({each for _, each in values})
            if value is not None:
                return values[0][0], value
        return kind, value

    def _on_day(self, piece: Found, context: Context) -> tuple[TimexType, str | None]:
        return value_of(piece, self.calendar, context)

    def _derivation(self, span: EvidenceSpan, value: str, reference: tuple[str, str] | None, piece: Found) -> str:
        settled = self._on_day(piece, Context())[1]
        if settled or not timex.is_calendar(value):
            return ""
        templates = load(EXPLAINING, "calendar").table("derivations")
        quote = " ".join(span.quote.split())
        shown = {"quote": quote, "value": french_value(value)}
        if reference:
            return templates["text"].format(
                **shown, reference=" ".join(reference[1].split()), anchor=french_value(reference[0])
            )
        published = self.dispatch.published
        first, last = timex.bounds(published.value) if published else (self.days[0], self.days[-1])
        if first == last:
            return templates["publication"].format(**shown, anchor=french_day(first))
        return templates["publication_between"].format(**shown, first=french_day(first), last=french_day(last))


def _tells_age(piece: Found, sentence: Sentence, calendar: Grammar) -> bool:
    match = piece.match
    counted = match.reading == "duration" and "unit" in match.groups and "number" in match.groups
    if not counted or calendar.meaning("unit", match.groups["unit"]) != "year":
        return False
    return is_age(sentence, piece.start, calendar.count(match.groups["number"]))


def publication_days(dispatch: Dispatch) -> tuple[date, ...]:
    """Every day on which the dispatch may well have been published; none when that is unknown."""
    if dispatch.published is None:
        return ()
    if dispatch.published.likely:
        return tuple(date.fromisoformat(day) for day in dispatch.published.likely)
    first, last = timex.bounds(dispatch.published.value)
    count = (last - first).days + 1
    return tuple(first + timedelta(days=shift) for shift in range(count)) if count <= _MOST_DAYS else ()
