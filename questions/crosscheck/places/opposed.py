"""Two places of one deed: the same thing found, the same people taken in, the same meeting held, here and there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.places.situated import Situated, situated
from questions.crosscheck.places.spots import Spot, are_two, table_of
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import days_between
from questions.crosscheck.vocabulary import fold

#: Deeds of one kind held against each other, at most.
_MOST = 30
#: How sure it is of a thing or an occasion that both texts call by one word, and of one that they call by two.
_SAME_WORD, _OTHER_WORD = 0.68, 0.62
#: How near two words are that name one occasion.
_SAME = frozenset({"word", "class", "stem"})
#: Days by which two texts may differ on the day of one deed.
_NEAR = 1


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Every deed that two dispatches tell of two places, where neither tells it of both."""
    blocks: dict[str, list[Situated]] = defaultdict(list)
    naming = _sentences_naming(readings)
    for told in (told for reading in readings for told in reading.once(situated)):
        blocks["occasion" if told.sort == "occasion" else told.kind].append(told)
    for block in blocks.values():
        by_reading: dict[str, list[Situated]] = defaultdict(list)
        for told in block:
            by_reading[told.reading.file].append(told)
        for a, b in near_pairs(block, _MOST):
            opposed = a.reading is not b.reading and are_two(a.spot, b.spot) and is_one(a, b)
            if opposed and not _tells_both(a, b, by_reading) and not _are_linked(a, b, naming):
                yield _opposition(a, b)


def is_one(a: Situated, b: Situated) -> bool:
    """Whether both tell one deed, as far as thing, people or occasion, day and manner say."""
    if a.is_planned != b.is_planned or _two_days(a, b) or _of_another(a) or _of_another(b):
        return False
    if a.names and b.names and a.names.isdisjoint(b.names):
        return False
    if a.sort == "occasion":
        return _one_occasion(a, b)
    return _one_thing(a, b) if a.sort == "thing" else _same_people(a, b)


def _two_days(a: Situated, b: Situated) -> bool:
    one, other = a.telling.when, b.telling.when
    return one is not None and other is not None and (days_between(one, other) or 0) > _NEAR


def _of_another(told: Situated) -> bool:
    """« une autre camionnette », « la deuxième réunion »."""
    others = table_of(told.reading)["other"]
    below = told.here.children[told.theme] if told.theme >= 0 else ()
    return any(told.here.tokens[i].lemma.lower() in others for i in below)


def _one_thing(a: Situated, b: Situated) -> bool:
    """The same noun, or two names of one thing; a name stands for the thing that the other text calls so too."""
    if a.is_plural != b.is_plural or not (a.theme >= 0 and b.theme >= 0):
        return False
    if a.only_of and not (_kinds(a) & a.only_of or _kinds(b) & a.only_of):
        return False
    if a.names & b.names:
        return True
    if _is_name(a) or _is_name(b):
        named, other = (a, b) if _is_name(a) else (b, a)
        called = fold(named.here.tokens[named.theme].text)
        known = other.is_definite and bool(_kinds(other)) and not _is_name(other)
        return known and called in fold(other.reading.annotated.dispatch.text)
    return (a.is_definite or b.is_definite) and _same_noun(a, b)


def _is_name(told: Situated) -> bool:
    return told.here.tokens[told.theme].pos == "PROPN"


def _kinds(told: Situated) -> set[str]:
    found: set[str] = table_of(told.reading)["kin"].get(told.noun, set())
    return found


def _same_noun(a: Situated, b: Situated) -> bool:
    if not (a.noun and b.noun):
        return False
    words = a.reading.words
    return words.key(a.noun) == words.key(b.noun) or bool(_kinds(a) & _kinds(b))


