"""From signing in, with five dispatches to paste, to a quiz that a class has: how many clicks, keys and pages.

The figures stand in ``docs/composing.md``; what is counted here may become fewer, and not more. Time is reckoned by the
keystroke-level model (S. K. Card, T. P. Moran, A. Newell, *The keystroke-level model for user performance time with
interactive systems*, Communications of the ACM 23, 1980): 1.1 s to point, 0.2 s to press, 0.4 s from mouse to keys or
back, 1.35 s to think before an act; the machine's own time is measured.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import classroom.demo
from classroom.demo.school import school

pytestmark = [pytest.mark.browser, pytest.mark.model]

DISPATCHES = sorted((Path(classroom.demo.__file__).parent / "dispatches").glob("0*"))
POINT, PRESS, REACH, THINK = 1.1, 0.2, 0.4, 1.35
MOST_CLICKS, MOST_PAGES, MOST_SECONDS = 12, 6, 45
READING_MS = 90_000


@dataclass
class Hand:
    """What a teacher does at her page, counted."""

    page: Page
    clicks: int = 0
    keys: int = 0
    acts: int = 0
    reaches: int = 0
    pages: int = 0

    def __post_init__(self) -> None:
        main = self.page.main_frame
        self.page.on("framenavigated", lambda frame: self._arrive() if frame == main else None)

    def _arrive(self) -> None:
        self.pages += 1

    def click(self, place: Locator) -> None:
        """Point and press."""
        self.clicks += 1
        self.acts += 1
        place.click()

    def write(self, place: Locator, text: str) -> None:
        """Click into a field and type."""
        self.click(place)
        self.keys += len(text)
        self.reaches += 2
        place.fill(text)

    def paste(self, place: Locator, text: str) -> None:
        """Click into a field and press the two keys that paste."""
        self.click(place)
        self.keys += 2
        place.fill(text)

    @property
    def seconds(self) -> float:
        """Of the hand and the head, without the machine's."""
        moved = self.clicks * (POINT + PRESS) + self.keys * PRESS + self.reaches * REACH
        return moved + self.acts * THINK


def _as_copied(file: Path) -> str:
    """The words of a page, as they come out of a browser when they are copied."""
    text = file.read_text("utf-8")
    return re.sub(r"<(style|script).*?</\1>|<[^>]+>", "", text, flags=re.DOTALL) if file.suffix == ".html" else text


def test_five_dispatches_become_a_quiz_in_a_dozen_clicks(visit, capsys):
    assert len(DISPATCHES) == 5
    page = visit("/sign-in", language="en-GB")
    hand, begun = Hand(page), time.monotonic()

    hand.write(page.get_by_label("User name"), school().teacher.username)
    hand.write(page.get_by_label("Password", exact=True), school().password)
    hand.click(page.get_by_role("button", name="Sign in"))
    hand.click(page.get_by_role("link", name="New dossier"))
    boxes = page.locator("textarea[name^=texts-]")
    expect(boxes).to_have_count(len(DISPATCHES))
    for box, file in zip(boxes.all(), DISPATCHES, strict=True):
        hand.paste(box, _as_copied(file))
    hand.click(page.get_by_role("button", name="Create and read"))
    expect(page.locator("[data-reading]")).to_have_count(0, timeout=READING_MS)
    hand.click(page.get_by_role("link", name="Make a quiz"))
    expect(page.locator("input[name=item]:checked").first).to_be_visible()
    questions = page.locator("input[name=item]:checked").count()
    if not page.locator("input[name=class]:checked").count():
        hand.click(page.locator("input[name=class]").first)
    hand.click(page.get_by_role("button", name="Accept and publish"))
    expect(page.get_by_role("button", name="Withdraw")).to_be_visible()

    machine = time.monotonic() - begun
    assert questions >= 10
    expect(page.locator(".slot")).to_have_count(questions)
    with capsys.disabled():
        print(
            f"\nFrom signing in to a published quiz of {questions} questions: {hand.clicks} clicks, {hand.keys} keys, "
            f"{hand.pages} pages; {hand.seconds:.0f} s by hand, {machine:.0f} s of the machine."
        )
    assert hand.clicks <= MOST_CLICKS
    assert hand.pages <= MOST_PAGES
    assert hand.seconds <= MOST_SECONDS
