"""Questions on actors: who said it, in what capacity, who is who, at whose request."""

from questions.item_writing.actors.writers import write

__all__ = ["write"]
