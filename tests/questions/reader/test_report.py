"""The JSON object of the contract."""

from __future__ import annotations

import json

import pytest

from questions import read_dossier
from questions.annotations import EvidenceSpan
from questions.cleaning.html import readable
from questions.dispatch import Source
from questions.items import Item, Option
from questions.raw_offsets import RawFile, in_raw_files
from questions.report import dossier_report, item_report

pytestmark = pytest.mark.model

CONTRACT = {
    "dispatches": {"file", "agency", "headline", "published", "body", "headline_span", "zones", "language"},
    "time_expressions": {"file", "start", "end", "text", "type", "value", "certain", "derivation", "zone"},
    "actors": {"name", "kind", "aliases", "roles", "mentions", "role_spans"},
    "attributions": {"file", "source", "cue", "content", "kind", "actor"},
    "causes": {"file", "effect", "marker", "cause"},
    "initiators": {"file", "effect", "marker", "cause", "kind"},
    "contradictions": {
        "kind",
        "a",
        "b",
        "explanation",
        "confidence",
        "nature",
        "tier",
        "rule",
        "support_a",
        "support_b",
    },
    "reconciled": {"kind", "a", "b", "explanation"},
    "refused": {"file", "code", "reason"},
}


@pytest.fixture
def report(harbour, council, english):
    return dossier_report(read_dossier([harbour, council, english]))


def test_every_key_of_the_contract_is_there(report):
    assert set(CONTRACT) == set(report)
    for key, wanted in CONTRACT.items():
        for entry in report[key]:
            assert wanted <= set(entry), key


def test_it_is_json_and_holds_what_was_read(report):
    assert json.loads(json.dumps(report)) == report
    assert [dispatch["file"] for dispatch in report["dispatches"]] == ["harbour.txt", "council.txt"]
    assert report["dispatches"][0]["published"]["value"] == "2021-03-04"
    assert report["dispatches"][0]["published"]["basis"] == "stated"
    assert [refused["code"] for refused in report["refused"]] == ["language"]
    assert report["causes"]
    assert report["attributions"]


def test_whoever_wanted_a_thing_is_no_cause_of_it():
    text = "La vanne a été fermée à la demande du syndic. Le bassin est vide en raison d'une fissure.\n"
    read = dossier_report(read_dossier([Source("basin.txt", text, published="2021-03-04")]))

    def words(entry):
        return text[entry["cause"]["start"] : entry["cause"]["end"]]

    assert [(entry["kind"], words(entry)) for entry in read["causes"]] == [("cause", "une fissure")]
    assert [(entry["kind"], words(entry)) for entry in read["initiators"]] == [("initiator", "syndic")]


def test_offsets_and_texts_agree(report, harbour, council):
    texts = {source.file: source.text for source in (harbour, council)}
    for entry in report["time_expressions"]:
        assert texts[entry["file"]][entry["start"] : entry["end"]] == entry["text"]
    for dispatch in report["dispatches"]:
        size = len(texts[dispatch["file"]])
        assert dispatch["body"]
        assert all(0 <= start < end <= size for start, end in dispatch["body"])
        assert [[start, end, kind] for start, end, kind in dispatch["zones"] if kind == "body"] == [
            [*span, "body"] for span in dispatch["body"]
        ]


def test_roles_are_strings_once_each(report):
    mayor = next(actor for actor in report["actors"] if actor["name"] == "Yann Le Goff")
    assert len(mayor["roles"]) == len(set(mayor["roles"]))
    assert set(mayor["roles"]) == {role["role"] for role in mayor["role_spans"]}


def test_an_item_is_one_flat_object():
    span = EvidenceSpan("a.txt", 3, 7, "juin")
    options = (Option("juin", True, "dit la dépêche"), Option("mai", False, "non"))
    item = Item("x1", "date", "single", "Quand ?", options, "Parce que.", (span,), "easy", "rule", True, 0.5)
    shown = item_report(item)
    assert shown["options"][0] == {"text": "juin", "correct": True, "why": "dit la dépêche"}
    assert shown["evidence"] == [{"file": "a.txt", "start": 3, "end": 7, "text": "juin"}]
    assert set(shown) >= {"id", "topic", "kind", "stem", "rationale", "difficulty", "rule", "source_independent"}


def test_evidence_in_html_is_led_back_to_the_file():
    raw = "<p>Le &eacute;t&eacute; 2021</p>"
    read = "Le été 2021"
    offsets = (3, 4, 5, 6, 14, 15, 23, 24, 25, 26, 27)
    files = {"a.html": RawFile(raw, offsets)}
    moved = in_raw_files(EvidenceSpan("a.html", 3, 6, read[3:6]), files)
    assert moved == EvidenceSpan("a.html", 6, 16, "&eacute;t&")
    other = EvidenceSpan("b.txt", 1, 2, "x")
    assert in_raw_files((other, moved.file, None, 3), files) == (other, "a.html", None, 3)


def test_a_page_is_reported_with_offsets_into_its_html(harbour):
    body = "".join(f"<p>{line}</p>\n" for line in harbour.text.split("\n\n"))
    page = f"<!doctype html><html><head><title>Port</title></head><body><article>{body}</article></body></html>"
    dossier = read_dossier([Source("page.html", page)])
    files = {"page.html": RawFile(page, tuple(readable(page)[1]))}
    shown = dossier_report(in_raw_files(dossier, files))
    assert shown["time_expressions"]
    for entry in shown["time_expressions"]:
        assert page[entry["start"] : entry["end"]] == entry["text"]
