"""Whose a role is when only a possessive says so: « sa présidente », or the role under a letter."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence
from questions.annotator.found import Found
from questions.annotator.words import Tokens, is_finite, is_listed, lower
from questions.languages import load_table
from questions.naming import folded

#: How many sentences before the role its body may be named.
BACK = 2
#: Sentences at the end of a dispatch in which a letter is signed.
SIGNED = 3

_VOWELS = "aeiou"
_SUBJECT = ("nsubj", "nsubj:pass")


def body_of_role(
    sentences: Sequence[Sentence], person: Found, role: tuple[int, int], found: Sequence[Found]
) -> str | None:
    """« de l'Union des apiculteurs » for a role told without complement, ``None`` where no body is plainly meant.

    :param role: the role's words in the person's sentence.
    :param found: all findings of the dispatch.
    """
    tokens = sentences[person.sentence].tokens
    if not _is_bare(tokens, *role) or any(is_listed(tokens, i, "go_betweens") for i in range(role[0] - 3, role[0])):
        return None
    if is_listed(tokens, role[0] - 1, "third_possessives"):
        body = _named_before(sentences, person.sentence, role[0], found)
    else:
        body = _own_body(sentences, person, found)
    return complement_of(sentences, body, found) if body else None


def _is_bare(tokens: Tokens, start: int, end: int) -> bool:
    return all(tokens[index].pos in ("NOUN", "ADJ", "PROPN") for index in range(start, end)) and end - start <= 2


def _named_before(sentences: Sequence[Sentence], number: int, word: int, found: Sequence[Found]) -> Found | None:
    """The subject of a sentence before, or of this one, when it is an organisation and nobody else was named since."""
    for back in range(BACK + 1):
        here = [f for f in found if f.sentence == number - back and (back or f.end <= word)]
        subjects = [f for f in here if f.kind != "group" and _is_subject(sentences[f.sentence].tokens, f)]
        if subjects:
            return subjects[-1] if subjects[-1].kind == "organisation" else None
        if any(f.kind == "person" for f in here):
            return None
    return None


def _is_subject(tokens: Tokens, found: Found) -> bool:
    return any(tokens[index].dep in _SUBJECT for index in range(found.start, found.end))


def _own_body(sentences: Sequence[Sentence], person: Found, found: Sequence[Found]) -> Found | None:
    """Under a letter, « X, directrice » directs what the letter calls « notre Institut »."""
    tokens = sentences[person.sentence].tokens
    signed = person.sentence >= len(sentences) - SIGNED and not any(map(is_finite, tokens))
    own = [f for f in found if f.kind == "organisation" and _is_ours(sentences[f.sentence].tokens, f)]
    return own[0] if signed and len({f.name for f in own}) == 1 else None


def _is_ours(tokens: Tokens, found: Found) -> bool:
    return is_listed(tokens, found.start, "own_possessives") or is_listed(tokens, found.start - 1, "own_possessives")


def complement_of(sentences: Sequence[Sentence], body: Found, found: Sequence[Found]) -> str | None:
    """« de » with the article that the dispatch prints before the name, fused where French fuses them."""
    fusions: dict[str, str] = load_table("fr", "actors")["fusions"]
    places = [f for f in found if f.name == body.name and f.start > 0]
    articles = [lower(sentences[f.sentence].tokens[f.start - 1]) for f in [body, *places] if f.start > 0]
    article = next((each for each in articles if each in fusions), None) or _article_of(sentences, body)
    return f"{fusions[article]}{body.name}" if article else None


def _article_of(sentences: Sequence[Sentence], body: Found) -> str | None:
    """The article that the head of « notre Institut » takes, by its first letter and gender."""
    words = sentences[body.sentence].tokens[body.start : body.end]
    head = next((token for token in words if token.pos in ("NOUN", "PROPN")), None)
    if head is None or folded(head.text) != folded(body.name.split()[0]):
        return None
    if folded(body.name)[0] in _VOWELS:
        return "l'"
    return {"Masc": "le", "Fem": "la"}.get(head.feature("Gender") or "")
