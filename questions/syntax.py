"""A parsed sentence read as a tree: governors, dependants, clauses, groups of words.

Pure functions of ``Sentence`` values; positions are indices into ``sentence.tokens``, spans of positions are
half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from questions.annotations import EvidenceSpan, Sentence, Token

Found = TypeVar("Found")

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
#: Dependants that belong to the core of a clause; others (adverbial clauses, coordinated clauses) stand apart.
_CORE = frozenset({"obj", "iobj", "obl:arg", "obl:agent", "aux", "aux:tense", "aux:pass", "aux:caus", "cop", "xcomp"})
_CORE |= SUBJECTS | {"expl:comp", "expl:subj", "expl:pass", "expl", "advmod", "obl:mod", "obl", "fixed", "flat:name"}


def plain(text: str) -> str:
    """Lower case, plain apostrophes and spaces; same length as ``text`` where lower case keeps it."""
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").lower()


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence with the dependants of every word."""

    sentence: Sentence
    children: tuple[tuple[int, ...], ...]
    #: Words of the sentence.
    tokens: tuple[Token, ...]
    #: The words as written, in lower case.
    words: tuple[str, ...]
    #: Their lemmas, in lower case.
    lemmas: tuple[str, ...]
    #: Words and lemmas, wherever they stand: a rule that needs one of them asks here first.
    held: frozenset[str]
    #: Where each word starts and ends in the dispatch, ascending.
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    #: The sentence as written, plain.
    text: str
    #: What was worked out about the sentence, by who did.
    _known: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, find: Callable[[Tree], Found]) -> Found:
        """What a pure function finds in the sentence, worked out the first time; not to be changed."""
        if find not in self._known:
            self._known[find] = find(self)
        found: Found = self._known[find]
        return found

    @property
    def is_question(self) -> bool:
        """Whether it ends as a question does, within quotation marks too."""
        return self.text.rstrip(' »"').endswith("?")

    def word(self, index: int) -> str:
        """The word as written, in lower case; empty in front of the first one and behind the last."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def at(self, offset: int) -> int:
        """Index of the first word that ends after this offset of the dispatch (the number of words at the end)."""
        return bisect_right(self.ends, offset)

    def governor(self, index: int) -> int | None:
        """Index of the governor, ``None`` for the root."""
        head = self.tokens[index].head
        return None if head == index else head

    def ancestors(self, index: int) -> list[int]:
        """Governors from the nearest to the root."""
        found: list[int] = []
        head = self.governor(index)
        while head is not None and head not in found:
            found.append(head)
            head = self.governor(head)
        return found

    def subtree(self, index: int) -> list[int]:
        """The word and everything below it, in order of the text."""
        known = self._known.get(index)
        if known is None:
            found, waiting = {index}, [index]
            while waiting:
                below = [child for child in self.children[waiting.pop()] if child not in found]
                found.update(below)
                waiting += below
            known = self._known[index] = sorted(found)
        return [*known]

    def child(self, index: int, *deps: str) -> int | None:
        """First dependant with one of these labels."""
        for child in self.children[index]:
            if self.tokens[child].dep in deps:
                return child
        return None

    def has(self, index: int, *deps: str) -> bool:
        """Whether some dependant bears one of these labels."""
        return self.child(index, *deps) is not None

    def subject(self, index: int) -> int | None:
        """The subject of a verb; a coordinated verb or an infinitive borrows that of its governor."""
        own = self.child(index, *SUBJECTS)
        if own is not None:
            return own
        head = self.governor(index)
        infinitive = self.tokens[index].feature("VerbForm") == "Inf" and self.tokens[index].dep in {
            "advcl",
            "obl",
            "ccomp",
        }
        borrows = infinitive or self.tokens[index].dep in {"conj", "xcomp", "aux", "cop"}
        return self.subject(head) if head is not None and borrows and head < index else None


def lost_subject(here: Tree, verb: int) -> int | None:
    """The subject that the parser hung elsewhere: « Bâtie en 1990 pour …, la tour, qui …, a brûlé ».

    A noun with its determiner right behind a comma, in the verb's number, closed by a comma or followed by the verb.
    """
    first = verb
    while first and here.tokens[first - 1].pos == "AUX":
        first -= 1
    finite = here.tokens[first]
    if not is_finite(finite) or finite.feature("Person") != "3":
        return None
    for noun in range(first - 1, 1, -1):
        opened = here.word(noun - 2) == "," and here.tokens[noun - 1].pos == "DET"
        closed = here.word(noun + 1) == "," or noun + 1 == first
        same_number = here.tokens[noun].feature("Number") == finite.feature("Number")
        if here.tokens[noun].pos == "NOUN" and opened and closed and same_number:
            return noun
    return None


@lru_cache(maxsize=4096)
def tree(sentence: Sentence) -> Tree:
    """The tree of a sentence."""
    children: list[list[int]] = [[] for _ in sentence.tokens]
    for index, token in enumerate(sentence.tokens):
        if token.head != index:
            children[token.head].append(index)
    words, text = _with_accent(sentence, tuple(plain(token.text) for token in sentence.tokens))
    lemmas = tuple(token.lemma.lower() for token in sentence.tokens)
    return Tree(
        sentence=sentence,
        children=tuple(tuple(each) for each in children),
        tokens=sentence.tokens,
        words=words,
        lemmas=lemmas,
        held=frozenset((*words, *lemmas)),
        starts=tuple(token.start for token in sentence.tokens),
        ends=tuple(token.end for token in sentence.tokens),
        text=text,
    )


def _with_accent(sentence: Sentence, words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The words and the sentence, plain; a preposition « A » that opens it gets the accent that capitals go without."""
    text, first = plain(sentence.span.quote), sentence.tokens[0] if sentence.tokens else None
    if first is None or first.text != "A" or first.pos != "ADP" or first.start != sentence.span.start:
        return words, text
    return ("à", *words[1:]), "à" + text[1:]


