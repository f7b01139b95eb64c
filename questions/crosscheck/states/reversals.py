"""Opposite answers about one thing: done and not done, open and closed, continued and interrupted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from questions.crosscheck.clause_words import is_there
from questions.crosscheck.findings import Compatibility, Finding, Opposition, Side
from questions.crosscheck.occasions import (
    is_told,
    of_one_occasion,
    opens,
    says_elsewhere,
    two_of_a_kind,
    two_places,
)
from questions.crosscheck.reading import Reading, near_pairs
from questions.crosscheck.statements import days_between
from questions.crosscheck.states.answer_times import LONG, NEAR, UNTOLD, compatible, later, of_one_time, time_gate
from questions.crosscheck.states.frames import framed
from questions.crosscheck.states.limited_denials import leaves_open
from questions.crosscheck.states.matters import of_one_matter, tells_both
from questions.crosscheck.states.one_thing import names_one_thing, of_one_story
from questions.crosscheck.states.state import State
from questions.crosscheck.states.states import states
from questions.crosscheck.voices import accuses, denied_claim, is_voiced, opposed_voices, speaks_for_itself
from questions.dossier import ContradictionKind
from questions.languages.tables import load_table

#: Statements of one block compared pairwise, at most.
_MOST = 50
_FEW = 6
#: Sentences apart within which a text goes on about what it has just said.
_NEIGHBOURS = 2
#: Confidence from which an opposition is shown.
_SHOWN = 0.55
#: What is taken off for two answers of one text: less where headline or first sentence gives the one.
_INSIDE = {True: 0.12, False: 0.15}


def find(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Every pair of opposite answers on the same thing: opposed, or compatible with the reason."""
    blocks = _blocks(readings)
    told: set[tuple[object, object]] = set()
    for block in sorted(blocks.values(), key=lambda states: states[0].framed):
        evolving = tells_both(block)
        for a, b in near_pairs(block, _MOST):
            if _same_place(a, b) or leaves_open(a, b) or _changed(evolving, a, b):
                continue
            same = a.answer == b.answer
            finding = _other_episode(a, b) or _other_object(a, b) if same else compare(a, b)
            if isinstance(finding, Opposition):
                if a.framed and not told.isdisjoint(_told(a, b)):
                    continue
                if finding.confidence >= _SHOWN:
                    told.update(((finding.a, finding.b),) if a.framed else _told(a, b))
            if finding is not None:
                yield finding
    yield from _other_things(blocks)


def _changed(evolving: set[tuple[str, str]], a: State, b: State) -> bool:
    """Whether a dispatch that tells either answer tells both, one after the other, and neither day says which holds."""
    across = bool(evolving) and a.reading is not b.reading
    return across and not evolving.isdisjoint(_places_told(a, b)) and not of_one_time(a, b)


def _places_told(a: State, b: State) -> tuple[tuple[str, str], ...]:
    """File and thing of either answer, where expressions give both."""
    return tuple((s.reading.file, s.head) for s in (a, b)) if a.framed and b.framed else ()


def _told(a: State, b: State) -> tuple[tuple[object, object], ...]:
    """How an opposition is known again: a clause of one dispatch against whatever the other says, or both passages."""
    return (a.claim.span, b.reading.file), (b.claim.span, a.reading.file), (_side(a), _side(b))


def _other_episode(a: State, b: State) -> Compatibility | None:
    """The same thing told of two moments far apart: two episodes."""
    if a.dimension.startswith("act:") or not (a.head and b.head) or a.reading is b.reading:
        return None
    gap = days_between(a.when, b.when) if a.when and b.when else days_between(a.reading.published, b.reading.published)
    same_word = a.here.tokens[a.position].lemma == b.here.tokens[b.position].lemma
    if (gap or 0) > LONG:
        return compatible("different_event", a, b, "other_episode", 0.75 if same_word else 0.65)
    return None


def _other_object(a: State, b: State) -> Compatibility | None:
    """The same word said of two things that bear one name: « le plan de travail », « le plan de coopération »."""
    if a.head != b.head or not a.head or a.dimension.startswith("act:") or a.universal or b.universal:
        return None
    if not a.details or not b.details or a.details & b.details or a.names & b.names:
        return None
    return compatible("different_event", a, b, "other_object", 0.5)


