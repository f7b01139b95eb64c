"""Which source has spoken to whom: persons whose words one dispatch alone gives."""

from __future__ import annotations

import pytest

from questions.item_writing import actors
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import signed

pytestmark = pytest.mark.model

LENS = "LENS, 12 mars 2014 (AGN) - La halle a fermé lundi. « Le toit fuit depuis l'été », explique le maire, Luc Roy."
NICE = "NICE, 13 mars 2014 (ASP) - La halle est vide. « On nous a tout promis », regrette le fleuriste Paul Vial."
METZ = "METZ, 14 mars 2014 (ALM) - La halle rouvrira. « Le bois est commandé », assure la menuisière Anne Petit."
BREST = "BREST, 15 mars 2014 (APB) - « Le marché se tiendra sur le quai », annonce la préfète, Jeanne Marsan."


def asked(*texts: str) -> list[Draft]:
    return [draft for draft in actors.write(signed(*texts)) if draft.rule == "actor.cited_by"]


def pairs(draft: Draft) -> set[str]:
    return {option.text for option in draft.options}


def test_each_source_goes_with_the_person_whom_it_alone_quotes():
    (draft,) = asked(LENS, NICE, METZ)
    assert pairs(draft) == {"L’AGN → Luc Roy", "L’ASP → Paul Vial", "L’ALM → Anne Petit"}
    assert all(option.correct for option in draft.options)
    assert {span.file for span in draft.evidence} == {"1.txt", "2.txt", "3.txt"}


@pytest.mark.parametrize(
    "elsewhere",
    [
        "Luc Roy est attendu à Brest.",  # named by another source
        "« Tout sera prêt en mai », a dit le maire.",  # who may be he
    ],
)
def test_whoever_another_source_names_or_may_mean_is_left_out(elsewhere):
    (draft,) = asked(LENS, NICE, METZ, f"{BREST} {elsewhere}")
    assert "L’AGN → Luc Roy" not in pairs(draft)
    assert "L’APB → Jeanne Marsan" in pairs(draft)


def test_who_is_not_quoted_is_no_answer():
    silent = "METZ, 14 mars 2014 (ALM) - La halle rouvrira. La menuisière Anne Petit a commandé le bois."
    assert not asked(LENS, NICE, silent)


def test_two_sources_are_not_enough():
    assert not asked(LENS, NICE)
