"""Figures: percentiles of times, and how they are printed."""

from __future__ import annotations

import math
from collections.abc import Sequence


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least ``percent`` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def spread(seconds: Sequence[float]) -> str:
    """p50, p95 and p99 in milliseconds."""
    shown = (f"p{percent} {percentile(seconds, percent) * 1000:.0f} ms" for percent in (50, 95, 99))
    return ", ".join(shown)
