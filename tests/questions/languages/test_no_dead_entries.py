"""Every entry of the French tables is asked for by name, or belongs to a table that is read whole."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
TABLES = sorted((ROOT / "questions" / "languages" / "fr").rglob("*.toml"))
#: Tables whose keys are French words or names from another list, by file and path: what is read is all of them.
WHOLE = {
    "actors.plural_endings",
    "agency.kin",
    "calendar.spans",
    "cleaning.outlet.contracted",
    "compatible.units.measures",
    "compatible.units.money",
    "compatible.units.per.time",
    "connectives.meanings",
    "contradictions.figures.one_unit.mois",
    "contradictions.origin.effects",
    "item_writing.causes.replaced.meanings",
    "item_writing.causes.several.prepositions",
    "item_writing.contradictions.answer_wrong",
    "item_writing.contradictions.answers",
    "item_writing.contradictions.office.answers",
    "morphology.pronouns",
    "stock_reasons.helps",
    "stock_reasons.matters",
    "stock_reasons.told_by_matter",
    "stock_reasons.turns",
}
#: Shorter pieces around what an f-string fills in would match anything.
_TELLING = 3


@cache
def _literals() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Words in the strings, keywords and fields of the code, and the f-strings that compose a name."""
    names: set[str] = set()
    composed: set[str] = set()
    for path in [*(ROOT / "questions").rglob("*.py"), *(ROOT / "classroom").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names |= {node.value, *node.value.split(".")}
            elif isinstance(node, ast.keyword) and node.arg:
                names.add(node.arg)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                names.add(node.target.id)
            elif isinstance(node, ast.JoinedStr):
                composed.add(_pattern(node))
    return frozenset(names), tuple(re.compile(each) for each in composed if len(each.replace(".+", "")) >= _TELLING)


def _pattern(node: ast.JoinedStr) -> str:
    """What the last part of a dotted name composed by this f-string looks like."""
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)
    return "".join(parts).rpartition(r"\.")[2]


def _is_asked_for(key: str, text: str) -> bool:
    names, composed = _literals()
    return key in names or f"{{{key}}}" in text or any(each.fullmatch(key) for each in composed)


def _dead(table: Mapping[str, Any], path: str, text: str) -> Iterator[str]:
    asked = {key for key in table if _is_asked_for(key, text)}
    whole = any(f"{path}.".startswith(f"{each}.") for each in WHOLE) or 2 * len(asked) < len(table)
    for key, value in table.items():
        if key not in asked and not whole:
            yield f"{path}.{key}"
        yield from _dead(_rows(value), f"{path}.{key}", text)


def _rows(value: Any) -> Mapping[str, Any]:
    """A table, or the fields of all rows of a list of tables; nothing of anything else."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return {key: field for row in value for key, field in row.items()}
    return value if isinstance(value, dict) else {}


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_no_entry_is_dead(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert list(_dead(tomllib.loads(text), file.stem, text)) == []


def test_an_entry_that_nothing_asks_for_is_found() -> None:
    text = 'plans = []\nmodals = []\nahead = ""\n'
    tense = tomllib.loads(text)
    assert list(_dead(tense, "calendar", text)) == []
    assert list(_dead({**tense, "asked_for_by_nobody": []}, "calendar", text)) == ["calendar.asked_for_by_nobody"]


def test_tables_that_are_read_whole_are_there() -> None:
    known = {path for file in TABLES for path in _paths(tomllib.loads(file.read_text(encoding="utf-8")), file.stem)}
    assert known >= WHOLE


def _paths(table: Mapping[str, Any], path: str) -> Iterator[str]:
    yield path
    for key, value in table.items():
        yield from _paths(_rows(value), f"{path}.{key}")
