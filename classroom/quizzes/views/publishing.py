"""A quiz is published, withdrawn, copied, thrown away."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.extensions import db
from classroom.models import Role
from classroom.permissions import requires
from classroom.quizzes import service
from classroom.quizzes.views.room import blueprint, change, own


@blueprint.post("/quizzes/<int:quiz_id>/publish")
@requires(Role.TEACHER)
def publish(quiz_id: int) -> ResponseReturnValue:
    """Show the quiz to its classes."""
    now = utc_now()
    said = _("Published: its classes see it now.")
    return change(quiz_id, lambda quiz: service.publish(db.session, quiz, now), "", said)


@blueprint.post("/quizzes/<int:quiz_id>/unpublish")
@requires(Role.TEACHER)
def unpublish(quiz_id: int) -> ResponseReturnValue:
    """Hide it again, as long as nobody has started."""
    return change(
        quiz_id, lambda quiz: service.unpublish(db.session, quiz), "", _("Withdrawn: students no longer see it.")
    )


@blueprint.post("/quizzes/<int:quiz_id>/duplicate")
@requires(Role.TEACHER)
def duplicate(quiz_id: int) -> ResponseReturnValue:
    """A draft with the same questions and rules."""
    quiz = own(quiz_id)
    copy = service.duplicate(db.session, quiz, _("%(title)s (copy)", title=quiz.title)[:200], utc_now())
    target = url_for("quizzes.show", quiz_id=copy.id)
    db.session.commit()
    flash(_("This is the copy. Give it a title, times and classes of its own."), "success")
    return redirect(target)


@blueprint.post("/quizzes/<int:quiz_id>/delete")
@requires(Role.TEACHER)
def discard(quiz_id: int) -> ResponseReturnValue:
    """Delete a quiz that nobody has started."""
    quiz = own(quiz_id)
    title = quiz.title
    try:
        service.discard(db.session, quiz)
    except Refused as refusal:
        flash(str(refusal), "error")
        return redirect(url_for("quizzes.show", quiz_id=quiz_id))
    db.session.commit()
    flash(_("“%(title)s” is deleted.", title=title), "success")
    return redirect(url_for("quizzes.index"))
