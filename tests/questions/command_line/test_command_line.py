"""``python -m questions``: what goes out, what goes to standard error, with which status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from questions.__main__ import main

HARBOUR = """Port de Kervern : le chantier reprend

KERVERN, 4 mars 2021 (AFP) - Les travaux de la digue de Kervern, suspendus depuis janvier en raison des tempêtes,
reprendront lundi, a annoncé jeudi le maire, Yann Le Goff.

« La digue sera prête en juin », a déclaré M. Le Goff. Selon la préfecture, le chantier emploie 45 personnes.
"""
COUNCIL = """La digue de Kervern attendra

Publié le 6 mars 2021 | Le Courrier de la baie

Le maire de Kervern, Yann Le Goff, avait promis une digue pour juin. D'après l'association des plaisanciers,
le chantier emploie douze personnes seulement. Les travaux ont commencé le 3 novembre 2020.
"""
ENGLISH = (
    "The harbour will reopen on Monday, the mayor said. Work had been suspended since January because of storms.\n"
)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    made = {"harbour.txt": HARBOUR, "council.txt": COUNCIL}
    for name, text in made.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in made]


def _add(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def _run(capfdbinary, *arguments: str) -> tuple[int, str, list[str]]:
    status = main(arguments)
    out, err = capfdbinary.readouterr()
    return status, out.decode("utf-8"), err.decode("utf-8").splitlines()


@pytest.mark.model
def test_read_prints_one_json_object(capfdbinary, files):
    status, out, err = _run(capfdbinary, "read", *files)
    assert (status, err) == (0, [])
    assert [dispatch["file"] for dispatch in json.loads(out)["dispatches"]] == ["harbour.txt", "council.txt"]


@pytest.mark.model
def test_write_prints_one_item_a_line_and_repeats_itself(capfdbinary, files):
    status, out, err = _run(capfdbinary, "write", "--seed", "4", *files)
    assert (status, err) == (0, [])
    items = [json.loads(line) for line in out.splitlines()]
    assert items
    assert all({"id", "topic", "kind", "stem", "options", "evidence", "rule"} <= set(item) for item in items)
    assert _run(capfdbinary, "write", "--seed", "4", *files)[1] == out


@pytest.mark.model
def test_what_cannot_be_read_is_named_and_the_others_are_read(capfdbinary, tmp_path, files):
    odd = [
        _add(tmp_path, "void.txt", b""),
        _add(tmp_path, "photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
        _add(tmp_path, "english.txt", ENGLISH.encode()),
    ]
    status, out, err = _run(capfdbinary, "read", *odd, *files)
    assert status == 0
    assert len(json.loads(out)["dispatches"]) == 2
    assert len(err) == 3
    assert all(any(name in line for line in err) for name in ("void.txt", "photo.txt", "english.txt"))


def test_when_nothing_can_be_read_one_line_names_all_files(capfdbinary, tmp_path):
    odd = [
        _add(tmp_path, "void.txt", b""),
        _add(tmp_path, "photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
        _add(tmp_path, "english.txt", ENGLISH.encode()),
    ]
    status, out, err = _run(capfdbinary, "write", *odd)
    assert (status, out, len(err)) == (2, "", 1)
    assert all(name in err[0] for name in ("void.txt", "photo.txt", "english.txt"))


def test_a_file_that_is_not_there_is_one_line(capfdbinary, tmp_path):
    status, out, err = _run(capfdbinary, "read", str(tmp_path / "nowhere.txt"))
    assert (status, out, len(err)) == (2, "", 1)
    assert "nowhere.txt" in err[0]


def test_a_folder_is_no_dispatch(capfdbinary, tmp_path):
    status, out, err = _run(capfdbinary, "read", str(tmp_path))
    assert (status, out, len(err)) == (2, "", 1)


@pytest.mark.parametrize("arguments", [[], ["read"], ["translate", "a.txt"], ["write", "--seed", "x", "a.txt"], ["-x"]])
def test_wrong_usage_is_one_line_and_status_two(capfdbinary, arguments):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert len(err.splitlines()) == 1


@pytest.mark.model
def test_offsets_count_a_byte_order_mark(capfdbinary, tmp_path):
    path = _add(tmp_path, "marked.txt", b"\xef\xbb\xbf" + HARBOUR.encode())
    _, out, _ = _run(capfdbinary, "read", path)
    text = Path(path).read_bytes().decode("utf-8")
    found = json.loads(out)["time_expressions"]
    assert found
    assert all(text[each["start"] : each["end"]] == each["text"] for each in found)


@pytest.mark.model
def test_offsets_count_both_characters_of_a_windows_line_end(capfdbinary, tmp_path):
    path = _add(tmp_path, "windows.txt", HARBOUR.replace("\n", "\r\n").encode())
    _, out, _ = _run(capfdbinary, "read", path)
    text = Path(path).read_bytes().decode("utf-8")
    found = json.loads(out)["time_expressions"]
    assert found
    assert all(text[each["start"] : each["end"]] == each["text"] for each in found)


@pytest.mark.model
def test_a_page_is_quoted_from_its_html(capfdbinary, tmp_path):
    body = "".join(f"<p>{part}</p>" for part in HARBOUR.replace("é", "&eacute;").split("\n\n"))
    page = f"<html><head><title>Port</title></head><body><article>{body}</article></body></html>"
    path = _add(tmp_path, "page.html", page.encode())
    _, out, _ = _run(capfdbinary, "read", path)
    report = json.loads(out)
    assert report["actors"]
    for actor in report["actors"]:
        for role in actor["role_spans"]:
            assert page[role["start"] : role["end"]] == role["text"]


def _process(arguments: list[str], seed: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "questions", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )


@pytest.mark.model
def test_output_is_the_same_byte_for_byte_in_every_process(files):
    outs = [_process(["read", *files], seed).communicate(timeout=120)[0] for seed in ("1", "2")]
    assert outs[0] == outs[1]
    assert "Kervern" in outs[0].decode("utf-8")


@pytest.mark.model
def test_a_reader_that_leaves_early_is_no_error(files):
    process = _process(["read", *files], "0")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=120) == 0
    assert err == b""
