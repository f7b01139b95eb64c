"""Names of associations that are a motto: « le collectif Sauvons la baie », « l'association Riverains en colère »."""

from __future__ import annotations

from questions.annotator.parsing.words import Tokens, is_listed, lower, vocabulary

#: A shorter word is no plural that opens a motto.
SHORTEST_PLURAL = 4


def motto_end(tokens: Tokens, start: int) -> int:
    """Where the name that starts with this capital ends: behind « la baie », « en colère », else right behind it."""
    word = lower(tokens[start])
    if len(word) <= SHORTEST_PLURAL or not word.endswith(tuple(vocabulary("motto_endings"))):
        return start + 1
    noun = start + 1 + is_listed(tokens, start + 1, "motto_ties")
    noun += noun < len(tokens) and tokens[noun].pos == "DET"
    if noun == start + 1 or noun >= len(tokens) or tokens[noun].pos not in ("NOUN", "PROPN", "ADJ"):
        return start + 1
    end = noun + 1
    while end < len(tokens) and tokens[end].pos == "ADJ" and tokens[end].text.islower():
        end += 1
    return end


def after_bare_complement(tokens: Tokens, start: int, end: int) -> int:
    """Where the name at ``start:end`` ends: « l'association Mémoire | de lisse », « le collectif Parole | d'aidants ».

    Behind a single noun with a capital, a noun without article belongs to the name, where the phrase then closes.
    """
    noun = end + 1
    if (
        not tokens[start].text[1:].islower()
        or noun >= len(tokens)
        or not is_listed(tokens, end, "of")
        or is_listed(tokens, end, "fused_of")
    ):
        return end
    bare = tokens[noun].pos in ("NOUN", "PROPN", "ADJ", "X") and tokens[noun].text.islower()
    closes = noun + 1 == len(tokens) or tokens[noun + 1].pos in ("PUNCT", "AUX", "VERB", "PRON")
    return noun + 1 if bare and closes else end
