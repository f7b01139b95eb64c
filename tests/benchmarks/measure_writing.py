"""How fast questions are written beside the reading that they rest on, and how the cost grows: ``make benchmark``.

    python -m tests.benchmarks.measure_writing [--small N] [--large N] [--profile]

Processor time of one process; every dossier is written about with nothing remembered of an earlier one.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
from statistics import median

from questions.annotator.parsing.pipeline import model
from questions.dossier import Dossier
from questions.item_writing import write_items
from tests.benchmarks.generated import dossier
from tests.benchmarks.measuring import read_anew, seconds

#: Seconds of processor time for a dossier of five dispatches that has been read.
MOST_SECONDS = 1.0
#: How much a dispatch may cost more to ask about in a dossier four times as large: every question is weighed against
#: all that the dossier tells, and against all other questions, so that some growth is in the matter.
MOST_OVER_LINEAR = 2.5
_SEEDS = (11, 12, 13)


def main() -> int:
    """Prints the figures; status 1 when a target is missed."""
    options = _options()
    model()
    if options.profile:
        return _profile(options.small)
    five = [read_anew(dossier(5, seed=seed)) for seed in _SEEDS]
    write_items(five[0])
    once = median(seconds(lambda each=each: write_items(each)) for each in five)
    print(f"five dispatches: {once:.2f} s of processor time (at most {MOST_SECONDS})")
    over = _growth(options.small, options.large)
    return int(once > MOST_SECONDS or over > MOST_OVER_LINEAR)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the writing of questions.")
    parser.add_argument("--small", type=int, default=20, help="dispatches of the smaller dossiers (20)")
    parser.add_argument("--large", type=int, default=80, help="dispatches of the larger dossier (80)")
    parser.add_argument("--profile", action="store_true", help="print where the time of a small dossier goes, no more")
    return parser.parse_args()


def _growth(small: int, large: int) -> float:
    parts = [_weighed(read_anew(dossier(small, seed=seed))) for seed in _SEEDS]
    whole = _weighed(read_anew(dossier(large, seed=20)))
    base = median(parts)
    over = whole / base / (large / small)
    print(f"{small} dispatches {base:.1f} s, {large} dispatches {whole:.1f} s: {over:.2f} × linear (at most "
          f"{MOST_OVER_LINEAR})")  # fmt: skip
    return over


def _weighed(read: Dossier) -> float:
    return seconds(lambda: write_items(read))


def _profile(size: int) -> int:
    read = read_anew(dossier(size))
    profile = cProfile.Profile()
    profile.runcall(write_items, read)
    pstats.Stats(profile).sort_stats("tottime").print_stats(40)
    return 0


if __name__ == "__main__":
    sys.exit(main())
