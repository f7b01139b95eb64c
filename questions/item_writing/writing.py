"""From a dossier to items: every writer, then the flaw finder, then the choice of a good set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from questions.dossier import Dossier
from questions.item_writing import actors, causes, contradictions, dates
from questions.item_writing.context import Context
from questions.item_writing.drafts import Draft, finished, listed, say, table
from questions.item_writing.flaws import flaws
from questions.item_writing.mending import mended
from questions.item_writing.selection import limit_for, select
from questions.items import Difficulty, Item, Topic

_WRITERS: dict[Topic, Callable[[Context], Iterator[Draft]]] = {
    "date": dates.write,
    "cause": causes.write,
    "actor": actors.write,
    "contradiction": contradictions.write,
}


def write_items(
    dossier: Dossier,
    seed: int = 0,
    *,
    topic: Topic | None = None,
    difficulty: Difficulty | None = None,
    file: str | None = None,
    limit: int | None = None,
) -> list[Item]:
    """The best questions on a dossier, best first; the same dossier and seed give the same items.

    :param seed: settles the order of the options, nothing else.
    :param topic: only this topic; ``difficulty`` only this level; ``file`` only with evidence in this dispatch.
    :param limit: at most so many items (by default as many as suit the number of dispatches).
    :returns: an empty list where the dispatches allow no question; ``explain`` then tells why.
    """
    context = Context(dossier)
    fitting = [draft for draft in sound_drafts(context, topic) if _fits(draft, difficulty, file)]
    most = limit_for(len(dossier.dispatches)) if limit is None else limit
    return [finished(draft, seed) for draft in select(fitting, most)]


def sound_drafts(context: Context, topic: Topic | None = None) -> Iterator[Draft]:
    """Every question that the writers offer and the flaw finder lets through."""
    yield from (draft for draft in _offered(context, topic) if not flaws(draft))


def _offered(context: Context, topic: Topic | None) -> Iterator[Draft]:
    """Every question that the writers offer, mended where that is safe."""
    for name, write in _WRITERS.items():
        if topic in {None, name}:
            yield from map(mended, write(context))


def _fits(draft: Draft, difficulty: Difficulty | None, file: str | None) -> bool:
    in_file = file is None or any(span.file == file for span in draft.evidence)
    return in_file and difficulty in {None, draft.difficulty}


def explain(
    dossier: Dossier, *, topic: Topic | None = None, difficulty: Difficulty | None = None, file: str | None = None
) -> str:
    """Why ``write_items`` gives nothing for this cell, as one French sentence for the teacher; empty if it does."""
    context = Context(dossier)
    drafts = list(sound_drafts(context, topic))
    if any(_fits(draft, difficulty, file) for draft in drafts):
        return ""
    spoiled = [draft for draft in _offered(context, topic) if _fits(draft, difficulty, file)]
    if spoiled:
        return _spoiled(spoiled)
    if not drafts:
        return say(f"nothing.{topic or 'any'}")
    if file is not None and not any(_fits(draft, None, file) for draft in drafts):
        return _nothing_in(context, topic, file)
    levels = sorted({say(f"levels.{draft.difficulty}").lower() for draft in drafts if _fits(draft, None, file)})
    return say("nothing.at_level", levels=", ".join(levels))


def _spoiled(drafts: Sequence[Draft]) -> str:
    """Which flaws the questions had that were offered for a cell and dropped."""
    names = sorted({name for draft in drafts for name in flaws(draft)})
    labels = table("flaws")
    return say("nothing.spoiled", reasons=listed([str(labels[name]) for name in names]))


def _nothing_in(context: Context, topic: Topic | None, file: str) -> str:
    """Why one dispatch gives no question: nothing of the sort was found in it, or nothing sure enough."""
    touched = context.opposed([span.span for span in context.sentences(file)])
    found = {"cause": bool(context.read(file).causes), "contradiction": bool(touched)}
    if topic is not None and not found.get(topic, True):
        return say(f"nothing.none_in.{topic}", outlet=context.outlet(file))
    about = say(f"nothing.about.{topic}").lower() if topic is not None else ""
    return say("nothing.in_file", about=about, outlet=context.outlet(file))
