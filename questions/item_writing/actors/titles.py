"""What the words of an office show: the gender of its bearer, and of what body it is an office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questions.annotations import Role, Token
from questions.item_writing.actors.choices import tokens
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.agreement import gender_of_word
from questions.item_writing.french.given_gender import Gender
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import content_words, fold, morphology, tidy
from questions.item_writing.passages.known_actors import is_feminine_title


def form_of(context: Context, role: Role) -> Gender | None:
    """Gender that a title shows, by its noun or by an adjective beside it: « ambassadrice », « ancien maire »."""
    if is_told_by_a_verb(role):
        return "Fem" if is_feminine_title(_first(role.text)) else "Masc"
    words = tokens(context, role.span)
    head = _head(words)
    if any(plain_word(word).endswith(tuple(morphology()["gender"]["feminine_adjectives"])) for word in words[1:head]):
        return "Fem"
    beside = next((t.feature("Gender") for t in words[:head] if t.pos == "ADJ"), None)
    shown = gender_of_title(words[:head]) or beside
    return shown if shown in {"Masc", "Fem"} else None  # type: ignore[return-value]


def gender_of_title(words: Sequence[Token]) -> Gender | None:
    """Gender of a title by the form of its first noun; ``None`` where the form tells nothing."""
    table = morphology()["gender"]
    first = next((word for word in words if plain_word(word) not in table["before_titles"]), None)
    low = "" if first is None else plain_word(first)
    if is_feminine_title(low):
        return "Fem"
    return "Masc" if low.endswith(tuple(table["masculine_titles_in"])) else None


def is_feminine(context: Context, role: Role) -> bool:
    """Whether the head of a title, or an adjective beside it, is feminine in form."""
    if is_told_by_a_verb(role):
        return is_feminine_title(_first(role.text))
    words = tokens(context, role.span)
    if words and plain_word(words[0]) in morphology()["gender"]["either"]:
        return False
    return any(word.feature("Gender") == "Fem" or gender_of_word(word) == "Fem" for word in words[: _head(words)])


def _head(words: Sequence[Token]) -> int:
    """How many words stand in front of the complement."""
    return next((i for i, word in enumerate(words) if word.pos == "ADP"), len(words))


def heads_what(context: Context, role: Role) -> bool:
    """« directeur général », « rédactrice en chef »: of what, only the dispatch tells; « sa présidente », told as
    « présidente de l'Union des apiculteurs », leaves nothing open."""
    words = tokens(context, role.span)
    heads = bool(words) and plain_word(words[0]) in wordlist("heads_of_something")
    if not heads or completed_by(role):
        return False
    return not any(_opens_a_complement(word) for word in words)


def _opens_a_complement(word: Token) -> bool:
    low = plain_word(word)
    return (word.pos == "ADP" or low in {"du", "des"}) and low not in wordlist("of_rank")


def completed_by(role: Role) -> str:
    """The words that an office is told with and that stand elsewhere: « de l'Union des apiculteurs » of « sa
    présidente », or of « X, qui préside l'Union … »; empty where it stands as it is told."""
    _, _, told = tidy(role.text).partition(" ")
    return told if content_words(told) - content_words(tidy(role.span.quote)) else ""


def is_rightly_completed(context: Context, role: Role) -> bool:
    """Whether some dispatch prints the body with the very article that the office is told with.

    « président de l'Entretien Norvex » has one that nobody writes.
    """
    body = re.sub(r"^(?:de |d’|d')", "", tidy(role.text).partition(" ")[2])
    if not completed_by(role):
        return True
    undone: dict[str, str] = morphology()["contraction"]["undone"]
    first, _, rest = body.partition(" ")
    forms = {body, f"{undone[first]} {rest}"} if first in undone else {body}
    return any(fold(form) in fold(tidy(read.dispatch.text)) for form in forms for read in context.dossier.dispatches)


def is_told_by_a_verb(role: Role) -> bool:
    """« Anne Roy, qui préside la Ligue des pêcheurs »: the office is that of the verb, the name stands in its words."""
    first = _first(role.text)
    return first in {fold(each) for each in wordlist("presiding")} and first not in fold(role.span.quote)


def _first(text: str) -> str:
    return fold(tidy(text).partition(" ")[0])