def _same_people(a: Situated, b: Situated) -> bool:
    """One person by name, one known by the same noun, or two groups that nothing tells apart."""
    persons = [{name for name in told.names if name in told.reading.people} for told in (a, b)]
    if persons[0] or persons[1]:
        return bool(persons[0] & persons[1])
    if not (a.is_plural or b.is_plural) and a.noun and a.noun == b.noun:
        return a.is_definite and b.is_definite
    if a.moved and not (a.spot.towns and b.spot.towns and a.telling.around & b.telling.around):
        return False
    some = bool(a.count) != bool(b.count) and not (a.is_of_all or b.is_of_all)
    counts = a.count == b.count or not (a.count and b.count)
    return not some and counts and all(_is_known_group(told) for told in (a, b))


def _is_known_group(told: Situated) -> bool:
    """« elles », « tous », « les blessés », « six patients », « le groupe »; not « des blessés »."""
    if told.theme < 0:
        return False
    table = table_of(told.reading)
    if told.here.word(told.theme) in table["pronouns"]:
        return True
    several = told.is_plural or told.noun in table["groups"]
    return several and told.noun in table["people"] and (told.is_definite or bool(told.count))


def _one_occasion(a: Situated, b: Situated) -> bool:
    """One word or stem for it, told as known; or two words of one kind on one day, or of all of them."""
    if not {a.kind, b.kind} & {"held", "met"}:
        return False
    tie = kinship(a.reading.annotated.dispatch.language).tie(a.lemma, b.lemma)
    kin = table_of(a.reading)["kin"]
    alike = bool(kin.get(a.lemma, set()) & kin.get(b.lemma, set()))
    if tie not in _SAME and not alike:
        return False
    if _on_one_day(a, b) or a.is_of_all or b.is_of_all:
        return True
    return "met" not in {a.kind, b.kind} and tie in _SAME and (a.is_definite or b.is_definite)


def _on_one_day(a: Situated, b: Situated) -> bool:
    """Whether both give their day, or one the bare day of the month that the other's day is (« le 13 »)."""
    if a.telling.when is not None and b.telling.when is not None:
        return True
    known, bare = (a, b) if a.telling.when is not None else (b, a)
    return known.telling.when is not None and str(known.telling.when[0].day) in bare.days


def _tells_both(a: Situated, b: Situated, by_reading: dict[str, list[Situated]]) -> bool:
    """Whether either dispatch gives the deed another place as well, or the other's in the same sentence."""
    for mine, theirs in ((a, b), (b, a)):
        if any(town in fold(mine.here.sentence.span.quote) for town in theirs.spot.towns):
            return True
        others = (told for told in by_reading[mine.reading.file] if told is not mine and told.kind == mine.kind)
        if any(are_two(told.spot, mine.spot) and is_one(told, theirs) for told in others):
            return True
    return False


def _sentences_naming(readings: Sequence[Reading]) -> Callable[[str], frozenset[int]]:
    """Tells by their numbers which sentences of the dossier name a town; every town is looked for once."""
    texts = cache(lambda: [fold(sentence.span.quote) for reading in readings for sentence in reading.sentences])
    return cache(lambda town: frozenset(i for i, text in enumerate(texts()) if town in text))


def _are_linked(a: Situated, b: Situated, naming: Callable[[str], frozenset[int]]) -> bool:
    """« à Vauzelles, près de Nevers »: where some sentence names both towns, the one may lie by the other."""
    return any(naming(one) & naming(other) for one in a.spot.towns for other in b.spot.towns)


def _opposition(a: Situated, b: Situated) -> Opposition:
    sure = _SAME_WORD if a.lemma == b.lemma and a.noun == b.noun else _OTHER_WORD
    subject = f"place:{_subject(a.spot)}:{_subject(b.spot)}"
    sides = Side(a.reading, a.telling.span), Side(b.reading, b.telling.span)
    return Opposition("scope", *sides, sure, "two places", "place", {}, subject)


def _subject(spot: Spot) -> str:
    return "+".join(sorted(spot.towns)) or spot.site
