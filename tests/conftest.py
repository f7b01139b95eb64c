"""Options of the whole suite."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--postgresql``: the site's tests on a real PostgreSQL, from a wheel, instead of SQLite."""
    parser.addoption("--postgresql", action="store_true", help="run the site's tests on PostgreSQL instead of SQLite")
