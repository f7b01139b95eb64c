"""Entries of a chronology: « 14 mars. Le navire accoste à Brest. »: the date stands alone before what it dates."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import TimeExpression
from questions.crosscheck.reading import Reading
from questions.syntax import Tree, is_clause_head

#: Characters between a date and the sentence that it opens, more than which a paragraph ends.
_NEXT = 3
_ARTICLES = frozenset({"DET"})


def entry_of(reading: Reading, here: Tree, expression: TimeExpression) -> Tree | None:
    """The sentence that a date standing alone before it opens, in one paragraph; ``None`` where it opens none."""
    beside = (t for t in here.tokens if not expression.span.start <= t.start < expression.span.end)
    if any(t.pos not in {"PUNCT", *_ARTICLES} for t in beside):
        return None
    end = here.sentence.span.end
    text = reading.annotated.dispatch.text
    near = text[end : end + _NEXT]
    start = end + len(near) - len(near.lstrip())
    below = reading.sentence_at(start)
    return below if "\n" not in near and below is not None and below is not here and not below.is_question else None


def told_in(reading: Reading, entry: Tree) -> Iterator[int]:
    """The verbs of the main clause of an entry, where it gives no day of its own."""
    inside = entry.sentence.span.contains
    days = (t for t in reading.annotated.time_expressions if inside(t.span) and t.type == "DATE")
    if any(days):
        return
    root = next((i for i, token in enumerate(entry.tokens) if token.head == i), None)
    if root is not None and is_clause_head(entry, root):
        yield root
