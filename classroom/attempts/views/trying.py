"""A question that is still being written, as a student will see it, and what an answer to it would be worth."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import jsonify, render_template, request
from flask.typing import ResponseReturnValue

from classroom.attempts.answers import BadAnswer, describe_key, from_page
from classroom.attempts.forms import read_answer
from classroom.attempts.presenting import freeze_order, present_version
from classroom.attempts.scoring import awaits_marker, score
from classroom.attempts.sheet import Entry
from classroom.attempts.views.room import blueprint
from classroom.item_bank.answer_key import problems
from classroom.item_bank.forms import ItemForm
from classroom.models import Difficulty, ItemKind, ItemVersion, Role, Topic
from classroom.permissions import requires


@blueprint.post("/items/try")
@requires(Role.TEACHER)
def try_question() -> ResponseReturnValue:
    """The question of the form as it now stands, whole or not; nothing is kept. A script asks for its parts."""
    form = ItemForm()
    version = _version(form)
    if version is None:
        return _reply("", "")
    order = freeze_order(version, "try", shuffle=False)
    question = present_version(0, 1, version, order, version.points)
    try:
        given = read_answer(question, request.form)
        answer = from_page(version.kind, version.options, order, given)
    except BadAnswer:
        answer = None
    verdict = _verdict(form, version, answer)
    return _reply(render_template("attempts/_tried.html", entry=Entry(question)), verdict)


def _reply(question: str, verdict: str) -> ResponseReturnValue:
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json":
        return jsonify(question=question, verdict=verdict)
    return render_template("attempts/try.html", question=question)


def _version(form: ItemForm) -> ItemVersion | None:
    """The words of the form as a version that is stored nowhere; ``None`` before there are any."""
    members = ((form.topic, Topic), (form.kind, ItemKind), (form.difficulty, Difficulty))
    if any(field.data not in set(known) for field, known in members) or not form.stem.data:
        return None
    draft = form.draft(())
    return ItemVersion(
        id=0,
        topic=draft.topic,
        kind=draft.kind,
        stem=draft.stem,
        options=[each.stored() for each in draft.choices],
        rules=asdict(draft.rules),
        points=draft.points,
        rationale=draft.rationale,
        feedback_right=draft.feedback_right,
        feedback_wrong=draft.feedback_wrong,
        difficulty=draft.difficulty,
    )


def _verdict(form: ItemForm, version: ItemVersion, answer: Any) -> str:
    """What an answer is worth; nothing is said of a question that has no key yet."""
    if answer is None or problems(version.kind, form.choices(), form.rules()):
        return ""
    fraction = None if awaits_marker(version, answer) else score(version, answer)
    return render_template("attempts/_verdict.html", version=version, fraction=fraction, key=describe_key(version))
