"""Questions on contradictions: on what two passages disagree, whether both can be true, who says otherwise."""

from questions.item_writing.contradictions.writers import write

__all__ = ["write"]
