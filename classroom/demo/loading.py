"""Loads the demonstration step by step, each through the services of its room and in a transaction of its own.

A step that was taken before is not taken again, so that loading can go on where it was interrupted. The last step is
the quiz that the class has sat: once that is there, the demonstration is complete and is left alone for ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from classroom.accounts.passwords import hash_secret
from classroom.accounts.service import add_staff
from classroom.attempts import service as attempts
from classroom.database import begin_write
from classroom.demo.calendar import Calendar, calendar
from classroom.demo.own_questions import draft, own_questions
from classroom.demo.school import FOLDER, Course, Pupil, school
from classroom.demo.simulation import sit
from classroom.dossiers import reading
from classroom.dossiers import service as dossiers
from classroom.dossiers.intake import Incoming, decode_all
from classroom.dossiers.sheets import Sheet
from classroom.errors import ClassroomError
from classroom.item_bank import service as item_bank
from classroom.item_bank.queries import ItemFilter, current_versions, narrowed
from classroom.lessons import service as lessons
from classroom.models import (
    Attempt,
    Dossier,
    Enrolment,
    Item,
    ItemVersion,
    Quiz,
    Reading,
    ReadingStage,
    ReviewFrom,
    SchoolClass,
    ShownWhen,
    User,
)
from classroom.quizzes import service as quizzes
from classroom.quizzes.choosing import choose
from classroom.roster import service as roster
from classroom.roster.entitlement import Entitlement
from classroom.roster.pins import IssuedPin, PinDesk
from classroom.roster.student_names import from_parts

DISPATCHES = FOLDER / "dispatches"
#: Outlets that no reader could find in the text: the teacher has typed them in.
TYPED_OUTLETS = {"05-mirador-international.txt": "Mirador international"}
DOSSIER = "Le Conseil Otan-Russie, 2008-2016"
SAT = "Otan-Russie\u202f: recouper cinq dépêches"
OPEN = "Otan-Russie\u202f: à vous de jouer"
LESSON = "Otan-Russie\u202f: lire cinq dépêches"
LESSON_INTRODUCTION = (
    "Lisez les cinq dépêches avant le quiz. Qui écrit, et quand\u202f? La frise et la fiche des acteurs vous aident à "
    "suivre l’histoire du Conseil, de 2008 à 2016."
)
INSTRUCTIONS = (
    "Répondez d’après les cinq dépêches du dossier. Quand elles se contredisent, la question le dit ou vous demande de "
    "le voir."
)
#: Questions of the engine in the quiz the class has sat, and in the one a visitor may try.
SAT_ITEMS = 12
OPEN_ITEMS = 8
#: Fewer questions than these make no quiz worth showing.
FEWEST = 4
MINUTES = 12
SEED = "demonstration"

Clock = Callable[[], datetime]
#: Told what is being done, with how much of how much.
Progress = Callable[[str, int, int], None]


class DemoRefused(ClassroomError):
    """The demonstration cannot be loaded here."""


@dataclass(frozen=True)
class Site:
    """What loading needs of the installation."""

    sessions: sessionmaker[Session]
    pin_desk: PinDesk
    keep_items: reading.KeepItems
    clock: Clock
    timezone: str


def load(site: Site, progress: Progress) -> bool:
    """Load the demonstration, or what is missing of it.

    :returns: whether there was anything to do.
    :raises DemoRefused: where other people have accounts, or when the dispatches gave too few questions.
    """
    with site.sessions() as session:
        if is_loaded(session):
            return False
        _refuse_strangers(session)
    days = calendar(site.clock(), ZoneInfo(site.timezone))
    _make_people(site, days)
    _read_dossier(site, days, progress)
    with _writing(site) as session:
        for_sat, for_open = _choose_items(session, days)
        _give_open_quiz(session, [*for_open, *_write_questions(session, days)], days)
        _make_lesson(session, days)
        _sit_quiz(session, _give_sat_quiz(session, for_sat, days), days, progress)
    return True


def is_loaded(session: Session) -> bool:
    """Whether the demonstration is complete, whatever visitors have renamed or added since."""
    teacher = select(User.id).where(User.username == school().teacher.username)
    sat = select(Attempt.id).join(Quiz, Quiz.id == Attempt.quiz_id).where(Quiz.owner_id == teacher.scalar_subquery())
    return _people_are_ours(session) and session.scalar(sat.limit(1)) is not None


def _people_are_ours(session: Session) -> bool:
    """Whether the staff was made by the demonstration: all of it, with these roles, in the same moment."""
    names = [member.username for member in school().staff]
    rows = session.execute(select(User.username, User.role, User.created_at).where(User.username.in_(names))).all()
    roles = {(member.username, member.role) for member in school().staff}
    return {(row.username, row.role) for row in rows} == roles and len({row.created_at for row in rows}) == 1


# -------------------------------------------------------------------------------------------------------- people


def _refuse_strangers(session: Session) -> None:
    if session.scalar(select(User.id).limit(1)) is not None and not _people_are_ours(session):
        raise DemoRefused("this installation already has users: the demonstration is for an empty one")


def _class(session: Session) -> SchoolClass | None:
    return session.scalar(select(SchoolClass).where(SchoolClass.code == school().class_code))


def _make_people(site: Site, days: Calendar) -> None:
    """Staff, the class with its students, and the instructor's view of it, all at once or not at all."""
    with site.sessions() as session:
        if _class(session) is not None:
            return
    # Hashing takes its time, and nobody else may write meanwhile: first hash, then begin.
    secret_hash = hash_secret(school().password)
    pins = [IssuedPin(pupil.pin, hash_secret(pupil.pin), site.pin_desk.seal(pupil.pin)) for pupil in school().pupils]
    with _writing(site) as session:
        teacher, instructor, _admin = (
            add_staff(
                session,
                role=member.role,
                username=member.username,
                name=member.name,
                secret_hash=secret_hash,
                now=days.term,
                must_change_secret=False,
            )
            for member in school().staff
        )
        school_class = _make_class(session, teacher, pins, days)
        roster.share_with(session, school_class, instructor, days.term, with_names=True)


