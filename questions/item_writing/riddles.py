"""Quotations that say next to nothing without what the dispatch told before them."""

from __future__ import annotations

from questions.annotations import Attribution
from questions.item_writing.actor_choices import tokens
from questions.item_writing.context import Context
from questions.item_writing.dangling import going_back


def is_a_riddle(context: Context, said: Attribution) -> bool:
    """« Une bulle s'y est formée parce qu'il a gelé »: one word that goes back to what the dispatch told before makes
    nobody stumble (« Ils ont tout cassé »), two leave nothing to hold on to."""
    sentence, words = context.sentence(said.content), tokens(context, said.content)
    if sentence is None or not words:
        return False
    start = next(i for i, token in enumerate(sentence.tokens) if token is words[0])
    return len(going_back(sentence, start, start + len(words))) > 1
