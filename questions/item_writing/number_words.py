"""Whole numbers in words, as prose prints them: « vingt et un », « quatre-vingt-dix »."""

from __future__ import annotations

from questions.item_writing.drafts import table

_HUNDRED = 100


def in_words(number: int, *, feminine: bool = False) -> str | None:
    """The number in words; ``None`` from a hundred on.

    :param feminine: it counts a feminine noun: « une heure », « vingt et une minutes ».
    """
    words = table("number_words")
    if not 0 < number < _HUNDRED:
        return None
    small: list[str] = words["small"]
    base = max((int(each) for each in words["tens"] if int(each) <= number), default=0)
    rest = number - base
    if base == 0:
        said = small[number]
    elif rest == 0:
        return str(words["tens"][str(base)])
    else:
        tens = str(words["before_more"].get(str(base), words["tens"][str(base)]))
        linked = rest in words["linked"] and str(base) not in words["before_more"]
        said = f"{tens}{words['and'] if linked else '-'}{small[rest]}"
    one = str(small[1])
    return (
        f"{said.removesuffix(one)}{words['one_feminine']}" if feminine and said.split("-")[-1].endswith(one) else said
    )


def value_of(said: str) -> int | None:
    """The number that words or digits print; ``None`` where they are no whole number below a hundred."""
    if said.isdecimal():
        return int(said)
    low = said.lower()
    return next((n for n in range(1, _HUNDRED) for f in (False, True) if in_words(n, feminine=f) == low), None)
