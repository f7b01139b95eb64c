"""The shape of an answer by kind of question, as it is stored and as the page sends it.

==================  =========================================================  ==================================
kind                stored (indexes into the version's options)                on the page (places as shown)
==================  =========================================================  ==================================
single, true_false  index of the chosen option                                 place of the chosen option
multiple            sorted indexes of the chosen options                       sorted places
order               rank given to each option, from 1, or ``None``             the same, by place
match               for each left half, index of the option whose right half   for each left half, place in the
                    was chosen, or ``None``                                    list of choices, or ``None``
numeric, short      the text as typed                                          the text as typed
==================  =========================================================  ==================================

``None`` is the answer taken back, for every kind. The page never sees an index into the version's options: their order
there may say which is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from classroom.models import ItemKind
from questions.items import PAIR_SEPARATOR

#: What can be stored; see the table above.
Answer = int | str | list[int] | list[int | None] | None

#: Longest answer that can be typed, in characters.
MAX_TYPED = 500

CHOICE = frozenset({ItemKind.SINGLE, ItemKind.TRUE_FALSE})
TYPED = frozenset({ItemKind.NUMERIC, ItemKind.SHORT})


class Question(Protocol):
    """What describing an answer needs of a version."""

    @property
    def kind(self) -> ItemKind: ...
    @property
    def options(self) -> list[dict[str, Any]]: ...


class BadAnswer(ValueError):
    """The page sent something that is no answer to this question."""


def halves(option: dict[str, Any]) -> tuple[str, str]:
    """Left and right half of a ``match`` option."""
    left, _separator, right = option["text"].partition(PAIR_SEPARATOR)
    return left, right


def choice_order(options: Sequence[dict[str, Any]], option_order: Sequence[int]) -> list[int]:
    """For ``match``: indexes of the options whose right halves are shown as choices; equal halves are shown once."""
    shown: dict[str, int] = {}
    for index in option_order:
        shown.setdefault(halves(options[index])[1], index)
    return list(shown.values())


def from_page(kind: ItemKind, options: Sequence[dict[str, Any]], option_order: Sequence[int], value: Any) -> Answer:
    """What the page sent, as it is stored.

    :raises BadAnswer: when it is no answer to this question.
    """
    if value is None:
        return None
    if kind in TYPED:
        return _typed(value)
    if kind in CHOICE:
        return option_order[_place(value, len(option_order))]
    if not isinstance(value, list):
        raise BadAnswer("a list is expected")
    if kind is ItemKind.MULTIPLE:
        return sorted({option_order[_place(place, len(option_order))] for place in value}) or None
    if kind is ItemKind.ORDER:
        return _ranks_from_page(option_order, value)
    return _pairs_from_page(options, option_order, value)


def to_page(kind: ItemKind, options: Sequence[dict[str, Any]], option_order: Sequence[int], answer: Any) -> Any:
    """A stored answer, as the page shows it: the inverse of :func:`from_page`."""
    if answer is None or kind in TYPED:
        return answer
    place_of = {index: place for place, index in enumerate(option_order)}
    if kind in CHOICE:
        return place_of[answer]
    if kind is ItemKind.MULTIPLE:
        return sorted(place_of[index] for index in answer)
    if kind is ItemKind.ORDER:
        return [answer[index] for index in option_order]
    place_of_choice = {halves(options[i])[1]: place for place, i in enumerate(choice_order(options, option_order))}
    return [None if index is None else place_of_choice[halves(options[index])[1]] for index in answer]


def describe(version: Question, answer: Any) -> list[str]:
    """An answer in words, one line a part; no line when nothing was answered."""
    if answer is None:
        return []
    if version.kind in TYPED:
        return [answer]
    texts = [option["text"] for option in version.options]
    if version.kind in CHOICE:
        return [texts[answer]]
    if version.kind is ItemKind.MULTIPLE:
        return [texts[index] for index in answer]
    if version.kind is ItemKind.ORDER:
        ranked = sorted((rank, index) for index, rank in enumerate(answer) if rank is not None)
        return [f"{rank}. {texts[index]}" for rank, index in ranked]
    pairs = [halves(option) for option in version.options]
    return [f"{pairs[i][0]}{PAIR_SEPARATOR}{pairs[j][1]}" for i, j in enumerate(answer) if j is not None]


def key(version: Question) -> Answer:
    """The right answer in its stored shape; for typed answers, the first that is accepted."""
    right = [index for index, option in enumerate(version.options) if option["correct"]]
    if version.kind in CHOICE:
        return right[0]
    if version.kind is ItemKind.MULTIPLE:
        return right
    if version.kind is ItemKind.ORDER:
        return list(range(1, len(version.options) + 1))
    if version.kind is ItemKind.MATCH:
        return list(range(len(version.options)))
    return str(version.options[right[0]]["text"])


def describe_key(version: Question) -> list[str]:
    """The right answer in words, one line a part; for typed answers, everything that is accepted."""
    if version.kind in TYPED:
        return [option["text"] for option in version.options if option["correct"]]
    return describe(version, key(version))


def _typed(value: Any) -> str | None:
    if not isinstance(value, str) or len(value) > MAX_TYPED or any(map(_is_no_character, value)):
        raise BadAnswer("a short text is expected")
    return value.strip() or None


def _is_no_character(sign: str) -> bool:
    """What PostgreSQL cannot store, and half characters that JSON lets through and no page can show."""
    return sign == "\x00" or "\ud800" <= sign <= "\udfff"


def _place(value: Any, size: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < size:
        raise BadAnswer("there is no such option")
    return value


def _ranks_from_page(option_order: Sequence[int], value: list[Any]) -> list[int | None] | None:
    if len(value) != len(option_order):
        raise BadAnswer("one rank for each option is expected")
    ranks: list[int | None] = [None] * len(option_order)
    for index, rank in zip(option_order, value, strict=True):
        ranks[index] = None if rank is None else _place(rank, len(value) + 1)
    if 0 in ranks:
        raise BadAnswer("ranks begin with 1")
    return ranks if any(ranks) else None


def _pairs_from_page(
    options: Sequence[dict[str, Any]], option_order: Sequence[int], value: list[Any]
) -> list[int | None] | None:
    if len(value) != len(options):
        raise BadAnswer("one choice for each left half is expected")
    choices = choice_order(options, option_order)
    pairs = [None if place is None else choices[_place(place, len(choices))] for place in value]
    return pairs if any(index is not None for index in pairs) else None
