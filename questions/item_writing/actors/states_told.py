"""Which states words tell of: by an adjective, a capital, another name."""

from __future__ import annotations

from functools import cache
from typing import Any

from questions.annotations import Actor
from questions.item_writing.french.wording import fold
from questions.languages.tables import load_table


def peoples(title: str) -> frozenset[str]:
    """States whose adjective a title bears: « vice-ministre russe » goes with a Russian name."""
    words = fold(title).replace("-", " ").split(" ")
    return frozenset(_adjectives()[word] for word in words if word in _adjectives())


def told_by_place(actor: Actor, stem: str) -> bool:
    """« À l'invitation de qui se retrouveront-ils à Reykjavik ? — L'Islande »: the place gives the state away."""
    return actor.kind == "state" and any(f" {each}" in fold(stem) for each in _other_words().get(actor.name, ()))


@cache
def _adjectives() -> dict[str, str]:
    """The state of each adjective, folded."""
    return {fold(word): state["name"] for state in _states() for word in state.get("adjectives", [])}


@cache
def _other_words() -> dict[str, tuple[str, ...]]:
    """Capitals, adjectives and other names of each state, folded."""
    kinds = ("capitals", "adjectives", "aliases")
    return {state["name"]: tuple(fold(word) for kind in kinds for word in state.get(kind, [])) for state in _states()}


def _states() -> list[dict[str, Any]]:
    states: list[dict[str, Any]] = load_table("fr", "gazetteer_states")["states"]
    return states
