"""The raw text of a dispatch, cut up for reading: nothing is lost, words are highlighted exactly."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.dossiers.reading_view import blocks, body_after, lines_of, merged, valid_spans

TEXT = "Menu\nMon compte\n\nLe maire a rouvert le pont.\nLes travaux ont duré.\nPartager\n"
BODY = TEXT.index("Le maire")
ZONES = [(BODY, TEXT.index("Partager") - 1, "body")]


def shown(cut):
    return "".join(piece.text for block in cut for line in block.lines for piece in line.pieces)


def marked(cut):
    return [piece.text for block in cut for line in block.lines for piece in line.pieces if piece.marked]


def test_what_surrounds_the_body_stands_apart_from_it():
    assert [(block.kind, len(block.lines)) for block in blocks(TEXT, ZONES)] == [("dirt", 2), ("body", 2), ("dirt", 1)]


def test_a_dispatch_that_was_not_read_is_shown_whole():
    assert [block.kind for block in blocks(TEXT, None)] == ["raw"]


def test_the_highlight_begins_and_ends_at_the_exact_characters():
    start = TEXT.index("maire")

    cut = blocks(TEXT, ZONES, [(start, start + 5)])

    assert marked(cut) == ["maire"]


def test_a_highlight_across_paragraphs_has_one_beginning():
    start, end = TEXT.index("pont"), TEXT.index("ont duré") + 3

    cut = blocks(TEXT, ZONES, [(start, end)])
    firsts = [piece.text for block in cut for line in block.lines for piece in line.pieces if piece.first]

    assert marked(cut) == ["pont.", "Les travaux ont"]
    assert firsts == ["pont."]


def test_a_folded_block_opens_when_the_evidence_stands_in_it():
    start = TEXT.index("compte")

    opened = [block.open for block in blocks(TEXT, ZONES, [(start, start + 6)])]

    assert opened == [True, False, False]


def test_a_dateline_stays_in_its_paragraph():
    text = "LYON, 3 mai - Le tramway roule.\n"
    cut = blocks(text, [(0, 11, "dateline"), (14, len(text) - 1, "body")])

    assert [block.kind for block in cut] == ["body"]
    assert [piece.kind for piece in cut[0].lines[0].pieces] == ["dateline", "dirt", "body"]


@pytest.mark.parametrize("pair", [("5", "3"), ("-1", "4"), ("0", "9999"), ("a", "4"), ("", ""), ("3", "3"), ("²", "4")])
def test_offsets_that_do_not_stand_in_the_text_are_left_out(pair):
    assert valid_spans(TEXT, [("0", "4"), pair]) == ([(0, 4)], True)


def test_spans_that_touch_become_one():
    assert merged([(5, 9), (1, 3), (3, 4), (7, 12)]) == [(1, 4), (5, 12)]


def test_a_paragraph_ticked_by_hand_joins_the_body_and_the_others_keep_what_was_read():
    lines = lines_of(TEXT, ZONES)
    ticked = {line.start for line in lines if line.kind == "body"} | {TEXT.index("Mon compte")}

    body = body_after(lines, ZONES, ticked)

    assert [TEXT[start:end] for start, end in body] == [
        "Mon compte",
        "Le maire a rouvert le pont.",
        "Les travaux ont duré.",
    ]


pieces_of_text = st.text(alphabet="ab é\n\r\u2028.«", max_size=60)


@given(text=pieces_of_text, data=st.data())
def test_no_character_is_lost_or_shown_twice(text, data):
    offsets = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(offsets, offsets).map(sorted).map(tuple), max_size=4))
    zones = data.draw(st.lists(st.tuples(offsets, offsets, st.sampled_from(["body", "caption"])), max_size=3))

    cut = blocks(text, zones, spans)

    assert re.sub(r"\s", "", shown(cut)) == re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", "".join(marked(cut))) == re.sub(r"\s", "", "".join(text[s:e] for s, e in merged(spans)))


def test_a_highlight_that_begins_on_a_blank_line_still_has_a_beginning():
    start = TEXT.index("\n\n") + 1

    cut = blocks(TEXT, ZONES, [(start, BODY + 8)])

    assert [piece.text for block in cut for line in block.lines for piece in line.pieces if piece.first] == ["Le maire"]
