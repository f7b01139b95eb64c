"""What changes attempts. Everything that writes to an attempt locks its row first, so that saves, hand-in, expiry and
extensions come one after the other, whatever the number of tabs, devices and processes.

Answers are in their stored shape, see :mod:`classroom.attempts.answers`.
"""

from classroom.attempts.service.ending import close_expired, hand_in, hand_in_for, hand_in_locked, on_marked, settle
from classroom.attempts.service.log import came_back, resume
from classroom.attempts.service.more_time import count_late, extend, follow_entitlement, follow_times
from classroom.attempts.service.saving import (
    HIGHEST_SEQUENCE,
    Given,
    Saved,
    SaveStatus,
    move_on,
    save,
    save_all,
    save_response,
    save_sheet,
)
from classroom.attempts.service.starting import (
    Start,
    WrongCode,
    draw,
    lock_start,
    prepare,
    prepare_upcoming,
    start_attempt,
    start_locked,
)

__all__ = [
    "HIGHEST_SEQUENCE",
    "Given",
    "SaveStatus",
    "Saved",
    "Start",
    "WrongCode",
    "came_back",
    "close_expired",
    "count_late",
    "draw",
    "extend",
    "follow_entitlement",
    "follow_times",
    "hand_in",
    "hand_in_for",
    "hand_in_locked",
    "lock_start",
    "move_on",
    "on_marked",
    "prepare",
    "prepare_upcoming",
    "resume",
    "save",
    "save_all",
    "save_response",
    "save_sheet",
    "settle",
    "start_attempt",
    "start_locked",
]
