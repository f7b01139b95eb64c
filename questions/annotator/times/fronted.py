"""Participles at the head of a sentence: « Construite en 1987 pour …, la tour a brûlé ».

The model often takes such a word, with its capital, for a name or a noun; the clause that it opens, and its date, are
then lost to the main clause. Here the word is known again by its form.
"""

from __future__ import annotations

from questions.languages.tables import grammar
from questions.participles import participles
from questions.syntax import Tree, is_clause_head, is_finite

#: Longest participle clause at the head of a sentence, in words.
_LONGEST = 30


def fronted(language: str, here: Tree) -> tuple[int, str] | None:
    """Where the clause of a fronted participle ends (the position of its comma), and the verb's infinitive.

    ``None`` where the sentence begins otherwise, or where the model knows the participle for what it is.
    """
    first = here.tokens[0] if here.tokens else None
    lemma = participles(language).get(here.word(0)) if first is not None else None
    if first is None or lemma is None or is_clause_head(here, 0):
        return None
    comma = next((i for i in range(1, min(_LONGEST, len(here.tokens))) if here.word(i) == ","), None)
    if comma is None or not _is_completed(language, here) or any(is_finite(here.tokens[i]) for i in range(comma)):
        return None
    return comma, lemma


def _is_completed(language: str, here: Tree) -> bool:
    """« Bâtie en 1990 », « Élu hier »: « Partie civile », « Mort du maire » are nouns."""
    second = here.tokens[1]
    return second.pos in {"ADP", "DET", "ADV", "NUM", "NOUN"} and here.word(1) not in grammar(language)["of"]
