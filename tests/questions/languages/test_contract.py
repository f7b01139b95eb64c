"""What a language pack must hold, and a language that is added by files alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from questions import languages as packs
from questions.dispatch import Source
from questions.errors import BadLanguagePack
from questions.languages import current, languages, load, load_table, reading, reads
from questions.languages.schema import check, known_steps
from questions.reader import read_dossier

#: spaCy's code for no language in particular.
INVENTED = "xx"


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of languages with English under another name, to be changed or spoilt."""
    english = Path(packs.__file__).parent / "en"
    shutil.copytree(english, tmp_path / INVENTED, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(packs, "_ROOT", tmp_path)
    _forget()
    yield tmp_path / INVENTED
    _forget()


def _forget() -> None:
    load.cache_clear()
    load_table.cache_clear()


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("language", languages())
def test_every_language_is_whole(language: str) -> None:
    check(language)
    assert reads(language) <= known_steps()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("calendar", "[months]", "[moons]", r"^xx/calendar\.toml: months: missing entry"),
        ("calendar", 'thousands = ","', "thousands = 3", r"^xx/calendar\.toml: counting\.thousands: a string"),
        ("calendar", 'reading = "century"\n', "", r"^xx/calendar\.toml: rules: century: reading: missing entry"),
        ("tagging", 'pos = "DET"\n', "", r"^xx/tagging\.toml: words: determiners: pos: missing entry"),
        ("attributions", "agreements = ", "agreement = ", r"^xx/attributions\.toml: agreements: missing entry"),
        ("attributions", "speaker_first = true", 'speaker_first = "yes"', r"^xx/attributions\.toml: speaker_first: "),
        ("actors", 'links = ["of"]', 'links = "of"', r"^xx/actors\.toml: links: a list of strings"),
        ("cleaning", "[disclaimer]\npattern = '''", "[disclaimer]\npattern = '''(", r"^xx/cleaning\.toml: disclaimer"),
        ("pipeline", '"dates", ', '"dates", "smells", ', r"^xx/pipeline\.toml: reads: no such step: smells"),
        ("sentences", "asides = []", "asides = [", r"^xx/sentences\.toml: "),
    ],
)  # fmt: skip
def test_what_is_missing_or_ill_typed_is_named(invented: Path, file: str, old: str, new: str, said: str) -> None:
    change(invented / f"{file}.toml", old, new)
    with pytest.raises(BadLanguagePack, match=said):
        check(INVENTED)


def test_a_missing_file_is_named(invented: Path) -> None:
    (invented / "tagging.toml").unlink()
    with pytest.raises(BadLanguagePack, match=r"^xx/tagging\.toml: no such file"):
        check(INVENTED)


def test_an_unknown_language_is_named_with_those_there_are() -> None:
    with pytest.raises(BadLanguagePack, match=r"^tlh: no such language; there are en, fr$"):
        read_dossier([Source("a.txt", "qo' vIvan.")], language="tlh")


def test_a_language_is_added_by_files_alone(invented: Path) -> None:
    """The engine is the same; only words in the pack are other ones."""
    change(invented / "calendar.toml", "May = 5", "Floral = 5")
    change(invented / "attributions.toml", '"according to", ', '"if one trusts", ')
    text = "The bridge burned on 3 Floral 2019. If one trusts the mayor, nobody was hurt and it will be built again."
    (read,) = read_dossier([Source("a.txt", text)], language=INVENTED).dispatches
    assert [(each.span.quote, each.value) for each in read.time_expressions] == [("3 Floral 2019", "2019-05-03")]
    (said,) = read.attributions
    assert said.source is not None
    assert (said.source.quote, said.cue.quote) == ("the mayor", "If one trusts")
    assert said.content.quote == "nobody was hurt and it will be built again"


def test_the_language_that_is_read_is_set_for_the_reading_only() -> None:
    with reading("en"):
        assert current() == "en"
        with reading("fr"):
            assert current() == "fr"
        assert current() == "en"
    assert current() == "fr"
