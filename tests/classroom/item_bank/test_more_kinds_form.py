"""A teacher writes questions that need more than options, and tries them while she writes."""

import pytest
from sqlalchemy import select

from classroom.models import Item, ItemKind, ItemVersion
from tests.classroom.item_bank.test_item_form import fields_of, only_version, rows

TEXT = "Kerlaz, 9 août.\nLe pont a rouvert vendredi. Il était fermé faute d’entretien, dit le maire."
PASSAGE = "Il était fermé faute d’entretien, dit le maire."


@pytest.fixture
def teacher(make):
    return make.teacher()


@pytest.fixture
def desk(browser, teacher):
    return browser(teacher)


def gap_rows(*answers, **values):
    """« 1:Vesoul », « 2:*la Seine » with a star for a wrong one."""
    data = rows("gap", [], **values)
    for place, answer in enumerate(answers):
        gap, _colon, text = answer.partition(":")
        data |= {f"options-{place}-text": text.removeprefix("*"), f"options-{place}-gap": gap}
        data |= {} if text.startswith("*") else {f"options-{place}-correct": "y"}
    return data


@pytest.mark.parametrize(
    ("kind", "options", "values", "rules"),
    [
        ("date", ["8 août 2008"], {"finer": "y"}, {}),
        ("date", ["été 2008"], {"partial": "no"}, {"partial": False, "finer": False}),
        (
            "numeric",
            ["12,5"],
            {"tolerance": "0,5", "relative": "yes", "wide": "2", "unit": " km ; kilomètres ", "unit_needed": "y"},
            {"tolerance": 0.5, "relative": True, "wide": 2.0, "unit": "km ; kilomètres", "unit_needed": True},
        ),
        # Nothing of another kind is kept: it only waits in the form.
        ("numeric", ["12,5"], {"slips": "2", "text": "Le [1]", "unit_needed": "y"}, {}),
        (
            "short",
            ["Élodie"],
            {"slips": "1", "accents": "y", "capitals": "y"},
            {"slips": 1, "accents": True, "capitals": True},
        ),
        ("open", ["le péage", "la grève"], {"words": "120"}, {"words": 120}),
        ("open", [], {}, {}),
        (
            "highlight",
            ["faute d'entretien"],
            {"passage": PASSAGE, "source": "Agence", "slack": "0", "any_span": "y"},
            {"passage": PASSAGE, "source": "Agence", "slack": 0, "any_span": True},
        ),
        ("multiple", ["*a", "*b", "c"], {"partial": "no"}, {"partial": False}),
        ("single", ["*a", "b"], {"partial": "no"}, {}),
    ],
)
def test_how_a_question_is_marked_is_kept_as_far_as_its_kind_knows(desk, session, kind, options, values, rules):
    assert desk.post("/items/new", data=rows(kind, options, **values)).status_code == 302

    version = only_version(session)
    assert (version.kind, version.rules) == (kind, rules)


def test_a_text_with_gaps_keeps_the_answers_of_each(desk, session):
    answers = ("1:Vesoul", "2:la Saône", "2:*la Seine")

    assert desk.post("/items/new", data=gap_rows(*answers, text="De [1] à [2].\r\nFin.")).status_code == 302

    version = only_version(session)
    assert version.rules == {"text": "De [1] à [2].\nFin."}
    assert [(o["gap"], o["text"], o["correct"]) for o in version.options] == [
        (1, "Vesoul", True),
        (2, "la Saône", True),
        (2, "la Seine", False),
    ]


def test_points_and_feedback_are_kept(desk, session):
    said = {"points": "2,5", "feedback_right": "Bravo !", "feedback_wrong": "Relisez la dépêche."}

    desk.post("/items/new", data=rows("single", ["*a", "b"], **said))

    version = only_version(session)
    assert (version.points, version.feedback_right, version.feedback_wrong) == (2.5, "Bravo !", "Relisez la dépêche.")


