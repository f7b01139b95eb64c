"""``flask demo``: load the demonstration, and say how to sign in to it."""

from __future__ import annotations

from collections.abc import Iterator

import click
from flask import current_app
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from classroom.cli import DatabaseGroup
from classroom.clock import utc_now
from classroom.demo import loading
from classroom.demo.school import school
from classroom.extensions import db
from classroom.roster.class_codes import shown as shown_code
from classroom.roster.desk import pin_desk
from classroom.roster.pins import shown as shown_pin

#: Students whose PIN is printed; the teacher can print the cards of all.
PRINTED = ("Inès", "Camille", "Minh Anh")

STEPS = {"dispatches": "Reading the dispatches", "students": "The class sits the quiz"}

demo = DatabaseGroup("demo", help="The demonstration: five dispatches, a class of invented students, two quizzes.")


@demo.command("load")
def load() -> None:
    """Load the demonstration into an empty installation; one that is there is kept as it is."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(STEPS[step], total=total)
            bar.update(tasks[step], completed=done, total=total)

        try:
            loaded = loading.load(site(), tell)
        except loading.DemoRefused as refused:
            raise click.ClickException(str(refused)) from None
    click.echo("The demonstration is loaded." if loaded else "The demonstration is there already; it is kept.")


@demo.command("log-ins")
def log_ins() -> None:
    """Print the log-ins of the demonstration, as they were when it was loaded."""
    if not loading.is_loaded(db.session):
        raise click.ClickException("the demonstration is not loaded here; `flask demo load` does that")
    click.echo("\n".join(log_in_lines()))


def log_in_lines() -> Iterator[str]:
    """The log-ins, line by line."""
    yield "Log-ins of the demonstration (invented people; for trying only):"
    for member in school().staff:
        yield f"  {member.role.value:<11} {member.username:<11} {school().password}"
    yield f"  students    class code {shown_code(school().class_code)}, then name and PIN, for instance:"
    for pupil in school().pupils:
        if pupil.given in PRINTED:
            yield f"              {pupil.given} {pupil.family:<{24 - len(pupil.given)}} {shown_pin(pupil.pin)}"


def site() -> loading.Site:
    """What loading needs of this installation."""
    return loading.Site(
        sessions=db.sessionmaker,
        pin_desk=pin_desk(),
        keep_items=current_app.extensions["keep_items"],
        clock=utc_now,
        timezone=current_app.config["SETTINGS"].timezone,
    )
