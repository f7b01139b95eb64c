"""Questions on dates: when, in what order, how far apart, what « hier » stands for."""

from questions.item_writing.dates.writers import write

__all__ = ["write"]