def _other_things(blocks: dict[tuple[str, str], list[State]]) -> Iterator[Compatibility]:
    """Opposite answers of one dimension on unrelated things: the verb alone does not make a contradiction."""
    by_dimension: dict[str, list[State]] = defaultdict(list)
    for (dimension, _), block in blocks.items():
        if not dimension.startswith("act:") and block and block[0].contrasts:
            by_dimension[dimension] += [s for s in block[:_FEW] if s.head and not s.is_plan]
    for found in by_dimension.values():
        for a, b in near_pairs(found, _MOST):
            apart_words = a.reading.words.family_of(a.head) != b.reading.words.family_of(b.head)
            near = (days_between(a.reading.published, b.reading.published) or 0) <= NEAR
            alike = bool(a.subject & b.subject or a.details & b.details or a.names & b.names)
            if not (_is_stated(a) and _is_stated(b)):
                continue
            if a.answer != b.answer and apart_words and near and not alike and not _same_place(a, b):
                yield compatible("scope", a, b, "other_thing", 0.5)


def _is_stated(state: State) -> bool:
    """Whether a finite clause of its own says it of its subject or object, not a noun or an infinitive in passing."""
    token = state.here.tokens[state.position]
    told = state.here.has(state.position, "aux:tense", "aux:pass", "cop") or token.feature("VerbForm") == "Fin"
    return told and state.claim.subject is not None


def _blocks(readings: Sequence[Reading]) -> dict[tuple[str, str], list[State]]:
    """States by dimension and family of the thing; those that leave the thing open stand in every block of theirs."""
    blocks: dict[tuple[str, str], list[State]] = defaultdict(list)
    loose: list[State] = []
    for reading in readings:
        for state in (*states(reading), *reading.once(framed)):
            if state.head:
                for name in _names_of_block(state):
                    blocks[state.dimension, name].append(state)
            else:
                loose.append(state)
    for state in loose:
        for (dimension, _), block in blocks.items():
            if dimension == state.dimension:
                block.append(state)
    for state in loose:
        blocks[state.dimension, ""].append(state)
    return blocks


def _names_of_block(state: State) -> set[str]:
    """Family of the thing; where the words may stand either way (« le port du masque »), what completes it as well."""
    family_of = state.reading.words.family_of
    more = state.details if state.about_anything else frozenset()
    return {family_of(key) for key in (state.head, *more) if not key.startswith("@") or key == state.head}


def _same_place(a: State, b: State) -> bool:
    return a.reading is b.reading and a.here is b.here


def compare(a: State, b: State) -> Finding | None:
    """What two opposite answers are to each other; ``None`` when nothing can be said."""
    if not (a.head and b.head):
        return _compare_open(a, b)
    if a.dimension.startswith("act:") and not _same_act(a, b):
        return None
    if a.framed and (not _one_thing(a, b) or _undated_change(a, b) or _told_apart(a, b) or not of_one_occasion(a, b)):
        return None
    if not of_one_matter(a, b) or _away(a, b):
        return None
    if a.head.startswith("≈") and not of_one_story(a, b):
        return None
    if a.dimension.startswith("act:") and (two_places(a, b) or two_of_a_kind(a, b)):
        return compatible("scope", a, b, "scope_thing", 0.6)
    if not (is_told(a) and is_told(b)) or _elaborates(a, b) or _came_to_an_end(a, b):
        return None
    if a.head != b.head and opposed_voices(a, b):
        return _two_voices(a, b, 0.6)
    gate = _gate(a, b)
    if gate is not None or _unsafe(a, b):
        return gate
    return _opposition(a, b)


def _away(a: State, b: State) -> bool:
    """« le pont y a été fermé »: one passage tells it of a place that only another sentence names."""
    return any(is_there(s.reading, s.here, s.position) for s in (a, b))


def _one_thing(a: State, b: State) -> bool:
    """The same head, or two names of one family that stand for one thing (« la course », « l'épreuve »)."""
    family = a.reading.words.family_of(a.head)
    kin = {f"≈{name}" for name in load_table(a.reading.annotated.dispatch.language, "frames")["kin"]}
    return a.head == b.head or (family == b.reading.words.family_of(b.head) and family in kin)


def _told_apart(a: State, b: State) -> bool:
    """Whether one text tells both, neither in its headline: of two things, or of two times."""
    return a.reading is b.reading and a.here.sentence.zone == b.here.sentence.zone


def _elaborates(a: State, b: State) -> bool:
    """Whether one text tells both in one voice within a few sentences, neither in headline or lead: the one explains
    the other (« Elle n'est pas annulée. Elle est reportée. »)."""
    if a.reading is not b.reading or opens(a) or opens(b) or denied_claim(a) != denied_claim(b):
        return False
    return abs(_place(a) - _place(b)) <= _NEIGHBOURS


