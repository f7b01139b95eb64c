"""Which version of the facts a class has learned: what an answer is tied to, and what is left open and not guessed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from classroom.models import Item, ItemEvidence, ItemKind, ItemVersion, Topic, VersionTie
from classroom.results.held_versions import Holds, Stance, held, rules_in_use, shown_by_rule, stance_of, stances
from questions import item_writing
from tests.classroom.conftest import NOON

A, B, C = 11, 12, 13
OUTLETS = {A: "Agence du Nord", B: "Courrier du Sud", C: "Radio du Lac"}


def question(
    *texts: str,
    evidence: tuple[tuple[int, str], ...],
    rule: str | None = None,
    kind: ItemKind = ItemKind.SINGLE,
    topic: Topic = Topic.CONTRADICTION,
    id: int = 1,
) -> ItemVersion:
    """A question whose first option is right, resting on words of dispatches."""
    version = ItemVersion(
        id=id,
        kind=kind,
        topic=topic,
        stem="Combien de blessés ?",
        options=[{"text": text, "correct": place == 0, "why": ""} for place, text in enumerate(texts)],
        source_independent=False,
        item=Item(rule=rule),
    )
    version.evidence = [ItemEvidence(dispatch_id=dispatch, quote=quote) for dispatch, quote in evidence]
    return version


DIFFER = ((A, "L’accident a fait 34 blessés."), (B, "On compte 43 blessés, selon la mairie."))


def test_a_number_that_stands_in_one_dispatch_is_its_version():
    version = question("34", "43", "50", evidence=DIFFER)

    assert stances(version, {}) == [Stance(Holds.VERSION, A), Stance(Holds.VERSION, B), None]


def test_words_are_tied_only_where_all_of_them_stand_and_in_one_dispatch_alone():
    version = question(
        "Selon la mairie",
        "L’accident",
        "blessés",
        "le maire",
        evidence=DIFFER,
    )

    assert stances(version, {}) == [Stance(Holds.VERSION, B), Stance(Holds.VERSION, A), None, None]


@pytest.mark.parametrize(("text", "dispatch"), [("1 500", A), ("1500", A), ("1.500", A), ("500", B), ("1", None)])
def test_numbers_are_compared_whole(text, dispatch):
    version = question(text, evidence=((A, "1 500 soldats"), (B, "500 soldats")))

    assert stances(version, {}) == [None if dispatch is None else Stance(Holds.VERSION, dispatch)]


def test_both_numbers_together_are_nobodys_version_alone():
    version = question("34, puis 43", "34, les deux fois", evidence=DIFFER, rule="contradiction.two_blanks")

    assert stances(version, {}) == [Stance(Holds.DISAGREEMENT), Stance(Holds.VERSION, A)]


@pytest.mark.parametrize(
    ("first", "second", "evidence"),
    [
        ("34", "43", DIFFER),
        ("Oui", "non", ((A, "Le pont a été fermé."), (B, "Le pont n’a jamais été fermé."))),
        ("Le 12 avril 2012", "le 14 avril 2012", ((A, "Il a coulé le 12 avril."), (B, "Il a coulé le 14 avril."))),
        ("En raison du gel", "à cause du vent", ((A, "Il a fermé en raison du gel."), (B, "Le vent l’a fermé."))),
    ],
)
def test_what_each_source_says_is_tied_to_the_source_that_says_it(first, second, evidence):
    """The options of ``contradiction.each_says``, as the engine writes them."""
    version = question(
        f"{first} selon le Nord, {second} selon le Sud",
        f"{second.capitalize()} selon le Nord, {first.lower()} selon le Sud",
        f"{first} selon l’une et l’autre source",
        f"{second.capitalize()} selon l’une et l’autre source",
        evidence=evidence,
        rule="contradiction.each_says",
    )

    seen = Stance(Holds.DISAGREEMENT)
    assert stances(version, {}) == [seen, seen, Stance(Holds.VERSION, A), Stance(Holds.VERSION, B)]

    line = held([version], {1: [0, 1, 2, 2, 3]}, {}, OUTLETS).lines[0]
    assert (line.disagreement, line.by_dispatch, line.untied) == (2, {A: 2, B: 1}, 0)


def test_what_each_source_says_is_tied_to_none_where_there_are_more_of_them():
    version = question(
        "34 au Nord, 43 au Sud",
        "43 au Nord, 34 au Sud",
        "34 partout",
        evidence=(*DIFFER, (C, "Un blessé.")),
        rule="contradiction.each_says",
    )

    assert stances(version, {}) == [Stance(Holds.DISAGREEMENT), Stance(Holds.DISAGREEMENT), None]


def test_a_rule_that_asks_whether_passages_disagree_says_who_sees_it():
    version = question("Non", "Oui", evidence=DIFFER, rule="contradiction.incompatible")

    assert stances(version, {}) == [Stance(Holds.DISAGREEMENT), Stance(Holds.NOTHING)]


def test_the_word_of_a_teacher_wins():
    version = question("34", "43", "Les deux", evidence=DIFFER)
    said = {1: Stance(Holds.NOTHING, by_teacher=True), 2: Stance(Holds.DISAGREEMENT, by_teacher=True)}

    assert stances(version, said) == [Stance(Holds.VERSION, A), said[1], said[2]]


def test_several_versions_chosen_together_are_a_disagreement_seen():
    version = question("34", "43", "50", evidence=DIFFER, kind=ItemKind.MULTIPLE)
    options = stances(version, {})

    assert stance_of(version, options, [0, 1]) == Stance(Holds.DISAGREEMENT)
    assert stance_of(version, options, [1, 2]) == Stance(Holds.VERSION, B)
    assert stance_of(version, options, [2]) is None


def test_what_is_typed_is_tied_by_its_number():
    version = question("34", evidence=DIFFER, kind=ItemKind.NUMERIC)

    assert [stance_of(version, [], text) for text in ("34 blessés", "43", "50")] == [
        Stance(Holds.VERSION, A),
        Stance(Holds.VERSION, B),
        None,
    ]


def test_versions_disagreements_and_the_rest_are_counted_apart():
    version = question("34", "43", "50", "Les sources divergent", evidence=DIFFER)
    said = {1: {3: Stance(Holds.DISAGREEMENT, by_teacher=True)}}
    answers = [0, 0, 0, 1, 1, 2, 3, 3, 3, None]

    line = held([version], {1: answers}, said, OUTLETS).lines[0]

    assert (line.by_dispatch, line.disagreement, line.nothing) == ({A: 3, B: 2}, 3, 0)
    assert (line.untied, line.unanswered, line.answers) == (1, 1, 10)
    assert line.part(3).share == 30
    # Wilson's interval for 3 of 10, as in the tables.
    assert (line.part(3).interval.low, line.part(3).interval.high) == pytest.approx((10.8, 60.3), abs=0.05)


def test_below_a_stated_number_of_answers_there_is_no_share():
    line = held([question("34", "43", evidence=DIFFER)], {1: [0, 1, 1, 1]}, {}, OUTLETS).lines[0]

    assert line.part(3).count == 3
    assert line.part(3).share is line.part(3).interval is None


def test_the_order_of_students_does_not_matter():
    version = question("34", "43", evidence=DIFFER)

    assert held([version], {1: [0, 1, None, 1]}, {}, OUTLETS) == held([version], {1: [None, 1, 1, 0]}, {}, OUTLETS)


def test_by_source_over_the_questions_in_which_it_has_a_version():
    first = question("34", "43", evidence=DIFFER, id=1)
    second = question("mardi", "jeudi", evidence=((A, "Parti mardi."), (C, "Parti jeudi.")), id=2, topic=Topic.DATE)

    page = held([first, second], {1: [0, 1, 1, 1, 1], 2: [0, 0, 1, 1, None]}, {}, OUTLETS)

    assert {name: (part.count, part.of) for name, part in page.by_outlet.items()} == {
        "Agence du Nord": (3, 10),
        "Courrier du Sud": (4, 5),
        "Radio du Lac": (2, 5),
    }
    assert {topic: (t.questions, t.versions.count, t.versions.of) for topic, t in page.by_topic.items()} == {
        Topic.DATE: (1, 4, 5),
        Topic.CONTRADICTION: (1, 5, 5),
    }


def test_what_cannot_be_tied_is_listed_apart_and_other_questions_are_not_there():
    vague = question("Avant l’aube", "Dans la nuit", evidence=DIFFER, id=1)
    plain = question("1998", "2001", evidence=((A, "Ouvert en 1998."),), topic=Topic.DATE, id=2)
    check = question("Le bilan", evidence=DIFFER, rule="contradiction.check", id=3)

    page = held([vague, plain, check], {1: [0], 2: [0], 3: [0]}, {}, OUTLETS)

    assert [line.version.id for line in page.untied] == [1]
    assert page.lines == []


def test_no_answer_at_all_is_no_error():
    page = held([question("34", "43", evidence=DIFFER)], {}, {}, OUTLETS)

    assert page.lines[0].answers == 0
    assert page.by_outlet["Agence du Nord"].share is None


# ------------------------------------------------------------------------------------------------------------ pages


NUMBERS = [
    {"text": "34", "correct": True, "why": ""},
    {"text": "43", "correct": False, "why": ""},
    {"text": "Les deux dépêches divergent", "correct": False, "why": ""},
]


@pytest.fixture
def story(make, sit):
    class Story:
        teacher = make.teacher()
        school_class = make.school_class(teacher)
        dossier = make.dossier(teacher)
        north = make.dispatch(dossier, "L’accident a fait 34 blessés.", agency_read="Agence du Nord")
        south = make.dispatch(dossier, "On compte 43 blessés.", agency_read="Courrier du Sud")
        version = make.item(
            teacher,
            dossier,
            topic=Topic.CONTRADICTION,
            stem="Combien de blessés ?",
            options=NUMBERS,
            evidence=((north, "34 blessés"), (south, "43 blessés")),
        )
        plain = make.item(teacher)
        quiz = make.quiz(teacher, [version, plain], (school_class,))

        @property
        def page(self):
            return f"/quizzes/{self.quiz.id}/results/versions"

    story = Story()
    for answer in (0, 0, 0, 1, 1, 2):
        sit(story.quiz, story.school_class, make.student(story.school_class), {story.version: answer})
    return story


def test_the_class_is_told_by_question_source_and_topic(story, browser, read):
    page = read(browser(story.teacher).get(story.page))

    assert page.rows("held") == {
        "Agence du Nord": ["3 50% (19% to 81%) of 6"],
        "Courrier du Sud": ["2 33% (10% to 70%) of 6"],
        "Contradictions": ["5 83% (44% to 97%)", "0 0% (0% to 39%)"],
        "The version of Agence du Nord": ["3 50% (19% to 81%)"],
        "The version of Courrier du Sud": ["2 33% (10% to 70%)"],
        "Cannot be tied to a source": ["1 17% (3% to 56%)"],
    }


def test_a_teacher_says_what_the_words_do_not(story, session, browser, read):
    client = browser(story.teacher)
    form = f"/questions/{story.version.id}/versions"
    page = read(client.get(form))
    assert page.tree.xpath("//select[@id='option-2']/option[@selected]/text()") == ["(cannot be told from the words)"]

    client.post(form, data={"option-0": str(story.north.id), "option-1": "99999", "option-2": "disagreement"})

    rows = read(client.get(story.page)).rows("held")
    assert rows["See the disagreement"] == ["1 17% (3% to 56%)"]
    assert "Cannot be tied to a source" not in rows
    session.rollback()
    # What stays as it was read is said again only where the teacher differs or confirms.
    assert {tie.option for tie in session.query(VersionTie)} == {0, 2}
    client.post(form, data={"option-2": "nothing"})
    assert "Neither" in read(client.get(story.page)).rows("held")


def test_a_quiz_without_such_questions_says_so(story, make, browser, read):
    quiz = make.quiz(story.teacher, [story.plain], (story.school_class,))

    page = read(browser(story.teacher).get(f"/quizzes/{quiz.id}/results/versions"))

    assert "No question of this quiz" in page.text


def test_whose_version_it_is_is_said_by_the_owner_alone(story, make, browser):
    assert browser(make.teacher()).get(f"/questions/{story.version.id}/versions").status_code == 404


# ------------------------------------------------------------------------------------------------ what rests on it


def test_a_dispatch_leads_to_the_questions_and_attempts_that_rest_on_it(story, make, browser, read):
    # Noise: a question that rests on the other dispatch only.
    make.item(story.teacher, story.dossier, stem="Autre chose ?", evidence=((story.south, "On compte"),))

    page = read(browser(story.teacher).get(f"/dispatches/{story.north.id}/questions"))

    assert "Combien de blessés ?" in page.text
    assert "Autre chose ?" not in page.text
    assert "6 attempts." in page.text
    assert f"/quizzes/{story.quiz.id}/questions/{story.version.id}/correct" in page.links()


def test_questions_on_words_that_were_corrected_lead(story, session, make, browser, read):
    first = make.item(story.teacher, story.dossier, stem="Quoi ?", evidence=((story.north, "L’accident"),))
    make.quiz(story.teacher, [first])
    make.correction(story.dossier, story.north, "accident")

    page = read(browser(story.teacher).get(f"/dispatches/{story.north.id}/questions"))

    assert page.lines("//h2") == ["Quoi ?", "Combien de blessés ?"]
    assert page.lines("//li[1]//span[contains(@class, 'badge--warning')]") == ["rests on words you have corrected"]


def test_words_taken_out_of_the_body_are_told(story, session, browser, read):
    story.north.body_corrected = [[0, 10]]
    session.commit()

    page = read(browser(story.teacher).get(f"/dispatches/{story.north.id}/questions"))

    assert "rests on words taken out of the dispatch" in page.text


def test_a_dispatch_on_which_nothing_rests_says_so(story, make, browser, read):
    lonely = make.dispatch(story.dossier, "Rien.")

    assert "No question rests on it" in read(
        browser(story.teacher).get(f"/dispatches/{lonely.id}/questions")
    ).text.replace("this dispatch", "it")


def test_the_number_of_queries_does_not_grow_with_the_questions(story, make, browser, count_queries):
    client, address = browser(story.teacher), f"/dispatches/{story.north.id}/questions"
    client.get(address)
    few = count_queries(lambda: client.get(address))
    for _ in range(4):
        version = make.item(story.teacher, story.dossier, evidence=((story.north, "34 blessés"),))
        make.quiz(story.teacher, [version])

    assert count_queries(lambda: client.get(address)) == few <= 12


def test_a_corrected_version_leads_to_what_rested_on_the_one_it_replaces(story, session, make, browser, read):
    kept = make.item(story.teacher, story.dossier, stem="Quoi ?", evidence=((story.north, "L’accident a fait"),))
    story.north.removed_at = NOON
    corrected = make.dispatch(story.dossier, "L’accident a fait 43 blessés.", replaces_id=story.north.id)

    page = read(browser(story.teacher).get(f"/dispatches/{corrected.id}/questions"))

    # The quote of the first is gone, that of the second still stands.
    assert page.lines("//h2") == ["Combien de blessés ?", kept.stem]
    assert page.lines("//span[contains(@class, 'badge--danger')]") == ["its words are not in the corrected version"]
    assert "6 attempts." in page.text


def test_the_page_of_a_dispatch_leads_there(story, browser, read):
    page = read(browser(story.teacher).get(f"/dispatches/{story.north.id}"))

    assert f"/dispatches/{story.north.id}/questions" in page.links()


def test_every_rule_of_the_engine_on_contradictions_says_what_its_answers_show():
    """A new one has to be put into ``held_rules.toml``; one that is gone stands among the retired ones there."""
    source = "".join(path.read_text(encoding="utf-8") for path in Path(item_writing.__file__).parent.rglob("*.py"))

    written = set(re.findall(r'"(contradiction\.[a-z_]+)"', source))

    assert written == rules_in_use()
    assert rules_in_use() < set(shown_by_rule())
