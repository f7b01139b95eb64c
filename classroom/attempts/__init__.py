"""The attempts room: students take quizzes against the server's clock, and no answer is lost."""

from flask import Flask

from classroom.attempts import sweeping as sweeping
from classroom.attempts import wording
from classroom.attempts.forms import answer_name
from classroom.attempts.presence import Notes
from classroom.attempts.review_policy import may_see_score
from classroom.attempts.timing import allowance
from classroom.attempts.views import blueprint


def init_app(app: Flask) -> None:
    """Register what this room serves."""
    app.register_blueprint(blueprint)
    app.extensions["recoupe_presence"] = Notes()
    app.jinja_env.globals.update(answer_name=answer_name, allowance=allowance, may_see_score=may_see_score)
    app.jinja_env.filters.update(
        clock=wording.show_clock,
        minutes=wording.show_minutes,
        time_only=wording.show_time,
        end_at=wording.show_end,
        allowance_words=wording.show_allowance,
        expiry_words=wording.show_expiry,
        attempts_left=wording.show_left,
        points_won=wording.show_points_won,
        review_words=wording.show_review_policy,
        paragraphs=wording.show_paragraphs,
    )
