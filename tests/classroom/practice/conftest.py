"""Students who sat quizzes of a teacher, and may look back."""

from __future__ import annotations

from tests.classroom.results.conftest import Page, read, sit

__all__ = ["Page", "read", "sit"]
