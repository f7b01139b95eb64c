"""Deeds: who did it, at whose request, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Actor, EvidenceSpan, Sentence, Token
from questions.item_writing.actor_choices import (
    SOMEBODY,
    answers,
    is_askable,
    is_nameable,
    other_doers,
    tokens,
    told_in,
)
from questions.item_writing.clauses import Clause, clause_at
from questions.item_writing.context import Context, Statement, is_whole, main_verbs, told_beside, usable
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.interrogation import ask, ask_who
from questions.item_writing.naming_proofs import naming
from questions.item_writing.open_nouns import leaves_open
from questions.item_writing.participle_forms import is_participle, masculine_singular
from questions.item_writing.reference import plain_word
from questions.item_writing.states_told import told_by_place
from questions.item_writing.times import told
from questions.item_writing.wording import capital, content_words, fold, join, morphology, stems, tidy
from questions.syntax import clause_of, tree

_FEWEST_WORDS = 4
_FEWEST_TOLD = 2
#: A helper and its participle.
_HELPED = 2
#: The part of a subject that the actor's name must fill for the subject to be that actor.
_NAME_SHARE = 0.55


def ask_deeds(context: Context) -> Iterator[Draft]:
    """Who did it, at whose request, by whom it was done."""
    for statement in (*context.statements, *context.side_statements):
        yield from _did(context, statement)
    yield from _initiators(context)
    yield from _agents(context)


def _did(context: Context, statement: Statement) -> Iterator[Draft]:
    """« Qui … ? », where the subject of a clean clause is an actor."""
    actor = _subject_actor(context, statement.clause)
    if _is_doubtful_antecedent(statement):
        return
    if actor is not None and actor.kind != "group" and not context.issues(actor, statement.sentence.span.file):
        yield from _deed(context, statement.sentence, statement.clause, actor)


def _is_doubtful_antecedent(statement: Statement) -> bool:
    """« un membre de l'équipe conduite par Jean Roy, qui parle … »: the relative may go back to the first noun."""
    subject, here = statement.clause.subject_span, statement.sentence.tokens
    before = [t for t in here if t.end <= subject.start][-1:]
    behind = [t for t in here if t.start >= subject.end][:2]
    relative = any(t.feature("PronType") == "Rel" or plain_word(t) in wordlist("subject_relatives") for t in behind)
    return relative and bool(before) and before[0].pos == "ADP"


def _subject_actor(context: Context, clause: Clause) -> Actor | None:
    """The actor that the subject names, and nothing much besides."""
    found = context.actors_in(clause.subject_span)
    if len(found) != 1:
        return None
    inside = [m for m in found[0].mentions if clause.subject_span.contains(m)]
    if context.is_thing(found[0]) or (found[0].kind == "organisation" and clause.agrees.number == "Plur"):
        return None
    if _of_a_state(found[0], clause):
        return None
    named = sum(len(m.quote) for m in inside)
    return found[0] if is_nameable(found[0]) and named >= _NAME_SHARE * len(clause.subject_span.quote) else None


def _of_a_state(actor: Actor, clause: Clause) -> bool:
    """« Les autorités moldaves »: several who act for a state are not the state."""
    return actor.kind == "state" and clause.agrees.number == "Plur" and fold(actor.name) not in fold(clause.subject)


def _deed(context: Context, sentence: Sentence, clause: Clause, actor: Actor) -> Iterator[Draft]:
    passage = clause.span
    stem = ask_who(clause, context.credited(passage.file, context.attribution(passage)))
    wrong = other_doers(context, sentence, clause, actor)
    proofs = naming(context, actor, passage if not _named_before(sentence, clause) else sentence.span)
    if _is_small_talk(clause, actor) or _is_of_its_kind(clause, actor) or proofs is None:
        return
    if leaves_open(context, sentence, clause) or _of_nothing(clause):
        return
    if actor.kind == "person" and not _are_told_of_there(context, wrong, sentence):
        return
    bare = not clause.full or clause.negated or not (_telling(clause) or _only_one(context, sentence, clause))
    if stem is None or bare or not is_askable(actor, wrong):
        return
    if context.inner_conflict(passage, "initiator", "negation"):
        return
    why = say("actors.did.key", outlet=context.outlet(passage.file), quote=context.excerpt(passage))
    kind, options = answers(context, actor, why, wrong)
    yield Draft(
        topic="actor",
        kind=kind,
        rule="actor.did",
        stem=stem,
        options=options,
        rationale=told_in(context, sentence.span),
        evidence=(passage, *(_named_before(sentence, clause) or proofs)),
        difficulty="medium",
        worth=2.4 + (0.6 if clause.lemma in wordlist("stances") else 0.0),
        source_independent=context.independent([passage]),
        anchors=(clause.span,),
    )


