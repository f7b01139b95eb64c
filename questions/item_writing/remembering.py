"""Asks what is asked of a dossier again and again, for every question anew, but once.

The writers ask of every fact what all other facts, dates and reasons of the dossier are: whoever finds those out anew
each time pays for a dossier of forty dispatches what four hundred ought to cost.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

#: What a dossier's answers are kept in: by question and the objects asked about, with these objects themselves.
Memory = dict[tuple[object, ...], tuple[tuple[object, ...], Any]]


class Remembers(Protocol):
    """A dossier that is being written about, and what was found out of it."""

    @property
    def memory(self) -> Memory:
        """Empty at first; lives as long as the dossier is written about."""


Asked = TypeVar("Asked", bound=Remembers)
About = ParamSpec("About")
Found = TypeVar("Found")


def remembered(find: Callable[Concatenate[Asked, About], Found]) -> Callable[Concatenate[Asked, About], Found]:
    """Asks a pure function of a dossier but once about the same objects of it; nobody may change the answer.

    The objects are told by identity: to compare sentences word by word costs as much as the question. They are kept
    beside the answer, so that no other object can come to stand at the same place in memory. Plain values (texts,
    numbers, keyword arguments) are none of them: such a function is not to be remembered so.
    """

    @wraps(find)
    def ask(context: Asked, /, *objects: About.args, **none: About.kwargs) -> Found:
        key = (find, *map(id, objects))
        known = context.memory.get(key)
        if known is None:
            known = context.memory[key] = (objects, find(context, *objects, **none))
        answer: Found = known[1]
        return answer

    return ask
