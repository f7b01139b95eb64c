"""HTML pages: the readable text with the way back to the raw file, and what the page says of itself.

Offsets into raw HTML would put tags into quotes. So the reading works on ``readable(text)``: the text a reader sees, a
line a block element, and for each of its characters the offset of that character (or of its entity) in the raw HTML.
Which blocks are the article is for trafilatura to say; menus, forms, scripts and asides are left out here already.
"""

from __future__ import annotations

import html as entities
import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import trafilatura

from questions import timex
from questions.cleaning.lines import blocks
from questions.cleaning.markup import Kind, OpenElements, Stretch

_TAGS = re.compile(r"<(?:!doctype html|html|head|body|article|div|p|h1|table|section|meta)\b[^>]*>", re.IGNORECASE)
_SKIPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "select",
        "option",
        "textarea",
        "button",
        "nav",
        "form",
        "head",
        "object",
        "canvas",
        "audio",
        "video",
    )
)
_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_OF_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-])")
_PUBLISHED = frozenset(
    (
        "article:published_time",
        "og:article:published_time",
        "date",
        "datepublished",
        "dc.date",
        "dcterms.created",
        "dc.date.issued",
        "publication_date",
        "pubdate",
    )
)
_SITE = frozenset(("og:site_name", "application-name", "publisher"))
#: Paragraphs at the head of a page in which a marked time is that of the page, not of an event told.
_HEAD = 1
#: A page without so many tags is a text that quotes some.
_FEWEST_TAGS = 2


@dataclass(frozen=True, slots=True)
class Page:
    """The readable text of a page; ``article`` is what the extractor kept of it, as one comparison key."""

    text: str
    offsets: tuple[int, ...]
    article: str
    published: str | None
    site: str | None
    #: Title of the browser's window.
    title: str | None = None
    #: Stretches of ``text`` that the page itself calls an advert, a by-line, comments, a caption, …
    furniture: tuple[Stretch, ...] = ()
    #: Stretches of ``text`` that are a main heading (``h1``).
    headings: tuple[tuple[int, int], ...] = ()
    #: Stretches of ``text`` that the page itself calls a by-line, those without text left out.
    bylines: tuple[tuple[int, int], ...] = ()

    def is_heading(self, start: int, end: int) -> bool:
        """Whether this stretch of the text stands in a main heading."""
        return any(first <= start and end <= last for first, last in self.headings)

    def kind_of(self, start: int, end: int) -> Kind | None:
        """What the page calls this stretch of its text, ``None`` where it says nothing of it."""
        inside = [each for each in self.furniture if 2 * (min(end, each.end) - max(start, each.start)) >= end - start]
        kinds = [each.kind for each in sorted(inside, key=lambda each: each.start, reverse=True)]
        return next((kind for kind in kinds if kind != "item"), kinds[0] if kinds else None)


def is_html(text: str) -> bool:
    """Whether the text is an HTML page or a piece of one."""
    return len(_TAGS.findall(text[:20_000])) >= _FEWEST_TAGS and text.count("</") >= 1


def readable(text: str) -> tuple[str, list[int]]:
    """The text that a reader of this HTML sees, and for each of its characters the offset in the raw HTML."""
    reader = _read(text)
    return "".join(reader.characters), reader.offsets


def read_page(text: str) -> Page:
    """The page with its metadata and what trafilatura takes for its article."""
    reader = _read(text)
    plain = "".join(reader.characters)
    furniture = reader.elements.believable(len(plain))
    headings = tuple(reader.elements.headings)
    offsets = tuple(reader.offsets)
    bylines = tuple(reader.elements.bylines)
    return Page(plain, offsets, _article(text), reader.day, reader.site, reader.title, furniture, headings, bylines)


def _article(text: str) -> str:
    """Key of the article's text; empty when the extractor finds none."""
    found = trafilatura.extract(
        text, include_comments=False, include_tables=False, favor_recall=True, deduplicate=False, output_format="txt"
    )
    return " ".join(block.key for block in blocks(found or ""))


def _read(text: str) -> _Reader:
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    return reader


