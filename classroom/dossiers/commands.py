"""``flask dossiers import``: bring dispatches in from the shell and read them at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from flask_babel import force_locale
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from classroom.cli import DatabaseGroup
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.dossiers import queries, service
from classroom.dossiers.intake import HTML_SUFFIXES, Decoded, Incoming, Refused, decode_all
from classroom.dossiers.reading import run_reading
from classroom.dossiers.reading_job import surroundings
from classroom.dossiers.wording import FAILURES, REFUSALS
from classroom.extensions import db
from classroom.models import Dossier, Reading, ReadingStage, User

SOME_REFUSED = 1
NOTHING_READ = 2

dossiers = DatabaseGroup("dossiers", help="Dossiers of dispatches.")


@dossiers.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--title", required=True, help="Title of the new dossier.")
@click.option("--owner", help="User name of the teacher it is for; may be left out when there is only one teacher.")
def import_dossier(paths: tuple[Path, ...], title: str, owner: str | None) -> None:
    """Make a dossier of files, and of the .txt and .html files of folders, and read it.

    Exit status: 0, everything was read; 1, the dossier stands but some dispatch was refused; 2, nothing was read.
    """
    teacher = _owner(owner)
    console = Console(stderr=True)
    # A message on a terminal is in English, whatever the site speaks.
    with force_locale("en"):
        intake = _take_in(teacher, title.strip() or "…", list(decode_all(_arrivals(paths))))
        for refused in intake.refused:
            console.print(f"{refused.name}: {REFUSALS[refused.reason]}", style="red", markup=False)
        if not intake.added:
            sys.exit(NOTHING_READ)
        sys.exit(_read(console, intake.added[0].dossier_id, bool(intake.refused)))


def _owner(username: str | None) -> User:
    if username is not None:
        teacher = queries.teacher_named(db.session, username)
        if teacher is None:
            raise click.BadParameter(f"there is no teacher {username!r}", param_hint="--owner")
        return teacher
    teachers = queries.teachers(db.session)
    if len(teachers) != 1:
        raise click.UsageError(f"there are {len(teachers)} teachers: say whose dossier it is with --owner")
    return teachers[0]


def _arrivals(paths: Iterable[Path]) -> Iterator[Incoming]:
    for path in paths:
        for file in _files(path):
            yield Incoming(file.name, file.read_bytes())


def _files(path: Path) -> list[Path]:
    """The file itself, or what can be a dispatch in the folder."""
    if not path.is_dir():
        return [path]
    suffixes = {".txt", *HTML_SUFFIXES}
    return sorted(file for file in path.iterdir() if file.is_file() and file.suffix.lower() in suffixes)


def _take_in(teacher: User, title: str, decoded: list[Decoded | Refused]) -> service.Intake:
    """Keep the dossier if it holds anything."""
    owner_id = teacher.id
    begin_write(db.session)
    dossier = service.create_dossier(db.session, owner_id, title, utc_now())
    intake = service.add_dispatches(db.session, dossier, decoded, utc_now())
    if intake.added:
        db.session.commit()
    else:
        db.session.rollback()
    return intake


def _read(console: Console, dossier_id: int, some_refused: bool) -> int:
    """Read with a progress bar, say what came of it, and give the exit status."""
    begin_write(db.session)
    reading_id = service.request_reading(db.session, dossier_id, None, utc_now()).id
    db.session.commit()
    with _bar(console) as bar:
        task = bar.add_task("", total=None)
        run_reading(
            surroundings(
                progress=lambda done, total, file: bar.update(task, completed=done, total=total, description=file)
            ),
            reading_id,
        )
    db.session.rollback()
    reading = db.session.get_one(Reading, reading_id)
    return _conclude(console, db.session.get_one(Dossier, dossier_id), reading, some_refused)


def _bar(console: Console) -> Progress:
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    return Progress(*columns, console=console)


def _conclude(console: Console, dossier: Dossier, reading: Reading, some_refused: bool) -> int:
    unread = [each for each in queries.dispatches_of(db.session, dossier.id) if each.refusal]
    for dispatch in unread:
        console.print(f"{dispatch.file}: {dispatch.refusal}", style="red", markup=False)
    if reading.stage is not ReadingStage.DONE:
        console.print(str(FAILURES.get(reading.failure or "engine")), style="red", markup=False)
        return NOTHING_READ
    drafts = sum(queries.item_counts(db.session, dossier.id).values())
    click.echo(f"/dossiers/{dossier.id}  {dossier.title}: {reading.total - len(unread)} read, {drafts} questions")
    return SOME_REFUSED if some_refused or unread else 0
