"""Whose version of the facts an answer is. Pure.

An answer is tied to a dispatch in one of three ways, the first that gives something: a teacher has said so; the rule of
the engine that wrote the question says what its right answer shows; the words or numbers of the answer stand in the
evidence of one dispatch and of no other. What none of them ties is told as such; nothing is guessed.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from classroom.attempts.answers import CHOICE, TYPED
from classroom.attempts.written import fold
from classroom.models import Holds, ItemKind, ItemVersion, Topic
from classroom.results.intervals import Interval, wilson
from classroom.results.item_analysis import MIN_FOR_FACILITY


class Shows(StrEnum):
    """What an answer shows, as ``held_rules.toml`` says it of the rule that wrote the question."""

    DISAGREEMENT = "disagreement"
    BOTH = "both"
    EACH = "each"
    WORDS = "words"
    OTHER = "other"


@cache
def shown_by_rule() -> Mapping[str, Shows]:
    """What answers show, by the name of a rule; those of questions that are written no more are known as well."""
    return {rule: Shows(shows) for rule, shows in {**_table()["retired"], **_table()["shows"]}.items()}


def rules_in_use() -> frozenset[str]:
    """Rules of the table that write questions."""
    return frozenset(_table()["shows"])


@cache
def _table() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = tomllib.loads(
        files(__package__).joinpath("held_rules.toml").read_text(encoding="utf-8")
    )
    return table


def shows(version: ItemVersion) -> Shows:
    """What an answer to a question shows; its words say it where nothing else is known."""
    return shown_by_rule().get(version.item.rule or "", Shows.WORDS)


#: Sources that a question sets beside each other.
_SOURCES = 2
_NUMBER = re.compile(r"\d+(?:[\s.\u00a0\u202f]\d{3})*(?:,\d+)?")


@dataclass(frozen=True)
class Stance:
    """What somebody holds who gives an answer; ``dispatch_id`` where it is the version of one dispatch."""

    holds: Holds
    dispatch_id: int | None = None
    by_teacher: bool = False


@dataclass(frozen=True)
class Part:
    """A number of answers of all, with its interval; both silent below a stated number of answers."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """In percent."""
        return 100 * self.count / self.of if self.of >= MIN_FOR_FACILITY else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's, in percent."""
        return wilson(self.count, self.of) if self.of >= MIN_FOR_FACILITY else None


@dataclass(frozen=True)
class HeldLine:
    """A question on which sources differ, and what the answers to it hold."""

    version: ItemVersion
    #: Dispatches whose words the question rests on, in order.
    dispatch_ids: tuple[int, ...]
    #: By option; empty for typed answers.
    stances: list[Stance | None]
    by_dispatch: Mapping[int, int]
    disagreement: int
    nothing: int
    #: Answers that could not be tied to anything.
    untied: int
    unanswered: int

    @property
    def answers(self) -> int:
        """Students who were asked."""
        return sum(self.by_dispatch.values()) + self.disagreement + self.nothing + self.untied + self.unanswered

    def part(self, count: int) -> Part:
        """A number of those who were asked."""
        return Part(count, self.answers)

    @property
    def tied(self) -> bool:
        """Whether any answer could show anything."""
        return self.version.kind in TYPED or any(self.stances)


@dataclass(frozen=True)
class HeldTotal:
    """Over several questions."""

    versions: Part
    disagreement: Part
    questions: int


@dataclass(frozen=True)
class Held:
    """The page."""

    lines: list[HeldLine]
    #: Questions of which no answer can be tied.
    untied: list[HeldLine]
    by_outlet: dict[str, Part] = field(default_factory=dict)
    by_topic: dict[Topic, HeldTotal] = field(default_factory=dict)


Ties = Mapping[int, Stance]


def held(
    versions: Iterable[ItemVersion],
    answers: Mapping[int, Sequence[Any]],
    ties: Mapping[int, Ties],
    outlets: Mapping[int, str],
) -> Held:
    """Put the page together.

    :param versions: questions with their evidence and their item.
    :param answers: by version, one for each student who was asked; ``None``: left open.
    :param ties: by version and option, what a teacher has said.
    :param outlets: name of the outlet by dispatch.
    """
    concerned = [version for version in versions if is_concerned(version)]
    lines = [_line(version, answers.get(version.id, ()), ties.get(version.id, {})) for version in concerned]
    told = [line for line in lines if line.tied]
    return Held(
        lines=told,
        untied=[line for line in lines if not line.tied],
        by_outlet=_by_outlet(told, outlets),
        by_topic={
            topic: _total([line for line in told if line.version.topic is topic])
            for topic in Topic
            if any(line.version.topic is topic for line in told)
        },
    )


def is_concerned(version: ItemVersion) -> bool:
    """Whether a question is about a contradiction, or rests on several dispatches and its answer on whom one trusts."""
    if shows(version) is Shows.OTHER:
        return False
    several = len(_dispatches(version)) > 1
    return version.topic is Topic.CONTRADICTION or (several and _differs(version))


def stances(version: ItemVersion, ties: Ties) -> list[Stance | None]:
    """What each option holds; ``None``: cannot be told."""
    if version.kind not in CHOICE and version.kind is not ItemKind.MULTIPLE:
        return []
    read = _read_each(version) if shows(version) is Shows.EACH else [_read(version, o) for o in version.options]
    return [ties.get(place) or stance for place, stance in enumerate(read)]


