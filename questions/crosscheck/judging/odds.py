"""From traits to a likelihood: the weights of a logistic regression, which stand in the language pack."""

from __future__ import annotations

import math
from collections.abc import Mapping

from questions.languages.tables import load_table


def likelihood(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Likelihood from 0 to 1: ``bias`` and each trait by its weight, in the logarithm of the odds."""
    score = weights["bias"] + sum(weight * found[name] for name, weight in weights.items() if name != "bias")
    return 1 / (1 + math.exp(-score))


def log_odds(likely: float) -> float:
    """The score at which the likelihood is so high: the natural logarithm of the odds, minus infinity for none."""
    return math.log(likely / (1 - likely)) if likely else -math.inf


def weights(language: str, name: str) -> Mapping[str, float]:
    """The weights of one judge (``judge.toml``)."""
    found: Mapping[str, float] = load_table(language, "judge")["weights"][name]
    return found
