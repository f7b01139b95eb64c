"""Questions on causes whose options are all told: facts of one dispatch, the sources, two facts in time."""

from __future__ import annotations

import pytest

from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.reason_words import uncapitalised
from tests.questions.item_writing.bodies import read, signed, unsifted

pytestmark = pytest.mark.model

NORTH = "LILLE, 3 mai 2012 (AGN) - "
SOUTH = "NICE, 4 mai 2012 (ASP) - "
EAST = "METZ, 5 mai 2012 (AER) - "

HALL = (
    "La halle de Sorgues a perdu un pan du toit de zinc. Quarante étals ont été vendus à la commune de Mornas. "
    "Le maire d'Apt a visité la fontaine de Cadenet. "
)
CLOSED = "La foire de Bollène a été annulée faute de bénévoles."


def asked(context, rule: str) -> list[Draft]:
    return [each for each in unsifted(context) if each.rule == rule and not flaws(each)]


def keys(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if option.correct]


def wrong(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if not option.correct]


# ------------------------------------------------------------------------------------------------- explained


def test_the_fact_that_comes_with_its_reason_is_sought_among_those_that_do_not():
    (draft,) = asked(read(HALL + CLOSED), "cause.explained")
    assert keys(draft) == ["La foire de Bollène a été annulée"]
    assert "Quarante étals ont été vendus à la commune de Mornas" in wrong(draft)


@pytest.mark.parametrize(
    "told",
    [
        "Le marché de Mornas a été fermé en raison d'un orage.",
        "Le marché de Mornas a été fermé pour agrandir la place.",
        "Le marché de Mornas a été fermé après un orage.",
        "Le marché de Mornas a été fermé\u202f: la place est inondée.",
        "Le marché de Mornas a été fermé par précaution.",
        "Selon la mairie, le marché de Mornas a été fermé.",
        "Le marché de Mornas sera fermé le 9 juin.",
    ],
)
def test_no_wrong_fact_has_a_word_near_it_that_may_tell_why(told):
    for draft in asked(read(HALL + told + " " + CLOSED), "cause.explained"):
        assert not any("marché de Mornas" in text for text in wrong(draft))


def test_what_brings_in_the_consequence_explains_nothing_by_itself():
    context = read(HALL + "Le câble a cédé, si bien que la foire de Bollène a été annulée.")
    assert not asked(context, "cause.explained")


# ------------------------------------------------------------------------------------------------- sources


def test_the_source_that_gives_the_reason_is_sought_among_those_that_do_not():
    context = signed(
        NORTH + CLOSED,
        SOUTH + "La foire de Bollène a été annulée mardi, a dit la mairie. Le maire de Sorgues est venu.",
        EAST + "La halle de Mornas a brûlé lundi. Les pompiers de Metz sont restés toute la nuit.",
    )
    (draft,) = asked(context, "cause.source")
    assert draft.stem == ("Selon quelle source est-ce faute de bénévoles que la foire de Bollène a été annulée\u202f?")
    assert keys(draft) == ["L’AGN"]
    assert len(wrong(draft)) == 2


def test_a_source_that_speaks_of_the_reason_as_well_is_no_wrong_one():
    context = signed(
        NORTH + CLOSED,
        SOUTH + "À Bollène, les bénévoles manquaient, et la foire n'a pas eu lieu.",
        EAST + "La halle de Mornas a brûlé lundi. Les pompiers de Metz sont restés toute la nuit.",
    )
    assert not any("L’ASP" in wrong(draft) for draft in asked(context, "cause.source"))


@pytest.mark.parametrize(
    "told",
    [
        "En 2009, la foire de Bollène ne devait pas finir avant mardi, faute de bénévoles.",
        "La foire de Bollène a été annulée parce que les digues ont cédé samedi.",
        "La foire de Bollène a été annulée, selon le maire, Jean Roy, faute de bénévoles.",
    ],
)
def test_what_points_elsewhere_or_is_told_by_somebody_is_not_asked(told):
    context = signed(
        NORTH + told,
        SOUTH + "La foire de Bollène a été annulée mardi, a dit la mairie. Le maire de Sorgues est venu.",
        EAST + "La halle de Mornas a brûlé lundi. Les pompiers de Metz sont restés toute la nuit.",
    )
    assert not asked(context, "cause.source")


def test_a_fact_of_another_year_is_asked_with_its_year():
    context = signed(
        NORTH + "En 2009, la foire de Bollène avait été annulée faute de bénévoles.",
        SOUTH + "La foire de Bollène a ouvert mardi, a dit la mairie. Le maire de Sorgues est venu.",
        EAST + "La halle de Mornas a brûlé lundi. Les pompiers de Metz sont restés toute la nuit.",
    )
    for draft in asked(context, "cause.source"):
        assert "en 2009" in draft.stem


# ------------------------------------------------------------------------------------------------- sequence


def test_what_came_later_is_not_told_as_brought_about():
    context = read(
        "Trois chalutiers bretons ont été arraisonnés au large d'Apt, un mois après la signature du traité de Sorgues."
    )
    (draft,) = asked(context, "cause.link")
    assert "« la signature du traité de Sorgues »" in draft.stem.replace("\u202f", " ")
    assert keys(draft) == ["Un lien de temps\u202f: il écrit seulement que le premier a suivi le second"]


@pytest.mark.parametrize(
    "told",
    [
        "Deux jours après la signature du traité de Sorgues, les enquêteurs décrivent un commando bien renseigné.",
        "Trois chalutiers bretons ont été arraisonnés au large d'Apt après trois heures de poursuite.",
        "Trois chalutiers bretons ont été arraisonnés au large d'Apt après leur signature.",
        "Trois chalutiers bretons seront arraisonnés au large d'Apt après la signature du traité de Sorgues.",
    ],
)
def test_a_mere_date_a_length_and_what_is_to_come_are_no_sequence(told):
    assert not asked(read(told), "cause.link")


def test_a_town_at_the_head_of_a_reason_keeps_its_capital_whatever_the_parser_takes_it_for():
    context = read("La foire de Bollène a été annulée puisque Aigle n'avait plus un sou pour les tentes.")
    (relation,) = next(iter(context.dossier.dispatches)).causes
    sentence = context.sentence(relation.cause)
    assert sentence is not None
    assert uncapitalised(sentence, relation.cause).startswith("Aigle n’avait")
