"""Tables as files: numbers stay numbers, days stay days, and nothing in them is ever run."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.tables import Column, FileKind, Kind, Table, to_file
from classroom.tables.formulas import FORMULA_STARTS, defused, defused_throughout, is_dangerous
from classroom.tables.xlsx_file import LONGEST_TEXT

PARIS = ZoneInfo("Europe/Paris")
BELL = datetime(2026, 3, 10, 13, 5, 40, tzinfo=UTC)

MARKS = Table(
    "1re B : le pont",
    (
        Column("Élève"),
        Column("Note", Kind.MARK),
        Column("Facilité", Kind.PERCENT),
        Column("Réponses", Kind.COUNT),
        Column("Durée", Kind.SECONDS),
        Column("Début", Kind.MOMENT),
    ),
    [["Éloïse Renard", 40 / 3, 57.4, 12, 80.2, BELL], ["Noé ; Jacquet", "dispensé", None, 0, None, None]],
    footer=[["Moyenne", -0.5, 0.0, None, None, None]],
    notes=["la première tentative compte"],
)


def cells(data: bytes, delimiter: str, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter))


def sheet(data: bytes, number: int = 0):
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[number]


def test_french_excel_gets_semicolons_decimal_commas_french_days_and_a_byte_order_mark():
    data = to_file([MARKS], FileKind.CSV_EXCEL, PARIS, "About")

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert cells(data, ";", "utf-8-sig") == [
        ["Élève", "Note", "Facilité (%)", "Réponses", "Durée (s)", "Début"],
        ["Éloïse Renard", "13,33", "57", "12", "80", "10/03/2026 14:05"],
        ["Noé ; Jacquet", "dispensé", "", "0", "", ""],
        ["Moyenne", "-0,5", "0", "", "", ""],
    ]


def test_plain_csv_has_commas_points_and_iso_days():
    data = to_file([MARKS], FileKind.CSV, PARIS, "About")

    assert not data.startswith(b"\xef\xbb\xbf")
    assert cells(data, ",")[1] == ["Éloïse Renard", "13.33", "57", "12", "80", "2026-03-10T14:05+01:00"]


def test_a_workbook_keeps_its_heading_in_sight_and_its_numbers_and_days_as_such():
    page = sheet(to_file([MARKS], FileKind.XLSX, PARIS, "About"))

    assert page.title == "1re B   le pont"
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:F3"
    assert [cell.value for cell in page[1]] == ["Élève", "Note", "Facilité", "Réponses", "Durée", "Début"]
    assert [cell.value for cell in page[2]] == ["Éloïse Renard", 13.33, 0.57, 12, 80, datetime(2026, 3, 10, 14, 5)]  # noqa: DTZ001 (Excel knows no zone)
    assert [cell.number_format for cell in page[2]] == ["General", "0.00", "0%", "0", "0", "dd/mm/yyyy hh:mm"]
    assert page["B3"].value == "dispensé"
    assert page["A4"].font.bold
    assert page.page_setup.orientation == "landscape"
    assert page.print_title_rows == "$1:$1"


def test_a_workbook_says_what_was_asked_for_and_takes_tables_of_one_name():
    data = to_file([MARKS, MARKS], FileKind.XLSX, PARIS, "À propos")
    book = openpyxl.load_workbook(io.BytesIO(data))

    assert book.sheetnames == ["1re B   le pont", "1re B   le pont (2)", "À propos"]
    assert [row[0].value for row in book["À propos"]][:2] == ["1re B : le pont", "la première tentative compte"]


def test_columns_are_as_wide_as_what_stands_in_them_within_limits():
    wide = Table("x", (Column("Nom"), Column("Note", Kind.MARK)), [["n" * 30, 1.0], ["m" * 500, 2.0]])

    widths = sheet(to_file([wide], FileKind.XLSX, PARIS, "About")).column_dimensions

    assert 48 <= widths["A"].width < 50
    assert 9 < widths["B"].width < 12


@pytest.mark.parametrize("title", ["", "'", "a" * 60, "[x]:*?/\\", "Classe\x00B"])
def test_any_title_makes_a_sheet(title):
    data = to_file([Table(title, (Column("Nom"),), [["Léa"]])], FileKind.XLSX, PARIS, "About")

    name = openpyxl.load_workbook(io.BytesIO(data)).sheetnames[0]
    assert 1 <= len(name) <= 31
    assert not set(name) & set("[]:*?/\\\x00")


def test_what_excel_has_no_room_for_is_cut_and_not_lost():
    data = to_file([Table("x", (Column("Réponse"),), [["a" * 40_000]])], FileKind.XLSX, PARIS, "About")

    assert sheet(data)["A2"].value == "a" * (LONGEST_TEXT - 1) + "…"


@pytest.mark.parametrize("start", ["=1+1", "+33 6", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "  =1", "＝1", "\u200b=1"])
def test_a_name_that_looks_like_a_formula_is_shown_and_not_run(start):
    assert defused(start) == "'" + start


def test_ordinary_text_is_left_alone():
    assert [defused(text) for text in ("N'Diaye", "13,5 - 2", "", "  Léa", "«=»")] == [
        "N'Diaye",
        "13,5 - 2",
        "",
        "  Léa",
        "«=»",
    ]


#: Text as PostgreSQL and a form let it through, with plenty of what is dangerous.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")).map(lambda text: text[:200])
NASTY = st.one_of(TEXT, st.builds("{}{}".format, st.sampled_from([*FORMULA_STARTS, " =", "a;=", 'a,"=', "\n-"]), TEXT))


@settings(max_examples=150, deadline=None)
@given(st.lists(NASTY, min_size=1, max_size=3), st.sampled_from([FileKind.CSV, FileKind.CSV_EXCEL]))
def test_no_cell_of_a_csv_file_begins_like_a_formula_whichever_sign_it_is_split_at(texts, kind):
    table = Table("x", tuple(Column(f"c{n}") for n, _text in enumerate(texts)), [texts])

    data = to_file([table], kind, PARIS, "About").decode("utf-8-sig")

    for delimiter in ",;\t":
        for row in list(csv.reader(io.StringIO(data, newline=""), delimiter=delimiter))[1:]:
            # Of a cell that is only the rest of a line, empty or not, nothing can be run.
            assert not [cell for cell in row if cell.strip() and is_dangerous(cell.strip())]


@settings(max_examples=60, deadline=None)
@given(NASTY)
def test_every_text_of_a_csv_file_comes_back_as_it_was_but_for_apostrophes(text):
    table = Table("x", (Column("a"), Column("b")), [[text, "fin"]])

    for kind, delimiter in ((FileKind.CSV, ","), (FileKind.CSV_EXCEL, ";")):
        row = cells(to_file([table], kind, PARIS, "About"), delimiter, "utf-8-sig")[1]
        assert row == [defused_throughout(text), "fin"]
        assert row[0].replace("'", "") == text.replace("'", "")


@settings(max_examples=60, deadline=None)
@given(NASTY.filter(bool))
def test_no_cell_of_a_workbook_is_a_formula_even_when_it_is_edited(text):
    cell = sheet(to_file([Table("x", (Column("a"),), [[text]])], FileKind.XLSX, PARIS, "About"))["A2"]

    assert cell.data_type == "s"
    assert cell.quotePrefix
