"""A quiz on paper: the sheet for the class, and the key with its quotes for the teacher."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import select

from classroom.attempts.answers import describe_key
from classroom.attempts.preview import rehearse
from classroom.attempts.views.room import blueprint
from classroom.extensions import db
from classroom.item_bank.queries import with_evidence
from classroom.models import ItemEvidence, ItemVersion, Role
from classroom.permissions import found, requires
from classroom.quizzes.queries import own_quiz, slots_of


@blueprint.get("/quizzes/<int:quiz_id>/paper")
@requires(Role.TEACHER)
def paper(quiz_id: int) -> ResponseReturnValue:
    """The quiz to print; ``?key=1`` with the right answers, why, and the quotes that prove them."""
    quiz = found(own_quiz(db.session, quiz_id, current_user.id))
    slots = slots_of(db.session, quiz_id)
    with_key = request.args.get("key") == "1"
    return render_template(
        "attempts/paper.html",
        quiz=quiz,
        rehearsed=rehearse(quiz, slots),
        with_key=with_key,
        keys={slot.id: describe_key(slot.item_version) for slot in slots} if with_key else {},
        evidence=_evidence([slot.item_version_id for slot in slots]) if with_key else {},
        total=sum(slot.max_mark for slot in slots),
    )


def _evidence(version_ids: list[int]) -> dict[int, list[ItemEvidence]]:
    """The quotes by version."""
    query = select(ItemVersion).where(ItemVersion.id.in_(version_ids)).options(with_evidence())
    return {version.id: list(version.evidence) for version in db.session.scalars(query)}
