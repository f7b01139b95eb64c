"""« Contact presse : X, téléphone … »: who answers the telephone takes no part in the events."""

from __future__ import annotations

from questions.annotations import Token
from questions.annotator.parsing.words import Tokens, is_finite, is_listed

#: Words within which a label such as « Contact presse : » ends.
_LABEL = 6


def after_contact(tokens: Tokens) -> int:
    """The position from which the words of a sentence may name persons: behind all of them in a line of contact."""
    colon = next((i for i, token in enumerate(tokens[:_LABEL]) if token.text == ":"), None)
    labelled = colon is not None and any(is_listed(tokens, i, "contact_labels") for i in range(colon))
    if colon is None or not labelled or any(map(is_finite, tokens[:colon])):
        return 0
    return len(tokens) if any(map(_is_telephone, tokens[colon:])) or _is_name_only(tokens, colon) else 0


def _is_telephone(token: Token) -> bool:
    digits = sum(character.isdigit() for character in token.text)
    return "@" in token.text or token.text.startswith("+") or digits >= 2


def _is_name_only(tokens: Tokens, colon: int) -> bool:
    """No verb after the label: « Contact : X, chargée de presse »."""
    return not any(is_finite(token) for token in tokens[colon:])
