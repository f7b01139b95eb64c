"""What the figures of a question mean, in the cases in which they mean something. Pure.

The limits are those of the tables in Moodle's « Quiz report statistics »: a facility index of 90 and more is « very
easy », up to 20 « difficult »; a discrimination index below 20 is « very weak », from 30 on « adequate », below 0
« question probably invalid ».
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from classroom.results.item_analysis import MIN_FOR_DISCRIMINATION, MIN_FOR_FACILITY, ItemFigures
from classroom.results.thirds import Third

TOO_EASY = 90
TOO_HARD = 20
WEAK = 20
GOOD = 30
#: Fewer students in the best third than these say nothing about the key.
FEWEST_BEST = 3


class Verdict(StrEnum):
    """What to think of a question, the worst first."""

    KEY_IN_DOUBT = "key_in_doubt"
    UPSIDE_DOWN = "upside_down"
    CHANCE = "chance"
    TOO_HARD = "too_hard"
    TOO_EASY = "too_easy"
    WEAK = "weak"
    UNUSED = "unused"
    GOOD = "good"
    FINE = "fine"
    TOO_FEW = "too_few"
    DROPPED = "dropped"


#: Verdicts that ask for a second look at the question.
ALARMS = frozenset({Verdict.KEY_IN_DOUBT, Verdict.UPSIDE_DOWN, Verdict.CHANCE})


@dataclass(frozen=True)
class Said:
    """A verdict, with the answers that it speaks of."""

    verdict: Verdict
    answers: tuple[str, ...] = ()
    #: How many of the best third chose it, of how many.
    count: int = 0
    of: int = 0


@dataclass(frozen=True)
class Choices:
    """An option of a closed question and how many chose it, all together and by third."""

    text: str
    right: bool
    count: int
    by_third: Mapping[Third, int]


def verdicts(
    figures: ItemFigures | None, guess: float | None, choices: Sequence[Choices], thirds: Mapping[Third, int] | None
) -> list[Said]:
    """Everything that can be said of a question, the worst first; never nothing.

    :param guess: random-guess score in percent.
    :param choices: options of a question with one right answer; none for other kinds.
    :param thirds: how many students each third has.
    """
    if figures is None or figures.facility is None or figures.answers < MIN_FOR_FACILITY:
        return [Said(Verdict.TOO_FEW)]
    said = [*_key_in_doubt(choices, thirds), *_discriminating_badly(figures), *_easiness(figures, guess)]
    said += _unused(figures, choices)
    if not said:
        good = figures.discrimination is not None and figures.discrimination >= GOOD
        said = [Said(Verdict.GOOD if good else Verdict.FINE)]
    return sorted(said, key=lambda each: list(Verdict).index(each.verdict))


def _key_in_doubt(choices: Sequence[Choices], thirds: Mapping[Third, int] | None) -> list[Said]:
    """The best students agree on a wrong answer: more of them chose it than the key, half of them at least, and not
    fewer than elsewhere in the class."""
    best = (thirds or {}).get(Third.TOP, 0)
    if best < FEWEST_BEST or not choices:
        return []
    key = sum(each.by_third[Third.TOP] for each in choices if each.right)
    rival = max((each for each in choices if not each.right), key=lambda e: e.by_third[Third.TOP], default=None)
    if rival is None or rival.by_third[Third.TOP] <= key or 2 * rival.by_third[Third.TOP] < best:
        return []
    worst = (thirds or {}).get(Third.BOTTOM, 0)
    if worst and rival.by_third[Third.TOP] / best < rival.by_third[Third.BOTTOM] / worst:
        return []
    return [Said(Verdict.KEY_IN_DOUBT, (rival.text,), rival.by_third[Third.TOP], best)]


def _discriminating_badly(figures: ItemFigures) -> list[Said]:
    """Nothing is said of a question that nearly everybody has right, or wrong: there it cannot tell them apart."""
    index = figures.discrimination
    if index is None or figures.facility is None:
        return []
    if index < 0 and (figures.discrimination_interval is None or figures.discrimination_interval.low < -WEAK):
        return [Said(Verdict.UPSIDE_DOWN)]
    in_the_middle = TOO_HARD < figures.facility < TOO_EASY
    return [Said(Verdict.WEAK)] if index < WEAK and in_the_middle else []


def _easiness(figures: ItemFigures, guess: float | None) -> list[Said]:
    facility, interval = figures.facility or 0.0, figures.facility_interval
    if facility >= TOO_EASY:
        return [Said(Verdict.TOO_EASY)]
    if guess and interval is not None and interval.low <= guess and facility <= guess * 1.1:
        return [Said(Verdict.CHANCE)]
    return [Said(Verdict.TOO_HARD)] if facility <= TOO_HARD else []


def _unused(figures: ItemFigures, choices: Sequence[Choices]) -> list[Said]:
    """Wrong options that nobody took; of a question that is too easy they go without saying."""
    if figures.answers < MIN_FOR_DISCRIMINATION or (figures.facility or 0) >= TOO_EASY:
        return []
    unused = tuple(each.text for each in choices if not each.right and not each.count)
    return [Said(Verdict.UNUSED, unused)] if unused else []
