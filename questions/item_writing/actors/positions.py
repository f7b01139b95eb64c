"""Reported words: who told it, who accuses, denies or demands."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Actor, Attribution, EvidenceSpan
from questions.item_writing.actors.choices import (
    answers,
    is_askable,
    is_nameable,
    other_speakers,
    tokens,
    told_in,
)
from questions.item_writing.actors.naming_proofs import naming
from questions.item_writing.actors.speakers import (
    bare_words,
    is_of_saying,
    is_reported,
    named_by,
    names,
    only_confirms,
    passage_of,
    said_why,
    sentence_before,
)
from questions.item_writing.actors.stances import stance_words
from questions.item_writing.actors.told_contents import told_words
from questions.item_writing.context import Context
from questions.item_writing.distractors import MOST
from questions.item_writing.drafts import Draft, say, wordlist
from questions.item_writing.french.wording import fold, quoted, tidy


def ask_teller(context: Context, said: Attribution) -> Iterator[Draft]:
    """« De qui vient cette information ? », for reported words whose speaker is named beside them."""
    actor = context.actors.get(said.actor or "")
    if said.kind == "direct" or actor is None or said.source is None:
        return
    if not names(said.source, actor) and sentence_before(context, said, actor) is None:
        return
    if not is_nameable(actor) or _signs_the_page(context, actor, said):
        return
    content = told_words(context, said)
    wrong = other_speakers(context, said, context.display(actor), "" if actor.kind == "person" else content or "")
    named = named_by(said.source, actor) and not _tells_gender(context, said.content, actor)
    if (
        content is None
        or not is_askable(actor, wrong, MOST)
        or not named
        or not (said.kind == "according" or is_of_saying(said))
    ):
        return
    passage = passage_of(context, said)
    proofs = naming(context, actor, passage)
    if proofs is None or only_confirms(said):
        return
    kind, options = answers(context, actor, said_why(context, said, passage), wrong, MOST)
    yield Draft(
        topic="actor",
        kind=kind,
        rule="actor.told",
        stem=say("actors.told.stem", according=context.according(said.content.file), position=quoted(content)),
        options=options,
        rationale=told_in(context, passage),
        evidence=(passage, *proofs),
        difficulty="medium",
        worth=2.7,
        source_independent=context.independent([passage]),
        anchors=(said.content,),
    )


def _signs_the_page(context: Context, actor: Actor, said: Attribution) -> bool:
    """« Le Ministère informe … »: in its own release, the body is named at the head of the page."""
    read = context.read(said.cue.file)
    first = next((s.span.start for s in read.sentences if s.zone == "body"), 0)
    head = fold(tidy(read.dispatch.text[:first]))
    own = context.issues(actor, said.cue.file)
    return own or (actor.kind == "organisation" and any(fold(n) in head for n in (actor.name, *actor.aliases)))


def ask_stance(context: Context, said: Attribution) -> Iterator[Draft]:
    """« Qui dément tout transfert de commandes ? »: who denies, demands, accuses, where the speaker is one actor."""
    actor, sentence = context.actors.get(said.actor or ""), context.sentence(said.cue)
    if said.kind != "indirect" or actor is None or actor.kind == "group" or not is_nameable(actor):
        return
    words = stance_words(context, said)
    wrong = other_speakers(context, said, context.display(actor), words or "")
    if words is None or sentence is None or not is_askable(actor, wrong, MOST) or _signs_the_page(context, actor, said):
        return
    if _is_of_another(context, said) or (actor.kind == "organisation" and not _of_any_body(context, said)):
        return
    before = sentence_before(context, said, actor)
    if said.source is None or not (before or _is_itself(context, said.source, actor)):
        return
    own = sentence.span if before is None else context.cover([before.span, sentence.span])
    proofs = naming(context, actor, own)
    if proofs is None:
        return
    passage = context.cover([own, *proofs]) if actor.kind == "person" else own
    quote = context.excerpt_around(passage, said.cue)
    why = say("actors.did.key", outlet=context.outlet(said.cue.file), quote=quote)
    kind, options = answers(context, actor, why, wrong, MOST)
    yield Draft(
        topic="actor",
        kind=kind,
        rule="actor.stance",
        stem=say("actors.stance.stem", according=context.according(said.cue.file), words=words),
        options=options,
        rationale=say("actors.rationale.plain", outlet=context.outlet(said.cue.file), quote=quote),
        evidence=(own, *proofs),
        difficulty="medium",
        worth=3.0,
        source_independent=context.independent([own]),
        anchors=(said.cue, said.content),
    )


def _is_of_another(context: Context, said: Attribution) -> bool:
    """« Selon l'exploitant, c'est la mairie qui a exigé … »: what somebody else says of him, not the dispatch."""
    others = (each for each in context.read(said.cue.file).attributions if each != said)
    return any(each.content.contains(said.cue) for each in others)


def _of_any_body(context: Context, said: Attribution) -> bool:
    """Whether any body might say or want it; that a recourse was rejected tells that a court did it."""
    lemmas = {token.lemma.lower() for token in tokens(context, said.cue)[-1:]}
    return not lemmas & set(wordlist("of_any_office")) and (
        is_reported(said) or bool(lemmas & set(wordlist("of_anybody")))
    )


def _is_itself(context: Context, source: EvidenceSpan, actor: Actor) -> bool:
    """Whether the source is the actor: no pronoun (« On accuse l'entrepôt »), nobody beside him (« l'entourage de la
    ministre »)."""
    pronoun = all(t.pos == "PRON" for t in tokens(context, source))
    return bool(bare_words(source.quote)) and not pronoun and (actor.kind == "state" or named_by(source, actor))


def _tells_gender(context: Context, content: EvidenceSpan, actor: Actor) -> bool:
    """Whether a pronoun in the reported words may show if a man or a woman speaks; a body is neither."""
    words = tokens(context, content)
    return actor.kind == "person" and any(
        t.pos == "PRON" and t.dep == "nsubj" and t.feature("Gender") is not None for t in words
    )
