"""One student of a class: name, extra time, PIN, leaving and coming back."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.accounts.guessing import is_locked
from classroom.accounts.service import unlock
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import Enrolment, Role
from classroom.permissions import found, requires
from classroom.roster import queries, service
from classroom.roster.desk import pin_desk
from classroom.roster.entitlement import NONE
from classroom.roster.forms import StudentForm
from classroom.roster.student_names import from_stored
from classroom.roster.views import blueprint
from classroom.roster.views.classes import named_class, own_class
from classroom.transactions import reads_first


def own_enrolment(class_id: int, student_id: int) -> Enrolment:
    """A student's place in a class of the signed-in teacher, or 404."""
    return found(queries.enrolment(db.session, own_class(class_id).id, student_id))


@blueprint.route("/classes/<int:class_id>/students/new", methods=["GET", "POST"])
@requires(Role.TEACHER)
@reads_first
def new_student(class_id: int) -> ResponseReturnValue:
    """Add one student by hand."""
    school_class = named_class(class_id)
    form = StudentForm()
    form.before = NONE
    if not form.validate_on_submit():
        page = render_template("roster/edit_student.html", form=form, school_class=school_class)
        return page, 422 if form.is_submitted() else 200
    issued = pin_desk().issue(1)
    begin_write(db.session)
    now = utc_now()
    added = service.add_students(db.session, named_class(class_id), [form.student_name], now, pins=issued)
    student = added[0][0]
    service.accommodate(db.session, [student.id], form.entitled, current_user, form.reason.data or "", now)
    flash(_("%(name)s is in the class. Print the card to hand out the PIN.", name=student.name), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))


@blueprint.route("/classes/<int:class_id>/students/<int:student_id>", methods=["GET", "POST"])
@requires(Role.TEACHER)
def edit_student(class_id: int, student_id: int) -> ResponseReturnValue:
    """Write a student's name another way, grant extra time."""
    place = own_enrolment(class_id, student_id)
    student = place.student
    form = StudentForm.of(from_stored(student.name, student.sort_name), queries.entitlement(db.session, student_id))
    if not form.validate_on_submit():
        return _student_page(place, form, 422 if form.is_submitted() else 200)
    if queries.pseudonymous_class_of(db.session, student_id) is None:
        service.rename_student(student, form.student_name)
    service.accommodate(db.session, [student_id], form.entitled, current_user, form.reason.data or "", utc_now())
    flash(_("Saved."), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))


def _student_page(place: Enrolment, form: StudentForm, status: int) -> ResponseReturnValue:
    page = render_template(
        "roster/edit_student.html",
        form=form,
        school_class=place.school_class,
        place=place,
        student=place.student,
        locked=is_locked(place.student.locked_until, utc_now()),
        invented=queries.pseudonymous_class_of(db.session, place.student.id) is not None,
        changes=queries.accommodation_changes(db.session, [place.student.id]),
    )
    return page, status


@blueprint.post("/classes/<int:class_id>/students/<int:student_id>/pin")
@requires(Role.TEACHER)
@reads_first
def reset_pin(class_id: int, student_id: int) -> ResponseReturnValue:
    """Give a student another PIN and show the card."""
    own_enrolment(class_id, student_id)
    issued = pin_desk().issue(1)[0]
    begin_write(db.session)
    student = own_enrolment(class_id, student_id).student
    service.set_pin(student, issued)
    flash(_("%(name)s has a new PIN: here is the card.", name=student.name), "success")
    db.session.commit()
    return redirect(url_for("roster.cards", class_id=class_id, student=student_id))


@blueprint.post("/classes/<int:class_id>/students/<int:student_id>/unlock")
@requires(Role.TEACHER)
def unlock_student(class_id: int, student_id: int) -> ResponseReturnValue:
    """Let a student who guessed too often try again now."""
    student = own_enrolment(class_id, student_id).student
    unlock(student)
    flash(_("%(name)s can try again now.", name=student.name), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))


@blueprint.post("/classes/<int:class_id>/students/<int:student_id>/remove")
@requires(Role.TEACHER)
def remove_student(class_id: int, student_id: int) -> ResponseReturnValue:
    """Take a student out of the class."""
    place = own_enrolment(class_id, student_id)
    service.remove_student(db.session, place, utc_now())
    flash(_("%(name)s is not in the class any more. Results so far are kept.", name=place.student.name), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))


@blueprint.post("/classes/<int:class_id>/students/<int:student_id>/restore")
@requires(Role.TEACHER)
def restore_student(class_id: int, student_id: int) -> ResponseReturnValue:
    """Put a student who left back into the class."""
    place = own_enrolment(class_id, student_id)
    service.restore_student(place)
    flash(_("%(name)s is back in the class.", name=place.student.name), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))
