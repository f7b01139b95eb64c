"""What is written of short bodies, one a dispatch of one agency and day."""

from __future__ import annotations

from questions import Source, read_dossier
from questions.annotations import EvidenceSpan
from questions.dossier import Contradiction
from questions.item_writing import causes, write_items
from questions.item_writing.clauses.interrogation import state
from questions.item_writing.context import Context
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.drafts import Draft
from questions.items import Item

HEAD = "LILLE, 3 mai 2012 (AGN) - "
#: Three who speak in their own words: whoever else speaks may be taken for one of them.
OTHERS = (
    "« Le four sera rallumé avant la fin de mars », promet Marc Lenoir, maire de Denain. "
    "« Personne ne nous a demandé notre avis », regrette Luc Marsan, gardien du musée. "
    "« La brique rouge tient mieux que la blanche », explique Hugues Tardivel, directeur du port. "
)


def read(*bodies: str) -> Context:
    """The dossier, ready to be asked on."""
    return Context(read_dossier([Source(f"{i}.txt", HEAD + body) for i, body in enumerate(bodies, 1)]))


def signed(*texts: str) -> Context:
    """The dossier of dispatches that say themselves who published them, and when."""
    return Context(read_dossier([Source(f"{i}.txt", text) for i, text in enumerate(texts, 1)]))


def told(north: str, south: str, *others: str) -> Context:
    """Two agencies, five days apart, and what others tell."""
    return signed(f"{HEAD}{north}", f"NICE, 8 mai 2012 (ASP) - {south}", *others)


def quote(context: Context, file: str, words: str) -> EvidenceSpan:
    """The span of these words in a dispatch."""
    start = context.read(file).dispatch.text.index(words)
    return EvidenceSpan(file, start, start + len(words), words)


def opposed(
    context: Context, first: str, second: str, nature: str = "number", rule: str = "number", **more: object
) -> Contradiction:
    """A sure finding between words of the first and of the second dispatch."""
    spans = quote(context, "1.txt", first), quote(context, "2.txt", second)
    sure = {"kind": nature, "explanation": "…", "confidence": 0.9, "tier": 1, **more}
    return Contradiction(a=spans[0], b=spans[1], nature=nature, rule=rule, **sure)  # type: ignore[arg-type]


def facts(body: str) -> list[str]:
    """What of it happened on some day, as statements."""
    return [state(fact.clause) for fact in dated_facts(read(body))]


def asked(*bodies: str, topic: str = "date") -> list[Item]:
    """Every question of a topic."""
    return list(write_items(read(*bodies).dossier, topic=topic, limit=200))


def unsifted(context: Context) -> list[Draft]:
    """The questions on causes, those among them whose wrong options no dispatch tells."""
    return list(causes.write(context, serves=lambda _: True))
