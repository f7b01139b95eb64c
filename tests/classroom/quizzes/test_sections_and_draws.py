"""A teacher cuts a quiz into sections and lets questions be drawn; each student gets her own."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from classroom.attempts import service as attempts
from classroom.errors import Refused
from classroom.item_bank.sharing import set_tags
from classroom.models import (
    AttemptItem,
    Difficulty,
    ItemKind,
    ItemState,
    Quiz,
    QuizDraw,
    QuizPoolEntry,
    QuizSection,
    Topic,
)
from classroom.quizzes import queries, service
from classroom.quizzes.service import DrawWish
from tests.classroom.conftest import NOON


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


@pytest.fixture
def bank(make, teacher):
    """Eight on dates, four on causes, and what must not be drawn."""
    for number, word in enumerate(("pont", "port", "train", "vote", "match", "procès", "film", "séisme")):
        hard = Difficulty.HARD if number > 4 else Difficulty.EASY
        make.item(teacher, topic=Topic.DATE, difficulty=hard, stem=f"Quand le sujet {word} ?")
    causes = [
        make.item(teacher, topic=Topic.CAUSE, stem=f"Pourquoi {word} ?")
        for word in ("fermer le fort", "vendre du blé", "chasser Anne", "taire cela")
    ]
    make.item(teacher, topic=Topic.CAUSE, state=ItemState.DRAFT, stem="Pourquoi un brouillon ?")
    make.item(make.teacher(), topic=Topic.CAUSE, stem="Pourquoi chez une autre ?")
    return causes


@pytest.fixture
def scene(make, teacher, session, bank):
    """A draft for a class of three: one fixed question, then « 3 on dates, 2 on causes »."""
    school_class = make.school_class(teacher)
    quiz = make.quiz(teacher, [bank[0]], (school_class,), published_at=None)
    part = service.add_section(session, quiz, "Les dates", "Lisez bien.")
    service.add_draw(session, quiz, DrawWish(3, 2.0, topic=Topic.DATE, section_id=part.id))
    service.add_draw(session, quiz, DrawWish(2, topic=Topic.CAUSE))
    session.commit()
    students = [make.student(school_class) for _each in range(3)]
    return quiz, school_class, students


def stems(session, attempt):
    rows = session.scalars(
        select(AttemptItem).where(AttemptItem.attempt_id == attempt.id).order_by(AttemptItem.position)
    )
    return [row.item_version.stem for row in rows]


def start(session, scene, student):
    quiz, school_class, _students = scene
    return attempts.start_attempt(session, quiz, student, school_class, NOON)


def test_every_student_gets_the_fixed_question_and_a_draw_of_her_own(scene, session):
    quiz, _class, students = scene
    service.publish(session, quiz, NOON)
    sheets = [start(session, scene, student) for student in students]

    for attempt in sheets:
        asked = stems(session, attempt)
        assert len(asked) == len(set(asked)) == 6
        assert "Pourquoi fermer le fort ?" in asked[:3]
        assert sum(stem.startswith("Pourquoi") for stem in asked[:3]) == 3
        assert sum(stem.startswith("Quand") for stem in asked[3:]) == 3
        assert {"Pourquoi un brouillon ?", "Pourquoi chez une autre ?"}.isdisjoint(asked)
        assert [item.max_mark for item in attempt.items] == [1, 1, 1, 2, 2, 2]
    assert len({frozenset(stems(session, attempt)) for attempt in sheets}) > 1


def test_sheets_that_were_prepared_are_drawn_alike(scene, session):
    quiz, _class, students = scene
    service.publish(session, quiz, NOON)

    assert attempts.prepare(session, quiz, NOON) == 3
    assert len(stems(session, start(session, scene, students[0]))) == 6


def test_a_student_reads_title_and_instructions_of_the_section(scene, session, browser):
    quiz, _class, students = scene
    service.publish(session, quiz, NOON)
    attempt = start(session, scene, students[0])
    session.commit()
    page = browser(students[0]).get(f"/attempts/{attempt.id}").text

    assert page.count("Les dates</h2>") == 1
    assert "Lisez bien." in page
    assert re.search(r"Les dates</h2>.*Quand", page, re.DOTALL)
    assert not re.search(r"Les dates</h2>.*Pourquoi", page, re.DOTALL)


def test_results_count_questions_that_only_some_were_asked(scene, session, desk):
    quiz, school_class, students = scene
    service.publish(session, quiz, NOON)
    sheets = [start(session, scene, student) for student in students]
    for attempt in sheets:
        attempts.hand_in(session, attempt, NOON + timedelta(minutes=3))
    session.commit()

    for path in (
        "results",
        "results/board",
        "results/board/now",
        "results/questions",
        "results/versions",
        "results.csv",
    ):
        assert desk.get(f"/quizzes/{quiz.id}/{path}?class={school_class.id}").status_code == 200, path
    page = desk.get(f"/quizzes/{quiz.id}/results/questions").text
    asked = set().union(*(stems(session, attempt) for attempt in sheets))
    assert len(asked) > 6
    assert [stem in page for stem in sorted(asked)] == [True] * len(asked)
    for attempt in sheets:
        assert desk.get(f"/attempts/{attempt.id}/report").status_code == 200


def test_too_small_a_pool_is_said_and_stands_in_the_way(scene, session, desk):
    quiz, _class, _students = scene
    service.add_draw(session, quiz, DrawWish(4, topic=Topic.CONTRADICTION))
    session.commit()

    page = desk.get(f"/quizzes/{quiz.id}").text
    assert "4 questions are wanting" in page
    with pytest.raises(Refused, match="4 are wanting"):
        service.publish(session, quiz, NOON)
    assert desk.get(f"/quizzes/{quiz.id}/preview").status_code == 302
    assert desk.get(f"/quizzes/{quiz.id}/paper").status_code == 302


def test_a_published_quiz_keeps_what_it_draws_from(scene, session, make, teacher, desk):
    quiz, _class, students = scene
    service.publish(session, quiz, NOON)
    session.commit()
    kept = set(session.scalars(select(QuizPoolEntry.item_version_id)))
    late = make.item(teacher, topic=Topic.CAUSE, stem="Pourquoi si tard ?")

    assert late.id not in kept
    page = desk.get(f"/quizzes/{quiz.id}").text
    assert "have changed in the bank" in page
    desk.post(f"/quizzes/{quiz.id}/pool")
    session.rollback()
    assert late.id in set(session.scalars(select(QuizPoolEntry.item_version_id)))
    start(session, scene, students[0])
    with pytest.raises(Refused, match="already started"):
        service.refresh_pool(session, quiz)


def test_a_published_quiz_cannot_come_to_draw_more_than_there_is(scene, session):
    quiz, _class, _students = scene
    service.publish(session, quiz, NOON)

    with pytest.raises(Refused, match="wanting"):
        service.add_draw(session, quiz, DrawWish(9, topic=Topic.DATE))


def test_once_someone_has_started_sections_and_draws_stay_but_their_words_may_change(scene, session, desk):
    quiz, _class, students = scene
    service.publish(session, quiz, NOON)
    start(session, scene, students[0])
    session.commit()
    section, draw = session.scalar(select(QuizSection.id)), session.scalar(select(QuizDraw.id))

    for act in (
        lambda: service.add_section(session, quiz, "De trop"),
        lambda: service.move_section(session, quiz, section, 1),
        lambda: service.remove_section(session, quiz, section),
        lambda: service.add_draw(session, quiz, DrawWish(1)),
        lambda: service.change_draw(session, quiz, draw, DrawWish(1)),
        lambda: service.remove_draw(session, quiz, draw),
    ):
        with pytest.raises(Refused, match="already started"):
            act()
        session.rollback()
    answer = desk.post(f"/quizzes/{quiz.id}/sections/{section}", data={"title": "Les jours", "instructions": ""})
    assert answer.status_code == 302
    page = desk.get(f"/quizzes/{quiz.id}").text
    assert "Les jours" in page
    assert "Stays as it is" in page
    assert "/draws/new" not in page


def test_preview_and_paper_show_an_example_and_draw_another(scene, session, desk):
    quiz, _class, _students = scene

    def shown(path, variant):
        page = desk.get(f"/quizzes/{quiz.id}/{path}?variant={variant}").text
        return set(re.findall(r"Quand le sujet \w+ \?|Pourquoi [\w ]+ \?", page))

    for path in ("preview", "paper"):
        sheets = [shown(path, variant) for variant in range(1, 8)]
        assert [len(sheet) for sheet in sheets] == [6] * 7
        assert len({frozenset(sheet) for sheet in sheets}) > 1
    assert "This is example 4" in desk.get(f"/quizzes/{quiz.id}/preview?variant=4").text
    assert "sheet 4" in desk.get(f"/quizzes/{quiz.id}/paper?variant=4").text
    assert "out of 8 questions" in desk.get(f"/quizzes/{quiz.id}").text
    assert desk.get(f"/quizzes/{quiz.id}/preview?variant=x").status_code == 200
    assert desk.post(f"/quizzes/{quiz.id}/preview?variant=4").status_code == 200


def test_filters_narrow_what_is_drawn(session, make, teacher, bank):
    dossier = make.dossier(teacher)
    inside = make.item(teacher, dossier, topic=Topic.ACTOR, kind=ItemKind.SHORT, stem="Qui signe ?")
    make.item(teacher, topic=Topic.ACTOR, stem="Qui parle ?")
    set_tags(session, inside.item, ["brevet"])
    quiz = make.quiz(teacher, [], published_at=None)
    wishes = {
        DrawWish(1, difficulty=Difficulty.HARD): 3,
        DrawWish(1, topic=Topic.ACTOR): 2,
        DrawWish(1, kind=ItemKind.SHORT): 1,
        DrawWish(1, tag="brevet"): 1,
        DrawWish(1, dossier_id=dossier.id): 1,
        DrawWish(1): 14,
    }
    for wish, size in wishes.items():
        draw = service.add_draw(session, quiz, wish)
        assert len(queries.pools_now(session, quiz, [draw])[draw.id]) == size, wish
        service.remove_draw(session, quiz, draw.id)
    with pytest.raises(Refused, match="dossier"):
        service.add_draw(session, quiz, DrawWish(1, dossier_id=make.dossier(make.teacher()).id))


def test_what_is_much_like_a_fixed_question_is_not_drawn(session, make, teacher):
    fixed = make.item(teacher, topic=Topic.CAUSE, stem="Pourquoi le port de la ville a-t-il fermé ?")
    make.item(teacher, topic=Topic.CAUSE, stem="Pourquoi le port de la ville a-t-il fermé, selon elle ?")
    other = make.item(teacher, topic=Topic.CAUSE, stem="Pourquoi la minoterie manque-t-elle de blé ?")
    quiz = make.quiz(teacher, [fixed], published_at=None)
    draw = service.add_draw(session, quiz, DrawWish(1, topic=Topic.CAUSE))

    assert set(queries.pools_now(session, quiz, [draw])[draw.id]) == {other.id}


def test_a_copy_has_sections_and_draws_and_the_list_counts_them(scene, session, desk):
    quiz, _class, _students = scene
    copy = service.duplicate(session, quiz, "Encore", NOON)
    session.commit()

    assert [section.title for section in queries.sections_of(session, copy.id)] == ["Les dates"]
    assert [(draw.number, draw.topic) for draw in queries.draws_of(session, copy.id)] == [(3, "date"), (2, "cause")]
    assert queries.composition_of(session, copy).size == 6
    listed = {each.quiz.id: each for each in queries.own_quizzes(session, quiz.owner_id)}
    assert (listed[copy.id].questions, listed[copy.id].points) == (6, 9.0)
    assert "6 · 9 points" in desk.get(f"/quizzes/{copy.id}").text
    service.discard(session, copy)
    session.commit()
    assert session.get(Quiz, copy.id) is None


# ----------------------------------------------------------------------------------------------------------- sections


def order(session, quiz):
    names = {None: "-"} | {section.id: section.title for section in queries.sections_of(session, quiz.id)}
    return [f"{names[slot.section_id]} {slot.item_version.stem}" for slot in queries.slots_of(session, quiz.id)]


@pytest.fixture
def parts(session, make, teacher):
    """Section A with « a » and « b », section B with « c »; « z » stands before."""
    quiz = make.quiz(teacher, [make.item(teacher, stem="z")], published_at=None)
    for title, held in (("A", "ab"), ("B", "c")):
        section = service.add_section(session, quiz, title)
        service.add_versions(session, quiz, [make.item(teacher, stem=stem) for stem in held], section_id=section.id)
    return quiz


def slot(session, quiz, stem):
    return next(each.id for each in queries.slots_of(session, quiz.id) if each.item_version.stem == stem)


def test_a_question_moves_over_the_edge_of_its_section(session, parts):
    assert order(session, parts) == ["- z", "A a", "A b", "B c"]
    service.move_slot(session, parts, slot(session, parts, "b"), 1)
    assert order(session, parts) == ["- z", "A a", "B b", "B c"]
    service.move_slot(session, parts, slot(session, parts, "a"), -1)
    assert order(session, parts) == ["- z", "- a", "B b", "B c"]
    service.move_slot(session, parts, slot(session, parts, "z"), -1)
    service.move_slot(session, parts, slot(session, parts, "c"), 1)
    assert order(session, parts) == ["- z", "- a", "B b", "B c"]


def test_sections_change_places_with_their_questions_and_go_without_them(session, parts):
    second = queries.sections_of(session, parts.id)[1].id
    service.move_section(session, parts, second, -1)
    assert order(session, parts) == ["- z", "B c", "A a", "A b"]
    service.remove_section(session, parts, second)
    assert order(session, parts) == ["- z", "- c", "A a", "A b"]
    assert [section.position for section in queries.sections_of(session, parts.id)] == [1]


def test_by_form_and_by_script_a_question_goes_into_another_section(session, parts, desk):
    first, second = (section.id for section in queries.sections_of(session, parts.id))
    z, a = slot(session, parts, "z"), slot(session, parts, "a")
    session.commit()
    desk.post(f"/quizzes/{parts.id}/points", data={f"section-{z}": second, f"points-{z}": "3"})
    session.rollback()
    assert order(session, parts) == ["A a", "A b", "B z", "B c"]
    sent = [f"{each.id}:{second if each.id == a else each.section_id}" for each in queries.slots_of(session, parts.id)]
    session.rollback()
    assert desk.post(f"/quizzes/{parts.id}/order", data={"slot": sent, "sections": "yes"}).status_code == 200
    session.rollback()
    assert order(session, parts) == ["A b", "B a", "B z", "B c"]
    assert {slot.max_mark for slot in queries.slots_of(session, parts.id)} == {1.0, 3.0}
    assert first != second


def test_pages_make_change_and_remove_sections_and_draws(session, make, teacher, desk, bank):
    quiz = make.quiz(teacher, [], published_at=None)
    desk.post(f"/quizzes/{quiz.id}/sections/new", data={"title": "Les causes", "instructions": "Une seule est juste."})
    session.rollback()
    (section,) = queries.sections_of(session, quiz.id)
    wish = {"number": "2", "points": "1,5", "topic": "cause", "difficulty": "", "kind": "", "dossier": "", "tag": ""}
    assert desk.post(f"/quizzes/{quiz.id}/draws/new", data=wish | {"section": section.id}).status_code == 302
    session.rollback()
    (draw,) = queries.draws_of(session, quiz.id)

    assert (draw.number, draw.max_mark, draw.topic, draw.section_id) == (2, 1.5, Topic.CAUSE, section.id)
    for wrong in ({"number": "0"}, {"number": "x"}, {"points": "0"}, {"points": "beaucoup"}, {"topic": "rien"}):
        assert desk.post(f"/quizzes/{quiz.id}/draws/new", data=wish | wrong | {"section": ""}).status_code == 422
    assert desk.post(f"/quizzes/{quiz.id}/sections/new", data={"title": " "}).status_code == 422
    desk.post(f"/quizzes/{quiz.id}/draws/{draw.id}", data=wish | {"number": "3", "section": ""})
    session.rollback()
    assert [(each.number, each.section_id) for each in queries.draws_of(session, quiz.id)] == [(3, None)]
    desk.post(f"/quizzes/{quiz.id}/draws/{draw.id}/remove")
    desk.post(f"/quizzes/{quiz.id}/sections/{section.id}/remove")
    session.rollback()
    assert not queries.draws_of(session, quiz.id)
    assert not queries.sections_of(session, quiz.id)
