"""What the finders of actors pass to each other: a name at a place, before it becomes a mention."""

from __future__ import annotations

from dataclasses import dataclass

from questions.annotations import ActorKind, Sentence
from questions.annotator.parsing.words import Tokens


@dataclass(frozen=True, slots=True)
class Found:
    """``name`` at words ``start:end`` of sentence ``sentence``; ``roles`` are stretches of words of that sentence.

    ``acronym`` is what the name is abbreviated to beside it; ``title`` where a title before it starts; ``firm`` is
    false for a group that does nothing here.
    """

    sentence: int
    start: int
    end: int
    name: str
    kind: ActorKind
    roles: tuple[tuple[int, int], ...] = ()
    acronym: str | None = None
    title: int | None = None
    firm: bool = True
    #: Roles that other words tell: text, sentence, the words there.
    told: tuple[tuple[str, int, int, int], ...] = ()
    #: The folded word that says what a body is before its name (« l'association X »).
    told_as: str | None = None

    def covers(self, sentence: int, start: int, end: int) -> bool:
        """Whether it shares a word with this stretch."""
        return self.sentence == sentence and self.start < end and start < self.end


def words_text(sentence: Sentence, start: int, end: int) -> str:
    """The raw words from ``start`` to ``end`` (exclusive) with plain spaces and apostrophes."""
    tokens: Tokens = sentence.tokens
    quote = sentence.span.quote[tokens[start].start - sentence.span.start : tokens[end - 1].end - sentence.span.start]
    return " ".join(quote.replace("’", "'").split())
