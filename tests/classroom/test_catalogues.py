"""The interface is complete in French, and its French is set as French is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "classroom" / "translations"
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "lazy_ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def extracted() -> set[str]:
    """Every message of the code and the templates; of a plural, its singular."""
    with (TRANSLATIONS / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, KEYWORDS, directory_filter=lambda folder: "/." not in folder)
    return {message if isinstance(message, str) else message[0] for _file, _line, message, _notes, _context in found}


@pytest.fixture(scope="module")
def french() -> Catalog:
    """The French catalogue."""
    with (TRANSLATIONS / "fr" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="fr")


def messages(catalogue: Catalog) -> list[Message]:
    """Its messages, without the header."""
    return [message for message in catalogue if message.id]


def both(message: Message) -> list[tuple[str, str]]:
    """Source and translation, singular and plural of a plural message."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return list(zip(message.id, message.string, strict=True))


def first(message: Message) -> str:
    """The source text, of a plural its singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def test_every_message_is_in_the_french_catalogue_and_none_is_left_over(french):
    assert {first(message) for message in messages(french)} == extracted()


def test_every_message_is_translated(french):
    empty = [source for message in messages(french) for source, text in both(message) if not text or message.fuzzy]

    assert empty == []


def test_placeholders_survive_translation(french):
    wrong = [
        source
        for message in messages(french)
        for source, text in both(message)
        if not set(PLACEHOLDER.findall(text)) <= set(PLACEHOLDER.findall(" ".join([source, *map(str, message.id)])))
        or set(PLACEHOLDER.findall(source)) - set(PLACEHOLDER.findall(text)) - {"%(num)s", "%(num)d"}
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("ordinary space or none before ? ! ;", r"(?<![\u202f?!\s])[?!;](?=[\s»]|$)|[ \u00a0][?!;]"),
        ("ordinary space or none before a colon", r"(?<![\u202f\d\w/(]):(?=\s|$)|\w:(?=\s|$)|[ \u00a0]:"),
        ("straight apostrophe", r"\w'\w"),
        ("straight quotation marks", r'"'),
        ("no narrow space inside « »", r"«(?!\u202f)|(?<!\u202f)»"),
        ("three full stops", r"\.\.\."),
    ],
)
def test_french_typography(french, fault, pattern):
    texts = [text for message in messages(french) for _source, text in both(message)]

    assert [text for text in texts if re.search(pattern, text)] == []