def _are_told_of_there(context: Context, wrong: Sequence[Candidate], sentence: Sentence) -> bool:
    """Whether the dispatch names as many others as a choice needs, where there is one: else the key alone is in it."""
    file = sentence.span.file
    there = {capital(context.display(a)) for a in context.dossier.actors if file in {m.file for m in a.mentions}}
    return len(wrong) < FEWEST or sum(each.text in there for each in wrong) >= FEWEST


def _is_small_talk(clause: Clause, actor: Actor) -> bool:
    """« Anne Roy vend du poisson », « le gouvernement salue la mémoire … »: nothing was done that is worth asking."""
    habit = clause.tense == "present" and clause.lemma not in wordlist("stances")
    return habit and (actor.kind == "person" or clause.lemma in wordlist("courtesies"))


def _of_nothing(clause: Clause) -> bool:
    """« assure n'avoir rien reçu », « a payé le reste », « a reçu dans la soirée »: of what and when, only the sentence
    before tells; « a perdu gros » tells nothing at all."""
    words = [fold(word) for word in clause.after.replace("’", " ").split(" ")]
    helped = fold(clause.finite) in {fold(form) for form in (*wordlist("to_be"), *wordlist("to_have"))}
    told = content_words(" ".join(words[1:] if helped else words))
    cut = words[-1] in {fold(verb) for verb in wordlist("announcing")} or _breaks_off_at_a_participle(clause)
    of_day = bool(set(words) & set(wordlist("parts_of_day"))) and not any(word.isdigit() for word in words)
    nothing = bool(set(words) & {*(fold(each) for each in wordlist("none_at_all")), *wordlist("leftover")})
    unreal = clause.conditional
    return nothing or cut or of_day or unreal or len(told) < _FEWEST_TOLD


def _breaks_off_at_a_participle(clause: Clause) -> bool:
    """« insiste sur « les risques apparus » »: where and with what they came, the words cut off tell; « sont apparus »
    is a verb of its own."""
    words = clause.after.replace("«", " ").replace("»", " ").split()
    came = masculine_singular(words[-1].lower()) in morphology()["participles"]["being"] if words else False
    return came and len(words) > _HELPED


def _is_of_its_kind(clause: Clause, actor: Actor) -> bool:
    """« La Cour a rejeté le recours », « Jean Roy a aperçu une fissure », « Jean Roy a été arrêté »: no other body or
    person of the dossier would have done it, nor been in his place; a state does anything."""
    anybody = {*wordlist("of_anybody"), *wordlist("of_any_office")}
    of_several = actor.kind == "person" and not clause.passive and clause.lemma in anybody
    return actor.kind != "state" and not of_several


def _named_before(sentence: Sentence, clause: Clause) -> tuple[EvidenceSpan, ...]:
    """Where the subject is named, when the clause has a pronoun for it."""
    return () if sentence.span.contains(clause.subject_span) else (clause.subject_span,)


def _telling(clause: Clause) -> bool:
    """Whether what is left without the subject still singles out one deed."""
    words = content_words(clause.after) - {fold(word) for word in morphology()["verbs"]["vague"]}
    proper = any(word[:1].isupper() for word in clause.after.replace("’", " ").split())
    return len(words) >= (_FEWEST_WORDS if not proper else _FEWEST_WORDS - 1)


