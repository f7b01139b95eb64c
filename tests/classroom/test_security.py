"""What protects the users whatever page they are on."""

import dataclasses
import re
import stat

import pytest
from werkzeug.routing import AnyConverter, Map, Rule

from classroom.accounts.passwords import hash_secret
from classroom.app import create_app
from classroom.config import Settings
from classroom.errors import BadSetting
from classroom.roster.pins import PinDesk

PASSWORD = "le vent du nord"


@pytest.fixture
def guarded(app):
    """The application with tokens against forged requests, as it is served."""
    app.config["WTF_CSRF_ENABLED"] = True
    return app


def address_of(url_map: Map, rule: Rule) -> str:
    """Some address that the rule matches."""
    converters = rule._converters
    values = {
        name: sorted(converters[name].items)[0] if isinstance(converters[name], AnyConverter) else 1
        for name in rule.arguments
    }
    return url_map.bind("localhost").build(rule.endpoint, values, method="POST")


def posts(url_map: Map) -> list[str]:
    """An address for every rule that takes POST."""
    return [address_of(url_map, rule) for rule in url_map.iter_rules() if "POST" in rule.methods]


def token(page: str) -> str:
    return re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page).group(1)


def test_no_form_is_taken_from_another_page(guarded, browser, make):
    users = [None, make.teacher(), make.instructor(), make.admin(), make.student(make.school_class(make.teacher()))]
    addresses = posts(guarded.url_map)

    assert len(addresses) > 20
    for user in users:
        client = browser(user)
        refused = {address: client.post(address) for address in addresses}
        assert {address for address, answer in refused.items() if answer.status_code != 400} == set()
        assert all("comes from another page" in answer.text for answer in refused.values())


def test_a_token_of_another_session_is_refused(guarded, browser, make):
    make.teacher(username="c.roux", secret_hash=hash_secret(PASSWORD))
    stolen = token(browser().get("/sign-in").text)

    answer = browser().post("/sign-in", data={"username": "c.roux", "password": PASSWORD, "csrf_token": stolen})

    assert answer.status_code == 400


def test_a_form_with_its_own_token_is_taken(guarded, browser, make):
    make.teacher(username="c.roux", secret_hash=hash_secret(PASSWORD))
    client = browser()
    fields = {"username": "c.roux", "password": PASSWORD, "csrf_token": token(client.get("/sign-in").text)}

    assert client.post("/sign-in", data=fields).status_code == 302
    assert client.post("/sign-out", data={"csrf_token": token(client.get("/account").text)}).status_code == 302
    assert client.get("/account").status_code == 302


def test_what_changes_something_is_no_link(guarded, browser, make):
    """A link or an image that points at an address for forms gets nothing done, signed in or not."""
    client = browser(make.teacher())
    for rule in guarded.url_map.iter_rules():
        if "POST" in rule.methods and "GET" not in rule.methods:
            address = address_of(guarded.url_map, rule)
            assert client.get(address).status_code in {403, 404, 405}, address


@pytest.mark.parametrize("address", ["/", "/sign-in", "/join", "/nothing-here", "/account", "/healthz"])
def test_every_answer_carries_the_headers(browser, address):
    headers = browser().get(address).headers

    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert "Server" not in headers or "recoupe" not in headers["Server"].lower()


def test_static_files_may_be_kept_by_the_browser(browser):
    with browser().get("/static/css/base.css") as answer:
        assert "no-store" not in answer.headers.get("Cache-Control", "")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_pages_have_nothing_that_the_policy_would_stop(browser, make):
    teacher = make.teacher()
    school_class = make.school_class(teacher, code="CDFGHJKM")
    student = make.student(school_class, pin_sealed=PinDesk("k" * 48).seal("123456"))
    own = f"/classes/{school_class.id}"
    pages = {
        None: ["/", "/sign-in", "/join", "/join/CDFGHJKM", "/nothing-here"],
        make.admin(): ["/users", "/users/new", "/account", "/account/password"],
        teacher: ["/classes", "/classes/new", own, f"{own}/import", f"{own}/cards", f"{own}/students/{student.id}"],
    }
    for user, addresses in pages.items():
        for address in addresses:
            page = browser(user).get(address).text
            assert not re.search(
                r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:|https?://(?!localhost|www\.w3)", page
            ), address


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(browser):
    cookie = browser().get("/sign-in").headers["Set-Cookie"]

    assert cookie.startswith("session=")
    assert "; HttpOnly" in cookie
    assert "; SameSite=Lax" in cookie
    assert "Domain=" not in cookie


