"""What ties a headline's number to one below it where neither noun nor fate is the same word.

A headline sums up: « quatre agents blessés » over « trois agents ont été touchés par des pierres », « six ans requis »
over « le parquet a réclamé cinq ans d'emprisonnement », « trois repreneurs » over « deux groupes ont manifesté leur
intérêt ».
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from questions.crosscheck.numbers import fates
from questions.crosscheck.numbers.counts import Count

_REMEMBERED = 4096
#: Words beside a number of years in which the punishment and who asks for it stand.
_NEAR = 8


def told_alike(head: Count, count: Count) -> bool:
    """Whether a number of the headline and one of the text tell one harm, one punishment at one stage, or who would
    buy."""
    return _harmed_alike(head, count) or _punished_alike(head, count) or _both_buyers(head, count)


def _harmed_alike(head: Count, count: Count) -> bool:
    """« quatre agents blessés », « trois agents ont été touchés par des pierres »: one kind of people, hurt."""
    anybody = {head.figure.unit, count.figure.unit} & set(head.reading.words.befell)
    if not (head.is_living and (anybody or head.kind_key == count.kind_key)) or count.is_part:
        return False
    harm = head.befell & {row["name"] for row in _rules(head)["harm"]}
    return any(_is_harmed(count, row) for row in _rules(head)["harm"] if row["name"] in harm)


def _is_harmed(count: Count, row: dict[str, Any]) -> bool:
    """Whether what befell them is that harm, or said by a word for it."""
    told = count.befell | fates.lost(count)
    lemmas = count.clause_lemmas | count.lemmas
    return row["name"] in told or not lemmas.isdisjoint(row["said"])


def _punished_alike(head: Count, count: Count) -> bool:
    """« six ans de prison requis », « a réclamé cinq ans d'emprisonnement »: a term in prison, asked for or given."""
    return bool(_stage(head)) and _stage(head) == _stage(count)


@lru_cache(maxsize=_REMEMBERED)
def _stage(count: Count) -> str:
    """Whether so long in prison is asked for or given; empty where it is neither, or no term in prison."""
    rules = _rules(count)["punishment"]
    if count.told_unit not in rules["units"]:
        return ""
    near = count.here.tokens[max(count.first - _NEAR, 0) : count.behind + _NEAR]
    lemmas = {token.lemma.lower() for token in near} | count.clause_lemmas
    behind = {token.lemma.lower() for token in count.here.tokens[count.behind : count.behind + _NEAR]}
    if behind.isdisjoint(rules["prison"]):
        return ""
    return next((stage for stage in ("asked", "given") if not lemmas.isdisjoint(rules[stage])), "")


def _both_buyers(head: Count, count: Count) -> bool:
    """« trois repreneurs sur les rangs », « deux groupes ont manifesté leur intérêt »."""
    return not count.is_part and _would_buy(head) and _would_buy(count)


@lru_cache(maxsize=_REMEMBERED)
def _would_buy(count: Count) -> bool:
    """Whether those who are counted want to buy or to take over something."""
    rules = _rules(count)["buyers"]
    if count.figure.unit in rules["nouns"]:
        return True
    return count.figure.unit in rules["whoever"] and any(set(pair) <= count.clause_lemmas for pair in rules["offering"])


def _rules(count: Count) -> dict[str, Any]:
    found: dict[str, Any] = count.rules["headline"]
    return found
