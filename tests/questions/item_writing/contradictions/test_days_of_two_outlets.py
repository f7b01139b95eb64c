"""What two outlets tell side by side, proved by the calendar alone: one day or two, and who came out too early."""

from __future__ import annotations

import pytest

from questions.item_writing.context import Context
from questions.item_writing.contradictions.published_before import published_before
from questions.item_writing.contradictions.same_day import same_day
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.selection import select
from questions.item_writing.writing import sound_drafts
from tests.questions.item_writing.bodies import signed

pytestmark = pytest.mark.model

NORTH = "LILLE, vendredi 4 mai 2012 (AGN) - "
SOUTH = "NICE, mercredi 9 mai 2012 (ASP) - "
WEST = "BREST, vendredi 18 mai 2012 (ACO) - "


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("« ", "«").replace(" »", "»")


def keys(draft: Draft) -> list[str]:
    return [plain(option.text) for option in draft.options if option.correct]


def _two(north: str, south: str) -> Context:
    return signed(f"{NORTH}{north}", f"{SOUTH}{south}")


def test_two_words_of_two_outlets_that_mean_one_day() -> None:
    (draft,) = same_day(
        _two(
            "Le bac de la Rance reprendra ses traversées mardi, au lendemain des essais de freinage.",
            "Le bac de la Rance a repris ses traversées hier, au lendemain des essais de freinage.",
        )
    )
    assert plain(draft.stem).endswith(
        "«mardi» (premier passage) et «hier» (second passage) désignent-ils le même jour ?"
    )
    assert keys(draft) == ["Oui : le 8 mai 2012"]
    assert any(option.text.startswith("Non") for option in draft.options)
    assert not flaws(draft)
    assert draft.kind == "single"
    assert "dépêche du mercredi 9 mai 2012" in draft.rationale


def test_one_word_of_two_outlets_that_means_two_days() -> None:
    context = signed(
        f"{NORTH}Le jury a disqualifié le voilier Aramis jeudi, pour un départ volé en baie de Seine.",
        "BREST, vendredi 11 mai 2012 (ACO) - La disqualification du voilier Aramis, pour un départ volé en baie de "
        "Seine, a été annulée jeudi.",
    )
    (draft,) = same_day(context)
    assert "«jeudi» désigne-t-il le même jour" in plain(draft.stem)
    assert keys(draft) == ["Non : le 3 mai 2012 pour le premier, le 10 mai 2012 pour le second"]
    assert "Oui : le 3 mai 2012" in [plain(option.text) for option in draft.options]


@pytest.mark.parametrize(
    ("north", "south"),
    [
        # One is no day of the other matter at all.
        ("Le bac de la Rance reprendra ses traversées mardi.", "Un cheval a traversé hier le verger de Dampierre."),
        # Two weekdays of two names are never one.
        (
            "Le bac de la Rance reprendra ses traversées mardi, au lendemain des essais.",
            "Le bac de la Rance a repris ses traversées dimanche, au lendemain des essais.",
        ),
        # Nothing has to be counted.
        (
            "Le bac de la Rance reprendra ses traversées le 8 mai, au lendemain des essais.",
            "Le bac de la Rance a repris ses traversées le 8 mai, au lendemain des essais.",
        ),
        # No one day.
        (
            "Le bac de la Rance reprendra ses traversées dans une semaine, au lendemain des essais.",
            "Le bac de la Rance a repris ses traversées dans la semaine, au lendemain des essais.",
        ),
    ],
)
def test_no_days_that_nobody_takes_for_one(north: str, south: str) -> None:
    assert not list(same_day(_two(north, south)))


DONE = "Les douaniers ont saisi mardi une cargaison de bois rare sur le quai de Penhoët."


def _three(done: str) -> Context:
    return signed(
        f"{NORTH}Le port attend un navire chargé de bois rare.",
        f"{SOUTH}{done}",
        f"{WEST}Le bois rare sera rendu à son armateur.",
        "METZ, lundi 21 mai 2012 (AEL) - L'armateur du bois rare se tait.",
    )


