"""Quotations: whose words are these, who speaks in a dispatch, who said what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.annotations import Attribution
from questions.item_writing.actors.choices import (
    answers,
    is_askable,
    is_given_away,
    is_nameable,
    is_particle,
    is_told_by_gender,
    other_speakers,
    told_in,
)
from questions.item_writing.actors.naming_proofs import naming
from questions.item_writing.actors.positions import ask_stance, ask_teller
from questions.item_writing.actors.riddles import is_a_riddle
from questions.item_writing.actors.speakers import (
    is_utterance,
    names_it,
    passage_of,
    said_why,
)
from questions.item_writing.actors.voices import ask_voices
from questions.item_writing.actors.words_beside import words_beside
from questions.item_writing.context import Context
from questions.item_writing.drafts import Draft, say
from questions.item_writing.french.wording import capital, fold, tidy
from questions.items import PAIR_SEPARATOR, Option

_LONGEST_PAIRED = 120
_PAIRS = (3, 4)
#: « …, a-t-elle ajouté, … » between the very quotation marks: the words of the newsroom among those of the speaker.
_ASIDE = re.compile(r", [^,.;:!?«»]{1,30}-(?:t-)?(?:il|elle|ils|elles|on)(?: [^,.;:!?«»]{1,30})?[,.]")
#: Quotations in the dossier from which on some may be paired in one question.
_ENOUGH = 12


def ask_words(context: Context) -> Iterator[Draft]:
    """Whose words are these, who holds this position, who takes this side."""
    for read in context.dossier.dispatches:
        for said in words_beside(context, read.dispatch.file):
            yield from _said(context, said)
        for said in read.attributions:
            yield from _said(context, said)
            yield from ask_teller(context, said)
            yield from ask_stance(context, said)
        yield from ask_voices(context, read.dispatch.file)
    yield from _match(context)


def _match(context: Context) -> Iterator[Draft]:
    """Speakers and their words to be paired, where enough quotations are left to be asked one by one."""
    found: dict[str, tuple[str, Attribution]] = {}
    quotations = [
        (said, _quoted_speaker(context, said)) for read in context.dossier.dispatches for said in read.attributions
    ]
    for said, speaker in quotations:
        if speaker is None or context.actors[said.actor or ""].kind != "person":
            continue
        if len(tidy(said.content.quote)) <= _LONGEST_PAIRED:
            found.setdefault(fold(speaker), (speaker, said))
    chosen = list(found.values())[: _PAIRS[0]]
    if len(chosen) < _PAIRS[0] or sum(speaker is not None for _, speaker in quotations) < _ENOUGH:
        return
    yield Draft(
        topic="actor",
        kind="match",
        rule="actor.said_match",
        stem=say("actors.said.match"),
        options=tuple(
            Option(
                f"{name}{PAIR_SEPARATOR}{context.excerpt(said.content)}",
                True,
                said_why(context, said, passage_of(context, said)),
            )
            for name, said in chosen
        ),
        rationale=" ".join(told_in(context, passage_of(context, said)) for _, said in chosen),
        evidence=tuple(passage_of(context, said) for _, said in chosen),
        difficulty="medium",
        worth=3.3,
        source_independent=all(context.independent([said.content]) for _, said in chosen),
        anchors=tuple(said.content for _, said in chosen),
    )


def _quoted_speaker(context: Context, said: Attribution) -> str | None:
    """The person or body named beside words between quotation marks that stand alone; ``None`` where one is missing."""
    actor, words = context.actors.get(said.actor or ""), said.content.quote
    whole = is_utterance(said.content)
    if said.kind != "direct" or actor is None or said.source is None or not whole or not is_nameable(actor):
        return None
    speaker = context.display(actor)
    named = names_it(context, said, actor)
    if _ASIDE.search(tidy(words)):
        return None  # « Nous payons, dit-elle. Nos ventes … »: the aside tells a woman from a man
    told = any(fold(part) in fold(words) for part in speaker.split() if part[:1].isupper() and not is_particle(part))
    return capital(speaker) if named and not told else None


def _said(context: Context, said: Attribution) -> Iterator[Draft]:
    """« Qui a tenu ces propos ? », for words between quotation marks."""
    speaker = _quoted_speaker(context, said)
    wrong = other_speakers(context, said, speaker) if speaker is not None else []
    if speaker is None or said.source is None or not is_askable(context.actors[said.actor or ""], wrong):
        return
    if is_given_away(context, said, wrong) or is_told_by_gender(context, said, wrong) or is_a_riddle(context, said):
        return
    passage, own = passage_of(context, said), context.actors[said.actor or ""]
    proofs = naming(context, own, passage)
    if proofs is None:
        return
    kind, options = answers(context, own, said_why(context, said, passage), wrong)
    yield Draft(
        topic="actor",
        kind=kind,
        rule="actor.said",
        stem=say(
            "actors.said.stem", according=context.according(said.content.file), quote=context.excerpt(said.content)
        ),
        options=options,
        rationale=told_in(context, passage),
        evidence=(passage, *proofs),
        difficulty="medium",
        worth=3.1,
        source_independent=context.independent([said.content]),
        anchors=(said.content,),
    )
