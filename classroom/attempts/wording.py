"""Times, points and rules of an attempt in words."""

from __future__ import annotations

import functools
import math
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import format_datetime, get_locale, ngettext
from flask_babel import gettext as _
from markupsafe import Markup

from classroom.attempts.review_policy import review_opens_at
from classroom.attempts.timing import Allowance
from classroom.models import AtExpiry, ReviewFrom
from classroom.presentation import show_moment, show_points
from classroom.quizzes.class_rules import AnyQuiz
from classroom.roster.entitlement import THIRD


def show_time(moment: datetime, seconds: bool = False) -> str:
    """Time of day in the site's time zone: 14:03, or 14:03:07."""
    # Digits are the same in both languages, so nobody is looked up for hers; and this is part of every save.
    local = moment.astimezone(_zone(current_app.config["BABEL_DEFAULT_TIMEZONE"]))
    return f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}"


@functools.cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def show_end(moment: datetime, now: datetime) -> str:
    """When something ends: « at 10:40 », or « on 12 March at 10:40 » when that is another day."""
    zone = _zone(current_app.config["BABEL_DEFAULT_TIMEZONE"])
    if moment.astimezone(zone).date() == now.astimezone(zone).date():
        return str(_("at %(time)s", time=show_time(moment)))
    return str(_("on %(day)s at %(time)s", day=format_datetime(moment, "d MMMM"), time=show_time(moment)))


def show_clock(seconds: float) -> str:
    """Seconds left as a clock: 9:05, 1:00:00."""
    whole = math.ceil(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def show_minutes(minutes: int) -> str:
    """A number of minutes: 40 min, 1 h 30."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return str(_("%(minutes)d min", minutes=minutes))
    return str(
        _("%(hours)d h %(minutes)s", hours=hours, minutes=f"{rest:02}") if rest else _("%(hours)d h", hours=hours)
    )


def show_allowance(time: Allowance) -> str:
    """How long an attempt lasts: « 40 min: 30 min + 10 min extra time »."""
    total = time.total_minutes
    if total is None or time.limit_minutes is None:
        return str(_("No time limit"))
    if not time.extra_minutes:
        return show_minutes(total)
    parts = {
        "total": show_minutes(total),
        "limit": show_minutes(time.limit_minutes),
        "extra": show_minutes(time.extra_minutes),
    }
    if time.percent in THIRD:
        return str(_("%(total)s: %(limit)s + tiers-temps (%(extra)s)", **parts))
    return str(_("%(total)s: %(limit)s + %(extra)s extra time", **parts))


def show_expiry(quiz: AnyQuiz) -> str:
    """What becomes of an attempt whose time is up; a sentence."""
    if quiz.at_expiry is AtExpiry.UNFINISHED:
        return str(_("Nothing is handed in by itself: an attempt that is not handed in by then stays without a score."))
    if quiz.at_expiry is AtExpiry.GRACE:
        said = ngettext(
            "Answers still count for %(num)d minute more; then what is saved is handed in by itself.",
            "Answers still count for %(num)d minutes more; then what is saved is handed in by itself.",
            quiz.grace_minutes,
        )
        return str(said)
    return str(_("What is saved by then is handed in by itself."))


def show_left(count: int) -> str:
    """Attempts left, in words."""
    return str(ngettext("%(num)d attempt left", "%(num)d attempts left", count) if count else _("none left"))


def show_points_won(points: float) -> str:
    """A number of points with its noun: 1 point, 1.5 points; in French « 1,5 point »."""
    return _points_won(str(get_locale()), points)


@functools.lru_cache(1024)
def _points_won(_locale: str, points: float) -> str:
    """A sheet says it of each question.

    :param _locale: part of the key, found again by Flask-Babel.
    """
    whole = points == int(points)
    # Below two, a broken number is singular in French and plural in English, like nought.
    number = int(points) if whole else (0 if points < 2 else 2)
    return str(ngettext("%(points)s point", "%(points)s points", number, points=show_points(points)))


def show_review_policy(quiz: AnyQuiz) -> str:
    """What a student may see after the quiz, and when; one sentence."""
    shown = [words for wanted, words in _shown_in_review(quiz) if wanted]
    what = ", ".join([str(_("your answers")), *shown])
    if quiz.review_from is ReviewFrom.HAND_IN:
        return str(_("You can look back as soon as you have handed in: %(what)s.", what=what))
    opens_at = review_opens_at(quiz)
    if quiz.review_from is ReviewFrom.NEVER or opens_at is None:
        return str(_("Your teacher will go through the results with you."))
    return str(_("You can look back from %(moment)s: %(what)s.", moment=show_moment(opens_at), what=what))


def show_paragraphs(text: str) -> Markup:
    """Text that a teacher typed, its lines and paragraphs kept."""
    blocks = (block.strip() for block in text.replace("\r\n", "\n").split("\n\n"))
    lines = (Markup("<br>").join(block.split("\n")) for block in blocks if block)
    return Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)


def _shown_in_review(quiz: AnyQuiz) -> list[tuple[bool, str]]:
    return [
        (quiz.review_score, str(_("your score"))),
        (quiz.review_key, str(_("the right answers"))),
        (quiz.review_evidence, str(_("the passages that prove them"))),
    ]
