"""Tolls that grow from one dispatch to the next, told by numbers, by ranks (« un sixième décès ») or by bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import EvidenceSpan
from questions.crosscheck.compatible.clauses import Days, holding, later, rules
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.reading import Reading, near_pairs
from questions.languages.tables import load_table
from questions.syntax import Tree, plain

#: Tolls compared pairwise, at most.
_MOST = 30
#: Words between « le nombre des morts » and its number, at most.
_REACH = 8
#: From here on a number is told with another one behind it (« trente-trois »).
_TENS = 20
#: Words between « trois d'entre eux » and « sont morts », at most.
_SUBJECT = 6


@dataclass(frozen=True, eq=False)
class Tally:
    """How many something had befallen, as of a day."""

    reading: Reading
    value: float
    what: str
    figure: EvidenceSpan
    span: EvidenceSpan
    as_of: Days | None
    headline: bool

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, self.span)

    @property
    def told(self) -> str:
        """The figure with its noun; a number or a rank alone with its clause."""
        return self.figure.quote if " " in self.figure.quote else self.span.quote

    @property
    def is_revised(self) -> bool:
        """« bilan définitif », « désormais »: it tells that earlier counts were lower."""
        here = self.reading.sentence_at(self.figure.start)
        words = f" {' '.join(here.words)} " if here else ""
        tolls = rules(self.reading)["tolls"]
        return any(f" {mark} " in words for mark in tolls["revised"]) or plain(self.figure.quote) in tolls["ranks"]


def find(readings: Sequence[Reading]) -> Iterator[Compatibility]:
    """Each toll with the lower ones that were given before it."""
    blocks: dict[str, list[Tally]] = defaultdict(list)
    for reading in readings:
        for tally in tallies(reading):
            blocks[tally.what].append(tally)
    for what, block in blocks.items():
        for one, other in near_pairs(block, _MOST):
            first, second = (one, other) if one.value < other.value else (other, one)
            if first.value < second.value and _came_later(first, second):
                yield _grown(what, first, second)


def _came_later(first: Tally, second: Tally) -> bool:
    """Whether the higher one is the later one; an undated one must say that it puts earlier counts right."""
    if first.reading is second.reading or not first.value:
        return False
    if later(first.as_of, second.as_of):
        return True
    return second.is_revised and not first.is_revised and not later(second.as_of, first.as_of)


def _grown(what: str, first: Tally, second: Tally) -> Compatibility:
    details = {"a_figure": first.told, "b_figure": second.told}
    closeness = 0.78 if first.headline or second.headline else 0.86
    return Compatibility("update", first.side, second.side, "update_toll", details, closeness, f"toll:{what}")


def tallies(reading: Reading) -> Iterator[Tally]:
    """The tolls of one dispatch that hold when it came out: no part of another number, none of an earlier time."""
    known: set[int] = set()
    for count in reading.once(counts):
        known.add(count.figure.span.start)
        if not _is_whole(count):
            continue
        headline = count.here.sentence.zone == "headline"
        for what in sorted(_befell(count)):
            yield Tally(reading, count.figure.value, what, count.figure.span, count.side.span, count.as_of, headline)
    for here in reading.trees:
        yield from _bare(reading, here, known)


def _befell(count: Count) -> set[str]:
    """What befell those who are counted; bodies that are found are dead, and so are wounded who died."""
    remains: dict[str, str] = rules(count.reading)["tolls"]["remains"]
    told = {remains.get(name, name) for name in count.befell & count.reading.words.tolls}
    dead = set(remains.values())
    own = {remains[count.figure.unit]} if count.figure.unit in remains else set()
    found = (told & dead) or told or own
    beasts = count.kind_key[1:] in count.rules["animals"]
    return {f"{name} ({count.kind_key})" for name in found} if beasts else found


def _is_whole(count: Count) -> bool:
    """Whether it is the toll of the event itself: no part of another number, no other event, no whole season."""
    before = count.here.word(count.here.at(count.figure.span.start) - 1) if count.figure.span.start else ""
    part = count.is_part or before in rules(count.reading)["tolls"]["part"]
    near = {*count.clause_lemmas, *plain(count.figure.span.quote).split()}
    part = part or not near.isdisjoint(rules(count.reading)["tolls"]["part_around"])
    other = count.is_background or count.of_another or count.has_period
    return not (part or other or count.is_only or count.is_left)


def _bare(reading: Reading, here: Tree, known: set[int]) -> Iterator[Tally]:
    """Tolls without a counted noun: « un sixième décès », « trois sont morts », « le nombre des morts est de dix »."""
    if not _may_hold(reading, here):
        return
    for index, token in enumerate(here.tokens):
        found = _rank(reading, here, index) or _sum(reading, here, index) or _some(reading, here, index)
        if found is None or token.start in known:
            continue
        value, what = found
        span = reading.annotated.dispatch.evidence(token.start, token.end)
        headline = here.sentence.zone == "headline"
        yield Tally(reading, value, what, span, holding(reading, span), reading.published, headline)


def _may_hold(reading: Reading, here: Tree) -> bool:
    """Whether a word of what befalls people stands in the sentence, before its numbers are looked at."""
    named = {*reading.words.befell, *rules(reading)["tolls"]["remains"]}
    return any(token.lemma.lower() in named for token in here.tokens)


def _rank(reading: Reading, here: Tree, index: int) -> tuple[float, str] | None:
    """« un sixième décès », « le troisième mort »."""
    ranks: dict[str, int] = rules(reading)["tolls"]["ranks"]
    value, noun = ranks.get(here.tokens[index].lemma.lower()), index + 1
    what = reading.words.befell.get(here.tokens[noun].lemma.lower()) if noun < len(here.tokens) else None
    return (float(value), what) if value and what in reading.words.tolls and what else None


def _sum(reading: Reading, here: Tree, index: int) -> tuple[float, str] | None:
    """« le nombre des victimes s'élève désormais à quatorze »."""
    tolls, value = rules(reading)["tolls"], number_at(reading, here, index)
    if value is None or here.tokens[index - 1].pos != "ADP":
        return None
    before = [here.tokens[i].lemma.lower() for i in range(max(index - _REACH, 0), index)]
    if not set(before) & set(tolls["sums"]):
        return None
    named = {**reading.words.befell, **tolls["remains"]}
    what = next((named[lemma] for lemma in before if lemma in named), None)
    return (value, what) if what in reading.words.tolls and what else None


