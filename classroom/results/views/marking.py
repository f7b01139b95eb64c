"""The marking room: open answers read question by question, and short answers by what was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from classroom.attempts.answers import BY_HAND
from classroom.clock import utc_now
from classroom.errors import Refused
from classroom.extensions import db
from classroom.models import ItemVersion, Quiz, Regrade, RegradeKind, Role
from classroom.permissions import found, requires
from classroom.presentation import show_points
from classroom.results import bank_key, hand_marking, queries, regrade_queries
from classroom.results.corrected_key import part_worth, ruling
from classroom.results.forms import LONGEST_REASON, GroupForm
from classroom.results.hand_marking import OpenAnswer
from classroom.results.regrade_plan import Change, Outcome
from classroom.results.regrading import apply, draft_regrade, dry_run
from classroom.results.typed_groups import AnswerGroup, Written, grouped, is_grouped, parts
from classroom.results.views.correcting import SHOWN, copy_to_bank
from classroom.results.views.room import blueprint

#: What can be said of a group of answers, as a form writes it.
WORTHS = {"1": 1.0, "0.5": 0.5, "0": 0.0}


def answers_to_mark() -> int:
    """Open answers that wait for whoever is signed in; also for the front pages of other rooms."""
    return hand_marking.count_waiting(db.session, current_user) if current_user.role is Role.TEACHER else 0


@blueprint.get("/marking")
@requires(Role.TEACHER)
def marking() -> ResponseReturnValue:
    """What waits for the teacher to be marked."""
    return render_template("results/marking.html", lines=hand_marking.waiting(db.session, current_user))


@blueprint.get("/quizzes/<int:quiz_id>/questions/<int:version_id>/answers")
@requires(Role.TEACHER)
def answers(quiz_id: int, version_id: int) -> ResponseReturnValue:
    """All answers to one question: to be marked one by one, or group by group."""
    quiz, version = found(regrade_queries.question_in(db.session, current_user, quiz_id, version_id))
    if version.kind in BY_HAND:
        return _open_page(quiz, version)
    found(version if is_grouped(version) else None)
    return _groups_page(quiz, version, GroupForm(formdata=None))


@blueprint.post("/quizzes/<int:quiz_id>/questions/<int:version_id>/answers")
@requires(Role.TEACHER)
def mark_answers(quiz_id: int, version_id: int) -> ResponseReturnValue:
    """Keep marks of open answers, take one back, or say what a group of short answers is worth."""
    quiz, version = found(regrade_queries.question_in(db.session, current_user, quiz_id, version_id))
    if version.kind in BY_HAND:
        return _mark_open(quiz, version)
    found(version if is_grouped(version) else None)
    return _judge_group(quiz, version)


# ----------------------------------------------------------------------------------------------------- open answers


def _class_asked() -> int | None:
    return request.args.get("class", type=int)


def _open_page(quiz: Quiz, version: ItemVersion, wrong: dict[int, str] | None = None) -> str:
    given = hand_marking.open_answers(db.session, quiz, version, _class_asked())
    names = "names" in request.args
    return render_template(
        "results/open_marking.html",
        quiz=quiz,
        version=version,
        answers=sorted(given, key=lambda each: (each.mark is not None, each.item.attempt.student.sort_name))
        if names
        else given,
        marked=sum(each.mark is not None for each in given),
        names=names,
        class_id=_class_asked(),
        classes=hand_marking.classes_of(db.session, quiz, version),
        weights=sum(option.get("weight", 1) for option in version.options),
        wrong=wrong or {},
        sent=request.form,
        longest=LONGEST_REASON,
    )


def _mark_open(quiz: Quiz, version: ItemVersion) -> ResponseReturnValue:
    """The whole page, or one answer of it (``only``, or ``back`` to undo its last mark)."""
    given = hand_marking.open_answers(db.session, quiz, version, _class_asked())
    back, only = request.form.get("back", type=int), request.form.get("only", type=int)
    if back is not None:
        changed = int(_take_back(found(hand_marking.named(given, back))))
        wrong: dict[int, str] = {}
    else:
        # Without a script the page comes anew, so everything that was written on it is kept.
        chosen = given if only is None or not _is_script() else [found(hand_marking.named(given, only))]
        changed, wrong = _give(chosen)
    if wrong:
        db.session.rollback()
        quiz, version = found(regrade_queries.question_in(db.session, current_user, quiz.id, version.id))
        return (_reply(quiz, version, only, wrong) if _is_script() else _open_page(quiz, version, wrong)), 422
    address = f"{url_for('results.answers', quiz_id=quiz.id, version_id=version.id)}{_question_mark()}"
    db.session.commit()
    if _is_script():
        return _reply(quiz, version, only or back, wrong)
    flash(ngettext("%(num)d mark kept.", "%(num)d marks kept.", changed), "success")
    return redirect(f"{address}#answers")


def _question_mark() -> str:
    return f"?{request.query_string.decode()}" if request.query_string else ""


def _is_script() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _take_back(answer: OpenAnswer) -> bool:
    return hand_marking.take_back(db.session, answer, current_user, utc_now())


def _give(chosen: Sequence[OpenAnswer]) -> tuple[int, dict[int, str]]:
    """How many marks changed, and by attempt item what is wrong."""
    changed, wrong = 0, {}
    for answer in chosen:
        key = answer.item.id
        typed = request.form.get(f"points-{key}", "").strip().replace(",", ".")
        comment = request.form.get(f"comment-{key}", "")[:LONGEST_REASON]
        if not typed or _is_as_shown(answer, typed, comment):
            continue
        try:
            changed += hand_marking.give(db.session, answer, _number(typed), comment, current_user, utc_now())
        except Refused as refusal:
            wrong[key] = str(refusal)
    return changed, wrong


def _is_as_shown(answer: OpenAnswer, typed: str, comment: str) -> bool:
    """Whether nobody has touched a mark that the page shows rounded."""
    shown = show_points(answer.points).replace(",", ".")
    return answer.mark is not None and typed == shown and comment.strip() == answer.comment


def _number(typed: str) -> float:
    try:
        number = float(typed)
    except ValueError:
        raise Refused(_("Write a number of points.")) from None
    if number != number:
        raise Refused(_("Write a number of points."))
    return number


def _reply(quiz: Quiz, version: ItemVersion, item_id: int | None, wrong: dict[int, str]) -> dict[str, object]:
    given = hand_marking.open_answers(db.session, quiz, version, _class_asked())
    answer = hand_marking.named(given, item_id or 0)
    marked = sum(each.mark is not None for each in given)
    return {
        "wrong": wrong.get(item_id or 0),
        "points": show_points(answer.points) if answer is not None and answer.mark is not None else None,
        "comment": answer.comment if answer is not None else "",
        "marked": marked,
        "of": len(given),
        "progress": _("%(marked)d of %(all)d marked", marked=marked, all=len(given)),
    }


# --------------------------------------------------------------------------------------------------- short answers


def _groups(quiz: Quiz, version: ItemVersion) -> tuple[list[AnswerGroup], int]:
    """What was written, by group, and how many left the question open."""
    given = regrade_queries.answers(db.session, version, quiz)
    rules = ruling(regrade_queries.at_quiz(db.session, quiz).get(version.id, []))
    written = [
        Written(text, gap, part_worth(version, rules, gap, text))
        for answer in given
        for gap, text in parts(version, answer)
    ]
    return grouped(version.kind, written), sum(answer is None for answer in given)


def _judge_group(quiz: Quiz, version: ItemVersion) -> ResponseReturnValue:
    """Try out what a group of answers is to be worth, then apply it."""
    said, _bar, name = request.form.get("choice", "").partition("|")
    # A button of the list leads to the form that has the rest.
    form = (
        GroupForm(formdata=None, data={"never_lower": True, "reason": _("Answers as written")}) if name else GroupForm()
    )
    groups, _open = _groups(quiz, version)
    group = found(next((each for each in groups if each.name == (name or form.group.data)), None))
    worth = found(WORTHS.get(said or form.worth.data or ""))
    if not name and not form.validate_on_submit():
        return _groups_page(quiz, version, form, group, worth), 422
    try:
        draft = _draft(quiz, version, form, group, worth)
        if name or request.form.get("do") != "apply":
            return _groups_page(quiz, version, form, group, worth, dry_run(db.session, version, draft))
        changes = apply(db.session, version, draft, form.reason.data or "", utc_now())
        in_bank = worth == 1 and form.bank.data and copy_to_bank(quiz, version)
    except Refused as refusal:
        form.form_errors = [str(refusal)]
        db.session.rollback()
        quiz, version = found(regrade_queries.question_in(db.session, current_user, quiz.id, version.id))
        return _groups_page(quiz, version, form, group, worth), 422
    address = url_for("results.answers", quiz_id=quiz.id, version_id=version.id)
    changed = sum(change.writes for change in changes)
    db.session.commit()
    flash(ngettext("Put right: %(num)d mark changed.", "Put right: %(num)d marks changed.", changed), "success")
    if in_bank:
        flash(_("The question in the bank has a new version with this key."), "success")
    return redirect(address)


def _draft(quiz: Quiz, version: ItemVersion, form: GroupForm, group: AnswerGroup, worth: float) -> Regrade:
    key = {"accepted": [text for text, _count in group.texts], "worth": worth}
    if group.gap:
        key["gap"] = group.gap
    scope = None if form.everywhere.data else quiz
    return draft_regrade(version, scope, current_user, RegradeKind.ACCEPT, key, form.never_lower.data)


def _groups_page(
    quiz: Quiz,
    version: ItemVersion,
    form: GroupForm,
    group: AnswerGroup | None = None,
    worth: float | None = None,
    changes: list[Change] | None = None,
) -> str:
    groups, left_open = _groups(quiz, version)
    return render_template(
        "results/typed_answers.html",
        quiz=quiz,
        version=version,
        form=form,
        groups=groups,
        left_open=left_open,
        group=group,
        worth=worth,
        changes=changes,
        shown=SHOWN,
        outcomes=Counter(change.outcome for change in changes or []),
        kinds=list(Outcome),
        names=queries.names(db.session, [change.standing.student_id for change in (changes or [])[:SHOWN]]),
        titles=regrade_queries.titles(db.session, [change.standing.quiz_id for change in changes or []]),
        regrades=regrade_queries.at_quiz(db.session, quiz, undone=True).get(version.id, []),
        may_bank=bank_key.may_write(version, current_user),
    )
