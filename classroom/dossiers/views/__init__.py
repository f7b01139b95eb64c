"""Pages of the dossiers room: one blueprint, one module a kind of page."""

from classroom.dossiers.views import corrections, dispatches, dossiers, sheets, texts
from classroom.dossiers.views.room import blueprint

__all__ = ["blueprint", "corrections", "dispatches", "dossiers", "sheets", "texts"]