def test_elements_of_a_grid_have_their_shares(desk, session):
    shares = {"options-0-weight": "3", "options-1-weight": ""}

    desk.post("/items/new", data=rows("open", ["le péage", "la grève"], **shares))

    assert [option.get("weight", 1) for option in only_version(session).options] == [3, 1]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (rows("date", ["demain"]), "not a date with its year"),
        (rows("date", ["8 août"]), "not a date with its year"),
        (gap_rows("1:Vesoul", text="Rien à remplir."), "The text has no gap"),
        (gap_rows("1:Vesoul", "3:Paris", text="De [1] à [3]."), "each once, ten at most"),
        (gap_rows("1:Vesoul", text="De [1] à [2]."), "A gap has no right answer."),
        (gap_rows("1:Vesoul", "2:*Paris", text="De [1] à [2]."), "A gap has no right answer."),
        (gap_rows("1:Vesoul", "2:Paris", text="De [1]."), "a gap that is not in the text"),
        (rows("highlight", ["le péage"], passage=PASSAGE), "do not stand in the passage"),
        (rows("highlight", ["le péage"], passage="…"), "Give the passage"),
        (rows("highlight", [], passage=PASSAGE), "too few options"),
        (rows("numeric", ["12"], tolerance="deux"), "Write a number, like 12 or 2.5."),
        (rows("numeric", ["12"], tolerance="-1"), "too small or too large"),
        (rows("numeric", ["12"], tolerance="3", wide="2"), "has to be larger than the other"),
        (rows("single", ["*a", "b"], points="0"), "too small or too large"),
        (rows("single", ["*a", "b"], points="1e9"), "Write a number"),
        (rows("open", [], words="0"), "between 1 and 1500"),
    ],
)
def test_what_cannot_be_marked_comes_back_with_what_was_typed(desk, session, data, message):
    page = desk.post("/items/new", data=data | {"stem": "Ma question à moi ?"})

    assert page.status_code == 422
    assert message in page.text
    assert "Ma question à moi ?" in page.text
    sent = {name: text for name, text in data.items() if name in {"text", "passage", "tolerance", "wide", "points"}}
    assert {name: fields_of(page.text)[name] for name in sent} == sent
    assert session.scalars(select(Item)).all() == []


def test_another_kind_without_scripts_loses_nothing_that_was_typed(desk):
    data = gap_rows("1:Vesoul", "2:Paris", text="De [1] à [2].", approve=None, unit="km", change_kind="1")

    page = desk.post("/items/new", data=data | {"kind": "numeric"})

    fields = fields_of(page.text)
    assert page.status_code == 200
    assert (fields["text"], fields["unit"], fields["options-1-gap"]) == ("De [1] à [2].", "km", "2")
    assert 'data-for="numeric">' in page.text
    assert 'data-for="gap" hidden>' in page.text


@pytest.mark.parametrize("kind", [kind for kind in ItemKind if kind is not ItemKind.TRUE_FALSE])
def test_a_version_comes_back_into_the_form_as_it_is(desk, session, make, teacher, kind):
    options, rules = {
        ItemKind.GAP: ([{"text": "Vesoul", "gap": 1}], {"text": "De [1].", "slips": 2}),
        ItemKind.OPEN: ([{"text": "le péage", "weight": 2.5}, {"text": "la grève"}], {"words": 90}),
        ItemKind.HIGHLIGHT: ([{"text": "faute d’entretien"}], {"passage": PASSAGE, "slack": 0, "source": "Agence"}),
        ItemKind.NUMERIC: ([{"text": "12,5"}], {"tolerance": 0.25, "wide": 1.5, "unit": "km", "relative": True}),
        ItemKind.DATE: ([{"text": "8 août 2008"}], {"finer": False, "partial": False}),
        ItemKind.SHORT: ([{"text": "Élodie"}], {"accents": True, "slips": 1}),
        ItemKind.MATCH: ([{"text": "a → b"}, {"text": "c → d"}], {"partial": False}),
    }.get(kind, ([{"text": "a"}, {"text": "b", "correct": kind is ItemKind.ORDER}], {}))
    listed = [{"correct": True, "why": "", **option} for option in options]
    version = make.item(
        teacher, kind=kind, options=listed, rules=rules, points=2.5, feedback_right="Oui.", feedback_wrong="Non."
    )

    data = fields_of(desk.get(f"/items/{version.item_id}/edit").text) | {"save": "1"}
    assert desk.post(f"/items/{version.item_id}/edit", data=data).status_code == 302

    session.rollback()
    assert session.scalars(select(ItemVersion.number)).all() == [1]


