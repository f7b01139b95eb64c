"""No page of the results sends more statements in a larger school: the routes of the access table, small and large."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from classroom.attempts.service import hand_in, start_attempt
from classroom.clock import utc_now
from classroom.models import ItemKind, Quiz, ReviewFrom, SchoolClass, User
from tests.classroom.conftest import Factory
from tests.classroom.test_access import lines, populate

READERS = ("teacher", "instructor", "student")


def addresses(app: Flask, ids: dict[str, Any]) -> list[tuple[str, str]]:
    """Every page of the results in the access table, with each reader who gets it."""
    adapter = app.url_map.bind("localhost")
    found = []
    for method, path, expected in lines():
        address = path.format(**ids)
        if method == "GET" and adapter.match(address, method="GET")[0].startswith("results."):
            found += [(reader, address) for reader in READERS if expected[reader] == "200"]
    return found


def grow(session: Session, make: Factory, ids: dict[str, Any]) -> None:
    """Eight more students who have taken everything, and four more quizzes of three questions."""
    now = utc_now()
    school_class = session.get_one(SchoolClass, ids["class"])
    teacher = session.get_one(User, school_class.teacher_id)
    students = [make.student(school_class) for _ in range(8)]
    quizzes = [session.get_one(Quiz, ids["quiz"])]
    for _ in range(4):
        versions = [make.item(teacher), make.item(teacher), make.item(teacher, kind=ItemKind.SHORT)]
        quizzes.append(make.quiz(teacher, versions, (school_class,), max_attempts=3, review_from=ReviewFrom.HAND_IN))
    first = session.get_one(User, ids["student"])
    for quiz in quizzes:
        for student in [*students, first] if quiz is not quizzes[0] else students:
            attempt = start_attempt(session, quiz, student, school_class, now - timedelta(minutes=7))
            hand_in(session, attempt, now - timedelta(minutes=2))
    session.commit()


def test_no_page_sends_more_statements_in_a_larger_school(app, session, make, browser, count_queries):
    app.extensions["recoupe_boards"].seconds = 0  # each look at a board is counted, not one a second
    people, ids = populate(session)
    readers = {reader: browser(people[reader]) for reader in READERS}
    asked = addresses(app, ids)
    assert {reader for reader, _address in asked} == set(READERS)

    def counted() -> dict[tuple[str, str], int]:
        session.rollback()
        for reader, address in asked:
            assert readers[reader].get(address).status_code == 200, address
        return {(reader, address): count_queries(lambda: readers[reader].get(address)) for reader, address in asked}  # noqa: B023

    small = counted()
    grow(session, make, ids)
    large = counted()

    assert {place: (small[place], large[place]) for place in asked if large[place] > small[place]} == {}
