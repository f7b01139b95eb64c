"""Whole dossiers, written for these tests, on subjects far apart: what is opposed, what is not, and why."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from questions.dispatch import Source
from questions.dossier import Contradiction, Dossier
from questions.reader import read_dossier

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parent / "dossiers"
NAMES = sorted(path.name for path in FOLDER.iterdir())


@cache
def _expected(name):
    return tomllib.loads((FOLDER / name / "expected.toml").read_text(encoding="utf-8"))


@cache
def _read(name, order=1):
    days = _expected(name)["dispatches"]
    files = sorted(days)[::order]
    sources = [Source(f, (FOLDER / name / f).read_text(encoding="utf-8"), published=days[f]) for f in files]
    return read_dossier(sources)


def _cases(key):
    return [
        pytest.param(name, case, id=f"{name}: {case['a'][1]} | {case['b'][1]}")
        for name in NAMES
        for case in _expected(name).get(key, [])
    ]


def _holds(dossier: Dossier, span, file, words) -> bool:
    """Whether the span shares text with these words of that dispatch."""
    text = dossier.dispatch(file).dispatch.text
    start = text.index(words)
    return span.file == file and span.start < start + len(words) and start < span.end


def _shows(dossier, pair, case) -> bool:
    a, b = case["a"], case["b"]
    spans = [(pair.a, pair.b), (pair.b, pair.a)]
    if isinstance(pair, Contradiction):
        spans += [(x, y) for x in (pair.a, *pair.support_a) for y in (pair.b, *pair.support_b)]
        spans += [(y, x) for x, y in spans]
    return any(_holds(dossier, x, *a) and _holds(dossier, y, *b) for x, y in spans)


@pytest.mark.parametrize(("name", "case"), _cases("contradiction"))
def test_what_cannot_be_true_together_is_found(name, case):
    dossier = _read(name)
    natures = [c.nature for c in dossier.contradictions if _shows(dossier, c, case)]
    assert case["nature"] in natures


@pytest.mark.parametrize(("name", "case"), _cases("reconciliation"))
def test_what_only_looks_opposed_is_explained(name, case):
    dossier = _read(name)
    assert case["kind"] in [r.kind for r in dossier.reconciliations if _shows(dossier, r, case)]


@pytest.mark.parametrize(("name", "case"), [*_cases("trap"), *_cases("reconciliation")])
def test_no_trap_is_reported_as_a_contradiction(name, case):
    dossier = _read(name)
    direct = [c for c in dossier.contradictions if _shows(dossier, c, case)]
    assert [(c.rule, c.a.quote, c.b.quote) for c in direct] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_opposed(name):
    dossier = _read(name)
    wanted = _expected(name)["contradiction"]
    others = [c for c in dossier.contradictions if not any(_shows(dossier, c, case) for case in wanted)]
    assert [(c.rule, c.a.quote, c.b.quote) for c in others] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_the_raw_text_and_every_reason_is_a_sentence(name):
    dossier = _read(name)
    for pair in (*dossier.contradictions, *dossier.reconciliations):
        for span in (pair.a, pair.b):
            assert dossier.dispatch(span.file).dispatch.text[span.start : span.end] == span.quote
        assert re.fullmatch(r"[A-ZÀÉ«].+[.?]", pair.explanation, re.DOTALL), pair.explanation
        assert not re.search(r"\b(?:de les?|à les?|que il|que elle|de [aeiouéè]\w+ent)\b(?! [A-Z])", pair.explanation)
        assert "{" not in pair.explanation
        own = re.sub("«[^»]+»", "", pair.explanation)
        assert not re.search(r"[^\u202f\s][:;?!](?:\s|$)", own), pair.explanation
        assert not re.search("« | »", pair.explanation), pair.explanation


@pytest.mark.parametrize("name", NAMES)
def test_the_same_dossier_gives_the_same_answer(name):
    again = read_dossier(
        [
            Source(f, (FOLDER / name / f).read_text(encoding="utf-8"), published=day)
            for f, day in sorted(_expected(name)["dispatches"].items())
        ]
    )
    assert again.contradictions == _read(name).contradictions
    assert again.reconciliations == _read(name).reconciliations


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_files_does_not_change_what_is_opposed(name):
    def pairs(dossier):
        return {frozenset(((c.a.file, c.a.start), (c.b.file, c.b.start))) for c in dossier.contradictions}

    assert pairs(_read(name)) == pairs(_read(name, -1))


def test_confidence_and_tier_go_together():
    for name in NAMES:
        for found in _read(name).contradictions:
            assert 0.5 <= found.confidence <= 1
            assert found.tier == (1 if found.confidence >= 0.75 else 2)


def test_no_pair_stands_on_both_lists():
    for name in NAMES:
        dossier = _read(name)
        opposed = {(c.a, c.b) for c in dossier.contradictions}
        assert not any((r.a, r.b) in opposed or (r.b, r.a) in opposed for r in dossier.reconciliations)