def test_the_words_to_be_found_are_the_proof(desk, session, make, teacher):
    dossier = make.dossier(teacher)
    make.dispatch(dossier, "Il était fermé faute d’entretien. Sans suite.")
    dispatch = make.dispatch(dossier, TEXT)

    desk.post(f"/items/new?dossier={dossier.id}", data=rows("highlight", ["faute d'entretien"], passage=PASSAGE))

    (proof,) = only_version(session).evidence
    assert (proof.dispatch_id, proof.quote) == (dispatch.id, "faute d’entretien")
    assert TEXT[proof.start : proof.end] == proof.quote


def test_the_bank_finds_words_of_a_text_and_of_a_passage(desk, make, teacher):
    make.item(teacher, kind=ItemKind.GAP, stem="Complétez.", rules={"text": "Le péage de [1]."}, options=[])
    make.item(teacher, kind=ItemKind.HIGHLIGHT, stem="Surlignez.", rules={"passage": "Un péage neuf."}, options=[])
    make.item(teacher, stem="Autre chose ?")

    page = desk.get("/items?q=peage").text

    assert "Complétez." in page
    assert "Surlignez." in page
    assert "Autre chose ?" not in page


# ---------------------------------------------------------------------------------------------------------- trying


def tried(desk, data, **answers):
    reply = desk.post("/items/try", data=data | answers, headers={"Accept": "application/json"})
    assert reply.status_code == 200
    return reply.json


def test_a_question_is_shown_as_a_student_sees_it_while_it_is_written(desk, session):
    shown = tried(desk, gap_rows("1:Vesoul", "2:la Saône", "2:*la Seine", text="De [1] à [2]."))

    assert 'name="answer-0-0"' in shown["question"]
    assert "la Seine" in shown["question"]
    assert "Vesoul" not in shown["question"]
    assert shown["verdict"] == ""
    assert session.scalars(select(Item)).all() == []


@pytest.mark.parametrize(
    ("data", "answers", "words"),
    [
        (rows("numeric", ["12"], tolerance="1", points="2"), {"answer-0": "12,5"}, "would win 2 of 2 points"),
        (rows("numeric", ["12"], tolerance="1", feedback_wrong="Relisez."), {"answer-0": "14"}, "Relisez."),
        (rows("short", ["Élodie"], slips="1", points="2"), {"answer-0": "élodi"}, "would win 1 of 2 points"),
        (rows("date", ["8 août 2008"], points="3"), {"answer-0": "août 2008"}, "would win 2 of 3 points"),
        (rows("open", ["le péage"]), {"answer-0": "Parce que."}, "Marked by hand."),
        (rows("highlight", ["faute d’entretien"], passage=PASSAGE), {"answer-0": ["3", "4", "5"]}, "would win 1 of 1"),
        (gap_rows("1:Vesoul", text="De [1]."), {"answer-0-0": "vesoul"}, "would win 1 of 1 point"),
    ],
)
def test_an_answer_is_tried_at_once(desk, data, answers, words):
    assert words in tried(desk, data, **answers)["verdict"]


@pytest.mark.parametrize("kind", ItemKind)
def test_a_question_that_is_hardly_begun_is_shown_as_far_as_it_goes(desk, kind):
    begun = {"topic": "date", "kind": kind, "difficulty": "easy", "stem": "Quand ?", "answer-0": "x", "text": "De [4]"}

    assert "Quand ?" in tried(desk, begun)["question"]


@pytest.mark.parametrize("sent", [{}, {"kind": "essay", "stem": "Quand ?"}, {"kind": "single", "stem": " "}])
def test_before_there_are_words_there_is_nothing_to_show(desk, sent):
    assert tried(desk, sent) == {"question": "", "verdict": ""}


def test_without_scripts_the_preview_is_a_page_of_its_own(desk):
    page = desk.post("/items/try", data=rows("open", ["le péage"], words="80"))

    assert page.status_code == 200
    assert "At most 80 words." in page.text
    assert "le péage" not in page.text
    assert "close this one to go on writing" in page.text
