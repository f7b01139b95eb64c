"""Words of the privacy pages."""

from __future__ import annotations

from datetime import date

from flask_babel import format_date, lazy_gettext

from classroom.models import AuditAct, SchoolClass
from classroom.privacy.purge import is_ending
from classroom.privacy.purge_job import today

ACT_WORDS = {
    AuditAct.RESULTS_SEEN: lazy_gettext("looked at the results of the class"),
    AuditAct.GRADEBOOK_SEEN: lazy_gettext("looked at the gradebook"),
    AuditAct.ATTEMPT_SEEN: lazy_gettext("looked at the answers of a student"),
    AuditAct.MARK_CHANGED: lazy_gettext("changed a mark by hand"),
    AuditAct.NOTE_WRITTEN: lazy_gettext("wrote a note in the gradebook"),
    AuditAct.REGRADED: lazy_gettext("put a question right for everyone"),
    AuditAct.REGRADE_UNDONE: lazy_gettext("undid a correction of a question"),
    AuditAct.EXPORTED: lazy_gettext("exported results"),
    AuditAct.STUDENT_EXPORTED: lazy_gettext("exported everything about a student"),
    AuditAct.SHARED: lazy_gettext("shared the class with an instructor"),
    AuditAct.UNSHARED: lazy_gettext("stopped sharing the class with an instructor"),
    AuditAct.RETENTION_SET: lazy_gettext("changed how long the class is kept"),
    AuditAct.STUDENT_ERASED: lazy_gettext("erased a student"),
    AuditAct.CLASS_PURGED: lazy_gettext("erased the students of the class"),
}


def show_day(day: date | None) -> str:
    """A day in words; a dash for none."""
    return str(format_date(day, "long")) if day else "–"


def ends_soon(school_class: SchoolClass) -> bool:
    """Whether the teacher has to be told that her class will soon be without names."""
    return is_ending(school_class, today())


GLOBALS = {"act_words": ACT_WORDS, "show_day": show_day, "ends_soon": ends_soon}
