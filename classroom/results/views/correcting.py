"""Putting a question right, a mark changed by hand, and what rests on a dispatch."""

from __future__ import annotations

from collections import Counter

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from classroom.attempts.answers import BY_HAND
from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.extensions import db
from classroom.item_bank.gaps import is_listed
from classroom.models import ItemVersion, Quiz, RegradeKind, Role
from classroom.permissions import found, requires
from classroom.results import queries, regrade_queries, touched_queries
from classroom.results.bank_key import may_write, write_to_bank
from classroom.results.corrected_key import right_options, ruling
from classroom.results.forms import CorrectionForm, MarkForm, key_of
from classroom.results.item_lines import answer_counts
from classroom.results.marking import set_mark
from classroom.results.regrade_plan import Change, Outcome
from classroom.results.regrading import KEYLESS, apply, draft_regrade, dry_run, undo
from classroom.results.typed_groups import typed_gaps
from classroom.results.views.room import blueprint

#: Students shown in a dry run; all of them are counted.
SHOWN = 300


@blueprint.route("/quizzes/<int:quiz_id>/questions/<int:version_id>/correct", methods=["GET", "POST"])
@requires(Role.TEACHER)
def correct(quiz_id: int, version_id: int) -> ResponseReturnValue:
    """Try out a correction of a question, then apply it."""
    quiz, version = found(regrade_queries.question_in(db.session, current_user, quiz_id, version_id))
    form = CorrectionForm(data=None if request.method == "POST" else {"never_lower": True})
    if not form.validate_on_submit():
        return _page(quiz, version, form), 422 if request.method == "POST" else 200
    try:
        kind: RegradeKind = form.kind.data
        key = None if kind in KEYLESS else key_of(version, request.form)
        scope = None if form.everywhere.data else quiz
        draft = draft_regrade(version, scope, current_user, kind, key, form.never_lower.data)
        if request.form.get("do") != "apply":
            return _page(quiz, version, form, dry_run(db.session, version, draft))
        changes = apply(db.session, version, draft, form.reason.data or "", utc_now())
        in_bank = kind not in KEYLESS and form.bank.data and copy_to_bank(quiz, version)
    except Refused as refusal:
        form.form_errors = [str(refusal)]
        db.session.rollback()
        quiz, version = found(regrade_queries.question_in(db.session, current_user, quiz_id, version_id))
        return _page(quiz, version, form), 422
    changed = sum(change.writes for change in changes)
    db.session.commit()
    flash(ngettext("Put right: %(num)d mark changed.", "Put right: %(num)d marks changed.", changed), "success")
    if in_bank:
        flash(_("The question in the bank has a new version with this key."), "success")
    return redirect(url_for("results.correct", quiz_id=quiz_id, version_id=version_id))


@blueprint.post("/regrades/<int:regrade_id>/undo")
@requires(Role.TEACHER)
def undo_regrade(regrade_id: int) -> ResponseReturnValue:
    """Give the marks back that a correction changed."""
    regrade = found(regrade_queries.regrade_of(db.session, current_user, regrade_id))
    quiz_id = regrade.quiz_id or found(regrade_queries.any_quiz(db.session, regrade))
    version_id = regrade.item_version_id
    try:
        back, left = undo(db.session, regrade, current_user, utc_now())
    except Refused as refusal:
        flash(str(refusal), "error")
    else:
        db.session.commit()
        _say_undone(back, left)
    return redirect(url_for("results.correct", quiz_id=quiz_id, version_id=version_id))


@blueprint.route("/marks/<int:item_id>", methods=["GET", "POST"])
@requires(Role.TEACHER)
def mark(item_id: int) -> ResponseReturnValue:
    """Change the mark of one question in one attempt by hand."""
    item = found(queries.marked_item(db.session, current_user, item_id))
    form = MarkForm(data={"points": item.marks[-1].fraction * item.max_mark})
    if form.validate_on_submit():
        try:
            set_mark(db.session, item, form.points.data or 0.0, form.reason.data or "", current_user, utc_now())
        except Refused as refusal:
            form.points.errors = [*form.points.errors, str(refusal)]
        else:
            address = url_for("results.report_attempt", attempt_id=item.attempt_id, _anchor=f"question-{item.position}")
            db.session.commit()
            flash(_("The mark is changed."), "success")
            return redirect(address)
    page = render_template("results/mark.html", item=item, form=form)
    return page, 422 if form.errors else 200


@blueprint.get("/dispatches/<int:dispatch_id>/questions")
@requires(Role.TEACHER)
def touched(dispatch_id: int) -> ResponseReturnValue:
    """Questions and attempts that rest on the words of a dispatch: what a correction of it touches."""
    dispatch = found(touched_queries.own_dispatch(db.session, current_user, dispatch_id))
    return render_template(
        "results/touched.html", dispatch=dispatch, lines=touched_queries.touched(db.session, current_user, dispatch)
    )


def copy_to_bank(quiz: Quiz, version: ItemVersion) -> bool:
    """The key that holds now, as a new version of the item."""
    rules = ruling(regrade_queries.at_quiz(db.session, quiz).get(version.id, []))
    return write_to_bank(db.session, version, rules, current_user, utc_now())


def _say_undone(back: int, left: int) -> None:
    flash(ngettext("Undone: %(num)d mark is as it was.", "Undone: %(num)d marks are as they were.", back), "success")
    if left:
        stays = ngettext(
            "%(num)d mark was changed since and stays.", "%(num)d marks were changed since and stay.", left
        )
        flash(stays, "warning")


def _page(quiz: Quiz, version: ItemVersion, form: CorrectionForm, changes: list[Change] | None = None) -> str:
    regrades = regrade_queries.at_quiz(db.session, quiz, undone=True).get(version.id, [])
    rules = ruling([regrade for regrade in regrades if regrade.undone_at is None])
    answers = regrade_queries.answers(db.session, version, quiz)
    sent = key_of(version, request.form) if request.method == "POST" else {}
    return render_template(
        "results/correct.html",
        quiz=quiz,
        version=version,
        form=form,
        regrades=regrades,
        right=right_options(version, rules) if version.kind not in BY_HAND else frozenset(),
        listed=[each["gap"] for each in version.options if each.get("gap") and is_listed(version.options, each["gap"])],
        typed_gaps=typed_gaps(version),
        answers=answer_counts(version, answers, rules),
        sent=sent,
        changes=changes,
        shown=SHOWN,
        may_bank=may_write(version, current_user),
        outcomes=Counter(change.outcome for change in changes or []),
        kinds=list(Outcome),
        names=queries.names(db.session, [change.standing.student_id for change in (changes or [])[:SHOWN]]),
        titles=regrade_queries.titles(db.session, [change.standing.quiz_id for change in changes or []]),
    )
