"""Options of questions on actors: named in the dispatch asked about, not in the question, and no two of them one."""

from __future__ import annotations

import pytest

from questions.annotations import Actor
from questions.item_writing import actors
from questions.item_writing.actors.choices import may_be_one_body
from questions.item_writing.actors.offices import bearers_in
from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.causes.stock_reasons import stock_reasons
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model

PEOPLE = (
    "« Le four sera rallumé avant la fin de mars », promet Marc Lenoir, maire de Denain. "
    "« Personne ne nous a demandé notre avis », regrette Luc Marsan, gardien du musée. "
    "« La brique rouge tient mieux que la blanche », explique Hugues Tardivel, directeur du port. "
    "« La terre est trop sèche », dit Anne Gallois, potière. "
)
BODIES = (
    "Selon la mairie, le four est froid. Selon le Parquet de Mons, le musée est fermé. Selon la préfecture, la "
    "brique est chère. "
)


def of(rule: str, *bodies: str) -> list[Draft]:
    return [draft for draft in actors.write(read(*bodies)) if draft.rule == rule]


def names(draft: Draft) -> set[str]:
    return {option.text for option in draft.options}


# -------------------------------------------------------------------------------------------------- one body


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ADR", "Agence de développement rural de Mons", True),
        ("ADR", "Agence de l'eau", False),
        ("ADR", "Chambre de commerce", False),
        ("mairie", "ville", True),
        ("mairie", "justice", False),
        ("tribunal de Mons", "tribunal correctionnel de Mons", True),
    ],
)
def test_two_names_that_may_mean_one_body(one, other, same):
    pair = [Actor(name, "organisation", (), (), ()) for name in (one, other)]
    assert may_be_one_body(*pair) is may_be_one_body(*pair[::-1]) is same


def test_persons_are_no_bodies():
    assert not may_be_one_body(Actor("ADR", "organisation", (), (), ()), Actor("Anne Roy", "person", (), (), ()))


# ---------------------------------------------------------------------------------------------- on the spot


@pytest.mark.parametrize(("beside", "asked"), [("Le gardien Luc Marsan a souri.", True), ("La salle a souri.", False)])
def test_who_leads_is_asked_where_the_dispatch_names_somebody_else(beside, asked):
    body = f"La commission des fours, présidée par Paul Vial, a rendu son avis. {beside}"
    found = of("actor.leader", body, PEOPLE)
    assert bool(found) is asked
    assert all("Luc Marsan" in names(draft) for draft in found)


def test_who_is_named_in_the_question_is_no_answer_to_it():
    states = "Les États-Unis, la France, l'Espagne, l'Italie et la Suisse étaient là. "
    (draft,) = of("actor.stance", f"{states}La Suisse affirme que la panne de Thouars est due à l'Espagne.")
    assert "L’Espagne" not in names(draft)
    assert len(draft.options) == 4


def test_three_bodies_are_too_few_to_ask_who_takes_a_side():
    assert not of("actor.stance", "La France et la Suisse étaient là. La Suisse affirme que la panne est due au gel.")


def test_the_proof_of_who_told_it_begins_with_according_to():
    body = "Selon la Chambre de commerce, le chantier du vieux four durera deux longues années."
    (draft,) = of("actor.told", body, BODIES)
    assert draft.evidence[0].quote.startswith("Selon la Chambre de commerce")


# ---------------------------------------------------------------------------------------------- whole by itself


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Une bulle s'y est formée parce qu'il a rouillé tout l'hiver", False),
        ("Ils ont tout cassé dans le petit atelier de la rue Basse", True),
        ("Une bulle de gaz a fendu le tuyau parce que la nuit était froide", True),
    ],
)
def test_a_quotation_of_which_two_words_go_back_is_a_riddle(words, asked):
    assert bool([d for d in of("actor.said", f"« {words} », dit Paul Vial.", PEOPLE) if words[:9] in d.stem]) is asked


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("réplique son directeur en Algérie, Paul Vial", False),
        ("jubile Paul Vial, son directeur de campagne", False),
        ("réplique le directeur de la tuilerie, Paul Vial", True),
        ("précise le rapporteur, Paul Vial", False),
        ("précise le rapporteur du budget, Paul Vial", True),
    ],
)
def test_an_office_of_which_nobody_tells_whose_is_not_asked(told, asked):
    context = read(f"Le prix de la brique a doublé. « Nous finançons tout », {told}.")
    askable = [b for b in bearers_in(context) if b.name == "Paul Vial" and b.title != "rapporteur"]
    assert bool(askable) is asked


# --------------------------------------------------------------------------------------------------- reasons


def lent(body: str) -> list[str]:
    context = read(body)
    return [each.text for reason in reasons_of(context) for each in stock_reasons(context, reason)]


@pytest.mark.parametrize(
    ("told", "some"),
    [
        ("Les ventes de briques ont chuté à cause d'un simple décret.", True),
        ("Une barque s'est perdue à cause d'un simple clou.", False),
        ("Le feu a progressé à cause d'un simple coup de vent.", False),
    ],
)
def test_reasons_for_a_number_explain_what_can_be_counted(told, some):
    assert bool(lent(told)) is some


def test_no_two_reasons_of_the_stock_share_a_noun():
    offered = lent("Le train de Thouars a été supprimé en raison d'un éboulement.")
    assert offered
    assert sum("alerte" in each for each in offered) <= 1
    assert sum("panne" in each for each in offered) <= 1


@pytest.mark.parametrize(("hands", "some"), [("des sapeurs volontaires", True), ("des sapeurs norvégiens", False)])
def test_helpers_of_a_people_stand_not_beside_nameless_ones(hands, some):
    assert bool(lent(f"La route de Thouars a rouvert grâce au concours {hands}.")) is some
