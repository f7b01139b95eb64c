"""Pages of the results."""

from classroom.results.views import correcting, files, gradebook, live, pages, statistics, versions
from classroom.results.views.room import blueprint

__all__ = ["blueprint", "correcting", "files", "gradebook", "live", "pages", "statistics", "versions"]
