"""Reads French news dispatches and writes questions about them: a library without Flask, database, clock or network.

>>> from questions import Source, read_dossier, write_items
>>> dossier = read_dossier([Source("a.txt", "…"), Source("b.txt", "…")])
>>> items = write_items(dossier, seed=1)
"""
