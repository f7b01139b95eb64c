"""Bytes of a file → text, without translating line ends; refuses what is no text at all."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from questions.errors import BinaryDispatch

#: First bytes of files that are no text, and what a teacher calls them.
_SIGNATURES = (
    (b"%PDF-", "un PDF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
    (b"RIFF", "une image ou un son"),
    (b"II*\x00", "une image"),
    (b"MM\x00*", "une image"),
    (b"BM", "une image"),
    (b"PK\x03\x04", "un document de traitement de texte ou une archive"),
    (b"PK\x05\x06", "une archive"),
    (b"\xd0\xcf\x11\xe0", "un document de traitement de texte"),
    (b"{\\rtf", "un document de traitement de texte"),
    (b"\x1f\x8b", "une archive"),
    (b"7z\xbc\xaf", "une archive"),
    (b"Rar!", "une archive"),
    (b"ID3", "un son"),
    (b"OggS", "un son"),
    (b"\x00\x00\x00\x18ftyp", "une vidéo"),
    (b"\x00\x00\x00 ftyp", "une vidéo"),
    (b"\x7fELF", "un programme"),
    (b"MZ\x90", "un programme"),
    (b"SQLite format 3\x00", "une base de données"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Above this share of control characters a text is none.
_MOST_CONTROLS = 0.02
_BEST_GUESS_BYTES = 100_000


def decode(data: bytes, file: str = "") -> tuple[str, str]:
    """The text of a file and the name of its encoding: UTF-8, UTF-16 or UTF-32 with a mark, else a Western one.

    A byte-order mark is no part of the text. Line ends stay as they are.

    :param data: the file, whole.
    :param file: its base name, for the error.
    :raises BinaryDispatch: when the bytes are no text.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 2 or b"\x00" in data[:200]):
            raise BinaryDispatch(file, _refusal(what))
    text, encoding = _decoded(data, file)
    if looks_binary(text):
        raise BinaryDispatch(file, _refusal("un fichier binaire"))
    return text, encoding


def looks_binary(text: str) -> bool:
    """Whether a decoded text holds more control characters than any text does."""
    sample = text[:_BEST_GUESS_BYTES]
    controls = sum(1 for character in sample if character < " " and character not in "\t\n\r\f\x0b\x1a\x1b")
    return controls > _MOST_CONTROLS * max(len(sample), 1)


def _refusal(what: str) -> str:
    return f"C’est {what}, pas un texte\u202f: enregistrez-le en .txt ou collez le texte de la dépêche."


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                raise BinaryDispatch(file, _refusal("un fichier abîmé")) from None
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _western(data, file)


def _western(data: bytes, file: str) -> tuple[str, str]:
    """UTF-16 without a mark is told by its zero bytes; the rest is Windows-1252 or what resembles it more."""
    if data.count(0) > len(data) // 4:
        raise BinaryDispatch(file, _refusal("un fichier binaire"))
    if looks_binary(data[:_BEST_GUESS_BYTES].decode("latin-1")):
        raise BinaryDispatch(file, _refusal("un fichier binaire"))
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        best = from_bytes(data[:_BEST_GUESS_BYTES], cp_isolation=["latin_1", "cp1252", "mac_roman", "cp850"]).best()
        encoding = best.encoding if best else "latin_1"
        return data.decode(encoding, errors="replace"), encoding