def is_finite(token: Token) -> bool:
    """Whether the word is a verb with a tense and a person."""
    return token.pos in {"VERB", "AUX"} and token.feature("VerbForm") == "Fin"


def is_clause_head(here: Tree, index: int) -> bool:
    """Whether the word heads a clause: a verb that is no auxiliary, or a word with a copula or an auxiliary."""
    token = here.tokens[index]
    if here.has(index, "cop", "aux:tense", "aux:pass"):
        return True
    return token.pos in {"VERB", "AUX"} and not token.dep.startswith(("aux", "cop"))


def clause_of(here: Tree, index: int) -> int | None:
    """The nearest word upwards, itself included, that heads a clause."""
    return here.once(_clauses)[index]


def _clauses(here: Tree) -> list[int | None]:
    """Of each word, the nearest word upwards that heads a clause."""
    heads = [is_clause_head(here, index) for index in range(len(here.tokens))]
    ways = ((index, *here.ancestors(index)) if not own else (index,) for index, own in enumerate(heads))
    return [next((i for i in way if heads[i]), None) for way in ways]


def core(here: Tree, head: int) -> tuple[int, int]:
    """Positions of a clause without its adverbial and coordinated clauses."""
    inside = {head}
    for child in here.children[head]:
        if here.tokens[child].dep in _CORE:
            inside.update(here.subtree(child))
    return min(inside), max(inside) + 1


def trimmed(here: Tree, start: int, end: int) -> tuple[int, int]:
    """The same positions without punctuation and conjunctions at the edges."""
    while start < end and here.tokens[start].pos in {"PUNCT", "CCONJ", "SPACE"}:
        start += 1
    while start < end and here.tokens[end - 1].pos in {"PUNCT", "CCONJ", "SPACE"}:
        end -= 1
    return start, end


def positions(here: Tree, span: EvidenceSpan) -> range:
    """Indices of the words that lie inside a span."""
    return range(here.at(span.start), max(here.at(span.start), here.at(span.end)))
