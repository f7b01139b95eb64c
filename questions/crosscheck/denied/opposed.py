"""Denials and what other dispatches tell: opposed where both may not be true, compatible where a reason parts them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from questions.crosscheck.denied.likeness import Rarity, likelihood, traits, weights_of
from questions.crosscheck.denied.outright import denies_outright
from questions.crosscheck.denied.pairs import pairs
from questions.crosscheck.denied.sides import are_other
from questions.crosscheck.denied.tellings import Telling
from questions.crosscheck.findings import Compatibility, Finding, Opposition, Side
from questions.crosscheck.occasions import two_of_a_kind, two_places
from questions.crosscheck.people import names_people
from questions.crosscheck.reading import Reading
from questions.crosscheck.since_then import came_after, came_before, is_so_far
from questions.crosscheck.statements import days_between
from questions.crosscheck.voices import answers_for_itself
from questions.dossier import ReconciliationKind

#: Likelihood from which a pair is opposed, the confidence that it has then, and the highest: one pair in five is
#: none, which a teacher must see.
_LEAST, _LOW, _HIGH = 0.48, 0.56, 0.74
_CLOSENESS = 0.6
#: How sure it is of a denial that leaves no case: all of twenty were right.
_OUTRIGHT = 0.72
#: Likelihood from which a denial answers a charge.
_ANSWERS = 0.2
#: Likelihood under which a denial is no hint for the judge.
_HINT = 0.05
#: Days within which two dates may be those of one occasion.
_NEAR = 30
Reason = tuple[ReconciliationKind, str]
#: Traits that explain why a pair that looks opposed is not: what it is, how it is worded.
_REASONS: dict[str, Reason] = {
    "after": ("update", "update_state"),
    "older_told": ("different_event", "other_time"),
    "older_denied": ("different_event", "other_time"),
}
Scored = tuple[float, Telling, Telling, dict[str, float]]


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Each denial with the likeliest telling of every other dispatch: opposed, or compatible with the reason."""
    for likely, denial, told, found in _likeliest(_weighed(tuple(readings))):
        reason = _reason(denial, told, found, likely)
        if reason is not None:
            yield Compatibility(reason[0], _side(told), _side(denial), reason[1], {}, _CLOSENESS)
        elif likely >= _LEAST:
            yield _opposition(denial, told, likely)
    for _, denial, told, _ in _likeliest(_outright(readings)):
        yield _opposed(denial, told, _OUTRIGHT, "denied outright")


def _outright(readings: Sequence[Reading]) -> Iterator[Scored]:
    """Denials that leave no case, with what tells the very deed as done."""
    for scored_pair in _weighed(tuple(readings)):
        _, denial, told, found = scored_pair
        if denies_outright(denial, told, found) and parting(denial, told) is None:
            yield scored_pair


@lru_cache(maxsize=1)
def _weighed(readings: tuple[Reading, ...]) -> tuple[Scored, ...]:
    """Every denial with what it may answer; those of the last dossier are remembered."""
    rarity = Rarity.of(readings)
    pairs_found = ((denial, told, traits(denial, told, rarity)) for denial, told in pairs(readings))
    return tuple((likelihood(found, weights_of(d.reading)), d, told, found) for d, told, found in pairs_found)


def scored(readings: tuple[Reading, ...]) -> Iterator[tuple[float, Telling, Telling]]:
    """Denials with what they may answer and how likely they do, where nothing tells the two apart."""
    for likely, denial, told, _ in _weighed(readings):
        if likely >= _HINT and parting(denial, told) is None:
            yield likely, denial, told


def _likeliest(pairs_found: Iterable[Scored]) -> Iterator[Scored]:
    """Of the tellings of one dispatch that a denial may answer, the likeliest."""
    best: dict[tuple[int, str], Scored] = {}
    for likely, denial, told, found in pairs_found:
        key = id(denial), told.reading.file
        if key not in best or likely > best[key][0]:
            best[key] = likely, denial, told, found
    yield from best.values()


