"""Which classes have a quiz, and under what rules of their own."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import QuizAssignment, Role
from classroom.permissions import found, requires
from classroom.quizzes import service
from classroom.quizzes.class_rules import CLASS_RULES
from classroom.quizzes.forms import ClassRulesForm, site_zone
from classroom.quizzes.views.room import accepted, blueprint, change, key, own


@blueprint.post("/quizzes/<int:quiz_id>/classes")
@requires(Role.TEACHER)
def assign(quiz_id: int) -> ResponseReturnValue:
    """Give the quiz to the classes that were ticked."""
    ids = request.form.getlist("class", type=key)
    now = utc_now()
    return change(quiz_id, lambda quiz: service.assign(db.session, quiz, ids, now), "#classes", _("Classes saved."))


@blueprint.route("/quizzes/<int:quiz_id>/classes/<int:class_id>", methods=["GET", "POST"])
@requires(Role.TEACHER)
def class_rules(quiz_id: int, class_id: int) -> ResponseReturnValue:
    """What holds for one class in the place of the quiz's rules."""
    quiz = own(quiz_id)
    assignment: QuizAssignment = found(next((a for a in quiz.assignments if a.class_id == class_id), None))
    form = ClassRulesForm() if request.method == "POST" else ClassRulesForm.of(assignment)
    now = utc_now()
    if accepted(form, lambda: service.set_class_rules(db.session, quiz, class_id, form.values(), current_user, now)):
        db.session.commit()
        flash(_("The rules of the class are saved."), "success")
        return redirect(url_for("quizzes.show", quiz_id=quiz_id) + "#classes")
    page = render_template(
        "quizzes/class_rules.html", quiz=quiz, school_class=assignment.school_class, form=form, zone=site_zone()
    )
    return page, 422 if form.is_submitted() else 200


@blueprint.post("/quizzes/<int:quiz_id>/classes/<int:class_id>/like-the-quiz")
@requires(Role.TEACHER)
def drop_class_rules(quiz_id: int, class_id: int) -> ResponseReturnValue:
    """Let the quiz's rules hold for a class again."""
    values, now = dict.fromkeys(CLASS_RULES), utc_now()
    return change(
        quiz_id,
        lambda quiz: service.set_class_rules(db.session, quiz, class_id, values, current_user, now),
        "#classes",
        _("The rules of the quiz hold for this class."),
    )
