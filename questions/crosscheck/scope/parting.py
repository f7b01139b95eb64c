"""What tells a part and a whole apart, however alike the words are: other days, a denial, who does it and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from questions.annotations import Token
from questions.crosscheck.scope.reach import Reach, rules
from questions.crosscheck.statements import Statement, apart, days_between
from questions.syntax import is_finite

#: Days between two dispatches on one matter, and on one state of it, at most.
_LONG, _NEAR = 200, 20
_A_DAY = timedelta(days=1)


def are_parted(part: Reach, whole: Reach) -> bool:
    """Whether both may be true, since they are not of one time, of one role or both told as facts."""
    if not _of_one_time(part, whole) or _is_denied(whole) or (part.kind == "only" and _is_denied(part)):
        return True
    return {_role(part), _role(whole)} == {"doer", "thing"} or _is_still_to_come(part, whole) or _is_over(part, whole)


def _role(reach: Reach) -> str:
    """What the noun does or undergoes; who gets something does nothing (« seule la cour a reçu un toit »)."""
    gets = reach.lemmas & set(rules(reach.reading)["part"]["getting"])
    return "" if gets else reach.role


def _of_one_time(a: Reach, b: Reach) -> bool:
    """Dispatches of about one time, no two days told."""
    if (days_between(a.reading.published, b.reading.published) or 0) > (_NEAR if _state(a, b) else _LONG):
        return False
    one, other = (Statement.of(c.reading, c.claim).when if c.claim else None for c in (a, b))
    return not (one and other and apart(one, other))


def _state(a: Reach, b: Reach) -> bool:
    """Whether both tell of a state that may end (« fermé », « en panne »)."""
    return any(row.get("state") for row in rules(a.reading)["akin"] if row["name"] in a.acts & b.acts)


def _is_over(part: Reach, whole: Reach) -> bool:
    """« toute la ville est privée d'eau », days later « seul le centre est privé d'eau »: it got better, unless the
    later text denies what the earlier one told (« l'orgue n'est pas muet »)."""
    first, second = whole.reading.published, part.reading.published
    later = first is not None and second is not None and first[1] + _A_DAY < second[0]
    return later and _state(part, whole) and not part.has_any(rules(part.reading)["only"]["deny"])


def _is_still_to_come(part: Reach, whole: Reach) -> bool:
    """« seul un témoin a été entendu », « tous seront entendus »: some already, all of them later; « le texte fixe
    tous les seuils » tells what stands there now."""
    now = any(token.feature("Tense") == "Pres" and is_finite(token) for token in _words(whole))
    planned = whole.claim is not None and whole.claim.modality == "planned"
    return planned and not now and any(_is_done(part, i) for i in part.clause)


def _is_done(reach: Reach, index: int) -> bool:
    """« a été entendu », « vota », not « munis d'un coupon »."""
    token = reach.here.tokens[index]
    told = is_finite(token) or reach.here.has(index, "aux:tense", "aux:pass", "nsubj", "nsubj:pass")
    return told and token.feature("Tense") == "Past"


def _words(reach: Reach) -> Iterator[Token]:
    return (reach.here.tokens[i] for i in reach.clause)


def _is_denied(reach: Reach) -> bool:
    """« tous ne sont pas touchés »: the clause says no."""
    deny = {*rules(reach.reading)["only"]["deny"]} - {"aucun", "aucune"}
    return any(reach.here.word(i) in deny for i in reach.clause)
