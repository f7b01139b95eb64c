"""Questions on where somebody speaks: which dispatch reports the words of a person that the others do not name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Actor, Attribution
from questions.item_writing.actor_choices import by_prominence, is_full_name, surname
from questions.item_writing.context import Context
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say
from questions.item_writing.wording import capital, fold


def ask_who_quotes(context: Context) -> Iterator[Draft]:
    """« Laquelle de ces dépêches rapporte des propos d'Anne Roy ? »"""
    for actor in by_prominence(context):
        if actor.kind == "person" and is_full_name(actor.name):
            yield from _who_quotes(context, actor)


def _who_quotes(context: Context, actor: Actor) -> Iterator[Draft]:
    said = _words_of(context, actor)
    others = [file for file in context.files if all(file != each.content.file for each in said)]
    wrong = [file for file in others if not _named_in(context, actor, file)]
    if not said or len({each.content.file for each in said}) != 1 or len(wrong) < FEWEST or len(wrong) < len(others):
        return
    first, person = said[0], context.display(actor)
    file = first.content.file
    passage = context.cover([first.content, first.source or first.cue])
    why = say("actors.said.key", outlet=context.outlet(file), passage=context.excerpt_around(passage, first.cue))
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.who_quotes",
        stem=say("actors.who_quotes.stem", person=person),
        options=options_of(capital(context.outlet(file)), why, _silent(context, wrong, person)),
        rationale=why,
        evidence=(passage,),
        difficulty="easy",
        worth=2.1,
        source_independent=True,
        anchors=(passage,),
        closed=True,
        family="who quotes",
    )


def _words_of(context: Context, actor: Actor) -> list[Attribution]:
    """Words between quotation marks of which the person is surely the source, named beside them."""
    found = (said for read in context.dossier.dispatches for said in read.attributions if said.actor == actor.name)
    return [
        said
        for said in found
        if said.kind == "direct" and said.source is not None and fold(surname(actor)) in fold(said.source.quote)
    ]


def _named_in(context: Context, actor: Actor, file: str) -> bool:
    """Whether a dispatch holds the family name of a person, wherever it stands."""
    return fold(surname(actor)) in fold(context.read(file).dispatch.text)


def _silent(context: Context, files: Sequence[str], person: str) -> list[Candidate]:
    outlets = (context.outlet(file) for file in files)
    return [
        Candidate(capital(outlet), say("actors.who_quotes.wrong", outlet=outlet, person=person)) for outlet in outlets
    ][:MOST]