class _Reader(HTMLParser):
    """Collects text with offsets; line ends of the source are spaces, block elements are line ends."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.characters: list[str] = []
        self.offsets: list[int] = []
        self.published: str | None = None
        self._paragraphs = 0
        #: Days that the page marks up as times above its text, and one that its own address holds.
        self.times: set[str] = set()
        self.address: str | None = None
        self.site: str | None = None
        self._raw = text
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._skipped: list[str] = []
        self._in_json = False
        self._in_title = False
        self._title: list[str] | None = None
        self.elements = OpenElements()

    @property
    def title(self) -> str | None:
        """What stands in the page's ``title`` element."""
        return " ".join("".join(self._title or ()).split()) or None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes metadata, opens a block or starts to skip."""
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        self._in_title = tag == "title" and self._title is None
        if tag in _SKIPPED:
            self._skipped.append(tag)
            self._in_json = tag == "script" and given.get("type") == "application/ld+json"
        elif tag in _BLOCKS:
            self._break()
        if tag not in _VOID:
            self.elements.opened(tag, given, len(self.characters))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag closed at once holds nothing to skip."""
        self._note(tag, {name: value or "" for name, value in attrs})
        if tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """Closes a block, or ends skipping."""
        self._in_title = False
        self.elements.closed(tag, len(self.characters))
        if tag in self._skipped:
            while self._skipped and self._skipped.pop() != tag:
                pass
            self._in_json = False
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if self._in_json:
            self._read_json(data)
        self._add_to_title(data)
        if not self._skipped:
            start = self._offset()
            for index, character in enumerate(data):
                self._add(" " if character in "\r\n\t" else character, start + index)

    def handle_entityref(self, name: str) -> None:
        """« &eacute; »."""
        self._add_entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """« &#233; »."""
        self._add_entity(f"&#{name};")

    def _add_to_title(self, data: str) -> None:
        if self._in_title:
            self._title = [*(self._title or ()), data]

    def _add_entity(self, entity: str) -> None:
        self._add_to_title(entities.unescape(entity))
        if not self._skipped:
            for character in entities.unescape(entity):
                self._add(character, self._offset())

    def _offset(self) -> int:
        line, column = self.getpos()
        return min(self._line_starts[line - 1] + column, max(len(self._raw) - 1, 0))

    def _add(self, character: str, offset: int) -> None:
        if character == " " and (not self.characters or self.characters[-1] in " \n"):
            return
        self.characters.append(character)
        self.offsets.append(offset)

    def _break(self) -> None:
        if self.characters and self.characters[-1] == " ":
            self.characters[-1] = "\n"
        elif self.characters and self.characters[-1] != "\n":
            self.characters.append("\n")
            self.offsets.append(self._offset())

    def _note(self, tag: str, given: dict[str, str]) -> None:
        name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        if tag == "meta" and name in _SITE:
            self.site = self.site or given.get("content") or None
        value = given.get("content") if tag == "meta" else given.get("datetime")
        if name in _PUBLISHED or (tag == "time" and ("pubdate" in given or name == "datepublished")):
            self._note_day(value or "")
        elif tag == "time" and self._paragraphs <= _HEAD and (day := _DAY.match(value or "")):
            self.times.add(day[0])
        self._paragraphs += tag == "p"
        if name == "og:url" or (tag == "link" and given.get("rel") == "canonical"):
            self._note_address(given.get("content") or given.get("href") or "")

    def _note_address(self, address: str) -> None:
        """« …/2017/05/12/la-scierie.html »."""
        day = _DAY_OF_ADDRESS.search(address)
        if day and _is_day("-".join(day.groups())):
            self.address = self.address or "-".join(day.groups())

    @property
    def day(self) -> str | None:
        """The day of publication that the page states, else its only marked time, else the day in its address."""
        marked = next(iter(self.times)) if len(self.times) == 1 else None
        return self.published or (marked if marked and _is_day(marked) else None) or self.address

    def _note_day(self, value: str) -> None:
        day = _DAY.match(value)
        if day and _is_day(day[0]):
            self.published = self.published or day[0]

    def _read_json(self, data: str) -> None:
        try:
            self._walk(json.loads(data))
        except (ValueError, RecursionError):
            return

    def _walk(self, value: Any) -> None:
        if isinstance(value, list):
            for item in value:
                self._walk(item)
        elif isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                self._note_day(value["datePublished"])
            publisher = value.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                self.site = self.site or publisher["name"] or None
            for item in value.values():
                self._walk(item)


def _is_day(value: str) -> bool:
    """Whether a page may have come out that day; a page that states the year 9999 states none."""
    return timex.is_day(value) and timex.is_reckoned(value)
