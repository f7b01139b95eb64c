"""Two days for one event, however each dispatch tells it: the looser comparison of dates.

``datings`` compares events that one word of the language pack names and that befell the same thing. Here whatever a
date goes with is compared: by class or stem, by « la prochaine réunion », by « l'incident ». A dossier tells few dated
events, so that two of one name are most often one event; what speaks against it is looked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from statistics import median_low

from questions.crosscheck.centre import Centre
from questions.crosscheck.dates.event_names import AGAIN, GENERIC, NEXT, lemma_at, table
from questions.crosscheck.dates.event_things import is_brought_in, is_ours
from questions.crosscheck.dates.occurrences import names_of
from questions.crosscheck.dates.postponements import may_be_replanned
from questions.crosscheck.dates.told_days import DayTold, told_days
from questions.crosscheck.findings import Opposition
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import days_between
from questions.crosscheck.vocabulary import fold
from questions.crosscheck.wording import day_in_words

_MOST = 40
#: Words of the sentences that two must share where one does not say what it befell.
_TIES = 2
#: Days that two versions of one event may lie apart; of two plans, and of two beginnings of what lasts.
_ONE_EVENT = timedelta(days=45)
_PLANNED = timedelta(days=400)
_LASTING = timedelta(days=1500)
#: Of what comes in series: two this close may be versions of one.
_SERIES = timedelta(days=12)
#: Dispatches of one story came out within so many days, or one of them looks back.
_STORY = 400
#: « l'automne », « fin juin » may be stretched by so many days.
_VAGUE = {"season": timedelta(days=30), "part": timedelta(days=7)}


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Pairs of days for one event."""
    era, centre = _era(readings), Centre.of(readings)
    blocks: dict[str, list[DayTold]] = defaultdict(list)
    for reading in readings:
        for told in told_days(reading, era):
            blocks[told.key].append(told)
    _join_generic(blocks, readings, centre)
    for block in blocks.values():
        by_file: dict[str, list[DayTold]] = defaultdict(list)
        for told in block:
            by_file[told.reading.file].append(told)
        for a, b in near_pairs(block, _MOST):
            sure = _opposed(a, b, centre)
            if sure is not None and (a.rejected != b.rejected or not _both_told(by_file, a, b)):
                yield _opposition(a, b, sure, _surely_one(a, b, centre))


def _era(readings: Sequence[Reading]) -> date | None:
    """A day about which the dossier tells."""
    days = [r.published[0].toordinal() for r in readings if r.published]
    return date.fromordinal(median_low(days)) if days else None


def _join_generic(blocks: dict[str, list[DayTold]], readings: Sequence[Reading], centre: Centre) -> None:
    """« l'incident remonte à jeudi » stands beside what most dispatches date, where that is one thing."""
    generic = blocks.pop(GENERIC, [])
    spread = {k: {d.reading.file for d in b} for k, b in blocks.items() if k in readings[0].words.happenings}
    half = len(readings) / 2
    most = [k for k, files in spread.items() if len(files) >= (2 if centre.holds(k) else max(2, half))]
    if generic and len(most) == 1:
        blocks[most[0]] = sorted([*blocks[most[0]], *generic], key=lambda d: d.reading.rank)


def _both_told(by_file: Mapping[str, Sequence[DayTold]], a: DayTold, b: DayTold) -> bool:
    """Whether one dispatch gives both days: then there were two such events, or it corrects the other."""
    for mine, theirs in ((a, b), (b, a)):
        own = (d for d in by_file[mine.reading.file] if d is not mine and not d.rejected)
        if any(not _never_meet(d, theirs) and _may_be_one(d, theirs) and _of_one_thing(d, theirs) for d in own):
            return True
    return False


def _of_one_thing(a: DayTold, b: DayTold) -> bool:
    one, other = _families(a.things, a), _families(b.things, b)
    return bool(one & other) or a.open or b.open


