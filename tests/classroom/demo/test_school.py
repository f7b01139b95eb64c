"""The invented class, and the dispatches it reads."""

from __future__ import annotations

import re
from collections import Counter

from classroom.accounts.password_rules import problem_of
from classroom.demo.loading import dispatch_files
from classroom.demo.own_questions import own_questions
from classroom.demo.school import Course, school
from classroom.dossiers.intake import Decoded, Incoming, decode
from classroom.item_bank.answer_key import Choice, problems
from classroom.item_bank.rules import Rules
from classroom.models import ItemKind


def test_twenty_four_students_with_names_and_pins_of_their_own():
    pupils = school().pupils

    assert len({(pupil.family, pupil.given) for pupil in pupils}) == 24
    assert len({pupil.pin for pupil in pupils}) == 24
    assert all(re.fullmatch(r"\d{6}", pupil.pin) for pupil in pupils)


def test_on_the_day_of_the_quiz_not_everything_goes_well():
    courses = Counter(pupil.course for pupil in school().pupils)

    assert courses == {Course.FINISHED: 19, Course.SLOW: 2, Course.LEFT: 1, Course.ABSENT: 2}
    assert [pupil.extra_time for pupil in school().pupils if pupil.extra_time] == [33]


def test_the_password_obeys_the_rules_for_all_three():
    assert [problem_of(school().password, member.username) for member in school().staff] == [None] * 3


def _texts() -> dict[str, str]:
    decoded = [decode(Incoming(path.name, path.read_bytes())) for path in dispatch_files()]
    assert all(isinstance(each, Decoded) for each in decoded)
    return {each.name: each.text for each in decoded}


def test_five_dispatches_of_a_length_for_the_classroom():
    words = {name: len(text.split()) for name, text in _texts().items()}

    assert len(words) == 5
    assert all(250 <= count <= 350 for count in words.values()), words


def test_the_dispatches_disagree_as_the_lesson_needs_it():
    nevski, eurasien, delta, courrier, mirador = _texts().values()

    assert "400 soldats" in courrier
    assert "4\u202f000 soldats" in courrier
    assert "n'a jamais été officiellement suspendu" in delta
    assert "gelé" in mirador
    assert "à cause de" in nevski
    assert "En raison de" in eurasien
    assert "Les deux parties sont maintenant convenues" in delta
    assert "à la demande de la France et de l'Allemagne" in courrier


def test_only_one_dispatch_prints_its_whole_date():
    printed = [name for name, text in _texts().items() if "13 juil. 2016" in text]

    assert printed == ["04-le-courrier-des-trois-lacs.html"]
    assert "19 décembre (" in _texts()["01-agence-nevski.txt"]


def test_the_teachers_own_questions_can_be_answered_and_proved():
    texts = _texts()

    for told in own_questions():
        choices = [Choice(**each) for each in told["options"]]
        assert problems(ItemKind(told["kind"]), choices, Rules(**told.get("rules", {}))) == []
        assert all(texts[each["file"]].count(each["quote"]) == 1 for each in told["evidence"])


def test_the_teachers_own_questions_show_the_kinds_that_the_engine_does_not_write():
    assert {"date", "gap", "open", "highlight"} <= {told["kind"] for told in own_questions()}
