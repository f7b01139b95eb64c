"""Tables as files: what is exported is what is shown."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest

from classroom.models import ClassInstructor, ItemKind, Topic
from tests.classroom.conftest import NOON

RIGHT, WRONG = 0, 1


@pytest.fixture
def story(make, sit):
    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher, name="1re B", code="ABCD2345")
        date = make.item(teacher, stem="=Quand ?")
        cause = make.item(teacher, topic=Topic.CAUSE)
        short = make.item(
            teacher,
            topic=Topic.CAUSE,
            kind=ItemKind.SHORT,
            options=[{"text": "la crue", "correct": True, "why": ""}],
        )
        quiz = make.quiz(teacher, [date, cause, short], (school_class,), title="Le pont", max_attempts=2)
        later = make.quiz(teacher, [date], (school_class,), title="Le barrage")

    story = Story()
    story.students = [make.student(story.school_class, sort_name=f"Colin {letter}") for letter in "ABCDEFGHIJKL"]
    make.student(story.school_class, sort_name="=HYPERLINK(1)")
    for place, student in enumerate(story.students):
        answers = {
            story.date: RIGHT if place % 3 else WRONG,
            story.cause: WRONG if place % 2 else RIGHT,
            story.short: "la crue" if place < 5 else "=cmd|' /C calc'!A0",
        }
        sit(story.quiz, story.school_class, student, answers)
    sit(story.quiz, story.school_class, story.students[0], {story.date: RIGHT})
    sit(story.later, story.school_class, story.students[1], {story.date: RIGHT})
    return story


def table(response, delimiter: str = ";") -> list[list[str]]:
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def workbook(response):
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(response.data))


def plain(text: str) -> str:
    """A cell of a page as a file writes it: no dash for nothing, no percent sign, no narrow space."""
    text = re.sub(r"[\u202f\u00a0]", " ", text).strip()
    return "" if text == "–" else text.removesuffix(" %").removesuffix("%")


def test_the_table_of_students_has_the_lines_columns_and_rounding_of_the_page(story, browser, read):
    client = browser(story.teacher, language="fr")
    page = read(client.get(f"/quizzes/{story.quiz.id}/results"))
    heading, *lines = table(client.get(f"/quizzes/{story.quiz.id}/results.csv"))

    shown = {name: [plain(cell) for cell in cells] for name, cells in page.rows("students").items()}
    assert [line[0].removeprefix("'") for line in lines] == list(shown)
    for line in lines:
        progress, answers, score, *topics, _attempts = shown[line[0].removeprefix("'")]
        answered = " sur ".join(filter(None, line[2:4]))
        assert [line[1], answered, line[4], *line[5:-1]] == [progress, answers, score, *topics]
    assert [plain(head) for head in page.lines("//table[@class='students']/thead//th")[4:-1]] == heading[5:-1]
    assert len(heading) == 8


def test_a_workbook_of_a_class_has_its_questions_and_points_as_well(story, browser):
    book = workbook(browser(story.teacher).get(f"/quizzes/{story.quiz.id}/results.xlsx"))

    assert book.sheetnames == ["Students", "Questions", "Points by question", "About this file"]
    assert book["Questions"]["B2"].value == "=Quand ?"
    assert book["Questions"]["B2"].data_type == "s"
    points = {row[0].value: [cell.value for cell in row[4:]] for row in book["Points by question"].iter_rows(min_row=2)}
    assert points["Colin B"] == [13.33, 1, 0, 1]
    assert points["=HYPERLINK(1)"] == [None] * 4
    assert book["Students"].freeze_panes == "B2"


@pytest.mark.parametrize(
    "asked",
    ["", "?sort=mean&down=1&scale=10", "?attempts=first&missing=zero&sort=missing", "?sort=topic-cause&scale=7,5"],
)
def test_the_gradebook_is_exported_as_it_is_shown(story, browser, read, asked):
    client = browser(story.teacher, language="fr")
    page = read(client.get(f"/classes/{story.school_class.id}/gradebook{asked}"))
    heading, *lines = table(client.get(f"/classes/{story.school_class.id}/gradebook.csv{asked}"))

    # Words for screen readers and signs for comments stand in the cells of the page besides.
    for hidden in page.tree.xpath("//*[contains(@class, 'visually-hidden') or contains(@class, 'muted')]"):
        hidden.drop_tree()
    shown = page.lines("//table[@class='gradebook']//tr/*")
    cells = [plain(cell) for cell in shown]
    rows = [cells[first : first + len(heading)] for first in range(0, len(cells), len(heading))]
    assert rows == [heading, *([cell.removeprefix("'") for cell in line] for line in lines)]


def test_the_download_links_of_a_page_ask_for_what_the_page_was_asked_for(story, browser, read):
    client = browser(story.teacher)
    page = read(client.get(f"/classes/{story.school_class.id}/gradebook?sort=mean&down=1&scale=10&attempts=last"))

    links = [link for link in page.links() if "/gradebook." in link]
    assert len(links) == 3
    names = [[line[0] for line in table(client.get(link), ",")] for link in links if link.endswith("machines")]
    first = page.lines("//table[@class='gradebook']/tbody/tr[1]/th")
    assert names[0][1] == first[0]
    assert all("scale=10" in link and "attempts=last" in link for link in links)


@pytest.mark.parametrize("which", ["first", "last"])
def test_the_figures_of_the_questions_are_those_of_the_page(story, browser, read, which):
    client = browser(story.teacher, language="fr")
    page = read(client.get(f"/quizzes/{story.quiz.id}/results/questions?attempts={which}"))
    _heading, *lines = table(client.get(f"/quizzes/{story.quiz.id}/results/questions.csv?attempts={which}"))

    assert len(lines) == 3
    for line, (_stem, cells) in zip(lines, page.rows("figures").items(), strict=True):
        verdict, students, facility, random, deviation, discrimination, *others, _time, left = cells
        assert [" ".join(line[2].split()), line[3]] == [verdict, students]
        assert interval(line[4:7]) == numbers(facility)
        assert [line[7], line[8]] == [plain(random), plain(deviation)]
        assert interval(line[9:12]) == numbers(discrimination)
        assert line[12:15] == [plain(cell) for cell in others]
        assert line[-1] == left


def interval(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell]


def numbers(text: str) -> list[str]:
    return [number.replace("−", "-") for number in re.findall(r"[-−]?\d+", text)]


def test_answers_are_exported_as_they_were_given_and_never_run(story, browser):
    response = browser(story.teacher, language="fr").get(f"/quizzes/{story.quiz.id}/results/answers.csv")
    lines = table(response)

    given = [line[6] for line in lines if line[5].startswith("'=Quand")]
    assert len(lines) == 1 + 13 * 3
    assert set(given) == {"1998", "2001"}
    typed = {line[6] for line in lines[1:] if line[7] == "la crue"}
    assert typed == {"la crue", "'=cmd|' /C calc'!A0", ""}


def test_versions_held_have_a_file_even_when_no_question_is_about_them(story, browser):
    response = browser(story.teacher).get(f"/quizzes/{story.quiz.id}/results/versions.xlsx")

    assert workbook(response).sheetnames == ["Versions held", "By source", "By topic", "About this file"]


def test_an_instructor_without_names_gets_files_without_names(story, session, make, browser):
    instructor = make.instructor()
    session.add(ClassInstructor(class_id=story.school_class.id, instructor_id=instructor.id, granted_at=NOON))
    session.commit()
    client = browser(instructor)

    for address in (
        f"/quizzes/{story.quiz.id}/results.csv",
        f"/quizzes/{story.quiz.id}/results/answers.csv",
        f"/classes/{story.school_class.id}/gradebook.csv",
    ):
        assert "Colin" not in client.get(address).text
        assert "Student 13" in client.get(address).text


@pytest.mark.parametrize(
    ("language", "asked", "start"),
    [("fr", "", b"\xef\xbb\xbf"), ("en", "", b"Student,"), ("en", "?for=excel", b"\xef\xbb\xbf")],
)
def test_the_file_is_saved_under_a_name_of_its_own_and_not_shown(story, browser, language, asked, start):
    response = browser(story.teacher, language=language).get(f"/quizzes/{story.quiz.id}/results.csv{asked}")

    assert response.mimetype == "text/csv"
    assert response.data.startswith(start)
    named = f"recoupe-results-quiz-{story.quiz.id}-class-{story.school_class.id}.csv"
    assert response.headers["Content-Disposition"] == f"attachment; filename={named}"
