"""From a dossier to a quiz on one page: the best questions to look through, title, time, classes, and done."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.clock import utc_now
from classroom.dossiers.queries import dossier_of
from classroom.errors import Refused
from classroom.extensions import db
from classroom.models import Dossier, Role
from classroom.permissions import found, requires
from classroom.quizzes import service
from classroom.quizzes.estimate import minutes
from classroom.quizzes.forms import FromDossierForm
from classroom.quizzes.views.room import blueprint, key
from classroom.roster.queries import classes_of_teacher

#: Time limits are proposed in steps of so many minutes.
STEP = 5


@blueprint.route("/dossiers/<int:dossier_id>/quiz", methods=["GET", "POST"])
@requires(Role.TEACHER)
def from_dossier(dossier_id: int) -> ResponseReturnValue:
    """Look the questions through, and make the quiz in one act."""
    dossier = found(dossier_of(db.session, current_user.id, dossier_id))
    proposal = service.propose(db.session, current_user.id, dossier_id)
    about = minutes(proposal.chosen)
    form = FromDossierForm(data={"title": dossier.title, "time_limit_minutes": -(-about // STEP) * STEP or None})
    if form.validate_on_submit() and (target := _made(form, dossier)):
        db.session.commit()
        return redirect(target)
    classes = classes_of_teacher(db.session, current_user.id)
    page = render_template(
        "quizzes/from_dossier.html",
        dossier=found(dossier_of(db.session, current_user.id, dossier_id)),
        proposal=proposal,
        form=form,
        classes=classes,
        about=about,
        ticked=_ticked(form, [version.item_id for version in proposal.chosen], "item"),
        given=_ticked(form, [classes[0].id] if len(classes) == 1 else [], "class"),
    )
    return page, 422 if form.is_submitted() else 200


def _made(form: FromDossierForm, dossier: Dossier) -> str:
    """The address of the quiz; empty where something stands in the way, which is then written on the form."""
    try:
        quiz = service.make_quiz(
            db.session,
            current_user,
            dossier,
            request.form.getlist("item", type=key),
            form.title.data,
            form.time_limit_minutes.data,
            request.form.getlist("class", type=key),
            utc_now(),
            published="publish" in request.form,
        )
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return ""
    published = quiz.published_at is not None
    flash(
        _("Published: its classes see it now.") if published else _("The quiz is made; nobody sees it yet."), "success"
    )
    return url_for("quizzes.show", quiz_id=quiz.id)


def _ticked(form: FromDossierForm, proposed: list[int], name: str) -> set[int]:
    """What was ticked; before anything was sent, what is proposed."""
    return set(request.form.getlist(name, type=key)) if form.is_submitted() else set(proposed)
