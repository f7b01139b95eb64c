"""The questions that clauses answer (open or closed, signed or not), as the language pack lists them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from questions.languages.tables import load_table

#: A dimension and whether a word answers it with yes.
Answer = tuple[dict[str, Any], bool]


@lru_cache(maxsize=8)
def dimensions(language: str) -> dict[str, list[Answer]]:
    """Lemma → the dimensions it answers, with its answer."""
    found: dict[str, list[Answer]] = {}
    for dimension in load_table(language, "predicates")["dimension"]:
        for answer, name in ((True, "yes"), (False, "no")):
            for lemma in dimension[name]:
                found.setdefault(lemma, []).append((dimension, answer))
    return found


@lru_cache(maxsize=8)
def dimension_rules(language: str) -> dict[str, dict[str, Any]]:
    """The dimensions and frames by name."""
    rows = (*load_table(language, "predicates")["dimension"], *load_table(language, "frames")["frame"])
    return {row["name"]: {"contrast": False, **row} if "about" in row else row for row in rows}


@lru_cache(maxsize=8)
def phrases(language: str) -> dict[str, list[tuple[list[str], Answer]]]:
    """First word → the answers of several words that begin with it (« garde à vue »)."""
    found: dict[str, list[tuple[list[str], Answer]]] = {}
    for phrase, answers in dimensions(language).items():
        if " " in phrase:
            words = phrase.split()
            found.setdefault(words[0], []).extend((words, answer) for answer in answers)
    return found