def _came_to_an_end(a: State, b: State) -> bool:
    """« Quatre jours sans chauffage » above « le courant est revenu »: what lasted so long is over."""
    lengths = (t.span for s in (a, b) for t in s.reading.annotated.time_expressions if t.type == "DURATION")
    zones = {a.here.sentence.zone, b.here.sentence.zone}
    head = a if a.here.sentence.zone == "headline" else b
    return (
        a.reading is b.reading
        and "headline" in zones
        and any(head.here.sentence.span.contains(span) for span in lengths)
    )


def _place(state: State) -> int:
    """Which sentence of its text it stands in, counted from the first."""
    start = state.here.sentence.span.start
    return sum(sentence.span.start < start for sentence in state.reading.sentences)


def _undated_change(a: State, b: State) -> bool:
    """Whether what is told may have changed from one text to the other, and one of them cannot be dated."""
    undated = a.reading.published is None or b.reading.published is None
    return undated and not a.stable and a.reading is not b.reading and not (a.always or b.always)


def _compare_open(a: State, b: State) -> Finding | None:
    """One text leaves the thing open (« sans rien signer »): the same actors must be at work."""
    if opposed_voices(a, b) or speaks_for_itself(a) or speaks_for_itself(b):
        return _two_voices(a, b, 0.8)
    if _other_deciders(a, b):
        return None
    if a.universal or b.universal:
        return _compare_universal(a, b)
    known, loose = (a, b) if a.head else (b, a)
    named = bool(known.head) and known.head in loose.in_sentence
    if not (a.subject & b.subject or named) or a.dimension == "renewal":
        return None
    return time_gate(a, b) or (None if _unsafe(a, b) else _opposition(a, b))


def _compare_universal(a: State, b: State) -> Finding | None:
    """« aucun décès » against a death: unless it came later, or long before."""
    denial, case = (a, b) if a.universal else (b, a)
    if case.universal or case.claim.negated or case.is_plan or case.is_background or a.reading is b.reading:
        return None
    told, happened = denial.reading.published, case.when
    gap = days_between(told, case.reading.published)
    if gap is None or gap > NEAR:
        return None
    if told and case.reading.published and case.reading.published[0] > told[1]:
        return _opposition(a, b) if happened and happened[1] <= told[1] else later(a, b)
    return _opposition(a, b)


def _same_act(a: State, b: State) -> bool:
    """For verbs in no dimension: the same thing, and something else in common, or names, or nothing more to say."""
    told = a.dimension.removeprefix("act:")
    others = (a.keys & b.keys) - {a.head, b.head, told, a.reading.words.key(told)}
    intransitive = not (a.has_object or b.has_object)
    return a.head == b.head and bool(others or intransitive or (a.names and b.names))


def _unsafe(a: State, b: State) -> bool:
    """What is denied may be the manner only, or a plan set against a fact about something akin."""
    denied = next((s for s in (a, b) if s.claim.negated), None)
    if denied is not None and denied.manner and not denied.framed:
        return True
    if a.is_plan != b.is_plan and not a.stable and a.reading is not b.reading and _not_yet(a, b):
        return True
    return a.is_plan != b.is_plan and a.head != b.head and not _related(a, b)


def _not_yet(a: State, b: State) -> bool:
    """« n'a pas signé » and « devrait signer »: what is to come has not come about."""
    return any(s.claim.negated and not s.is_plan and not s.always for s in (a, b))


def _opposition(a: State, b: State) -> Opposition:
    nature = _nature(a, b)
    wording = f"{nature}_inside" if a.reading is b.reading else nature
    rule, subject = a.dimension.split(":")[0], f"{a.dimension}:{a.reading.words.family_of(a.head or b.head)}"
    sides, sure = (_side(a), _side(b)), _confidence(a, b)
    found = Opposition(nature, *sides, sure, f"state:{rule}", wording, {}, subject, of_one_time=of_one_time(a, b))
    return replace(found, of_one_thing=names_one_thing(a, b))


def _side(state: State) -> Side:
    return Side(state.reading, state.span)


def _nature(a: State, b: State) -> ContradictionKind:
    """Negation where one denies the very word of the other, else a difference of status."""
    same_word = a.here.tokens[a.position].lemma == b.here.tokens[b.position].lemma
    return "negation" if same_word or a.always or b.always else "status"


# ---------------------------------------------------------------------------------------------- gates


