"""Who does what a verb tells: in a cleft sentence, as the first to do it, behind « par », as the subject."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.happenings import agent_of
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import NOMINAL, Tree, trimmed

#: Words between « c'est » and « qui », and from there to the verb.
_OPENING, _CLEFT = 24, 14
#: Words from a name to the verb behind its comma, at most.
_CLOSED = 4
#: What stands behind « c'est » where it tells how something is, not who did it.
_NOBODY = frozenset({"ADJ", "ADV"})
_PASSIVE = ("aux:pass", "nsubj:pass")

Doer = tuple[EvidenceSpan, bool, bool]


def doer_of(reading: Reading, here: Tree, verb: int) -> Doer | None:
    """Who did it, whether that excludes others, and whether the passive tells it."""
    for look in (_of_cleft, _of_first, _of_passive, _of_active):
        found = look(reading, here, verb)
        if found is not None:
            return found
    return None


def _of_cleft(reading: Reading, here: Tree, verb: int) -> Doer | None:
    """« C'est le maire qui a prévenu »."""
    relative = _relative(reading, here, verb)
    if relative is None:
        return None
    openings = {o.replace(" ", "") for o in reading.words.rules["initiative"]["cleft"]}
    for first in range(relative - 2, max(relative - _OPENING, -1), -1):
        if here.word(first) + here.word(first + 1) in openings:
            # « C'est inacceptable dans une maison qui gagne … » singles nobody out.
            if here.tokens[first + 2].pos in _NOBODY:
                return None
            return words_between(reading, here, first + 2, end_of_name(here, first + 2, relative)), True, False
    return None


def rejected_doer(reading: Reading, here: Tree, verb: int) -> EvidenceSpan | None:
    """« Ce n'est pas le maire qui a prévenu »: who did not do it."""
    relative = _relative(reading, here, verb)
    if relative is None:
        return None
    none = load_table(reading.annotated.dispatch.language, "agency")["focus"]["denies"]
    being = _being(reading)
    for place in range(relative - 2, max(relative - _CLEFT, 1), -1):
        if here.word(place) in none and here.tokens[place - 1].lemma.lower() in being:
            return words_between(reading, here, place + 1, end_of_name(here, place + 1, relative))
    return None


def _relative(reading: Reading, here: Tree, verb: int) -> int | None:
    """« qui » before a verb, where no other clause stands between them."""
    words = reading.words.rules["initiative"]["who"]
    relative = next((i for i in range(verb - 1, max(verb - _CLEFT, 0), -1) if here.word(i) in words), None)
    if relative is None:
        return None
    between = [i for i in range(relative + 1, verb) if here.tokens[i].pos == "VERB"]
    above = {verb, *here.ancestors(verb)}
    return relative if all(i in above or _is_aside(here, i, relative) for i in between) else None


def _is_aside(here: Tree, place: int, relative: int) -> bool:
    """« qui, alertée par un client, a découvert … »."""
    return here.tokens[place].feature("VerbForm") == "Part" and here.word(relative + 1) == ","


def end_of_name(here: Tree, first: int, end: int) -> int:
    """Where « le Fonds, a-t-il souligné, » or « lui, et non la direction, » ends to say who it is; a name in
    apposition belongs to it."""
    comma = next((i for i in range(first + 1, end) if here.word(i) == ","), None)
    if comma is None or comma + 1 >= end:
        return end if comma is None else comma
    behind = here.tokens[comma + 1 : end]
    told = any(t.pos in {"VERB", "AUX", "CCONJ"} for t in behind)
    return comma if told or not any(t.pos == "PROPN" for t in behind) else end


def _of_first(reading: Reading, here: Tree, verb: int) -> Doer | None:
    """« Le premier à prévenir fut un berger », « la boulangère a été la première à alerter »."""
    doers = load_table(reading.annotated.dispatch.language, "happenings")["doers"]
    if verb < 2 or here.word(verb - 1) not in doers["to"] or here.word(verb - 2) not in doers["first"]:
        return None
    being = (i for i in range(verb + 1, len(here.tokens)) if here.tokens[i].lemma.lower() in _being(reading))
    behind = next(being, None)
    if behind is not None and verb - 2 <= 2:
        return _phrase(reading, here, behind + 1, True)
    above = next((i for i in (verb - 2, *here.ancestors(verb - 2)) if here.subject(i) is not None), None)
    subject = here.subject(above) if above is not None else None
    return None if subject is None else (_noun(reading, here, subject), True, False)


def _being(reading: Reading) -> set[str]:
    return set(reading.words.rules["figures"]["being"])


def _of_passive(reading: Reading, here: Tree, verb: int) -> Doer | None:
    helper = here.child(verb, "aux:tense")
    active = helper is not None and here.tokens[helper].lemma.lower() == reading.words.grammar["have"]
    if active and not here.has(verb, *_PASSIVE):
        return None
    agent = agent_of(reading, here, verb)
    if agent is not None and here.tokens[agent].pos in NOMINAL:
        return _noun(reading, here, agent, skip=reading.words.grammar["by"]), False, True
    return None


