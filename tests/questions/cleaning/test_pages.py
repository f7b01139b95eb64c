"""Whole pages of several outlets, dirt and all: what is body, headline, caption, agency and date of publication."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from questions.cleaning import clean, decode
from questions.dispatch import Dispatch, Source

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, Any] = tomllib.loads((PAGES / "expected.toml").read_text(encoding="utf-8"))


def cleaned(page: dict[str, Any]) -> Dispatch:
    text, _ = decode((PAGES / page["file"]).read_bytes(), page["file"])
    return clean(Source(page["file"], text))


def body_of(dispatch: Dispatch) -> str:
    return "\n".join(dispatch.text[zone.start : zone.end] for zone in dispatch.body)


@pytest.fixture(params=EXPECTED.values(), ids=EXPECTED)
def page(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


def test_every_page_of_the_folder_is_expected() -> None:
    files = {path.name for path in PAGES.iterdir()} - {"expected.toml"}
    assert files == {page["file"] for page in EXPECTED.values()}


def test_body(page: dict[str, Any]) -> None:
    body = body_of(cleaned(page)).replace("\u00a0", " ").replace("\u202f", " ")
    first, last = page["body"]
    assert body.startswith(first)
    assert body.endswith(last)
    assert [words for words in page["kept"] if words not in body] == []
    assert [words for words in page["gone"] if words in body] == []


def test_masthead(page: dict[str, Any]) -> None:
    dispatch = cleaned(page)
    assert dispatch.headline is not None
    assert dispatch.headline.quote.replace("\u00a0", " ") == page["headline"]
    assert dispatch.title == page["headline"]
    if "agency" in page:
        assert dispatch.agency == page["agency"]
    assert (dispatch.dateline.quote if dispatch.dateline else None) == page.get("dateline")


def test_publication(page: dict[str, Any]) -> None:
    published = cleaned(page).published
    assert (published.value if published else None) == page.get("published")
    if published:
        assert published.basis == "stated"
        assert published.reason.endswith(".")


def test_captions(page: dict[str, Any]) -> None:
    dispatch = cleaned(page)
    captions = [dispatch.text[zone.start : zone.end] for zone in dispatch.zones if zone.kind == "caption"]
    assert captions == page["captions"]


def test_zones_tile_the_text_in_order(page: dict[str, Any]) -> None:
    dispatch = cleaned(page)
    position = 0
    for zone in dispatch.zones:
        assert position <= zone.start < zone.end
        assert not dispatch.text[position : zone.start].strip("*#|_>()–- =\r\n\t\u00a0")
        position = zone.end
    assert not dispatch.text[position:].strip("*#|_>.\r\n\t ")


def test_spans_quote_the_text(page: dict[str, Any]) -> None:
    dispatch = cleaned(page)
    spans = [dispatch.headline, dispatch.dateline, *(dispatch.published.evidence if dispatch.published else ())]
    for span in filter(None, spans):
        assert span.quote == dispatch.text[span.start : span.end]
        assert span.file == page["file"]
