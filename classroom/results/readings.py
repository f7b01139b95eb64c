"""What stands behind each table of results, read once for whoever shows it: a page, a file, a printed report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from classroom.models import Quiz, Regrade, SchoolClass, Topic, User
from classroom.quizzes.queries import class_quiz, class_quizzes
from classroom.results import gradebook_queries, held_queries, queries, regrade_queries
from classroom.results.attempt_choice import Which, chosen
from classroom.results.class_results import ClassResults, class_results
from classroom.results.corrected_key import ruling
from classroom.results.facts import AttemptResult
from classroom.results.gradebook import Counting, Gradebook, Missing, Row, gradebook, sorted_rows
from classroom.results.held_versions import Held, held
from classroom.results.item_lines import ItemLine, item_lines
from classroom.results.quiz_statistics import QuizStatistics, quiz_statistics
from classroom.results.scores import SCALE
from classroom.results.veil import as_read, veil_of, without_words


@dataclass(frozen=True)
class GradebookChoice:
    """How a gradebook is asked for."""

    counting: Counting = Counting.BEST
    missing: Missing = Missing.SKIP
    #: The highest mark.
    scale: float = SCALE
    #: As :func:`classroom.results.gradebook.sorted_rows` takes it.
    by: str = "name"
    descending: bool = False


@dataclass(frozen=True)
class GradebookReading:
    """A gradebook with its lines in the order asked for."""

    school_class: SchoolClass
    choice: GradebookChoice
    book: Gradebook
    rows: list[Row]

    @property
    def topics(self) -> list[Topic]:
        """Those that any quiz has asked about."""
        return [topic for topic in Topic if self.book.topics[topic] is not None]


def read_gradebook(
    session: Session, viewer: User, school_class: SchoolClass, choice: GradebookChoice, now: datetime
) -> GradebookReading:
    """Students × quizzes of a class, as far as the viewer may see them."""
    quizzes = gradebook_queries.quizzes(session, viewer, school_class.id)
    ids = [quiz.id for quiz in quizzes]
    members, notes = gradebook_queries.members(session, school_class.id, ids), gradebook_queries.notes(session, ids)
    veil = veil_of(session, viewer, school_class.id)
    book = gradebook(
        quizzes,
        class_quizzes(session, quizzes, school_class.id),
        veil.over(members) if veil else members,
        gradebook_queries.topic_totals(session, school_class.id, ids),
        without_words(notes) if veil else notes,
        now,
        choice.counting,
        choice.missing,
    )
    return GradebookReading(school_class, choice, book, sorted_rows(book, choice.by, choice.descending))


def read_class(session: Session, viewer: User, quiz: Quiz, school_class: SchoolClass, now: datetime) -> ClassResults:
    """What a class did at a quiz, as far as the viewer may see it."""
    corrections = regrade_queries.at_quiz(session, quiz)
    return class_results(
        class_quiz(session, quiz, school_class.id),
        as_read(session, viewer, queries.members(session, quiz.id, school_class.id), school_class.id),
        queries.attempts(session, quiz.id, school_class.id),
        queries.versions(session, quiz.id, school_class.id),
        now,
        {version: ruling(regrades) for version, regrades in corrections.items()},
    )


@dataclass(frozen=True)
class StatisticsReading:
    """The statistics of a quiz in some classes."""

    which: Which
    attempts: list[AttemptResult]
    figures: QuizStatistics
    lines: list[ItemLine]
    #: Corrections in force, by version.
    regrades: Mapping[int, Sequence[Regrade]]


def read_statistics(session: Session, quiz: Quiz, classes: Sequence[SchoolClass], which: Which) -> StatisticsReading:
    """Figures of a quiz and of its questions."""
    ids = [school_class.id for school_class in classes]
    attempts = chosen(which, queries.attempts(session, quiz.id, *ids).values())
    regrades = regrade_queries.at_quiz(session, quiz)
    rules = {version: ruling(corrections) for version, corrections in regrades.items()}
    return StatisticsReading(
        which=which,
        attempts=attempts,
        figures=quiz_statistics([attempt.won for attempt in attempts]),
        lines=item_lines(queries.versions(session, quiz.id, *ids), attempts, rules),
        regrades=regrades,
    )


@dataclass(frozen=True)
class VersionsReading:
    """Which source's version classes hold, with the names of the outlets by dispatch."""

    which: Which
    held: Held
    outlets: Mapping[int, str]


def read_versions(session: Session, quiz: Quiz, classes: Sequence[SchoolClass], which: Which) -> VersionsReading:
    """Whose version of the facts the answers hold."""
    ids = [school_class.id for school_class in classes]
    given: dict[int, list[object]] = {}
    for attempt in chosen(which, queries.attempts(session, quiz.id, *ids).values()):
        for item in attempt.items:
            given.setdefault(item.version_id, []).append(item.answer)
    put = queries.versions(session, quiz.id, *ids)
    full = held_queries.with_evidence(session, [version.id for version in put])
    said = held_queries.ties(session, [version.id for version in put])
    outlets = held_queries.outlets(session, full, said)
    return VersionsReading(which, held(full, given, said, outlets), outlets)
