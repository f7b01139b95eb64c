"""Words of somebody who is not named, and words between quotation marks inside a sentence of the newsroom."""

from __future__ import annotations

import pytest

from questions.item_writing import actors
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model

PEOPLE = (
    "« Le four sera rallumé avant la fin de mars », promet Marc Lenoir, maire de Denain. "
    "« Personne ne nous a demandé notre avis », regrette Luc Marsan, gardien du musée. "
    "« La brique rouge tient mieux que la blanche », explique Hugues Tardivel, directeur du port. "
)
NURSE = "« Les lits sont restés vides tout l'hiver », raconte une infirmière du quartier. "


def of(rule: str, *bodies: str) -> list[Draft]:
    return [draft for draft in actors.write(read(*bodies)) if draft.rule == rule]


def keys(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if option.correct]


def wrong(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if not option.correct]


# ------------------------------------------------------------------------------------------- who is not named


def test_somebody_without_a_name_is_asked_for_by_what_the_dispatch_calls_him():
    body = "« La grue est tombée sans un bruit », raconte un pêcheur du port. " + NURSE
    (asked,) = [draft for draft in of("actor.unnamed", body, PEOPLE) if "grue" in draft.stem]
    assert "qui a tenu ces propos" in asked.stem
    assert keys(asked) == ["Un pêcheur du port"]
    assert "Une infirmière du quartier" in wrong(asked), "somebody else without a name, so that the form tells nothing"
    assert "pêcheur du port" in asked.evidence[0].quote


def test_news_may_come_from_a_source_without_a_name():
    body = "Selon une source judiciaire, le gardien du phare a été relâché dans la nuit. " + NURSE
    (asked,) = [draft for draft in of("actor.unnamed", body, PEOPLE) if "relâché" in draft.stem]
    assert "de qui vient cette information" in asked.stem
    assert keys(asked) == ["Une source judiciaire"]


@pytest.mark.parametrize(
    "speaker",
    [
        "un employé",  # of whom
        "un porte-parole",
        "une source",
        "l'un d'eux",
        "son frère",
        "le pêcheur",
        "un correspondant de l'agence",  # the outlet itself
        "un pêcheur du port, Paul Vial",  # named
    ],
)
def test_whoever_is_nobody_or_has_a_name_is_not_asked_for_so(speaker):
    body = f"« La grue est tombée sans un bruit », raconte {speaker}. " + NURSE
    assert not [draft for draft in of("actor.unnamed", body, PEOPLE) if "grue" in draft.stem]


def test_the_only_one_without_a_name_would_be_told_by_the_form():
    named = "« Le pont sera repeint », dit Jean Vial, maire de Lens. « La rue est sale », dit Luc Roy, préfet du Nord. "
    assert not of("actor.unnamed", "« La grue est tombée sans un bruit », raconte un pêcheur du port. " + named)


def test_a_person_of_that_trade_is_no_wrong_option():
    body = "« La grue est tombée sans un bruit », raconte un pêcheur du port. " + NURSE
    fisher = "« La criée a fermé trop tôt », regrette Paul Vial, pêcheur à Denain. "
    (asked,) = [draft for draft in of("actor.unnamed", body, PEOPLE + fisher) if "grue" in draft.stem]
    assert "Paul Vial" not in wrong(asked)


@pytest.mark.parametrize("words", ["Sans lui, on n'aurait rien vu du tout", "On nous l'avait promise en mars"])
def test_words_that_say_nothing_by_themselves_are_not_asked(words):
    body = f"« {words} », raconte un pêcheur du port. " + NURSE
    assert not [draft for draft in of("actor.unnamed", body, PEOPLE) if words[-9:] in draft.stem]


def test_words_that_tell_the_trade_are_not_asked():
    body = "« Aucun pêcheur n'a vu tomber la grue », raconte un pêcheur du port. " + NURSE
    assert not [draft for draft in of("actor.unnamed", body, PEOPLE) if "grue" in draft.stem]


# -------------------------------------------------------------------------------------- words inside a sentence


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("La préfète du Nord, Jeanne Petit, dénonce « un abandon organisé ».", "un abandon organisé"),
        ("Jeanne Petit réclame « une enquête sans complaisance ».", "une enquête sans complaisance"),
    ],
)
def test_words_inside_a_sentence_are_those_of_whom_it_names(told, words):
    (asked,) = of("actor.words", told, PEOPLE)
    assert words in asked.stem
    assert keys(asked) == ["Jeanne Petit"]


@pytest.mark.parametrize(
    "told",
    [
        "Jeanne Petit dénonce un « abandon ».",  # one word
        "Jeanne Petit affirme que la grue était « entretenue à la petite semaine ».",  # a whole report, asked as such
        "Jeanne Petit réclame « de revoir le plan des digues ».",  # cut inside a phrase
        "Jeanne Petit affirme que la grue sera levée « avant jeudi soir ».",  # a day
        "La grue a été « entretenue à la petite semaine ».",  # nobody's
        "Jeanne Petit dit avoir averti « le port des travaux qu'ont décidés cet hiver à Lens tous les élus du canal ».",
        "Jeanne Petit affirme avoir lu « Le Grand Livre des grues ».",  # a name
        "Jeanne Petit affirme que la grue est tombée, « et pas seulement la grue ».",  # goes on with what stands before
        "Jeanne Petit assure, selon Marc Lenoir, que la grue était « entretenue à la petite semaine ».",  # two reports
    ],
)
def test_words_that_are_too_few_or_may_be_anybodys_are_not_asked(told):
    assert not of("actor.words", told, PEOPLE)
