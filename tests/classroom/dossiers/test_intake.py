"""What may come into a dossier."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.dossiers.intake import (
    MAX_BYTES,
    MAX_CHARACTERS,
    MAX_NAME,
    Incoming,
    Refusal,
    Refused,
    decode,
    decode_all,
    pasted,
    safe_name,
    unique_name,
)

SENTENCE = "Le préfet a rouvert le pont « dès l’aube » à Évreux."


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("utf-8-sig"), "utf-8-sig"),
        (SENTENCE.encode("cp1252"), "cp1252"),
        (SENTENCE.encode("utf-16"), "utf-16"),
    ],
)
def test_the_usual_encodings_give_the_same_text(content, encoding):
    decoded = decode(Incoming("pont.txt", content))

    assert decoded.text == SENTENCE
    assert decoded.encoding == encoding
    assert decoded.content == content


def test_latin_1_keeps_its_accents():
    assert decode(Incoming("pont.txt", "Évreux, été".encode("latin-1"))).text == "Évreux, été"


def test_line_ends_are_not_translated():
    assert decode(Incoming("pont.txt", b"Un\r\nDeux\rTrois\n")).text == "Un\r\nDeux\rTrois\n"


def test_of_a_page_the_readable_text_is_kept():
    head = "<!doctype html><html><head><title>T</title><script>var x;</script></head>"
    page = f"{head}<body><p>Le pont a &eacute;t&eacute; rouvert.</p><p>Fin.</p></body></html>"

    decoded = decode(Incoming("pont.html", page.encode()))

    assert "Le pont a été rouvert." in decoded.text
    assert "var x" not in decoded.text
    assert "<p>" not in decoded.text
    assert decoded.content == page.encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b" \r\n\t ", Refusal.EMPTY),
        ("\u00a0\u202f\n".encode(), Refusal.EMPTY),
        (b"%PDF-1.7 un texte", Refusal.BINARY),
        (b"\x89PNG\r\n\x1a\n\0\0", Refusal.BINARY),
        (b"PK\x03\x04\x14\0\x06\0", Refusal.BINARY),
        (b"Bonjour" * 100 + b"\0", Refusal.BINARY),
        (b"a" * (MAX_BYTES + 1), Refusal.TOO_LARGE),
        (b"a " * (MAX_CHARACTERS // 2 + 1), Refusal.TOO_LONG),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(content, reason):
    assert decode(Incoming("x.txt", content)) == Refused("x.txt", reason)


def test_one_refusal_does_not_touch_the_others():
    results = list(decode_all([Incoming("a.txt", b""), Incoming("b.txt", b"Bonjour."), Incoming("c.pdf", b"%PDF-1")]))

    assert [type(result).__name__ for result in results] == ["Refused", "Decoded", "Refused"]


def test_a_pasted_text_loses_the_line_ends_of_the_form():
    assert pasted("Un\r\nDeux").content == b"Un\nDeux"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\moi\\dépêche 1.txt", "dépêche 1.txt"),
        ("e\u0301te\u0301.txt", "été.txt"),
        ("a\nb\0c<>.txt", "abc.txt"),
        ("...", "depeche.txt"),
        ("", "depeche.txt"),
        ("x" * 300 + ".html", "x" * (MAX_NAME - 5) + ".html"),
    ],
)
def test_names_lose_what_could_harm(name, safe):
    assert safe_name(name) == safe


def test_a_name_that_is_taken_gets_a_number():
    assert unique_name("Pont.txt", {"pont.txt", "Pont-2.TXT"}) == "Pont-3.txt"


@given(name=st.text(max_size=200), taken=st.sets(st.text(max_size=5), max_size=5))
def test_any_name_becomes_one_that_can_be_stored(name, taken):
    unique = unique_name(name, taken)

    assert 0 < len(unique) <= 200
    assert not set(unique) & set("/\\\0\n")
    assert unique.casefold() not in {each.casefold() for each in taken}
