"""The cards that students get: class code, name, PIN and a QR code."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import Role, SchoolClass, User
from classroom.permissions import requires
from classroom.roster import pins, queries, service
from classroom.roster.desk import pin_desk
from classroom.roster.qr import qr_code
from classroom.roster.views import blueprint
from classroom.roster.views.classes import own_class
from classroom.transactions import reads_first

#: Cards on a sheet of A4.
PER_SHEET = 10


@dataclass(frozen=True)
class Card:
    """What a card says; no PIN: it cannot be read back and has to be set anew."""

    name: str
    pin: str | None
    qr: str


@blueprint.get("/classes/<int:class_id>/cards")
@requires(Role.TEACHER)
def cards(class_id: int) -> ResponseReturnValue:
    """Cards to print and cut, of the class or of the students asked for."""
    school_class = own_class(class_id)
    wanted = set(request.args.getlist("student", type=int))
    students = [row for row in queries.students_of(db.session, class_id) if not wanted or row.id in wanted]
    made = [_card(school_class, student) for student in students]
    return render_template(
        "roster/cards.html",
        school_class=school_class,
        sheets=[made[i : i + PER_SHEET] for i in range(0, len(made), PER_SHEET)],
        missing=any(card.pin is None for card in made),
        only_here=_is_loopback(request.host),
    )


def _card(school_class: SchoolClass, student: User) -> Card:
    pin = pin_desk().open(student.pin_sealed)
    target = url_for("roster.join_class", code=school_class.code, student=student.id, _external=True)
    return Card(student.name, pins.shown(pin) if pin else None, qr_code(target))


def _is_loopback(host: str) -> bool:
    """Whether an address means « this very machine », which is another one on a student's phone."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


@blueprint.post("/classes/<int:class_id>/pins")
@requires(Role.TEACHER)
@reads_first
def reset_pins(class_id: int) -> ResponseReturnValue:
    """Give every student of the class another PIN."""
    own_class(class_id)
    issued = pin_desk().issue(len(queries.students_of(db.session, class_id)))
    begin_write(db.session)
    students = queries.students_of(db.session, own_class(class_id).id)
    if len(students) > len(issued):
        flash(_("The class has changed in the meantime. Please try again."), "error")
        return redirect(url_for("roster.show_class", class_id=class_id))
    for student, pin in zip(students, issued, strict=False):
        service.set_pin(student, pin)
    flash(ngettext("%(num)d new PIN was made.", "%(num)d new PINs were made.", len(students)), "success")
    db.session.commit()
    return redirect(url_for("roster.cards", class_id=class_id))
