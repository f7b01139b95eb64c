"""Rosters as schools have them: any separator, any encoding, with a heading or without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.roster.roster_file import (
    MAX_BYTES,
    MAX_STUDENTS,
    FileProblem,
    UnreadableRoster,
    decode,
    read_roster,
)


def names(text, **options):
    return [(entry.name.family, entry.name.given) for entry in read_roster(text, **options).entries]


TWO = [("ROUX", "Camille"), ("ÉLIE", "Zoé")]


@pytest.mark.parametrize(
    "text",
    [
        "ROUX;Camille\nÉLIE;Zoé",
        "ROUX,Camille\nÉLIE,Zoé",
        "ROUX\tCamille\nÉLIE\tZoé",
        "ROUX ; Camille \r\nÉLIE; Zoé\r\n",
        '"ROUX";"Camille"\n"ÉLIE";"Zoé"',
        "ROUX Camille\nÉLIE Zoé",
        '"ROUX Camille"\n"ÉLIE Zoé"',
        "Nom;Prénom\nROUX;Camille\nÉLIE;Zoé",
        "NOM,PRENOM\nROUX,Camille\nÉLIE,Zoé",
        "Prénom;Nom\nCamille;ROUX\nZoé;ÉLIE",
        "Nom de famille\tPrénom d’usage\nROUX\tCamille\nÉLIE\tZoé",
        "Élève\nROUX Camille\nÉLIE Zoé",
        "Nom et prénom;Né(e) le\nROUX Camille;12/03/2008\nÉLIE Zoé;01/09/2008",
        "Last name,First name\nROUX,Camille\nÉLIE,Zoé",
        "Classe;Nom;Prénom;Sexe\nTG1;ROUX;Camille;F\nTG1;ÉLIE;Zoé;F",
        "1;ROUX;Camille\n2;ÉLIE;Zoé",
        "N°;Nom;Prénom\n1;ROUX;Camille\n2;ÉLIE;Zoé",
        ";ROUX;Camille;\n;ÉLIE;Zoé;",
        "sep=;\nNom;Prénom\nROUX;Camille\nÉLIE;Zoé",
        "\ufeffNom;Prénom\nROUX;Camille\nÉLIE;Zoé",
        "\n\nROUX;Camille\n;;\n   \nÉLIE;Zoé\n\n",
    ],
)
def test_the_same_two_students_however_they_are_written(text):
    assert names(text) == TWO


def test_a_name_in_one_piece_is_read_the_way_the_teacher_says():
    assert names("Camille Roux\nZoé Élie", family_first=False) == [("Roux", "Camille"), ("Élie", "Zoé")]
    assert names("Roux Camille\nÉlie Zoé") == [("Roux", "Camille"), ("Élie", "Zoé")]


def test_a_heading_says_which_comes_first_in_one_piece():
    assert names("Prénom Nom\nCamille Roux\nZoé Élie") == [("Roux", "Camille"), ("Élie", "Zoé")]


def test_a_line_with_one_column_filled_has_the_whole_name_there():
    assert names("ROUX;Camille\nÉLIE Zoé;\n;Madonna") == [*TWO, ("", "Madonna")]


def test_a_student_who_stands_twice_is_told():
    read = read_roster("ROUX;Camille\nÉLIE;Zoé\nRoux;CAMILLE\nroux;camille")

    assert [(entry.line, entry.repeated) for entry in read.entries] == [(1, False), (2, False), (3, True), (4, True)]


def test_empty_lines_and_lines_without_a_name_are_told():
    read = read_roster("Nom;Prénom\n\nROUX;Camille\n;;;\n12;34\nÉLIE;Zoé")

    assert read.blank_lines == 2
    assert read.unreadable == ((5, "12;34"),)
    assert [entry.line for entry in read.entries] == [3, 6]


def test_columns_that_are_not_used_are_told():
    assert read_roster("ROUX;Camille;TG1\nÉLIE;Zoé;TG1").more_columns
    assert not read_roster("ROUX;Camille\nÉLIE;Zoé").more_columns


def test_a_stray_quotation_mark_swallows_nobody():
    assert names('"ROUX;Camille\nÉLIE;Zoé')[-1] == ("ÉLIE", "Zoé")
    assert len(names('ROUX;Camille\n"ÉLIE;Zoé\nMARTIN;Léo')) == 3


def test_a_student_called_like_a_heading_is_a_student():
    assert names("ROUX;Camille\nNOM;Prénom") == [("ROUX", "Camille"), ("NOM", "Prénom")]


@pytest.mark.parametrize("text", ["", "\n\n", ";;\n,,", "Nom;Prénom\n"])
def test_nothing_in_nothing_out(text):
    assert read_roster(text).entries == ()


def test_a_school_in_one_list_is_refused():
    with pytest.raises(UnreadableRoster) as refused:
        read_roster("\n".join(f"ROUX{n};Camille" for n in range(MAX_STUDENTS + 1)))

    assert refused.value.problem is FileProblem.TOO_MANY


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_decoded_whichever_program_wrote_it(encoding):
    assert decode("Nom;Prénom\nÉLIE;Zoé\nŒUVRARD;Noël".encode(encoding)) == "Nom;Prénom\nÉLIE;Zoé\nŒUVRARD;Noël"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04\x14\x00", FileProblem.SPREADSHEET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", FileProblem.SPREADSHEET),
        (b"\x00\x01\x02\x03", FileProblem.NOT_TEXT),
        (b"\xff\xfe\x00", FileProblem.NOT_TEXT),
        (b"\x81\x8d\x8f", FileProblem.NOT_TEXT),
        (b"x" * (MAX_BYTES + 1), FileProblem.TOO_LARGE),
    ],
)
def test_a_file_that_is_no_list_is_refused_by_reason(data, problem):
    with pytest.raises(UnreadableRoster) as refused:
        decode(data)

    assert refused.value.problem is problem


@given(st.text(alphabet="aÉ Z;,\t\"\n\r1-'\ufeff", max_size=80), st.booleans())
def test_whatever_is_pasted_every_line_is_accounted_for(text, family_first):
    read = read_roster(text, family_first=family_first)
    lines = text.removeprefix("\ufeff").splitlines()

    told = len(read.entries) + len(read.unreadable) + read.blank_lines
    assert told == len(lines)
    assert all(entry.name.name for entry in read.entries)
