"""Bringing a roster in: paste or upload, look, confirm."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import Role
from classroom.permissions import requires
from classroom.roster import queries, service
from classroom.roster.desk import pin_desk
from classroom.roster.forms import PreviewForm, RosterForm
from classroom.roster.roster_file import (
    MAX_STUDENTS,
    FileProblem,
    ReadRoster,
    UnreadableRoster,
    decode,
    read_roster,
)
from classroom.roster.views import blueprint
from classroom.roster.views.classes import named_class, other_classes
from classroom.transactions import reads_first


@blueprint.route("/classes/<int:class_id>/import", methods=["GET", "POST"])
@requires(Role.TEACHER)
@reads_first
def import_roster(class_id: int) -> ResponseReturnValue:
    """Take a roster in, and show what was read in it before anything is kept."""
    school_class = named_class(class_id)
    form = RosterForm()
    read = _read(form) if form.validate_on_submit() else None
    if read is None:
        others = other_classes(school_class)
        page = render_template("roster/import_roster.html", form=form, school_class=school_class, others=others)
        return page, 422 if form.is_submitted() else 200
    known = service.already_in_class(queries.students_of(db.session, class_id), [entry.name for entry in read.entries])
    preview = PreviewForm(formdata=None)
    for entry in read.entries:
        is_known = entry.name.key in known
        preview.rows.append_entry(
            {
                "family": entry.name.family,
                "given": entry.name.given,
                "add": not (entry.repeated or is_known),
                "known": "yes" if is_known else "",
            }
        )
    return render_template(
        "roster/preview_roster.html", form=preview, source=form, read=read, school_class=school_class
    )


def _read(form: RosterForm) -> ReadRoster | None:
    """What is in the file, or else in the text field; a file's text goes into the field so that it can be mended."""
    try:
        if form.file.data:
            form.text.data = decode(form.file.data.read())
        read = read_roster(form.text.data or "", family_first=form.order.data == "family")
    except UnreadableRoster as error:
        form.form_errors.append(_explain(error.problem))
        return None
    if not read.entries:
        form.text.errors = [_("There is no name in this list.")]
        return None
    return read


def _explain(problem: FileProblem) -> str:
    messages = {
        FileProblem.TOO_LARGE: _("This file is too large for a list of students (1 MB at most)."),
        FileProblem.SPREADSHEET: _("This is a spreadsheet. Save it as CSV and choose that file."),
        FileProblem.NOT_TEXT: _("This file is not text. Save the list as CSV and choose that file."),
        FileProblem.TOO_MANY: _("At most %(count)d students can be added at once.", count=MAX_STUDENTS),
    }
    return str(messages[problem])


@blueprint.post("/classes/<int:class_id>/import/confirm")
@requires(Role.TEACHER)
@reads_first
def confirm_roster(class_id: int) -> ResponseReturnValue:
    """Add the students that the teacher confirmed; the cards come next."""
    school_class = named_class(class_id)
    form = PreviewForm()
    if not _sound(form, class_id):
        return render_template("roster/preview_roster.html", form=form, school_class=school_class), 422
    names = [row.student_name for row in form.chosen]
    issued = pin_desk().issue(len(names))
    begin_write(db.session)
    if _newly_known(form, class_id):
        flash(_("The class has changed in the meantime. Please try again."), "error")
        return redirect(url_for("roster.show_class", class_id=class_id))
    service.add_students(db.session, named_class(class_id), names, utc_now(), pins=issued)
    flash(
        ngettext("%(num)d student is in the class.", "%(num)d students were added to the class.", len(names)),
        "success",
    )
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))


def _sound(form: PreviewForm, class_id: int) -> bool:
    """Whether the preview may be carried out; says in the form why not."""
    if not form.validate_on_submit():
        return False
    if not form.chosen:
        form.form_errors.append(_("No student is ticked."))
        return False
    newly_known = _newly_known(form, class_id)
    if newly_known:
        form.form_errors.append(_("Some of these students are in the class by now; their ticks were taken away."))
    return not newly_known


def _newly_known(form: PreviewForm, class_id: int) -> bool:
    """Whether the class got a student of the preview after the preview was shown: the form was sent twice, say."""
    unknown = [row for row in form.chosen if not row.known.data]
    students = queries.students_of(db.session, class_id)
    known = service.already_in_class(students, [row.student_name for row in unknown])
    for row in unknown:
        if row.student_name.key in known:
            row.add.data = False
            row.known.data = "yes"
    return bool(known)
