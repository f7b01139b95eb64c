"""``python -m questions read FILE…`` and ``python -m questions write [--seed N] FILE…``.

``read`` prints one JSON object, ``write`` one item a line. A file that cannot be read is named on standard error, one
line each, and the others are read: status 0 when at least one dispatch was, else 2. Wrong usage is status 2 as well.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from questions import Source, read_dossier
from questions.cleaning import decode
from questions.cleaning.html import is_html, readable
from questions.dossier import Dossier
from questions.errors import DispatchRefused, NothingToRead, QuestionsError
from questions.languages import DEFAULT, languages
from questions.raw_offsets import RawFile, in_raw_files
from questions.report import dossier_report, item_report

FAILED = 2
_MARK = "\ufeff"

Lines = Callable[[Dossier, dict[str, RawFile], Namespace], Iterator[str]]


class _Arguments(ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    try:
        lines, refused = _run(options)
    except (QuestionsError, OSError) as error:
        _complain(_one_line(error))
        return FAILED
    for refusal in refused:
        _complain(_one_line(refusal))
    return _print(lines)


def _parser() -> ArgumentParser:
    parser = _Arguments(prog="python -m questions", description="Reads dispatches and writes questions on them.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Arguments)
    read = commands.add_parser("read", help="print what the dispatches say, as one JSON object")
    read.set_defaults(lines=_read_lines)
    read.add_argument(
        "--language",
        choices=languages(),
        default=DEFAULT,
        help=f"in which language the dispatches are written ({DEFAULT}); in another than {DEFAULT} only part is read",
    )
    write = commands.add_parser("write", help="print questions, one JSON object a line")
    write.add_argument("--seed", type=int, default=0, metavar="N", help="settles every choice that is left open (0)")
    write.set_defaults(lines=_item_lines, language=DEFAULT)
    for command in (read, write):
        command.add_argument("files", nargs="+", metavar="FILE", type=Path, help="a dispatch: text or HTML")
    return parser


def _run(options: Namespace) -> tuple[list[str], list[DispatchRefused]]:
    sources, refused = _sources(options.files)
    try:
        dossier = read_dossier(sources, language=options.language)
    except NothingToRead as nothing:
        raise NothingToRead(" ; ".join(map(str, [*refused, *nothing.refused]))) from nothing
    lines: Lines = options.lines
    read = {each.dispatch.file for each in dossier.dispatches}
    raw = _raw_files([source for source in sources if source.file in read])
    return list(lines(dossier, raw, options)), [*refused, *dossier.refused]


def _sources(paths: Sequence[Path]) -> tuple[list[Source], list[DispatchRefused]]:
    sources: list[Source] = []
    refused: list[DispatchRefused] = []
    for path in paths:
        try:
            sources.append(_source(path))
        except DispatchRefused as refusal:
            refused.append(refusal)
    return sources, refused


def _source(path: Path) -> Source:
    """The file decoded; a byte-order mark is kept, since offsets count every character of the file."""
    data = path.read_bytes()
    text, _ = decode(data, path.name)
    marked = data.startswith(_MARK.encode()) and not text.startswith(_MARK)
    return Source(path.name, _MARK + text if marked else text)


def _raw_files(sources: Sequence[Source]) -> dict[str, RawFile]:
    return {
        source.file: RawFile(source.text, tuple(readable(source.text)[1])) for source in sources if is_html(source.text)
    }


def _read_lines(dossier: Dossier, raw: dict[str, RawFile], _options: Namespace) -> Iterator[str]:
    yield json.dumps(dossier_report(in_raw_files(dossier, raw)), ensure_ascii=False, indent=1)


def _item_lines(dossier: Dossier, raw: dict[str, RawFile], options: Namespace) -> Iterator[str]:
    # Imported here: who only reads need not load the writers.
    from questions.item_writing import write_items

    for item in write_items(dossier, seed=options.seed):
        yield json.dumps(item_report(in_raw_files(item, raw)), ensure_ascii=False)


def _print(lines: Sequence[str]) -> int:
    """Writes UTF-8 whatever the terminal's settings; a reader that has left is no error."""
    try:
        for line in lines:
            sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _complain(message: str) -> None:
    sys.stderr.buffer.write(f"{message}\n".encode("utf-8", "replace"))
    sys.stderr.buffer.flush()


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename} : {error.strerror}"
    return " ".join(str(error).split())


if __name__ == "__main__":
    sys.exit(main())
