"""Names with the shape of a person's: those that a place or a ship bears, and whoever a verb says to lead a body."""

from __future__ import annotations

from questions.annotator.parsing.words import Tokens, is_capitalised, is_initial, is_listed, lower, vocabulary
from questions.languages import load_table


def bears_name(tokens: Tokens, index: int) -> bool:
    """Whether what stands at ``index`` is called after somebody: « l'hôpital | Jean Roy », « le centre hospitalier |
    Jean Roy »."""
    told = tokens[index].pos == "ADJ" and tokens[index].text.islower() and index > 0
    return lower(tokens[index - told]) in vocabulary("eponyms")


def is_ship(tokens: Tokens, start: int, end: int) -> bool:
    """« l'Anna K. », « du Maria S. »: a name with an article of its own that closes with an initial; people have none.

    :param start: where the name starts, its titles included.
    """
    own = start > 0 and (is_listed(tokens, start - 1, "anonymous_determiners") or is_listed(tokens, start - 1, "fused"))
    return own and end - start > 1 and is_initial(tokens[end - 1])


def leads_body(tokens: Tokens, start: int, end: int) -> bool:
    """« l'observatoire, que dirige | Noro Rabe | »: behind « que » and such a verb two capitals are a person's."""
    leading = load_table("fr", "actors")["leading"]
    led = start > 1 and is_listed(tokens, start - 2, "that") and tokens[start - 1].lemma in leading
    return led and end - start > 1 and all(is_capitalised(tokens[i]) for i in (start, end - 1))
