"""One effect, two causes: what dispatches hold to have brought the same thing about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.crosscheck.causes.denied_causes import WHOLE, denied, denied_pairs
from questions.crosscheck.causes.effects import where_told
from questions.crosscheck.causes.explanations import Explanation, acting, explanations, telling
from questions.crosscheck.causes.roots import same_root
from questions.crosscheck.causes.told_states import FAILING
from questions.crosscheck.centre import Centre
from questions.crosscheck.findings import Compatibility, Finding, Opposition
from questions.crosscheck.happenings import Turning, turning
from questions.crosscheck.people import names_people
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import apart, days_between, may_be_long_between
from questions.crosscheck.themes import head_of
from questions.syntax import is_finite

#: Explanations of one effect compared pairwise, at most.
_MOST = 40
#: Dispatches further apart, in days, explain two events unless they name the same one.
_LONG = 200
#: A headline leaves out what the text below it says.
_OF_HEADLINE = 0.03
_NOTHING = Turning(frozenset(), frozenset())


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every pair of explanations that name two causes of one effect, or one of which denies the other's cause."""
    asserted: dict[str, list[Explanation]] = defaultdict(list)
    everything: list[Explanation] = []
    denials: list[Explanation] = []
    centre, turn = Centre.of(readings), turning(readings)
    for reading in readings:
        for explanation in (*reading.once(explanations), *acting(reading, turn)):
            everything.append(explanation)
            if _is_occasion(explanation):
                continue
            for matter in explanation.matters:
                if not matter.startswith("≈") or centre.turns_on(matter):
                    asserted[matter].append(explanation)
            if explanation.is_whole or _is_central(explanation, centre) or explanation.explains(turn):
                asserted[WHOLE].append(explanation)
        denials += denied(reading)
    for name, block in asserted.items():
        for a, b in near_pairs(block, _MOST):
            finding = compare(a, b, turn if name == WHOLE else _NOTHING)
            if finding is not None and not (name == WHOLE and _both_told(block, a, b)):
                yield finding
    yield from denied_pairs(everything, denials, turn)


def _both_told(block: Sequence[Explanation], a: Explanation, b: Explanation) -> bool:
    """Whether one of the dispatches gives the cause of the other too: then the two go together."""
    pairs = ((a, b), (b, a))
    return any(e.reading is mine.reading and _agree(e, theirs) for mine, theirs in pairs for e in block)


def _is_central(explanation: Explanation, centre: Centre) -> bool:
    """Whether the effect is a mishap or an unrest of which the dossier speaks throughout."""
    words = explanation.reading.words
    keys = {matter.split(":")[0] for matter in explanation.matters}
    return any(key in words.happenings and key in words.effects and centre.holds(key) for key in keys)


def compare(a: Explanation, b: Explanation, turn: Turning = _NOTHING) -> Finding | None:
    """What two explanations of one effect are to each other; ``None`` when they agree, and of what did not come about:
    one thing brings an event about, many keep it away (« n'a pas fermé, puisque », « n'a pas fermé grâce à »)."""
    if a.reading is b.reading or not a.cause_keys or not b.cause_keys:
        return None
    gap = days_between(a.reading.published, b.reading.published) or 0
    if gap <= _LONG and (_agree(a, b) or _of_two_times(a, b)):
        return None
    if gap > _LONG or _is_of_another_time(a, b):
        if a.cause_keys <= b.cause_keys or b.cause_keys <= a.cause_keys:
            return None
        return Compatibility("different_event", a.side, b.side, "other_cause_other_event", {}, 0.6, "cause")
    exact = any(":" in matter and "≈" not in matter for matter in a.matters & b.matters)
    central = bool(a.explains(turn) & b.explains(turn))
    of_a_kind = any(matter.startswith("≈") for matter in a.matters & b.matters)
    one_told = exact or central or of_a_kind or a.is_whole or b.is_whole
    fails = any(matter.startswith(FAILING) for matter in a.matters & b.matters)
    if ((a.is_negated or b.is_negated) and not fails) or (not one_told and (_is_older(a, b) or _is_older(b, a))):
        return None
    known = frozenset(m for m in a.matters & b.matters if not _is_a_thing(a, m))
    if not known and not (a.is_whole or b.is_whole or central):
        return None
    if (known and not central and not _same_theme(a, b)) or (a.when and b.when and apart(a.when, b.when)):
        return None
    if known and all(matter.startswith("≈") for matter in known) and (_is_somebody(a) or _is_somebody(b)):
        return None
    same_words = bool(exact or (a.effect_keys & b.effect_keys) - a.predicates - known or _same_mishap(a, b))
    if not same_words and (_strangers(a, b) or (not one_told and (_two_things(a, b) or _who_and_why(a, b)))):
        return None
    confidence = 0.8 if same_words else 0.65 if central else 0.55
    confidence -= _OF_HEADLINE * sum(e.is_headline for e in (a, b))
    details = {"a_cause": a.cause.quote, "b_cause": b.cause.quote}
    return Opposition("cause", a.side, b.side, confidence, "two causes", "cause", details, "cause")


