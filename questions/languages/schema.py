"""Whether a language pack is whole: every file and key that its steps need, each of its kind (``schema.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from questions.errors import BadLanguagePack
from questions.languages import Pack, load, reads

_FILE = Path(__file__).with_name("schema.toml")
#: Kinds that are read under the name of a method of ``Pack``.
_KINDS = frozenset(("text", "flag", "words", "table", "numbers", "regex", "rules", "entry"))


def check(language: str) -> None:
    """Reads every entry that a language needs.

    :raises BadLanguagePack: at the first that is missing or of another kind, with its file and key.
    """
    steps = reads(language)
    unknown = sorted(steps - known_steps())
    if unknown:
        raise BadLanguagePack(f"{language}/pipeline.toml: reads: no such step: {', '.join(unknown)}")
    for wanted in _wanted(steps, unparsed=not load(language, "pipeline").text("model")):
        _check_file(load(language, wanted["name"]), wanted)


@cache
def known_steps() -> frozenset[str]:
    """Everything that ``reads`` may name."""
    return frozenset(each["step"] for each in _schema() if each["step"]) | {"dates"}


@cache
def _schema() -> tuple[Mapping[str, Any], ...]:
    return tuple(tomllib.loads(_FILE.read_text(encoding="utf-8"))["files"])


def _wanted(steps: frozenset[str], *, unparsed: bool) -> Iterator[Mapping[str, Any]]:
    for each in _schema():
        if (not each["step"] or each["step"] in steps) and (unparsed or not each.get("unparsed", False)):
            yield each


def _check_file(pack: Pack, wanted: Mapping[str, Any]) -> None:
    for key, kind in wanted["keys"].items():
        if kind not in _KINDS:
            raise BadLanguagePack(f"schema.toml: {wanted['name']}: {key}: no such kind: {kind}")
        getattr(pack, kind)(key)
    for key, fields in wanted.get("rules", {}).items():
        for rule in pack.rules(key):
            for field in fields:
                if field not in rule.fields:
                    raise BadLanguagePack(f"{rule.origin}: {field}: missing entry")
