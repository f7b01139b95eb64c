"""What strict readers refused in questions on dates and causes, on other subjects: none of it is asked again."""

from __future__ import annotations

import re

import pytest

from questions.item_writing import write_items
from questions.item_writing.causes.plausible_reasons import could_explain, guessed_at_once, happens
from questions.item_writing.causes.reasons import Reason, reasons_of
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.verdicts import ask_true_or_false
from questions.item_writing.dates.when import ask_when
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import facts, read, unsifted

pytestmark = pytest.mark.model


def reasons(body: str) -> list[Reason]:
    return list(reasons_of(read(body)))


def straight(body: str) -> list[Draft]:
    return [draft for draft in unsifted(read(body)) if draft.rule.startswith("cause.")]


# ------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    "body",
    [
        "La récolte du safran s'achève généralement fin octobre dans la vallée de Thouars.",
        "Le bac de Sorgues ferme chaque année le 3 octobre.",
        "Le décret a été signé le 3 avril 2012 à Thouars.",
        "Les trois hommes ont été arrêtés le 3 avril 2012 à Thouars.",
        "La prime a été versée le 3 avril 2012 par la mairie de Thouars.",
        "Le Bolivien a remporté le 3 avril 2012 la course de Thouars.",
        "La ferme, dont le toit s'est effondré le 3 avril 2012, sera rasée.",
        "La citerne de Thouars n'avait subi aucune inspection depuis le 3 octobre 2009.",
        "Quatre barques ont chaviré, a annoncé le 3 avril 2012 la Fédération de Thouars.",
        "Le club de Thouars a été champion en 2009 et finaliste en 2010.",
        "Les premières visites ont eu lieu le 3 avril 2012 à Thouars.",
    ],
)
def test_no_day_is_asked_of_a_habit_a_noun_left_open_or_the_verb_of_another(body):
    assert not facts(f"Voici la journée. {body}")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("À Thouars, les boulangers ont fermé boutique le 3 avril 2012.", "à Thouars"),
        ("Une trentaine de nageurs ont traversé le lac de Thouars le 3 avril 2012.", "Une trentaine de nageurs"),
        ("Le gardien Paul Roy est tombé malade le 3 avril 2012 à Thouars.", "est tombé malade"),
        ("Le préfet Paul Roy avait été averti dès le 3 avril 2012 par les pompiers.", "a été averti"),
        ("L'ancienne maire Anne Roy a été arrêtée à son domicile le 3 avril 2012.", "à son domicile"),
    ],
)
def test_places_in_front_collectives_and_motion_make_facts(body, said):
    (statement,) = facts(f"Voici la journée. {body}")
    assert said.lower() in statement.lower()


def test_what_opens_before_a_day_opens_before_a_later_one_as_well():
    context = read(
        "Le pont de Thouars rouvrira avant le 10 juin 2012. La foire de Sorgues a fermé "
        "le 9 avril 2012. Le bac d'Apt a coulé le 12 avril 2012."
    )
    bounded = [fact for fact in dated_facts(context) if fact.relation == "before"]
    assert bounded
    for fact in bounded:
        assert {draft.rule for draft in ask_when(context, fact)} <= {"date.written"}


def test_a_statement_to_judge_is_false_where_the_day_is_printed():
    context = read(
        "Le pont de Thouars a rouvert le 10 avril 2012. La foire de Sorgues a fermé le 9 "
        "avril 2012. Le bac d'Apt a coulé le 12 avril 2012."
    )
    judged = [draft for fact in dated_facts(context) for draft in ask_true_or_false(context, fact)]
    assert judged
    for draft in judged:
        assert [option.text for option in draft.options if option.correct] == ["Faux"]
        assert re.search(r"c’est le \d+ avril 2012 qu", draft.stem)


@pytest.mark.parametrize(
    "sentence",
    [
        "Les forains l'ont quittée mardi sans un mot.",
        "D'après lui, la foire de Sorgues a rouvert mardi.",
        "La seconde a été retrouvée mardi près de Sorgues.",
        "Deux autres ont quitté la foire de Sorgues mardi.",
    ],
)
def test_no_passage_without_its_noun_is_reckoned(sentence):
    assert not list(ask_values(read(f"Le bac d'Apt a repris son service. {sentence}")))


# ------------------------------------------------------------------------------------------------- causes


@pytest.mark.parametrize(
    "body",
    [
        "À la suite des articles parus dans la presse, la laiterie de Thouars a fermé ses guichets.",
        "Suite aux informations parues dans la presse, la laiterie de Thouars tient à rappeler les faits.",
    ],
)
def test_how_a_press_release_begins_is_no_cause(body):
    assert not straight(body)
    assert not reasons(body)


@pytest.mark.parametrize(
    "body",
    [
        "La mairie de Thouars attribue la panne à une simple faute de frappe.",
        "La foire de Sorgues reprendra une semaine plus tôt en raison du tournoi de Thouars.",
        "Les cours ont repris à Thouars, sauf en médecine, faute de salles.",
        "Le syndicat de Thouars réclame les primes, en retard de quatre mois faute de crédits.",
        "Le lycée de Thouars n'avait pas vu d'inspecteur depuis 2009, faute de crédits.",
        "Les tirs entendus à Thouars provenaient des toits de la caserne.",
    ],
)
def test_a_noun_an_exception_an_aside_and_a_place_have_no_question(body):
    assert not [reason for reason in reasons(body) if reason.clause is not None and reason.text is not None]


def test_no_aim_and_no_illness_explains_a_fall():
    body = (
        "Le prix du blé a chuté à Thouars à cause d'une récolte exceptionnelle. La mairie a fermé la foire de Sorgues "
        "pour protester contre la taxe. Trois coureurs ont été hospitalisés à Apt à cause d'une intoxication."
    )
    context = read(body)
    price, protest, illness = list(reasons_of(context))
    assert happens(context, price)
    assert not could_explain(context, price, protest)
    assert not could_explain(context, price, illness)
    assert could_explain(context, protest, price)


def test_fact_and_reason_of_one_sort_need_no_reading():
    context = read("Les rafales ont emporté la toiture de Thouars à cause d'une tempête venue du nord.")
    (reason,) = list(reasons_of(context))
    assert guessed_at_once(context, reason)


def test_options_of_a_gap_inside_a_sentence_have_no_capital():
    context = read(
        "Les étals de Thouars, promis depuis mars, et dont la ville a payé la moitié, "
        "n'arriveront que jeudi, faute de camions. Le bac de Sorgues a fermé ses guichets à cause d'une grève. La "
        "poste d'Apt a fermé ses portes à la suite d'un incendie."
    )
    for draft in unsifted(context):
        if draft.rule == "cause.cloze":
            assert all(option.text[:1].islower() for option in draft.options)


@pytest.mark.parametrize(
    "rule",
    [
        "cause.gap",
        "cause.who_explains",
        "cause.true_false",
        "cause.what",
        "cause.effect",
        "cause.match",
        "cause.according",
        "cause.both_versions",
        "date.gap_fill",
        "date.before_after",
        "date.before_or_after",
        "date.how_long",
        "actor.bearer",
        "actor.held",
        "contradiction.opposite_passage",
        "contradiction.arbiter",
        "contradiction.two_blanks",
    ],
)
def test_what_strict_readers_refused_more_often_than_not_is_not_written(dossier, rule):
    for name in ("port", "proces", "festival", "halle"):
        assert not [item for item in write_items(dossier(name), limit=300) if item.rule == rule]
