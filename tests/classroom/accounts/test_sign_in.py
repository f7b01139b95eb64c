"""Staff come in: with the right password, not too many wrong ones, and into a session of their own."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from classroom.accounts import passwords
from classroom.accounts.passwords import hash_secret, needs_rehash
from classroom.clock import utc_now
from classroom.models import Role

PASSWORD = "le vent du nord"


@pytest.fixture(scope="module")
def secret_hash():
    return hash_secret(PASSWORD)


@pytest.fixture
def teacher(make, secret_hash):
    make.teacher(username="a.noise", secret_hash=secret_hash, name="Alix Bruit", sort_name="Bruit Alix")
    return make.teacher(username="c.roux", secret_hash=secret_hash, name="Camille Roux", sort_name="Roux Camille")


def sign_in(client, username, password, **more):
    return client.post("/sign-in", data={"username": username, "password": password, **more})


def is_in(client):
    return client.get("/account").status_code == 200


@pytest.mark.parametrize("typed", ["c.roux", "C.Roux", " c.roux "])
def test_the_right_password_opens_however_the_user_name_is_typed(browser, teacher, session, typed):
    client = browser()

    answer = sign_in(client, typed, PASSWORD)

    assert answer.status_code == 302
    assert "Camille Roux" in client.get("/account").text
    session.rollback()
    assert utc_now() - teacher.last_sign_in_at < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("role", "page"),
    [
        (Role.TEACHER, "/dossiers"),
        (Role.INSTRUCTOR, "/results"),
        (Role.ADMIN, "/users"),
    ],
)
def test_each_role_is_led_to_its_first_page(browser, make, secret_hash, role, page):
    make.user(role, username="somebody", secret_hash=secret_hash)
    client = browser()
    sign_in(client, "somebody", PASSWORD)

    assert client.get("/").location == page


def test_a_student_is_led_to_the_quizzes(browser, make):
    student = make.student(make.school_class(make.teacher()))

    assert browser(student).get("/").location == "/my-quizzes"


def test_a_visitor_sees_the_two_ways_in(browser):
    page = browser().get("/").text

    assert "I am a student" in page
    assert 'href="/sign-in"' in page


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(browser, teacher):
    wrong, unknown = sign_in(browser(), "c.roux", "something else"), sign_in(browser(), "nobody", "something else")

    assert wrong.status_code == unknown.status_code == 422
    assert "The user name or the password is wrong." in wrong.text
    changing = r'name="csrf_token" [^>]*>|c\.roux|nobody'
    assert re.sub(changing, "", wrong.text) == re.sub(changing, "", unknown.text)


def test_an_unknown_name_costs_a_verification_too(browser, teacher, monkeypatch):
    hasher, verified = passwords._HASHER, []

    class Counting:
        check_needs_rehash, hash = hasher.check_needs_rehash, hasher.hash

        def verify(self, *arguments):
            verified.append(arguments)
            return hasher.verify(*arguments)

    monkeypatch.setattr(passwords, "_HASHER", Counting())
    sign_in(browser(), "nobody", "something else")
    sign_in(browser(), "c.roux", "something else")

    assert len(verified) == 2


@pytest.mark.parametrize("typed", ["\0", "c.ro\0nobody", "x" * 200, "'; --", "%"])
def test_a_user_name_of_odd_signs_is_only_wrong(browser, teacher, typed):
    assert sign_in(browser(), typed, "something else").status_code == 422


def test_students_cannot_come_in_by_the_door_of_the_staff(browser, make, secret_hash):
    make.student(make.school_class(make.teacher()), secret_hash=secret_hash, name="Camille Martin")

    for name in ("", "Camille Martin", "None"):
        assert sign_in(browser(), name, PASSWORD).status_code == 422


def test_what_was_typed_stays_but_the_password(browser, teacher):
    page = sign_in(browser(), "c.roux", "a secret never shown", next="/classes").text

    assert 'value="c.roux"' in page
    assert 'value="/classes"' in page
    assert "a secret never shown" not in page


def test_five_wrong_guesses_lock_this_account_and_no_other(browser, teacher, session):
    answers = [sign_in(browser(), "c.roux", f"wrong guess {n}").status_code for n in range(6)]

    assert answers == [422, 422, 422, 422, 429, 429]
    refused = sign_in(browser(), "c.roux", PASSWORD)
    assert refused.status_code == 429
    assert "Try again in 1 minute." in refused.text
    assert sign_in(browser(), "a.noise", PASSWORD).status_code == 302
    session.rollback()
    assert teacher.failed_sign_ins == 5


def test_a_lock_that_is_over_lets_the_right_password_in_and_forgets(browser, make, secret_hash, session):
    past = utc_now() - timedelta(seconds=1)
    user = make.teacher(username="late", secret_hash=secret_hash, failed_sign_ins=7, locked_until=past)

    assert sign_in(browser(), "late", PASSWORD).status_code == 302
    session.rollback()
    assert (user.failed_sign_ins, user.locked_until) == (0, None)


def test_a_wrong_guess_after_a_lock_locks_for_longer(browser, make, secret_hash, session):
    past = utc_now() - timedelta(seconds=1)
    user = make.teacher(username="late", secret_hash=secret_hash, failed_sign_ins=7, locked_until=past)

    assert "Try again in 8 minutes." in sign_in(browser(), "late", "something else").text
    session.rollback()
    assert timedelta(minutes=7) < user.locked_until - utc_now() <= timedelta(minutes=8)


def test_guesses_sent_at_once_are_counted_one_by_one(browser, teacher, session):
    """Otherwise a hundred guesses in parallel would all be looked at before the first lock."""
    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(lambda n: sign_in(browser(), "c.roux", f"wrong guess {n}").status_code, range(12)))

    assert sorted(codes) == [422] * 4 + [429] * 8
    session.rollback()
    assert teacher.failed_sign_ins == 5


def test_a_closed_account_says_so_only_to_who_knows_the_password(browser, make, secret_hash):
    make.teacher(username="gone", secret_hash=secret_hash, active=False)

    assert "This account is closed." in sign_in(browser(), "gone", PASSWORD).text
    assert "This account is closed." not in sign_in(browser(), "gone", "something else").text


def test_a_hash_of_old_parameters_is_renewed_at_sign_in(browser, make, session):
    old = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    user = make.teacher(username="old", secret_hash=old)

    assert sign_in(browser(), "old", PASSWORD).status_code == 302
    session.rollback()
    assert not needs_rehash(user.secret_hash)
    assert sign_in(browser(), "old", PASSWORD).status_code == 302


def test_an_empty_form_is_not_a_guess(browser, teacher, session):
    assert sign_in(browser(), "c.roux", "").status_code == 422
    session.rollback()
    assert teacher.failed_sign_ins == 0


def test_the_session_before_sign_in_is_not_the_one_after(browser, teacher):
    """A cookie planted in a visitor's browser must not become a signed-in session."""
    client = browser()
    with client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"
        cookie["csrf_token"] = "known to somebody else"

    sign_in(client, "c.roux", PASSWORD)

    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert cookie.get("csrf_token") != "known to somebody else"
        assert cookie["_user_id"] == teacher.get_id()