def _gate(a: State, b: State) -> Compatibility | None:
    """The first reason for which opposite answers do not exclude each other."""
    if opposed_voices(a, b) and a.head == b.head:
        return _two_voices(a, b, 0.9)
    if _other_details(a, b):
        return compatible("scope", a, b, "scope_thing", 0.75)
    return time_gate(a, b)


def _other_details(a: State, b: State) -> bool:
    """Whether what qualifies the thing differs: « la coopération pratique » is not « la coopération militaire »."""
    if (a.names and b.names and not a.names & b.names) or says_elsewhere(a) or says_elsewhere(b):
        return True
    if _agents(a) and _agents(b) and not _agents(a) & _agents(b):
        return True
    if a.head == b.head and a.details and b.details and not a.details & b.details:
        return True
    if a.framed and a.head.startswith("≈") and _elsewhere(a, b):
        return True
    if _other_deciders(a, b):
        return True
    return a.reading is b.reading and a.head != b.head and not _judged(a, b)


def _other_deciders(a: State, b: State) -> bool:
    """« le conseil municipal a approuvé », « le conseil régional a rejeté »; « le maire l'a interdit », « la loi ne
    l'interdit pas »: two bodies act."""
    if not (a.has_object and b.has_object) or a.head in a.subject or b.head in b.subject:
        return False
    common = a.subject & b.subject
    others = bool(a.subject - common and b.subject - common)
    alone = a.decided_by_one and not _kin_bodies(a, b)
    return others and (bool(common) or alone)


def _kin_bodies(a: State, b: State) -> bool:
    """« la préfecture », « le préfet »: those who act may be one body."""
    families = [{state.reading.words.family_of(key) for key in state.subject} for state in (a, b)]
    return bool(families[0] & families[1])


def _elsewhere(a: State, b: State) -> bool:
    """« dans le Nord », « dans le Sud »: both name a place, and not the same."""
    one, other = a.reading.keys(a.claim.place), b.reading.keys(b.claim.place)
    return bool(one and other) and not one & other


def _related(a: State, b: State) -> bool:
    """Whether one thing qualifies the other, or both clauses speak of one occasion (« cette rencontre »)."""
    occasion = {k for k in a.in_sentence & b.in_sentence if k.startswith("=")} - {a.head, b.head}
    return a.head in b.details or b.head in a.details or (a.dimension == "renewal" and bool(occasion))


def _agents(state: State) -> frozenset[str]:
    """Names of whoever acts, where the thing is what the verb acts upon."""
    if state.framed and state.head.startswith(("@", "≈")):
        return frozenset()
    acts = state.claim.object is not None and state.claim.passive_agent is None
    return frozenset(key for key in state.subject if key.startswith("@")) if acts else frozenset()


def _judged(a: State, b: State) -> bool:
    """Inside one text, things akin are opposed only when the words are unqualified: the teacher judges."""
    return _related(a, b) or (not (a.details and b.details) and not (a.when and b.when))


def _two_voices(a: State, b: State, closeness: float) -> Compatibility:
    """Two voices; not worth showing where one is what another dispatch states as a fact and nobody is accused."""
    voiced = a.reading is b.reading or all(is_voiced(state) for state in (a, b)) or accuses(a) or accuses(b)
    return compatible("attributed", a, b, "voices", closeness if voiced else UNTOLD)


# ----------------------------------------------------------------------------------------- confidence


def _confidence(a: State, b: State) -> float:
    """How sure the engine is, from what both passages share."""
    score = 0.8
    score -= 0.2 if a.head != b.head and not (a.leaves_nobody or b.leaves_nobody) else 0.0
    score += 0.1 if a.head != b.head and _related(a, b) else 0.0
    score -= 0.1 if not (a.head and b.head) else 0.0
    score -= _INSIDE[opens(a) or opens(b)] if a.reading is b.reading else 0.0
    score -= 0.01 if a.framed else 0.0
    score -= 0.01 if a.framed and "headline" in {a.claim.zone, b.claim.zone} else 0.0
    undated = a.reading is not b.reading and not (a.reading.published and b.reading.published)
    score -= 0.15 if undated and not (a.always or b.always or (a.framed and a.stable)) else 0.0
    score -= 0.05 * sum(denied_claim(state) for state in (a, b))
    score += 0.05 if a.always or b.always or (a.when and b.when) else 0.0
    common = _shared(a.keys, b.keys) | (_shared(a.in_sentence, b.in_sentence) if a.reading is b.reading else set())
    score += 0.05 if len(common) > 1 else -0.1
    return round(max(0.0, min(0.95, score)), 2)


def _shared(one: Iterable[str], other: Iterable[str]) -> set[str]:
    return set(one) & set(other)