def test_over_https_cookies_stay_there(app):
    served = create_app(dataclasses.replace(app.config["SETTINGS"], https=True), TESTING=True, JOBS_IMMEDIATE=True)

    answer = served.test_client().get("/sign-in", base_url="https://localhost")

    assert "; Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_over_plain_http_no_promise_of_https_is_made(browser):
    assert "Strict-Transport-Security" not in browser().get("/").headers


def test_forwarded_headers_are_believed_only_from_as_many_proxies_as_were_set(app):
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "quiz.example"}
    behind = create_app(dataclasses.replace(app.config["SETTINGS"], proxies=1), TESTING=True, JOBS_IMMEDIATE=True)

    assert "Strict-Transport-Security" in behind.test_client().get("/", headers=forwarded).headers
    assert "Strict-Transport-Security" not in app.test_client().get("/", headers=forwarded).headers


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "javascript:alert(1)",
    "http:evil.example",
    "evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\n/evil.example",
    "/\t\\evil.example",
    "/\r\\evil.example",
    "/\r\nSet-Cookie: session=x",
    "/\x00/evil.example",
    "/\u2028/evil.example",
    "",
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_sent_elsewhere_after_signing_in(browser, make, target):
    user = make.teacher(username="c.roux", secret_hash=hash_secret(PASSWORD))

    signed_in = browser().post("/sign-in", data={"username": "c.roux", "password": PASSWORD, "next": target})
    already_in = browser(user).get("/sign-in", query_string={"next": target})
    switched = browser().post("/language/fr", data={"next": target})

    assert {signed_in.location, already_in.location, switched.location} == {"/"}


@pytest.mark.parametrize("target", ["/classes", "/classes/3?page=2", "/a//b"])
def test_a_page_of_this_site_is_gone_back_to(browser, target):
    assert browser().post("/language/fr", data={"next": target}).location == target


def test_the_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path):
    first = Settings.from_environment(tmp_path / "instance", {})
    second = Settings.from_environment(tmp_path / "instance", {})

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 48
    assert stat.S_IMODE((tmp_path / "instance" / "secret-key").stat().st_mode) == 0o600
    assert Settings.from_environment(tmp_path / "other", {}).secret_key != first.secret_key


def test_a_secret_key_from_the_environment_wins_and_is_not_written_down(tmp_path):
    settings = Settings.from_environment(tmp_path, {"RECOUPE_SECRET_KEY": "from the environment" * 3})

    assert settings.secret_key == "from the environment" * 3
    assert not (tmp_path / "secret-key").exists()


def test_a_damaged_secret_key_is_refused_by_name(tmp_path):
    (tmp_path / "secret-key").write_text("short")

    with pytest.raises(BadSetting, match="secret-key"):
        Settings.from_environment(tmp_path, {})


def test_a_session_signed_with_another_key_is_a_visitors(app, make):
    user = make.teacher()
    other = create_app(
        dataclasses.replace(app.config["SETTINGS"], secret_key="another key" * 5), TESTING=True, JOBS_IMMEDIATE=True
    )
    forger = other.test_client()
    with forger.session_transaction() as cookie:
        cookie["_user_id"] = user.get_id()
    forged = forger.get_cookie("session").value

    client = app.test_client()
    client.set_cookie("session", forged)

    assert client.get("/account").status_code == 302


def test_nothing_secret_stands_in_the_session_cookie(browser, make):
    """The cookie is signed, not encrypted: whoever holds the device can read it."""
    secret_hash = hash_secret(PASSWORD)
    make.teacher(username="c.roux", secret_hash=secret_hash)
    client = browser()
    client.post("/sign-in", data={"username": "c.roux", "password": PASSWORD})

    with client.session_transaction() as cookie:
        assert set(cookie) <= {"_user_id", "_fresh", "_id", "csrf_token", "locale", "_permanent"}
        assert PASSWORD not in str(dict(cookie))
        assert secret_hash not in str(dict(cookie))