def test_the_language_chosen_as_a_visitor_stays(browser, teacher):
    client = browser(language="en")
    client.post("/language/fr", data={"next": "/"})

    sign_in(client, "c.roux", PASSWORD)

    assert '<html lang="fr">' in client.get("/account").text


def test_the_language_chosen_as_a_user_wins_over_that_of_the_browser(browser, make, secret_hash):
    make.teacher(username="french", secret_hash=secret_hash, locale="fr")
    client = browser(language="en")
    client.post("/language/en", data={"next": "/"})

    sign_in(client, "french", PASSWORD)

    assert '<html lang="fr">' in client.get("/account").text


@pytest.mark.parametrize(("stay", "kept"), [({}, False), ({"stay": "y"}, True)])
def test_the_session_outlives_the_browser_only_when_asked(browser, teacher, stay, kept):
    answer = sign_in(browser(), "c.roux", PASSWORD, **stay)

    cookie = next(header for header in answer.headers.getlist("Set-Cookie") if header.startswith("session="))
    assert ("Expires=" in cookie) is kept


def test_sign_out_ends_the_session(browser, teacher):
    client = browser(teacher)
    assert is_in(client)

    assert client.post("/sign-out").location == "/"

    assert not is_in(client)
    with client.session_transaction() as cookie:
        assert "_user_id" not in cookie


def test_a_copied_cookie_is_worth_nothing_after_sign_out(app, browser, teacher, make):
    client, thief = browser(teacher), app.test_client()
    other = browser(make.teacher())
    thief.set_cookie("session", client.get_cookie("session").value)
    assert is_in(thief)

    client.post("/sign-out")

    assert not is_in(thief)
    assert is_in(other)


def test_sign_out_is_no_link(browser, teacher):
    assert browser(teacher).get("/sign-out").status_code == 405


def test_a_page_that_needs_a_user_leads_to_sign_in_and_back(browser, teacher):
    client = browser()

    to_sign_in = client.get("/classes?x=1")
    assert to_sign_in.location == "/sign-in?next=/classes?x%3D1"
    assert "Please sign in first." in client.get(to_sign_in.location).text

    assert sign_in(client, "c.roux", PASSWORD, next="/classes?x=1").location == "/classes?x=1"


def test_a_form_sent_after_the_session_ended_leads_to_sign_in_without_a_way_back(browser):
    assert browser().post("/classes/1/archive").location == "/sign-in"


def test_a_script_without_a_session_gets_401(browser):
    answer = browser().get("/account", headers={"Accept": "application/json"})

    assert answer.status_code == 401
    assert answer.json == {"error": "Please sign in first."}


def test_who_is_signed_in_already_is_not_asked_again(browser, teacher):
    assert browser(teacher).get("/sign-in?next=/classes").location == "/classes"


@pytest.mark.parametrize("identity", ["", "x", "1", "99999.0", "1.0.0", "-1.0", "1.x", "²"])
def test_a_cookie_that_names_nobody_is_a_visitors(browser, teacher, identity):
    client = browser()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = identity

    assert client.get("/account").status_code == 302
