"""What was read in a dispatch becomes marks on its words, each with a note."""

from types import SimpleNamespace

import pytest

from classroom.dossiers.findings import chronology
from classroom.dossiers.marks import Layer, key_of, notes_and_marks
from classroom.dossiers.reading_view import blocks

A = "Le pont a fermé mardi en raison de la crue. Il est fermé, dit le maire."
B = "Le pont est ouvert."


def bounds(text, words):
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def quoted(file, text, words):
    return {"file": file, "text": words} | bounds(text, words)


REPORT = {
    "time_expressions": [
        quoted("a.txt", A, "mardi") | {"value": "2016-04-19", "derivation": "« mardi » → 19 avril 2016"},
        {"file": "b.txt", "start": 0, "end": 2, "value": "2016-04-20"},
    ],
    "actors": [
        {
            "name": "le maire",
            "kind": "person",
            "aliases": [],
            "roles": ["maire"],
            "mentions": [quoted("a.txt", A, "le maire")],
        }
    ],
    "causes": [
        {
            "file": "a.txt",
            "kind": "cause",
            "effect": bounds(A, "Le pont a fermé mardi"),
            "marker": bounds(A, "en raison de"),
            "cause": bounds(A, "la crue"),
        }
    ],
    "contradictions": [
        {
            "kind": "status",
            "a": quoted("a.txt", A, "Il est fermé"),
            "b": quoted("b.txt", B, "Le pont est ouvert"),
            "explanation": "Fermé ou ouvert ?",
            "confidence": 0.9,
        }
    ],
}


@pytest.fixture
def known():
    return {
        file: SimpleNamespace(id=number, file=file, text=text, agency=None)
        for number, (file, text) in enumerate((("a.txt", A), ("b.txt", B)))
    }


def read(known, file="a.txt", report=REPORT, **narrow):
    return notes_and_marks(report, known[file], known, **narrow)


def test_each_finding_has_one_note_in_the_order_of_the_words(known):
    notes, _marks = read(known)

    assert [(note.number, note.layer, note.words.quote) for note in notes] == [
        (1, Layer.CAUSE, "Le pont a fermé mardi"),
        (2, Layer.DATE, "mardi"),
        (3, Layer.CONTRADICTION, "Il est fermé"),
        (4, Layer.ACTOR, "le maire"),
    ]


def test_a_note_says_what_its_finding_is(known):
    notes, _marks = read(known)
    cause, date, contradiction, actor = (note.about for note in notes)

    assert (date.value, date.derivation) == ("2016-04-19", "« mardi » → 19 avril 2016")
    assert (actor.name, actor.roles) == ("le maire", ("maire",))
    assert (cause.effect.quote, cause.marker.quote, cause.cause.quote) == (
        "Le pont a fermé mardi",
        "en raison de",
        "la crue",
    )
    assert (contradiction.b.quote, contradiction.explanation) == ("Le pont est ouvert", "Fermé ou ouvert ?")


def test_a_date_that_is_only_likely_says_so(known):
    likely = REPORT["time_expressions"][0] | {"certain": False}
    notes, _marks = read(known, report=REPORT | {"time_expressions": [likely]})

    assert [note.about.certain for note in notes if note.layer is Layer.DATE] == [False]
    assert [note.about.certain for note in read(known)[0] if note.layer is Layer.DATE] == [True]


def test_a_date_that_is_only_likely_has_no_place_in_the_chronology(known):
    sure = REPORT["time_expressions"][0] | {"zone": "body"}

    assert [moment.value for moment in chronology([sure], known)] == ["2016-04-19"]
    assert chronology([sure | {"certain": False}], known) == ()


def test_marks_stand_on_the_exact_words_and_tell_the_parts(known):
    _notes, marks = read(known)

    assert {(A[mark.start : mark.end], mark.part) for mark in marks} == {
        ("Le pont a fermé mardi", "effect"),
        ("en raison de", "marker"),
        ("la crue", "cause"),
        ("mardi", ""),
        ("Il est fermé", "passage"),
        ("le maire", ""),
    }


def test_a_contradiction_is_marked_in_both_its_dispatches_under_one_key(known):
    (here,) = read(known, layers=[Layer.CONTRADICTION])[0]
    (there,) = read(known, file="b.txt", layers=[Layer.CONTRADICTION])[0]

    assert here.key == there.key == key_of(Layer.CONTRADICTION, ("a.txt", 44, 56), ("b.txt", 0, 18))
    assert there.words.quote == "Le pont est ouvert"


def test_only_the_layers_asked_for_are_marked(known):
    notes, marks = read(known, layers=[Layer.DATE])

    assert [note.layer for note in notes] == [Layer.DATE]
    assert len(marks) == 1


def pieces(known):
    _notes, marks = read(known)
    return [
        piece
        for block in blocks(A, [(0, len(A), "body")], marks=marks)
        for line in block.lines
        for piece in line.pieces
    ]


def test_the_text_is_cut_where_marks_begin_and_end_and_nothing_is_lost(known):
    cut = pieces(known)

    assert "".join(piece.text for piece in cut) == A
    assert "mardi" in [piece.text for piece in cut]


def test_words_of_a_short_mark_are_a_link_even_within_a_long_one(known):
    links = {piece.text: piece.link and piece.link.layer for piece in pieces(known)}

    assert links["mardi"] == Layer.DATE
    assert links["Le pont a fermé "] is None
    assert links["Il est fermé"] is None


def test_a_long_mark_is_tagged_once_where_its_finding_begins(known):
    tagged = [(piece.text, mark.layer) for piece in pieces(known) for mark in piece.begins if mark.tagged]

    assert tagged == [("Le pont a fermé ", Layer.CAUSE), ("Il est fermé", Layer.CONTRADICTION)]