def _some(reading: Reading, here: Tree, index: int) -> tuple[float, str] | None:
    """« trois sont morts », « deux d'entre eux sont décédés »: a number as subject of what befell them."""
    value = number_at(reading, here, index)
    if value is None:
        return None
    behind = range(index + 1, min(index + _SUBJECT, len(here.tokens)))
    auxiliary = next((i for i in behind if here.tokens[i].pos == "AUX"), None)
    between = range(index + 1, auxiliary or index + 1)
    if auxiliary is None or any(here.tokens[i].pos in {"NOUN", "PROPN", "VERB"} for i in between):
        return None
    after = (here.tokens[i].lemma.lower() for i in range(auxiliary + 1, min(auxiliary + 3, len(here.tokens))))
    what = next((reading.words.befell[lemma] for lemma in after if lemma in reading.words.befell), None)
    return (value, what) if what in reading.words.tolls and what else None


def number_at(reading: Reading, here: Tree, index: int) -> float | None:
    """The number a word stands for, « un » apart."""
    known: dict[str, int] = load_table(reading.annotated.dispatch.language, "figures")["words"]
    word = here.word(index)
    tens, _, ones = word.partition("-")
    value = float(word) if word.isdecimal() else known.get(word)
    if value is None and known.get(tens, 0) >= _TENS and 0 < known.get(ones, 0) < _TENS:
        value = known[tens] + known[ones]
    return float(value) if value is not None and value > 1 and value < 1000 else None
