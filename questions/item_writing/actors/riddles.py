"""Quotations that say next to nothing without what the dispatch told before them."""

from __future__ import annotations

from questions.annotations import Attribution
from questions.item_writing.actors.choices import tokens
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.passages.dangling import going_back


def is_a_riddle(context: Context, said: Attribution) -> bool:
    """« Une bulle s'y est formée parce qu'il a gelé »: one word that goes back to what the dispatch told before makes
    nobody stumble (« Ils ont tout cassé »), two leave nothing to hold on to."""
    return len(_going_back(context, said)) > 1


def lacks_its_object(context: Context, said: Attribution) -> bool:
    """« Sans lui, … », « On nous l'a promise »: a pronoun that is no subject goes back to what is not shown."""
    objects = {each.replace("’", "'") for each in (*wordlist("strong_pronouns"), *wordlist("object_clitics"))}
    return bool(_going_back(context, said) & (objects - set(wordlist("third_persons"))))


def _going_back(context: Context, said: Attribution) -> set[str]:
    sentence, words = context.sentence(said.content), tokens(context, said.content)
    if sentence is None or not words:
        return set()
    start = next(i for i, token in enumerate(sentence.tokens) if token is words[0])
    return going_back(sentence, start, start + len(words))
