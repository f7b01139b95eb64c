"""A whole and its part: « 120 personnes hospitalisées, dont 34 policiers », « trois d'entre elles »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from questions.annotations import EvidenceSpan, Figure
from questions.crosscheck.compatible.clauses import holding, rules, trimmed
from questions.crosscheck.compatible.growth import number_at
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import Tree, is_finite

#: Words between « dont » and its number, at most.
_NEAR = 3
#: Words of the passage shown on either side of the mark, at most.
_WIDE = 14
#: A whole of fewer is told too often to be known again.
_LEAST = 6


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each number that its own text gives as a part of another."""
    wholes: dict[float, list[Count]] = defaultdict(list)
    for reading in readings:
        for count in reading.once(counts):
            if count.figure.value >= _LEAST and not (count.is_part or count.is_background):
                wholes[count.figure.value].append(count)
    for reading in readings:
        for here in reading.trees:
            if _may_hold(reading, here):
                yield from _in_sentence(reading, here)
            yield from _of_all(reading, here, wholes)


def _of_all(reading: Reading, here: Tree, wholes: Mapping[float, Sequence[Count]]) -> Iterator[Compatibility]:
    """« trois des onze icônes », « 41 salariés sont partis, sur 480 », where another passage counts eleven or 480."""
    words = rules(reading)["parts"]
    for place in (i for i, word in enumerate(here.words) if word in words["of_all"] and i):
        numbers = (number_at(reading, here, i) for i in range(place + 1, min(place + 1 + _NEAR, len(here.tokens))))
        all_of_them = next((number for number in numbers if number), None)
        before = range(place - 1, max(place - 1 - words["of_all"][here.words[place]], -1), -1)
        number = next((i for i in before if number_at(reading, here, i)), None)
        if all_of_them is None or number is None or all_of_them in words["scales"]:
            continue
        if (number_at(reading, here, number) or all_of_them) < all_of_them:
            yield from _beside_whole(reading, here, (number, place), wholes.get(all_of_them, ()))


def _beside_whole(
    reading: Reading, here: Tree, mark: tuple[int, int], wholes: Sequence[Count]
) -> Iterator[Compatibility]:
    """The first passage of another dispatch, else of another sentence, that counts them all and speaks of the like."""
    spoken = reading.keys(here.sentence.span)
    spoken -= reading.words.sums
    ordered = chain((c for c in wholes if c.reading is not reading), (c for c in wholes if c.reading is reading))
    other = next((c for c in ordered if c.here is not here and {c.unit_key, *c.context} & spoken), None)
    if other is not None:
        number, last = mark
        part = trimmed(reading, here, number, _end_of_part(here, last))
        details = {"a_figure": other.figure.span.quote, "b_figure": part.quote}
        side = Side(reading, holding(reading, part))
        yield Compatibility("scope", other.side, side, "part", details, 0.74, f"part:{other.figure.unit}")


def _may_hold(reading: Reading, here: Tree) -> bool:
    """Whether one of the words of a mark stands in the sentence, before anything is compared."""
    return not _triggers(reading.annotated.dispatch.language).isdisjoint(here.words)


@lru_cache(maxsize=4)
def _triggers(language: str) -> frozenset[str]:
    words = load_table(language, "compatible")["parts"]
    ends = {phrase[-1] for phrase in (*words["before"], *words["among"])}
    return frozenset({*ends, *words["degrees"], ":", "("})


def _in_sentence(reading: Reading, here: Tree) -> Iterator[Compatibility]:
    yield from _listed(reading, here)
    for first, last, number in _marked(reading, here):
        whole = _whole(reading, here, first)
        if whole is None or not _may_hold_it(reading, here, whole, number) or _is_one(reading, here, number):
            continue
        part = trimmed(reading, here, first, _end_of_part(here, max(last, number)))
        sides = Side(reading, _around(reading, here, whole, first)), Side(reading, part)
        details = {"a_figure": whole.span.quote, "b_figure": part.quote}
        yield Compatibility("scope", *sides, "part", details, 0.72, f"part:{whole.unit}")


def _is_one(reading: Reading, here: Tree, number: int) -> bool:
    """« dont un bébé »: nobody takes it for another count."""
    return here.word(number) in {*reading.words.grammar["articles"], *rules(reading)["parts"]["one"]}


