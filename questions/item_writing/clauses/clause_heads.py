"""Which words of a sentence head a clause that it tells as a fact."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence, Token
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.french.wording import morphology
from questions.syntax import Tree

_FEWEST_WORDS = 4
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})


def usable(sentence: Sentence) -> bool:
    """Whether a sentence is prose of the body, long enough to be asked about."""
    return sentence.zone == "body" and len(sentence.tokens) >= _FEWEST_WORDS


def main_verbs(sentence: Sentence, hidden: Sequence[Offsets] = ()) -> list[int]:
    """Heads of the clauses that the sentence asserts: its root, what is coordinated with it, and what hangs on
    a verb of saying that is left out."""
    tokens = sentence.tokens
    return [i for i, token in enumerate(tokens) if token.pos in _PREDICATES and _asserted(tokens, i, hidden)]


def _asserted(tokens: Sequence[Token], index: int, hidden: Sequence[Offsets]) -> bool:
    if any(start <= tokens[index].start < end for start, end in hidden):
        return False
    while tokens[index].head != index:
        if _set_apart(tokens, index):
            return True
        head = tokens[index].head
        joined = tokens[index].dep in {"conj", "parataxis"} and head < index
        framed = any(start <= tokens[head].start < end for start, end in hidden)
        if not (joined or framed):
            return False
        index = head
    return True


def _set_apart(tokens: Sequence[Token], index: int) -> bool:
    """A clause with its own subject that a colon or a semicolon parts from the one it hangs on."""
    head = tokens[index].head
    between = tokens[min(index, head) + 1 : max(index, head)]
    own = any(t.head == index and t.dep in {"nsubj", "nsubj:pass"} and t.pos in {"NOUN", "PROPN"} for t in tokens)
    marked = any(t.head == index and t.dep == "mark" for t in tokens)
    return own and not marked and any(t.text in {":", ";"} for t in between)


def told_beside(here: Tree, index: int, inside: set[int]) -> bool:
    """« après quoi le dialogue a été gelé »: a clause with its own subject, told as a fact though not the main one."""
    subject = here.child(index, "nsubj", "nsubj:pass")
    named = subject is not None and subject in inside and here.tokens[subject].pos in {"NOUN", "PROPN"}
    beside = here.tokens[index].dep in {"acl:relcl", "advcl", "acl"} and not here.has(index, "mark")
    return named and beside and subject is not None and not _completed_in_front(here, subject)


def _completed_in_front(here: Tree, subject: int) -> bool:
    """« l'élagage, auquel | la ville procède »: the pronoun in front is what the verb wants."""
    table, first = morphology()["wanted"], min([subject, *here.subtree(subject)])
    if first == 0:
        return False
    led = first > 1 and here.word(first - 2).replace("’", "'") in {*table["brings_to"], *table["brings_of"]}
    relative = here.word(first - 1).replace("’", "'")
    return relative in {*table["complements"], *table["objects"]} or (led and relative in table["behind_to_and_of"])


def relative_verbs(here: Tree) -> list[int]:
    """Heads of the relative clauses in « qui »."""
    heads = (i for i, token in enumerate(here.tokens) if token.dep == "acl:relcl")
    return [i for i in heads if any(_is_subject_relative(here, j) for j in here.children[i])]


def _is_subject_relative(here: Tree, i: int) -> bool:
    """« qui », not « à qui »."""
    return here.word(i) in wordlist("subject_relatives") and here.tokens[i].dep in {"nsubj", "nsubj:pass"}
