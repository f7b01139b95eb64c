"""A word in its clause: the claim that it belongs to, whether that denies it, and the passage to show."""

from __future__ import annotations

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS, Tree, clause_of

#: Words in front of a verb among which « y » stands.
_BEFORE = 3
#: Characters of a passage from which it is cut.
_LONG = 170


def is_there(reading: Reading, here: Tree, verb: int) -> bool:
    """« le courant n'y est revenu que mardi »: in a place that another sentence tells; « il y a un risque » in none."""
    there = set(load_table(reading.annotated.dispatch.language, "happenings")["there"])
    before = range(max(verb - _BEFORE, 0), verb)
    if here.tokens[verb].pos != "VERB" or here.tokens[verb].lemma.lower() == reading.words.grammar["have"]:
        return False
    return any(here.word(i) in there and here.governor(i) == verb for i in before)


def occasion(reading: Reading, here: Tree, position: int, without: tuple[int, ...]) -> frozenset[str]:
    """Families of what the clause tells to be the occasion (« a assisté au match », « à la messe »)."""
    clause = clause_of(here, position)
    nouns = here.subtree(clause) if clause is not None else []
    aimed = (here.tokens[i] for i in nouns if i not in without and here.has(i, "case"))
    keys = (reading.words.key_at(t) for t in aimed if t.pos == "NOUN" and t.dep.startswith("obl"))
    found = {key for key in keys if key not in reading.words.empty}
    return frozenset(reading.words.family_of(key) for key in found)


def nobody(reading: Reading, here: Tree, position: int) -> bool:
    """« aucun n'est mort »: the subject itself denies every case."""
    subject = here.child(position, *SUBJECTS)
    return subject is not None and here.word(subject) in reading.polarity["nobody"]


def evidence_around(reading: Reading, claim: Claim, here: Tree, position: int) -> EvidenceSpan:
    """The clause, or its part around the word when it is long."""
    span = _widened(reading, claim, here, position)
    if span.end - span.start <= _LONG:
        return span
    token = here.tokens[position]
    first = min([i for i in here.children[position] if here.tokens[i].dep.startswith(("aux", "expl"))] + [position])
    near = [t for t in here.tokens if span.start <= t.start and t.end <= span.end]
    near = [t for t in near if here.tokens[first].start - 60 < t.start and t.end < token.end + 110]
    return reading.annotated.dispatch.evidence(near[0].start, near[-1].end) if near else span


def _widened(reading: Reading, claim: Claim, here: Tree, position: int) -> EvidenceSpan:
    """A bare word (« imposée ») or a relative clause is shown with its sentence where that is short."""
    first = next((t for t in here.tokens if t.start >= claim.span.start), here.tokens[0])
    bare = claim.span.end - claim.span.start < 30 or first.feature("PronType") == "Rel"
    sentence = here.sentence.span
    if bare and sentence.end - sentence.start <= 200:
        return sentence
    return _with_subject(reading, claim, here)


def _with_subject(reading: Reading, claim: Claim, here: Tree) -> EvidenceSpan:
    """« Les patrouilles, que deux pays mènent, se poursuivent »: from the subject on, where it stands before the clause
    and that is not long."""
    subject, span = claim.subject, claim.span
    before = subject is not None and here.sentence.span.start <= subject.start < subject.end <= span.start
    if subject is None or not before or span.end - subject.start > _LONG:
        return span
    return reading.annotated.dispatch.evidence(subject.start, span.end)


def claim_at(here: Tree, position: int, claims: list[Claim]) -> Claim | None:
    """The claim of the clause in which a word stands."""
    head = clause_of(here, position)
    if head is None:
        return None
    lemma, token = here.tokens[head].lemma.lower(), here.tokens[head]
    holding = [c for c in claims if c.predicate == lemma and c.span.start <= token.start and token.end <= c.span.end]
    return min(holding, key=lambda c: c.span.end - c.span.start, default=None)


def is_denied(reading: Reading, here: Tree, position: int, claim: Claim) -> bool:
    """Whether the clause denies the word: its own negation, « sans », or a verb of refusal above it."""
    rules = reading.polarity
    token, head = here.tokens[position], clause_of(here, position)
    determiner = here.child(position, "det")
    if token.pos == "NOUN" and determiner is not None and here.word(determiner) in rules["nobody"] and claim.negated:
        return True
    if head != position and token.pos == "NOUN" and not told_of_noun(reading, here, position, head):
        return False
    above = here.governor(position if head is None else head)
    refused = above is not None and here.tokens[above].lemma.lower() in rules["verbs"]
    refused = refused and not never_ceases(reading, here, position)
    return (claim.negated and not _not_before(claim)) != (refused and token.pos == "VERB")


def never_ceases(reading: Reading, here: Tree, position: int) -> bool:
    """« n'ont jamais cessé d'accueillir le public »: an infinitive under a denied verb of ceasing goes on."""
    head = clause_of(here, position)
    above = here.governor(position if head is None else head)
    if above is None or here.tokens[above].lemma.lower() not in reading.polarity["ceasing"]:
        return False
    return any(here.word(i) in reading.polarity["negators"] for i in here.children[above])


def _not_before(claim: Claim) -> bool:
    """« ne s'ouvrira pas avant mars »: it will, and is no denial."""
    return claim.time_expression is not None and claim.time_expression.relation == "before"


def told_of_noun(reading: Reading, here: Tree, position: int, head: int | None) -> bool:
    """Whether the clause says that the noun is there: « une obligation n'existe pas », « n'est pas en vigueur »."""
    case = here.child(position, "case")
    if case is not None and here.word(case) in reading.polarity["in_state"] and here.governor(position) == head:
        return True
    if head is None or here.governor(position) != head:
        return False
    return here.tokens[head].lemma.lower() in {*reading.polarity["existence"], *reading.polarity["undergo"]}
