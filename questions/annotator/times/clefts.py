"""« C'est mercredi que … », « c'est le maire qui … »: sentences whose « est » tells no time. Reads plain tokens."""

from __future__ import annotations

from questions.annotations import Token
from questions.annotator.times.dating_verbs import Verbs, auxiliaries_of, dependants, first_at
from questions.syntax import plain


def cleft_verb(tokens: tuple[Token, ...], start: int, end: int, known: Verbs) -> int | None:
    """« C'est mercredi que le train est sorti de la voie »: the verb behind « que » tells when."""
    first = first_at(tokens, start)
    before = plain(tokens[first - 2].text) if first > 1 else ""
    if before not in known.pointing or tokens[first - 1].lemma != known.be:
        return None
    last = next((i for i, token in enumerate(tokens) if token.start >= end), len(tokens))
    that = next((i for i in range(last, min(last + 2, len(tokens))) if tokens[i].lemma in known.that), None)
    if that is None:
        return None
    behind = range(that + 1, len(tokens))
    return next((i for i in behind if tokens[i].pos == "VERB" and not tokens[i].dep.startswith("aux")), None)


def behind_cleft_subject(tokens: tuple[Token, ...], index: int, start: int, known: Verbs) -> int:
    """« C'est le maire qui a signé, lundi, l'arrêté »: the verb behind « qui » for the « est » above the day."""
    below = dependants(tokens)[index]
    pointed = any(plain(tokens[i].text) in known.pointing for i in below if i < index)
    being = any(tokens[i].dep == "cop" for i in auxiliaries_of(tokens, index))
    behind = (i for i in below if i > index and tokens[i].dep == "acl:relcl" and tokens[i].start < start)
    return next(behind, index) if pointed and being else index
