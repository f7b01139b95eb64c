"""The live board: who is where while a class writes; for the teacher's desk, and for the wall.

Pages ask again every few seconds. What they are given is worked out at most every :data:`FRESH_SECONDS` in a process
and put into words once for all who read the same language, so that one more reader costs a look at who she is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_login import current_user

from classroom.attempts import service
from classroom.attempts.timing import AttemptState, state_of
from classroom.audit import looked
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Attempt, AuditAct, Quiz, Role, SchoolClass
from classroom.permissions import found, requires
from classroom.quizzes.availability import Availability, availability
from classroom.quizzes.queries import class_quiz
from classroom.results.facts import Member
from classroom.results.live_board import Board
from classroom.results.live_queries import last_attempts, read_board
from classroom.results.shared_values import Shared
from classroom.results.veil import veil_of
from classroom.results.views.room import blueprint, shown_or_404

#: How old what a board shows may be.
FRESH_SECONDS = 2.0
#: Seconds after which a page asks again, while somebody writes and otherwise.
BUSY, CALM = 3, 10
#: Minutes that may be given with a click.
MINUTES = (1, 2, 5, 10, 15, 30)


@dataclass
class Shown:
    """A board, and what was made of it for its readers: HTML and its tag by kind of page, language and rights."""

    board: Board
    pages: dict[tuple[Any, ...], tuple[str, str]] = field(default_factory=dict)


@blueprint.get("/quizzes/<int:quiz_id>/results/board")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def board(quiz_id: int) -> ResponseReturnValue:
    """The board of a class, for the desk."""
    quiz, school_class, classes = shown_or_404(quiz_id)
    looked(AuditAct.RESULTS_SEEN, class_id=school_class.id, quiz_id=quiz.id)
    return _page("results/live.html", quiz, school_class, classes, wall=False)


@blueprint.get("/quizzes/<int:quiz_id>/results/wall")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def wall(quiz_id: int) -> ResponseReturnValue:
    """The same for the wall: no name, no mark, and answers only when all have finished and somebody asks."""
    quiz, school_class, classes = shown_or_404(quiz_id)
    return _page("results/wall.html", quiz, school_class, classes, wall=True)


@blueprint.get("/quizzes/<int:quiz_id>/results/board/now")
@requires(Role.TEACHER, Role.INSTRUCTOR)
def board_now(quiz_id: int) -> ResponseReturnValue:
    """The part of both that changes; 304 when it has not since the page got it."""
    quiz, school_class, _classes = shown_or_404(quiz_id)
    shown = _shown(quiz, school_class)
    html, tag = _put_into_words(quiz, school_class, shown, wall="wall" in request.args)
    response = Response(html)
    response.set_etag(tag)
    response.headers["Recoupe-Now"] = _milliseconds(utc_now())
    response.headers["Recoupe-Again"] = str(BUSY if shown.board.under_way else CALM)
    return response.make_conditional(request)


@blueprint.post("/quizzes/<int:quiz_id>/results/board")
@requires(Role.TEACHER)
def act_on_board(quiz_id: int) -> ResponseReturnValue:
    """More time for one or for all, or the end of one attempt or of all."""
    quiz, school_class, _classes = shown_or_404(quiz_id)
    chosen = _chosen(last_attempts(db.session, quiz.id, school_class.id))
    now, reason = utc_now(), str(_("from the live board"))
    if "close" in request.form:
        count = service.hand_in_for(db.session, chosen, current_user, reason, now)
        said = ngettext("%(num)d attempt is handed in.", "%(num)d attempts are handed in.", count)
    else:
        count = service.extend(db.session, chosen, _minutes(), current_user, reason, now)
        said = ngettext("%(num)d student has more time.", "%(num)d students have more time.", count)
    db.session.commit()
    _boards().drop((quiz.id, school_class.id))
    nobody = _("Nobody was chosen for whom that changes anything.")
    flash(said if count else nobody, "success" if count else "warning")
    return redirect(f"{url_for('results.board', quiz_id=quiz.id)}?class={school_class.id}")


def _page(
    template: str, quiz: Quiz, school_class: SchoolClass, classes: Sequence[SchoolClass], *, wall: bool
) -> ResponseReturnValue:
    shown, now = _shown(quiz, school_class), utc_now()
    html, tag = _put_into_words(quiz, school_class, shown, wall=wall)
    asked = {"class": school_class.id, **{name: 1 for name in ("answers", "key") if name in request.args}}
    return render_template(
        template,
        quiz=quiz,
        school_class=school_class,
        classes=classes,
        board=shown.board,
        content=html,
        tag=tag,
        now=_milliseconds(now),
        asked=asked,
        again=BUSY if shown.board.under_way else CALM,
        minutes=MINUTES,
        manages=_manages(quiz),
        still_open=_is_open(quiz, school_class, now),
    )


def _boards() -> Shared[Shown]:
    boards: Shared[Shown] = current_app.extensions["recoupe_boards"]
    return boards


def _shown(quiz: Quiz, school_class: SchoolClass) -> Shown:
    def make() -> Shown:
        now = utc_now()
        over = not _is_open(quiz, school_class, now)
        return Shown(read_board(db.session, quiz.id, school_class.id, now, closed=over))

    return _boards().get((quiz.id, school_class.id), make)


def _put_into_words(quiz: Quiz, school_class: SchoolClass, shown: Shown, *, wall: bool) -> tuple[str, str]:
    """The part that changes as HTML, and a tag that changes with it; made once for all who may see the same."""
    over = not shown.board.under_way
    key = "key" in request.args and (over or not wall)
    answers = not wall or (over and ("answers" in request.args or key))
    veil = None if wall else veil_of(db.session, current_user, school_class.id)
    manages = _manages(quiz) and not wall
    variant = (str(get_locale()), wall, key, answers, manages, veil is not None)
    if variant not in shown.pages:
        members: Sequence[Member] = veil.over(shown.board.members) if veil else shown.board.members
        html = render_template(
            "results/_wall.html" if wall else "results/_live.html",
            board=shown.board,
            members=members,
            key=key,
            answers=answers,
            manages=manages,
            over=over,
        )
        shown.pages[variant] = (html, hashlib.sha256(html.encode()).hexdigest()[:24])
    return shown.pages[variant]


def _chosen(attempts: Sequence[Attempt]) -> list[Attempt]:
    """The one whose button was pressed, or all that are under way."""
    wanted = request.form.get("close") or request.form.get("extend")
    if wanted == "all":
        return [each for each in attempts if state_of(each, utc_now()) is AttemptState.IN_PROGRESS]
    return [found(next((each for each in attempts if str(each.id) == wanted), None))]


def _minutes() -> int:
    asked = request.form.get("minutes", type=int)
    return asked if asked in MINUTES else 5


def _manages(quiz: Quiz) -> bool:
    return bool(quiz.owner_id == current_user.id)


def _is_open(quiz: Quiz, school_class: SchoolClass, now: datetime) -> bool:
    return availability(class_quiz(db.session, quiz, school_class.id), now) is not Availability.CLOSED


def _milliseconds(moment: datetime) -> str:
    """Of the server's clock, since 1970: the page counts the time left by it, whatever its own clock says."""
    return str(round(moment.timestamp() * 1000))
