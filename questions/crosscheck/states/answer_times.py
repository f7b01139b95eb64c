"""Whether two opposite answers are of one time: what changed since, was planned or is long past excludes nothing."""

from __future__ import annotations

from datetime import date

from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.statements import Statement, apart, days_between
from questions.crosscheck.states.limited_denials import done_afterwards
from questions.crosscheck.states.matters import persists
from questions.crosscheck.states.state import State
from questions.dossier import ReconciliationKind

#: Dispatches further apart than this tell of two moments, unless the text itself says otherwise.
NEAR = 45
LONG = 200
#: Closeness of a pair that is neither opposed nor worth showing.
UNTOLD = 0.2


def _begun_anew(a: State, b: State) -> bool:
    """« la route est rouverte »: before, it was closed, as an earlier dispatch says."""
    for anew, other in ((a, b), (b, a)):
        told, known = anew.reading.published, other.reading.published
        later = told is not None and known is not None and told[0] > known[1]
        if later and anew.says_anew and not other.says_anew and not other.always:
            return True
    return False


def _taken_for_granted(a: State, b: State) -> bool:
    """« la reprise de l'essai », « ce qui a conduit à l'arrêt de l'essai »: what is taken up again had stopped, as any
    text may tell; not where either gives the days."""
    anew, other = (a, b) if a.answer else (b, a)
    token, case = other.here.tokens[other.position], other.here.child(other.position, "case")
    in_state = case is not None and other.here.word(case) in other.reading.polarity["in_state"]
    stop = token.pos == "NOUN" and not in_state and not other.claim.negated and not persists(other)
    return anew.answer != other.answer and anew.says_anew and stop and not (a.when and b.when)


def time_gate(a: State, b: State) -> Compatibility | None:
    if _begun_anew(a, b) or _taken_for_granted(a, b) or done_afterwards(a, b) or done_afterwards(b, a):
        return later(a, b)
    if a.is_plan != b.is_plan and a.reading is not b.reading and _overtaken(a, b):
        return later(a, b)
    if a.is_background != b.is_background and not (a.when and b.when):
        return compatible("different_event", a, b, "other_time", 0.6)
    settled = _settled_once(a, b) or _settled_before(a, b) or _left_once(a, b)
    if a.when and b.when and apart(a.when, b.when) and not settled:
        gap = days_between(a.when, b.when) or 0
        return later(a, b) if gap < LONG else compatible("different_event", a, b, "other_time", 0.75)
    if a.reading is b.reading:
        return None
    gap = days_between(a.reading.published, b.reading.published) or 0
    meet = _both_dated(a, b)
    unknown = a.reading.published is None or b.reading.published is None
    if a.head != b.head and (gap > LONG or (unknown and not meet)):
        return compatible("different_event", a, b, "other_time", 0.5)
    if gap > NEAR and not meet and not (a.always or b.always or _once_for_all(a, b)):
        return compatible("different_event", a, b, "other_time", 0.6) if gap > LONG else later(a, b)
    changes = _may_change(a, b) and not _settled_before(a, b)
    if gap and not meet and not (a.always or b.always) and (a.is_plan or b.is_plan or changes):
        return later(a, b)
    return None


def _once_for_all(a: State, b: State) -> bool:
    """What befell one person once, looked back upon however late (« a rendu son tablier », « a été limogé »)."""
    return a.framed and a.stable and a.head == b.head and a.head.startswith("@") and a.is_done and b.is_done


def _settled_once(a: State, b: State) -> bool:
    """Whether the answer never changes, and one of the days is only that on which the text was written."""
    told = a.framed and a.stable and any(Statement.of(s.reading, s.claim).when is None for s in (a, b))
    return told and not (a.is_background or b.is_background)


def _left_once(a: State, b: State) -> bool:
    """« a remis sa démission vendredi », « a été limogé le 4 »: one person leaves one post once, whatever the day."""
    one = a.comes_once and a.head == b.head and a.head.startswith("@")
    return one and (days_between(a.when, b.when) or 0) <= NEAR and not (a.is_plan or b.is_plan)


def _settled_before(a: State, b: State) -> bool:
    """Whether one answer lasts and was told of a day before the other: « a été capturé » on Monday, « court toujours »
    on Friday; not anew (« a été réintégré »). « N'a jamais été suspendu » denies it of every day before.
    """
    return any(_lasts(*pair) for pair in ((a, b), (b, a)))


def _lasts(fact: State, other: State) -> bool:
    since, told = fact.when or fact.reading.published, other.when or other.reading.published
    holds = (fact.settled and not other.says_anew) or other.always or _looks_back(other)
    return holds and not (fact.is_plan or fact.is_background) and bool(since and told and since[1] <= told[1])


def _looks_back(state: State) -> bool:
    """« n'a pas cessé de fonctionner », « est toujours à quai »: what an expression tells of the time until now too."""
    return state.framed and ((state.claim.negated and state.is_done) or persists(state))


def _overtaken(a: State, b: State) -> bool:
    """Whether a fact published later replaces a plan."""
    plan, fact = (a, b) if a.is_plan else (b, a)
    told, known = plan.reading.published, fact.reading.published
    return bool(told and known and known[0] > told[1]) and not fact.always


def _may_change(a: State, b: State) -> bool:
    """Whether the texts do not date the state: what was so one day may be otherwise the next."""
    done = a.dimension.startswith("act:") and a.is_done and b.is_done
    undated = not _both_dated(a, b) if a.framed else (a.when is None and b.when is None)
    return undated and not a.stable and not done


def _both_dated(a: State, b: State) -> bool:
    """Whether each tells a day; of an expression, « jusqu'au 21 » is none: the next day all may be otherwise."""
    days = [s.when for s in (a, b) if s.when and not (s.framed and s.when[0] == date.min)]
    return len(days) == 2


def of_one_time(a: State, b: State) -> bool:
    """« fermées ce week-end », « ouvertes ce week-end »; « ont rouvert lundi », « fermées jusqu'à mercredi »: whether
    each clause tells the days of its own, and one that lasts takes in the other."""
    one, other = (Statement.of(s.reading, s.claim).when for s in (a, b))
    if one is None or other is None or not a.head or a.head != b.head or a.reading is b.reading:
        return False
    return _takes_in(one, other) or _takes_in(other, one)


def _takes_in(lasting: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether days that are more than one hold others, not only at their end, on which it may have changed."""
    if lasting[0] == lasting[1] or not (lasting[0] <= other[0] and other[1] <= lasting[1]):
        return False
    return lasting == other or (lasting[0] == date.min and date.min < other[0] and other[1] < lasting[1])


def later(a: State, b: State) -> Compatibility:
    """A later state; not worth showing where nothing in the text tells two moments, for then one of them may err."""
    return compatible("update", a, b, "update_state", 0.7 if _tells_a_change(a, b) else UNTOLD)


def _tells_a_change(a: State, b: State) -> bool:
    """Whether something stopped is there anew, a plan was overtaken, or each clause gives a day of its own."""
    days = [Statement.of(s.reading, s.claim).when for s in (a, b)]
    dated = days[0] is not None and days[1] is not None and apart(days[0], days[1])
    return dated or _begun_anew(a, b) or (a.is_plan != b.is_plan and _overtaken(a, b))


def compatible(kind: ReconciliationKind, a: State, b: State, wording: str, closeness: float) -> Compatibility:
    known = a.head and a.head == b.head
    return Compatibility(
        kind, Side(a.reading, a.span), Side(b.reading, b.span), wording, {}, closeness - (0 if known else 0.15)
    )
