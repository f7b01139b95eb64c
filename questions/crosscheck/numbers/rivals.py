"""Rival numbers that no common word ties: each dispatch gives one number of a thing, and both tell of one event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from questions.crosscheck.centre import Centre
from questions.crosscheck.numbers.alignment import (
    done_by_two,
    done_otherwise,
    each_their_own,
    in_other_states,
    measuring,
    meet,
    of_two,
    rounded,
    telling,
    told_of_two,
)
from questions.crosscheck.numbers.count_traits import alike_described, flows, is_delay, may_be_some, stayers, tells_all
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.numbers.headlines import misprinted
from questions.crosscheck.numbers.incomparable import between_other_places
from questions.crosscheck.numbers.lengths import lasts_as_well, one_lasts

#: Sums and measures that differ by a larger factor tell of two things.
_ONE_WORTH = 10
#: What one thing is worth differs by less.
_ONE_VALUE = 4
#: Sizes of one group, numbers of all its members, differ by less than this factor.
_ONE_SIZE = 3
#: Versions of how long one thing lasts differ by at most this factor.
_ONE_LENGTH = 8
#: Lengths of one stay differ by at most this factor.
_ONE_STAY = 5


@dataclass(frozen=True)
class Rivals:
    """The counts of one measure, by dispatch, and what the dossier is about."""

    by_file: dict[str, list[Count]]
    centre: Centre

    def confidence(self, a: Count, b: Count) -> float:
        """How sure it is that two numbers that differ are versions of one; 0.0 where nothing says so."""
        if a.reading is b.reading or meet(a, b) or rounded(a, b):
            return 0.0
        if between_other_places(a, b) or each_their_own(a, b):
            return 0.0
        return max(judge(self, a, b) for judge in _JUDGES)

    def alone(self, a: Count, b: Count, like: Callable[[Count], bool]) -> bool:
        """Whether each of the two dispatches gives one number of the kind."""
        return all(len(_values(self.by_file[one.reading.file], like)) == 1 for one in (a, b))


def _values(counts: Iterable[Count], like: Callable[[Count], bool]) -> set[float]:
    return {c.figure.value for c in counts if like(c)}


def _lone(rivals: Rivals, a: Count, b: Count) -> float:
    """The only count of a thing in each of two dispatches: « 50 picogrammes », « 80 picogrammes »."""
    if a.kind_key != b.kind_key or a.is_part or b.is_part or not (a.is_special and b.is_special):
        return 0.0
    if a.figure.unit in a.rules["of_one_run"]:
        return 0.0
    alone = rivals.alone(a, b, lambda c: c.kind_key == a.kind_key)
    rate = a.figure.unit in a.rules["rates"]
    if a.befell != b.befell and a.befell and b.befell:
        return 0.0
    own = rate or _of_event(a, b)
    if (
        not alone
        or not (a.figure.value and b.figure.value)
        or (done_otherwise(a, b) and not own)
        or of_two(a, b)
        or done_by_two(a, b)
    ):
        return 0.0
    if may_be_some(a, b) and not own:
        return 0.0
    physical = a.figure.unit in a.rules["measures"]
    if physical and max(a.figure.value, b.figure.value) > _ONE_WORTH * min(a.figure.value, b.figure.value):
        return 0.0
    if not physical and (told_of_two(a, b) or in_other_states(a, b)):
        return 0.0
    near = bool(telling(a.context & b.context, measuring(a)))
    owned = a.kind_key[1:] in a.rules["owned"] or a.figure.unit in a.rules["common_groups"]
    owned = owned or _owns(a) != _owns(b) or not alike_described(a, b)
    central = not owned and (rivals.centre.holds(a.unit_key) or rivals.centre.holds(a.kind_key))
    return 0.75 if near else 0.6 if central or physical else 0.0


def _owns(count: Count) -> bool:
    """« l'association compte 120 commerçants »."""
    first = count.here.at(count.figure.span.start)
    before = count.here.tokens[first - 1].lemma.lower() if first else ""
    predicate = count.claim.predicate if count.claim and count.claim.subject else ""
    return not {before, predicate}.isdisjoint(count.rules["owning"])


def _of_event(a: Count, b: Count) -> bool:
    """« quatre hommes armés », « sept braqueurs »: a group that there is by the event alone; « deux marins », told
    beside « les quatorze marins », are some of them."""
    if a.kind_key[1:] not in a.rules["event_groups"] or a.befell or b.befell or not _of_one_size(a, b):
        return False
    return alike_described(a, b) and not may_be_some(a, b)


def _wholes(rivals: Rivals, a: Count, b: Count) -> float:
    """« les dix-huit marins », « les vingt-deux membres d'équipage »: all of one group, whatever is said of them."""
    if a.kind_key != b.kind_key or a.figure.unit in a.rules["of_one_run"] or not (tells_all(a) and tells_all(b)):
        return 0.0

    def whole(count: Count) -> bool:
        return count.kind_key == a.kind_key and tells_all(count) and not count.is_background

    most = (
        max(_values(rivals.by_file[one.reading.file], lambda c: c.kind_key == a.kind_key and not c.is_background))
        for one in (a, b)
    )
    if not rivals.alone(a, b, whole) or [a.figure.value, b.figure.value] != list(most) or not _of_one_size(a, b):
        return 0.0
    return 0.65 if alike_described(a, b) else 0.0


