"""What the dates of a dispatch mean whose own day is only likely: read on each day that it may be, and weighed.

« mardi » means the same on most days of a week, « ce matin » on none: an expression may be sure where the day of the
dispatch is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from questions.annotations import EvidenceSpan, TimeExpression

#: How likely a value must be for conclusions to be drawn from it, and to be shown at all.
SURE, LIKELY = 0.75, 0.55

#: What a dispatch says if it appeared on some day, and how likely that day is.
Reading = tuple[float, Sequence[TimeExpression]]


def weighed(readings: Sequence[Reading], undated: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    """Each expression with the value that it has on the likeliest days together.

    :param undated: the same read without any day: of « d'ici trois semaines » the length is left.
    """
    open_ended = {each.span: each for each in undated}
    shares: dict[EvidenceSpan, dict[str | None, float]] = defaultdict(lambda: defaultdict(float))
    found: dict[tuple[EvidenceSpan, str | None], TimeExpression] = {}
    for share, expressions in sorted(readings, key=lambda reading: -reading[0]):
        for each in expressions:
            shares[each.span][each.value] += share
            found.setdefault((each.span, each.value), each)
    for span, values in shares.items():
        best = max(values, key=lambda value: values[value])
        yield _as_sure(found[span, best], values[best]) or open_ended[span]


def _as_sure(expression: TimeExpression, share: float) -> TimeExpression | None:
    """The expression with its value as a value or a likely one; ``None`` where it is not even likely."""
    if share >= SURE or expression.value is None:
        return expression
    return replace(expression, value=None, likely=expression.value) if share >= LIKELY else None
