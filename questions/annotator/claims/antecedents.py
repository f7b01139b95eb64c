"""What a pronoun stands for: the nearest agreeing noun phrase, subjects first. No pronoun is resolved on a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.dispatch import Dispatch
from questions.syntax import SUBJECTS, Tree, tree, trimmed

#: Only this sentence and the one before are looked at.
_BACK = 1
#: Words that open a sentence in front of a noun phrase (« Pourquoi ce retard ? »).
_IN_FRONT = frozenset({"ADV", "CCONJ", "SCONJ", "PUNCT"})


def antecedent(
    dispatch: Dispatch, sentences: Sequence[Sentence], sentence: int, pronoun: int, number: str | None = None
) -> EvidenceSpan | None:
    """The noun phrase that the pronoun at this word stands for, ``None`` where none agrees in gender and number.

    ``number`` is that of the noun where it is not the pronoun's (« aucun » stands for one of several: "Plur").
    """
    token = sentences[sentence].tokens[pronoun]
    if number is not None:
        gender = token.feature("Gender")
        token = replace(token, morph=f"Number={number}" + (f"|Gender={gender}" if gender else ""))
    if token.feature("Person") not in {"3", None} or token.feature("Number") is None:
        return None
    for back in range(_BACK + 1):
        if sentence - back < 0:
            break
        here = tree(sentences[sentence - back])
        limit = pronoun if back == 0 else len(here.tokens)
        head = _best(here, limit, token, back == 0)
        if head is not None:
            return _phrase(dispatch, here, head)
    return None


def _best(here: Tree, limit: int, pronoun: Token, same_sentence: bool) -> int | None:
    """Agreeing subject, else the last agreeing noun; in its own sentence, only an argument of a verb."""
    agreeing = [i for i in range(limit) if here.tokens[i].pos == "NOUN" and _agrees(here.tokens[i], pronoun)]
    subjects = [i for i in agreeing if here.tokens[i].dep in SUBJECTS]
    if same_sentence:
        agreeing = [i for i in agreeing if here.tokens[i].dep == "obj"]
    if pronoun.feature("Gender") is None:
        agreeing = []
    found = subjects or agreeing
    return found[-1] if found else None


def _agrees(noun: Token, pronoun: Token) -> bool:
    return all(
        pronoun.feature(name) is None or noun.feature(name) == pronoun.feature(name) for name in ("Number", "Gender")
    )


def _phrase(dispatch: Dispatch, here: Tree, head: int) -> EvidenceSpan:
    """The phrase around its head, without what a comma sets off."""
    below = here.subtree(head)
    start = min(i for i in below if i <= head)
    while start < head and here.tokens[start].pos in _IN_FRONT:
        start += 1
    end = head + 1
    while end in below and here.word(end) not in {",", ";", "("}:
        end += 1
    start, end = trimmed(here, start, end)
    return dispatch.evidence(here.tokens[start].start, here.tokens[end - 1].end)
