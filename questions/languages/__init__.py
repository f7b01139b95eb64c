"""Language packs: everything a linguist may edit, as TOML files under ``questions/languages/<language>/``.

A pack is read once and kept. Its accessors are typed: a missing or ill-typed entry raises ``BadLanguagePack``, which
names the file and the entry, so that a slip in a TOML file never surfaces as a wrong reading.

A *rule* is a table with a ``name``, the fields its user needs, and ``examples`` and ``counter_examples`` that the
tests run.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from questions.errors import BadLanguagePack

#: The language read unless another is asked for.
DEFAULT = "fr"
#: The language in which the engine explains itself (reckonings, reasons), whatever it reads.
EXPLAINING = "fr"

_ROOT = Path(__file__).parent
_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule of a pack: ``fields`` holds what stands in its table beside name and examples."""

    name: str
    fields: Mapping[str, Any]
    examples: tuple[Any, ...]
    counter_examples: tuple[Any, ...]
    origin: str

    def text(self, key: str, default: str | None = None) -> str:
        """A field that is a string; ``default`` stands for a missing one.

        :raises BadLanguagePack: when it is missing without default, or no string.
        """
        value = self.fields.get(key, default)
        if not isinstance(value, str):
            raise BadLanguagePack(f"{self.origin}: {key}: a string is expected, not {value!r}")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """A field that is a whole number.

        :raises BadLanguagePack: when it is missing without default, or no whole number.
        """
        value = self.fields.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadLanguagePack(f"{self.origin}: {key}: a whole number is expected, not {value!r}")
        return value

    def flag(self, key: str) -> bool:
        """A field that is true or false; a missing one is false.

        :raises BadLanguagePack: when it is neither.
        """
        value = self.fields.get(key, False)
        if not isinstance(value, bool):
            raise BadLanguagePack(f"{self.origin}: {key}: true or false is expected, not {value!r}")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A field that is a list of strings; a missing one is empty.

        :raises BadLanguagePack: when it is anything else.
        """
        return _strings(self.fields.get(key, []), f"{self.origin}: {key}")

    def regex(self, key: str = "pattern", flags: int = re.IGNORECASE) -> re.Pattern[str]:
        """A field that is a regular expression, compiled.

        :raises BadLanguagePack: when it is missing or does not compile.
        """
        return _compiled(self.text(key), flags, f"{self.origin}: {key}")


@dataclass(frozen=True, slots=True)
class Pack:
    """One TOML file of a language. Entries are named by dotted paths (``share.buttons``)."""

    file: str
    data: Mapping[str, Any]

    def entry(self, path: str) -> Any:
        """Whatever stands at this path.

        :raises BadLanguagePack: when nothing does.
        """
        value: Any = self.data
        for key in path.split("."):
            if not isinstance(value, Mapping) or key not in value:
                raise BadLanguagePack(f"{self.file}: {path}: missing entry")
            value = value[key]
        return value

    def words(self, path: str) -> tuple[str, ...]:
        """A list of strings.

        :raises BadLanguagePack: when it is missing or anything else.
        """
        return _strings(self.entry(path), f"{self.file}: {path}")

    def text(self, path: str) -> str:
        """A string.

        :raises BadLanguagePack: when it is missing or anything else.
        """
        value = self.entry(path)
        if not isinstance(value, str):
            raise BadLanguagePack(f"{self.file}: {path}: a string is expected, not {value!r}")
        return value

    def table(self, path: str) -> Mapping[str, str]:
        """A table whose values are strings.

        :raises BadLanguagePack: when it is missing or holds anything else.
        """
        return {key: str(value) for key, value in self._typed(path, str).items()}

    def numbers(self, path: str) -> Mapping[str, int]:
        """A table whose values are whole numbers.

        :raises BadLanguagePack: when it is missing or holds anything else.
        """
        return {key: int(value) for key, value in self._typed(path, int).items()}

    def regex(self, path: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
        """A regular expression, compiled.

        :raises BadLanguagePack: when it is missing or does not compile.
        """
        return _compiled(self.text(path), flags, f"{self.file}: {path}")

    def flag(self, path: str) -> bool:
        """True or false.

        :raises BadLanguagePack: when it is missing or neither.
        """
        value = self.entry(path)
        if not isinstance(value, bool):
            raise BadLanguagePack(f"{self.file}: {path}: true or false is expected, not {value!r}")
        return value

    def rules(self, path: str) -> tuple[Rule, ...]:
        """A list of rules (``[[path]]`` in TOML), in the order of the file.

        :raises BadLanguagePack: when it is missing, a rule has no name, or two have the same.
        """
        entries = self.entry(path)
        if not isinstance(entries, list):
            raise BadLanguagePack(f"{self.file}: {path}: a list of rules is expected")
        rules = tuple(_rule(entry, f"{self.file}: {path}") for entry in entries)
        names = [rule.name for rule in rules]
        for name in names:
            if names.count(name) > 1:
                raise BadLanguagePack(f"{self.file}: {path}: two rules are named {name!r}")
        return rules

    def _typed(self, path: str, kind: type) -> Mapping[str, Any]:
        value = self.entry(path)
        if not isinstance(value, Mapping):
            raise BadLanguagePack(f"{self.file}: {path}: a table is expected")
        for key, item in value.items():
            if not isinstance(item, kind) or isinstance(item, bool):
                raise BadLanguagePack(f"{self.file}: {path}.{key}: {kind.__name__} expected, not {item!r}")
        return value


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack, in alphabetical order."""
    return tuple(sorted(path.name for path in _ROOT.iterdir() if any(path.glob("*.toml"))))


