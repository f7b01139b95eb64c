"""Writes questions on a dossier, each tied to the words that prove it."""

from questions.item_writing.writing import explain, write_items

__all__ = ["explain", "write_items"]
