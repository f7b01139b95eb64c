"""Intervals in which a figure would lie nineteen times out of twenty, had other students sat the same quiz. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, sqrt, tanh

#: Quantile of the normal distribution that leaves 2.5 % above it.
Z = 1.959963984540054

#: Closer to ±1 than this, the transform of a correlation is no number.
_EDGE = 1 - 1e-12


@dataclass(frozen=True)
class Interval:
    """From ``low`` to ``high``, in percent."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        return self.low <= value <= self.high


def wilson(hits: float, trials: int) -> Interval:
    """Score interval of a proportion (E. B. Wilson, 1927), in percent.

    :param hits: successes; parts of a mark may be added up, which makes the interval rather too wide than too narrow,
        because marks between 0 and 1 vary less than right and wrong with the same mean.
    :param trials: at least 1.
    """
    share, square = hits / trials, Z * Z
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = Z * sqrt(max(0.0, share * (1 - share)) / trials + square / (4 * trials * trials)) / (1 + square / trials)
    return Interval(100 * max(0.0, middle - half), 100 * min(1.0, middle + half))


def fisher(correlation: float, pairs: int) -> Interval | None:
    """Interval of a correlation by R. A. Fisher's transform (1921): tanh(artanh r ± z / √(n - 3)).

    :param correlation: in percent, like the result.
    :return: ``None`` for fewer than four pairs.
    """
    if pairs < 4:
        return None
    middle = atanh(max(-_EDGE, min(_EDGE, correlation / 100)))
    half = Z / sqrt(pairs - 3)
    return Interval(100 * tanh(middle - half), 100 * tanh(middle + half))
