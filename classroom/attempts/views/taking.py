"""The sheet a student writes on, handing it in, and what she sees afterwards; all of it works without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from classroom.accounts import login
from classroom.accounts.login import finds_user
from classroom.addresses import HIGHEST_ROW
from classroom.attempts import answers, queries, service, sheet, sheet_queries, timing
from classroom.attempts.answers import BadAnswer, from_page
from classroom.attempts.forms import is_sent, read_answer, read_sequence, sent_ids
from classroom.attempts.presenting import present_fields
from classroom.attempts.queries import LockedAttempt, SaveTarget
from classroom.attempts.review_policy import may_review, may_see_score, review_opens_at
from classroom.attempts.service import Given, Saved, SaveStatus
from classroom.attempts.sheet_queries import Sitting
from classroom.attempts.standing import may_try_again
from classroom.attempts.timing import AttemptState
from classroom.attempts.views.room import blueprint, browser_name, settle_own, sit_down, why_not
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import Attempt, Navigation
from classroom.permissions import found
from classroom.transactions import arrived_at, reads_first

#: The cookie that the script of every page sets (``static/js/site.js``).
_SCRIPT = "script"


@blueprint.get("/attempts/<int:attempt_id>")
@finds_user
def take(attempt_id: int) -> ResponseReturnValue:
    """The sheet, as far as it is filled in."""
    now, sitting = utc_now(), sit_down(attempt_id)
    if sitting is None:
        return why_not()
    if timing.state_of(sitting, now) is not AttemptState.IN_PROGRESS:
        return redirect(url_for("attempts.done", attempt_id=attempt_id))
    if sitting.browser != browser_name():
        begin_write(db.session)
        service.resume(db.session, sitting, browser_name(), now)
        db.session.commit()
    return _sheet_page(sitting, now)


@blueprint.post("/attempts/<int:attempt_id>")
@reads_first
@finds_user
def save_sheet(attempt_id: int) -> ResponseReturnValue:
    """Keep everything on the sheet that changed; then go back to it, or on to handing in."""
    now, targets = arrived_at(), _lock_targets(attempt_id)
    if not targets:
        return why_not()
    given, unreadable = _read_form(targets)
    outcomes = service.save_all(db.session, {target.attempt_item_id: target for target in targets}, given, now)
    statuses = {outcome.status for outcome in outcomes.values()}
    if unreadable or SaveStatus.ELSEWHERE in statuses:
        return _troubled_page(attempt_id, targets, outcomes, unreadable)
    whither = _whither(targets[0].attempt, now)
    db.session.commit()
    if SaveStatus.LATE in statuses:
        flash(_("Time was up when your last answers arrived. They were kept, but they do not count."), "warning")
    return redirect(whither)


@blueprint.get("/attempts/<int:attempt_id>/hand-in")
@finds_user
def confirm(attempt_id: int) -> ResponseReturnValue:
    """Before handing in: what is still without an answer."""
    now, sitting = utc_now(), sit_down(attempt_id)
    if sitting is None:
        return why_not()
    if timing.state_of(sitting, now) is not AttemptState.IN_PROGRESS:
        return redirect(url_for("attempts.done", attempt_id=attempt_id))
    entries = sheet.fill(sheet_queries.lines(db.session, attempt_id))
    return render_template(
        "attempts/confirm.html",
        attempt=sitting,
        quiz=sitting.quiz,
        total=len(entries),
        now=now,
        unanswered=sheet.unanswered(entries),
        forward=sitting.navigation is Navigation.FORWARD,
        timer=not sitting.hide_timer,
    )


@blueprint.post("/attempts/<int:attempt_id>/hand-in")
@finds_user
def hand_in(attempt_id: int) -> ResponseReturnValue:
    """Hand in; an attempt that is over stays as it ended."""
    signed_in = login.signed_in()
    attempt = queries.lock_own(db.session, attempt_id, signed_in) if signed_in else None
    if attempt is None:
        return why_not()
    service.hand_in_locked(db.session, attempt, arrived_at())
    db.session.commit()
    return redirect(url_for("attempts.done", attempt_id=attempt_id))


@blueprint.get("/attempts/<int:attempt_id>/done")
@finds_user
def done(attempt_id: int) -> ResponseReturnValue:
    """How the attempt ended, and as much of the result as the policy of the quiz allows."""
    now, sitting = utc_now(), sit_down(attempt_id)
    if sitting is None:
        return why_not()
    if timing.state_of(sitting, now) is AttemptState.IN_PROGRESS:
        return redirect(url_for("attempts.take", attempt_id=attempt_id))
    if sitting.closed_at is None:
        settle_own(now, Attempt.id == attempt_id)
    given = found(queries.given_quiz(db.session, sitting.quiz.id, sitting.student_id))
    attempt = next(attempt for attempt in given.attempts if attempt.id == attempt_id)
    # Mostly the class through which she would get the quiz now.
    same_class = given.still and given.school_class.id == attempt.class_id
    quiz = given.rules if same_class else queries.rules_of(attempt)
    answers_given = queries.answers_of(db.session, [attempt_id])
    counting = {one.attempt_item_id: one for one in answers_given if timing.response_counts(attempt, one)}
    return render_template(
        "attempts/done.html",
        attempt=attempt,
        quiz=quiz,
        state=timing.state_of(attempt, now),
        answered=sum(1 for one in counting.values() if one.answer is not None),
        late=queries.uncounted(db.session, attempt, answers_given),
        questions=queries.size_of(db.session, attempt.id),
        total=queries.totals(db.session, [attempt.id]).get(attempt.id) if may_see_score(quiz, attempt, now) else None,
        may_review=may_review(quiz, attempt, now),
        review_opens_at=review_opens_at(quiz),
        again=given.still and may_try_again(given.rules, given.attempts, now),
    )


def _whither(attempt: LockedAttempt, now: datetime) -> str:
    """Where the button leads that was pressed; a question that cannot be gone back to is left on the way."""
    if "hand_in" in request.form:
        return url_for("attempts.confirm", attempt_id=attempt.id)
    here, go = request.form.get("question", type=int) or 1, request.form.get("go")
    if attempt.navigation is Navigation.FORWARD and go:
        service.move_on(db.session, attempt, here, now)
    if attempt.navigation is not Navigation.ONE_BY_ONE:
        return url_for("attempts.take", attempt_id=attempt.id)
    step = {"next": 1, "previous": -1}.get(go or "", 0)
    return url_for("attempts.take", attempt_id=attempt.id, question=max(here + step, 1))


def _lock_targets(attempt_id: int) -> list[SaveTarget]:
    """The questions of the student's own attempt that the form is about; none: see :func:`why_not`."""
    signed_in = login.signed_in()
    if signed_in is None:
        return []
    begin_write(db.session)
    # A form of one page says which, and holds nothing of the others.
    some = sent_ids(request.form) if "question" in request.form else []
    targets = sheet_queries.lock_targets(db.session, attempt_id, some or None, signed_in)
    if not some and targets and targets[0].attempt.navigation is not Navigation.FREE:
        return [target for target in targets if is_sent(target.attempt_item_id, request.form)]
    return targets


