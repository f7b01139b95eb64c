"""The shape of an answer by kind of question, as it is stored and as the page sends it.

==================  =========================================================  ==================================
kind                stored (indexes into the version's options)                on the page (places as shown)
==================  =========================================================  ==================================
single, true_false  index of the chosen option                                 place of the chosen option
multiple            sorted indexes of the chosen options                       sorted places
order               rank given to each option, from 1, or ``None``             the same, by place
match               for each left half, index of the option whose right half   for each left half, place in the
                    was chosen, or ``None``                                    list of choices, or ``None``
numeric, short,     the text as typed                                          the text as typed
date, open
gap                 for each gap, the text as typed, or the index of the       for each gap, the text as typed, or the
                    option that was chosen from its list, or ``None``          place in its list, or ``None``
highlight           sorted numbers of the words selected                       the same
==================  =========================================================  ==================================

``None`` is the answer taken back, for every kind. The page never sees an index into the version's options: their order
there may say which is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from classroom.item_bank.gaps import filled, gap_count, is_listed, of_gap
from classroom.item_bank.passages import LONGEST_PASSAGE, places, runs
from classroom.item_bank.rules import rules_of
from classroom.models import ItemKind
from questions.items import PAIR_SEPARATOR

#: What can be stored; see the table above.
Answer = int | str | list[int] | list[int | None] | list[int | str] | list[int | str | None] | None

#: Longest answer that can be typed, in characters …
MAX_TYPED = 500
#: … and longest open answer, about 1,500 words.
MAX_OPEN = 10_000

CHOICE = frozenset({ItemKind.SINGLE, ItemKind.TRUE_FALSE})
#: Typed on one line and compared with accepted answers.
TYPED = frozenset({ItemKind.NUMERIC, ItemKind.SHORT, ItemKind.DATE})
#: Read and marked by a person; see :func:`classroom.attempts.scoring.awaits_marker`.
BY_HAND = frozenset({ItemKind.OPEN})
#: Whose stored answer is the text as typed.
TEXT = TYPED | BY_HAND


class Question(Protocol):
    """What describing an answer needs of a version."""

    @property
    def kind(self) -> ItemKind: ...
    @property
    def options(self) -> list[dict[str, Any]]: ...
    @property
    def rules(self) -> dict[str, Any]: ...


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
    if kind in TEXT:
        return _typed(value, MAX_OPEN if kind in BY_HAND else MAX_TYPED)
    if kind in CHOICE:
        return option_order[_place(value, len(option_order))]
    if not isinstance(value, list):
        raise BadAnswer("a list is expected")
    if kind is ItemKind.MULTIPLE:
        return sorted({option_order[_place(place, len(option_order))] for place in value}) or None
    if kind is ItemKind.ORDER:
        return _ranks_from_page(option_order, value)
    if kind is ItemKind.GAP:
        return _gaps_from_page(options, option_order, value)
    if kind is ItemKind.HIGHLIGHT:
        return sorted({_place(number, LONGEST_PASSAGE) for number in value}) or None
    return _pairs_from_page(options, option_order, value)


def to_page(kind: ItemKind, options: Sequence[dict[str, Any]], option_order: Sequence[int], answer: Any) -> Any:
    """A stored answer, as the page shows it: the inverse of :func:`from_page`."""
    if answer is None or kind in TEXT or kind is ItemKind.HIGHLIGHT:
        return answer
    if kind is ItemKind.GAP:
        return [_gap_to_page(options, option_order, gap, each) for gap, each in enumerate(answer, 1)]
    place_of = {index: place for place, index in enumerate(option_order)}
    if kind in CHOICE:
        return place_of[answer]
    if kind is ItemKind.MULTIPLE:
        return sorted(place_of[index] for index in answer)
    if kind is ItemKind.ORDER:
        return [answer[index] for index in option_order]
    place_of_choice = {halves(options[i])[1]: place for place, i in enumerate(choice_order(options, option_order))}
    return [None if index is None else place_of_choice[halves(options[index])[1]] for index in answer]


def listed(options: Sequence[dict[str, Any]], option_order: Sequence[int], gap: int) -> list[int]:
    """Indexes of the options from which a gap is chosen, in the order shown; none for a gap that is typed."""
    return [index for index in option_order if index in of_gap(options, gap)] if is_listed(options, gap) else []


def describe(version: Question, answer: Any) -> list[str]:
    """An answer in words, one line a part; no line when nothing was answered."""
    if answer is None:
        return []
    if version.kind in TEXT:
        return [answer]
    if version.kind is ItemKind.HIGHLIGHT:
        return runs(rules_of(version.kind, version.rules).passage, answer)
    texts = [option["text"] for option in version.options]
    if version.kind is ItemKind.GAP:
        words = ((gap, texts[each] if isinstance(each, int) else each) for gap, each in enumerate(answer, 1))
        return [f"[{gap}] {word}" for gap, word in words if word is not None]
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
    """The right answer in its stored shape; for typed answers, the first that is accepted. ``None`` where a person
    marks: there is none."""
    if version.kind in BY_HAND:
        return None
    if version.kind is ItemKind.HIGHLIGHT:
        return sorted(number for span in key_spans(version) for number in span)
    right = [index for index, option in enumerate(version.options) if option["correct"]]
    if version.kind in CHOICE:
        return right[0]
    if version.kind is ItemKind.MULTIPLE:
        return right
    if version.kind is ItemKind.ORDER:
        return list(range(1, len(version.options) + 1))
    if version.kind is ItemKind.MATCH:
        return list(range(len(version.options)))
    if version.kind is ItemKind.GAP:
        return [_gap_key(version.options, gap) for gap in range(1, gap_count(version.options) + 1)]
    return str(version.options[right[0]]["text"])


def key_spans(version: Question) -> list[frozenset[int]]:
    """For ``highlight``: the numbers of the words to be found; where they stand more than once, the first time. Where
    one of several passages is enough, only the first of them."""
    rules = rules_of(version.kind, version.rules)
    found = [places(rules.passage, option["text"])[:1] for option in version.options if option["correct"]]
    spans = [span for first in found for span in first]
    return spans[:1] if rules.any_span else spans


def describe_key(version: Question) -> list[str]:
    """The right answer in words, one line a part; for typed answers everything that is accepted, for those that a
    person marks everything that she looks for."""
    right = [option for option in version.options if option["correct"]]
    if version.kind in TEXT or version.kind is ItemKind.HIGHLIGHT:
        return [option["text"] for option in right]
    if version.kind is ItemKind.GAP:
        gaps = range(1, gap_count(version.options) + 1)
        return [f"[{gap}] {' / '.join(o['text'] for o in right if o.get('gap', 1) == gap)}" for gap in gaps]
    return describe(version, key(version))


def in_gaps(version: Question, answer: Any) -> str:
    """For ``gap``: the whole text with an answer in its place; gaps left open keep their number."""
    texts = [option["text"] for option in version.options]
    given = {gap: texts[each] if isinstance(each, int) else each for gap, each in enumerate(answer or [], 1)}
    return filled(rules_of(version.kind, version.rules).text, {gap: word for gap, word in given.items() if word})


def _gap_key(options: Sequence[dict[str, Any]], gap: int) -> int | str:
    first = next(index for index in of_gap(options, gap) if options[index]["correct"])
    return first if is_listed(options, gap) else str(options[first]["text"])


def _typed(value: Any, longest: int = MAX_TYPED) -> str | None:
    if not isinstance(value, str) or len(value) > longest or any(map(_is_no_character, value)):
        raise BadAnswer("a short text is expected")
    return value.strip() or None


def _is_no_character(sign: str) -> bool:
    """What PostgreSQL cannot store, and half characters that JSON lets through and no page can show."""
    return sign == "\x00" or "\ud800" <= sign <= "\udfff"


def _place(value: Any, size: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < size:
        raise BadAnswer("there is no such option")
    return value


def _gaps_from_page(
    options: Sequence[dict[str, Any]], option_order: Sequence[int], value: list[Any]
) -> list[int | str | None] | None:
    if len(value) != gap_count(options):
        raise BadAnswer("one answer for each gap is expected")
    given: list[int | str | None] = []
    for gap, each in enumerate(value, 1):
        choices = listed(options, option_order, gap)
        if each is None:
            given.append(None)
        else:
            given.append(choices[_place(each, len(choices))] if choices else _typed(each))
    return given if any(each is not None for each in given) else None


def _gap_to_page(options: Sequence[dict[str, Any]], option_order: Sequence[int], gap: int, each: Any) -> Any:
    return listed(options, option_order, gap).index(each) if isinstance(each, int) else each


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
