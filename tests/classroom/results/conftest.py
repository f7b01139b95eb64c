"""Attempts for the stories of the results, sat through the services as students sit them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import lxml.html
import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from classroom.attempts.service import hand_in, save_response, start_attempt
from classroom.models import Attempt, ItemVersion, Quiz, SchoolClass, User

#: The first bell of the lesson in the stories, on a day gone by.
BELL = datetime(2026, 3, 10, 13, 0, tzinfo=UTC)

RIGHT, WRONG = 0, 1

Sit = Callable[..., Attempt]


@pytest.fixture
def sit(session: Session) -> Sit:
    """Sits a quiz and commits: ``answers`` by version, in their stored shape; handed in after ten minutes, or never."""

    def sit(
        quiz: Quiz,
        school_class: SchoolClass,
        student: User,
        answers: Mapping[ItemVersion, Any],
        *,
        at: datetime = BELL,
        handed_in: bool = True,
    ) -> Attempt:
        attempt = start_attempt(session, quiz, student, school_class, at)
        session.refresh(attempt, ["items"])
        place = {item.item_version_id: item.id for item in attempt.items}
        for seconds, (version, answer) in enumerate(answers.items(), 30):
            save_response(session, attempt, place[version.id], 1, answer, at + timedelta(seconds=seconds))
        if handed_in:
            hand_in(session, attempt, at + timedelta(minutes=10))
        session.commit()
        return attempt

    return sit


def words(element: lxml.html.HtmlElement) -> str:
    """The words of an element, spaces put right; what is marked up differently is a word of its own."""
    return " ".join(" ".join(element.itertext()).split())


class Page:
    """A page as a reader sees it: its tables and its words."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.tree = lxml.html.fromstring(html)

    @property
    def text(self) -> str:
        """All words, spaces put right."""
        return words(self.tree)

    def rows(self, of_class: str) -> dict[str, list[str]]:
        """Lines of the tables of a class: heading of the line → its cells."""
        found = self.tree.xpath(f"//table[contains(concat(' ', @class, ' '), ' {of_class} ')]//tbody/tr")
        lines = [[words(cell) for cell in row.xpath("th|td")] for row in found]
        return {line[0]: line[1:] for line in lines}

    def lines(self, path: str) -> list[str]:
        """The words of every element at an XPath."""
        return [words(element) for element in self.tree.xpath(path)]

    def links(self) -> list[str]:
        """Where its links lead."""
        return [str(href) for href in self.tree.xpath("//main//a/@href")]


@pytest.fixture
def read() -> Callable[[TestResponse], Page]:
    """Reads an answer that must be a page."""

    def read(response: TestResponse) -> Page:
        assert response.status_code == 200, response.text
        return Page(response.text)

    return read