def test_who_came_out_before_a_fact_could_not_report_it() -> None:
    (draft,) = published_before(_three(DONE))
    assert "Laquelle de ces autres sources a été publiée trop tôt pour rapporter ce fait" in draft.stem
    assert keys(draft) == ["L’AGN"]
    assert {option.text for option in draft.options} == {"L’AGN", "L’ACO", "L’AEL"}
    assert "le 8 mai 2012" in draft.rationale
    assert {span.file for span in draft.evidence} == {"1.txt", "2.txt", "3.txt", "4.txt"}
    assert not flaws(draft)


def test_several_that_came_out_too_early_are_all_to_be_named() -> None:
    context = signed(
        f"{NORTH}Le port attend un navire chargé de bois rare.",
        "METZ, samedi 5 mai 2012 (AEL) - L'armateur du bois rare se tait.",
        f"{SOUTH}{DONE}",
        f"{WEST}Le bois rare sera rendu à son armateur.",
    )
    (draft,) = published_before(context)
    assert draft.kind == "multiple"
    assert set(keys(draft)) == {"L’AGN", "L’AEL"}


@pytest.mark.parametrize(
    "told",
    [
        "Les douaniers saisiront mardi une cargaison de bois rare sur le quai de Penhoët.",  # yet to come
        "Les douaniers n'ont pas saisi mardi la cargaison de bois rare du quai de Penhoët.",  # denied
        "Une cargaison de bois rare a été saisie à Penhoët, ont annoncé mardi les douaniers.",  # of telling
        "Des grumes de bois rare continuaient de flotter mardi devant le quai de Penhoët.",  # a state
        "Les douaniers ont saisi mardi une cargaison de bois rare, embarquée le 2 avril à Douala.",  # two days
        "Le quai était calme : les douaniers ont saisi mardi une cargaison de bois rare à Penhoët.",  # two facts
        "Au 8 mai, trente grumes de bois rare avaient été saisies sur le quai de Penhoët.",  # a count so far
        "Elles ont saisi mardi une cargaison de bois rare sur le quai de Penhoët.",  # who, nobody tells
    ],
)
def test_only_one_thing_done_on_one_day_is_a_fact_to_be_reported(told: str) -> None:
    assert not list(published_before(_three(told)))


def test_an_outlet_of_the_very_day_is_no_option() -> None:
    context = signed(
        f"{NORTH}Le port attend un navire chargé de bois rare.",
        f"{SOUTH}{DONE}",
        f"{WEST}Le bois rare sera rendu à son armateur.",
        "METZ, mardi 8 mai 2012 (AEL) - L'armateur du bois rare se tait.",
        "DOUAI, lundi 21 mai 2012 (APC) - L'armateur du bois rare se plaint.",
    )
    (draft,) = published_before(context)
    assert "L’AEL" not in {option.text for option in draft.options}


def test_two_words_are_not_reckoned_one_by_one_and_compared_as_well() -> None:
    context = _two(
        "Le bac de la Rance reprendra ses traversées mardi, au lendemain des essais de freinage.",
        "Le bac de la Rance a repris ses traversées lundi, au lendemain des essais de freinage. "
        "Le bac de la Rance a repris ses traversées hier, au lendemain des essais de freinage.",
    )
    drafts = list(sound_drafts(context))
    compared = [draft for draft in drafts if draft.rule == "contradiction.same_day"]
    reckoned = [
        draft
        for draft in drafts
        if draft.rule == "date.value" and any(a.overlaps(b) for a in draft.anchors for b in compared[0].anchors)
    ]
    assert len(compared) == 1
    assert len(reckoned) == 2
    assert len(select([*compared, *reckoned], 10)) < len(compared) + len(reckoned)
    assert {draft.rule for draft in select([*compared, *reckoned[:1]], 10)} == {"date.value", "contradiction.same_day"}
