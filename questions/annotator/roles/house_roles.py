"""Roles told by the house behind a name: « X, de la CFDT », « l'ingénieur X, de l'inspection », « X (Institut Y) »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Sentence, Token
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.gazetteer import known_names
from questions.annotator.names.organisation_heads import is_head
from questions.annotator.parsing.words import Tokens, is_article, is_listed, is_word, lower, noun_end, vocabulary
from questions.annotator.roles.belonging import complement_of
from questions.annotator.roles.told_roles import ToldRole
from questions.languages import load_table
from questions.naming import words_of

#: What may stand behind a house that closes an apposition.
_CLOSING = (",", ".", ";", ")")


def house_roles(sentences: Sequence[Sentence], person: Found, found: Sequence[Found]) -> Iterator[ToldRole]:
    """The roles that the house behind a name gives to a person.

    :param found: all findings of the dispatch, in order of the text.
    """
    here = [each for each in found if each.sentence == person.sentence]
    yield from _unionist(sentences, sentences[person.sentence].tokens, person, here)
    yield from _of_house(sentences, person, here)


def _unionist(
    sentences: Sequence[Sentence], tokens: Tokens, person: Found, here: Sequence[Found]
) -> Iterator[ToldRole]:
    """« X, de la CFDT », « X (CGT) » speaks for the union; « X, de l'Association des usagers » for those who joined."""
    at = person.end + 1
    opened = is_word(tokens, person.end, ",") and is_listed(tokens, at, "of_body")
    bracketed = is_word(tokens, person.end, "(")
    if person.roles or not (opened or bracketed):
        return
    body = next((f for f in here if f.kind == "organisation" and at <= f.start <= at + 2), None)
    alone = next((i for i in range(at, min(at + 3, len(tokens))) if _is_union(tokens[i])), None)
    start, end = (body.start, body.end) if body else (alone, alone + 1) if alone is not None else (at, at)
    if start == end or not is_word(tokens, end, ",", ".", ")", ";"):
        return
    opening = words_of(body.name)[0] if body else ""
    union = opening in vocabulary("unions") or _is_union(tokens[start])
    joined = opened and (opening in vocabulary("joined") or is_listed(tokens, start, "joined"))
    joined = joined or (opened and opening in vocabulary("federated") and not _is_known(tokens, start, end))
    noun = "union" if union else "member" if joined else None
    printed = words_text(sentences[person.sentence], at, end)
    # « de SUD-Rail », « du Snes »: the article that the name has, or not, is printed here.
    plain = opened and "(" not in printed
    whose = printed if plain else complement_of(sentences, body, here) if body else None
    if noun and whose:
        text: str = load_table("fr", "actors")["belonging"][noun]
        yield ToldRole(f"{text} {whose}", person.end, end)


def _is_known(tokens: Tokens, start: int, end: int) -> bool:
    """« l'Union européenne », which states have joined."""
    return any((hit.start, hit.end) == (start, end) for hit in known_names(tokens))


def _is_union(token: Token) -> bool:
    """« CGT », « CGT-Énergie »: a union, or a branch of it; « Sud-Radio » is none."""
    whole = lower(token)
    branch = whole.partition("-")[0]
    return whole in vocabulary("unions") or (branch in vocabulary("unions") and branch not in vocabulary("union_words"))


def _of_house(sentences: Sequence[Sentence], person: Found, here: Sequence[Found]) -> Iterator[ToldRole]:
    """« le politologue X, de l'Université de Y, », « (Institut Y) »: a bare role before the name, its house behind."""
    tokens = sentences[person.sentence].tokens
    role = next((r for r in person.roles if r[1] == (person.start if person.title is None else person.title)), None)
    of = person.end + 1
    opened = is_word(tokens, person.end, ",") and is_listed(tokens, of, "of_body")
    body = next((f for f in here if f.kind == "organisation" and of < f.start <= of + 2), None)
    if role is not None and role[1] - role[0] <= 2 and is_word(tokens, person.end, "("):
        opened, body = True, _house_in_brackets(tokens, of, here)
    if role is None or role[1] - role[0] > 2 or not opened:
        return
    if body is None:
        yield from _of_common_house(sentences[person.sentence], role, of)
        return
    closed = body.end == len(tokens) or is_word(tokens, body.end, *_CLOSING)
    whose = complement_of(sentences, body, here) if closed else None
    if whose and not _has_complement(tokens, role):
        yield ToldRole(f"{words_text(sentences[person.sentence], *role)} {whose}", role[0], body.end)


def _of_common_house(sentence: Sentence, role: tuple[int, int], of: int) -> Iterator[ToldRole]:
    """« l'ingénieur X, de l'inspection. »: a house that a common noun tells."""
    tokens = sentence.tokens
    head = of + 1 + (of + 1 < len(tokens) and tokens[of + 1].pos == "DET")
    told = head < len(tokens) and is_head(tokens, head) and tokens[head].text.islower() and is_article(tokens[head - 1])
    end = noun_end(tokens, head) if told else head
    closed = told and (end == len(tokens) or is_word(tokens, end, *_CLOSING))
    if closed and not _has_complement(tokens, role) and tokens[head].feature("Number") != "Plur":
        yield ToldRole(f"{words_text(sentence, *role)} {words_text(sentence, of, end)}", role[0], end)


def _has_complement(tokens: Tokens, role: tuple[int, int]) -> bool:
    """« directeur de l'usine »: a role that already says of what."""
    return any(is_listed(tokens, i, "of") or is_listed(tokens, i, "fused_of") for i in range(*role))


def _house_in_brackets(tokens: Tokens, start: int, here: Sequence[Found]) -> Found | None:
    """« (Institut Y) »: a name of several words; a lone acronym may be a party, which makes no « député de »."""
    bodies = (f for f in here if f.kind == "organisation" and f.start == start and f.end - f.start > 1)
    return next((f for f in bodies if is_word(tokens, f.end, ")")), None)
