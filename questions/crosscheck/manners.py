"""Denials of how something was done, which leave open that it was done."""

from __future__ import annotations

from questions.annotations import Claim
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import Tree, plain


def denies_manner(reading: Reading, denial: Claim | None, told: Tree) -> bool:
    """« nous n'avons jamais vidé la cuve en catimini », « ils ont vidé la cuve »: only the manner is denied, unless the
    other sentence tells it too.

    :param reading: the dispatch of the denial.
    """
    if denial is None or not denial.negated:
        return False
    manners: list[str] = load_table(reading.annotated.dispatch.language, "denied")["manners"]
    one, other = (f" {' '.join(plain(text.quote).split())} " for text in (denial.span, told.sentence.span))
    return any(f" {manner} " in one for manner in manners) and not any(f" {manner} " in other for manner in manners)
