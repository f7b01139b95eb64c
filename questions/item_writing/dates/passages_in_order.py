"""Facts in the words of their dispatches, each with one day: which is the first, which the last, in what order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from questions.annotations import EvidenceSpan
from questions.item_writing.context import Context
from questions.item_writing.dates.dated_passages import DatedPassage, dated_passages, passages_of_a_day
from questions.item_writing.dates.dating import names_a_weekday
from questions.item_writing.dates.proofs import dating_line, reckoning
from questions.item_writing.drafts import Candidate, Draft, listed, options_of, say
from questions.item_writing.french.calendar_words import dated, spoken
from questions.item_writing.french.wording import capital, tidy
from questions.items import Option
from questions.timex import bounds

#: Facts that are set side by side, and days in which they lie.
_FEWEST, _MOST = 3, 4
_STRETCH = 31
#: Days within which one of two may as well have come before the other.
_CLOSE = 10
#: Stems that two passages share beyond the subject of the dossier which tell one fact.
_SHARED = 2
#: A passage is at least this part of the longest one's length.
_ALIKE = 0.35
#: What is told on the days: what is over, or whatever was, is or will be then.
_FACTS, _DAYS = "facts", "days"
#: Dispatches, and reckoned days, that make an order which no one text shows.
_SEVERAL = 2
#: Passages behind one, in order of their days, that may stand beside it.
_WEIGHED = 12


def ask_passages(context: Context) -> Iterator[Draft]:
    """The order of facts that several dispatches tell, or where they are few the first or the last of them; then the
    order of the days that other passages tell of."""
    used: set[EvidenceSpan] = set()
    for matter, passages in ((_FACTS, dated_passages(context)), (_DAYS, passages_of_a_day(context))):
        free = _unlike(context, [each for each in passages if each.shown not in used])
        chosen = _closest(some for some in _near_together(free, _MOST) if _misleads(some))
        if chosen:
            yield _order(context, chosen, matter)
            used.update(each.shown for each in chosen)
        left = [each for each in free if each not in chosen]
        few = _closest(some for some in _near_together(left, _FEWEST) if _asked_end(context, some))
        if few and matter == _FACTS:  # of days to come and days past, the tense of the verb tells which is first
            yield _one_of(context, few)
            used.update(each.shown for each in few)


def _unlike(context: Context, passages: Sequence[DatedPassage]) -> list[DatedPassage]:
    """Passages on days of their own, none of which may tell what another tells, nor who spoke, which is asked
    elsewhere; those that are reckoned first."""
    kept: list[DatedPassage] = []
    quiet = [each for each in passages if not context.tells_who_spoke(each.shown)]
    for each in sorted(quiet, key=lambda p: (not p.reckoned, p.time.span)):
        apart = (len(each.stems & other.stems - context.common_stems) < _SHARED for other in kept)
        if all(apart) and all(each.value != other.value for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda p: p.value)


def _near_together(passages: Sequence[DatedPassage], size: int) -> Iterator[tuple[DatedPassage, ...]]:
    """Sets of so many passages, each of them among the next few behind the first: of passages in order of their days
    the closest sets are there, and all sets of a large dossier would be millions."""
    for place, first in enumerate(passages):
        for others in combinations(passages[place + 1 : place + 1 + _WEIGHED], size - 1):
            yield (first, *others)


def _closest(sets: Iterable[Sequence[DatedPassage]]) -> list[DatedPassage]:
    """The passages, in order of their days, that lie nearest together in time."""
    fitting = [list(some) for some in sets if _fit(some)]
    return min(fitting, key=lambda some: (_days(some), some[0].time.span), default=[])


def _fit(some: Sequence[DatedPassage]) -> bool:
    """Whether passages in order of their days are of several dispatches, reckoned in the main, near together in time
    and quoted at much the same length."""
    lengths = [len(each.shown.quote) for each in some]
    several = len({each.file for each in some}) >= _SEVERAL and sum(each.reckoned for each in some) >= _SEVERAL
    close = any(_days(two) <= _CLOSE for two in combinations(some, 2))
    return several and close and _days(some) <= _STRETCH and min(lengths) >= _ALIKE * max(lengths)


def _misleads(some: Sequence[DatedPassage]) -> bool:
    """Whether the days do not simply come as « mardi », « mercredi » and « vendredi » do in a week."""
    named = all(each.reckoned and names_a_weekday(each.time.span.quote) for each in some)
    in_a_week = [bounds(each.value)[0].weekday() for each in some]
    return not named or in_a_week != sorted(in_a_week)


def _asked_end(context: Context, some: Sequence[DatedPassage]) -> str | None:
    """Whether to ask for the first or for the last of facts in order of their days: for one whose dispatch did not come
    out before all others, or behind them, which would show it."""
    published = [_published(context, each) for each in some]
    if not _misleads(some):
        return None
    if min(published[1:]) <= published[0]:
        return "first"
    return "last" if max(published[:-1]) >= published[-1] else None


def _days(some: Sequence[DatedPassage]) -> int:
    return (bounds(some[-1].value)[0] - bounds(some[0].value)[0]).days


def _order(context: Context, facts: Sequence[DatedPassage], matter: str) -> Draft:
    return Draft(
        topic="date",
        kind="order",
        rule="date.passages_in_order",
        stem=say(f"dates.passages.{matter}.order"),
        options=tuple(Option(_told(context, each), True, _why(context, each)) for each in facts),
        rationale=_rationale(context, facts),
        evidence=_proof(context, facts),
        difficulty="hard",
        worth=3.1,
        anchors=tuple(each.time.span for each in facts),
        family="sequence",
    )


def _one_of(context: Context, facts: Sequence[DatedPassage]) -> Draft:
    """The first or the last of several facts."""
    end = _asked_end(context, facts)
    key, *others = facts if end == "first" else list(reversed(facts))
    return Draft(
        topic="date",
        kind="single",
        rule="date.first_or_last",
        stem=say(f"dates.passages.facts.{end}"),
        options=options_of(
            _told(context, key),
            _why(context, key),
            [Candidate(_told(context, each), _why(context, each), each.shown) for each in others],
        ),
        rationale=_rationale(context, facts),
        evidence=_proof(context, facts),
        difficulty="hard",
        worth=3.0,
        anchors=tuple(each.time.span for each in facts),
        closed=True,
        family="sequence",
    )


def _published(context: Context, each: DatedPassage) -> date:
    published = context.read(each.file).dispatch.published
    return bounds(each.value if published is None else published.value)[0]


def _told(context: Context, each: DatedPassage) -> str:
    """« L'AFP : « … » »."""
    outlet = capital(context.undated(each.file) or "")
    return say("dates.passages.told", outlet=outlet, quote=context.excerpt(each.shown))


def _why(context: Context, each: DatedPassage) -> str:
    outlet = context.undated(each.file) or ""
    counted = reckoning(each.time)
    return tidy(say("dates.passages.why", outlet=capital(outlet), date=spoken(each.value), reckoning=counted))


def _rationale(context: Context, facts: Sequence[DatedPassage]) -> str:
    order = say("dates.order.rationale", dates=listed([dated(each.value) or "" for each in facts]))
    return " ".join([order, *filter(None, (reckoning(each.time) for each in facts))])


def _proof(context: Context, facts: Sequence[DatedPassage]) -> tuple[EvidenceSpan, ...]:
    lines = (line for each in facts for line in dating_line(context, each.time))
    return tuple(dict.fromkeys([*(each.shown for each in facts), *lines]))
