"""Whether the stem made of a fact singles out one event and vouches for no more than its dispatch does."""

from __future__ import annotations

from dataclasses import replace

from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.clauses.open_nouns import leaves_open
from questions.item_writing.clauses.single_deeds import is_any_one, is_hearsay, is_torn, will_be_over
from questions.item_writing.context import Context
from questions.item_writing.dates.dated_fact import DatedFact
from questions.item_writing.drafts import counting_words, wordlist
from questions.item_writing.french.participle_forms import masculine_singular
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, morphology, tidy
from questions.syntax import is_finite


def singled_out(context: Context, fact: DatedFact) -> DatedFact | None:
    """The fact with its subject named in full; ``None`` where the subject is an acronym of the outlet itself, or where
    the stem would single out no event."""
    if is_torn(fact.sentence, fact.clause) or is_any_one(fact.clause) or will_be_over(fact.sentence, fact.clause):
        return None
    if _is_limited_behind(fact):
        return None
    open_ended = leaves_open(context, fact.sentence, fact.clause, named=fact.naming is not None)
    if (
        _is_habit(fact)
        or is_hearsay(fact.sentence, fact.clause)
        or _since_before(fact)
        or _is_a_count_so_far(fact)
        or open_ended
        or _is_told_by_a_pronoun(context, fact)
    ):
        return None
    if context.is_unsigned(fact.file, context.attribution(fact.clause.span), fact.clause.span):
        return None
    found = context.actors_in(fact.clause.subject_span)
    if len(found) != 1:
        return fact
    name, said = context.display(found[0]), fact.clause.subject
    if said.isupper() and context.issues(found[0], fact.file):
        return None
    clause = context.agreed(fact.clause)
    if found[0].kind == "person" and fold(name).endswith(" " + fold(said)):
        clause = replace(clause, subject=name[-len(said) :])  # « le Goff », at the head of a sentence.
    printed = fold(name) in fold(tidy(context.read(fact.file).dispatch.text))
    if printed and fold(name).startswith(fold(said) + " ") and any(sign.isupper() for sign in name):
        clause = replace(clause, subject=name)
    return replace(fact, clause=clause)


def _is_limited_behind(fact: DatedFact) -> bool:
    """« sont restées ouvertes ce week-end, | y compris la nuit »: the fact is told of less than the stem says, or of
    more, and only what is left out says so."""
    end = max(fact.clause.span.end, fact.time.span.end)
    behind = tidy(fact.sentence.span.quote[end - fact.sentence.span.start :]).lstrip(" ,").lower()
    return behind.startswith(wordlist("limits"))


def _is_told_by_a_pronoun(context: Context, fact: DatedFact) -> bool:
    """« Selon elle, le passeport était valable jusqu'en 2018 »: the outlet does not say so; who does is not named."""
    said = context.attribution(fact.evidence)
    if said is None or said.kind != "according":
        return False
    return tidy((said.source or said.cue).quote).lower().split(" ")[-1] in wordlist("strong_pronouns")


def _since_before(fact: DatedFact) -> bool:
    """« n'avait subi aucune inspection depuis 2011 », told of an earlier day: made a perfect, it would still hold;
    « a détruit 300 hectares depuis lundi »: what is done has no « depuis quand »."""
    verb = next((t for t in fact.sentence.tokens if t.start >= fact.clause.verb_start and is_finite(t)), None)
    past = verb is not None and verb.feature("Tense") == "Imp" and verb.pos == "AUX" and not fact.clause.lasts
    clause = fact.clause
    done = not clause.passive or morphology()["participles"]["been"] in clause.after.split(" ")
    over = clause.tense == "past" and done and not (clause.lasts or clause.negated)
    # « réunis depuis mercredi » would become « depuis quand se sont-ils réunis ? ».
    itself = clause.tense == "past" and bool(clause.before) and not clause.negated
    return fact.relation == "since" and (past or over or itself or _is_done_at_once(clause))


def _is_done_at_once(clause: Clause) -> bool:
    """« les avis parus depuis lundi » came one by one: « depuis quand sont-ils parus ? » asks for no day."""
    told = masculine_singular(clause.after.split(" ")[0].lower())
    return clause.passive and told in wordlist("done_at_once")


def _is_a_count_so_far(fact: DatedFact) -> bool:
    """« 2 300 habitants », « dix corps avaient été évacués jeudi soir »: by then, and not all of them that day;
    « 300 éleveurs avaient défilé samedi » at one time."""
    if fact.clause.lemma in wordlist("gathering") and not fact.clause.passive:
        return False
    verb = next((t for t in fact.sentence.tokens if t.start >= fact.clause.verb_start and is_finite(t)), None)
    before = verb is not None and verb.feature("Tense") == "Imp" and verb.pos == "AUX"
    counted = fact.clause.subject.split(" ")[0].lower().split("-")[0] in counting_words()
    return before and (counted or any(sign.isdigit() for sign in fact.clause.subject))


def _is_habit(fact: DatedFact) -> bool:
    """« la campagne s'achève généralement fin juillet »: every year, and none in particular."""
    start, end = min(fact.clause.opening, fact.time.span.start), max(fact.clause.span.end, fact.time.span.end)
    return any(plain_word(t) in wordlist("habits") for t in fact.sentence.tokens if start <= t.start < end)
