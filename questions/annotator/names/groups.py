"""People who act together: plural nouns such as « les ambassadeurs des 28 pays », with what they are of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.annotations import Sentence, Token
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    is_article,
    is_behind,
    is_finite,
    is_listed,
    is_word,
    lower,
    noun_end,
    vocabulary,
)
from questions.languages import load_table
from questions.naming import folded

#: A longer group of words is cut after its head's own adjectives.
LONGEST_NAME = 14
_BEFORE_VERB = (",", "»", '"', "”")
_ACTING = ("nsubj", "nsubj:pass", "obl:agent", "iobj", "nsubj:caus")


@dataclass(frozen=True, slots=True)
class GroupFound:
    """A group at ``start:end`` of a sentence's words, article left out; ``acts`` when it is who does something."""

    start: int
    end: int
    head: int
    acts: bool


def find_groups(sentence: Sentence) -> Iterator[GroupFound]:
    """The groups of people named by what they are, left to right."""
    tokens = sentence.tokens
    reached = 0
    for index in _heads(tokens):
        found = _group_at(tokens, index) if index >= reached else None
        if found:
            yield found
            reached = found.end


def _heads(tokens: Tokens) -> list[int]:
    listed = accented("groups")
    return [
        index
        for index, token in enumerate(tokens)
        if token.pos in ("NOUN", "PROPN", "ADJ")
        and (token.text.lower() in listed or (token.pos == "NOUN" and _are_doers(token.text.lower())))
    ]


def _are_doers(word: str) -> bool:
    """« grutiers », « chaudronnières »: the plural of a noun for who does a trade, by the ending of trades."""
    noun = word.removesuffix("s")
    trade = noun != word and noun.endswith(tuple(accented("trade_endings"))) and noun in accented("roles")
    return trade and folded(noun) not in vocabulary("not_agents")


def _group_at(tokens: Tokens, head: int) -> GroupFound | None:
    start = head
    while start > 0 and (lower(tokens[start - 1]) in vocabulary("before_groups") or _is_number(tokens[start - 1])):
        start -= 1
    start = _with_collective(tokens, start)
    if not _is_definite(tokens, start):
        return None
    end = noun_end(tokens, head)
    while end > head + 1 and tokens[end - 1].pos in ("ADP", "DET", "CCONJ", "VERB"):
        end -= 1
    if end - start > LONGEST_NAME:
        end = head + 1
    acts = any(_acts(tokens, i) for i in (head, start)) or _is_before_verb(tokens, end) or _is_told_more(tokens, end)
    acts = acts or _is_behind_verb(tokens, start - 1) or _is_pointed_at(tokens, start)
    acts = acts or _is_behind_deed(tokens, start) or _is_source(tokens, start)
    return GroupFound(start, end, head, acts)


def _with_collective(tokens: Tokens, start: int) -> int:
    """« vingtaine » of « une vingtaine de gendarmes », else the word itself."""
    collectives: list[str] = load_table("fr", "calendar")["counting"]["collectives"]
    told = start > 1 and is_listed(tokens, start - 1, "of") and lower(tokens[start - 2]) in collectives
    return start - 2 if told else start


def _is_definite(tokens: Tokens, start: int) -> bool:
    """A group needs an article, a possessive or a number; « d'ambassadeurs » names nobody."""
    if start == 0:
        return _is_number(tokens[0])
    return is_article(tokens[start - 1]) or _is_number(tokens[start])


def _is_number(token: Token) -> bool:
    """« 62 », « soixante-deux », whatever the parser takes the compound for."""
    compound = "-" in token.text and lower(token).split("-")[0] in load_table("fr", "calendar")["numbers"]
    return token.pos == "NUM" or compound


def _acts(tokens: Tokens, head: int) -> bool:
    if tokens[head].dep in _ACTING:
        return True
    case = [token for token in tokens if token.head < len(tokens) and tokens[token.head] is tokens[head]]
    return any(token.dep == "case" and lower(token) in vocabulary("agent_prepositions") for token in case)


def _is_source(tokens: Tokens, start: int) -> bool:
    """« d'après deux témoins », « auprès des pêcheurs »: the words behind two that the parser ties elsewhere."""
    before = start - 1 if start and is_article(tokens[start - 1]) else start
    return is_behind(tokens, before, "sources")


def _is_before_verb(tokens: Tokens, end: int) -> bool:
    """« les ministres des 26 pays ont délivré »: right before a conjugated verb in the plural."""
    return end < len(tokens) and is_finite(tokens[end]) and tokens[end].feature("Number") == "Plur"


def _is_behind_verb(tokens: Tokens, article: int) -> bool:
    """« …, relèvent les observateurs »: behind a plural verb that opens a clause."""
    verb = article - 1
    opens = verb > 0 and is_finite(tokens[verb]) and tokens[verb].feature("Number") == "Plur"
    return opens and tokens[verb - 1].text in _BEFORE_VERB


def _is_pointed_at(tokens: Tokens, start: int) -> bool:
    """« ce sont les pêcheurs de Sète, et eux seuls, qui ont … »."""
    pointed = start > 2 and lower(tokens[start - 3]) in load_table("fr", "calendar")["tense"]["pointing"]
    pointed = pointed and is_article(tokens[start - 1])
    return pointed and any(lower(token) in vocabulary("relatives") for token in tokens[start:])


def _is_behind_deed(tokens: Tokens, start: int) -> bool:
    """« grâce aux pêcheurs », « sous la pression des riverains »: who brought something about."""
    fused = is_listed(tokens, start - 1, "fused")
    return fused and (is_listed(tokens, start - 2, "thanks") or is_listed(tokens, start - 2, "acts"))


def _is_told_more(tokens: Tokens, end: int) -> bool:
    """« les autorités genevoises, qui avaient réclamé … »."""
    return is_listed(tokens, end + is_word(tokens, end, ","), "relatives")
