"""A teacher's classes, and who else may look at them."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.accounts.guessing import is_locked
from classroom.audit import note
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import AuditAct, Role, SchoolClass
from classroom.permissions import found, requires
from classroom.roster import queries, service
from classroom.roster.forms import ClassForm, ShareForm
from classroom.roster.views import blueprint


def own_class(class_id: int) -> SchoolClass:
    """A class of the signed-in teacher, or 404."""
    return found(queries.class_of_teacher(db.session, class_id, current_user.id))


def named_class(class_id: int) -> SchoolClass:
    """The same where names may be written; whoever tries it in a class of invented names is shown how it is there."""
    school_class = own_class(class_id)
    if school_class.pseudonymous:
        flash(_("The students of this class have invented names: no list of names is taken in."), "warning")
        abort(redirect(url_for("privacy.names", class_id=class_id)))
    return school_class


def other_classes(school_class: SchoolClass) -> list[SchoolClass]:
    """The other classes of the signed-in teacher, archived ones last."""
    classes = queries.classes_of_teacher(db.session, current_user.id, include_archived=True)
    return [row for row in classes if row.id != school_class.id]


@blueprint.get("/classes")
@requires(Role.TEACHER)
def index() -> ResponseReturnValue:
    """The teacher's classes."""
    classes = queries.classes_of_teacher(db.session, current_user.id, include_archived=True)
    sizes = queries.sizes(db.session, [row.id for row in classes])
    return render_template("roster/index.html", classes=classes, sizes=sizes)


@blueprint.route("/classes/new", methods=["GET", "POST"])
@requires(Role.TEACHER)
def new_class() -> ResponseReturnValue:
    """Make a class; the list of its students comes next."""
    form = ClassForm()
    if not form.validate_on_submit():
        return render_template("roster/edit_class.html", form=form), 422 if form.is_submitted() else 200
    values = {"name": form.name.data, "pseudonymous": form.pseudonymous.data}
    made = service.create_class(db.session, teacher_id=current_user.id, now=utc_now(), **values)
    target = url_for("privacy.names" if made.pseudonymous else "roster.import_roster", class_id=made.id)
    db.session.commit()
    return redirect(target)


@blueprint.get("/classes/<int:class_id>")
@requires(Role.TEACHER)
def show_class(class_id: int) -> ResponseReturnValue:
    """The students of a class, its code, and the instructors who see it."""
    return _class_page(own_class(class_id), ShareForm(), 200)


@blueprint.route("/classes/<int:class_id>/edit", methods=["GET", "POST"])
@requires(Role.TEACHER)
def edit_class(class_id: int) -> ResponseReturnValue:
    """Call a class something else."""
    school_class = own_class(class_id)
    form = ClassForm(obj=school_class)
    if not form.validate_on_submit():
        page = render_template("roster/edit_class.html", form=form, school_class=school_class)
        return page, 422 if form.is_submitted() else 200
    service.rename_class(school_class, form.name.data)
    flash(_("The class is renamed."), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))


@blueprint.post("/classes/<int:class_id>/archive")
@requires(Role.TEACHER)
def archive_class(class_id: int) -> ResponseReturnValue:
    """Put a class away."""
    school_class = own_class(class_id)
    service.archive(school_class, utc_now())
    message = _("“%(name)s” is archived: nobody can join it any more, its results stay.", name=school_class.name)
    flash(message, "success")
    db.session.commit()
    return redirect(url_for("roster.index"))


@blueprint.post("/classes/<int:class_id>/unarchive")
@requires(Role.TEACHER)
def unarchive_class(class_id: int) -> ResponseReturnValue:
    """Take an archived class back into use."""
    school_class = own_class(class_id)
    service.unarchive(school_class)
    flash(_("“%(name)s” is in use again.", name=school_class.name), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))


@blueprint.post("/classes/<int:class_id>/code")
@requires(Role.TEACHER)
def change_code(class_id: int) -> ResponseReturnValue:
    """Give the class another code."""
    service.change_code(db.session, own_class(class_id))
    flash(_("The class has a new code. Cards printed before do not work any more: print them again."), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))


@blueprint.post("/classes/<int:class_id>/instructors")
@requires(Role.TEACHER)
def share_class(class_id: int) -> ResponseReturnValue:
    """Show the results of a class to an instructor."""
    school_class = own_class(class_id)
    form = ShareForm()
    instructor = queries.instructor_named(db.session, form.username.data or "")
    if not form.validate() or instructor is None:
        form.username.errors = form.username.errors or [_("No instructor has this user name.")]
        return _class_page(school_class, form, 422)
    service.share_with(db.session, school_class, instructor, utc_now(), with_names=form.with_names.data)
    detail = {"instructor": instructor.id, "with_names": bool(form.with_names.data)}
    note(db.session, AuditAct.SHARED, current_user.id, utc_now(), class_id=class_id, detail=detail)
    flash(_("%(name)s can look at the results of this class.", name=instructor.name), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))


@blueprint.post("/classes/<int:class_id>/instructors/<int:instructor_id>/remove")
@requires(Role.TEACHER)
def stop_sharing(class_id: int, instructor_id: int) -> ResponseReturnValue:
    """Take an instructor's view of a class back."""
    service.stop_sharing(db.session, own_class(class_id), instructor_id)
    detail = {"instructor": instructor_id}
    note(db.session, AuditAct.UNSHARED, current_user.id, utc_now(), class_id=class_id, detail=detail)
    flash(_("The class is not shown to this instructor any more."), "success")
    db.session.commit()
    return redirect(url_for("roster.show_class", class_id=class_id))


def _class_page(school_class: SchoolClass, form: ShareForm, status: int) -> ResponseReturnValue:
    now = utc_now()
    lines = queries.roster(db.session, school_class.id)
    page = render_template(
        "roster/show_class.html",
        school_class=school_class,
        present=[line for line in lines if line.left_at is None],
        left=[line for line in lines if line.left_at is not None and line.student.erased_at is None],
        locked={line.student.id for line in lines if is_locked(line.student.locked_until, now)},
        instructors=queries.instructors_of(db.session, school_class.id),
        share_form=form,
    )
    return page, status
