"""The students' way in: class code, name, PIN."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from classroom.accounts import login
from classroom.accounts.signing_in import Outcome, try_secret
from classroom.accounts.views.doors import locked_message
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.i18n import safe_next
from classroom.models import SchoolClass
from classroom.roster import class_codes, pins, queries
from classroom.roster.forms import JoinForm
from classroom.roster.views import blueprint
from classroom.transactions import reads_first


@blueprint.get("/join")
def join() -> ResponseReturnValue:
    """Ask for the class code, and go on to the class that has it."""
    typed = request.args.get("code", "")
    next_page = request.args.get("next")
    school_class = queries.class_by_code(db.session, class_codes.canonical(typed))
    if school_class is not None:
        return redirect(url_for("roster.join_class", code=school_class.code, next=next_page or None))
    return _code_page(typed, 404 if typed else 200)


@blueprint.route("/join/<code>", methods=["GET", "POST"])
@reads_first
@login.asks_secret
def join_class(code: str) -> ResponseReturnValue:
    """Choose one's name, type the PIN, come in."""
    school_class = queries.class_by_code(db.session, class_codes.canonical(code))
    if school_class is None:
        return _code_page(code, 404)
    students = queries.names_of(db.session, school_class.id)
    form = JoinForm(students, student=request.args.get("student", type=int))
    if not form.validate_on_submit():
        return _join_page(school_class, form, 422 if form.is_submitted() else 200)
    guess = try_secret(db.session, form.student.data, pins.canonical(form.pin.data), utc_now())
    if guess.user is None:
        db.session.commit()
        locked = guess.outcome is Outcome.LOCKED
        wrong = _("This is not the PIN of this name. Look at your card.")
        form.pin.errors = [locked_message(guess) if locked else wrong]
        return _join_page(school_class, form, 429 if locked else 422)
    guess.user.last_sign_in_at = utc_now()
    login.open_session(guess.user, stay=form.stay.data)
    db.session.commit()
    return redirect(_way_on())


def _way_on() -> str:
    target = request.form.get("next")
    return safe_next(target) if target else url_for("attempts.index")


def _code_page(typed: str, status: int) -> ResponseReturnValue:
    return render_template("roster/join.html", typed=typed, next_page=request.args.get("next", "")), status


def _join_page(school_class: SchoolClass, form: JoinForm, status: int) -> ResponseReturnValue:
    page = render_template(
        "roster/join_class.html", school_class=school_class, form=form, next_page=request.values.get("next", "")
    )
    return page, status
