"""How fast the reading engine is beside the language model that it runs on, and how its cost grows: ``make benchmark``.

    python -m tests.benchmarks.measure_reading [--slices N] [--small N] [--large N] [--profile]

Processor time of one process, what is compared measured by turns, medians of the ratios (``measuring.py``).
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from statistics import median

from questions.annotator.parsing.pipeline import model
from tests.benchmarks.generated import dossier
from tests.benchmarks.measuring import (
    MOST_OVER_LINEAR,
    MOST_TIMES_THE_MODEL,
    against_the_model,
    growth,
    peak_megabytes,
    read_anew,
    seconds,
)


def main() -> int:
    """Prints the figures; status 1 when a target is missed."""
    options = _options()
    before = peak_megabytes()
    start = time.perf_counter()
    print(f"model loaded in {seconds(model):.1f} s of processor time, {time.perf_counter() - start:.1f} s on the clock")
    print(f"memory: {before:.0f} MB before the model, {peak_megabytes():.0f} MB with it")
    if options.profile:
        return _profile(options.small)
    read_anew(dossier(5, seed=99))
    ratio = _against_the_model(options.slices)
    over = _growth(options.small, options.large)
    print(f"memory at most: {peak_megabytes():.0f} MB")
    return int(ratio > MOST_TIMES_THE_MODEL or over > MOST_OVER_LINEAR)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the reading engine.")
    parser.add_argument("--slices", type=int, default=8, help="dossiers of twenty dispatches (8)")
    parser.add_argument("--small", type=int, default=100, help="dispatches of the smaller dossiers (100)")
    parser.add_argument("--large", type=int, default=1000, help="dispatches of the larger dossier (1000)")
    parser.add_argument("--profile", action="store_true", help="print where the time of a small dossier goes, no more")
    return parser.parse_args()


def _against_the_model(count: int) -> float:
    slices = against_the_model(count)
    ratios = sorted(each.ratio for each in slices)
    speed = median(each.words / each.read for each in slices)
    print(f"read ÷ model alone: {median(ratios):.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f}; at most "
          f"{MOST_TIMES_THE_MODEL}); {speed:,.0f} words a second")  # fmt: skip
    print(f"read ÷ the engine's own pipeline alone: {median(each.ratio_to_own for each in slices):.2f}")
    return median(ratios)


def _growth(small: int, large: int) -> float:
    base, big, over = growth(small, large)
    print(f"{small} dispatches {base:.1f} s, {large} dispatches {big:.1f} s: {over:.2f} × linear (at most "
          f"{MOST_OVER_LINEAR})")  # fmt: skip
    return over


def _profile(size: int) -> int:
    profile = cProfile.Profile()
    profile.runcall(read_anew, dossier(size))
    pstats.Stats(profile).sort_stats("tottime").print_stats(40)
    return 0


if __name__ == "__main__":
    sys.exit(main())