def _make_class(session: Session, teacher: User, pins: Sequence[IssuedPin], days: Calendar) -> SchoolClass:
    school_class = roster.create_class(session, teacher_id=teacher.id, name=school().class_name, now=days.term)
    # A code that stands in the README, in the place of the one drawn.
    school_class.code = school().class_code
    names = [from_parts(pupil.family, pupil.given) for pupil in school().pupils]
    made = roster.add_students(session, school_class, names, days.term, pins=pins)
    for (student, _pin), pupil in zip(made, school().pupils, strict=True):
        if pupil.extra_time:
            entitled = Entitlement(pupil.extra_time)
            roster.accommodate(session, [student.id], entitled, teacher, "PAP", days.term)
    return school_class


# ------------------------------------------------------------------------------------------------------- dossier


def _read_dossier(site: Site, days: Calendar, progress: Progress) -> None:
    """Bring the dispatches in and read them here and now, unless that was done."""
    with _writing(site) as session:
        dossier = _dossier(session) or _bring_in(session, days)
        done = Reading.stage == ReadingStage.DONE
        if session.scalar(select(Reading.id).where(Reading.dossier_id == dossier.id, done).limit(1)) is not None:
            return
        reading.revive_lost(session, site.clock())
        reading_id = dossiers.request_reading(session, dossier.id, dossier.owner_id, site.clock()).id

    def keep_items(session: Session, dossier_id: int, items: Sequence[object], _now: datetime) -> None:
        # They were written when the teacher prepared the lesson, before the quiz that holds them.
        site.keep_items(session, dossier_id, items, days.preparation)  # type: ignore[arg-type]

    def tell(done: int, total: int, _file: str) -> None:
        progress("dispatches", done, total)

    reading.run_reading(reading.Surroundings(site.sessions, keep_items, site.clock, tell), reading_id)
    with site.sessions() as session:
        if session.get_one(Reading, reading_id).stage is not ReadingStage.DONE:
            raise DemoRefused("the dispatches could not be read, or are being read elsewhere; try again in a minute")


