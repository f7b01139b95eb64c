"""Questions on causes: why, what a word marks, what says the same, what one part is to the other."""

from questions.item_writing.causes.writers import write

__all__ = ["write"]
