"""A quiz on paper: the sheet for the class, and the key with its quotes for the teacher; as a page and as a PDF."""

from __future__ import annotations

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from classroom.attempts.answers import describe_key
from classroom.attempts.paper_content import Paper, PaperKey, PaperProof, PaperSection
from classroom.attempts.preview import Rehearsal
from classroom.attempts.views.example import Example, example_of, too_few
from classroom.attempts.views.room import blueprint
from classroom.attempts.wording import show_points_won
from classroom.clock import utc_now
from classroom.extensions import db
from classroom.models import ItemEvidence, Quiz, Role
from classroom.permissions import found, requires
from classroom.presentation import show_points, show_timex
from classroom.quizzes.queries import own_quiz


@blueprint.get("/quizzes/<int:quiz_id>/paper")
@requires(Role.TEACHER)
def paper(quiz_id: int) -> ResponseReturnValue:
    """The quiz to print; ``?key=1`` with the right answers, why, and the quotes that prove them, ``?variant=`` with
    other questions drawn."""
    quiz = found(own_quiz(db.session, quiz_id, current_user.id))
    with_key = _with_key()
    example = example_of(quiz, proofs=with_key)
    if example is None:
        return too_few(quiz)
    return render_template(
        "attempts/paper.html",
        quiz=quiz,
        example=example,
        with_key=with_key,
        keys={one.entry.question.id: describe_key(one.version) for one in example.rehearsed} if with_key else {},
    )


@blueprint.get("/quizzes/<int:quiz_id>/paper.pdf")
@requires(Role.TEACHER)
def paper_file(quiz_id: int) -> ResponseReturnValue:
    """The same as a PDF."""
    quiz = found(own_quiz(db.session, quiz_id, current_user.id))
    with_key = _with_key()
    example = example_of(quiz, proofs=with_key)
    if example is None:
        return too_few(quiz)
    # Only who prints needs the library, and every process of the site would carry it.
    from classroom.attempts.paper_pdf import paper_pdf

    response = Response(paper_pdf(_paper(quiz, example, with_key)), mimetype="application/pdf")
    name = "-".join(
        part for part in (f"recoupe-{quiz.id}", _variant(example, short=True), "key" if with_key else "") if part
    )
    response.headers.set("Content-Disposition", "inline", filename=f"{name}.pdf")
    return response


def _with_key() -> bool:
    return request.args.get("key") == "1"


def _paper(quiz: Quiz, example: Example, with_key: bool) -> Paper:
    questions = [(one.entry.question, show_points_won(one.line.max_mark)) for one in example.rehearsed]
    return Paper(
        title=quiz.title,
        instructions=quiz.instructions,
        questions=questions,
        sections=_sections(example),
        total=show_points(example.points),
        keys={one.entry.question.position: _key(one) for one in example.rehearsed} if with_key else {},
        variant=_variant(example),
        made_at=utc_now(),
    )


def _sections(example: Example) -> dict[int, PaperSection]:
    """By the place of the first question of each."""
    first: dict[int, PaperSection] = {}
    seen: set[int] = set()
    for place, section in sorted(example.parts.items()):
        if section.id not in seen:
            seen.add(section.id)
            first[place] = PaperSection(section.title, section.instructions)
    return first


def _key(one: Rehearsal) -> PaperKey:
    version = one.version
    proofs = [PaperProof(" ".join(each.quote.split()), _source(each)) for each in version.evidence]
    return PaperKey(describe_key(version), version.rationale, proofs)


def _source(evidence: ItemEvidence) -> str:
    dispatch = evidence.dispatch
    named = [dispatch.agency or dispatch.file, show_timex(dispatch.published) if dispatch.published else ""]
    return ", ".join(part for part in named if part)


def _variant(example: Example, *, short: bool = False) -> str:
    if not example.varies:
        return ""
    return str(example.variant) if short else str(_("Sheet %(number)d", number=example.variant))