def _only_one(context: Context, sentence: Sentence, clause: Clause) -> bool:
    """Whether no other sentence of the dossier speaks of the like: « qui a fait appel ? » in the story of one trial."""
    general = (*morphology()["verbs"]["vague"], *morphology()["anaphora"]["nouns"])
    words = stems(clause.after) - stems(" ".join(general))
    others = (each for read in context.dossier.dispatches for each in read.sentences if each.span != sentence.span)
    told = not any(words <= stems(each.span.quote) for each in others)
    of_many = bool(set(clause.after.lower().replace("’", " ").split(" ")) & set(wordlist("of_many")))
    return len(words) >= _FEWEST_WORDS - (1 if of_many else 2) and told


def _initiators(context: Context) -> Iterator[Draft]:
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


def _agents(context: Context) -> Iterator[Draft]:
    """« Par qui … ? », where the agent of a passive is a known actor."""
    for read in context.dossier.dispatches:
        for claim in read.claims:
            agent = claim.passive_agent
            sentence = context.sentence(claim.span)
            if agent is not None and sentence is not None and sentence.span.contains(agent) and usable(sentence):
                yield from _agent(context, sentence, agent)


def _inner(sentence: Sentence, clause: Clause, opening: Token) -> bool:
    """« rouverte grâce à un pont posé | par l'armée »: the agent of another participle than that of the clause."""
    between = [t for t in sentence.tokens if clause.verb_start <= t.start < opening.start]
    last = next((t for t in reversed(between) if is_participle(t)), None)
    return last is None or last.lemma.lower() != clause.lemma


def _of_another(actor: Actor, agent: EvidenceSpan) -> bool:
    """« par l'équipe du professeur Roy »: the team, not the professor."""
    place = fold(agent.quote).find(fold(actor.name.split(" ")[-1]))
    words = tidy(agent.quote[: max(0, place)]).lower().replace("’", "' ").replace("'", "' ").split()
    return actor.kind == "person" and bool({*morphology()["verbs"]["of"]} & set(words))


def _agent(context: Context, sentence: Sentence, agent: EvidenceSpan) -> Iterator[Draft]:
    found = context.actors_in(agent)
    opening = next((t for t in reversed(sentence.tokens) if t.end <= agent.start), None)
    if len(found) != 1 or opening is None or tidy(opening.text) not in wordlist("by") or _of_another(found[0], agent):
        return
    if found[0].kind not in SOMEBODY:
        return
    hidden = [(opening.start, agent.end), *context.asides(sentence, agent)]
    more, shown = told(context.times(sentence), sentence, hidden)
    everywhere = set(range(len(sentence.tokens)))
    beside = [i for i in sorted(everywhere) if told_beside(tree(sentence), i, everywhere)]
    verbs = [*main_verbs(sentence, hidden), *beside]
    clauses = (clause_at(sentence, verb, [*hidden, *more], shown) for verb in verbs)
    clause = next(
        (c for c in clauses if c is not None and c.passive and c.full and c.span.end >= opening.start - 1), None
    )
    if clause is None or context.inner_conflict(agent, "initiator", "negation") or _inner(sentence, clause, opening):
        return
    stem = ask(word("by_whom"), clause, context.credited(agent.file, context.attribution(agent)))
    wrong = other_doers(context, sentence, clause, found[0])
    if stem is None or len(wrong) < FEWEST or not is_whole(sentence, agent):
        return
    passage = context.cover([clause.span, agent])
    proofs = naming(context, found[0], passage)
    if proofs is None or leaves_open(context, sentence, clause) or _is_of_its_kind(clause, found[0]):
        return
    why = say("actors.did.key", outlet=context.outlet(agent.file), quote=context.excerpt(passage))
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.agent",
        stem=stem,
        options=options_of(capital(context.display(found[0])), why, wrong),
        rationale=told_in(context, passage),
        evidence=(passage, *proofs),
        difficulty="medium",
        worth=2.8,
        source_independent=context.independent([passage]),
        anchors=(agent,),
    )