def _dossier(session: Session) -> Dossier | None:
    owner = select(User.id).where(User.username == school().teacher.username)
    return session.scalar(select(Dossier).where(Dossier.title == DOSSIER, Dossier.owner_id == owner.scalar_subquery()))


def _bring_in(session: Session, days: Calendar) -> Dossier:
    dossier = dossiers.create_dossier(session, _teacher(session).id, DOSSIER, days.preparation)
    arrivals = (Incoming(path.name, path.read_bytes()) for path in dispatch_files())
    intake = dossiers.add_dispatches(session, dossier, decode_all(arrivals), days.preparation)
    if intake.refused:
        raise DemoRefused(f"{intake.refused[0].name} was refused")
    for dispatch in intake.added:
        if dispatch.file in TYPED_OUTLETS:
            dossiers.correct_dispatch(dispatch, dossiers.Correction(agency=TYPED_OUTLETS[dispatch.file]))
    return dossier


def dispatch_files() -> list[Path]:
    """The dispatches of the demonstration, in their order."""
    return sorted(path for path in DISPATCHES.iterdir() if path.suffix in {".txt", ".html"})


def _teacher(session: Session) -> User:
    return session.scalars(select(User).where(User.username == school().teacher.username)).one()


def _choose_items(session: Session, days: Calendar) -> tuple[list[ItemVersion], list[ItemVersion]]:
    """Accept the questions of both quizzes; the others stay for a visitor to look through."""
    dossier = _dossier(session)
    assert dossier is not None  # noqa: S101 (it was brought in before)
    wanted = narrowed(current_versions(dossier.owner_id), ItemFilter(dossier_id=dossier.id))
    versions = list(session.scalars(wanted.order_by(Item.rank, Item.id)).unique())
    for_sat = choose(versions, SAT_ITEMS)
    for_open = choose([version for version in versions if version not in for_sat], OPEN_ITEMS)
    if len(for_open) < FEWEST:
        raise DemoRefused(f"the dispatches gave {len(versions)} questions, too few for the two quizzes")
    for place, version in enumerate([*for_sat, *for_open]):
        at = days.preparation + timedelta(seconds=40 * place)
        item_bank.move(session, version.item, item_bank.Act.ACCEPT, dossier.owner_id, at)
    return for_sat, for_open


def _write_questions(session: Session, days: Calendar) -> list[ItemVersion]:
    """The teacher's own questions, approved as they are written."""
    dossier = _dossier(session)
    assert dossier is not None  # noqa: S101 (it was brought in before)
    dispatches = {dispatch.file: dispatch for dispatch in dossier.dispatches}
    at = days.preparation + timedelta(minutes=20)
    return [
        item_bank.write_item(session, dossier.owner_id, dossier.id, draft(told, dispatches), at, approved=True).current
        for told in own_questions()
    ]


def _make_lesson(session: Session, days: Calendar) -> None:
    """What the class may read at any time: the texts and two sheets that give no answer away."""
    dossier, school_class = _dossier(session), _class(session)
    assert dossier is not None and school_class is not None  # noqa: S101, PT018 (they were made before)
    plan = lessons.Plan(
        title=LESSON,
        introduction=LESSON_INTRODUCTION,
        sheets=[Sheet.TEXTS, Sheet.CHRONOLOGY, Sheet.ACTORS],
        showings=[lessons.Showing(school_class.id, ShownWhen.ANY_TIME)],
    )
    lessons.keep_lesson(session, dossier, plan, days.preparation + timedelta(minutes=30))


# ------------------------------------------------------------------------------------------------------- quizzes


