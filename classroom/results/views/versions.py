"""Which version of the facts a class has learned, and whose version an option is."""

from __future__ import annotations

from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf import FlaskForm

from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, Holds, Role
from classroom.permissions import found, requires
from classroom.results import held_queries
from classroom.results.attempt_choice import Which
from classroom.results.held_versions import Stance, stances
from classroom.results.item_analysis import MIN_FOR_FACILITY
from classroom.results.readings import read_versions
from classroom.results.views.room import blueprint, settle_attempts, several_or_404
from classroom.results.views.statistics import asked


@blueprint.get("/quizzes/<int:quiz_id>/results/versions")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def versions(quiz_id: int) -> ResponseReturnValue:
    """How many hold which source's version, and how many see that sources disagree."""
    quiz, shown, classes = several_or_404(quiz_id)
    settle_attempts(Attempt.quiz_id == quiz.id)
    read = read_versions(db.session, quiz, shown, asked("attempts", Which, Which.FIRST))
    return render_template(
        "results/versions.html",
        quiz=quiz,
        shown=shown,
        classes=classes,
        which=read.which,
        ways=list(Which),
        held=read.held,
        outlets=read.outlets,
        fewest=MIN_FOR_FACILITY,
    )


@blueprint.route("/questions/<int:version_id>/versions", methods=["GET", "POST"])
@requires(Role.TEACHER)
def ties(version_id: int) -> ResponseReturnValue:
    """Say whose version each option of a question is."""
    version = found(held_queries.own_version(db.session, current_user, version_id))
    sources = held_queries.sources(db.session, version)
    said = held_queries.ties(db.session, [version.id]).get(version.id, {})
    now_held = stances(version, said)
    form = FlaskForm()
    if form.validate_on_submit():
        for place, before in enumerate(now_held):
            stance = _stance(request.form.get(f"option-{place}", ""), sources)
            if stance is not None and (before is None or stance != before):
                held_queries.tie(db.session, version, place, stance, current_user, utc_now())
        db.session.commit()
        flash(_("Kept: these words win over what was read."), "success")
        return redirect(url_for("results.ties", version_id=version_id))
    return render_template("results/ties.html", version=version, sources=sources, stances=now_held, form=form)


def _stance(value: str, sources: Mapping[int, str]) -> Stance | None:
    """What a field says: the id of a dispatch, ``disagreement`` or ``nothing``; ``None`` for anything else."""
    if value in {Holds.DISAGREEMENT, Holds.NOTHING}:
        return Stance(Holds(value), by_teacher=True)
    known = next((source for source in sources if str(source) == value), None)
    return None if known is None else Stance(Holds.VERSION, known, by_teacher=True)
