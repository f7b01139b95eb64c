"""Who spoke: whether the words that name a source name one actor, and what shows that."""

from __future__ import annotations

import re

from questions.annotations import Actor, Attribution, EvidenceSpan
from questions.item_writing.context import Context
from questions.item_writing.drafts import say, wordlist
from questions.item_writing.naming_proofs import is_named_at
from questions.item_writing.wording import fold, tidy
from questions.naming import small_words

#: The acronym that follows a name in brackets.
_ACRONYM_BEHIND = re.compile(r" ?\([^()]*\)$")
_LONGEST_ARTICLE = 4
#: Characters of words that are worth a question.
SHORTEST_WORDS = 18
LONGEST_WORDS = 230


def names(source: EvidenceSpan, actor: Actor) -> bool:
    """Whether the words that name the speaker are a name of this actor, or a part of one: no pronoun is."""
    written = bare_words(source.quote)
    known = [bare_words(name) for name in (actor.name, *actor.aliases)]
    return bool(written) and any(name and (name <= written or written <= name) for name in known)


def bare_words(name: str) -> frozenset[str]:
    """Words of a name without articles and pronouns."""
    words = re.findall(r"[^\W_]+", fold(name))
    return frozenset(words) - {fold(word) for word in (*wordlist("third_persons"), *wordlist("of"))} - small_words()


def named_by(source: EvidenceSpan, actor: Actor) -> bool:
    """A body speaks by its own name only: « un porte-parole de l'Otan » is not « l'Otan », nor « le cabinet du
    ministre » the minister."""
    if actor.kind == "person":
        before = fold(tidy(source.quote)).partition(fold(actor.name.split(" ")[0]))
        return not before[1] or not before[0].rstrip(" ").endswith((" de", " du", "d'", "d’"))
    names = [fold(name) for name in (actor.name, *actor.aliases)]
    written = _ACRONYM_BEHIND.sub("", fold(tidy(source.quote)))
    return any(written.endswith(name) and len(written) - len(name) <= _LONGEST_ARTICLE for name in names)


def names_it(context: Context, said: Attribution, actor: Actor) -> bool:
    named = said.source is not None and names(said.source, actor) and named_by(said.source, actor)
    return named and said.source is not None and is_named_at(context, actor, said.source)


def passage_of(context: Context, said: Attribution) -> EvidenceSpan:
    return context.cover([said.content, said.source or said.cue])


def said_why(context: Context, said: Attribution, passage: EvidenceSpan) -> str:
    return say(
        "actors.said.key",
        outlet=context.outlet(said.content.file),
        passage=context.excerpt_around(passage, said.source or said.cue),
    )
