"""Language packs: typed access, and errors that name the file and the entry."""

from pathlib import Path

import pytest

from questions.errors import BadLanguagePack
from questions.languages import Pack, languages, load, load_table, read, read_folder

RULES = {
    "rules": [
        {
            "name": "hour",
            "pattern": r"\d+ h",
            "examples": ["9 h"],
            "counter_examples": ["neuf"],
            "shift": 2,
            "on": True,
        },
        {"name": "broken", "pattern": "(", "words": ["a", 1]},
    ]
}


def pack(**data: object) -> Pack:
    return Pack("xx/noise.toml", {"noise": {"a": 1}, **data})


def test_french_is_there_and_read_once() -> None:
    assert "fr" in languages()
    assert load("fr", "calendar") is load("fr", "calendar")
    assert load_table("fr", "calendar")["months"]["mai"] == 5


def test_entries_are_named_by_dotted_paths() -> None:
    here = pack(share={"buttons": ["Partager", "Tweeter"], "label": "Suivre", "ranks": {"un": 1}, "names": {"a": "b"}})
    assert here.words("share.buttons") == ("Partager", "Tweeter")
    assert here.text("share.label") == "Suivre"
    assert here.numbers("share.ranks") == {"un": 1}
    assert here.table("share.names") == {"a": "b"}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("entry", "share.links"),
        ("words", "share.label"),
        ("text", "share.buttons"),
        ("numbers", "share.names"),
        ("table", "share.ranks"),
        ("table", "share.label"),
        ("regex", "share.bad"),
        ("rules", "share.label"),
    ],
)
def test_a_bad_entry_is_named_with_its_file(method: str, path: str) -> None:
    here = pack(share={"buttons": ["a"], "label": "Suivre", "ranks": {"un": 1}, "names": {"a": "b"}, "bad": "("})
    with pytest.raises(BadLanguagePack, match=rf"xx/noise\.toml: {path}"):
        getattr(here, method)(path)


def test_a_rule_gives_its_fields_by_type() -> None:
    rule = pack(**RULES).rules("rules")[0]
    assert rule.regex().search("vers 9 h")
    assert (rule.number("shift"), rule.flag("on"), rule.flag("off"), rule.words("none")) == (2, True, False, ())
    assert (rule.examples, rule.counter_examples) == (("9 h",), ("neuf",))
    assert rule.text("absent", "défaut") == "défaut"


@pytest.mark.parametrize(("method", "key"), [("regex", "pattern"), ("words", "words"), ("text", "absent"),
                                             ("number", "pattern"), ("flag", "pattern")])  # fmt: skip
def test_a_broken_rule_is_named(method: str, key: str) -> None:
    rule = pack(**RULES).rules("rules")[1]
    with pytest.raises(BadLanguagePack, match=rf"xx/noise\.toml: rules: broken: {key}"):
        getattr(rule, method)(key)


def test_true_is_no_number() -> None:
    rule = pack(rules=[{"name": "a", "shift": True}]).rules("rules")[0]
    with pytest.raises(BadLanguagePack):
        rule.number("shift")


@pytest.mark.parametrize("rules", [[{"pattern": "x"}], ["x"], [{"name": "a"}, {"name": "b"}, {"name": "a"}]])
def test_rules_need_names_of_their_own(rules: list[object]) -> None:
    with pytest.raises(BadLanguagePack, match=r"xx/noise\.toml: rules"):
        pack(rules=rules).rules("rules")


@pytest.mark.parametrize("content", [b"months = ", b'name = "\xff"'])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "fr").mkdir()
    path = tmp_path / "fr" / "calendar.toml"
    path.write_bytes(content)
    with pytest.raises(BadLanguagePack, match=r"^fr/calendar\.toml: "):
        read(path)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(BadLanguagePack, match=r"fr/nowhere\.toml"):
        load("fr", "nowhere")


def test_the_files_of_a_folder_are_one_pack(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text('[[frame]]\nname = "a"\n', encoding="utf-8")
    (tmp_path / "shared.toml").write_text('words = ["x"]\n', encoding="utf-8")
    (tmp_path / "two.toml").write_text('[[frame]]\nname = "b"\n', encoding="utf-8")
    pack = read_folder(tmp_path)
    assert [rule.name for rule in pack.rules("frame")] == ["a", "b"]
    assert pack.words("words") == ("x",)


def test_two_files_of_a_folder_give_no_entry_twice(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text('words = ["x"]\n', encoding="utf-8")
    with pytest.raises(BadLanguagePack, match=r"two\.toml: words: given twice$"):
        read_folder(tmp_path)
