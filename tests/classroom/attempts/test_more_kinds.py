"""Dates, gaps, open answers, proofs to be highlighted, and the tolerances of numbers and words: what is stored of an
answer, and what it is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.attempts.answers import BadAnswer, describe, describe_key, from_page, in_gaps, key, to_page
from classroom.attempts.presenting import freeze_order, present_version
from classroom.attempts.scoring import awaits_marker, fills, score
from classroom.attempts.spelling import allowed_slips, slips
from classroom.models import ItemKind, ItemVersion

PASSAGE = "Le musée est fermé faute de gardien. Il rouvre en mai, faute de mieux."


def version(kind, options, **rules):
    listed = [o if isinstance(o, dict) else {"text": o, "correct": True, "why": ""} for o in options]
    return ItemVersion(id=7, kind=kind, options=listed, rules=rules, stem="?")


def in_gap(gap, text, correct=True):
    return {"text": text, "correct": correct, "why": "", "gap": gap}


GAPS = version(
    ItemKind.GAP,
    [in_gap(1, "Vesoul"), in_gap(2, "la Saône"), in_gap(2, "la Seine", False), in_gap(3, "1852"), in_gap(3, "en 1852")],
    text="De [1], le long de [2], depuis [3].",
)
PROOF = version(ItemKind.HIGHLIGHT, ["fermé faute de gardien"], passage=PASSAGE)
ESSAY = version(ItemKind.OPEN, ["Le péage", "La grève"], words=50)
DAY = version(ItemKind.DATE, ["8 août 1893"])
ALL = [GAPS, PROOF, ESSAY, DAY]


# ---------------------------------------------------------------------------------------------------------- answers


def test_the_page_and_the_rows_speak_of_gaps_in_their_own_ways():
    order = [3, 2, 4, 1, 0]

    stored = from_page(GAPS.kind, GAPS.options, order, [" Vesoul ", 1, None])
    assert stored == ["Vesoul", 1, None]
    assert to_page(GAPS.kind, GAPS.options, order, stored) == ["Vesoul", 1, None]
    assert to_page(GAPS.kind, GAPS.options, order, ["Vesoul", 2, None]) == ["Vesoul", 0, None]
    assert describe(GAPS, stored) == ["[1] Vesoul", "[2] la Saône"]
    assert in_gaps(GAPS, stored) == "De Vesoul, le long de la Saône, depuis [3]."


def test_chosen_words_are_kept_in_order_and_read_in_stretches():
    assert from_page(PROOF.kind, PROOF.options, [], [6, 3, 4, 3]) == [3, 4, 6]
    assert describe(PROOF, [3, 4, 6]) == ["fermé faute", "gardien"]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (GAPS, ["", None, "  "]),
        (GAPS, [None, None, None]),
        (PROOF, []),
        (ESSAY, "   \n "),
        (DAY, ""),
    ],
)
def test_what_is_left_blank_is_no_answer(question, value):
    assert from_page(question.kind, question.options, list(range(len(question.options))), value) is None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (GAPS, ["Vesoul", 1]),
        (GAPS, ["Vesoul", 2, None]),
        (GAPS, ["Vesoul", "la Saône", None]),
        (GAPS, [0, 1, None]),
        (GAPS, "Vesoul"),
        (GAPS, ["x" * 501, None, None]),
        (PROOF, [-1]),
        (PROOF, [99_999]),
        (PROOF, ["1"]),
        (PROOF, [True]),
        (PROOF, 3),
        (ESSAY, "x" * 10_001),
        (ESSAY, "a\0b"),
        (ESSAY, ["x"]),
        (DAY, 8),
    ],
)
def test_what_is_no_answer_is_refused(question, value):
    with pytest.raises(BadAnswer):
        from_page(question.kind, question.options, list(range(len(question.options))), value)


def test_an_open_answer_may_be_long():
    assert from_page(ESSAY.kind, ESSAY.options, [], "mot " * 2000) == ("mot " * 2000).strip()


def test_keys_in_words():
    assert describe_key(GAPS) == ["[1] Vesoul", "[2] la Saône", "[3] 1852 / en 1852"]
    assert describe_key(PROOF) == ["fermé faute de gardien"]
    assert describe_key(ESSAY) == ["Le péage", "La grève"]
    assert describe_key(DAY) == ["8 août 1893"]
    assert key(ESSAY) is None


@pytest.mark.parametrize("question", [GAPS, PROOF, DAY], ids=lambda q: q.kind)
def test_the_key_wins_everything(question):
    assert score(question, key(question)) == 1


# ------------------------------------------------------------------------------------------------------- presenting


def test_a_student_reads_nothing_of_the_key():
    order = freeze_order(GAPS, "seed", shuffle=False)
    gaps = present_version(1, 1, GAPS, order, 1.0)
    proof = present_version(1, 1, PROOF, [], 1.0)
    essay = present_version(1, 1, ESSAY, [], 1.0)

    assert gaps.pieces == ("De ", 1, ", le long de ", 2, ", depuis ", 3, ".")
    assert [sorted(each) for each in gaps.lists] == [[], ["la Saône", "la Seine"], []]
    assert (gaps.options, proof.options, essay.options) == ((), (), ())
    assert "".join(before + word for before, word in proof.words) + proof.rest == PASSAGE
    assert essay.most_words == 50
    assert "1852" not in repr(gaps)
    assert "péage" not in repr(essay)
    assert "1893" not in repr(present_version(1, 1, DAY, [], 1.0))


def test_the_author_s_order_of_a_list_is_never_shown_as_it_is_to_everybody():
    listed = version(ItemKind.GAP, [in_gap(1, "a"), *(in_gap(1, text, False) for text in "bcdef")], text="[1]")
    firsts = {present_version(1, 1, listed, freeze_order(listed, f"s{n}", True), 1.0).lists[0][0] for n in range(40)}

    assert len(firsts) > 1


@pytest.mark.parametrize(
    ("options", "rules", "shown"),
    [
        (["12"], {"unit": "km ; kilomètres"}, ("km", False)),
        (["12"], {"unit": "km", "unit_needed": True}, ("", True)),
        (["12"], {}, ("", False)),
    ],
)
def test_the_unit_stands_beside_the_field_unless_it_has_to_be_written(options, rules, shown):
    question = present_version(1, 1, version(ItemKind.NUMERIC, options, **rules), [], 1.0)

    assert (question.unit, question.unit_needed) == shown


# ----------------------------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("typed", "rules", "fraction"),
    [
        ("12,5", {}, 1),
        ("12,6", {}, 0),
        ("12,9", {"tolerance": 0.5}, 1),
        ("13,0", {"tolerance": 0.5}, 1),
        ("13,1", {"tolerance": 0.5}, 0),
        ("12", {"tolerance": 0.5}, 1),
        ("13,1", {"tolerance": 5.0, "relative": True}, 1),
        ("13,2", {"tolerance": 5.0, "relative": True}, 0),
        ("14", {"tolerance": 0.5, "wide": 2.0}, 0.5),
        ("14", {"tolerance": 0.5, "wide": 2.0, "partial": False}, 0),
        ("12,5 km", {"unit": "km ; kilomètres"}, 1),
        ("12,5 kilomètre", {"unit": "km ; kilomètres"}, 1),
        ("12,5", {"unit": "km"}, 1),
        ("12,5 miles", {"unit": "km"}, 0),
        ("12,5 %", {"unit": "%", "unit_needed": True}, 1),
        ("12,5 €", {"unit": "%", "unit_needed": True}, 0.5),
        ("12,5", {"unit": "km", "unit_needed": True}, 0.5),
        ("12,5", {"unit": "km", "unit_needed": True, "partial": False}, 0),
        ("14", {"unit": "km", "unit_needed": True, "tolerance": 0.5, "wide": 2.0}, 0.25),
        ("environ 12,5", {"tolerance": 0.5}, 1),
        ("douze", {"tolerance": 5.0}, 0),
    ],
)
def test_numbers_within_a_tolerance(typed, rules, fraction):
    assert score(version(ItemKind.NUMERIC, ["12,5"], **rules), typed) == fraction


@given(st.floats(0, 1000), st.floats(-2000, 2000))
def test_a_number_is_right_exactly_within_the_tolerance(tolerance, off):
    tolerance, off = round(tolerance, 3), round(off, 3)
    question = version(ItemKind.NUMERIC, ["5000"], tolerance=tolerance)

    assert score(question, f"{5000 + off:.3f}".replace(".", ",")) == (abs(off) <= tolerance)


# ------------------------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("typed", "rules", "fraction"),
    [
        ("élodie martin", {}, 1),
        ("Elodie Martin", {}, 1),
        ("Elodie Martin", {"accents": True}, 0),
        ("élodie martin", {"accents": True}, 1),
        ("élodie martin", {"capitals": True}, 0),
        ("Elodie Martin", {"capitals": True}, 1),
        ("Élodie Martni", {}, 0),
        ("Élodie Martni", {"slips": 1}, 0.5),
        ("Élodie Martni", {"slips": 1, "partial": False}, 1),
        ("Élodi Martni", {"slips": 1}, 0),
        ("Élodi Martni", {"slips": 2}, 0.5),
        ("Élodie Morton", {"slips": 2}, 0.5),
        ("Élodie Durand", {"slips": 2}, 0),
    ],
)
def test_words_as_the_teacher_forgives_them(typed, rules, fraction):
    assert score(version(ItemKind.SHORT, ["Élodie Martin"], **rules), typed) == fraction


@pytest.mark.parametrize(
    ("typed", "accepted", "most", "found"),
    [
        ("mairie", "mairie", 0, 0),
        ("mairi", "mairie", 1, 1),
        ("mairiee", "mairie", 1, 1),
        ("mairio", "mairie", 1, 1),
        ("maiire", "mairie", 1, 1),
        ("amirei", "mairie", 2, 2),
        ("mare", "mairie", 1, None),
        ("", "mai", 2, None),
        ("1914", "1915", 2, None),
        ("le 8 mars", "le 9 mars", 2, None),
    ],
)
def test_slips_between_two_texts(typed, accepted, most, found):
    assert slips(typed, accepted, most) == found


def test_no_more_than_one_letter_in_four_is_forgiven():
    assert [allowed_slips(word, 2) for word in ("mer", "Rome", "maire", "président")] == [0, 1, 1, 2]


@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(0, 3))
def test_the_distance_is_that_of_the_whole_table(one, other, most):
    """The band along the diagonal leaves nothing out that matters."""
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if i == 0 or j == 0:
                rows[i][j] = i + j
                continue
            wrong = one[i - 1] != other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + wrong)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    expected = rows[-1][-1]

    assert slips(one, other, most) == (expected if expected <= most else None)


# ------------------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("typed", "rules", "fraction"),
    [
        ("8 août 1893", {}, 1),
        ("08/08/1893", {}, 1),
        ("août 1893", {}, 2 / 3),
        ("août 1893", {"partial": False}, 0),
        ("1893", {}, 1 / 3),
        ("8 août 1894", {}, 0),
        ("jamais", {}, 0),
    ],
)
def test_dates_part_by_part(typed, rules, fraction):
    assert score(version(ItemKind.DATE, ["8 août 1893"], **rules), typed) == pytest.approx(fraction)


@pytest.mark.parametrize(("finer", "fraction"), [(True, 1), (False, 0)])
def test_a_more_precise_date_counts_as_chosen(finer, fraction):
    assert score(version(ItemKind.DATE, ["août 1893"], finer=finer), "8 août 1893") == fraction


# -------------------------------------------------------------------------------------------------------------- gaps


@pytest.mark.parametrize(
    ("answer", "rules", "fraction"),
    [
        (["Vesoul", 1, "en 1852"], {}, 1),
        (["vesoul", 1, "1853"], {}, 2 / 3),
        (["Vesoul", 2, None], {}, 1 / 3),
        (["Vesuol", None, None], {}, 0),
        (["Vesuol", None, None], {"slips": 1}, 1 / 3),
        (["Vesoul", 2, "1852"], {"partial": False}, 0),
        (["Vesoul", 1, "1852"], {"partial": False}, 1),
    ],
)
def test_gaps_one_by_one(answer, rules, fraction):
    question = version(ItemKind.GAP, GAPS.options, text=GAPS.rules["text"], **rules)

    assert score(question, answer) == pytest.approx(fraction)


def test_whether_words_fill_a_gap():
    assert fills(GAPS, 1, "VESOUL")
    assert fills(GAPS, 2, "la Saône")
    assert not fills(GAPS, 2, "la Seine")
    # A list offers what it offers; words that are not among it come from another key.
    assert not fills(GAPS, 2, "Saône")


# --------------------------------------------------------------------------------------------------------- highlight


@pytest.mark.parametrize(
    ("chosen", "rules", "fraction"),
    [
        ([3, 4, 5, 6], {}, 1),
        # Two words too many, or missing, do not matter unless told.
        ([2, 3, 4, 5, 6, 7], {}, 1),
        ([4, 5, 6], {}, 1),
        ([4, 5, 6], {"slack": 0}, 6 / 7),
        ([4, 5, 6], {"slack": 0, "partial": False}, 0),
        ([0, 1, 2, 3, 4, 5, 6], {}, 8 / 11),
        # Below one half.
        ([0, 1, 2, 3], {}, 0),
        (list(range(15)), {}, 0),
        ([0, 1], {}, 0),
        ([3, 4, 5, 6, 900], {}, 1),
    ],
)
def test_overlap_with_the_proof(chosen, rules, fraction):
    question = version(ItemKind.HIGHLIGHT, ["fermé faute de gardien"], passage=PASSAGE, **rules)

    assert score(question, chosen) == pytest.approx(fraction)


def test_words_that_stand_twice_are_right_in_either_place():
    question = version(ItemKind.HIGHLIGHT, ["faute de"], passage=PASSAGE, slack=0)

    assert score(question, [4, 5]) == score(question, [11, 12]) == 1
    assert score(question, [4, 12]) == pytest.approx(0.5)


@pytest.mark.parametrize("any_span", [True, False])
def test_one_passage_of_several_may_be_enough(any_span):
    spans = ["fermé faute de gardien", "rouvre en"]
    question = version(ItemKind.HIGHLIGHT, spans, passage=PASSAGE, slack=0, any_span=any_span)

    assert score(question, [3, 4, 5, 6]) == pytest.approx(1 if any_span else 8 / 10)
    assert score(question, [3, 4, 5, 6, 8, 9]) == pytest.approx(8 / 10 if any_span else 1)
    assert score(question, [8, 9]) == (1 if any_span else 0.5)


# -------------------------------------------------------------------------------------------------------------- open


def test_an_open_answer_waits_for_its_marker():
    assert awaits_marker(ESSAY, "Parce que le péage a été doublé.")
    assert not awaits_marker(ESSAY, None)
    assert not awaits_marker(DAY, "8 août 1893")
    assert score(ESSAY, None) == 0
    with pytest.raises(ValueError, match="by a person"):
        score(ESSAY, "Parce que.")


@pytest.mark.parametrize("question", [GAPS, PROOF, DAY], ids=lambda q: q.kind)
@given(data=st.data())
def test_an_answer_is_worth_a_fraction_and_all_or_nothing_is(question, data):
    shapes = {
        ItemKind.GAP: st.lists(st.none() | st.text(max_size=8), min_size=3, max_size=3),
        ItemKind.HIGHLIGHT: st.lists(st.integers(0, 20), unique=True),
        ItemKind.DATE: st.text("0123456789/ aoûtjunmrs", max_size=14),
    }
    answer = data.draw(shapes[question.kind])
    strict = version(question.kind, question.options, **question.rules, partial=False)

    assert 0 <= score(question, answer) <= 1
    assert score(strict, answer) == (1.0 if score(question, answer) == 1 else 0.0)
