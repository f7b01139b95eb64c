"""All tables, one file an aggregate."""

from classroom.models.accounts import Role, User
from classroom.models.attempts import (
    Attempt,
    AttemptEvent,
    AttemptEventKind,
    AttemptItem,
    ClosedBy,
    Mark,
    Response,
)
from classroom.models.dossiers import (
    CorrectionAct,
    Dispatch,
    Dossier,
    FindingCorrection,
    FindingLayer,
    Reading,
    ReadingStage,
)
from classroom.models.item_bank import (
    Difficulty,
    Item,
    ItemEvent,
    ItemEventKind,
    ItemEvidence,
    ItemKind,
    ItemOrigin,
    ItemState,
    ItemVersion,
    Topic,
)
from classroom.models.quizzes import Quiz, QuizAssignment, QuizSlot, ReviewFrom
from classroom.models.roster import Accommodation, ClassInstructor, Enrolment, SchoolClass

__all__ = [
    "Accommodation",
    "Attempt",
    "AttemptEvent",
    "AttemptEventKind",
    "AttemptItem",
    "ClassInstructor",
    "ClosedBy",
    "CorrectionAct",
    "Difficulty",
    "Dispatch",
    "Dossier",
    "Enrolment",
    "FindingCorrection",
    "FindingLayer",
    "Item",
    "ItemEvent",
    "ItemEventKind",
    "ItemEvidence",
    "ItemKind",
    "ItemOrigin",
    "ItemState",
    "ItemVersion",
    "Mark",
    "Quiz",
    "QuizAssignment",
    "QuizSlot",
    "Reading",
    "ReadingStage",
    "Response",
    "ReviewFrom",
    "Role",
    "SchoolClass",
    "Topic",
    "User",
]
