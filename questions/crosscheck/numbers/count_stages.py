"""At which point of its story a count stands: a first tally, what a thing was at its start, some things together, a
lead before the end."""

from __future__ import annotations

import re
from functools import lru_cache

from questions.crosscheck.numbers import count_times
from questions.crosscheck.numbers.counts import Count
from questions.syntax import plain

#: Counts whose stages are remembered; each is compared with many.
_REMEMBERED = 4096
#: Words behind a figure among which « à son entrée » stands, and « ensemble », at most.
_BEHIND, _NEXT = 6, 3
#: Words before a figure among which « un premier bilan » stands, at most.
_BEFORE = 12


def of_two_stages(a: Count, b: Count) -> bool:
    """Whether one is what a thing was at its start, or that of some things together, a lead that did not last, or was
    only thought of."""
    return (
        _start(a) != _start(b)
        or is_together(a) != is_together(b)
        or ((_is_standing(a) or _is_standing(b)) and a.as_of != b.as_of)
        or (_is_draft(a) != _is_draft(b) and a.as_of != b.as_of)
    )


@lru_cache(maxsize=_REMEMBERED)
def is_provisional(count: Count) -> bool:
    """« selon un premier décompte, 240 », « le bilan, encore provisoire, est de 31 morts »: more may be counted."""
    rules = count.rules["provisional"]
    first = count.first
    before = " ".join(count.here.words[max(first - _BEFORE, 0) : first])
    tallies = (f"{word} {tally}" for word in rules["first"] for tally in rules["tallies"])
    told = set(plain(count.here.sentence.span.quote).replace(",", " ").split())
    if any(words in before for words in tallies) or count_times.is_told(count, count.reading.polarity["so_far"]):
        return True
    return not told.isdisjoint(rules["words"]) and not told.isdisjoint(rules["tallies"])


@lru_cache(maxsize=_REMEMBERED)
def is_new(count: Count) -> bool:
    """« désormais 57 familles », « moitié plus que prévu »: it was another number before."""
    behind = count.here.sentence.span.quote[count.figure.span.end - count.here.sentence.span.start :]
    beyond = re.search(count.rules["beyond"], plain(behind)) is not None
    return beyond or count_times.is_told(count, count.rules["since_then"])


@lru_cache(maxsize=_REMEMBERED)
def joins(count: Count) -> bool:
    """« 57 familles ont rejoint la plainte »: they came to those who were there."""
    return count.claim is not None and count.claim.predicate in count.rules["joining"]


@lru_cache(maxsize=_REMEMBERED)
def is_up_to(count: Count) -> bool:
    """« à mercredi 18 heures, quatorze malades », « 62 cas au 6 mai »: counted up to then, more may come."""
    return count_times.stated(count) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_together(count: Count) -> bool:
    """« pesant 2,9 kilogrammes ensemble », « comptent 300 élèves à eux deux »."""
    return _follows(count, count.rules["together"], _NEXT)


@lru_cache(maxsize=_REMEMBERED)
def _start(count: Count) -> str:
    """« qui pesait soixante kilos à son entrée dans l'atmosphère »: the moment of its story to which it belongs."""
    rules = count.rules["starts"]
    behind = f" {_behind(count, _BEHIND)} "
    named = (noun for own in rules["own"] for noun in rules["nouns"] if f" {own} {noun} " in behind)
    return next(named, "") or next((words for words in rules["phrases"] if f" {words} " in behind), "")


@lru_cache(maxsize=_REMEMBERED)
def _is_standing(count: Count) -> bool:
    """« conserve le maillot avec huit secondes d'avance »: how things stand before the end."""
    rules = count.rules["leads"]
    return not count.lemmas.isdisjoint(rules["nouns"]) and not count.lemmas.isdisjoint(rules["keeping"])


def _is_draft(count: Count) -> bool:
    """« un fonds de 60 millions est envisagé »: what was thought of, and may have become another number."""
    return not count.lemmas.isdisjoint(count.rules["drafts"])


def _follows(count: Count, phrases: list[str], reach: int) -> bool:
    behind = _behind(count, reach)
    return any(f" {words} " in f" {behind} " for words in phrases)


def _behind(count: Count, reach: int) -> str:
    """The words behind a figure, as far as the next comma."""
    here, behind = count.here, count.behind
    near = range(behind, min(behind + reach, len(here.tokens)))
    stop = next((i for i in near if here.tokens[i].pos == "PUNCT"), near.stop)
    return " ".join(here.words[behind:stop])
