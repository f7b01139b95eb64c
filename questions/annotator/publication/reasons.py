"""Why a publication day was inferred, in one French sentence made of the pack's clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from questions import timex
from questions.annotations import EvidenceSpan
from questions.french_dates import french_day, french_value, french_when
from questions.languages import load

_MOST = 4


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the proof: the pack's clause, its words, and the passages that it rests on."""

    clause: str
    words: dict[str, str]
    spans: tuple[EvidenceSpan, ...]


def reason_text(reasons: list[Reason], value: str, language: str, *, likely: bool = False) -> str:
    """The steps and the conclusion as one sentence."""
    clauses = load(language, "publication").table("reasons")
    told = list(dict.fromkeys(clauses[reason.clause].format(**_shown(reason)) for reason in reasons))[-_MOST:]
    if len(reasons) > _MOST:
        first = clauses[reasons[0].clause].format(**_shown(reasons[0]))
        told = list(dict.fromkeys([first, *told[1:]]))
    kind = "conclusion_day" if timex.is_day(value) else "conclusion_interval"
    conclusion = clauses[f"likely_{kind}" if likely else kind].format(value=_when(value))
    sentence = "\u202f; ".join([*told, conclusion])
    return f"{sentence[0].upper()}{sentence[1:]}."


def _shown(reason: Reason) -> dict[str, str]:
    words = dict(reason.words)
    if "value" in words:
        words["value"] = french_value(words["value"])
    if "weekday" in words:
        words["weekday"] = french_day(date.fromisoformat(words["weekday"])).split()[0]
    return {key: " ".join(word.split()) for key, word in words.items()}


def _when(value: str) -> str:
    if timex.is_day(value):
        return french_value(value)
    first, last = value.split("/")
    return f"entre {french_when(first)} et {french_when(last)}"
