"""Pages of the results."""

from classroom.results.views import (
    comparing,
    correcting,
    files,
    gradebook,
    live,
    marking,
    pages,
    report,
    reviewing,
    statistics,
    versions,
)
from classroom.results.views.room import blueprint

__all__ = [
    "blueprint",
    "comparing",
    "correcting",
    "files",
    "gradebook",
    "live",
    "marking",
    "pages",
    "report",
    "reviewing",
    "statistics",
    "versions",
]
