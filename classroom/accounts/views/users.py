"""Accounts of the staff, for administrators."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.accounts import queries, service
from classroom.accounts.forms import NewUserForm
from classroom.accounts.passwords import generate_password, hash_secret
from classroom.accounts.views import blueprint
from classroom.clock import utc_now
from classroom.database import begin_write
from classroom.extensions import db
from classroom.models import Role, User
from classroom.permissions import found, requires
from classroom.transactions import reads_first


@blueprint.get("/users")
@requires(Role.ADMIN)
def users() -> ResponseReturnValue:
    """The staff, narrowed by a search."""
    search = request.args.get("search", "")[:100]
    return render_template("accounts/users.html", users=queries.staff(db.session, search), search=search, now=utc_now())


@blueprint.route("/users/new", methods=["GET", "POST"])
@requires(Role.ADMIN)
@reads_first
def new_user() -> ResponseReturnValue:
    """Make an account with a password for the first sign-in."""
    form = NewUserForm()
    if not form.validate_on_submit():
        return render_template("accounts/new_user.html", form=form), 422 if form.is_submitted() else 200
    password = generate_password()
    secret_hash = hash_secret(password)
    begin_write(db.session)
    try:
        user = service.add_staff(
            db.session,
            role=Role(form.role.data),
            username=form.username.data,
            name=form.name.data,
            secret_hash=secret_hash,
            now=utc_now(),
            must_change_secret=True,
        )
    except service.UserNameTaken:
        form.username.errors = [_("This user name is taken.")]
        return render_template("accounts/new_user.html", form=form), 422
    return _show_once(user, password)


@blueprint.post("/users/<int:user_id>/reset-password")
@requires(Role.ADMIN)
@reads_first
def reset_password(user_id: int) -> ResponseReturnValue:
    """Give a member of staff a new password for one sign-in."""
    password = generate_password()
    secret_hash = hash_secret(password)
    begin_write(db.session)
    user = found(queries.staff_member(db.session, user_id))
    if user.id == current_user.id:
        flash(_("Change your own password on your account page."), "error")
        return redirect(url_for("accounts.users"))
    service.set_secret(user, secret_hash, must_change=True)
    return _show_once(user, password)


@blueprint.post("/users/<int:user_id>/deactivate")
@requires(Role.ADMIN)
def deactivate(user_id: int) -> ResponseReturnValue:
    """Close an account other than one's own."""
    user = found(queries.staff_member(db.session, user_id))
    if user.id == current_user.id:
        flash(_("You cannot close your own account."), "error")
    elif _deactivated(user):
        flash(_("The account of %(name)s is closed.", name=user.name), "success")
    db.session.commit()
    return redirect(url_for("accounts.users"))


def _deactivated(user: User) -> bool:
    try:
        service.deactivate(db.session, user)
    except service.LastAdmin:
        flash(_("This is the last administrator: somebody must be able to manage accounts."), "error")
        return False
    return True


@blueprint.post("/users/<int:user_id>/reactivate")
@requires(Role.ADMIN)
def reactivate(user_id: int) -> ResponseReturnValue:
    """Open a closed account again."""
    user = found(queries.staff_member(db.session, user_id))
    service.reactivate(user)
    flash(_("The account of %(name)s is open again.", name=user.name), "success")
    db.session.commit()
    return redirect(url_for("accounts.users"))


def _show_once(user: User, password: str) -> ResponseReturnValue:
    """The password goes into this one page and nowhere else, so there is no redirect that would have to carry it."""
    page = render_template("accounts/password_once.html", user=user, password=password)
    db.session.commit()
    return page
