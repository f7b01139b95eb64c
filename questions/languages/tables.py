"""Reads the TOML tables of a language pack: everything a linguist may edit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from questions.errors import BadLanguagePack

FOLDER = Path(__file__).parent


@lru_cache(maxsize=64)
def load_table(language: str, name: str) -> dict[str, Any]:
    """The table ``<language>/<name>.toml``; callers must not change it, it is read once and shared.

    :raises BadLanguagePack: when the file is missing or is no TOML.
    """
    path = FOLDER / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadLanguagePack(f"{language}/{path.name} : {error}") from error


def grammar(language: str) -> Mapping[str, Any]:
    """The small words of a language (``<language>/grammar.toml``), by what they do."""
    words: Mapping[str, Any] = load_table(language, "grammar")["words"]
    return words


def phrase_expression(language: str, phrase: str, between: str = " ") -> str:
    """A regular expression for a phrase; its last word also matches elided and contracted.

    ``between`` is the expression for what may stand between two words.
    """
    *first, last = phrase.split(" ")
    forms: Sequence[str] = load_table(language, "grammar")["forms"].get(last, [last])
    return between.join([*map(re.escape, first), f"(?:{'|'.join(map(re.escape, forms))})"])
