"""Words of the export pages."""

from __future__ import annotations

from flask_babel import format_decimal, lazy_gettext
from flask_babel import gettext as _

from classroom.models import ExportJob, ExportKind, ExportState

STATE_WORDS = {
    ExportState.WAITING: lazy_gettext("waiting for its turn"),
    ExportState.RUNNING: lazy_gettext("being made"),
    ExportState.DONE: lazy_gettext("ready"),
    ExportState.FAILED: lazy_gettext("failed"),
    ExportState.CANCELLED: lazy_gettext("cancelled"),
    ExportState.EXPIRED: lazy_gettext("its file is gone"),
}

KIND_WORDS = {
    ExportKind.TERM: lazy_gettext("Results of classes"),
    ExportKind.STUDENT: lazy_gettext("Everything about one student"),
}

FAILURES = {
    "broken": lazy_gettext(
        "Something went wrong while the file was made. Please ask again; if it fails again, tell the administrator."
    ),
    "changed": lazy_gettext(
        "A student was erased while the file was made, and would have stood in it. Please ask again."
    ),
    "lost": lazy_gettext("The worker of this site did not get to it for hours. Please tell the administrator."),
}


def progress_words(job: ExportJob) -> str:
    """How far an export is, one sentence."""
    if job.state is ExportState.RUNNING and job.total:
        return str(_("%(done)d of %(total)d parts are made.", done=job.done, total=job.total))
    if job.state is ExportState.RUNNING:
        return str(_("The file is being made."))
    return str(_("The file waits for its turn."))


def show_size(size: int | None) -> str:
    """A number of bytes in kB or MB."""
    if size is None:
        return "–"
    if size < 1_000_000:
        return str(_("%(number)s kB", number=format_decimal(max(1, round(size / 1000)))))
    return str(_("%(number)s MB", number=format_decimal(round(size / 1_000_000, 1))))


GLOBALS = {
    "export_state_words": STATE_WORDS,
    "export_kind_words": KIND_WORDS,
    "export_failures": FAILURES,
    "export_progress": progress_words,
}
FILTERS = {"size": show_size}
