"""« Par qui l'engin a-t-il été fabriqué ? », of a participle beside a noun: « l'engin, fabriqué par Thalor »."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Actor, EvidenceSpan, Sentence
from questions.item_writing.actor_choices import answers, is_askable, is_nameable, other_doers, told_in
from questions.item_writing.clauses import Clause
from questions.item_writing.context import Context, usable
from questions.item_writing.drafts import Draft, say, word, wordlist
from questions.item_writing.interrogation import ask
from questions.item_writing.naming_proofs import naming
from questions.item_writing.participle_forms import is_participle
from questions.item_writing.participles import participle_before, participle_clause
from questions.item_writing.reference import plain_word
from questions.item_writing.times import told
from questions.syntax import is_finite, tree

#: Words between « par » and the name: « par la professeure », « par le juge d'instruction ».
_FARTHEST = 5


def ask_agents_beside(context: Context) -> Iterator[Draft]:
    """Of each participle whose agent is named behind « par »."""
    for actor in context.dossier.actors:
        for mention in actor.mentions if _may_act(context, actor) else ():
            sentence = context.sentence(mention)
            if sentence is not None and usable(sentence) and not context.issues(actor, mention.file):
                yield from _agent(context, sentence, actor, mention)


def _may_act(context: Context, actor: Actor) -> bool:
    """A person or a body with a name, not a ship that bears the name of a person."""
    return is_nameable(actor) and actor.kind in {"person", "organisation"} and not context.is_thing(actor)


def _agent(context: Context, sentence: Sentence, actor: Actor, mention: EvidenceSpan) -> Iterator[Draft]:
    opening = _opening(sentence, mention)
    clause = _clause(context, sentence, opening, mention) if opening is not None else None
    if opening is None or clause is None or context.inner_conflict(mention, "initiator", "negation"):
        return
    stem = ask(word("by_whom"), clause, context.credited(mention.file, context.attribution(mention)))
    wrong = other_doers(context, sentence, clause, actor)
    if stem is None or not clause.full or not is_askable(actor, wrong):
        return
    passage = context.cover([clause.span, mention])
    proofs = naming(context, actor, passage)
    if proofs is None or clause.lemma in wordlist("undergone"):
        return
    kind, options = answers(context, actor, _why(context, passage), wrong)
    yield Draft(
        topic="actor",
        kind=kind,
        rule="actor.agent_beside",
        stem=stem,
        options=options,
        rationale=told_in(context, sentence.span),
        evidence=(passage, *proofs),
        difficulty="medium",
        worth=2.6,
        source_independent=context.independent([passage]),
        anchors=(mention,),
        family="agent",
    )


def _why(context: Context, passage: EvidenceSpan) -> str:
    return say("actors.did.key", outlet=context.outlet(passage.file), quote=context.excerpt(passage))


def _opening(sentence: Sentence, mention: EvidenceSpan) -> int | None:
    """Place of the « par » in front of a name, with at most an article and a title in between."""
    here = tree(sentence)
    name = here.at(mention.start)
    for i in range(name - 1, max(-1, name - _FARTHEST), -1):
        if plain_word(here.tokens[i]) in wordlist("by"):
            return i
        if here.tokens[i].pos not in {"DET", "NOUN", "ADJ"}:
            return None
    return None


def _closes(sentence: Sentence, mention: EvidenceSpan) -> bool:
    """Whether a sign, a preposition or a finite verb follows the name: a doubtful word may be the verb."""
    behind = next((t for t in sentence.tokens if t.start >= mention.end), None)
    return behind is None or behind.pos in {"PUNCT", "ADP"} or is_finite(behind)


def _clause(context: Context, sentence: Sentence, opening: int, mention: EvidenceSpan) -> Clause | None:
    """What the participle in front of « par » tells of its noun, the agent left out."""
    here = tree(sentence)
    place = participle_before(here, opening)
    if (
        place is None
        or not _closes(sentence, mention)
        or any(is_participle(here.tokens[i]) for i in range(place + 1, opening))
    ):
        return None
    hidden = [(here.tokens[opening].start, mention.end), *context.asides(sentence, mention)]
    more, shown = told(context.times(sentence), sentence, hidden)
    lasting = here.tokens[place].lemma.lower() in wordlist("leading")
    return participle_clause(sentence, place, [*hidden, *more], shown, lasting=lasting)
