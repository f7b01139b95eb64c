"""Options of the whole suite, the browser it drives, and which of its tests belong into one process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TESTS = Path(__file__).parent

#: Folders and files whose tests share something dear: a site with its demonstration, a browser, dispatches read once.
#: With ``pytest -n 2 --dist loadgroup`` each of them is worked through by one process.
TOGETHER = (
    "journeys",
    "storms",
    "classroom/attempts/test_in_browser.py",
    "classroom/attempts/test_in_browser_trouble.py",
    "classroom/demo/test_loading.py",
    "questions/causes",
    "questions/claims",
    "questions/crosscheck",
    "questions/figures",
    "questions/item_writing",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--postgresql``: the site's tests on a real PostgreSQL, from a wheel, instead of SQLite."""
    parser.addoption("--postgresql", action="store_true", help="run the site's tests on PostgreSQL instead of SQLite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what belongs together, for pytest-xdist."""
    for item in items:
        place = item.path.relative_to(TESTS).as_posix()
        for group in TOGETHER:
            if place == group or place.startswith(f"{group}/"):
                item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of Debian's chromium; without one, tests that need it are skipped, but never in CI."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("RECOUPE_REQUIRE_BROWSER"):
            pytest.fail("chromium is missing: apt-get install chromium")
        pytest.skip("chromium is not installed: apt-get install chromium")
    return path


@pytest.fixture(scope="session")
def chrome(chromium: str) -> Iterator[Browser]:
    """One browser for everything that this process tests in one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()
