"""Statements to judge: true, false, or not said by the dispatches."""

from __future__ import annotations

from typing import Literal

from questions.item_writing.drafts import say
from questions.item_writing.wording import capital, quoted
from questions.items import Option

Verdict = Literal["right", "wrong", "silent"]


def judgement(verdict: Verdict, right: str, wrong: str, silent: str) -> tuple[Option, ...]:
    """The three verdicts in their usual order, each with its reason.

    :param verdict: which of the three is the answer.
    """
    whys = {"right": right, "wrong": wrong, "silent": silent}
    return tuple(Option(say(f"judged.{name}"), name == verdict, why) for name, why in whys.items())


def judged_stem(statement: str) -> str:
    """« … » Que faut-il penser de cette affirmation ?"""
    return say("judged.stem", statement=quoted(capital(statement)))