def _opposed(a: DayTold, b: DayTold, centre: Centre) -> float | None:
    """How sure it is that both tell one event at two times."""
    if a.reading is b.reading or a.planned != b.planned or (a.rejected and b.rejected):
        return None
    if _never_meet(a, b) == (a.rejected or b.rejected):
        return None
    if any(_of_his(x, y) or _is_news(x, y) or _is_one_of_many(x, y) for x, y in ((a, b), (b, a))):
        return None
    if is_ours(a.reading, a.here, a.noun) != is_ours(b.reading, b.here, b.noun):
        return None
    if a.was_due != b.was_due or a.may_be != b.may_be or _replanned(a, b):
        return None
    if not _near(a, b) or not _in_one_phase(a, b) or a.elsewhere or b.elsewhere or not _may_be_one(a, b):
        return None
    if (days_between(a.reading.published, b.reading.published) or 0) > _STORY:
        return None
    return _sure(a, b, centre)


def _replanned(a: DayTold, b: DayTold) -> bool:
    return a.planned and not a.was_due and may_be_replanned(a.reading, b.reading)


def _never_meet(a: DayTold, b: DayTold) -> bool:
    one, other = a.when.span, b.when.span
    if not (one and other) or not (a.is_vague or b.is_vague):
        return a.when.never_meets(b.when)
    first, second = sorted((_stretched(a, one), _stretched(b, other)))
    return second[0] > first[1]


def _stretched(told: DayTold, span: tuple[datetime, datetime]) -> tuple[datetime, datetime]:
    by = _VAGUE[told.is_vague] if told.is_vague else timedelta()
    return span[0] - by, span[1] + by


def _near(a: DayTold, b: DayTold) -> bool:
    one, other = a.when.span, b.when.span
    if not (one and other):
        return True
    if _is_once(a) or "last" in {a.phase, b.phase}:
        return True
    return min(abs(one[0] - other[1]), abs(other[0] - one[1])) <= _reach(a, b)


def _reach(a: DayTold, b: DayTold) -> timedelta:
    """How far apart two versions of one event may lie."""
    if _last(a, b):
        return _LASTING
    if a.planned:
        return _PLANNED
    soon = _in_series(a) or a.key.removeprefix("~") in table(a.reading)["soon_again"]
    return _SERIES if soon and not (a.insists or b.insists) else _ONE_EVENT


def _is_once(told: DayTold) -> bool:
    """« Édifié en 1991 »: done to a thing once, however long ago."""
    return told.key.lstrip("=~") in table(told.reading)["once"]


def _last(a: DayTold, b: DayTold) -> bool:
    """« depuis 1995 », « depuis mars 1997 »."""
    return a.expression.relation == b.expression.relation == "since"


def _in_series(a: DayTold) -> bool:
    if a.key.removeprefix("~") in table(a.reading)["series"]:
        return True
    return a.key.removeprefix("=") in a.reading.words.rules["dating"]["repeated"]


def _in_one_phase(a: DayTold, b: DayTold) -> bool:
    """Both of the whole, the beginning or the end; or one took place before the other lets it begin."""
    if a.phase == b.phase:
        return True
    if "last" in {a.phase, b.phase}:
        return _after_the_last(*((a, b) if a.phase == "last" else (b, a)))
    first, second = (a, b) if a.phase == "begin" else (b, a)
    if first.phase != "begin" or second.phase != "whole" or not (first.when.span and second.when.span):
        return False
    return second.when.span[1] < first.when.span[0]


def _after_the_last(last: DayTold, other: DayTold) -> bool:
    """« inspecté en juin », where another tells later, and surely so, that nobody has inspected it since 2008."""
    if other.phase != "whole" or not (last.when.span and other.when.span):
        return False
    told = last.reading.published
    return other.when.span[0] > last.when.span[1] and (told is None or other.when.span[1].date() <= told[0])


def _may_be_one(a: DayTold, b: DayTold) -> bool:
    """Whether nothing tells that they befell two persons, a person and a thing, two numbers, or in two places."""
    one, other = (d.things & d.reading.people for d in (a, b))
    if one != other and ((one and other) or (a.things and b.things)):
        return False
    if a.key != NEXT and (a.ranks != b.ranks or _two_of_a_kind(a, b)):
        return False
    if a.number and b.number and a.number != b.number:
        return False
    if not a.key.startswith("=") and ((a.noun and b.noun and a.acting != b.acting) or _two_doers(a, b)):
        return False
    return a.key == NEXT or not _places_apart(a, b)


