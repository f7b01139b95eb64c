"""Cause or mere sequence: what a passage says of two facts that it puts one behind the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.annotations import EvidenceSpan, Token
from questions.item_writing.clarified import clarified
from questions.item_writing.clauses import Clause
from questions.item_writing.context import Context, Statement
from questions.item_writing.dangling import lacks_owner
from questions.item_writing.distractors import MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table, word, wordlist
from questions.item_writing.excerpts import LONGEST_QUOTE, is_whole
from questions.item_writing.open_nouns import leaves_open
from questions.item_writing.reasons import (
    Reason,
    disputed_at_home,
    evidence_of,
    is_weak,
    stands,
    whole_passage,
)
from questions.item_writing.reference import plain_word, stands_alone
from questions.item_writing.wording import content_words, quoted, stems, tidy
from questions.languages.tables import load_table
from questions.naming import small_first
from questions.syntax import SUBJECTS, Tree, is_finite, tree

_WORTH_SEQUENCE = 2.6
#: Content words that single out an event behind « après ».
_FEWEST_WORDS = 2
#: Words in front of « après » among which a length of time stands.
_MEASURED = 4


@dataclass(frozen=True, slots=True)
class _Sequence:
    """Two facts of one passage, the second of which went before the first."""

    passage: EvidenceSpan
    fact: str
    other: str
    marker: str
    anchor: EvidenceSpan


def sequence(context: Context, reason: Reason) -> Iterator[Draft]:
    """The text says « après », not « parce que »: one fact behind the other, and no more."""
    if not is_weak(reason) or disputed_at_home(context, reason):
        return
    if reason.clause is None or reason.noun is None or not reason.answers:
        return
    if _reads_as_a_cause(reason.clause):
        return
    noun = reason.noun.split(f" {word('purpose')} ")[0]
    found = _Sequence(
        whole_passage(context, reason), reason.clause.statement, noun, _marker(reason), reason.relation.cause
    )
    yield _draft(context, found, evidence_of(reason))


def told_in_sequence(context: Context) -> Iterator[Draft]:
    """« Trois navires ont été arraisonnés un mois après la conclusion de l'accord »: facts that no cause is read of."""
    for fact in context.statements:
        found = _found(context, fact)
        if found is not None:
            yield _draft(context, found, (found.passage,))


def _draft(context: Context, found: _Sequence, evidence: tuple[EvidenceSpan, ...]) -> Draft:
    """What the passage says of the link between two facts."""
    labels, name = table("causes.link.answers"), "sequence"
    wrong = [Candidate(tidy(str(labels[each])), say(f"causes.link.wrong.{each}")) for each in labels if each != name]
    outlet = context.outlet(found.anchor.file)
    return Draft(
        topic="cause",
        kind="single",
        rule="cause.link",
        stem=say(
            "causes.link.stem",
            outlet=outlet,
            quote=clarified(context, found.passage),
            fact=quoted(found.fact),
            other=quoted(found.other),
        ),
        options=options_of(tidy(str(labels[name])), say(f"causes.link.key.{name}", marker=found.marker), wrong[:MOST]),
        rationale=say("causes.after.rationale", outlet=outlet, quote=context.excerpt(found.passage)),
        evidence=evidence,
        difficulty="hard",
        worth=_WORTH_SEQUENCE,
        source_independent=True,
        anchors=(found.anchor,),
        closed=True,
        family="link",
    )


def _marker(reason: Reason) -> str:
    """The connective between « », its elided vowel given back."""
    words = small_first(tidy(reason.relation.marker.quote)) if reason.relation.marker is not None else ""
    return quoted(f"{words[:-1]}e" if words.endswith("’") else words)


def _found(context: Context, fact: Statement) -> _Sequence | None:
    """The event behind « après » that hangs on the verb of a clean clause in a short sentence that explains nothing."""
    sentence, clause, here = fact.sentence, fact.clause, tree(fact.sentence)
    if clause.conditional or clause.negated or len(sentence.span.quote) > LONGEST_QUOTE:
        return None
    if not _is_clean(context, fact):
        return None
    low, high = clause.subject_span.start, clause.verb_start
    verbs = {t.head for t in here.tokens if t.dep in SUBJECTS and low <= t.start < high}
    for place, token in enumerate(here.tokens):
        if plain_word(token) not in wordlist("behind_in_time") or token.dep != "case" or token.start < high:
            continue  # « Deux jours après l'attaque, … » only says when the news was written
        if _reads_as_a_cause(clause) and not _is_measured(here, place):
            continue
        if here.tokens[token.head].head not in verbs or not is_event(here.tokens[token.head]):
            continue
        span = _span(context, sentence.span, here, place, token.head)
        if span is not None and is_whole(sentence, span) and plain_word(token) not in clause.statement.split():
            return _Sequence(
                sentence.span, clause.statement, small_first(tidy(span.quote)), quoted(plain_word(token)), span
            )
    return None


def _reads_as_a_cause(clause: Clause) -> bool:
    """« a été suspendu après un contrôle positif »: of what is done for a fault, « après » tells why in any paper."""
    return clause.passive and bool(stems(clause.statement) & stems(" ".join(wordlist("answers_to_a_fault"))))


def _is_measured(here: Tree, place: int) -> bool:
    """« trois jours | après », « un mois à peine | après »: how long after, which no cause tells."""
    near = here.tokens[max(0, place - _MEASURED) : place]
    return any(token.lemma.lower() in wordlist("time_units") for token in near)


def _is_clean(context: Context, fact: Statement) -> bool:
    """Whether the clause says enough by itself, and no reason, aim or condition is read in its sentence."""
    clause, sentence = fact.clause, fact.sentence
    tokens = [t for t in sentence.tokens if clause.span.start <= t.start < clause.span.end]
    if not clause.full or lacks_owner(tokens) or leaves_open(context, sentence, clause):
        return False
    spans = [s for each in context.read(sentence.span.file).causes for s in (each.effect, each.cause)]
    return stands(context, sentence.span) and not any(sentence.span.overlaps(span) for span in spans)


def is_event(noun: Token) -> bool:
    """« la conclusion », « l'arraisonnement », « l'incendie »: something that came about, neither day nor place."""
    lemma = noun.lemma.lower()
    listed = lemma in {*load_table("fr", "causes")["weak"]["events"], *wordlist("deeds_by_noun")}
    return (
        noun.pos == "NOUN"
        and lemma not in wordlist("calendar_nouns")
        and (listed or lemma.endswith(wordlist("deed_endings")))
    )


def _span(context: Context, whole: EvidenceSpan, here: Tree, place: int, noun: int) -> EvidenceSpan | None:
    """The noun with its article and what hangs on it, up to the next comma; ``None`` where it says too little, or
    points elsewhere."""
    inside = [i for i in sorted(here.subtree(noun)) if i > place]
    ends = (i for i in inside if i > noun and here.tokens[i].text in {",", ";", ":", "(", "–", "—"})
    inside = [i for i in inside if i < next(ends, len(here.tokens))]
    if not inside or inside != list(range(inside[0], inside[-1] + 1)):
        return None
    tokens = [here.tokens[i] for i in inside]
    span = context.read(whole.file).dispatch.evidence(tokens[0].start, tokens[-1].end)
    telling = len(content_words(span.quote)) >= _FEWEST_WORDS
    sound = tokens[0].pos == "DET" and stands_alone(tokens, subject=True) and not any(map(is_finite, tokens))
    return span if telling and sound else None
