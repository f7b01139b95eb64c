"""What is written of short bodies, one a dispatch of one agency and day."""

from __future__ import annotations

from questions import Source, read_dossier
from questions.item_writing import write_items
from questions.item_writing.context import Context
from questions.item_writing.dated_facts import dated_facts
from questions.item_writing.interrogation import state
from questions.items import Item

HEAD = "LILLE, 3 mai 2012 (AGN) - "


def read(*bodies: str) -> Context:
    """The dossier, ready to be asked on."""
    return Context(read_dossier([Source(f"{i}.txt", HEAD + body) for i, body in enumerate(bodies, 1)]))


def facts(body: str) -> list[str]:
    """What of it happened on some day, as statements."""
    return [state(fact.clause) for fact in dated_facts(read(body))]


def asked(*bodies: str, topic: str = "date") -> list[Item]:
    """Every question of a topic."""
    return list(write_items(read(*bodies).dossier, topic=topic, limit=200))
