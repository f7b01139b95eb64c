"""All tables, one file an aggregate."""

from classroom.models.accounts import Role, User
from classroom.models.attempts import (
    Attempt,
    AttemptEvent,
    AttemptEventKind,
    AttemptItem,
    ClosedBy,
    Mark,
    PreparedSheet,
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
from classroom.models.grading import GradeNote, Holds, Regrade, RegradeKind, VersionTie
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
from classroom.models.item_requests import ItemRequest
from classroom.models.lessons import Lesson, LessonShare, ShownWhen
from classroom.models.quizzes import AtExpiry, Navigation, Quiz, QuizAssignment, QuizSlot, ReviewFrom
from classroom.models.roster import Accommodation, AccommodationChange, ClassInstructor, Enrolment, SchoolClass

__all__ = [
    "Accommodation",
    "AccommodationChange",
    "AtExpiry",
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
    "GradeNote",
    "Holds",
    "Item",
    "ItemEvent",
    "ItemEventKind",
    "ItemEvidence",
    "ItemKind",
    "ItemOrigin",
    "ItemRequest",
    "ItemState",
    "ItemVersion",
    "Lesson",
    "LessonShare",
    "Mark",
    "Navigation",
    "PreparedSheet",
    "Quiz",
    "QuizAssignment",
    "QuizSlot",
    "Reading",
    "ReadingStage",
    "Regrade",
    "RegradeKind",
    "Response",
    "ReviewFrom",
    "Role",
    "SchoolClass",
    "ShownWhen",
    "Topic",
    "User",
    "VersionTie",
]
