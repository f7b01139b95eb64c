"""Reads French news dispatches and writes questions about them: a library without Flask, database, clock or network.

>>> from questions import Source, read_dossier, write_items
>>> dossier = read_dossier([Source("a.txt", "…"), Source("b.txt", "…")])
>>> items = write_items(dossier, seed=1)
"""

from questions.dispatch import Dispatch, Source
from questions.dossier import Dossier
from questions.item_writing import write_items
from questions.items import Item
from questions.reader import read_dossier

__all__ = ["Dispatch", "Dossier", "Item", "Source", "read_dossier", "write_items"]