def _reason(denial: Telling, told: Telling, found: dict[str, float], likely: float) -> Reason | None:
    """Why two passages that would be opposed otherwise are not."""
    if likely >= _LEAST:
        loose = found["akin"] and (found["other_thing"] or _theme_untold(denial, told)) and not denial.none
        return ("scope", "scope_thing") if loose else parting(denial, told)
    if told.is_charge and likely >= _ANSWERS:
        return "attributed", "voices"
    weights = weights_of(denial.reading)
    for name, reason in _REASONS.items():
        if found[name] and likelihood(found, weights, without=name) >= _LEAST:
            return reason
    return None


def _theme_untold(denial: Telling, told: Telling) -> bool:
    """« une faille que personne n'avait sondée », « un examen a eu lieu »: what it was not done to is not spoken of."""
    return bool(denial.theme) and denial.theme.isdisjoint(told.own | told.around | told.theme)


def parting(denial: Telling, told: Telling) -> Reason | None:
    """What tells two occasions, things or times apart, however alike the words are."""
    if denial.is_charge or told.is_charge or (denial.mark == "denier" and told.is_voiced):
        return "attributed", "voices"
    if answers_for_itself(denial.here, denial.place, denial.claim, told.claim):
        return "attributed", "voices"
    if denial.is_of_another or told.is_of_another or two_of_a_kind(denial, told) or are_other(denial, told):
        return "scope", "scope_thing"
    if denial.mark == "refusal" and denial.doers and told.doers and not denial.doers & told.doers:
        return "scope", "scope_thing"
    if _only_says(denial, told):
        return "scope", "scope_thing"
    if two_places(denial, told):
        return "different_event", "other_time"
    if _not_then(denial, told) or came_before(denial.reading, denial.here, told.when):
        return "update", "update_state"
    return ("different_event", "other_time") if _other_days(denial, told) else None


def _only_says(denial: Telling, told: Telling) -> bool:
    """« la vitesse n'explique rien », « a expliqué la maire »: the verb only tells who speaks, where a thing cannot; or
    « nous n'avons jamais écrit que le toit fuyait », « m'écrit sa secrétaire » of something else."""
    content = _content(denial)
    if content and content.isdisjoint(told.around):
        return True
    said = (a.cue for a in told.reading.annotated.attributions)
    if not any(cue.start <= told.token.start < cue.end for cue in said):
        return False
    subject = denial.here.subject(denial.head)
    is_thing = subject is not None and denial.here.tokens[subject].pos == "NOUN"
    return is_thing and not names_people(denial.reading, denial.here, subject or 0)


def _content(denial: Telling) -> frozenset[str]:
    """What the clause that a denied verb of saying governs speaks of."""
    here, reading = denial.here, denial.reading
    clauses = (i for i in here.children[denial.place] if here.tokens[i].dep in {"ccomp", "xcomp"} and i > denial.place)
    keys = (reading.key_of(here, j) for i in clauses for j in here.subtree(i))
    return frozenset(reading.words.family_of(key) for key in keys if key is not None)


def _not_then(denial: Telling, told: Telling) -> bool:
    """« pas encore », « ne … plus »: what another dispatch tells later, or told before, does not deny it; nor does what
    took place on a day after the denial came out."""
    known, other = denial.reading.published, told.reading.published
    if known is None or other is None:
        return False
    if came_after(denial.reading, told.reading, told.when) and not denial.is_planned:
        return True
    if denial.mark == "yet" or is_so_far(denial.reading, denial.here):
        return other[1] > known[1]
    return denial.mark == "no_longer" and other[0] < known[0]


def _other_days(denial: Telling, told: Telling) -> bool:
    """Whether the denial gives days of its own, not that of its writing, and the telling others far from them."""
    days, known = denial.when, denial.reading.published
    if days is None or told.when is None or (known is not None and (days_between(days, known) or 0) <= _NEAR):
        return False
    return (days_between(days, told.when) or 0) > _NEAR


def _side(telling: Telling) -> Side:
    return Side(telling.reading, telling.span)


def _opposition(denial: Telling, told: Telling, likely: float) -> Opposition:
    confidence = _LOW + (_HIGH - _LOW) * (likely - _LEAST) / (1 - _LEAST)
    return _opposed(denial, told, round(confidence, 3), "denied")


def _opposed(denial: Telling, told: Telling, confidence: float, rule: str) -> Opposition:
    words = denial.reading.words
    subject = f"denied:{words.family_of(words.key(denial.lemma))}"
    return Opposition("negation", _side(told), _side(denial), confidence, rule, "negation", {}, subject)
