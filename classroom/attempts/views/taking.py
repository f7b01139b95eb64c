"""The sheet a student writes on, handing it in, and what she sees afterwards; all of it works without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.attempts import answers, queries, service, sheet, timing
from classroom.attempts.answers import BadAnswer, from_page
from classroom.attempts.forms import is_sent, read_answer, read_sequence
from classroom.attempts.presenting import present
from classroom.attempts.review_policy import may_review, may_see_score, review_opens_at
from classroom.attempts.service import Given, Saved, SaveStatus
from classroom.attempts.standing import may_try_again
from classroom.attempts.timing import AttemptState
from classroom.attempts.views.room import blueprint, browser_name, own_attempt, settle_own
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import Attempt, AttemptItem, Navigation, Role
from classroom.permissions import requires
from classroom.transactions import arrived_at

#: The cookie that the script of every page sets (``static/js/site.js``).
_SCRIPT = "script"


@blueprint.get("/attempts/<int:attempt_id>")
@requires(Role.STUDENT)
def take(attempt_id: int) -> ResponseReturnValue:
    """The sheet, as far as it is filled in."""
    now = utc_now()
    attempt = own_attempt(attempt_id)
    if timing.state_of(attempt, now) is not AttemptState.IN_PROGRESS:
        return redirect(url_for("attempts.done", attempt_id=attempt_id))
    if queries.last_browser(db.session, attempt_id) != browser_name():
        begin_write(db.session)
        service.resume(db.session, attempt, browser_name(), now)
    page = _sheet_page(attempt, _sheet(attempt), now)
    db.session.commit()
    return page


@blueprint.post("/attempts/<int:attempt_id>")
@requires(Role.STUDENT)
def save_sheet(attempt_id: int) -> ResponseReturnValue:
    """Keep everything on the sheet that changed; then go back to it, or on to handing in."""
    now = arrived_at()
    attempt = own_attempt(attempt_id)
    items = queries.items_of(db.session, [attempt_id])
    given, unreadable = _read_form(_on_page(attempt, items))
    outcomes = service.save_sheet(db.session, attempt, given, now)
    statuses = {outcome.status for outcome in outcomes.values()}
    page = None
    if unreadable or SaveStatus.ELSEWHERE in statuses:
        page = _sheet_page(attempt, _after_saving(attempt, items, outcomes, unreadable), now)
    if page is not None:
        db.session.commit()
        return page, 409
    whither = _whither(attempt, now)
    db.session.commit()
    if SaveStatus.LATE in statuses:
        flash(_("Time was up when your last answers arrived. They were kept, but they do not count."), "warning")
    return redirect(whither)


@blueprint.get("/attempts/<int:attempt_id>/hand-in")
@requires(Role.STUDENT)
def confirm(attempt_id: int) -> ResponseReturnValue:
    """Before handing in: what is still without an answer."""
    now = utc_now()
    attempt = own_attempt(attempt_id)
    if timing.state_of(attempt, now) is not AttemptState.IN_PROGRESS:
        return redirect(url_for("attempts.done", attempt_id=attempt_id))
    entries = _sheet(attempt)
    return render_template(
        "attempts/confirm.html",
        attempt=attempt,
        quiz=attempt.quiz,
        total=len(entries),
        now=now,
        unanswered=sheet.unanswered(entries),
        forward=attempt.navigation is Navigation.FORWARD,
        timer=not queries.entitlement(db.session, current_user.id).hide_timer,
    )


@blueprint.post("/attempts/<int:attempt_id>/hand-in")
@requires(Role.STUDENT)
def hand_in(attempt_id: int) -> ResponseReturnValue:
    """Hand in; an attempt that is over stays as it ended."""
    service.hand_in(db.session, own_attempt(attempt_id), arrived_at())
    db.session.commit()
    return redirect(url_for("attempts.done", attempt_id=attempt_id))


@blueprint.get("/attempts/<int:attempt_id>/done")
@requires(Role.STUDENT)
def done(attempt_id: int) -> ResponseReturnValue:
    """How the attempt ended, and as much of the result as the policy of the quiz allows."""
    now = utc_now()
    settle_own(now, Attempt.id == attempt_id)
    attempt = own_attempt(attempt_id)
    if timing.state_of(attempt, now) is AttemptState.IN_PROGRESS:
        return redirect(url_for("attempts.take", attempt_id=attempt_id))
    quiz, answered = queries.rules_of(attempt), queries.counting_responses(db.session, [attempt])
    given = queries.given_quiz(db.session, quiz.id, current_user.id)
    return render_template(
        "attempts/done.html",
        attempt=attempt,
        quiz=quiz,
        state=timing.state_of(attempt, now),
        answered=sum(1 for response in answered.values() if response.answer is not None),
        late=queries.uncounted(db.session, attempt),
        questions=queries.size_of(db.session, attempt.id),
        total=queries.totals(db.session, [attempt.id]).get(attempt.id) if may_see_score(quiz, attempt, now) else None,
        may_review=may_review(quiz, attempt, now),
        review_opens_at=review_opens_at(quiz),
        again=given is not None and given.still and may_try_again(given.rules, given.attempts, now),
    )


def _whither(attempt: Attempt, now: datetime) -> str:
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


def _sheet(attempt: Attempt) -> list[sheet.Entry]:
    items = queries.items_of(db.session, [attempt.id])
    return sheet.fill(items, queries.latest_responses(db.session, attempt))


def _sheet_page(attempt: Attempt, entries: Sequence[sheet.Entry], now: datetime) -> str:
    """The questions that the student may see now: all of them, or the one that she is at.

    Where she may go to and fro, a page with a script gets all of them and shows one at a time, without asking for each.
    """
    left = queries.left_up_to(db.session, attempt.id) if attempt.navigation is Navigation.FORWARD else 0
    place = sheet.place(attempt.navigation, request.values.get("question", type=int), left, len(entries))
    whole = attempt.navigation is Navigation.ONE_BY_ONE and _SCRIPT in request.cookies
    entitled = queries.entitlement(db.session, current_user.id)
    return render_template(
        "attempts/take.html",
        attempt=attempt,
        parts=queries.parts_of(db.session, attempt.id),
        quiz=attempt.quiz,
        way=attempt.navigation,
        place=place,
        steps=entries,
        whole=whole,
        entries=entries if place is None or whole else entries[place - 1 : place],
        now=now,
        troubled=any(entry.elsewhere is not None or entry.unreadable for entry in entries),
        timer=not entitled.hide_timer,
        seconds_left=timing.seconds_left(attempt.deadline_at, now),
        grace_left=timing.grace_left(attempt, now),
    )


def _on_page(attempt: Attempt, items: Sequence[AttemptItem]) -> list[AttemptItem]:
    """The questions that the form at hand is about."""
    free = attempt.navigation is Navigation.FREE
    return [item for item in items if free or is_sent(item.id, request.form)]


def _read_form(items: Sequence[AttemptItem]) -> tuple[list[Given], set[int]]:
    """What the form holds for each question, and the questions for which it holds no answer at all."""
    given, unreadable = [], set()
    for item in items:
        question, version = present(item), item.item_version
        try:
            answer = from_page(version.kind, version.options, item.option_order, read_answer(question, request.form))
            given.append(Given(item.id, read_sequence(question, request.form), answer))
        except BadAnswer:
            unreadable.add(item.id)
    return given, unreadable


def _after_saving(
    attempt: Attempt, items: Sequence[AttemptItem], outcomes: dict[int, Saved], unreadable: set[int]
) -> list[sheet.Entry]:
    """The sheet as the student left it, with what the server could not take marked."""
    filled = sheet.fill(items, queries.latest_responses(db.session, attempt))
    entries = []
    for entry, item in zip(filled, items, strict=True):
        outcome = outcomes.get(item.id)
        if item.id in unreadable:
            entry = entry.with_unsaved(entry.answer, unreadable=True)
        elif outcome is not None and outcome.status is SaveStatus.ELSEWHERE:
            words = answers.describe(item.item_version, outcome.answer)
            entry = entry.with_unsaved(read_answer(entry.question, request.form), elsewhere=words)
        entries.append(entry)
    return entries
