"""Pages of the dossiers room: one blueprint, dossiers and dispatches apart."""

from classroom.dossiers.views import dispatches, dossiers
from classroom.dossiers.views.room import blueprint

__all__ = ["blueprint", "dispatches", "dossiers"]
