"""Language packs: what a linguist may edit, as TOML tables, one folder a language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from questions.errors import BadLanguagePack


@cache
def load_table(language: str, name: str) -> dict[str, Any]:
    """The table ``languages/<language>/<name>.toml``, read once; callers must not change it.

    :raises BadLanguagePack: when there is no such file, or it is no TOML.
    """
    path = files(__name__) / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadLanguagePack(f"{language}/{name}.toml : {error}") from error