def _is_of_another_time(a: Explanation, b: Explanation) -> bool:
    """Whether one effect is told as of long ago, and the other is a like mishap of now or still to come."""
    recent = next((one for one, other in ((a, b), (b, a)) if other.looks_back and not one.looks_back), None)
    return recent is not None and (_same_mishap(a, b) or recent.is_to_come)


def _of_two_times(a: Explanation, b: Explanation) -> bool:
    """Whether the dispatches may lie so far apart that each explains another event, and no day ties the two."""
    one_day = a.when is not None and b.when is not None and not apart(a.when, b.when)
    return may_be_long_between(a.reading, b.reading, _LONG) and not one_day


def _is_a_thing(explanation: Explanation, matter: str) -> bool:
    """« l'instance », « la commission »: a class of things, not of what happens to them."""
    words = explanation.reading.words
    return (
        ":" not in matter and matter.startswith("=") and matter not in words.happenings and matter not in words.effects
    )


def _is_somebody(explanation: Explanation) -> bool:
    """« provoqué par des casseurs »: who did it, not why."""
    head, place = head_of(explanation.reading, explanation.cause), explanation.reading.tokens_in(explanation.cause)
    if head is None or place is None or any(is_finite(head[0].tokens[i]) for i in place[1]):
        return False
    return names_people(explanation.reading, *head)


def _is_occasion(explanation: Explanation) -> bool:
    """« fermé par précaution », « à la suite d'un contrôle », « la prudence l'exige »: a motive or an occasion that
    goes with any cause."""
    head = head_of(explanation.reading, explanation.cause)
    if head is None:
        return False
    (here, noun), rules = head, explanation.reading.words.rules["origin"]
    carried = here.child(noun, "nmod") if here.tokens[noun].lemma.lower() in rules["motives"] else None
    return any(here.tokens[i].lemma.lower() in rules["occasions"] for i in (noun, carried) if i is not None)


def _is_older(a: Explanation, b: Explanation) -> bool:
    """« avait déjà rappelé des lots en 2012 », « ce rappel »: one of long ago, and the one of which all speak."""
    return a.looks_back and not b.looks_back and b.is_phrase


def _who_and_why(a: Explanation, b: Explanation) -> bool:
    """« grâce au concours de trois compagnies », « faute de places »: who brought it about, and why."""
    return _is_somebody(a) != _is_somebody(b) and not _same_mishap(a, b)


def _two_things(a: Explanation, b: Explanation) -> bool:
    """Whether both effects speak of something beside the kind of deed, and of nothing in common."""
    kinds = a.matters & b.matters
    one, other = ({e.reading.words.family_of(k) for k in e.effect_keys - e.predicates - kinds} for e in (a, b))
    return bool(one and other) and not one & other


def _same_theme(a: Explanation, b: Explanation) -> bool:
    """« la rupture » may be that of the dam; the closing of a school and that of a pool are two effects."""
    common = a.matters & b.matters
    if any(":" in matter for matter in common):
        return True
    one, other = ({m.split(":")[1] for m in e.matters if m.split(":")[0] in common and ":" in m} for e in (a, b))
    return not (one and other)


def _strangers(a: Explanation, b: Explanation) -> bool:
    """Whether the effects name actors, and none in common."""
    one, other = (e.reading.keys(e.effect) - e.effect_keys if e.effect else frozenset() for e in (a, b))
    return bool(one and other) and not one & other


def _same_mishap(a: Explanation, b: Explanation) -> bool:
    return any(matter.startswith("event:") for matter in a.matters & b.matters)


def _where(explanation: Explanation) -> frozenset[str]:
    """« La lecture a été coupée à la salle des fêtes »: who broke into the hall did not bring the hall about."""
    return where_told(explanation.reading, explanation.effect) if explanation.effect is not None else frozenset()


def _agree(a: Explanation, b: Explanation) -> bool:
    """Whether the causes share a word that tells, or one cause is the other's effect: then they form one chain."""
    if a.cause_kinds & b.cause_kinds:
        return True
    if telling(a.cause_keys) & telling(b.cause_keys) or same_root(a.cause_keys, b.cause_keys):
        return True
    if not telling(a.cause_keys) or not telling(b.cause_keys):
        return bool(a.cause_keys & b.cause_keys) or not (telling(a.cause_keys) or telling(b.cause_keys))
    return any(
        one.cause_keys & other.effect_keys - one.effect_keys - _where(other) and not (one.is_whole and other.is_whole)
        for one, other in ((a, b), (b, a))
    )
