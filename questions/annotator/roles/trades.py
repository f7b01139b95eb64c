"""Trades that a verb tells behind a name: « X, qui élève des chèvres » is an « éleveuse de chèvres »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from questions.annotations import Sentence
from questions.annotator.names.found import Found, words_text
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    is_capitalised,
    is_listed,
    is_word,
    lower,
    noun_end,
    vocabulary,
)
from questions.annotator.roles.belonging import fused_with
from questions.annotator.roles.told_roles import ToldRole, gender_told
from questions.elision import of_name
from questions.languages import load_table
from questions.naming import folded


def trades_told(sentences: Sequence[Sentence], person: Found) -> Iterator[ToldRole]:
    """The trade of somebody to whom the words beside his name give no role."""
    sentence = sentences[person.sentence]
    tokens, verb = sentence.tokens, person.end + 2
    yield from _pleader(sentence, person)
    relative = is_word(tokens, person.end, ",") and is_listed(tokens, person.end + 1, "relatives")
    row = _trades().get(folded(tokens[verb].lemma)) if relative and verb < len(tokens) and not person.roles else None
    gender = gender_told(tokens, person)
    if row is None or (gender is None and len(set(row["nouns"])) > 1):
        return
    told = _object(sentence, verb, row)
    if told is not None:
        yield ToldRole(f"{row['nouns'][gender == 'Fem']} {told[0]}".strip(), verb, told[1])


def _pleader(sentence: Sentence, person: Found) -> Iterator[ToldRole]:
    """« Me X, qui défend les familles » is their lawyer."""
    tokens, verb = sentence.tokens, person.end + 2
    title = person.start if person.title is None else person.title
    lawyer = any(is_listed(tokens, i, "lawyers") for i in range(title, person.start)) and not person.roles
    told = is_word(tokens, person.end, ",") and is_listed(tokens, person.end + 1, "relatives")
    article = verb + 1
    if not (lawyer and told and article + 1 < len(tokens) and tokens[verb].lemma in accented("pleading")):
        return
    if tokens[article].pos != "DET" or tokens[article + 1].pos not in ("NOUN", "ADJ", "NUM"):
        return
    end = noun_end(tokens, _noun(tokens, article + 1))
    definite = is_listed(tokens, article, "anonymous_determiners") or is_listed(tokens, article, "plural_articles")
    words = words_text(sentence, article + 1, end)
    whose = fused_with(lower(tokens[article]), tokens[article + 1], words) if definite else None
    nouns = sorted(accented("pleaders"), key=len)
    yield ToldRole(
        f"{nouns[gender_told(tokens, person) == 'Fem']} {whose or of_name(words_text(sentence, article, end))}",
        verb,
        end,
    )


def _object(sentence: Sentence, verb: int, row: Mapping[str, Any]) -> tuple[str, int] | None:
    """What the verb acts upon, as the complement of the noun, and where it ends; empty where the noun needs none."""
    tokens, article = sentence.tokens, verb + 1
    if not row["objects"]:
        end = _group_end(tokens, article + 1)
        tied = article < len(tokens) and lower(tokens[article]) in row.get("ties", ())
        return ("", verb + 1) if row.get("whole") else (words_text(sentence, article, end), end) if tied else None
    noun = _noun(tokens, article + 1) if article < len(tokens) and tokens[article].pos in ("DET", "NUM", "ADP") else -1
    if not 0 <= noun < len(tokens) or not _is_among(tokens, noun, row["objects"]):
        return None
    if row.get("whole"):
        return "", noun + 1
    end = _with_place(tokens, noun_end(tokens, noun))
    if "by" in row:
        return f"{row['by']} {words_text(sentence, noun, end)}", end
    return _of(sentence, article, noun, end), end


def _noun(tokens: Tokens, index: int) -> int:
    """The noun behind an article, adjectives between (« le petit archipel »)."""
    return next((i for i in range(index, len(tokens)) if tokens[i].pos != "ADJ"), len(tokens))


def _group_end(tokens: Tokens, start: int) -> int:
    """Where « le petit archipel » ends, whichever of its words the tagger takes for the noun."""
    end = min(_noun(tokens, start) + 1, len(tokens))
    while end < len(tokens) and (noun_end(tokens, end - 1) > end or tokens[end].pos in ("NOUN", "PROPN", "ADJ")):
        end = max(end + 1, noun_end(tokens, end - 1))
    return end


def _is_among(tokens: Tokens, noun: int, objects: Sequence[str]) -> bool:
    word = lower(tokens[noun])
    forms = {word, folded(tokens[noun].lemma), word.removesuffix("s"), word.removesuffix("x")}
    return not forms.isdisjoint(map(folded, objects))


def _with_place(tokens: Tokens, end: int) -> int:
    """« des chèvres | à Brame »."""
    placed = is_listed(tokens, end, "addressing") and end + 1 < len(tokens) and is_capitalised(tokens[end + 1])
    return end + 2 if placed else end


def _of(sentence: Sentence, article: int, noun: int, end: int) -> str:
    """« de chèvres » for « des chèvres » and « ses chèvres », « de la vigne », « d'un café », « de 200 brebis »."""
    tokens = sentence.tokens
    told = lower(tokens[article])
    definite = told in vocabulary("anonymous_determiners") and told not in vocabulary("plural_articles")
    whose = fused_with(told, tokens[noun], words_text(sentence, article + 1, end)) if definite else None
    bare = tokens[article].pos != "NUM" and not is_listed(tokens, article, "one")
    return whose or of_name(words_text(sentence, article + bare, end))


def _trades() -> dict[str, dict[str, Any]]:
    return _read_trades("fr")


@cache
def _read_trades(language: str) -> dict[str, dict[str, Any]]:
    return {folded(row["verb"]): row for row in load_table(language, "actors")["told_trades"]}
