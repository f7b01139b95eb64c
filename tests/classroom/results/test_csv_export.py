"""CSV files that open with a double click, and that nothing in them can turn into a program."""

from __future__ import annotations

import csv
import io

import pytest

from classroom.results.csv_export import defused, to_csv


def test_french_excel_gets_semicolons_and_decimal_commas_behind_a_byte_order_mark():
    table = to_csv([["Élève", "Note"], ["Éloïse Renard", 13.5], ["Noé Jacquet", 8.0]], decimal_comma=True)

    assert table == b"\xef\xbb\xbf" + "Élève;Note\r\nÉloïse Renard;13,5\r\nNoé Jacquet;8\r\n".encode()


def test_english_gets_commas_and_decimal_points():
    assert to_csv([["Léa", 13.5]], decimal_comma=False).decode("utf-8-sig") == "Léa,13.5\r\n"


def test_marks_have_two_decimals_at_most_and_what_is_missing_stays_empty():
    assert to_csv([[20 / 3, None, 0.0, 12]], decimal_comma=True).decode("utf-8-sig") == "6,67;;0;12\r\n"


@pytest.mark.parametrize("start", ["=1+1", "+33 6", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "  =1", "＝1"])
def test_a_name_that_looks_like_a_formula_is_shown_and_not_run(start):
    table = to_csv([[start]], decimal_comma=True).decode("utf-8-sig")

    assert next(csv.reader(io.StringIO(table, newline=""), delimiter=";"))[0] == "'" + start
    assert defused(start) == "'" + start


def test_ordinary_text_is_left_alone_and_separators_in_it_are_quoted():
    assert defused("N'Diaye Moussa") == "N'Diaye Moussa"

    table = to_csv([["Roux ; Paul", 'le « "direct" »', "deux\nlignes"]], decimal_comma=True).decode("utf-8-sig")

    row = next(csv.reader(io.StringIO(table, newline=""), delimiter=";"))
    assert row == ["Roux ; Paul", 'le « "direct" »', "deux\nlignes"]


def test_a_negative_number_is_a_number():
    assert to_csv([[-1.5]], decimal_comma=True).decode("utf-8-sig") == "-1,5\r\n"
