"""The report of a class: its quizzes and its gradebook on paper, with the figures of the gradebook."""

from __future__ import annotations

import pytest

from classroom.models import Topic
from tests.classroom.attempts.test_paper import text_of

RIGHT, WRONG = 0, 1


@pytest.fixture
def story(make, sit):
    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher, name="1re B")
        date = make.item(teacher)
        cause = make.item(teacher, topic=Topic.CAUSE)
        quiz = make.quiz(teacher, [date, cause], (school_class,), title="Le pont")
        later = make.quiz(teacher, [date], (school_class,), title="Œuvre à l’été – Łódź")

    story = Story()
    for place, name in enumerate(("Colin Anaïs", "Dœuff Łucja", "Évrard N'Golo")):
        student = make.student(story.school_class, sort_name=name)
        sit(story.quiz, story.school_class, student, {story.date: RIGHT, story.cause: RIGHT if place else WRONG})
    make.student(story.school_class, sort_name="Zoé Absente")
    return story


def test_the_report_has_the_quizzes_and_the_gradebook_as_it_was_asked_for(story, browser, read):
    page = read(browser(story.teacher).get(f"/classes/{story.school_class.id}/report?scale=10&sort=mean&down=1"))

    rows = page.rows("report")
    # Students, of how many, mean, median, lowest, highest, dates, causes.
    assert rows["Le pont"] == ["3", "4", "8.33", "10", "5", "10", "10", "6.67"]
    assert rows["Œuvre à l’été – Łódź"] == ["0", "4", "–", "–", "–", "–", "–", "–"]
    assert [name for name in rows if " " in name][2:] == ["Dœuff Łucja", "Évrard N'Golo", "Colin Anaïs", "Zoé Absente"]
    assert rows["Colin Anaïs"][0] == "5"
    assert "Marks out of 10" in page.text


def test_the_same_comes_as_a_pdf_with_every_letter(story, browser):
    response = browser(story.teacher, language="fr").get(f"/classes/{story.school_class.id}/report.pdf?scale=10")

    assert response.mimetype == "application/pdf"
    assert response.data.startswith(b"%PDF-")
    (page,) = text_of(response.data)
    for words in ("Bilan de 1re B", "Notes sur 10", "Dœuff Łucja", "Évrard N'Golo", "Łódź", "8,33", "Page 1 sur"):
        assert words in page


def test_a_wide_gradebook_takes_several_tables_and_pages(story, make, browser):
    for number in range(30):
        make.quiz(story.teacher, [story.date], (story.school_class,), title=f"Quiz numéro {number}")

    data = browser(story.teacher).get(f"/classes/{story.school_class.id}/report.pdf").data

    pages = text_of(data)
    assert len(pages) == 2
    assert all(f"numéro {number}" in " ".join(pages) for number in range(30))


def test_an_empty_class_has_a_report_too(make, browser, read):
    teacher = make.teacher()
    empty = make.school_class(teacher)
    client = browser(teacher)

    assert "Nothing to show yet." in read(client.get(f"/classes/{empty.id}/report")).text
    assert client.get(f"/classes/{empty.id}/report.pdf").data.startswith(b"%PDF-")
