"""Questions that the invented teacher has written herself, read from ``own_questions.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from classroom.demo.school import FOLDER
from classroom.item_bank.answer_key import Choice
from classroom.item_bank.rules import Rules
from classroom.item_bank.service import Draft, EvidenceAt
from classroom.models import Difficulty, Dispatch, ItemKind, Topic


def own_questions() -> list[dict[str, Any]]:
    """The questions as they are written down."""
    with (FOLDER / "own_questions.toml").open("rb") as file:
        told: list[dict[str, Any]] = tomllib.load(file)["questions"]
    return told


def draft(told: Mapping[str, Any], dispatches: Mapping[str, Dispatch]) -> Draft:
    """A question in the words of the bank, its quotes found in the dispatches.

    :param dispatches: by file.
    :raises ValueError: when a quote does not stand in its dispatch.
    """
    return Draft(
        topic=Topic(told["topic"]),
        kind=ItemKind(told["kind"]),
        stem=told["stem"],
        choices=[Choice(**each) for each in told["options"]],
        difficulty=Difficulty(told["difficulty"]),
        rationale=told["rationale"],
        evidence=[_evidence(dispatches[each["file"]], each["quote"]) for each in told["evidence"]],
        rules=Rules(**told.get("rules", {})),
        points=told.get("points", 1.0),
        feedback_right=told.get("feedback_right", ""),
        feedback_wrong=told.get("feedback_wrong", ""),
    )


def _evidence(dispatch: Dispatch, quote: str) -> EvidenceAt:
    start = dispatch.text.index(quote)
    return EvidenceAt(dispatch.id, start, start + len(quote), quote)