def _of_his(a: DayTold, b: DayTold) -> bool:
    """« le salaire du coureur est gelé », « le coureur est suspendu »: what befell a thing of somebody did not befall
    him."""
    shared = a.things & b.things & a.reading.people
    own = a.reading.key_of(a.here, a.noun) if a.noun is not None else None
    is_thing = own is not None and own in a.things and own != a.key and own not in a.reading.people
    return bool(shared) and is_thing and shared <= a.completed and own not in b.things and b.noun is not None


def _is_news(a: DayTold, b: DayTold) -> bool:
    """« une campagne de ramassage débutera en mai », « les opérations débuteront mercredi »."""
    if a.noun is None or b.noun is None or a.here.tokens[a.noun].lemma == b.here.tokens[b.noun].lemma:
        return False
    return is_brought_in(a.reading, a.here, a.noun, b.reading)


def _is_one_of_many(a: DayTold, b: DayTold) -> bool:
    """« 180 mariages ont été célébrés l'an dernier », « le mariage du 3 mai »: several, and a single one."""
    one, many = (d.here.tokens[d.at if d.noun is None else d.noun] for d in (a, b))
    plural = many.pos == "NOUN" and many.feature("Number") == "Plur" and bool(b.number)
    return plural and one.pos == "NOUN" and one.feature("Number") == "Sing" and not a.number


def _two_of_a_kind(a: DayTold, b: DayTold) -> bool:
    """« la requête de la mairie », « la requête des riverains »; « remis au ministre », « remis aux députés »."""
    pairs = [(a.receivers, b.receivers)]
    if not (a.insists or b.insists):
        pairs.append((a.completed, b.completed))
    return any(one and other and not _families(one, a) & _families(other, b) for one, other in pairs)


def _two_doers(a: DayTold, b: DayTold) -> bool:
    """« un séisme a frappé l'île », « une réplique a frappé l'île »."""
    insists = a.insists or b.insists
    return bool(not insists and a.actor and b.actor and not _families(a.actor, a) & _families(b.actor, b))


def _places_apart(a: DayTold, b: DayTold) -> bool:
    places = [d.claim.place if d.claim is not None else None for d in (a, b)]
    one, other = ({w.lower() for w in p.quote.split() if w[:1].isupper()} if p is not None else set() for p in places)
    return bool(one and other) and not one & other


def _sure(a: DayTold, b: DayTold, centre: Centre) -> float | None:
    """By what ties them: the thing, the words around, an event that is the only one of its name."""
    if a.key in {NEXT, AGAIN}:
        return 0.6 if a.planned and _one_story(a, b) else None
    one, other = _families(a.things, a), _families(b.things, b)
    insists, around = a.insists or b.insists, _around(a) & _around(b)
    if one & other or _one_name(one, other):
        if _in_series(a) and not insists and not _is_one_of_series(a, b, centre) and _named_apart(a, b):
            return None
        return 0.76 if insists else 0.64 if around - one - other else 0.62
    if one & _families(b.spoken, b) or other & _families(a.spoken, a):
        return 0.6 if (insists or around) and not _two_deeds(a, b) else None
    both_last = a.phase == b.phase == "last"
    left_open = (a.open or b.open) and (both_last or _one_story(a, b))
    sure = _of_open(a, b, centre, len(around) >= _TIES) if left_open else None
    return sure or (0.57 if _last(a, b) and a.key.startswith("=") else None)


def _two_deeds(a: DayTold, b: DayTold) -> bool:
    """« arrêter deux plongeurs », « suspendre la fouille »: two words of one kind, done to two things."""
    lemmas = {lemma_at(d.reading, d.here, d.at) for d in (a, b)}
    return len(lemmas) > 1 and a.key.startswith("~") and bool(a.things and b.things) and not (a.open or b.open)


