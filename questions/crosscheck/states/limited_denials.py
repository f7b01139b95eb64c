"""Denials that leave open what another text tells: of what came since, of so far, of one party's own deed."""

from __future__ import annotations

from questions.crosscheck.manners import denies_manner
from questions.crosscheck.occasions import inside
from questions.crosscheck.scope.reach import rules
from questions.crosscheck.since_then import came_after, came_before, is_so_far
from questions.crosscheck.states.state import State
from questions.crosscheck.themes import head_of


def leaves_open(a: State, b: State) -> bool:
    """Whether the one denies less than what the other tells."""
    denial, told = (a, b) if b.answer else (b, a)
    if not told.answer or denial.answer:
        return False
    so = denies_manner(denial.reading, denial.claim, told.here) or _only_later(told, denial)
    return so or _denied_since(denial, told) or _of_one_party(denial, told)


def _only_later(told: State, other: State) -> bool:
    """« la fête n'aura lieu qu'en mai », « la fête est reportée »: what is to be at a later time only is not yet."""
    here, words = told.here, rules(told.reading)["only"]
    behind = range(told.position + 1, len(here.tokens) - 1)
    limits = next((i for i in behind if here.word(i) in words["que"]), None)
    halved = any(here.word(i) in words["ne"] for i in here.children[told.position])
    if limits is None or not halved or not told.is_plan or other.always:
        return False
    return told.reading.is_time(here.tokens[limits + 1].start) or told.reading.is_time(here.tokens[limits + 2].start)


def tells_a_part(state: State) -> bool:
    """« 48 % débrayaient encore », « seuls deux quais sont bloqués », « ferme l'un de ses bâtiments »."""
    here, limits = state.here, rules(state.reading)["only"]
    words = {*limits["alone"], *limits["adverbs"], *limits["partly"]}
    places = range(len(here.tokens)) if here.sentence.zone == "headline" else inside(state)
    some = any(here.word(i) in words for i in places)
    one_of = (here.tokens[i + 1] for i in places[:-1] if here.tokens[i].pos in {"PRON", "NUM"})
    return some or any(figure.unit == "%" for figure in state.claim.figures) or any(t.pos == "ADP" for t in one_of)


def _denied_since(denial: State, told: State) -> bool:
    """« aucun tir n'a été entendu depuis », « ils ont ouvert le feu mardi »: the one only denies what came after."""
    return came_before(denial.reading, denial.here, told.when)


def done_afterwards(denial: State, told: State) -> bool:
    """« n'a ouvert aucune enquête à ce stade », « a ouvert une enquête le 3 juin »: of a later day."""
    known, other = denial.reading.published, told.reading.published
    if not (denial.claim.negated and known and other and known[1] < other[0]) or denial.is_plan or told.claim.negated:
        return False
    dated = told.when != other and came_after(denial.reading, told.reading, told.when)
    return dated or is_so_far(denial.reading, denial.here)


def _of_one_party(denial: State, told: State) -> bool:
    """« le syndicat SUDO n'a rien signé », « un accord a été signé »: one party speaks of itself only, unless the
    other text names it, or all of them, as those who did it."""
    if not denial.by_each:
        return False
    head = head_of(denial.reading, denial.claim.subject)
    if head is not None and head[0].tokens[head[1]].feature("Number") == "Plur":
        return False
    told_of = denial.subject if denial.claim.subject is not None else denial.in_sentence
    parties = {key for key in told_of if key.startswith("@")}
    return bool(parties) and not parties & told.in_sentence and not _of_all(told)


def _of_all(state: State) -> bool:
    """« les deux syndicats ont signé », « tous ont signé »."""
    subject = state.claim.subject
    place = state.reading.tokens_in(subject) if subject is not None else None
    several = {*rules(state.reading)["all"]["every"], *rules(state.reading)["all"]["everybody"]}
    return place is not None and any(place[0].tokens[i].pos == "NUM" or place[0].word(i) in several for i in place[1])
