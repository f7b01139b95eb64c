"""Bytes of a file: which are text, in which encoding, with line ends untouched."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.cleaning import decode
from questions.errors import BinaryDispatch

TEXT = "Été 2014 : l’évêque d’Évry dînait à Noël.\r\nDeuxième ligne\u00a0!\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode("utf-8"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("cp1252"), "cp1252"),
        (b"", "utf-8"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    text, found = decode(data, "a.txt")
    assert (text, found) == (TEXT if data else "", encoding)


def test_western_bytes_that_windows_lacks() -> None:
    text, _ = decode("Le maire a parlé\x81 hier.".encode("latin-1"), "a.txt")
    assert "Le maire a parl" in text


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n%\xe2\xe3", b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"GIF89a\x01\x00",
     b"PK\x03\x04\x14\x00\x06\x00", b"\xd0\xcf\x11\xe0\xa1\xb1", b"{\\rtf1\\ansi", b"\x1f\x8b\x08\x00",
     b"BM6\x00\x00\x00\x00\x00", b"\x00\x01\x02\x03" * 50, bytes(range(256)) * 4, "Été".encode("utf-16-le") * 9],
)  # fmt: skip
def test_files_that_are_no_text(data: bytes) -> None:
    with pytest.raises(BinaryDispatch) as refused:
        decode(data, "photo.txt")
    assert refused.value.file == "photo.txt"
    assert refused.value.reason.endswith(".")
    assert refused.value.code == "binary"


def test_a_text_that_begins_like_a_bitmap_is_a_text() -> None:
    assert decode(b"BMW rappelle 3000 voitures.", "a.txt") == ("BMW rappelle 3000 voitures.", "utf-8")


def test_a_file_cut_in_the_middle_of_a_character() -> None:
    with pytest.raises(BinaryDispatch):
        decode(codecs.BOM_UTF16_LE + b"\x41", "a.txt")


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"))))
def test_any_utf8_text_comes_back(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8"), "a.txt")[0] in (text, text.removeprefix("\ufeff"))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(BinaryDispatch):
        text, encoding = decode(data, "a.txt")
        assert len(text) <= len(data)
        assert encoding
