"""Pages of the results."""

from classroom.results.views import correcting, gradebook, pages, statistics, versions
from classroom.results.views.room import blueprint

__all__ = ["blueprint", "correcting", "gradebook", "pages", "statistics", "versions"]