def reads(language: str) -> frozenset[str]:
    """What is read in a language (``reads`` in its ``pipeline.toml``): dates, actors, attributions …

    :raises BadLanguagePack: when there is no such language, with the names of those there are.
    """
    if language not in languages():
        raise BadLanguagePack(f"{language}: no such language; there are {', '.join(languages())}")
    return frozenset(load(language, "pipeline").words("reads"))


@contextmanager
def reading(language: str) -> Iterator[None]:
    """Makes this the language of what is read inside the ``with``, for rules that look at words without a dispatch."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


#: Code of the language that is being read, in this thread: a function without arguments, asked for every word.
current: Callable[[], str] = _current.get


@cache
def load(language: str, name: str) -> Pack:
    """The pack file ``<language>/<name>.toml``, or the files of the folder ``<language>/<name>/`` as one, read once.

    :raises BadLanguagePack: when it does not exist or is no TOML, or two files of a folder give one entry.
    """
    folder = _ROOT / language / name
    return read_folder(folder) if folder.is_dir() else read(_ROOT / language / f"{name}.toml")


def read(path: Path) -> Pack:
    """A pack file anywhere.

    :raises BadLanguagePack: when it does not exist or is no TOML.
    """
    label = f"{path.parent.name}/{path.name}"
    try:
        return Pack(label, tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise BadLanguagePack(f"{label}: no such file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadLanguagePack(f"{label}: {error}") from None


def read_folder(folder: Path) -> Pack:
    """The files of a folder as one pack: lists of rules (``[[frame]]``) are joined, other entries stand once.

    :raises BadLanguagePack: when a file is no TOML, or gives an entry that another one gives.
    """
    data: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        for key, value in read(path).data.items():
            if key in data and not (_is_rules(value) and _is_rules(data[key])):
                raise BadLanguagePack(f"{folder.parent.name}/{folder.name}/{path.name}: {key}: given twice")
            data[key] = [*data[key], *value] if key in data else value
    return Pack(f"{folder.parent.name}/{folder.name}", data)


def _is_rules(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _rule(entry: Any, origin: str) -> Rule:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("name"), str):
        raise BadLanguagePack(f"{origin}: a rule without a name: {entry!r}"[:200])
    fields = {key: value for key, value in entry.items() if key not in ("name", "examples", "counter_examples")}
    examples, counter_examples = (tuple(entry.get(key, ())) for key in ("examples", "counter_examples"))
    return Rule(entry["name"], fields, examples, counter_examples, f"{origin}: {entry['name']}")


def _strings(value: Any, origin: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadLanguagePack(f"{origin}: a list of strings is expected")
    return tuple(value)


def _compiled(pattern: str, flags: int, origin: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise BadLanguagePack(f"{origin}: bad regular expression: {error}") from None


@cache
def load_table(language: str, name: str) -> dict[str, Any]:
    """The entries of a pack file as they stand, for callers that check them themselves and leave them unchanged.

    :raises BadLanguagePack: when the file does not exist or is no TOML.
    """
    return cast(dict[str, Any], load(language, name).data)
