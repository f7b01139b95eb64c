"""Very long input: read within bounds, or refused by name with its length and the limit."""

from __future__ import annotations

import tracemalloc

import pytest

from questions.__main__ import main
from questions.annotator.parsing.pipeline import LONGEST_SENTENCE
from questions.cleaning import clean
from questions.cleaning.cleaner import LONGEST, LONGEST_PAGE
from questions.dispatch import Source
from questions.errors import TooLong
from questions.reader import read_dossier

SENTENCE = "Le maire de Brume a annoncé mardi que le pont de pierre resterait fermé pendant trois semaines. "


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        (SENTENCE * 105_000, "5\u202f000\u202f000"),
        ("<!DOCTYPE html><html><body><p>" + SENTENCE * 105_000, "5\u202f000\u202f000"),
        (SENTENCE * 2_200, "200\u202f000"),
    ],
    ids=["text", "page", "over the limit"],
)
def test_what_is_too_long_is_refused_before_it_is_read(text, limit):
    tracemalloc.start()
    with pytest.raises(TooLong, match=r"^long\.txt") as refused:
        clean(Source("long.txt", text))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000
    assert limit in refused.value.reason
    assert refused.value.code == "too_long"


def test_a_page_may_be_longer_than_the_dispatch_in_it():
    page = (
        f"<!DOCTYPE html><html><head><style>{'a{}' * LONGEST}</style></head><body><p>{SENTENCE * 5}</p></body></html>"
    )
    assert LONGEST < len(page) <= LONGEST_PAGE
    assert clean(Source("page.html", page)).body


def test_on_the_command_line_a_long_file_is_refused_and_the_others_are_read(tmp_path, capfdbinary):
    (tmp_path / "long.txt").write_text(SENTENCE * 105_000, encoding="utf-8")
    (tmp_path / "short.txt").write_text(SENTENCE, encoding="utf-8")
    assert main(["read", str(tmp_path / "long.txt"), str(tmp_path / "short.txt")]) == 0
    out, err = capfdbinary.readouterr()
    assert b"short.txt" in out
    assert err.decode().startswith("long.txt : Le texte est trop long")
    assert err.decode().count("\n") == 1


@pytest.mark.model
def test_a_huge_line_is_cut_into_sentences_of_bounded_length():
    text = "Le maire de Brume, " + "le préfet et " * 1500 + "le ministre ont signé."
    (read,) = read_dossier([Source("line.txt", text)]).dispatches
    assert max(len(sentence.tokens) for sentence in read.sentences) <= LONGEST_SENTENCE
    assert sum(len(sentence.tokens) for sentence in read.sentences) > 4000
    assert all(text[s.span.start : s.span.end] == s.span.quote for s in read.sentences)


@pytest.mark.model
@pytest.mark.parametrize("sign", [" ", "\t", "\u00a0", "=", "-", "«", '"', "(", "@", "|", "> "])
def test_a_row_of_one_sign_costs_no_more_than_its_length(sign):
    """Rules that look on from every sign of a row would take hours over this one: the test would never end."""
    row = sign * (190_000 // len(sign))
    text = f"Le pont de pierre ferme\n\n{SENTENCE * 3}\n{row}\nLes piétons passent par l'écluse."
    (read,) = read_dossier([Source("row.txt", text)]).dispatches
    assert any(s.span.quote.startswith("Le maire de Brume") for s in read.sentences)
    assert all(text[s.span.start : s.span.end] == s.span.quote for s in read.sentences)
