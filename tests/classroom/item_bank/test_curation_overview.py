"""What a teacher sees of all the questions of a dossier at once: what is thin, what is alike, which rules are weak."""

from types import SimpleNamespace

import pytest

from classroom.item_bank.coverage import Covered, coverage
from classroom.item_bank.likeness import clusters
from classroom.item_bank.rule_rates import Curated, rule_rates
from classroom.models import Difficulty, ItemState, Topic

DISPATCHES = [SimpleNamespace(id=1), SimpleNamespace(id=2)]


def covered(dispatch_id, state=ItemState.DRAFT, topic=Topic.DATE, difficulty=Difficulty.EASY):
    return Covered(topic, difficulty, state, dispatch_id)


def cell(rows, topic, difficulty, column):
    return next(row for row in rows if (row.topic, row.difficulty) == (topic, difficulty)).cells[column]


def test_the_grid_has_every_topic_and_level_for_every_dispatch():
    rows = coverage([], DISPATCHES)

    assert [(row.topic, row.difficulty) for row in rows] == [(t, d) for t in Topic for d in Difficulty]
    assert all([each.total for each in row.cells] == [0, 0] for row in rows)


def test_accepted_questions_and_drafts_are_counted_apart_and_the_others_not_at_all():
    rows = coverage(
        [
            covered(1),
            covered(1, ItemState.APPROVED),
            covered(1, ItemState.REJECTED),
            covered(1, ItemState.RETIRED),
            covered(2),
        ],
        DISPATCHES,
    )

    one = cell(rows, Topic.DATE, Difficulty.EASY, 0)
    assert (one.approved, one.drafts, one.total) == (1, 1, 2)
    assert cell(rows, Topic.DATE, Difficulty.EASY, 1).total == 1
    assert cell(rows, Topic.DATE, Difficulty.HARD, 0).total == 0


def version(number, stem, key="2016", proof=((1, 10),), topic=Topic.DATE):
    return SimpleNamespace(
        id=number,
        topic=topic,
        stem=stem,
        options=[{"text": key, "correct": True}, {"text": f"x{number}", "correct": False}],
        evidence=[SimpleNamespace(dispatch_id=dispatch, start=start) for dispatch, start in proof],
    )


def test_questions_in_nearly_the_same_words_stand_together():
    one = version(1, "Quand le maire a-t-il rouvert le pont de Brives ?")
    other = version(2, "Quand le maire a-t-il rouvert le grand pont de Brives ?", key="2017")

    third = version(3, "Pourquoi le conseil a-t-il refusé les crédits ?")
    assert clusters([one, third, other]) == [[one, other], [third]]


def test_with_the_same_answer_and_proof_less_likeness_will_do():
    one = version(1, "Quand le maire a-t-il rouvert le pont ?")
    other = version(2, "En quelle année le maire a-t-il rouvert le pont aux voitures ?")
    elsewhere = version(3, "En quelle année le maire a-t-il rouvert le pont aux voitures ?", proof=((2, 99),))

    assert clusters([one, other]) == [[one, other]]
    assert clusters([one, elsewhere]) == [[one], [elsewhere]]


@pytest.mark.parametrize(
    "other",
    [
        version(2, "Pourquoi le conseil a-t-il refusé les crédits ?"),
        version(2, "Quand le maire a-t-il rouvert le pont ?", topic=Topic.CONTRADICTION),
    ],
)
def test_other_words_or_another_topic_are_not_alike(other):
    one = version(1, "Quand le maire a-t-il rouvert le pont ?")
    assert clusters([one, other]) == [[one], [other]]


def test_a_rule_is_judged_by_what_was_decided():
    items = [
        Curated("fait-daté", ItemState.APPROVED, edited=False),
        Curated("fait-daté", ItemState.RETIRED, edited=False),
        Curated("fait-daté", ItemState.APPROVED, edited=True),
        Curated("fait-daté", ItemState.REJECTED, edited=False),
        Curated("fait-daté", ItemState.DRAFT, edited=False),
        Curated("cause", ItemState.DRAFT, edited=False),
    ]

    dated, cause = rule_rates(items)

    assert (dated.rule, dated.as_written, dated.after_editing, dated.rejected, dated.waiting) == (
        "fait-daté",
        2,
        1,
        1,
        1,
    )
    assert dated.rate == 0.5
    assert (cause.decided, cause.rate) == (0, None)