def _of_active(reading: Reading, here: Tree, verb: int) -> Doer | None:
    own = here.tokens[verb]
    adjectival = own.feature("VerbForm") == "Part" and not here.has(verb, "aux:tense", "aux")
    if (
        here.has(verb, *_PASSIVE)
        or adjectival
        or any(here.tokens[i].feature("Reflex") == "Yes" for i in here.children[verb])
    ):
        return None
    subject = here.subject(verb)
    above = here.governor(verb)
    relative = subject is not None and here.tokens[subject].feature("PronType") == "Rel"
    if relative and above is not None and here.tokens[verb].dep.startswith("acl"):
        return _noun(reading, here, above), False, False
    if subject is None:
        return _of_lost_subject(reading, here, verb)
    if here.tokens[subject].pos not in {"NOUN", "PROPN"} or subject > verb:
        return None
    return _noun(reading, here, subject), False, False


def _of_lost_subject(reading: Reading, here: Tree, verb: int) -> Doer | None:
    """« l'akim (gouverneur) de la région, Untel, a fait évacuer »: the last one named before, where no verb stands
    between."""
    start = here.sentence.span.start
    near = [(at, key) for at, key in reading.named if start <= at.start < here.tokens[verb].start]
    if not near or near[-1][1] not in reading.people:
        return None
    # « Une éleveuse, Paule Untel, les rachète »: the name in apposition closes right before the verb.
    close = here.word(here.at(near[-1][0].end - 1) + 1) == "," and verb - here.at(near[-1][0].end - 1) <= _CLOSED
    if not (here.has(verb, "aux:tense") or (close and here.tokens[verb].feature("VerbForm") == "Fin")):
        return None
    between = range(here.at(near[-1][0].end), verb)
    told = any(here.tokens[i].pos == "VERB" and i != verb - 1 for i in between)
    return None if told else (near[-1][0], False, False)


def _phrase(reading: Reading, here: Tree, first: int, alone: bool) -> Doer | None:
    noun = next(
        (i for i in range(first, min(first + 4, len(here.tokens))) if here.tokens[i].pos in {"NOUN", "PROPN"}), None
    )
    return None if noun is None else (_noun(reading, here, noun), alone, False)


def phrase_from(reading: Reading, here: Tree, first: int) -> EvidenceSpan | None:
    """The noun phrase that begins here."""
    found = _phrase(reading, here, first, False)
    return None if found is None else found[0]


def cleft_name(reading: Reading, here: Tree, first: int) -> EvidenceSpan | None:
    """Who stands behind « c'est » here: « …, c'est un père de famille, Paul Untel, qui … »."""
    openings = {o.replace(" ", "") for o in reading.words.rules["initiative"]["cleft"]}
    opened = (i for i in range(first, len(here.tokens) - 2) if here.word(i) + here.word(i + 1) in openings)
    place = next(opened, None)
    return None if place is None else phrase_from(reading, here, place + 2)


def _noun(reading: Reading, here: Tree, noun: int, skip: Sequence[str] = ()) -> EvidenceSpan:
    """The noun with what stands close to it: no clause, no aside."""
    own = [noun, *(i for i in here.children[noun] if here.tokens[i].dep in _CLOSE and here.word(i) not in skip)]
    first = last = noun
    for i in sorted(own):
        if i < noun:
            first = min(first, i)
        elif not any(here.word(j) == "," for j in range(noun, i)):
            last = max(last, *(j for j in here.subtree(i) if not any(here.word(k) == "," for k in range(noun, j))))
    return words_between(reading, here, first, _with_name(reading, here, last))


def _with_name(reading: Reading, here: Tree, last: int) -> int:
    """« un retraité, Paul Untel »: where the name ends that stands behind a comma, else where the words end."""
    last -= here.word(last) == ","
    if here.word(last + 1) != "," or last + 2 >= len(here.tokens):
        return last + 1
    start = here.tokens[last + 2].start
    named = next((span for span, key in reading.named if span.start == start and key in reading.people), None)
    return last + 1 if named is None else here.at(named.end - 1) + 1


_CLOSE = frozenset({"det", "amod", "flat:name", "flat", "nmod", "appos", "nummod"})


def words_between(reading: Reading, here: Tree, first: int, end: int) -> EvidenceSpan:
    """The words from one position to another, without marks at the edges; the first word where all are marks."""
    start, stop = trimmed(here, first, end)
    if start >= stop:
        start, stop = first, first + 1
    return reading.annotated.dispatch.evidence(here.tokens[start].start, here.tokens[stop - 1].end)


def claim_at(reading: Reading, here: Tree, verb: int) -> Claim | None:
    """The smallest clause in which a word stands."""
    start = here.tokens[verb].start
    holding = [c for c in reading.annotated.claims if c.span.start <= start < c.span.end]
    return min(holding, key=lambda c: c.span.end - c.span.start, default=None)
