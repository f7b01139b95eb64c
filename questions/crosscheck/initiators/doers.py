"""Two doers of one deed, of whatever kind: one dispatch insists on who did it, another names somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from questions.crosscheck.centre import Centre
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.initiators.acts import Act, told
from questions.crosscheck.initiators.agents import Agent, are_two
from questions.crosscheck.initiators.insistence import focused
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement, apart, days_between
from questions.languages.tables import load_table

#: Dispatches further apart than this, in days, tell of two deeds.
_LONG = 200
#: Tellings compared with one that insists, at most.
_MOST = 60


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Each deed whose doer one dispatch insists on, with another doer that another dispatch names."""
    insisting = [act for reading in readings for act in reading.once(focused) if act.agent.may_act]
    if not insisting:
        return
    wanted = frozenset(name for act in insisting for name in act.deeds)
    plain = [act for reading in readings for act in told(reading, wanted) if act.agent.may_act]
    others = [*insisting, *plain]
    centre = Centre.of(readings)
    for act in insisting:
        same = [o for o in others if o.deeds & act.deeds and _same_deed(act, o, centre)]
        for other in same[:_MOST]:
            confidence = _opposed(act, other, same)
            if confidence is not None:
                details = {"a_who": act.agent.span.quote, "b_who": other.agent.span.quote}
                sides = Side(act.reading, act.evidence), Side(other.reading, other.evidence)
                name = min(act.deeds & other.deeds)
                yield Opposition("initiator", *sides, confidence, "doer in focus", "initiator", details, f"act:{name}")


def _same_deed(a: Act, b: Act, centre: Centre) -> bool:
    """Whether both may tell one deed: done to the same thing, or, where one leaves that open, of a kind that the
    dossier knows one of."""
    if (
        (days_between(a.reading.published, b.reading.published) or 0) > _LONG
        or _at_two_times(a, b)
        or a.ranks != b.ranks
    ):
        return False
    if a.focus and b.focus and (_calls_by_name(a, b) or _calls_by_name(b, a)):
        return True
    if a.themes and b.themes:
        return bool(a.heads & b.themes or b.heads & a.themes)
    known = _named_by_noun(a.reading)
    return any(name in known or centre.holds(name) for name in a.deeds & b.deeds)


def _calls_by_name(a: Act, b: Act) -> bool:
    """« a exclu la maison », « l'exclusion de la maison Untel »: one names what the other tells by a noun."""
    nouns = {key for key in a.heads if not key.startswith("@")}
    place = b.reading.tokens_in(b.evidence)
    if not nouns or place is None or not any(key.startswith("@") for key in b.heads):
        return False
    here, inside = place
    words = b.reading.words
    beside = (i for i in inside if i + 1 < len(here.tokens) and here.tokens[i].pos == "NOUN")
    named = (i for i in beside if here.tokens[i + 1].pos == "PROPN" or here.tokens[i + 1].text[:1].isupper())
    return any(words.family_of(words.key_at(here.tokens[i])) in nouns for i in named)


def _named_by_noun(reading: Reading) -> frozenset[str]:
    """Deeds of the language pack that a noun tells alone (« l'alerte », « la plainte »)."""
    rows = load_table(reading.annotated.dispatch.language, "happenings")["deed"]
    return frozenset(f"deed:{row['name']}" for row in rows if "nouns" in row)


def _at_two_times(a: Act, b: Act) -> bool:
    one, other = _when(a), _when(b)
    return one is not None and other is not None and apart(one, other)


def _when(act: Act) -> tuple[date, date] | None:
    return Statement.of(act.reading, act.claim).when if act.claim is not None else None


def _opposed(act: Act, other: Act, same: Iterable[Act]) -> float | None:
    """How sure it is that only one of them can have done it."""
    if act.reading is other.reading:
        return None
    if act.denied:
        alike = act.agent.names & other.agent.names or (not act.agent.names and act.agent.classes & other.agent.classes)
        return 0.7 if alike and not other.denied and not other.asked else None
    if other.denied or not are_two(act.agent, other.agent) or (other.asked != act.asked and not _is_unasked(act)):
        return None
    if _told_elsewhere(act, other, same):
        return None
    return 0.78 if other.focus else 0.66


def _is_unasked(act: Act) -> bool:
    """Whether nobody can be asked to do it: an alarm, a discovery."""
    rows = load_table(act.reading.annotated.dispatch.language, "happenings")["deed"]
    names = {f"deed:{row['name']}" for row in rows if row.get("unasked")}
    return bool(act.deeds & names)


def _told_elsewhere(a: Act, b: Act, same: Iterable[Act]) -> bool:
    """Whether one of the dispatches gives the deed to the other doer too."""
    return any(
        o.reading is mine.reading and _is_same(o.agent, theirs.agent) and not o.denied
        for mine, theirs in ((a, b), (b, a))
        for o in same
    )


def _is_same(one: Agent, other: Agent) -> bool:
    """Whether both go by one name, or, where one goes by none, by one noun."""
    return bool(one.names & other.names) if one.names and other.names else bool(one.by & other.by)
