"""What the elements of a page say of themselves: tag, class and id that stand for an advert, a by-line, a caption.

The words are data (``[markup]`` in ``cleaning.toml``). A page is not believed where an element that holds half of its
text calls itself furniture (« with-sidebar »), nor of a main heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from questions.languages import load

#: Language of the words; class names of French pages mix French and English.
_LANGUAGE = "fr"
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Elements that a following one of the same kind closes.
_SELF_CLOSING = frozenset(("p", "li", "dt", "dd", "option", "tr", "td", "th"))
#: Shorter words open too many others.
_OPENING = 4
_NAMING = ("class", "id", "rel", "itemprop", "role")

Kind = Literal["dirt", "caption", "item"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Offsets into the readable text, and what stands there."""

    start: int
    end: int
    kind: Kind


@dataclass(slots=True)
class _Element:
    tag: str
    kind: Kind | None
    start: int
    byline: bool = False


class OpenElements:
    """Follows the elements of a page as they open and close."""

    def __init__(self) -> None:
        self._open: list[_Element] = []
        self._found: list[Stretch] = []
        #: Where the main headings stand in the readable text.
        self.headings: list[tuple[int, int]] = []
        #: Where elements called a by-line stand.
        self.bylines: list[tuple[int, int]] = []

    def opened(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        """An element begins at this character of the readable text."""
        if tag in _SELF_CLOSING and self._open and self._open[-1].tag == tag:
            self.closed(tag, at)
        pictured = _table()[0].get(tag) == "caption" or any(element.kind == "caption" for element in self._open)
        self._open.append(_Element(tag, _kind(tag, attributes), at, not pictured and _is_byline(attributes)))

    def closed(self, tag: str, at: int) -> None:
        """The nearest open element of this tag ends here, with whatever is left open inside it."""
        if not any(element.tag == tag for element in self._open):
            return
        while self._open:
            element = self._open.pop()
            self._note(element, at)
            if element.tag == tag:
                return

    def believable(self, length: int) -> tuple[Stretch, ...]:
        """The stretches found; none that holds half of the text or a main heading.

        :param length: characters of the readable text.
        """
        while self._open:
            self._note(self._open.pop(), length)
        return tuple(
            each
            for each in self._found
            if 2 * (each.end - each.start) < length
            and not any(each.start <= start and end <= each.end for start, end in self.headings)
        )

    def _note(self, element: _Element, at: int) -> None:
        if element.byline and at > element.start:
            self.bylines.append((element.start, at))
        if element.tag == "h1" and at > element.start:
            self.headings.append((element.start, at))
        elif element.tag == "li" and not element.kind and at > element.start:
            self._found.append(Stretch(element.start, at, "item"))
        elif element.kind and at > element.start:
            self._found.append(Stretch(element.start, at, element.kind))


def _kind(tag: str, attributes: Mapping[str, str]) -> Kind | None:
    tags, _ = _table()
    if tag in ("html", "body", "main", "article", "h1"):
        return None
    told = (_told(word) for word in _named(attributes))
    return next((kind for kind in told if kind), tags.get(tag))


def _named(attributes: Mapping[str, str]) -> list[str]:
    """The words of class, id, rel, itemprop and role."""
    return _WORD.findall(" ".join(_CAMEL.sub(" ", attributes.get(name, "")) for name in _NAMING).lower())


def _is_byline(attributes: Mapping[str, str]) -> bool:
    """« author-name », « byline »; « comment-author » and « author-bio » are none."""
    known = _byline_words()
    words = _named(attributes)
    return any(word in known for word in words) and not any(_told(word) for word in words if word not in known)


@cache
def _byline_words() -> frozenset[str]:
    return frozenset(load(_LANGUAGE, "cleaning").words("author.elements"))


@cache
def _told(word: str) -> Kind | None:
    """What a word of a class stands for; « cookiebar » and « newsletterbox » begin with one that is known."""
    words = _table()[1]
    opening = [known for known in words if len(known) >= _OPENING and word.startswith(known)]
    longest = max(opening, key=len, default=word)
    return words.get(word) or (words.get(longest) if word.removeprefix(longest) in _parts() else None)


@cache
def _parts() -> frozenset[str]:
    """What a part of a page is called behind what it holds (« cookiebar »)."""
    return frozenset(load(_LANGUAGE, "cleaning").words("markup.parts"))


@cache
def _table() -> tuple[dict[str, Kind], dict[str, Kind]]:
    """Kinds by tag and by word of a class."""
    pack = load(_LANGUAGE, "cleaning")
    kinds: tuple[Kind, ...] = ("caption", "dirt")
    tags: dict[str, Kind] = {tag: kind for kind in kinds for tag in pack.words(f"markup.{kind}_tags")}
    words: dict[str, Kind] = {word: kind for kind in kinds for word in pack.words(f"markup.{kind}_words")}
    return tags, words
