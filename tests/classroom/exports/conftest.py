"""Attempts sat through the services, as in the stories of the results."""

from tests.classroom.results.conftest import sit

__all__ = ["sit"]
