"""Reads French news dispatches and writes questions about them: a library without Flask, database, clock or network.

>>> from questions import Source, read_dossier, write_items
>>> dossier = read_dossier([Source("a.txt", "…"), Source("b.txt", "…")])
>>> items = write_items(dossier, seed=1)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from questions.dispatch import Dispatch, Source
from questions.dossier import Dossier
from questions.items import Item

if TYPE_CHECKING:
    from questions.item_writing import write_items
    from questions.reader import read_dossier

__all__ = ["Dispatch", "Dossier", "Item", "Source", "read_dossier", "write_items"]

#: Opened when they are asked for: behind them stands the language model, which a program that only needs calendar
#: arithmetic or value types must not load.
_HEAVY = {"read_dossier": "questions.reader", "write_items": "questions.item_writing"}


def __getattr__(name: str) -> Any:
    if name in _HEAVY:
        return getattr(import_module(_HEAVY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
