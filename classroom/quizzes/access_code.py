"""The word that a teacher says in the room so that everybody starts there and then."""

from __future__ import annotations

import hmac

from classroom.quizzes.class_rules import AnyQuiz

#: Signs of a code, at most.
LONGEST_CODE = 40


def fold(code: str) -> str:
    """A code as it is compared: « le pont 7 » and « LE-PONT-7 » are the same."""
    return "".join(sign for sign in code.casefold() if sign.isalnum())


def opens(quiz: AnyQuiz, typed: str | None) -> bool:
    """Whether what was typed lets a student start; a quiz without a code asks for nothing."""
    if not quiz.access_code:
        return True
    return hmac.compare_digest(fold(quiz.access_code).encode(), fold(typed or "").encode())