def _one_story(a: DayTold, b: DayTold) -> bool:
    """Whether both dispatches name some person or place, where they name any beside those of the event."""
    one, other = ({n for n in names_of(d.reading) if n not in fold(d.evidence.quote)} for d in (a, b))
    return bool(one & other) or not (one and other)


def _named_apart(a: DayTold, b: DayTold) -> bool:
    """« livré mardi à Lyon », « livré jeudi aux hôpitaux de Grenoble »: two names, of what may happen twice."""
    one, other = ({w for w in d.evidence.quote.split()[1:] if w[:1].isupper()} for d in (a, b))
    return bool(one and other) and not one & other


def _of_open(a: DayTold, b: DayTold, centre: Centre, around: bool) -> float | None:
    """What says not, or only « l'instrument », of what it befell: tied by the words around or by what all is about."""
    insists = a.insists or b.insists or "last" in {a.phase, b.phase}
    central = any(centre.holds(key) for d in (a, b) for key in d.things)
    bare = not a.things or not b.things
    if (a.was_due and b.was_due) or a.phase == b.phase == "last":
        return 0.58
    if bare and a.key.removeprefix("~") in table(a.reading)["single"]:
        return 0.58 if around or insists or (a.open and b.open) else None
    if a.number == b.number and a.number and a.number not in table(a.reading)["few"]:
        return 0.58
    if _is_once(a) and _families(a.actor, a) & _families(b.actor, b):
        return 0.6
    key = b.key if a.key == GENERIC else a.key
    if _in_series(a) and not insists and not _is_one_of_series(a, b, centre):
        return None
    if key.startswith("=") and not _is_once(a):
        return 0.6 if around or insists or centre.holds(key) else None
    return 0.58 if (central or insists) and (not bare or _is_once(a)) else None


def _is_one_of_series(a: DayTold, b: DayTold, centre: Centre) -> bool:
    """« pour la première fois », or how that began on which the dossier turns: there is one such."""
    firsts = set(table(a.reading)["first"])
    begun = a.phase == b.phase == "begin" and centre.holds(a.key)
    return begun or bool(a.ranks & b.ranks & firsts)


def _families(keys: Iterable[str], told: DayTold) -> set[str]:
    idle = set(table(told.reading)["vague"])
    return {told.reading.words.family_of(key) for key in keys if key not in idle}


def _one_name(one: Iterable[str], other: Iterable[str]) -> bool:
    """« l'Agence régionale de santé », « l'Agence régionale de santé d'Occitanie »: a name of several words, and the
    same with what completes it."""
    pairs = (sorted(pair, key=len) for pair in product(one, other))
    return any(short.startswith("@") and " " in short and long.startswith(f"{short} ") for short, long in pairs)


def _around(told: DayTold) -> set[str]:
    """What the sentence speaks of beside the event."""
    return {k for k in _families(told.spoken, told) if k != told.key and not k.startswith(told.key)}


def _surely_one(a: DayTold, b: DayTold, centre: Centre) -> bool:
    """« Inaugurée en 1991 », « mise en service en 1994 » of that on which the dossier turns, or the last time that
    somebody looked at it: whatever the words around, there is one such day."""
    if a.phase == b.phase == "last":
        return a.open and b.open
    shared = a.things & b.things
    return _is_once(a) and a.key.startswith("~") and any(centre.holds(key) for key in shared)


def _opposition(a: DayTold, b: DayTold, sure: float, surely_one: bool) -> Opposition:
    details = {"a_date": a.expression.span.quote, "b_date": b.expression.span.quote}
    details["event"] = str(a.reading.words.rules["dating"]["label"])
    for name, told in (("a_day", a), ("b_day", b)):
        span = told.when.span
        day = day_in_words((span[0].date(), span[1].date())) if span and told.expression.value else None
        printed = span is not None and str(span[0].day) in told.expression.span.quote
        details[name] = f" ({day})" if day and not printed else ""
    named = bool(a.things & b.things & a.reading.people)
    subject = f"date:{a.key}"
    found = Opposition("date", a.side, b.side, sure, "two days", "date", details, subject, of_one_person=named)
    return replace(found, of_one_thing=surely_one)
