"""What ``causes.toml`` says of the rule that found a reason: its shape and its strength."""

from __future__ import annotations

from functools import cache

from questions.languages.tables import load_table


@cache
def shapes() -> dict[str, str]:
    """The shape of each causal rule, by its name."""
    return {rule["name"]: rule["shape"] for rule in load_table("fr", "causes")["rule"]}


@cache
def strengths() -> dict[str, str]:
    """The strength of each causal rule, by its name."""
    return {rule["name"]: rule.get("strength", "strong") for rule in load_table("fr", "causes")["rule"]}