def _may_hold_it(reading: Reading, here: Tree, whole: Figure, number: int) -> bool:
    """Whether the part is of the sort of the whole: no ships in a sum, no records in a length, and no sum behind a
    verb that stands between (« une ardoise de 340 000 euros, vit d'argent public, dont 150 000 euros »)."""
    figures, start = reading.words.rules["figures"], here.tokens[number].start
    part = next((f for f in reading.annotated.figures if f.span.start <= start < f.span.end), None)
    money, measures = set(figures["money"]), set(figures["measures"])
    if part is not None and part.unit != "%" and (part.unit in money) != (whole.unit in money):
        return (part.unit in {"", "million", "milliard"}) or whole.unit in {"million", "milliard"}
    if whole.unit in measures and (part is None or part.unit not in measures):
        return False
    between = range(here.at(whole.span.end) if here.sentence.span.contains(whole.span) else 0, number)
    return not (whole.unit in money and any(is_finite(here.tokens[i]) for i in between))


def _marked(reading: Reading, here: Tree) -> Iterator[tuple[int, int, int]]:
    """First and last word of each mark of a part, and the number that it goes with."""
    words = rules(reading)["parts"]
    before = [phrase for phrase in words["before"] if phrase[0] in here.words]
    for first in range(len(here.tokens)):
        for phrase in before:
            last = first + len(phrase) - 1
            if here.words[first] != phrase[0] or list(here.words[first : last + 1]) != phrase:
                continue
            number = next((i for i in range(last + 1, last + 1 + _NEAR) if _is_number(reading, here, i)), None)
            if number is not None:
                yield first, last, number
        if not _is_number(reading, here, first):
            continue
        if first and here.word(first + 1) in words["degrees"]:
            yield first, first, first
        behind = [here.word(first + 1), here.word(first + 2)]
        if behind in words["among"] or behind[:1] in words["among"]:
            yield first, first, first


def _listed(reading: Reading, here: Tree) -> Iterator[Compatibility]:
    """« dix-huit marins : sept Coréens, neuf Birmans et deux Indonésiens »: a list that adds up to it."""
    figures = [f for f in reading.annotated.figures if here.sentence.span.contains(f.span)]
    for place, whole in enumerate(figures):
        colon = here.at(whole.span.end)
        stop = next((i for i in range(colon, min(colon + _WIDE, len(here.tokens))) if here.word(i) in {":", "("}), None)
        parts = [f for f in figures[place + 1 :] if stop is not None and f.span.start >= here.tokens[stop].end]
        sums = [sum(f.value for f in parts[:count]) for count in range(2, len(parts) + 1)]
        if stop is not None and whole.value > 2 and whole.value in sums:
            first = here.at(parts[0].span.start)
            part = trimmed(reading, here, first, _end_of_part(here, first))
            sides = Side(reading, _around(reading, here, whole, stop)), Side(reading, part)
            details = {"a_figure": whole.span.quote, "b_figure": part.quote}
            yield Compatibility("scope", *sides, "part", details, 0.72, "part")


def _is_number(reading: Reading, here: Tree, index: int) -> bool:
    """A numeral; « un », « une » count where they stand for themselves."""
    if index >= len(here.tokens):
        return False
    known = load_table(reading.annotated.dispatch.language, "figures")["words"]
    word = here.word(index)
    return word[:1].isdigit() or word in known or (here.tokens[index].pos == "NUM" and word != "")


def _whole(reading: Reading, here: Tree, mark: int) -> Figure | None:
    """The number before the mark, in its sentence or in the one before."""
    start = here.tokens[mark].start
    since = reading.sentence_before(start)
    before = [f for f in reading.annotated.figures if since <= f.span.start and f.span.end <= start and f.value > 1]
    idle = {*reading.words.rules["figures"]["durations"], "%"}
    before = [f for f in before if f.unit not in idle]
    return before[-1] if before else None


def _end_of_part(here: Tree, last: int) -> int:
    """The last word before the next stop."""
    behind = range(last + 1, min(last + _WIDE, len(here.tokens)))
    stop = next((i for i in behind if here.tokens[i].pos == "PUNCT"), behind.stop)
    return stop - 1


def _around(reading: Reading, here: Tree, whole: Figure, mark: int) -> EvidenceSpan:
    """The whole with the words before the mark."""
    if not here.sentence.span.contains(whole.span):
        return holding(reading, whole.span)
    first = here.at(whole.span.start)
    before = range(first - 1, max(first - _WIDE, -1), -1)
    stop = next((i for i in before if here.tokens[i].pos == "PUNCT"), before.stop)
    return trimmed(reading, here, stop + 1, mark - 1)
