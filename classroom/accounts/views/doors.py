"""Coming in and going out: the front page, sign-in, sign-out."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from classroom.accounts import guessing, login, queries, service
from classroom.accounts.forms import SignInForm
from classroom.accounts.signing_in import Guess, Outcome, try_secret
from classroom.accounts.views import blueprint
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.i18n import safe_next
from classroom.models import Role
from classroom.transactions import reads_first

#: Where each role's work begins.
FIRST_PAGE = {
    Role.TEACHER: "dossiers.index",
    Role.STUDENT: "attempts.index",
    Role.INSTRUCTOR: "results.index",
    Role.ADMIN: "accounts.users",
}


@blueprint.get("/")
def home() -> ResponseReturnValue:
    """The user's own first page; for visitors the front page with the two ways in."""
    if current_user.is_authenticated:
        return redirect(url_for(FIRST_PAGE[current_user.role]))
    return render_template("accounts/home.html")


@blueprint.route("/sign-in", methods=["GET", "POST"])
@reads_first
@login.asks_secret
def sign_in() -> ResponseReturnValue:
    """Staff sign in with user name and password."""
    form = SignInForm()
    if request.method == "GET" and current_user.is_authenticated:
        return redirect(safe_next(request.args.get("next")))
    if not form.validate_on_submit():
        return _sign_in_page(form, 422 if form.is_submitted() else 200)
    guess = try_secret(db.session, queries.staff_id(db.session, form.username.data), form.password.data, utc_now())
    if guess.user is None:
        db.session.commit()
        form.form_errors.append(refusal(guess))
        return _sign_in_page(form, 429 if guess.outcome is Outcome.LOCKED else 422)
    guess.user.last_sign_in_at = utc_now()
    login.open_session(guess.user, stay=form.stay.data)
    db.session.commit()
    return redirect(safe_next(request.form.get("next")))


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session, in this browser and wherever its cookie has been copied; with it the user's other ones."""
    if current_user.is_authenticated:
        service.end_sessions(current_user)
    login.close_session()
    db.session.commit()
    return redirect(url_for("accounts.home"))


def _sign_in_page(form: SignInForm, status: int) -> ResponseReturnValue:
    next_page = request.values.get("next", "")
    return render_template("accounts/sign_in.html", form=form, next_page=next_page), status


def refusal(guess: Guess) -> str:
    """Why a password did not open the account, the same words whether the user name exists or not."""
    if guess.outcome is Outcome.LOCKED and guess.locked_until:
        return locked_message(guess)
    if guess.outcome is Outcome.INACTIVE:
        return str(_("This account is closed. Ask the administrator of the site."))
    return str(_("The user name or the password is wrong."))


def locked_message(guess: Guess) -> str:
    """How long the account stays locked."""
    assert guess.locked_until is not None  # noqa: S101
    return str(
        ngettext(
            "Too many wrong attempts. Try again in %(num)d minute.",
            "Too many wrong attempts. Try again in %(num)d minutes.",
            guessing.minutes_left(guess.locked_until, utc_now()),
        )
    )
