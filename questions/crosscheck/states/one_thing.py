"""Whether two opposite answers leave no doubt of what they are said of, so that nothing else must bear them out."""

from __future__ import annotations

from questions.crosscheck.occasions import tied
from questions.crosscheck.states.limited_denials import tells_a_part
from questions.crosscheck.states.state import State

#: How the key begins of a thing of which a dossier knows one, whatever words name it.
_WIDE = "≈"
_PERSON = "@"


def names_one_thing(a: State, b: State) -> bool:
    """« la production est arrêtée », « la production n'a pas été interrompue »: one person, or one noun with its
    article on both sides; what a story knows one of (« la rançon »), or of which one text says that it never was
    otherwise (« n'est jamais resté sans courant »); or one thing of which the one denies every case (« aucun traité n'a
    été signé »)."""
    if a.head != b.head or not a.head or a.reading is b.reading:
        return False
    if a.head.startswith(_WIDE):
        return a.is_sole or a.always or b.always
    if a.head.startswith(_PERSON) or a.always or b.always:
        return True
    one, other = _noun(a), _noun(b)
    same = one is not None and other is not None and one[0] == other[0]
    return one is not None and other is not None and same and (one[1] or other[1])


def of_one_story(a: State, b: State) -> bool:
    """Whether another word or day ties both, or the one is the headline of the other's text and neither tells of a part
    only."""
    under = a.reading is b.reading and "headline" in {a.here.sentence.zone, b.here.sentence.zone}
    return not (tells_a_part(a) or tells_a_part(b)) if under else tied(a, b)


def _noun(state: State) -> tuple[str, bool] | None:
    """The noun it is said of, and whether its article says that the reader knows it (« la », « notre »)."""
    here, key_at = state.here, state.reading.words.key_at
    nouns = (i for i, token in enumerate(here.tokens) if token.pos == "NOUN" and key_at(token) == state.head)
    for noun in nouns:
        article = here.child(noun, "det", "nmod:poss")
        if article is not None and article < noun:
            return here.tokens[noun].lemma.lower(), here.tokens[article].feature("Definite") != "Ind"
    return None
