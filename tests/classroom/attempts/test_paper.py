"""A teacher prints a quiz, and the key with its quotes."""

import re
import zlib

import pytest

from classroom.models import ItemKind


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def quiz(make, teacher):
    dossier = make.dossier(teacher)
    dispatch = make.dispatch(dossier, "Le pont a rouvert le 3 mai 2019.", agency_read="Agence du Nord")
    pairs = [{"text": f"{left} → {right}", "correct": True, "why": ""} for left, right in (("A", "un"), ("B", "deux"))]
    accepted = [{"text": "le trois mai", "correct": True, "why": ""}]
    return make.quiz(
        teacher,
        [
            make.item(
                teacher, dossier, stem="Quand ?", rationale="Le texte le dit.", evidence=((dispatch, "le 3 mai 2019"),)
            ),
            make.item(teacher, kind=ItemKind.MATCH, stem="Reliez.", options=pairs),
            make.item(teacher, kind=ItemKind.SHORT, stem="Quel jour ?", options=accepted),
        ],
        title="Les ponts",
        instructions="Sans documents.",
    )


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


def test_the_sheet_has_every_question_room_for_a_name_and_no_answer(desk, quiz):
    page = desk.get(f"/quizzes/{quiz.id}/paper").text

    for words in ("Les ponts", "Sans documents.", "Name:", "Quand ?", "Reliez.", "Quel jour ?", "1998", "un", "deux"):
        assert words in page
    for secret in ("Right answer", "le trois mai", "A → un", "Le texte le dit", "le 3 mai 2019"):
        assert secret not in page


def test_the_key_has_the_answers_the_reasons_and_the_quotes(desk, quiz):
    page = desk.get(f"/quizzes/{quiz.id}/paper?key=1").text

    for words in ("1998", "A → un", "le trois mai", "Le texte le dit.", "le 3 mai 2019", "Agence du Nord"):
        assert words in page


def test_nobody_else_prints_it(browser, make, quiz):
    assert browser(make.teacher()).get(f"/quizzes/{quiz.id}/paper").status_code == 404


def test_the_quiz_says_how_long_it_takes(desk, quiz):
    assert "about 2 minutes" in desk.get(f"/quizzes/{quiz.id}").text


# ---------------------------------------------------------------------------------------------------------- as a PDF

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"\(((?:[^()\\]|\\.)*)\) Tj|/F(\d+) [\d.]+ Tf|\[(.*?)\] TJ", re.DOTALL)


def text_of(pdf: bytes) -> list[str]:
    """What stands on each page, read as a reader of PDF does: glyphs by the tables that the file carries."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    tables = {}
    for font, number in re.findall(rb"/F(\d+) (\d+) 0 R", pdf):
        table = int(re.search(rb"/ToUnicode (\d+)", objects[int(number)]).group(1))
        tables[font] = _glyphs(_unpacked(objects[table]))
    pages = [body for body in objects.values() if b"/Type /Page\n" in body]
    return [_words(_unpacked(objects[int(re.search(rb"/Contents (\d+)", page).group(1))]), tables) for page in pages]


def _unpacked(body: bytes) -> bytes:
    packed = _STREAM.search(body).group(1)
    return zlib.decompress(packed) if b"FlateDecode" in body else packed


def _glyphs(table: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n", table)
    return {int(code, 16): bytes.fromhex(signs.decode()).decode("utf-16-be") for code, signs in pairs}


def _words(content: bytes, tables: dict[bytes, dict[int, str]]) -> str:
    said, table = [], {}
    for shown, font, several in _SHOWN.findall(content):
        if font:
            table = tables[font]
            continue
        for run in re.findall(rb"\(((?:[^()\\]|\\.)*)\)", several) if several else [shown]:
            raw = re.sub(rb"\\(.)", lambda sign: {b"r": b"\r", b"n": b"\n"}.get(sign[1], sign[1]), run, flags=re.DOTALL)
            said.append("".join(table[int.from_bytes(raw[at : at + 2])] for at in range(0, len(raw), 2)))
    return " ".join(said)


def test_the_pdf_says_what_the_page_says(desk, quiz):
    answer = desk.get(f"/quizzes/{quiz.id}/paper.pdf")
    (page,) = text_of(answer.data)

    assert answer.mimetype == "application/pdf"
    for words in ("Les ponts", "Sans documents.", "Name:", "Quand ?", "Reliez.", "1998", "deux · un", "Page 1 of"):
        assert words in page
    for secret in ("Right answer", "le trois mai", "Le texte le dit", "le 3 mai 2019"):
        assert secret not in page


def test_the_key_as_a_pdf_quotes_with_narrow_spaces_and_says_whose_words_these_are(desk, quiz):
    (page,) = text_of(desk.get(f"/quizzes/{quiz.id}/paper.pdf?key=1").data)

    for words in (
        "Les ponts – Key",
        "1998",
        "A → un",
        "Le texte le dit.",
        "«\u202fle 3 mai 2019\u202f»",
        "Agence du Nord",
    ):
        assert words in page


def test_a_question_is_not_cut_by_the_end_of_a_page(desk, make, teacher):
    many = [make.item(teacher, stem=f"Question {number:02} : quand ?") for number in range(1, 41)]
    pages = text_of(desk.get(f"/quizzes/{make.quiz(teacher, many).id}/paper.pdf").data)

    assert len(pages) > 3
    for number in range(1, 41):
        (page,) = [page for page in pages if f"Question {number:02}" in page]
        after = page.split(f"Question {number:02}")[1].split("Question")[0]
        assert [year in after for year in ("1998", "2001", "2004")] == [True] * 3


def test_other_alphabets_come_through(desk, make, teacher):
    quiz = make.quiz(teacher, [make.item(teacher, stem="Où est Тбилиси, et où est Αθήνα ?")])

    assert "Тбилиси, et où est Αθήνα" in text_of(desk.get(f"/quizzes/{quiz.id}/paper.pdf").data)[0]


@pytest.mark.parametrize("kind", [kind for kind in ItemKind if kind is not ItemKind.MATCH])
def test_every_kind_leaves_room_for_its_answer(desk, make, teacher, kind):
    quiz = make.quiz(teacher, [make.item(teacher, kind=kind, stem="Qu’en dites-vous ?")])

    for path in ("paper", "paper?key=1", "paper.pdf", "paper.pdf?key=1"):
        answer = desk.get(f"/quizzes/{quiz.id}/{path}")
        assert answer.status_code == 200
        words = text_of(answer.data)[0] if answer.mimetype == "application/pdf" else answer.text
        assert "Qu’en dites-vous" in words
