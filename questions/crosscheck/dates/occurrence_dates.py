"""Which date goes with the word that tells an event."""

from __future__ import annotations

import re
from datetime import timedelta

from questions import timex
from questions.annotations import EvidenceSpan, TimeExpression
from questions.crosscheck.dates.day_values import is_rejected
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import Tree, clause_of, plain

#: Words behind an anchor within which a date stands in its clause where the parse does not say so.
_CLOSE = 9
#: A date is as precise as this, and lies no further back than that.
_PRECISE = timedelta(days=31)
_NEWS = timedelta(days=400)
_OPEN = frozenset({"since", "from", "after", "until", "before"})


def dated(reading: Reading, here: Tree, anchor: int) -> TimeExpression | None:
    """The day that goes with a telling, ``None`` where its clause gives none."""
    inside = here.sentence.span.contains
    times = [t for t in reading.annotated.time_expressions if inside(t.span) and t.zone != "caption"]
    times = [t for t in times if not _is_open(reading, t) and not is_rejected(reading, here, t)]
    usable = [t for t in times if t.value is None or timex.is_calendar(t.value)]
    good = [t for t in usable if _goes_with(reading, here, anchor, t)]
    return min(good, key=lambda t: abs(here.at(t.span.start) - anchor), default=None)


def _is_open(reading: Reading, expression: TimeExpression) -> bool:
    """« depuis mardi », « avant l'été »; « fermera dès le 15 » names the day of what is planned."""
    starts = expression.relation == "from" and expression.value is not None and is_ahead(reading, expression.value)
    return expression.relation in _OPEN and not starts


def _goes_with(reading: Reading, here: Tree, anchor: int, expression: TimeExpression) -> bool:
    """Whether the date stands in the clause of a verb, below a noun or its participle, or before « que »."""
    place = here.at(expression.span.start)
    if place >= len(here.tokens):
        return False
    if _dates_a_cause(reading, expression, here.tokens[anchor].start):
        return False
    if _cleft(reading, here, place, anchor):
        return True
    token = here.tokens[anchor]
    if token.pos in {"NOUN", "PROPN"}:
        return _beside_noun(reading, here, place, anchor)
    return clause_of(here, place) == anchor


def _dates_a_cause(reading: Reading, expression: TimeExpression, anchor: int) -> bool:
    """« a cédé en raison des orages de samedi »: the day of the storms, not of the collapse."""
    causes = (relation.cause for relation in reading.annotated.causes if relation.cause.contains(expression.span))
    return any(not cause.start <= anchor < cause.end and cause.start < expression.span.start for cause in causes)


def _beside_noun(reading: Reading, here: Tree, place: int, noun: int) -> bool:
    """« l'accident de mardi », « la panne, survenue jeudi », « le séisme s'est produit à l'aube »."""
    rules = reading.words.rules["dating"]
    happen = {*rules["supports"], *load_table(reading.annotated.dispatch.language, "happenings")["happen"]}
    clause = clause_of(here, place)
    chain = (place, *here.ancestors(place))
    if noun in chain:
        between = chain[: chain.index(noun)]
        return all(here.tokens[i].lemma.lower() in happen for i in between if here.tokens[i].pos == "VERB")
    if clause is None or here.tokens[clause].lemma.lower() not in happen:
        return False
    return here.subject(clause) == noun or _completes(here, clause, noun)


def _completes(here: Tree, participle: int, noun: int) -> bool:
    """« la rupture de la digue, survenue samedi »: the participle agrees with the noun, whatever it hangs on."""
    token = here.tokens[participle]
    agrees = all(here.tokens[noun].feature(f) in {None, token.feature(f)} for f in ("Gender", "Number"))
    alone = token.feature("VerbForm") == "Part" and not here.has(participle, "aux", "aux:tense", "aux:pass")
    between = (here.tokens[i] for i in range(noun + 1, participle))
    told = any(t.feature("VerbForm") == "Fin" for t in between)
    return noun < participle and agrees and alone and not told and here.word(participle - 1) in {",", here.word(noun)}


def _cleft(reading: Reading, here: Tree, place: int, anchor: int) -> bool:
    """« C'est mercredi, avant l'aube, que le train est sorti de la voie »."""
    rules = reading.words.rules["initiative"]
    first = "".join(here.words[:2])
    opening = first in {o.replace(" ", "") for o in rules["cleft"]}
    that = next((i for i in range(2, len(here.tokens)) if here.word(i) in {"que", "qu'"}), None)
    return opening and that is not None and place < that < anchor and clause_of(here, anchor) == anchor


def clock_behind(reading: Reading, here: Tree, anchor: int) -> EvidenceSpan | None:
    """« s'est détachée à 11 h 40 »: the hour alone, close behind a verb."""
    if here.tokens[anchor].pos not in {"VERB", "AUX"}:
        return None
    rules = load_table(reading.annotated.dispatch.language, "contradictions")["hours"]
    last = here.tokens[min(anchor + _CLOSE, len(here.tokens) - 1)]
    start = here.tokens[anchor].end
    match = re.search(rules["at"] + rules["clock"], plain(reading.annotated.dispatch.text[start : last.end]))
    if match is None or any(here.word(i) in {",", ";", ":"} for i in range(anchor, here.at(start + match.start()))):
        return None
    return reading.annotated.dispatch.evidence(start + match.start(), start + match.end())


def is_fresh(reading: Reading, value: str) -> bool:
    """Whether a value is as precise as a month, and no earlier than news can be."""
    first, last = timex.bounds(value)
    published = reading.published
    return last - first <= _PRECISE and (published is None or published[0] - last <= _NEWS)


def is_ahead(reading: Reading, value: str) -> bool:
    """Whether the day lies behind that of the dispatch."""
    return timex.is_calendar(value) and reading.published is not None and timex.bounds(value)[0] > reading.published[1]


def is_over(here: Tree, anchor: int) -> bool:
    """« C'est mercredi que le train a déraillé »: whatever day was reckoned, it is over."""
    below = [here.tokens[i] for i in here.children[anchor]]
    itself = any(t.feature("Reflex") == "Yes" for t in below)
    helpers = [t for t in below if t.pos == "AUX" and (itself or t.dep in {"aux", "aux:tense"})]
    return any(t.feature("Mood") == "Ind" and t.feature("Tense") in {"Pres", "Imp", "Past"} for t in helpers)
