"""Administrators look after the accounts of the staff."""

import re

import pytest

from classroom.accounts import queries, service
from classroom.accounts.passwords import hash_secret, verify_secret
from classroom.models import Role, User

PASSWORD = "le vent du nord"


@pytest.fixture
def admin(make):
    return make.admin(username="boss", name="Dominique Petit", sort_name="Petit Dominique")


def named(session, username):
    session.rollback()
    return session.query(User).filter_by(username=username).one_or_none()


def create(client, username="l.brun", name="Léa Brun", role="teacher"):
    return client.post("/users/new", data={"username": username, "name": name, "role": role})


def shown_password(answer):
    return re.search(r"<code>(\w{4}-\w{4}-\w{4})</code>", answer.text).group(1)


def test_an_account_is_made_with_a_password_that_is_shown_once(browser, admin, session):
    client = browser(admin)

    answer = create(client, username=" L.Brun ")

    user = named(session, "l.brun")
    assert (user.name, user.sort_name, user.role, user.must_change_secret) == (
        "Léa Brun",
        "Brun Léa",
        Role.TEACHER,
        True,
    )
    password = shown_password(answer)
    assert verify_secret(user.secret_hash, password)
    assert password not in client.get("/users").text
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_new_user_signs_in_and_chooses_a_password(browser, admin):
    password = shown_password(create(browser(admin), role="instructor"))
    client = browser()

    client.post("/sign-in", data={"username": "l.brun", "password": password})

    assert client.get("/").location == "/account/password"
    client.post("/account/password", data={"old": password, "new": PASSWORD, "again": PASSWORD})
    assert client.get("/").location == "/results"


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"username": "boss"}, "This user name is taken."),
        ({"username": "BOSS"}, "This user name is taken."),
        ({"username": "léa"}, "letters without accents"),
        ({"username": "a"}, "letters without accents"),
        ({"username": "two words"}, "letters without accents"),
        ({"name": ""}, "This field must be filled in."),
        ({"name": "   "}, "This field must be filled in."),
        ({"name": "x" * 121}, "120"),
        ({"role": "student"}, "Role"),
        ({"role": "king"}, "Role"),
    ],
)
def test_an_account_that_cannot_be_made_is_explained_and_nothing_typed_is_lost(
    browser, admin, session, fields, complaint
):
    answer = create(browser(admin), **{"username": "l.brun", "name": "Léa Brun", **fields})

    assert answer.status_code == 422
    assert complaint in answer.text
    assert fields.get("name", "Léa Brun") in answer.text
    assert session.query(User).count() == 1


def test_a_new_password_ends_open_sessions_and_locks(browser, admin, make, session):
    user = make.teacher(username="c.roux", secret_hash=hash_secret(PASSWORD), failed_sign_ins=9)
    other = make.teacher(secret_hash=user.secret_hash)
    open_session, others = browser(user), browser(other)

    password = shown_password(browser(admin).post(f"/users/{user.id}/reset-password"))

    assert open_session.get("/account").status_code == 302
    assert others.get("/account").status_code == 200
    session.rollback()
    assert verify_secret(user.secret_hash, password)
    assert (user.must_change_secret, user.failed_sign_ins) == (True, 0)


def test_ones_own_password_is_not_reset_but_changed(browser, admin, session):
    client = browser(admin)

    client.post(f"/users/{admin.id}/reset-password")

    assert "Change your own password on your account page." in client.get("/users").text
    session.rollback()
    assert admin.session_version == 0


def test_closing_an_account_ends_its_sessions_and_opening_it_again_does_not_revive_them(browser, admin, make, session):
    user = make.teacher(username="c.roux", secret_hash=hash_secret(PASSWORD))
    open_session, client = browser(user), browser(admin)

    client.post(f"/users/{user.id}/deactivate")
    assert open_session.get("/account").status_code == 302
    assert browser().post("/sign-in", data={"username": "c.roux", "password": PASSWORD}).status_code == 422

    client.post(f"/users/{user.id}/reactivate")
    assert open_session.get("/account").status_code == 302
    assert browser().post("/sign-in", data={"username": "c.roux", "password": PASSWORD}).status_code == 302


def test_nobody_closes_their_own_account(browser, admin, make, session):
    make.admin()
    client = browser(admin)

    client.post(f"/users/{admin.id}/deactivate")

    assert "You cannot close your own account." in client.get("/users").text
    session.rollback()
    assert admin.active


def test_the_last_administrator_stays(make, admin, session):
    make.admin(active=False)

    with pytest.raises(service.LastAdmin):
        service.deactivate(session, admin)

    make.admin()
    service.deactivate(session, admin)
    assert not admin.active


def test_students_are_not_listed_and_not_touched(browser, admin, make, session):
    student = make.student(make.school_class(make.teacher()), name="Yanis Benali", sort_name="Benali Yanis")
    client = browser(admin)

    assert "Benali" not in client.get("/users").text
    for act in ("reset-password", "deactivate", "reactivate"):
        assert client.post(f"/users/{student.id}/{act}").status_code == 404
    session.rollback()
    assert (student.active, student.session_version) == (True, 0)


@pytest.mark.parametrize("role", [Role.TEACHER, Role.INSTRUCTOR])
def test_the_accounts_are_for_administrators(browser, make, role):
    user = make.user(role)
    client = browser(user)

    assert client.get("/users").status_code == 403
    assert client.get("/users/new").status_code == 403
    assert create(client).status_code == 403
    assert client.post(f"/users/{user.id}/reset-password").status_code == 403


@pytest.mark.parametrize("search", ["leon", "LÉON", "l.faure", "faure leon", "  faure "])
def test_the_search_forgives_case_accents_and_order(make, session, search):
    make.teacher(username="l.faure", name="Léon Faure", sort_name="Faure Léon")
    make.teacher(username="a.durand", name="Alix Durand", sort_name="Durand Alix")

    assert [user.username for user in queries.staff(session, search)] == ["l.faure"]


@pytest.mark.parametrize("search", ["%", "_", "nobody"])
def test_a_search_without_a_match_finds_nobody(browser, admin, search):
    page = browser(admin).get("/users", query_string={"search": search}).text

    assert ("Nobody of this name." in page) is (search == "nobody")


def test_the_list_is_by_family_name_with_closed_accounts_last(make, session):
    make.teacher(username="z", name="Zoé Élie", sort_name="Élie Zoé")
    make.teacher(username="a", name="Alix Faure", sort_name="Faure Alix")
    make.teacher(username="c", name="Ali Abel", sort_name="Abel Ali", active=False)
    make.instructor(username="d", name="Bo Durand", sort_name="Durand Bo")

    assert [user.username for user in queries.staff(session)] == ["d", "z", "a", "c"]
