"""« Lesquelles de ces sources donnent le même nombre de morts ? »: who else bears out one side of a disputed number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import EvidenceSpan, Figure
from questions.dossier import Contradiction
from questions.item_writing.context import Context
from questions.item_writing.contradictions.opposed_passages import (
    TOPIC,
    evidence_of,
    figures_in,
    number_in,
    passage,
    worth_of,
)
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Draft, say, wordlist
from questions.item_writing.french.wording import capital, fold, join, tidy
from questions.item_writing.passages.standing_alone import stands_by_itself
from questions.items import Option

#: How much less such a question is worth than one on the disagreement itself.
_WORTH_LESS = 0.3
#: How a plural noun ends.
_PLURAL = ("s", "x", "z")


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two passages in dispute on a number, with the passages of other dispatches that repeat it."""

    near: EvidenceSpan
    far: EvidenceSpan
    figure: Figure
    backing: tuple[EvidenceSpan, ...]


def backing(context: Context, found: Contradiction) -> Iterator[Draft]:
    """Of the side that other dispatches bear out, word for word in the number, who these are."""
    if found.nature != "number" or found.a.file == found.b.file:
        return
    pairs = ((found.a, found.b, found.support_a), (found.b, found.a, found.support_b))
    sides = [side for near, far, told in pairs if (side := _side(context, near, far, told)) is not None]
    drafts = [draft for side in sides if (draft := _draft(context, found, side)) is not None]
    yield from drafts[:1]


def _side(context: Context, near: EvidenceSpan, far: EvidenceSpan, told: Sequence[EvidenceSpan]) -> _Side | None:
    figures = figures_in(context, near)
    if len(figures) != 1 or not stands_by_itself(context, near):
        return None
    repeating = tuple(span for span in told if _repeats(context, span, figures[0]))
    return _Side(near, far, figures[0], repeating) if repeating else None


def _repeats(context: Context, span: EvidenceSpan, figure: Figure) -> bool:
    """Whether a passage gives the number, with the noun that it counts: not « Onze ont été blessés », of whom the
    sentence before tells."""
    return any(
        other.value == figure.value
        and other.approximate == figure.approximate
        and (number := number_in(context, other)) is not None
        and number.end < other.span.end
        for other in figures_in(context, span)
    )


def _draft(context: Context, found: Contradiction, side: _Side) -> Draft | None:
    what, right = _asked(context, side), [span.file for span in side.backing]
    wrong = [file for file in _others(context, side) if file not in right]
    wrong.sort(key=lambda file: (file != side.far.file, file))
    several = len(right) > 1
    if what is None or side.far.file not in wrong or len(wrong) < (1 if several else FEWEST):
        return None
    told = [_says(context, span) for span in side.backing]
    options = [
        Option(capital(context.outlet(span.file)), True, why) for span, why in zip(side.backing, told, strict=True)
    ]
    options += [_wrong(context, side, file) for file in wrong[:MOST]]
    return Draft(
        topic=TOPIC,
        kind="multiple" if several else "single",
        rule="contradiction.backing",
        stem=say(
            f"contradictions.backing.{'several' if several else 'one'}",
            outlet=context.outlet(side.near.file),
            quote=passage(context, side.near, dated=False),
            what=what,
        ),
        options=tuple(options),
        rationale=" ".join(told),
        evidence=evidence_of(context, side.near, *side.backing),
        difficulty="medium",
        worth=worth_of(found) - _WORTH_LESS,
        source_independent=True,
        anchors=(side.near, *side.backing),
        closed=True,
        family="backing",
    )


def _asked(context: Context, side: _Side) -> str | None:
    """« le même nombre de morts », of a number that the passage as quoted still has."""
    number = number_in(context, side.figure)
    if number is None or fold(tidy(number.quote)) not in fold(passage(context, side.near)):
        return None
    counted = _counted(context, side.figure, number)
    return None if counted is None else join(say("contradictions.backing.number").lower(), counted)


def _counted(context: Context, figure: Figure, number: EvidenceSpan) -> str | None:
    """« de morts », where the figure is a number and one plural noun."""
    sentence = context.sentence(figure.span)
    tokens = sentence.tokens if sentence is not None else ()
    behind = [t for t in tokens if number.end <= t.start < figure.span.end]
    one = len(behind) == 1 and behind[0].pos == "NOUN" and behind[0].text.lower().endswith(_PLURAL)
    return join("de", tidy(behind[0].text)) if one else None


def _others(context: Context, side: _Side) -> list[str]:
    """The other dispatches of which it is sure that they do not give the number of such things."""
    rest = [file for file in context.files if context.outlet(file) != context.outlet(side.near.file)]
    return [file for file in rest if not any(_may_count(figure, side) for figure in context.read(file).figures)]


def _may_count(figure: Figure, side: _Side) -> bool:
    """Whether a figure may be the number in dispute, in whatever word; « trois kilomètres » are no ships."""
    measured = {*wordlist("measures"), *wordlist("everyday_units")} - {*wordlist("heads"), side.figure.unit}
    return figure.value == side.figure.value and figure.unit not in measured


def _says(context: Context, span: EvidenceSpan) -> str:
    return say("contradictions.figure.key", outlet=context.outlet(span.file), quote=passage(context, span))


def _wrong(context: Context, side: _Side, file: str) -> Option:
    why = _says(context, side.far) if file == side.far.file else say("contradictions.backing.silent")
    return Option(capital(context.outlet(file)), False, why)
