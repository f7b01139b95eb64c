"""What may come into a dossier: bytes in, a decoded dispatch or the reason of a refusal out. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

#: Dispatches that a dossier can hold.
MAX_DISPATCHES = 200
#: Bytes of one file: a long article with all the HTML around it.
MAX_BYTES = 2 * 1024 * 1024
#: Characters of one dispatch once decoded: some sixty printed pages.
MAX_CHARACTERS = 200_000
#: Characters of a file name that are kept.
MAX_NAME = 120

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


class Refusal(StrEnum):
    """Why something was not taken into the dossier."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TWICE = "twice"
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class Incoming:
    """A file or a pasted text as it came, under the name that it came with."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Decoded:
    """A dispatch that can be kept: its bytes, their encoding and the text that offsets will point into."""

    name: str
    content: bytes
    encoding: str
    text: str


@dataclass(frozen=True)
class Refused:
    """What was not taken in, by name, and why."""

    name: str
    reason: Refusal


def decode_all(arrivals: Iterable[Incoming]) -> Iterator[Decoded | Refused]:
    """Decode each arrival by itself: one that is refused does not touch the others."""
    for arrival in arrivals:
        yield decode(arrival)


def decode(arrival: Incoming) -> Decoded | Refused:
    """Decode UTF-8, with or without a byte order mark, Latin-1 or Windows-1252; of HTML keep the readable text."""
    refusal = _refuse_bytes(arrival.content)
    if refusal:
        return Refused(arrival.name, refusal)
    decoded = _text_of(arrival)
    if isinstance(decoded, Refused):
        return decoded
    refusal = _refuse_text(decoded.text)
    return Refused(arrival.name, refusal) if refusal else decoded


def _refuse_bytes(content: bytes) -> Refusal | None:
    if not content.strip():
        return Refusal.EMPTY
    return Refusal.TOO_LARGE if len(content) > MAX_BYTES else None


def _refuse_text(text: str) -> Refusal | None:
    if not text.strip():
        return Refusal.EMPTY
    if "\0" in text:
        return Refusal.BINARY
    return Refusal.TOO_LONG if len(text) > MAX_CHARACTERS else None


def _text_of(arrival: Incoming) -> Decoded | Refused:
    # Imported here: reading HTML brings in a large library that most requests do without.
    from questions.cleaning import decode as decode_bytes
    from questions.errors import DispatchRefused

    try:
        text, encoding = decode_bytes(arrival.content, arrival.name)
    except DispatchRefused:
        return Refused(arrival.name, Refusal.BINARY)
    return Decoded(arrival.name, arrival.content, encoding, _readable(arrival.name, text))


def _readable(name: str, text: str) -> str:
    from questions.cleaning import html

    named_html = PurePosixPath(name.lower()).suffix in HTML_SUFFIXES
    return html.readable(text)[0] if named_html or html.is_html(text) else text


def safe_name(name: str) -> str:
    """A file name without folders, control characters or surprises, at most ``MAX_NAME`` long."""
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c for c in base if c.isprintable() and c not in '<>:"|?*').strip(" .")
    path = PurePosixPath(kept or "depeche.txt")
    return path.stem[: MAX_NAME - len(path.suffix[:12])] + path.suffix[:12]


def unique_name(name: str, taken: set[str]) -> str:
    """The safe name, with a number before its suffix when it is taken already; capitals do not tell names apart."""
    base = safe_name(name)
    occupied = {each.casefold() for each in taken}
    path, number, candidate = PurePosixPath(base), 1, base
    while candidate.casefold() in occupied:
        number += 1
        candidate = f"{path.stem}-{number}{path.suffix}"
    return candidate


def pasted(text: str) -> Incoming:
    """A pasted text as an arrival; the line ends that a browser's form imposes are set back to plain ones."""
    return Incoming("texte-colle.txt", text.replace("\r\n", "\n").encode())
