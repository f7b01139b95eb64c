"""Orders that cannot be: a fact told as past before its day, a cause dated after its effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from questions.annotations import CausalRelation, Claim, EvidenceSpan
from questions.crosscheck.findings import Finding, Opposition, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement, clipped

Days = tuple[date, date]
#: Letters that a verb and the noun made from it share (« annexer », « annexion »).
_STEM = 5


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Impossible orders inside each dispatch."""
    for reading in readings:
        yield from told_too_early(reading)
        yield from causes_after_effects(reading)


# ------------------------------------------------------------------------------------- told too early


def told_too_early(reading: Reading) -> Iterator[Opposition]:
    """« ont repris vendredi …, a-t-on appris jeudi »: past on a day later than that on which it was learned."""
    by_sentence: dict[EvidenceSpan, list[Claim]] = {}
    for claim in reading.annotated.claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    learned = set(reading.words.rules["learned"]["verbs"])
    for claims in by_sentence.values():
        sources = [c for c in claims if c.predicate in learned and _day(reading, c)]
        for source in sources:
            yield from (_early(reading, fact, source) for fact in claims if _is_early(reading, fact, source, learned))


def _is_early(reading: Reading, fact: Claim, source: Claim, learned: set[str]) -> bool:
    told, known = _day(reading, fact), _day(reading, source)
    if fact is source or fact.predicate in learned or fact.modality != "fact" or not told or not known:
        return False
    week = 0 < (told[0] - known[1]).days <= 7
    return week and _is_perfect(reading, fact) and _is_perfect(reading, source)


def _day(reading: Reading, claim: Claim) -> Days | None:
    when = Statement.of(reading, claim).when
    return when if when and when[0] == when[1] else None


def _is_perfect(reading: Reading, claim: Claim) -> bool:
    """A compound past with a subject of its own (« ont repris »), not a participle."""
    place = Statement.of(reading, claim).place_in_tree
    if place is None:
        return False
    here, head = place
    auxiliaries = [here.tokens[i] for i in here.children[head] if here.tokens[i].dep.startswith("aux")]
    present = any(t.feature("Tense") == "Pres" and t.feature("Mood") == "Ind" for t in auxiliaries)
    return present and here.tokens[head].feature("VerbForm") == "Part"


def _early(reading: Reading, fact: Claim, source: Claim) -> Opposition:
    sides = Side(reading, clipped(reading, fact.span)), Side(reading, clipped(reading, source.span))
    return Opposition("date", *sides, 0.8, "told too early", "told_too_early", {}, "told too early")


# --------------------------------------------------------------------------------- causes after effects


def causes_after_effects(reading: Reading) -> Iterator[Opposition]:
    """An effect dated before the day that the dispatch gives its cause elsewhere."""
    for relation in reading.annotated.causes:
        if relation.kind in {"cause", "reaction"}:
            done = _effect_day(reading, relation)
            event = _event_of(reading, relation) if done else None
            when = _told_when(reading, event) if event else None
            if done and event and when and done[1] < when[0]:
                yield _reversed(reading, relation, event)


def _effect_day(reading: Reading, relation: CausalRelation) -> Days | None:
    holding = [c for c in reading.annotated.claims if c.span.overlaps(relation.effect)]
    days = [when for c in holding if (when := Statement.of(reading, c).when) is not None and when[0] > date.min]
    return days[0] if len(set(days)) == 1 else None


def _event_of(reading: Reading, relation: CausalRelation) -> Claim | None:
    """The clause elsewhere that tells the cause as an event: a verb of the noun's stem, and a name in common."""
    keys = reading.keys(relation.cause)
    place = reading.tokens_in(relation.cause)
    nouns = [place[0].tokens[i].lemma.lower() for i in place[1] if place[0].tokens[i].pos == "NOUN"] if place else []
    for claim in reading.annotated.claims:
        akin = any(noun[:_STEM] == claim.predicate[:_STEM] and len(noun) > _STEM for noun in nouns[:1])
        if akin and not claim.negated and not claim.span.overlaps(relation.effect) and reading.keys(claim.span) & keys:
            return claim
    return None


def _told_when(reading: Reading, claim: Claim) -> Days | None:
    """The day of a clause; behind « lorsque », that of the clause which governs it."""
    own = Statement.of(reading, claim)
    if own.when is not None or own.place_in_tree is None:
        return own.when
    here, head = own.place_in_tree
    mark = here.child(head, "mark", "advmod")
    at_that_time = reading.words.rules["links"]["at_that_time"]
    if mark is None or here.word(mark) not in at_that_time:
        return None
    before = [c for c in reading.annotated.claims if c.sentence == claim.sentence and c.span.end <= claim.span.start]
    days = [when for c in before if (when := Statement.of(reading, c).when)]
    return days[-1] if days else None


def _with_date(reading: Reading, event: Claim) -> EvidenceSpan:
    """The event, with the clause that dates it where that stands before it."""
    before = [c for c in reading.annotated.claims if c.sentence == event.sentence and c.span.end <= event.span.start]
    dated = [c for c in before if Statement.of(reading, c).when]
    if event.time or not dated:
        return event.span
    when = dated[-1].time_expression
    start = max(dated[-1].span.start, when.span.start - 60 if when else 0)
    start = min((t.start for s in reading.sentences for t in s.tokens if t.start >= start), default=start)
    return reading.annotated.dispatch.evidence(start, event.span.end)


def _reversed(reading: Reading, relation: CausalRelation, event: Claim) -> Opposition:
    whole = reading.annotated.dispatch.evidence(
        min(relation.effect.start, relation.cause.start), max(relation.effect.end, relation.cause.end)
    )
    told = _with_date(reading, event)
    sides = Side(reading, clipped(reading, told)), Side(reading, clipped(reading, whole))
    return Opposition("date", *sides, 0.7, "cause after effect", "cause_after_effect", {}, "cause after effect")
