"""A site as ``make run`` starts it, with web server and worker, and real browsers that visit it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
STARTS_WITHIN_SECONDS = 60


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, and its shell."""

    address: str
    environment: dict[str, str]

    def flask(self, *arguments: str, stdin: str | None = None) -> str:
        """Run a ``flask`` command of this site and give back what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi:app", *arguments],
            cwd=ROOT,
            env=self.environment,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration, served on loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "RECOUPE_INSTANCE": str(tmp_path_factory.mktemp("site")),
        "RECOUPE_HTTPS": "0",
    }
    site = Site(f"http://127.0.0.1:{port}", environment)
    site.flask("db", "upgrade")
    site.flask("demo", "load")
    server = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi:app", "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_until_well(site)
        yield site
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def _wait_until_well(site: Site) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{site.address}/healthz", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail("the site did not come up, or its worker is silent")


@pytest.fixture
def visit(chrome: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Open the site as somebody new, on a device of their own; a fault of a script fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_site(path: str = "/", *, language: str = "fr-FR", phone: bool = False, **options: object) -> Page:
        if phone:
            options |= {"viewport": {"width": 375, "height": 720}, "has_touch": True, "is_mobile": True}
        context = chrome.new_context(base_url=site.address, locale=language, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(path)
        return page

    yield open_site
    for context in contexts:
        context.close()
    assert faults == []


@dataclass(frozen=True)
class Words:
    """The words of the interface in one language, found by their English source."""

    language: str
    catalogue: dict[str, str]

    def __call__(self, source: str, **values: object) -> str:
        """The text on the page for a source text without plural."""
        text = self.catalogue.get(source, source) if self.language == "fr" else source
        return text % values if values else text


@pytest.fixture(scope="session", params=["fr", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    """Each story is told once in each language of the interface."""
    with (ROOT / "classroom/translations/fr/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = {m.id: m.string for m in read_po(file, locale="fr") if isinstance(m.id, str)}
    return Words(request.param, catalogue)
