"""Short answers by what was written: grouped, accepted, worth a half or refused for all, taken over into the bank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from classroom.errors import Refused
from classroom.models import ItemKind, ItemVersion, Mark, Quiz, Regrade, RegradeKind, ReviewFrom
from classroom.results.bank_key import write_to_bank
from classroom.results.corrected_key import Ruling, fraction, ruling
from classroom.results.regrading import apply, draft_regrade, undo
from classroom.results.typed_groups import Written, group_key, grouped
from tests.classroom.conftest import NOON
from tests.classroom.results.conftest import words

RIGHT, WRONG = 0, 1


def options(*texts: str, **more: Any) -> list[dict[str, Any]]:
    return [{"text": text, "correct": True, "why": "", **more} for text in texts]


@dataclass
class Room:
    """A quiz of one short question, whose key is « Gand »."""

    teacher: Any
    school_class: Any
    quiz: Quiz
    city: ItemVersion

    @property
    def page(self) -> str:
        return f"/quizzes/{self.quiz.id}/questions/{self.city.id}/answers"


@pytest.fixture
def room(make) -> Room:
    teacher = make.teacher()
    school_class = make.school_class(teacher)
    city = make.item(teacher, stem="Où ?", kind=ItemKind.SHORT, options=options("Gand"))
    return Room(
        teacher, school_class, make.quiz(teacher, [city], (school_class,), review_from=ReviewFrom.HAND_IN), city
    )


@pytest.fixture
def wrote(room, make, sit):
    """A student who has handed in these words."""

    def wrote(text: str | None):
        student = make.student(room.school_class)
        return student, sit(room.quiz, room.school_class, student, {room.city: text})

    return wrote


def shown(page) -> list[str]:
    """The groups of the page: how many, what, and what it is worth."""
    return [words(one) for one in page.tree.xpath("//p[@class='group__words']")]


def marks(session, attempt) -> list[float]:
    session.rollback()
    query = select(Mark.fraction).where(Mark.attempt_item_id == attempt.items[0].id).order_by(Mark.id)
    return list(session.scalars(query))


# ---------------------------------------------------------------------------------------------------------- grouping


@pytest.mark.parametrize(
    ("kind", "one", "other", "together"),
    [
        (ItemKind.SHORT, "en 2008", "En 2008.", True),
        (ItemKind.SHORT, "L’Élysée", "elysee", True),
        (ItemKind.SHORT, "en 2008", "2008", False),
        (ItemKind.SHORT, "???", "!!!", False),
        (ItemKind.NUMERIC, "1 450", "1450", True),
        (ItemKind.NUMERIC, "1450 euros", "1 450 euros", True),
        (ItemKind.NUMERIC, "1450", "1540", False),
        (ItemKind.NUMERIC, "12,5", "12.5", True),
        (ItemKind.NUMERIC, "douze", "Douze", True),
    ],
)
def test_answers_are_grouped_by_what_they_say(kind, one, other, together):
    assert (group_key(kind, one) == group_key(kind, other)) is together


def test_groups_that_are_worth_nothing_lead_and_the_frequent_before_the_rare():
    said = [
        ("Gand", 1.0),
        ("Bruges", 0.0),
        ("bruges", 0.0),
        ("Anvers", 0.0),
        ("Gent", 0.5),
        ("GAND", 1.0),
        ("Gand", 1.0),
    ]

    groups = grouped(ItemKind.SHORT, [Written(text, 0, worth) for text, worth in said])

    assert [(group.texts[0][0], group.count, group.worth) for group in groups] == [
        ("Bruges", 2, 0.0), ("Anvers", 1, 0.0), ("Gent", 1, 0.5), ("Gand", 3, 1.0),
    ]  # fmt: skip
    assert groups[-1].texts == (("Gand", 2), ("GAND", 1))


# -------------------------------------------------------------------------------------------------------- what it does


def test_so_many_students_wrote_this_and_it_is_accepted_for_all(room, wrote, session, browser, read):
    attempts = [wrote(text)[1] for text in ("Ghent", "ghent", "Gand", "Bruges", None)]
    teacher = browser(room.teacher)

    before = shown(read(teacher.get(room.page)))
    tried = read(teacher.post(room.page, data={"choice": "1|0:ghent"}))
    untouched = [marks(session, attempt) for attempt in attempts]
    applied = teacher.post(
        room.page,
        data={"group": "0:ghent", "worth": "1", "do": "apply", "reason": "Le nom anglais", "never_lower": "y"},
    )

    assert before == [
        "2 students wrote Ghent not an accepted answer",
        "1 student wrote Bruges not an accepted answer",
        "1 student wrote Gand accepted answer",
    ]
    assert "2 higher" in tried.text
    assert untouched == [[0.0], [0.0], [1.0], [0.0], [0.0]]
    assert applied.status_code == 302
    assert [marks(session, attempt)[-1] for attempt in attempts] == [1.0, 1.0, 1.0, 0.0, 0.0]
    assert "2 students wrote Ghent accepted answer" in shown(read(teacher.get(room.page)))
    # Who hands in later is marked alike, and reads why.
    student, later = wrote("GHENT !")
    assert marks(session, later)[-1] == 1.0
    assert "Le nom anglais" in read(browser(student).get(f"/attempts/{later.id}/review")).text


def test_half_marks_for_all_and_back_to_the_very_same_marks(room, wrote, session, browser, read):
    attempts = [wrote(text)[1] for text in ("Gant", "Gand")]
    teacher = browser(room.teacher)
    sent = {"group": "0:gant", "worth": "0.5", "do": "apply", "reason": "Presque"}

    teacher.post(room.page, data=sent)
    halved = [marks(session, attempt)[-1] for attempt in attempts]
    page = read(teacher.get(room.page))
    change = session.scalars(select(Regrade)).one()
    undo(session, change, room.teacher, NOON)
    session.commit()

    assert halved == [0.5, 1.0]
    assert "1 student wrote Gant 50%" in shown(page)
    assert "Worth 50% of the points: Gant" in page.text
    assert [marks(session, attempt)[-1] for attempt in attempts] == [0.0, 1.0]


def test_an_accepted_answer_can_be_refused_and_never_lower_keeps_the_mark(room, wrote, session, browser):
    _student, attempt = wrote("Gand")
    _other, second = wrote("Bruges")
    teacher = browser(room.teacher)
    sent = {"group": "0:gand", "worth": "0", "do": "apply", "reason": "Trop vague"}

    teacher.post(room.page, data=sent | {"never_lower": "y"})
    kept = marks(session, attempt)[-1]
    teacher.post(room.page, data=sent)

    assert kept == 1.0
    assert [marks(session, each)[-1] for each in (attempt, second)] == [0.0, 0.0]


def test_without_a_reason_nothing_is_applied(room, wrote, session, browser):
    _student, attempt = wrote("Bruges")

    reply = browser(room.teacher).post(room.page, data={"group": "0:bruges", "worth": "1", "do": "apply"})

    assert reply.status_code == 422
    assert marks(session, attempt) == [0.0]


@pytest.mark.parametrize("sent", [{"choice": "1|0:nowhere"}, {"choice": "7|0:bruges"}, {"group": "", "worth": "1"}, {}])
def test_what_nobody_wrote_cannot_be_judged(room, wrote, browser, sent):
    wrote("Bruges")

    assert browser(room.teacher).post(room.page, data=sent).status_code == 404


def test_a_closed_question_has_no_such_page(room, make, browser):
    closed = make.item(room.teacher)
    quiz = make.quiz(room.teacher, [closed], (room.school_class,))

    assert browser(room.teacher).get(f"/quizzes/{quiz.id}/questions/{closed.id}/answers").status_code == 404


def test_words_in_a_gap_are_judged_gap_by_gap(make, session):
    text = "Né à [1], mort à [2]."
    gaps = [*options("Gand", gap=1), *options("Liège", gap=2)]
    version = make.item(make.teacher(), kind=ItemKind.GAP, options=gaps, rules={"text": text})
    key = {"accepted": ["Ghent"], "worth": 0.5, "gap": 1}
    rules = Ruling(worths=(key,))

    assert fraction(version, Ruling(), ["Ghent", "Liège"]) == 0.5
    assert fraction(version, rules, ["ghent", "Liège"]) == 0.75
    assert fraction(version, rules, ["Gand", "Ghent"]) == 0.5
    assert fraction(version, rules, None) == 0.0


@pytest.mark.parametrize(
    "key",
    [
        {"accepted": [], "worth": 1},
        {"accepted": [" "], "worth": 1},
        {"accepted": ["Gand"], "worth": 1.5},
        {"accepted": ["Gand"], "worth": 1, "gap": 1},
    ],
)
def test_what_is_said_of_words_has_to_make_sense(room, key):
    with pytest.raises(Refused):
        draft_regrade(room.city, room.quiz, room.teacher, RegradeKind.ACCEPT, key, never_lower=True)


# ------------------------------------------------------------------------------------------------------ in the bank


def say(session, room, kind, key, version=None):
    """A correction that is applied; gives what holds for the question now."""
    version = version or room.city
    change = draft_regrade(version, room.quiz, room.teacher, kind, key, never_lower=True)
    apply(session, version, change, "Parce que", NOON)
    return ruling([change])


def current(session, version) -> list[tuple[str, bool]]:
    session.commit()
    session.expire_all()
    return [(option["text"], option["correct"]) for option in version.item.current.options]


def test_an_accepted_answer_becomes_one_of_the_key_in_the_bank(room, wrote, session, browser):
    wrote("Ghent")
    sent = {"group": "0:ghent", "worth": "1", "do": "apply", "reason": "Oui", "bank": "y"}

    reply = browser(room.teacher).post(room.page, data=sent, follow_redirects=True)
    session.rollback()

    assert "The question in the bank has a new version with this key." in reply.text
    assert current(session, room.city) == [("Gand", True), ("Ghent", True)]
    assert (room.city.number, room.city.item.current_number) == (1, 2)
    # The quiz keeps the version that was sat.
    assert room.quiz.slots[0].item_version_id == room.city.id


def test_a_corrected_key_becomes_a_version_of_its_own(room, make, session, sit):
    closed = make.item(room.teacher)
    room.quiz = make.quiz(room.teacher, [closed], (room.school_class,))
    rules = say(session, room, RegradeKind.KEY, {"right": [1]}, closed)

    assert write_to_bank(session, closed, rules, room.teacher, NOON)
    assert current(session, closed) == [("1998", False), ("2001", True), ("2004", False)]
    # What was said of options whose verdict has changed is no longer so.
    assert [option["why"] for option in closed.item.current.options][:2] == ["", ""]


def test_a_refused_answer_leaves_the_key_unless_it_was_the_only_one(room, make, session):
    two = make.item(room.teacher, kind=ItemKind.SHORT, options=options("Gand", "Gent"))
    refused = Ruling(worths=({"accepted": ["GENT"], "worth": 0},))

    assert write_to_bank(session, two, refused, room.teacher, NOON)
    assert current(session, two) == [("Gand", True)]
    with pytest.raises(Refused, match="needs a right answer"):
        write_to_bank(session, room.city, Ruling(worths=({"accepted": ["Gand"], "worth": 0},)), room.teacher, NOON)


def test_a_second_right_option_has_no_place_in_a_single_choice(room, make, session):
    closed = make.item(room.teacher)
    accepted = ruling([Regrade(kind=RegradeKind.ACCEPT, key={"right": [1]})])

    with pytest.raises(Refused, match="one right answer"):
        write_to_bank(session, closed, accepted, room.teacher, NOON)


def test_a_question_of_somebody_else_or_changed_since_is_left_alone(room, make, session):
    stranger = make.teacher()
    accepted = Ruling(worths=({"accepted": ["Ghent"], "worth": 1},))

    with pytest.raises(Refused, match="changed since"):
        write_to_bank(session, room.city, accepted, stranger, NOON)
    assert write_to_bank(session, room.city, accepted, room.teacher, NOON)
    with pytest.raises(Refused, match="changed since"):
        write_to_bank(session, room.city, accepted, room.teacher, NOON)


def test_a_key_that_has_no_place_in_the_bank_is_not_applied_either(room, make, sit, session, browser):
    closed = make.item(room.teacher)
    quiz = make.quiz(room.teacher, [closed], (room.school_class,))
    attempt = sit(quiz, room.school_class, make.student(room.school_class), {closed: WRONG})
    address = f"/quizzes/{quiz.id}/questions/{closed.id}/correct"
    sent = {"kind": "accept", "right": "1", "reason": "Aussi", "do": "apply", "bank": "y"}

    reply = browser(room.teacher).post(address, data=sent)

    assert reply.status_code == 422
    assert "one right answer" in reply.text
    assert marks(session, attempt) == [0.0]
    assert session.scalars(select(Regrade)).all() == []
