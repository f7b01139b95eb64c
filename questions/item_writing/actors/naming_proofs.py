"""What proves that the actor of a passage bears the name that is the answer, where the passage does not print it."""

from __future__ import annotations

from questions.annotations import Actor, EvidenceSpan
from questions.item_writing.actors.choices import surname
from questions.item_writing.context import Context
from questions.item_writing.french.wording import content_words, fold

#: How far from the passage, in signs, a name may stand that is told without the office beside it.
_NEAR = 420


def prints_name(actor: Actor, context: Context, text: str) -> bool:
    """Whether a text holds the name that is the answer: the family name of a person, every telling word of a body."""
    if actor.kind == "person":
        return fold(surname(actor)) in fold(text)
    wanted = content_words(context.display(actor)) or {fold(actor.name)}
    return wanted <= content_words(text) or fold(actor.name) in fold(text)


def is_named_at(context: Context, actor: Actor, source: EvidenceSpan) -> bool:
    """Whether words name the actor, or a person by an office that the dispatch gives beside the name.

    A name that an apostrophe parts (« Anne Floc'h ») goes on behind the words that were read as the source.
    """
    named = (m for m in actor.mentions if m.overlaps(source) and prints_name(actor, context, m.quote))
    if actor.kind != "person" or prints_name(actor, context, source.quote) or any(named):
        return True
    return _beside_office(context, actor, source) is not None


def naming(context: Context, actor: Actor, passage: EvidenceSpan) -> tuple[EvidenceSpan, ...] | None:
    """Where the dispatch gives the name of whoever the passage speaks of.

    :returns: nothing where the passage itself prints it, or for a state by its capital; ``None`` where no place near
        by does.
    """
    if prints_name(actor, context, passage.quote) or actor.kind == "state":
        return ()
    if actor.kind == "person":
        beside = _beside_office(context, actor, passage)
        return (beside,) if beside is not None else _nearest(context, actor, passage, _NEAR)
    return _nearest(context, actor, passage, None) if _by_a_name(actor, passage) else None


def _by_a_name(actor: Actor, passage: EvidenceSpan) -> bool:
    """Whether a passage speaks of a body by some name or acronym, not by « le réseau », « la Cour »."""
    names = (name for name in (actor.name, *actor.aliases) if name.isupper() or " " in name)
    return any(fold(name) in fold(passage.quote) for name in names)


def _beside_office(context: Context, actor: Actor, passage: EvidenceSpan) -> EvidenceSpan | None:
    """« le gouverneur de Nevers, Jean Roy », where the passage only says « le gouverneur »."""
    said = content_words(passage.quote)
    for role in actor.roles:
        sentence = context.sentence(role.span)
        named = [m for m in actor.mentions if m.file == passage.file and prints_name(actor, context, m.quote)]
        near = [m for m in named if sentence is not None and sentence.span.contains(m)]
        if role.span.file == passage.file and near and content_words(role.text) & said:
            return context.cover([near[0], role.span])
    return None


def _nearest(
    context: Context, actor: Actor, passage: EvidenceSpan, farthest: int | None
) -> tuple[EvidenceSpan, ...] | None:
    named = [m for m in actor.mentions if m.file == passage.file and prints_name(actor, context, m.quote)]
    nearest = min(named, key=lambda m: abs(m.start - passage.start), default=None)
    if nearest is None or (farthest is not None and abs(nearest.start - passage.start) > farthest):
        return None
    return (nearest,)
