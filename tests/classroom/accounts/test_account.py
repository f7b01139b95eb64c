"""One's own account: language, password, and the sessions that a new password ends."""

import pytest

from classroom.accounts.passwords import hash_secret, verify_secret

OLD, NEW = "le vent du nord", "la pluie du soir"


@pytest.fixture(scope="module")
def secret_hash():
    return hash_secret(OLD)


@pytest.fixture
def teacher(make, secret_hash):
    make.teacher(secret_hash=secret_hash)
    return make.teacher(username="c.roux", secret_hash=secret_hash)


def change(client, old=OLD, new=NEW, again=None):
    return client.post("/account/password", data={"old": old, "new": new, "again": new if again is None else again})


def test_a_new_password_replaces_the_old_one(browser, teacher, session):
    client = browser(teacher)

    assert change(client).location == "/account"

    session.rollback()
    assert verify_secret(teacher.secret_hash, NEW)
    assert not verify_secret(teacher.secret_hash, OLD)
    assert "Your password is changed." in client.get("/account").text


def test_other_sessions_end_and_this_one_goes_on(browser, teacher, make, secret_hash):
    here, elsewhere, somebody_else = browser(teacher), browser(teacher), browser(make.teacher(secret_hash=secret_hash))

    change(here)

    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302
    assert somebody_else.get("/account").status_code == 200


@pytest.mark.parametrize(
    ("attempt", "complaint"),
    [
        ({"old": "something else"}, "This is not your present password."),
        ({"new": "court"}, "Choose at least 10 characters."),
        ({"new": "motdepasse1"}, "This password is among the first that anyone would try."),
        ({"new": OLD}, "Choose a password other than the present one."),
        ({"again": "la pluie du matin"}, "The two passwords differ."),
        ({"old": ""}, "This field must be filled in."),
    ],
)
def test_a_password_that_cannot_be_taken_is_explained(browser, teacher, session, attempt, complaint):
    answer = change(browser(teacher), **attempt)

    assert answer.status_code == 422
    assert complaint in answer.text
    session.rollback()
    assert verify_secret(teacher.secret_hash, OLD)


def test_the_user_name_is_no_password(browser, make, secret_hash):
    teacher = make.teacher(username="camille.roux", secret_hash=secret_hash)

    assert "must not be the user name" in change(browser(teacher), new="Camille.Roux1").text


def test_guessing_the_old_password_is_limited_too(browser, teacher, session):
    client = browser(teacher)

    codes = [change(client, old=f"wrong guess {n}").status_code for n in range(5)]

    assert codes == [422, 422, 422, 422, 429]
    assert change(client).status_code == 429


def test_a_first_password_has_to_be_changed_before_anything_else(browser, make, secret_hash):
    teacher = make.teacher(username="new.here", secret_hash=secret_hash, must_change_secret=True)
    client = browser(teacher)

    for page in ("/", "/account", "/dossiers", "/classes"):
        assert client.get(page).location == "/account/password"
    assert client.post("/classes/new", data={"name": "Terminale"}).location == "/account/password"
    assert "good for the first sign-in only" in client.get("/account/password").text

    assert change(client).location == "/"
    assert client.get("/account").status_code == 200


def test_a_first_password_does_not_keep_anybody_from_going_or_reading(browser, make, secret_hash):
    teacher = make.teacher(secret_hash=secret_hash, must_change_secret=True)

    with browser(teacher).get("/static/css/base.css") as style:
        assert style.status_code == 200
    assert browser(teacher).post("/sign-out").location == "/"
    assert browser(teacher).post("/language/fr", data={"next": "/account/password"}).location == "/account/password"


def test_a_user_chooses_a_language_and_gives_it_back_to_the_browser(browser, teacher, session):
    client = browser(teacher, language="en")

    client.post("/account", data={"locale": "fr"})
    assert '<html lang="fr">' in client.get("/account").text
    session.rollback()
    assert teacher.locale == "fr"

    client.post("/account", data={"locale": ""})
    assert '<html lang="en">' in client.get("/account").text
    session.rollback()
    assert teacher.locale is None


def test_a_language_that_the_site_does_not_speak_is_refused(browser, teacher, session):
    assert browser(teacher).post("/account", data={"locale": "xx"}).status_code == 422
    session.rollback()
    assert teacher.locale is None


def test_students_have_an_account_page_but_no_password(browser, make):
    student = make.student(make.school_class(make.teacher()), name="Yanis Benali")
    client = browser(student)

    page = client.get("/account").text

    assert "Yanis Benali" in page
    assert "Change my password" not in page
    assert client.get("/account/password").status_code == 403
