"""Everything the site knows of one student: a ZIP with a page to read and the same as JSON (GDPR, articles 15, 20)."""

from __future__ import annotations

import json
import zipfile
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from classroom.clock import utc_now
from classroom.exports.making import Making, makes
from classroom.models import ExportKind, User
from classroom.privacy.student_data import student_data


@makes(ExportKind.STUDENT)
def make_student_file(making: Making) -> str:
    """Write the ZIP file."""
    student = making.session.get_one(User, making.job.student_id)
    making.progress(0, 3)
    data = student_data(making.session, student, making.owner, utc_now())
    making.progress(1, 3)
    page = render_template("privacy/student_file.html", data=data, language=making.job.language)
    making.progress(2, 3)
    with zipfile.ZipFile(making.file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_("my-data") + ".html", page)
        archive.writestr(_("my-data") + ".json", json.dumps(data, ensure_ascii=False, indent=2, default=_written))
    making.progress(3, 3)
    return f"recoupe-{student.id}.zip"


def _written(value: Any) -> str:
    """Days and times, and words that wait for a language."""
    return str(value.isoformat() if hasattr(value, "isoformat") else value)
