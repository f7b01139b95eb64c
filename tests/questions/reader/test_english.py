"""English through the same engine: dates and attributions on a blank pipeline, nothing that needs a model."""

from __future__ import annotations

import json

import pytest

from questions.__main__ import main
from questions.annotations import AnnotatedDispatch
from questions.dispatch import Source
from questions.errors import NothingToRead, UnsupportedLanguage
from questions.reader import read_dossier

WIRE = """Footbridge washed away in Garron valley

GARRON, March 12, 2015 (AP) - A footbridge was washed away late Tuesday, two days after heavy snow melted in the hills,
the county council said.

"We heard it go before we saw it," farmer Louise Carrow said on Wednesday. She had crossed ten minutes earlier.

The bridge, which was built in 1932, had been due to close for repairs in early May. Engineer Joan Aubrey told
reporters that walkers would have to wait until the summer of 2016. According to a diver who inspected the piers last
month, cracks were first seen in October 2013. "Nobody listened," he added.

Share this article
"""


@pytest.fixture(scope="module")
def wire() -> AnnotatedDispatch:
    (read,) = read_dossier([Source("wire.txt", WIRE)], language="en").dispatches
    return read


def test_the_page_is_cleaned_by_english_rules(wire):
    dispatch = wire.dispatch
    assert (dispatch.language, dispatch.agency) == ("en", "AP")
    assert dispatch.headline.quote == "Footbridge washed away in Garron valley"
    assert (dispatch.published.value, dispatch.published.basis) == ("2015-03-12", "stated")
    assert not any("Share" in WIRE[zone.start : zone.end] for zone in dispatch.body)


def test_dates_are_counted_from_the_publication_and_the_tense(wire):
    values = {each.span.quote: each.value for each in wire.time_expressions if each.zone == "body"}
    assert values == {
        "Tuesday": "2015-03-10",
        "two days": "P2D",
        "Wednesday": "2015-03-11",
        "ten minutes earlier": "2015-03-11",
        "1932": "1932",
        "early May": "2015-05-START",
        "the summer of 2016": "2016-SU",
        "last\nmonth": "2015-02",
        "October 2013": "2013-10",
    }


def test_the_reckoning_is_told_in_french(wire):
    tuesday = next(each for each in wire.time_expressions if each.span.quote == "Tuesday")
    assert "dépêche du jeudi 12 mars 2015" in tuesday.derivation


def test_who_says_what(wire):
    said = [(each.kind, each.source and each.source.quote, each.content.quote[:26]) for each in wire.attributions]
    assert said == [
        ("indirect", "the county council", "A footbridge was washed aw"),
        ("direct", "farmer Louise Carrow", "We heard it go before we s"),
        ("indirect", "Engineer Joan Aubrey", "that walkers would have to"),
        ("according", "a diver", "cracks were first seen in "),
        ("direct", "he", "Nobody listened"),
    ]


def test_what_needs_a_model_is_left_out(wire):
    assert (wire.claims, wire.causes, wire.figures, wire.mentions) == ((), (), (), ())


def test_every_word_and_quote_is_the_raw_text(wire):
    for sentence in wire.sentences:
        assert WIRE[sentence.span.start : sentence.span.end] == sentence.span.quote
        assert all(WIRE[token.start : token.end] == token.text for token in sentence.tokens)


def test_a_french_dispatch_is_refused_by_name_where_english_is_read(harbour):
    with pytest.raises(NothingToRead, match=r"harbour\.txt") as refused:
        read_dossier([harbour], language="en")
    (refusal,) = refused.value.refused
    assert isinstance(refusal, UnsupportedLanguage)
    assert "français" in refusal.reason


def test_on_the_command_line(tmp_path, capfdbinary):
    path = tmp_path / "wire.txt"
    path.write_text(WIRE, encoding="utf-8")
    assert main(["read", "--language", "en", str(path)]) == 0
    report = json.loads(capfdbinary.readouterr().out)
    assert report["dispatches"][0]["language"] == "en"
    assert {each["value"] for each in report["time_expressions"]} >= {"2015-03-10", "P2D", "2016-SU"}
    assert len(report["attributions"]) == 5
    assert report["contradictions"] == report["causes"] == report["actors"] == []


def test_an_unknown_language_is_refused_in_one_line(capfdbinary):
    with pytest.raises(SystemExit) as left:
        main(["read", "--language", "tlh", "a.txt"])
    assert left.value.code == 2
    assert capfdbinary.readouterr().err.decode().count("\n") == 1