def _give_open_quiz(session: Session, versions: Sequence[ItemVersion], days: Calendar) -> None:
    """The quiz that is open now and that nobody has taken: a visitor may."""
    quiz = quizzes.create_quiz(
        session,
        _teacher(session),
        OPEN,
        days.now - timedelta(hours=2),
        instructions=INSTRUCTIONS,
        time_limit_minutes=30,
        opens_at=days.now - timedelta(hours=1),
        closes_at=days.now + timedelta(days=60),
        max_attempts=3,
        review_from=ReviewFrom.HAND_IN,
    )
    _give(session, quiz, versions, days.now - timedelta(hours=1))


def _give_sat_quiz(session: Session, versions: Sequence[ItemVersion], days: Calendar) -> Quiz:
    """The quiz of last week's lesson."""
    prepared = days.preparation + timedelta(minutes=40)
    quiz = quizzes.create_quiz(
        session,
        _teacher(session),
        SAT,
        prepared,
        instructions=INSTRUCTIONS,
        time_limit_minutes=MINUTES,
        opens_at=days.lesson,
        closes_at=days.lesson + timedelta(minutes=50),
        review_from=ReviewFrom.CLOSING,
    )
    _give(session, quiz, versions, prepared)
    return quiz


def _give(session: Session, quiz: Quiz, versions: Sequence[ItemVersion], at: datetime) -> None:
    school_class = _class(session)
    assert school_class is not None  # noqa: S101 (it was made before)
    quizzes.add_versions(session, quiz, versions)
    quizzes.assign(session, quiz, [school_class.id], at)
    quizzes.publish(session, quiz, at)


def _sit_quiz(session: Session, quiz: Quiz, days: Calendar, progress: Progress) -> None:
    """Every student who was there sits the quiz; in the end the clock closes what nobody handed in."""
    school_class = _class(session)
    assert school_class is not None  # noqa: S101 (it was made before)
    students = _students(session, school_class)
    for place, pupil in enumerate(school().pupils):
        progress("students", place, len(school().pupils))
        if pupil.course is not Course.ABSENT:
            started_at = days.lesson + timedelta(seconds=150 + 7 * (place * 5 % 24))
            student = students[from_parts(pupil.family, pupil.given).listed]
            _sit(session, quiz, school_class, student, pupil, started_at)
    attempts.close_expired(session, days.lesson + timedelta(minutes=50), Attempt.quiz_id == quiz.id)
    progress("students", len(school().pupils), len(school().pupils))


def _students(session: Session, school_class: SchoolClass) -> dict[str, User]:
    enrolled = select(User).join(Enrolment, Enrolment.student_id == User.id)
    rows = session.scalars(enrolled.where(Enrolment.class_id == school_class.id))
    return {student.sort_name: student for student in rows}


def _sit(
    session: Session, quiz: Quiz, school_class: SchoolClass, student: User, pupil: Pupil, started_at: datetime
) -> None:
    seed = Random(f"{SEED} {student.sort_name}").randrange(2**31)
    attempt = attempts.start_attempt(session, quiz, student, school_class, started_at, seed=seed)
    session.refresh(attempt, ["items"])
    sitting = sit(pupil, [item.item_version for item in attempt.items], SEED)
    sequences: Counter[int] = Counter()
    for step in sitting.steps:
        item_id = attempt.items[step.place].id
        sequences[item_id] += 1
        at = started_at + timedelta(seconds=step.seconds)
        saved = attempts.save_response(session, attempt, item_id, sequences[item_id], step.answer, at)
        if saved.status is attempts.SaveStatus.LATE:
            break
    if sitting.handed_in is not None:
        attempts.hand_in(session, attempt, started_at + timedelta(seconds=sitting.handed_in))


@contextmanager
def _writing(site: Site) -> Iterator[Session]:
    """A transaction that holds the write lock from its first statement to its commit."""
    with site.sessions() as session:
        begin_write(session)
        yield session
        session.commit()
