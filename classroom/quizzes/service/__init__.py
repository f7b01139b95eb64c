"""What changes quizzes. The quiz is locked first, so that nobody starts it while its questions change.

Once a student has started, questions, points and the rules of order stay as they are; titles, instructions, times,
number of attempts, what may be seen afterwards, and further classes may still change.
"""

from classroom.quizzes.service.composing import (
    MAX_POINTS,
    add_items,
    add_section,
    add_versions,
    arrange,
    change_section,
    move_section,
    move_slot,
    place_slot,
    read_points,
    remove_section,
    remove_slot,
    set_points,
    use_newer,
)
from classroom.quizzes.service.draws import MOST_DRAWN, DrawWish, add_draw, change_draw, refresh_pool, remove_draw
from classroom.quizzes.service.from_dossier import Proposal, make_quiz, propose
from classroom.quizzes.service.publishing import (
    assign,
    create_quiz,
    discard,
    duplicate,
    obstacles,
    publish,
    shortages,
    unpublish,
)
from classroom.quizzes.service.settings import (
    FROZEN_SETTINGS,
    SETTINGS,
    TIMES,
    change_settings,
    on_times_changed,
    set_class_rules,
)

__all__ = [
    "FROZEN_SETTINGS",
    "MAX_POINTS",
    "MOST_DRAWN",
    "SETTINGS",
    "TIMES",
    "DrawWish",
    "Proposal",
    "add_draw",
    "add_items",
    "add_section",
    "add_versions",
    "arrange",
    "assign",
    "change_draw",
    "change_section",
    "change_settings",
    "create_quiz",
    "discard",
    "duplicate",
    "make_quiz",
    "move_section",
    "move_slot",
    "obstacles",
    "on_times_changed",
    "place_slot",
    "propose",
    "publish",
    "read_points",
    "refresh_pool",
    "remove_draw",
    "remove_section",
    "remove_slot",
    "set_class_rules",
    "set_points",
    "shortages",
    "unpublish",
    "use_newer",
]
