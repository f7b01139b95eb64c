"""Two ages of one person: « le capitaine, âgé de 47 ans », « le capitaine, un homme de 52 ans »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from questions.annotations import Figure
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.numbers.count_passages import clipped_around
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading
from questions.crosscheck.vocabulary import fold
from questions.syntax import Tree, plain

#: Ages that differ by less may both be right: a birthday lies between, or one is reckoned from the year of birth.
_TOO_CLOSE = 2
#: Months are those of infants; nobody is so old.
_OLDEST = 115
#: Words before « ans » among which « âgé de » stands, and from a comma back to the noun that it goes with, at most.
_AGED, _BACK = 4, 5
#: How sure two ages of a named person, and of somebody told by what he is, are of one.
_NAMED, _TOLD = 0.9, 0.7


@dataclass(frozen=True, eq=False)
class Age:
    """How old somebody is said to be; ``who`` is the key of a person, or of what a nameless one is."""

    count: Count
    who: str

    @cached_property
    def side(self) -> Side:
        """The passage to show."""
        count = self.count
        return Side(count.reading, clipped_around(count, count.here.sentence.span))


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Ages of one person in two dispatches that differ by more than a birthday and the years between both."""
    by_who: dict[str, list[Age]] = defaultdict(list)
    for age in (age for reading in readings for age in reading.once(ages)):
        by_who[age.who].append(age)
    for who, told in by_who.items():
        files: dict[str, list[Age]] = defaultdict(list)
        for age in told:
            files[age.count.reading.file].append(age)
        settled = [found[0] for found in files.values() if len({age.count.figure.value for age in found}) == 1]
        for a, b in combinations(settled, 2):
            if _differ(a.count, b.count):
                yield _opposed(a, b, who)


def _differ(a: Count, b: Count) -> bool:
    """Whether the ages are too far apart, both as they stand and less the years between the dispatches."""
    apart = b.figure.value - a.figure.value
    years = _year(b) - _year(a) if _year(a) and _year(b) else 0
    return min(abs(apart), abs(apart - years)) >= _TOO_CLOSE


def _year(count: Count) -> int:
    return count.reading.published[0].year if count.reading.published else 0


def _opposed(a: Age, b: Age, who: str) -> Opposition:
    details = {"a_figure": a.count.figure.span.quote, "b_figure": b.count.figure.span.quote}
    confidence = _NAMED if who.startswith("@") else _TOLD
    return Opposition("number", a.side, b.side, confidence, "age", "number", details, f"age:{who}")


def ages(reading: Reading) -> Iterator[Age]:
    """Each age of a dispatch with whose it is, where the text says."""
    rules = reading.words.rules["figures"]
    for figure in reading.annotated.figures:
        here = reading.sentence_at(figure.span.start)
        if here is None or figure.unit != rules["ages"][0] or figure.value > _OLDEST or figure.approximate:
            continue
        count = Count(reading, figure, None, here, here.at(figure.span.end - 1))
        whose = _whose(reading, here, figure, rules)
        who = _key(reading, here, whose) if whose is not None else None
        if who is not None:
            yield Age(count, who)


def _whose(reading: Reading, here: Tree, figure: Figure, rules: dict[str, Any]) -> int | None:
    """Position of the word for whoever is so old."""
    first, behind = here.at(figure.span.start), here.at(figure.span.end - 1) + 1
    aged = next(
        (i for i in range(first - 1, max(first - _AGED, 0) - 1, -1) if plain(here.word(i)) in rules["age_words"]), None
    )
    closes = behind >= len(here.tokens) or here.tokens[behind].pos == "PUNCT"
    before = here.word(first - 1) if first else ""
    if aged is not None:
        return _described(here, aged)
    if before in {",", "("} and closes:
        return _beside(here, first - 1)
    if first == 1 and closes and fold(before) in {fold(word) for word in reading.words.grammar["to"]}:
        return _opening(here, behind)
    noun = first - 2
    if before in reading.words.grammar["of"] and noun >= 0 and here.tokens[noun].pos in {"NOUN", "ADJ"}:
        return _holder(here, noun, rules)
    return None


def _described(here: Tree, aged: int) -> int | None:
    """« Le guide, âgé de 36 ans, est indemne »: the noun that « âgé » goes with, the subject that it is told of."""
    before = here.word(aged - 1) if aged else ""
    if before == ",":
        return _beside(here, aged - 1)
    above = here.governor(aged)
    if above is not None and here.tokens[above].pos in {"NOUN", "PROPN"}:
        return above
    subject = here.subject(aged)
    return subject if subject is not None else _beside(here, aged)


def _beside(here: Tree, comma: int) -> int | None:
    """The last noun or name before a comma or a bracket; « le pompier brûlé dimanche, » and « le chef de la police, »
    are led by the first of theirs."""
    near = range(comma - 1, max(comma - _BACK, 0) - 1, -1)
    last = next((i for i in near if here.tokens[i].pos in {"NOUN", "PROPN"}), None)
    if last is None or here.tokens[last].pos == "PROPN":
        return last
    heads = (i for i in here.ancestors(last) if i < last and here.tokens[i].pos == "NOUN" and last - i < _BACK)
    return next(heads, last)


def _opening(here: Tree, comma: int) -> int | None:
    """« A 71 ans, Gérard Castan écope … »: the first name or noun behind."""
    return next(
        (i for i in range(comma + 1, min(comma + _BACK, len(here.tokens))) if here.tokens[i].pos in {"NOUN", "PROPN"}),
        None,
    )


def _holder(here: Tree, noun: int, rules: dict[str, Any]) -> int | None:
    """« un pompier de 29 ans », « le commandant, un homme de 52 ans, »: of anybody, whoever stands before."""
    while noun and here.tokens[noun].pos == "ADJ":
        noun -= 1
    if here.tokens[noun].pos != "NOUN":
        return None
    if here.tokens[noun].lemma.lower() not in rules["nobody"]:
        return noun
    article = noun - 1 if noun and here.tokens[noun - 1].pos == "DET" else noun
    return _beside(here, article - 1) if article and here.word(article - 1) == "," else None


def _key(reading: Reading, here: Tree, index: int) -> str | None:
    """The key of a person, of a role that one person holds, or of the noun in the singular for somebody."""
    token, rules = here.tokens[index], reading.words.rules["figures"]
    key = reading.key_of(here, index)
    if key in reading.people:
        return key
    if token.pos != "NOUN" or token.feature("Number") == "Plur" or token.lemma.lower() in rules["nobody"]:
        return None
    lemma = token.lemma.lower()
    human = (
        lemma in rules["somebody"] or lemma in rules["people_nouns"] or lemma.endswith(tuple(rules["human_endings"]))
    )
    known = reading.person_at(here, index)
    if known is not None and lemma in _roles(reading, known):
        return known
    return f"one {key}" if human and lemma not in rules["lifeless"] and key else None


def _roles(reading: Reading, person: str) -> set[str]:
    return {word for word, holders in reading.holders.items() if person in holders}