def _sizes(rivals: Rivals, a: Count, b: Count) -> float:
    """Two numbers for those who set out together, where each dispatch tells of one such group."""
    if not (a.is_size and b.is_size) or a.is_background or b.is_background:
        return 0.0
    return 0.65 if rivals.alone(a, b, lambda c: c.is_size) and _of_one_size(a, b) else 0.0


def _of_one_size(a: Count, b: Count) -> bool:
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    return larger < _ONE_SIZE * smaller


def _worths(rivals: Rivals, a: Count, b: Count) -> float:
    """Two sums for what one thing is worth, where each dispatch gives one such sum."""
    if not (a.is_worth and b.is_worth) or a.unit_key != b.unit_key:
        return 0.0
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    alone = rivals.alone(a, b, lambda c: c.is_worth) and flows(a) - {"loot"} == flows(b) - {"loot"}
    return 0.6 if alone and larger < _ONE_VALUE * smaller else 0.0


def _flows(rivals: Rivals, a: Count, b: Count) -> float:
    """Two sums of one kind of money (a ransom, a fine, a deficit), where each dispatch gives one such sum."""
    shared = flows(a) & flows(b)
    if not shared or flows(a) != flows(b) or a.unit_key != b.unit_key or a.has_period != b.has_period:
        return 0.0
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    if of_two(a, b) and not shared & set(a.rules["single_flows"]):
        return 0.0
    alone = rivals.alone(a, b, lambda c: bool(flows(c) & shared) and c.unit_key == a.unit_key and not c.is_background)
    if not alone or not smaller or larger > _ONE_WORTH * smaller or a.is_background or b.is_background:
        return 0.0
    return 0.65 if larger < _ONE_SIZE * smaller or telling(a.context & b.context, measuring(a)) else 0.0


def _fates(rivals: Rivals, a: Count, b: Count) -> float:
    """What befell people of one kind, where each dispatch tells of one number to whom it did.

    More of one kind of people than there were people at all cannot be; « trois hommes » may be « deux dockers ».
    """
    fate = a.befell & b.befell
    if not fate or a.befell != b.befell or a.is_part or b.is_part or not (a.figure.value and b.figure.value):
        return 0.0

    def alike(count: Count) -> bool:
        return bool(count.befell & fate) and not count.is_background and not count.of_another

    if a.is_background or b.is_background or not rivals.alone(a, b, alike):
        return 0.0
    some, all_of_them = (a, b) if b.figure.unit in b.rules["whoever"] else (b, a)
    if all_of_them.figure.unit not in a.rules["whoever"] or some.figure.unit in a.rules["whoever"]:
        return 0.0
    too_many = some.figure.value > all_of_them.figure.value
    return 0.65 if too_many or (rivals.centre.holds(some.unit_key) and all_of_them.figure.unit != "personne") else 0.0


def _stays(rivals: Rivals, a: Count, b: Count) -> float:
    """« ont agi en moins de quatre minutes », « sont restés dix-huit minutes »: how long the same people took."""
    same = stayers(a) & stayers(b)
    if not same or a.unit_key != b.unit_key:
        return 0.0
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    alone = rivals.alone(a, b, lambda c: bool(stayers(c) & same))
    return 0.6 if alone and larger <= _ONE_STAY * smaller else 0.0


def _delays(rivals: Rivals, a: Count, b: Count) -> float:
    """« il a 48 heures pour partir », « à qui l'on avait donné cinq jours »: the only time that is given."""
    if not (is_delay(a) and is_delay(b)) or a.unit_key != b.unit_key or a.is_background != b.is_background:
        return 0.0
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    return 0.6 if rivals.alone(a, b, is_delay) and larger <= _ONE_STAY * smaller else 0.0


def _lengths(rivals: Rivals, a: Count, b: Count) -> float:
    """« la grève durera une semaine », « une grève de trois jours »: the only length of it that each dispatch gives."""
    things = one_lasts(a, b) if a.unit_key == b.unit_key else frozenset()
    if not things or a.is_background or b.is_background:
        return 0.0
    larger, smaller = max(a.figure.value, b.figure.value), min(a.figure.value, b.figure.value)
    alone = rivals.alone(a, b, lambda c: lasts_as_well(c, things))
    return 0.65 if alone and larger <= _ONE_LENGTH * smaller else 0.0


def _printed_otherwise(rivals: Rivals, a: Count, b: Count) -> float:
    """« 131 navires », « 113 bateaux »: the same digits in another order, of one kind of things.

    A unit that counts anything (money, people, shares) needs a word in common too, beyond what the dossier is about.
    """
    if not misprinted(a, b) or a.kind_key != b.kind_key:
        return 0.0
    if a.figure.unit in a.rules["of_one_run"]:
        return 0.7
    if a.is_background != b.is_background:
        return 0.0
    if a.has_period and b.has_period and a.when != b.when:
        return 0.0
    one, other = (c.reading.keys(c.here.sentence.span) - {c.unit_key, c.kind_key} for c in (a, b))
    if a.is_special:
        return 0.7
    return 0.65 if telling(one & other, measuring(a)) else 0.0


_JUDGES: tuple[Callable[[Rivals, Count, Count], float], ...] = (
    _lone,
    _wholes,
    _sizes,
    _worths,
    _flows,
    _fates,
    _stays,
    _delays,
    _lengths,
    _printed_otherwise,
)
