"""A question before it is judged: what a writer hands to the flaw finder and to the selection."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from questions.annotations import EvidenceSpan
from questions.item_writing.french.wording import NARROW_SPACE, capital, fold, join, tidy
from questions.items import Difficulty, Item, ItemKind, Option, Topic
from questions.languages.tables import load_table

#: Kinds whose options are shown in an order that means nothing.
SHUFFLED: frozenset[ItemKind] = frozenset({"single", "multiple"})
_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate question.

    ``anchors`` are the passages that hold the answer: two drafts with a common anchor ask the same thing.
    """

    topic: Topic
    kind: ItemKind
    rule: str
    stem: str
    options: tuple[Option, ...]
    rationale: str
    evidence: tuple[EvidenceSpan, ...]
    difficulty: Difficulty
    worth: float
    source_independent: bool = True
    anchors: tuple[EvidenceSpan, ...] = ()
    #: Options stand in the order given (Vrai, Faux, …).
    fixed_order: bool = False
    #: Options come from a short list that serves many questions: their words and length tell nothing.
    closed: bool = False
    #: Drafts of one topic and family that share an anchor ask the same thing.
    family: str = ""
    #: What two passages set side by side tell of: of two drafts of one rule and matter a set bears one.
    matter: str = ""
    #: Words that the question is about as such, which need be no whole phrase: « faute de ».
    expression: str = ""
    #: Wrong options held back, for the place of one that spoils the question.
    spare: tuple[Option, ...] = ()

    @property
    def id(self) -> str:
        """Stable name: topic, rule, evidence and key; other dispatches change nothing in it.

        What another dispatch lends to the proof, as its year, is no part of the name.
        """
        key = sorted(option.text for option in self.options if option.correct)
        if self.kind == "order":
            key = [option.text for option in self.options]
        own = {anchor.file for anchor in self.anchors}
        words = [span.quote for span in sorted(self.evidence) if not own or span.file in own]
        text = "\x1f".join([self.topic, self.rule, *words, "\x1e", *key])
        return hashlib.sha256(text.encode()).hexdigest()[:_ID_LENGTH]


def finished(draft: Draft, seed: int) -> Item:
    """The item, its options shuffled by seed and id alone."""
    options = list(draft.options)
    if draft.kind in SHUFFLED and not draft.fixed_order:
        Random(f"{seed}:{draft.id}").shuffle(options)
    return Item(
        id=draft.id,
        topic=draft.topic,
        kind=draft.kind,
        stem=draft.stem,
        options=tuple(options),
        rationale=draft.rationale,
        evidence=draft.evidence,
        difficulty=draft.difficulty,
        rule=draft.rule,
        source_independent=draft.source_independent,
        worth=round(draft.worth, 3),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wrong option with the reason why it is wrong, and the passage it was taken from."""

    text: str
    why: str
    origin: EvidenceSpan | None = None


def say(key: str, **pieces: object) -> str:
    """A sentence of ``languages/fr/item_writing.toml`` with its pieces put in.

    ``~`` in the template joins two pieces by rule (elision, contraction); the first letter gets its capital.

    :param key: dotted name of the template.
    """
    template: object = load_table("fr", "item_writing")
    for name in key.split("."):
        template = template[name]  # type: ignore[index]
    parts = str(template).format(**pieces).split("~")
    return capital(tidy(join(*(part.strip() if len(parts) > 1 else part for part in parts))))


def table(key: str) -> dict[str, Any]:
    """A table of ``languages/fr/item_writing.toml``, by its dotted name."""
    found: Any = load_table("fr", "item_writing")
    for name in key.split("."):
        found = found[name]
    return dict(found)


def wordlist(name: str) -> tuple[str, ...]:
    """A list of ``languages/fr/item_writing.toml``, by its name under ``[words]``."""
    return tuple(load_table("fr", "item_writing")["words"][name])


def counting_words() -> tuple[str, ...]:
    """Words that in front of a noun say how many, exactly or roughly."""
    return (*wordlist("numerals"), *wordlist("counted_roughly"))


def word(name: str) -> str:
    """A word of ``languages/fr/item_writing.toml``, by its name under ``[words]``."""
    return str(load_table("fr", "item_writing")["words"][name])


def options_of(key: str, why: str, wrong: Iterable[Candidate]) -> tuple[Option, ...]:
    """The key first, then the distractors; ``finished`` shuffles them."""
    return (Option(key, True, why), *(Option(each.text, False, each.why) for each in wrong))


def listed(texts: Sequence[str]) -> str:
    """« a, b et c »."""
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} et {texts[-1]}" if texts else ""


def same(one: str, other: str) -> bool:
    """Whether two options would read as the same."""
    return fold(one).strip(" .«»" + NARROW_SPACE) == fold(other).strip(" .«»" + NARROW_SPACE)
