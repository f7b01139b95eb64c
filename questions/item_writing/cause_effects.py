"""Questions on what brought a fact about, where « ce qui » ties it to the fact told before."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import CausalRelation
from questions.item_writing.causal_rules import shapes
from questions.item_writing.context import Context, Statement, is_whole
from questions.item_writing.distractors import FEWEST
from questions.item_writing.drafts import Draft, options_of, say
from questions.item_writing.interrogation import state
from questions.item_writing.reference import stands_alone
from questions.item_writing.rival_facts import wrong_facts
from questions.item_writing.rival_reasons import SHARED_WORDS
from questions.item_writing.wording import content_words, tidy
from questions.syntax import positions, tree


def what_brought(context: Context) -> Iterator[Draft]:
    """« Qu'est-ce qui a vidé les rayons du marché ? », after « ce qui »."""
    for read in context.dossier.dispatches:
        for relation in read.causes:
            if shapes().get(relation.rule) == "which" and relation.marker is not None:
                yield from _which(context, relation)


def _which(context: Context, relation: CausalRelation) -> Iterator[Draft]:
    effect_words = tidy(relation.effect.quote).rstrip(" .,;:")
    fact = next((s for s in context.statements if relation.cause.contains(s.clause.span) and s.clause.full), None)
    if fact is None or fact.clause.tense != "past" or not _asks_well(context, fact, relation):
        return
    wrong = wrong_facts(context, fact.clause, relation.cause, relation.effect, "causes.what_brought.wrong")
    if len(wrong) < FEWEST:
        return
    passage = context.cover([relation.cause, relation.effect])
    why = say("causes.why.key", outlet=context.outlet(passage.file), quote=context.excerpt(passage))
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.what_brought",
        stem=say(
            "causes.what_brought.stem",
            according=context.credited(passage.file, relation.attribution),
            rest=effect_words,
        ),
        options=options_of(state(fact.clause), why, wrong),
        rationale=say("causes.why.rationale_bare", outlet=context.outlet(passage.file), quote=context.excerpt(passage)),
        evidence=(passage,),
        difficulty="medium",
        worth=3.1,
        source_independent=context.independent([passage]),
        anchors=(relation.cause,),
    )


def _asks_well(context: Context, fact: Statement, relation: CausalRelation) -> bool:
    """Whether the effect is whole, says enough and points to nothing outside it, and nothing at home denies it."""
    tokens = [fact.sentence.tokens[i] for i in positions(tree(fact.sentence), relation.effect)]
    whole = is_whole(fact.sentence, relation.effect) and stands_alone(tokens, subject=True)
    enough = len(content_words(relation.effect.quote)) >= SHARED_WORDS
    return whole and enough and not context.inner_conflict(relation.cause, "cause", "negation")
