"""Who wanted it: two initiators of one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.crosscheck.centre import Centre
from questions.crosscheck.findings import Finding, Opposition, Side
from questions.crosscheck.initiators.agents import are_two
from questions.crosscheck.initiators.initiative import INTO, Initiative
from questions.crosscheck.initiators.wanting import initiatives
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import days_between

#: Dispatches further apart, in days, speak of two things; those that say outright who wanted what all speak of may
#: look back.
_LONG, _LATER = 200, 1000
#: Initiatives compared with one, at most.
_MOST = 60


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Pairs of dispatches that give one thing two initiators."""
    everything = [initiative for reading in readings for initiative in reading.once(initiatives)]
    centre = Centre.of(readings)
    for a, b in near_pairs(everything, _MOST):
        finding = compare(a, b, centre)
        if finding is not None:
            yield finding


def compare(a: Initiative, b: Initiative, centre: Centre) -> Opposition | None:
    """The opposition between two initiatives about one thing, ``None`` where they agree or differ in matter."""
    common = {key for key in _families(a) & _families(b) if not key.startswith("@")}
    known = _takes_for_known(a, b)
    if a.reading is b.reading or not (common or known) or not are_two(a.agent, b.agent):
        return None
    if _only_acts(a, b) or _only_pressed(a, b) or _far_apart(a, b, common, centre):
        return None
    if not known and (not _may_be_one(a, b) or _asks_and_decides(a, b) or not _of_one_matter(a, b, common, centre)):
        return None
    sure = a.explicit and b.explicit and bool(common)
    confidence = 0.8 if sure else 0.7 if a.explicit or b.explicit else 0.6
    details = {"a_who": a.who.quote, "b_who": b.who.quote}
    sides = Side(a.reading, a.evidence), Side(b.reading, b.evidence)
    return Opposition("initiator", *sides, confidence, "two initiators", "initiator", details, "initiator")


def _may_be_one(a: Initiative, b: Initiative) -> bool:
    """Whether both wanted one thing; what a clause without object wants may be anything that it speaks of."""
    one, other = (
        replace(i.wanted, things=i.wanted.things or _families(i)) if i.wanted.deeds else i.wanted for i in (a, b)
    )
    return one.may_be(other, loosely=a.insists or b.insists)


def _takes_for_known(a: Initiative, b: Initiative) -> bool:
    """« L'ordre est venu du préfet » in a story of which the other says at whose wish what was done: it takes that for
    known."""
    told = any(
        one.presumes and other.wish and not (other.pressed or other.wanted.is_open) for one, other in ((a, b), (b, a))
    )
    return told and not (a.presumes and b.presumes) and _of_one_story(a.reading, b.reading)


def _only_acts(a: Initiative, b: Initiative) -> bool:
    """« le préfet a fermé le pont » tells of an initiative only against « l'ordre est venu de X », and where its text
    tells the same of nobody else (« le maire a fait évacuer, le préfet à son tour »)."""
    return any(one.measure and not (other.presumes and _alone_in(one, other)) for one, other in ((a, b), (b, a)))


def _alone_in(measure: Initiative, other: Initiative) -> bool:
    """Whether the dispatch that tells of a measure gives it to nobody who may be the other."""
    told = (i for i in measure.reading.once(initiatives) if i is not measure and _families(i) & _families(measure))
    return all(are_two(i.agent, other.agent) for i in told)


def _only_pressed(a: Initiative, b: Initiative) -> bool:
    """Whether one only pressed for it, and nothing says that the other was alone."""
    return any(one.pressed and not (other.insists or other.pressed) for one, other in ((a, b), (b, a)))


def _asks_and_decides(a: Initiative, b: Initiative) -> bool:
    """« à la demande des riverains », « décidée par le conseil »; « c'est la ville qui a déposé la requête », « le juge
    a suspendu les travaux »: both may be."""
    return any((one.asks and other.decides) or (one.files and other.measure) for one, other in ((a, b), (b, a)))


def _far_apart(a: Initiative, b: Initiative, common: set[str], centre: Centre) -> bool:
    gap = days_between(a.reading.published, b.reading.published) or 0
    return gap > (_LATER if a.explicit and b.explicit and _is_central(common, (a, b), centre) else _LONG)


def _of_one_matter(a: Initiative, b: Initiative, common: set[str], centre: Centre) -> bool:
    """Whether the words in common are enough: two of them, or one that tells in dispatches of one story."""
    if len(common) == 1 and (_only_takes_up(a, b) or _only_takes_up(b, a)):
        return False
    telling = any(_tells(key, centre) for key in common)
    if len(common) > 1:
        return telling or a.explicit or b.explicit
    central, one_story = _is_central(common, (a, b), centre), _of_one_story(a.reading, b.reading)
    if not telling or (INTO & (_families(a) ^ _families(b)) and not central):
        return False
    alike = bool(a.about & b.about) or (one_story and (a.insists or b.insists))
    return alike and (one_story or central)


def _only_takes_up(one: Initiative, other: Initiative) -> bool:
    """« grâce à la ténacité de X », of what was said before, and « la réunion convoquée par Y », said by the way."""
    return one.wanted.is_open and not one.presumes and not (other.explicit or other.insists)


def _tells(key: str, centre: Centre) -> bool:
    """Whether a word in common is enough to tell that both speak of one matter."""
    return key.startswith(("=", "≈")) or centre.holds(key)


def _is_central(common: set[str], both: tuple[Initiative, ...], centre: Centre) -> bool:
    return any(centre.holds(key) for i in both for key in i.about if _family(i, key) in common)


def _of_one_story(one: Reading, other: Reading) -> bool:
    """Whether both dispatches name somebody or a body, states apart."""
    states = set(one.words.places.values())
    return bool({key for _, key in one.named} & {key for _, key in other.named} - states)


def _family(initiative: Initiative, key: str) -> str:
    return initiative.reading.words.family_of(key)


def _families(initiative: Initiative) -> frozenset[str]:
    """What it is about; the words for a wish (« à l'appel de ») tell nothing of it."""
    words = initiative.reading.words
    told = words.rules["initiative"]
    wishes = {words.key(noun) for noun in {*told["wishes"]} - {*told["wished_things"]}} - words.happenings - {*INTO}
    return frozenset(words.family_of(key) for key in initiative.about - wishes)
