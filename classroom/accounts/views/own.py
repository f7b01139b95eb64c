"""One's own account."""

from __future__ import annotations

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import refresh
from flask_login import current_user

from classroom.accounts import login, service
from classroom.accounts.forms import ChangePasswordForm, LanguageForm
from classroom.accounts.passwords import hash_secret
from classroom.accounts.signing_in import Outcome, try_secret
from classroom.accounts.views import blueprint
from classroom.accounts.views.doors import locked_message
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import Role
from classroom.permissions import requires
from classroom.transactions import reads_first

STAFF = (Role.TEACHER, Role.INSTRUCTOR, Role.ADMIN)


@blueprint.route("/account", methods=["GET", "POST"])
@requires(*Role)
def account() -> ResponseReturnValue:
    """Who is signed in, and in which language the site speaks to them."""
    form = LanguageForm(locale=current_user.locale or "")
    if form.validate_on_submit():
        current_user.locale = form.locale.data or None
        session.pop("locale", None)
        refresh()
        flash(_("The language is set."), "success")
        db.session.commit()
        return redirect(url_for("accounts.account"))
    return render_template("accounts/account.html", form=form), 422 if form.is_submitted() else 200


@blueprint.route("/account/password", methods=["GET", "POST"])
@requires(*STAFF)
@reads_first
def change_password() -> ResponseReturnValue:
    """Change one's own password; other sessions of the user end, this one goes on."""
    form = ChangePasswordForm(current_user.username)
    if not form.validate_on_submit():
        return _password_page(form, 422 if form.is_submitted() else 200)
    first = current_user.must_change_secret
    new_hash = hash_secret(form.new.data)
    guess = try_secret(db.session, current_user.id, form.old.data, utc_now())
    if guess.user is None:
        db.session.commit()
        locked = guess.outcome is Outcome.LOCKED
        form.old.errors = [locked_message(guess) if locked else _("This is not your present password.")]
        return _password_page(form, 429 if locked else 422)
    service.set_secret(guess.user, new_hash)
    login.open_session(guess.user, stay=session.permanent)
    flash(_("Your password is changed. On other devices you have to sign in again."), "success")
    db.session.commit()
    return redirect(url_for("accounts.home" if first else "accounts.account"))


def _password_page(form: ChangePasswordForm, status: int) -> ResponseReturnValue:
    return render_template("accounts/change_password.html", form=form), status
