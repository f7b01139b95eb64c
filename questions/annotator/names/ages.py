"""The age of somebody: « une commerçante de 52 ans », « les élèves de huit ans », « X, 58 ans, »."""

from __future__ import annotations

from questions.annotations import Sentence
from questions.annotator.names.role_nouns import opens_role
from questions.annotator.parsing.words import Tokens, accented, is_listed, is_word, noun_end

#: Nobody is older, in years.
OLDEST = 115


def is_age(sentence: Sentence, start: int, years: float) -> bool:
    """Whether so many years, told from raw offset ``start`` on, are the age of the person named right before."""
    tokens = sentence.tokens
    index = next((i for i, token in enumerate(tokens) if token.end > start), len(tokens))
    if years > OLDEST or not is_listed(tokens, index - 1, "of"):
        return False
    return any(_is_human(tokens, noun) for noun in _nouns_before(tokens, index - 1))


def _nouns_before(tokens: Tokens, of: int) -> list[int]:
    """The noun before « de », and one more behind its own adjectives (« une commerçante parisienne de 52 ans »)."""
    noun = of - 1
    while noun > 0 and tokens[noun].pos == "ADJ" and not _is_human(tokens, noun):
        noun -= 1
    return [noun] if noun >= 0 else []


def _is_human(tokens: Tokens, index: int) -> bool:
    return opens_role(tokens, index) or tokens[index].text.lower() in accented("groups") | accented("humans")


def after_age(tokens: Tokens, index: int) -> int:
    """Steps over « , 58 ans » and « (PS) »."""
    if is_word(tokens, index, ",") and is_listed(tokens, index + 2, "years"):
        return index + 3
    if is_word(tokens, index, "(") and is_listed(tokens, index + 2, "years") and is_word(tokens, index + 3, ")"):
        return index + 4
    if is_word(tokens, index, "(") and is_word(tokens, index + 2, ")"):
        return index + 3
    return index


def end_before_age(tokens: Tokens, head: int) -> int:
    """Where the noun group that starts with the noun at ``head`` ends, an age left out (« la joueuse | de 22 ans »)."""
    end = noun_end(tokens, head)
    ages = (i for i in range(head + 1, end + 1) if is_listed(tokens, i, "of") and is_listed(tokens, i + 2, "years"))
    return next((i for i in ages if tokens[i + 1].pos == "NUM"), end)
