"""Two reasons that one connective governs: « en raison du gel et de la grève », « dû au gel et à la grève »."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import CausalRelation, Sentence, Token
from questions.item_writing.drafts import table, word
from questions.item_writing.french.reference import stands_alone
from questions.item_writing.french.wording import join, morphology, tidy
from questions.naming import small_first
from questions.syntax import is_finite

_LONGEST_NOUN = 9
_SIGNS = frozenset({",", ".", ";", ":", "(", ")"})


def pair_of_reasons(sentence: Sentence, relation: CausalRelation) -> tuple[str, str] | None:
    """Both reasons as noun phrases with their articles; ``None`` where the preposition is not repeated."""
    governor = _governor(sentence, relation)
    behind = [t for t in sentence.tokens if t.start >= relation.cause.start]
    preposition = _preposition(governor.text.lower()) if governor is not None else None
    if governor is None or preposition is None:
        return None
    for i, token in enumerate(behind[:-2]):
        if token.text in _SIGNS:
            return None
        if token.text.lower() == word("and") and _preposition(behind[i + 1].text.lower()) == preposition:
            if any(_preposition(each.text.lower()) == preposition for each in behind[:i]):
                return None  # « en raison du nettoyage des cours et des préaux »: of the cleaning, or of the cause?
            first, second = _phrase(governor, behind[:i]), _phrase(behind[i + 1], behind[i + 2 :])
            return (first, second) if first is not None and second is not None else None
    return None


def _governor(sentence: Sentence, relation: CausalRelation) -> Token | None:
    """The preposition at the end of the connective."""
    if relation.marker is None or relation.marker.end > relation.cause.start:
        return None
    inside = [t for t in sentence.tokens if relation.marker.start <= t.start < relation.marker.end]
    return inside[-1] if inside else None


def _preposition(text: str) -> str | None:
    """« de » of « du », « des » and « d' »; « à » of « au » and « aux »."""
    prepositions = table("causes.several.prepositions")
    found = prepositions.get(text.replace("’", "'"))
    return None if found is None else str(found)


def _phrase(preposition: Token, following: Sequence[Token]) -> str | None:
    """The words up to the next sign, where they are one noun phrase with its article."""
    end = next((i for i, t in enumerate(following) if t.text in _SIGNS or t.pos == "CCONJ"), len(following))
    inside = list(following[:end])
    article = morphology()["contraction"]["undone"].get(preposition.text.lower())
    named = any(t.pos in {"NOUN", "PROPN"} for t in inside)
    opened = article is not None or (bool(inside) and inside[0].pos == "DET")
    plain = not any(is_finite(t) for t in inside) and stands_alone(inside, subject=True)
    if not (named and opened and plain) or len(inside) > _LONGEST_NOUN:
        return None
    words = tidy("".join(_with_space(t, after) for t, after in zip(inside, [*inside[1:], None], strict=True)))
    return join(article, words) if article is not None else small_first(words)


def _with_space(token: Token, following: Token | None) -> str:
    return token.text + (" " if following is not None and following.start > token.end else "")
