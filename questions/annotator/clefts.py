"""« C'est mercredi que … », « c'est le maire qui … »: sentences whose « est » tells no time. Reads plain tokens."""

from __future__ import annotations

from questions.annotations import Token
from questions.annotator.dating_verbs import Verbs, auxiliaries_of
from questions.syntax import plain


def cleft_verb(tokens: tuple[Token, ...], start: int, end: int, known: Verbs) -> int | None:
    """« C'est mercredi que le train est sorti de la voie »: the verb behind « que » tells when."""
    first = next((i for i, token in enumerate(tokens) if token.end > start), 0)
    last = next((i for i, token in enumerate(tokens) if token.start >= end), len(tokens))
    before = plain(tokens[first - 2].text) if first > 1 else ""
    pointing = before in known.pointing and tokens[first - 1].lemma == known.be
    that = next((i for i in range(last, min(last + 2, len(tokens))) if tokens[i].lemma in known.that), None)
    if not pointing or that is None:
        return None
    behind = range(that + 1, len(tokens))
    return next((i for i in behind if tokens[i].pos == "VERB" and not tokens[i].dep.startswith("aux")), None)


def behind_cleft_subject(tokens: tuple[Token, ...], index: int, start: int, known: Verbs) -> int:
    """« C'est le maire qui a signé, lundi, l'arrêté »: the verb behind « qui » for the « est » above the day."""
    pointed = any(t.head == index and plain(t.text) in known.pointing and i < index for i, t in enumerate(tokens))
    being = any(tokens[i].dep == "cop" for i in auxiliaries_of(tokens, index))
    behind = (i for i, t in enumerate(tokens) if t.head == index and t.dep == "acl:relcl" and t.start < start)
    return next((i for i in behind if i > index), index) if pointed and being else index