def stance_of(version: ItemVersion, options: Sequence[Stance | None], answer: Any) -> Stance | None:
    """What an answer holds; several versions chosen together are a disagreement seen."""
    if version.kind in TYPED:
        return _by_words(version, str(answer))
    chosen = [options[place] for place in (answer if isinstance(answer, list) else [answer])] if options else []
    known = [stance for stance in chosen if stance is not None]
    if len({stance.dispatch_id for stance in known if stance.holds is Holds.VERSION}) > 1:
        return Stance(Holds.DISAGREEMENT)
    order = (Holds.DISAGREEMENT, Holds.VERSION, Holds.NOTHING)
    return min(known, key=lambda stance: order.index(stance.holds), default=None)


def _differs(version: ItemVersion) -> bool:
    """Whether the answers of a question are versions of several dispatches."""
    found = [_by_words(version, option["text"]) for option in version.options]
    return len({stance.dispatch_id for stance in found if stance}) > 1


def _line(version: ItemVersion, answers: Sequence[Any], ties: Ties) -> HeldLine:
    options = stances(version, ties)
    given = [answer for answer in answers if answer is not None]
    found = [stance_of(version, options, answer) for answer in given]
    kinds = Counter(stance.holds for stance in found if stance)
    by_dispatch = Counter(s.dispatch_id for s in found if s and s.holds is Holds.VERSION and s.dispatch_id is not None)
    tied_to = [stance.dispatch_id for stance in options if stance and stance.dispatch_id is not None]
    sides = dict.fromkeys([*_dispatches(version), *tied_to])
    return HeldLine(
        version=version,
        dispatch_ids=tuple(sides),
        stances=options,
        by_dispatch=by_dispatch,
        disagreement=kinds[Holds.DISAGREEMENT],
        nothing=kinds[Holds.NOTHING],
        untied=sum(stance is None for stance in found),
        unanswered=len(answers) - len(given),
    )


def _read(version: ItemVersion, option: Mapping[str, Any]) -> Stance | None:
    shown = shows(version)
    if shown is Shows.DISAGREEMENT or (shown is Shows.BOTH and option["correct"]):
        return Stance(Holds.DISAGREEMENT if option["correct"] else Holds.NOTHING)
    return _by_words(version, option["text"])


def _read_each(version: ItemVersion) -> list[Stance | None]:
    """Answers that say what each of two sources tells: « 43 selon A, 27 selon B », « 27 selon l'une et l'autre ».

    Of those that give one version to both sources, the one that begins most like the right answer gives the version of
    the first source. Whoever has the sources the wrong way round has seen that they disagree.
    """
    texts = [fold(option["text"]).split() for option in version.options]
    key = next((words for words, option in zip(texts, version.options, strict=True) if option["correct"]), [])
    differing = [sorted(words) == sorted(key) for words in texts]
    alone = [place for place, differs in enumerate(differing) if not differs]
    sides = _dispatches(version)
    found: list[Stance | None] = [Stance(Holds.DISAGREEMENT) if differs else None for differs in differing]
    if len(alone) == len(sides) == _SOURCES:
        first = max(alone, key=lambda place: _begins_alike(texts[place], key))
        for place in alone:
            found[place] = Stance(Holds.VERSION, sides[place != first])
    return found


def _begins_alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts have in common before they part."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _by_words(version: ItemVersion, text: str) -> Stance | None:
    """The version of the one dispatch in whose evidence the numbers of a text stand, or the whole of it."""
    quotes: dict[int, list[str]] = {}
    for evidence in version.evidence:
        quotes.setdefault(evidence.dispatch_id, []).append(evidence.quote)
    if len(quotes) < 2:
        return None
    holders = [dispatch for dispatch, words in quotes.items() if any(_stands_in(text, quote) for quote in words)]
    return Stance(Holds.VERSION, holders[0]) if len(holders) == 1 else None


def _stands_in(text: str, quote: str) -> bool:
    numbers = _numbers(text)
    if numbers:
        return numbers <= _numbers(quote)
    folded = fold(text)
    return bool(folded) and f" {folded} " in f" {fold(quote)} "


def _numbers(text: str) -> set[str]:
    return {re.sub(r"[\s.\u00a0\u202f]", "", number) for number in _NUMBER.findall(text)}


def _dispatches(version: ItemVersion) -> list[int]:
    return list(dict.fromkeys(evidence.dispatch_id for evidence in version.evidence))


def _by_outlet(lines: Sequence[HeldLine], outlets: Mapping[int, str]) -> dict[str, Part]:
    """Of the answers to questions in which an outlet has a version, how many hold it."""
    held_by: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line in lines:
        sides = {stance.dispatch_id for stance in line.stances if stance and stance.dispatch_id is not None}
        for dispatch in sides or set(line.by_dispatch):
            held_by[outlets[dispatch]] += line.by_dispatch.get(dispatch, 0)
            asked[outlets[dispatch]] += line.answers
    return {outlet: Part(held_by[outlet], asked[outlet]) for outlet in sorted(asked)}


def _total(lines: Sequence[HeldLine]) -> HeldTotal:
    answers = sum(line.answers for line in lines)
    versions = sum(sum(line.by_dispatch.values()) for line in lines)
    return HeldTotal(Part(versions, answers), Part(sum(line.disagreement for line in lines), answers), len(lines))
