"""How long a class is kept, and what its end would take away."""

from __future__ import annotations

from datetime import timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom import audit, jobs
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import AuditAct, Role, SchoolClass
from classroom.permissions import found, requires
from classroom.privacy import purge
from classroom.privacy.forms import RetentionForm, SureForm
from classroom.privacy.purge_job import purge_class as purge_in_background
from classroom.privacy.purge_job import today
from classroom.privacy.views.room import blueprint, own_class


@blueprint.route("/classes/<int:class_id>/privacy", methods=["GET", "POST"])
@requires(Role.TEACHER)
def retention(class_id: int) -> ResponseReturnValue:
    """The last day of a class, and a dry run of what goes after it."""
    school_class = own_class(class_id)
    form = RetentionForm(today(), data={"until": school_class.retention_until})
    if not form.validate_on_submit():
        return _page(school_class, form, SureForm(formdata=None), 422 if form.is_submitted() else 200)
    found(school_class if school_class.purged_at is None else None)
    school_class.retention_until = form.until.data
    detail = {"until": form.until.data.isoformat()}
    audit.note(db.session, AuditAct.RETENTION_SET, current_user.id, utc_now(), class_id=class_id, detail=detail)
    flash(_("The day is set."), "success")
    db.session.commit()
    return redirect(url_for("privacy.retention", class_id=class_id))


@blueprint.post("/classes/<int:class_id>/purge")
@requires(Role.TEACHER)
def purge_class(class_id: int) -> ResponseReturnValue:
    """Forget the students of a class now; the worker does it, one after the other."""
    school_class = own_class(class_id)
    found(school_class if school_class.purged_at is None else None)
    sure = SureForm()
    if not sure.validate():
        form = RetentionForm(today(), formdata=None, data={"until": school_class.retention_until})
        return _page(school_class, form, sure, 422)
    # A job that is lost is made good by the sweep.
    school_class.retention_until = today() - timedelta(days=1)
    flash(_("The students of this class are being erased. It takes a moment."), "success")
    db.session.commit()
    jobs.enqueue(purge_in_background, class_id, current_user.id)
    return redirect(url_for("privacy.retention", class_id=class_id))


def _page(school_class: SchoolClass, form: RetentionForm, sure: SureForm, status: int) -> ResponseReturnValue:
    page = render_template(
        "privacy/retention.html",
        school_class=school_class,
        form=form,
        sure=sure,
        plan=purge.plan(db.session, school_class),
        over=school_class.retention_until is not None and school_class.retention_until < today(),
    )
    return page, status
