"""Only the server's clock counts, and a restart does not reset it: students' clocks may be wrong, the server may be
restarted in the middle and come back in another time zone."""

from __future__ import annotations

import re
import time

from sqlalchemy import select

from classroom.models import Attempt, Response
from tests.load.http_client import Reply, play
from tests.load.running import Server
from tests.load.school import School, Student

#: What a page and a server that answer within a second may differ by.
TOLERANCE = 2.0
LIMIT = 30 * 60

_LEFT = re.compile(rb'data-seconds-left="([\d.]+)"')


def test_the_time_left_goes_on_through_a_restart_in_another_time_zone(found, serve):
    school = found(students=1, time_limit_minutes=30)
    server = serve(school, TZ="Europe/Paris")
    student = school.student(0, server.port)

    began, first = play(_start(school, student))
    server.kill()
    server.environment |= {"TZ": "Pacific/Auckland", "RECOUPE_TIMEZONE": "America/Cayenne"}
    server.start()
    second = play(_left(student))

    assert abs(first - LIMIT) < TOLERANCE
    assert abs(second - (LIMIT - (time.monotonic() - began))) < TOLERANCE
    with school.session() as session:
        attempt = session.scalars(select(Attempt)).one()
        assert (attempt.deadline_at - attempt.started_at).total_seconds() == LIMIT


def test_a_students_clock_that_is_hours_wrong_changes_nothing(found, serve):
    school = found(students=1, time_limit_minutes=30)
    server = serve(school)
    student = school.student(0, server.port)

    play(_answer_from_another_time(school, server, student))

    with school.session() as session:
        attempt, answer = session.scalars(select(Attempt)).one(), session.scalars(select(Response)).one()
        assert attempt.started_at <= answer.received_at <= attempt.deadline_at
        assert (answer.received_at - attempt.started_at).total_seconds() < 60


async def _start(school: School, student: Student) -> tuple[float, float]:
    began = time.monotonic()
    await student.start(school.quiz_id)
    return began, _seconds(await student.open_sheet())


async def _left(student: Student) -> float:
    """What the script is told, which has to agree with the page."""
    page = _seconds(await student.open_sheet())
    told = float((await student.browser.get(f"/attempts/{student.attempt}/clock")).json["seconds_left"])
    assert abs(page - told) < TOLERANCE
    return told


async def _answer_from_another_time(school: School, _server: Server, student: Student) -> None:
    await student.start(school.quiz_id)
    await student.open_sheet()
    item, kind = student.questions[0]
    claims = {"at": "2019-01-01T00:00:00Z", "received_at": "2031-01-01T00:00:00Z", "seconds_left": 99999}
    value = {"item": item, "sequence": 1, "answer": student.next_answer(kind), **claims}
    reply = await student.browser.send_json(f"/attempts/{student.attempt}/responses", value)
    assert reply.status == 200
    assert abs(float(reply.json["seconds_left"]) - LIMIT) < 60


def _seconds(page: Reply) -> float:
    found = _LEFT.search(page.body)
    assert found, page.body[:500]
    return float(found[1])
