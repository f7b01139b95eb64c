"""What the stories told in a real browser share: where a question stands on the sheet, and what the database keeps."""

from __future__ import annotations

from playwright.sync_api import Page
from sqlalchemy import select

from classroom.models import Response


def answers(page: Page, kind: str):
    return page.locator(f"[data-kind={kind}] .answer")


def field(page: Page, kind: str):
    return answers(page, kind).locator("input[type=text]")


def state(page: Page, kind: str):
    return page.locator(f"[data-kind={kind}] [data-state]")


def status(page: Page):
    return page.locator("[data-status]")


def stored(scene, attempt, kind):
    """Number and answer of everything that was received for a question."""
    scene.session.rollback()
    item = scene.item(attempt, kind)
    query = select(Response).where(Response.attempt_item_id == item).order_by(Response.sequence)
    return [(response.sequence, response.answer) for response in scene.session.scalars(query)]


def waiting_on_device(page: Page) -> int:
    """How many answers wait on this device, in either of its two places."""
    return page.evaluate(
        """async () => {
            const local = Object.keys(localStorage).filter((key) => key.startsWith("recoupe.attempt."));
            const request = indexedDB.open("recoupe", 1);
            const database = await new Promise((done) => { request.onsuccess = () => done(request.result); });
            const keys = database.transaction("unsent").objectStore("unsent").getAllKeys();
            await new Promise((done) => { keys.onsuccess = done; });
            database.close();
            return new Set([...local, ...keys.result]).size;
        }"""
    )


def wait_until_on_disk(page: Page, answer: str) -> None:
    """Wait until the device would give an answer back after a power cut."""
    page.wait_for_function(
        """async (answer) => {
            const request = indexedDB.open("recoupe", 1);
            const database = await new Promise((done) => { request.onsuccess = () => done(request.result); });
            const values = database.transaction("unsent").objectStore("unsent").getAll();
            await new Promise((done) => { values.onsuccess = done; });
            database.close();
            return values.result.some((value) => value.answer === answer);
        }""",
        arg=answer,
    )