def _sheet_page(sitting: Sitting, now: datetime, entries: Sequence[sheet.Entry] | None = None) -> str:
    """The questions that the student may see now: all of them, or the one that she is at.

    Where she may go to and fro, a page with a script gets all of them and shows one at a time, without asking for each.

    :param entries: the whole sheet as it stands, where it is known; read when left out.
    """
    left = queries.left_up_to(db.session, sitting.id) if sitting.navigation is Navigation.FORWARD else 0
    wanted = request.values.get("question", type=int)
    whole = sitting.navigation is Navigation.ONE_BY_ONE and _SCRIPT in request.cookies
    steps: Sequence[sheet.Step | sheet.Entry]
    if entries is None:
        steps, entries, in_parts = _read_sheet(sitting, wanted, left, whole)
    else:
        steps, in_parts = entries, True
    place = sheet.place(sitting.navigation, wanted, left, len(steps))
    return render_template(
        "attempts/take.html",
        attempt=sitting,
        parts=queries.parts_of(db.session, sitting.id) if in_parts else {},
        quiz=sitting.quiz,
        way=sitting.navigation,
        place=place,
        steps=steps,
        whole=whole,
        entries=entries if place is None or whole else [entry for entry in entries if entry.position == place],
        now=now,
        troubled=any(entry.elsewhere is not None or entry.unreadable for entry in entries),
        timer=not sitting.hide_timer,
        seconds_left=timing.seconds_left(sitting.deadline_at, now),
        grace_left=timing.grace_left(sitting, now),
    )


def _read_sheet(
    sitting: Sitting, wanted: int | None, left: int, whole: bool
) -> tuple[list[sheet.Step], list[sheet.Entry], bool]:
    """The way through the sheet, of its questions those that the page shows, and whether the sheet has sections."""
    if sitting.navigation is Navigation.FREE or whole:
        lines = sheet_queries.lines(db.session, sitting.id)
    else:
        lines = _read_page(sitting, wanted, left)
    shown = [line for line in lines if line.kind is not None]
    return sheet.steps(lines), sheet.fill(shown), any(line.section_id is not None for line in lines)


def _read_page(sitting: Sitting, wanted: int | None, left: int) -> Sequence[sheet_queries.Line]:
    """All questions, of which one has its words."""
    lines = sheet_queries.lines(db.session, sitting.id, sheet.place(sitting.navigation, wanted, left, HIGHEST_ROW))
    place = sheet.place(sitting.navigation, wanted, left, len(lines))
    if not any(line.position == place and line.kind is not None for line in lines):
        lines = sheet_queries.lines(db.session, sitting.id, place)
    return lines


def _read_form(targets: Sequence[SaveTarget]) -> tuple[list[Given], set[int]]:
    """What the form holds for each question, and the questions for which it holds no answer at all."""
    given, unreadable = [], set()
    for target in targets:
        item, order = target.attempt_item_id, target.option_order
        question = present_fields(item, target.position, target, order)
        try:
            answer = from_page(target.kind, target.options, order, read_answer(question, request.form))
            given.append(Given(item, read_sequence(question, request.form), answer))
        except BadAnswer:
            unreadable.add(item)
    return given, unreadable


def _troubled_page(
    attempt_id: int, targets: Sequence[SaveTarget], outcomes: dict[int, Saved], unreadable: set[int]
) -> ResponseReturnValue:
    """The sheet as the student left it, with what the server could not take marked; the rest is kept."""
    sitting = sit_down(attempt_id)
    assert sitting is not None  # noqa: S101 (it is locked)
    about = {target.attempt_item_id: target for target in targets}
    entries = []
    for entry in sheet.fill(sheet_queries.lines(db.session, attempt_id)):
        outcome = outcomes.get(entry.id)
        if entry.id in unreadable:
            entry = entry.with_unsaved(entry.answer, unreadable=True)
        elif outcome is not None and outcome.status is SaveStatus.ELSEWHERE:
            words = answers.describe(about[entry.id], outcome.answer)
            entry = entry.with_unsaved(read_answer(entry.question, request.form), elsewhere=words)
        entries.append(entry)
    page = _sheet_page(sitting, arrived_at(), entries)
    db.session.commit()
    return page, 409
