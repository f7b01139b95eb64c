"""Compares what the dispatches of a dossier assert: contradictions, and what only looks like one."""

from questions.crosscheck.comparison import cross_check

__all__ = ["cross_check"]
