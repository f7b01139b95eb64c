"""At whose request or on whose orders something was done."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Actor, EvidenceSpan, Sentence
from questions.item_writing.actors.choices import (
    other_doers,
    tokens,
    told_in,
)
from questions.item_writing.actors.naming_proofs import naming
from questions.item_writing.actors.states_told import told_by_place
from questions.item_writing.clauses.clean_clauses import Clause, clause_at
from questions.item_writing.clauses.interrogation import ask
from questions.item_writing.clauses.times import told
from questions.item_writing.context import Context, main_verbs, usable
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Draft, options_of, say, wordlist
from questions.item_writing.french.wording import capital, content_words, fold, join, tidy
from questions.syntax import clause_of, tree


def ask_initiators(context: Context) -> Iterator[Draft]:
    """« À la demande de qui … ? »"""
    for read in context.dossier.dispatches:
        for relation in read.causes:
            sentence = context.sentence(relation.cause)
            if relation.kind == "initiator" and relation.marker and sentence is not None and usable(sentence):
                yield from _initiator(context, sentence, relation.marker, relation.cause)


def _initiator(context: Context, sentence: Sentence, marker: EvidenceSpan, cause: EvidenceSpan) -> Iterator[Draft]:
    found = context.actors_in(cause)
    hidden = [(marker.start, cause.end), *context.asides(sentence, cause)]
    more, shown = told(context.times(sentence), sentence, hidden)
    verbs = [verb for verb in main_verbs(sentence, hidden) if _governs(sentence, verb, marker, cause)]
    clauses = (clause_at(sentence, verb, [*hidden, *more], shown) for verb in verbs)
    clause = next((each for each in clauses if each is not None and each.full), None)
    opening = _of_whom(tidy(marker.quote))
    if len(found) != 1 or _of_what_is_named(context, cause, found[0]) or _inside_the_subject(sentence, marker, clause):
        return
    if clause is None or opening is None or context.inner_conflict(cause, "initiator", "negation"):
        return
    stem = ask(opening, clause, context.credited(cause.file, context.attribution(cause)))
    against = [a for span in context.opposing([cause, clause.span]) for a in context.actors_in(span)]
    wrong = [
        c
        for c in other_doers(context, sentence, clause, found[0])
        if c.text not in {capital(context.display(a)) for a in against}
    ]
    wrong = [c for c in wrong if not _is_a_culprit(c.text)]
    if stem is None or len(wrong) < FEWEST or told_by_place(found[0], stem):
        return
    passage = context.cover([marker, cause, clause.span])
    proofs = naming(context, found[0], passage)
    if proofs is None:
        return
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.initiator",
        stem=stem,
        options=options_of(
            capital(context.display(found[0])),
            say("actors.did.key", outlet=context.outlet(cause.file), quote=context.excerpt(passage)),
            wrong[:MOST],
        ),
        rationale=told_in(context, passage),
        evidence=(passage, *proofs),
        difficulty="hard" if against else "medium",
        worth=3.0,
        source_independent=context.independent([passage]),
        anchors=(cause,),
    )


def _is_a_culprit(text: str) -> bool:
    """« Les voleurs », « Les auteurs »: nothing is decided at their request, and all are the same men."""
    return bool(content_words(text) & {fold(each) for each in wordlist("culprits")})


def _of_what_is_named(context: Context, cause: EvidenceSpan, actor: Actor) -> bool:
    """« à la demande de la ministre | de la Santé », « du frère | de Paul Roy »: who asks is not the one named."""
    first = min((m.start for m in actor.mentions if cause.contains(m)), default=cause.start)
    return any(token.pos == "ADP" and cause.start <= token.start < first for token in tokens(context, cause))


def _inside_the_subject(sentence: Sentence, marker: EvidenceSpan, clause: Clause | None) -> bool:
    """« La mission, dépêchée à la demande de …, | rend son avis »: a participle of the subject has the request."""
    if clause is None or marker.start > clause.verb_start:
        return False
    return any(clause.opening <= t.start < marker.start for t in sentence.tokens)


def _governs(sentence: Sentence, verb: int, marker: EvidenceSpan, cause: EvidenceSpan) -> bool:
    """Whether the complement hangs on this verb: the parser's clause, and no other verb or relative in between."""
    here = tree(sentence)
    first = here.at(marker.start)
    if clause_of(here, min(first, len(here.tokens) - 1)) != verb:
        return False
    low, high = min(verb, first), max(verb, first)
    between = [here.tokens[i] for i in range(low + 1, high) if not here.tokens[i].dep.startswith(("aux", "cop"))]
    return not any(t.pos == "VERB" or t.feature("PronType") == "Rel" for t in between) and cause.start >= marker.start


def _of_whom(marker: str) -> str | None:
    """« à la demande d' » → « à la demande de qui »; ``None`` when the marker does not end with « de »."""
    words = marker.replace("’", "’ ").split()
    last = words[-1].lower() if words else ""
    if last not in wordlist("of"):
        return None
    return join(*words[:-1], "de", "qui").lower()
