"""How long students spent on a question, as far as saved answers tell. Pure.

An attempt is a row of moments: its start, then every answer saved. What lies between one moment and the next is put
down to the question answered at its end. Reading ahead and thinking without answering cannot be told apart, so this is
an estimate, and the page says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime


def seconds_by_question(started_at: datetime, saved: Iterable[tuple[int, datetime]]) -> dict[int, float]:
    """Seconds spent on each question of one attempt.

    :param saved: question and moment of every answer, in any order.
    """
    spent: dict[int, float] = defaultdict(float)
    before = started_at
    for question, moment in sorted(saved, key=lambda each: each[1]):
        spent[question] += max(0.0, (moment - before).total_seconds())
        before = max(before, moment)
    return dict(spent)
