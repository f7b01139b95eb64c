"""A dispatch added or corrected re-reads only what it touches, and what comes out is what a full reading gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from questions.annotator.parsing import parses
from questions.cleaning import clean
from questions.dispatch import Source
from questions.reader import read_dossier
from questions.report import dossier_report

pytestmark = pytest.mark.model

THIRD = Source(
    "third.txt",
    "PLOUVEN, 8 mars 2021 (AFP) - Le chantier de la digue de Kervern emploie trente personnes, selon la préfecture.\n"
    "Yann Le Goff a démissionné dimanche en raison du retard, a indiqué la sous-préfète, Claire Marchand.\n",
)


@pytest.fixture
def parsed(monkeypatch) -> Iterator[list[str]]:
    """Names of the files that go through the language model, in their order."""
    seen: list[str] = []
    run = parses.run

    def counted(dispatches):
        seen.extend(dispatch.file for dispatch in dispatches)
        return run(dispatches)

    monkeypatch.setattr(parses, "run", counted)
    parses.forget()
    return seen


def report(sources: list[Source], *, anew: bool = False) -> dict[str, object]:
    if anew:
        parses.forget()
    return dossier_report(read_dossier(sources))


def test_a_first_reading_parses_every_dispatch_once(parsed, harbour, council):
    report([harbour, council, harbour])
    assert parsed == ["harbour.txt", "council.txt"]


def test_an_added_dispatch_alone_is_parsed(parsed, harbour, council):
    report([harbour, council])
    parsed.clear()
    more = report([harbour, council, THIRD])
    assert parsed == ["third.txt"]
    assert more == report([harbour, council, THIRD], anew=True)


def test_a_dispatch_taken_out_parses_nothing(parsed, harbour, council):
    report([harbour, council, THIRD])
    parsed.clear()
    fewer = report([harbour, THIRD])
    assert parsed == []
    assert fewer == report([harbour, THIRD], anew=True)


def test_a_dispatch_with_another_text_alone_is_parsed(parsed, harbour, council):
    report([harbour, council, THIRD])
    parsed.clear()
    mended = replace(council, text=council.text.replace("douze", "quinze"))
    after = report([harbour, mended, THIRD])
    assert parsed == ["council.txt"]
    assert after == report([harbour, mended, THIRD], anew=True)


@pytest.mark.parametrize(
    "correction",
    [{"published": "2021-03-09"}, {"agency": "Ouest Nouvelles"}, {"headline": "La digue attend"}],
    ids=["date", "outlet", "headline"],
)
def test_a_corrected_date_or_outlet_parses_nothing(parsed, harbour, council, correction):
    before = report([harbour, council, THIRD])
    parsed.clear()
    corrected = [harbour, replace(council, **correction), THIRD]
    after = report(corrected)
    assert parsed == []
    assert after != before
    assert after == report(corrected, anew=True)


def test_a_corrected_body_parses_that_dispatch(parsed, harbour, council):
    report([harbour, council])
    parsed.clear()
    start = council.text.index("D'après l'association")
    corrected = [harbour, replace(council, body=((start, len(council.text)),))]
    after = report(corrected)
    assert parsed == ["council.txt"]
    assert after == report(corrected, anew=True)


def test_a_corrected_date_is_what_the_days_are_counted_from(parsed, council):
    text = council.text.replace("n'y croit pas", "n'y croyait pas mardi")
    day = {}
    for published in ("2021-03-06", "2021-03-13"):
        (read,) = read_dossier([Source("council.txt", text, published=published)]).dispatches
        day[published] = next(each.value for each in read.time_expressions if each.span.quote == "mardi")
    assert day == {"2021-03-06": "2021-03-02", "2021-03-13": "2021-03-09"}
    assert parsed == ["council.txt"]


def test_together_or_alone_the_parse_is_the_same(harbour, council):
    dispatches = [clean(source) for source in (harbour, council, THIRD)]
    parses.forget()
    together = list(parses.parse_all(dispatches))
    parses.forget()
    alone = [parses.parse(dispatch) for dispatch in reversed(dispatches)]
    assert together == alone[::-1]


def test_only_the_latest_are_remembered(parsed, monkeypatch, harbour, council):
    monkeypatch.setattr(parses, "REMEMBERED", 1)
    report([harbour, council])
    report([council])
    assert parsed == ["harbour.txt", "council.txt"]
    report([harbour])
    assert parsed == ["harbour.txt", "council.txt", "harbour.txt"]
