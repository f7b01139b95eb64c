"""What each of two sources answers to one question, and which pairs of passages are left alone for its sake."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questions.dossier import Contradiction
from questions.item_writing import contradictions
from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.context import Context
from questions.item_writing.contradictions import judgements
from questions.item_writing.contradictions.comparable_pairs import comparable
from questions.item_writing.contradictions.opposed_passages import passage, shows_figures
from questions.item_writing.contradictions.versions import each_says
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import opposed, told

pytestmark = pytest.mark.model

DENIAL = {"kind": "negation", "nature": "negation", "rule": "denied"}
DAYS = {"kind": "date", "nature": "date", "rule": "two days"}
CAUSES = {"kind": "cause", "nature": "cause", "rule": "two causes"}
AUTHORS = {"kind": "initiator", "nature": "initiator", "rule": "two initiators"}


def versions(context: Context, found: Contradiction) -> list[Draft]:
    return list(each_says(context, found, list(reasons_of(context))))


def key(draft: Draft) -> str:
    (right,) = [option.text for option in draft.options if option.correct]
    return right


# ------------------------------------------------------------------------------------------------- the question


def test_one_source_says_yes_and_the_other_no():
    context = told(
        "Le directeur du zoo de Denain a été suspendu mercredi par la mairie.",
        "Le directeur du zoo de Denain n'a jamais été suspendu.",
    )
    found = opposed(context, "Le directeur du zoo de Denain a été suspendu", "n'a jamais été suspendu", **DENIAL)
    (draft,) = versions(context, found)
    assert draft.stem.startswith("Le directeur du zoo de Denain a-t-il été suspendu par la mairie\u202f?")
    assert draft.stem.endswith("Que répondent l’AGN et l’ASP\u202f?")
    assert key(draft) == "Oui selon l’AGN, non selon l’ASP"
    assert "Non selon l’AGN, oui selon l’ASP" in [option.text for option in draft.options]
    assert len({option.text for option in draft.options}) == 4
    assert {span.file for span in draft.evidence} == {"1.txt", "2.txt"}


def test_two_numbers_of_one_thing():
    context = told(
        "Quarante-trois personnes ont été hospitalisées à Denain.",
        "À Denain, 27 personnes ont été hospitalisées.",
    )
    found = opposed(context, "Quarante-trois personnes ont été hospitalisées", "27 personnes ont été hospitalisées")
    (draft,) = versions(context, found)
    assert draft.stem.startswith("Combien de personnes ont été hospitalisées à Denain\u202f?")
    assert key(draft) == "43 selon l’AGN, 27 selon l’ASP"


def test_two_days_of_one_deed():
    context = told(
        "Le bac de Sorgues a été mis à l'eau le 12 avril.",
        "Le bac de Sorgues a été mis à l'eau le 14 avril.",
    )
    found = opposed(context, "a été mis à l'eau le 12 avril", "a été mis à l'eau le 14 avril", **DAYS)
    (draft,) = versions(context, found)
    assert draft.stem.startswith("À quelle date le bac de Sorgues a-t-il été mis à l’eau\u202f?")
    assert key(draft) == "Le 12 avril 2012 selon l’AGN, le 14 avril 2012 selon l’ASP"


def test_two_reasons_of_one_fact():
    context = told(
        "La halle de Denain a fermé en raison d'un court-circuit.",
        "La halle de Denain a fermé à cause d'une invasion de rats.",
    )
    found = opposed(context, "a fermé en raison d'un court-circuit", "a fermé à cause d'une invasion de rats", **CAUSES)
    (draft,) = versions(context, found)
    assert draft.stem.startswith("Pourquoi la halle de Denain a-t-elle fermé\u202f?")
    assert key(draft) == "En raison d’un court-circuit selon l’AGN, à cause d’une invasion de rats selon l’ASP"


def test_two_causes_that_verbs_name():
    context = told(
        "La pollution de Denain inquiète. La pollution est due au renversement d'une cuve.",
        "La pollution inquiète aussi Sorgues. La pollution a été provoquée par la rupture d'un tuyau.",
    )
    pair = ("La pollution est due au renversement d'une cuve", "La pollution a été provoquée par la rupture d'un tuyau")
    (draft,) = versions(context, opposed(context, *pair, **CAUSES))
    assert draft.stem.startswith("Quelle est la cause de la pollution\u202f? Que répondent")
    assert key(draft) == "Le renversement d’une cuve selon l’AGN, la rupture d’un tuyau selon l’ASP"


def test_a_cause_that_a_verb_names_beside_one_that_a_preposition_leads_in():
    context = told(
        "La halle de Denain a fermé en raison d'un court-circuit.",
        "La fermeture de la halle de Denain a été provoquée par une invasion de rats.",
    )
    verb = "La fermeture de la halle de Denain a été provoquée par une invasion"
    pair = ("a fermé en raison d'un court-circuit", verb)
    found = opposed(context, pair[0], f"{pair[1]} de rats", **CAUSES)
    (draft,) = versions(context, found)
    assert draft.stem.startswith("Pourquoi la halle de Denain a-t-elle fermé\u202f?")
    assert key(draft) == "En raison d’un court-circuit selon l’AGN, à cause d’une invasion de rats selon l’ASP"


def test_the_causes_of_two_facts_are_not_set_side_by_side():
    context = told("L'incendie de Denain est dû à une lampe.", "La crise de Sorgues est née d'une dispute.")
    found = opposed(context, "L'incendie de Denain est dû à une lampe", "La crise de Sorgues est née d'une dispute")
    assert not versions(context, replace(found, nature="cause", kind="cause"))


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("La cuve de Denain a été inspectée mardi par un bureau d'Arras.", "Elle n'a plus été inspectée depuis 2009."),
        ("Trente des 90 postes de Denain seront supprimés.", "Aucun poste ne sera supprimé à l'atelier de Sorgues."),
        ("Le maire de Denain aurait signé le bail.", "Le maire de Denain n'a pas signé le bail."),
    ],
)
def test_a_yes_beside_another_no_is_not_asked(north, south):
    context = told(north, south)
    assert not versions(context, opposed(context, north.rstrip("."), south.rstrip("."), **DENIAL))


def test_what_only_one_source_tells_of_the_things_counted_is_not_asked():
    context = told(
        "Les agents de Denain ont saisi 410 kilos d'ail.", "Près de l'étal, 380 kilos d'ail séchaient au vent."
    )
    found = opposed(context, "ont saisi 410 kilos d'ail", "380 kilos d'ail séchaient au vent")
    assert not versions(context, found)


# ------------------------------------------------------------------------------------------------- the gates


def test_what_nearly_came_about_is_not_what_did():
    context = told(
        "La foire de Denain avait failli être annulée en raison d'une grève.",
        "La foire de Denain a été annulée à cause de la chaleur.",
    )
    assert not comparable(
        context,
        opposed(
            context,
            "La foire de Denain avait failli être annulée en raison d'une grève",
            "La foire de Denain a été annulée à cause de la chaleur",
            **CAUSES,
        ),
    )


def test_deeds_months_apart_have_their_own_authors():
    context = told(
        "La douane d'Arras a saisi mardi dix caisses d'ail à Denain.",
        "En 2009, la douane de Lille avait saisi cent caisses d'ail.",
    )
    found = opposed(
        context, "La douane d'Arras a saisi mardi dix caisses", "la douane de Lille avait saisi cent", **AUTHORS
    )
    assert not comparable(context, found)


def test_what_was_to_be_is_not_denied_by_what_will_be():
    context = told("L'accord de Denain devait être signé lundi.", "L'accord de Denain sera signé demain.")
    assert not comparable(context, opposed(context, "être signé lundi", "sera signé demain", **DAYS))


def test_a_day_that_another_sentence_tells_is_not_compared():
    context = told(
        "La foire a ouvert le 2 mai. Le même jour, le bail de Denain a été signé.",
        "Le bail de Denain a été signé mardi.",
    )
    found = opposed(context, "le bail de Denain a été signé", "Le bail de Denain a été signé mardi", **DAYS)
    assert not comparable(context, found)


def test_half_is_neither_all_nor_nothing():
    context = told("Les salaires de Denain n'ont pas été versés.", "Les salaires de Denain ont été versés à moitié.")
    found = opposed(context, "Les salaires de Denain n'ont pas été versés", "Les salaires de Denain ont été", **DENIAL)
    assert not comparable(context, found)


def test_dollars_of_two_countries_are_not_compared():
    context = told(
        "Les tableaux volés à Denain valent 2,4 millions de dollars.",
        "Les tableaux volés à Denain valent 1,8 million de dollars américains.",
    )
    assert not comparable(context, opposed(context, "2,4 millions de dollars", "1,8 million de dollars"))


def test_whose_it_is_stands_in_one_passage_at_least():
    context = told("Leur valeur atteint quatre millions d'euros.", "Le coffret était assuré pour 850 000 euros.")
    assert not comparable(context, opposed(context, "Leur valeur atteint quatre millions d'euros", "850 000 euros"))


# ------------------------------------------------------------------------------------------------- the quotation


def test_according_to_him_is_left_out_of_a_quotation():
    context = told("D'après lui, le capitaine Roy a été arrêté à Denain.", "Le capitaine Roy n'a pas été arrêté.")
    found = opposed(context, "le capitaine Roy a été arrêté", "n'a pas été arrêté", **DENIAL)
    assert passage(context, found.a) == "«\u202f[…] le capitaine Roy a été arrêté à Denain\u202f»"


def test_an_impersonal_verb_brings_no_sentence_before():
    context = told(
        "Le plus atteint pourra sortir lundi. Il a fallu trois heures pour éteindre le feu.", "Le feu a pris."
    )
    found = opposed(context, "Il a fallu trois heures", "Le feu a pris")
    assert passage(context, found.a) == "«\u202fIl a fallu trois heures pour éteindre le feu\u202f»"


# ------------------------------------------------------------------------------------------------- weighed anew


def test_two_causes_need_one_fact_or_the_event_of_the_dossier():
    doubtful = {**CAUSES, "tier": 2, "confidence": 0.55}
    others = ("Le marché de Sorgues a été inauguré.", "Une chorale a chanté à Bollène.", "Il a plu sur Vaison.")
    one = told("La pale s'est rompue à cause du gel.", "La pale s'est rompue en raison d'un choc.", *others)
    pair = ("La pale s'est rompue à cause du gel", "La pale s'est rompue en raison d'un choc")
    assert comparable(one, opposed(one, *pair, **doubtful))
    two = told("La pale s'est rompue à cause du gel.", "Le préfet a cédé en raison d'une grève.", *others)
    pair = ("La pale s'est rompue à cause du gel", "Le préfet a cédé en raison d'une grève")
    assert not comparable(two, opposed(two, *pair, **doubtful))
    assert comparable(two, opposed(two, *pair, **{**doubtful, "confidence": 0.65}))


def test_two_days_are_compared_whatever_the_tense():
    context = told(
        "Douze marins de Denain avaient été capturés le 6 avril.", "Douze marins de Denain ont été enlevés le 4 avril."
    )
    pair = (
        "Douze marins de Denain avaient été capturés le 6 avril",
        "Douze marins de Denain ont été enlevés le 4 avril",
    )
    assert comparable(context, opposed(context, *pair, **{**DAYS, "tier": 2, "confidence": 0.62, "rule": "two dates"}))


def test_a_limit_must_be_of_the_same_thing():
    context = told("Aucun camion ne dépassait vingt-huit tonnes.", "Les engins de moins de dix tonnes sont déviés.")
    assert not comparable(context, opposed(context, "ne dépassait vingt-huit tonnes", "moins de dix tonnes"))


def test_none_at_all_beside_a_number_asks_whether():
    context = told("Deux avions ont été saisis à Denain.", "Aucun avion n'a été saisi à Denain.")
    found = opposed(context, "Deux avions ont été saisis à Denain", "Aucun avion n'a été saisi à Denain")
    dossier = replace(context.dossier, contradictions=(found,))
    natures = [draft for draft in contradictions.write(Context(dossier)) if draft.rule == "contradiction.nature"]
    assert [key(draft) for draft in natures] == ["La réalité d’un fait"]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("La directrice de Denain n'a jamais quitté son poste.", False),
        ("La directrice de Denain n'a quitté son poste que le 9 avril.", True),
    ],
)
def test_a_day_beside_a_flat_denial_is_no_question_of_days(said, asked):
    context = told("La directrice de Denain a quitté son poste le 4 avril.", said)
    found = opposed(context, "La directrice de Denain a quitté son poste le 4 avril", said[:-1], **DAYS)
    assert bool(list(judgements.nature(context, found))) is asked


def test_a_number_that_the_quotation_cuts_off_is_not_asked():
    long_way = "par le nouveau directeur de la compagnie des bacs et des passerelles de la vallée, " * 5
    context = told(
        "Foire de Denain: 412 mètres de trop.",
        f"Le tracé de la foire de Denain a été mesuré, {long_way}à 398 mètres de trop.",
    )
    cut = f"Le tracé de la foire de Denain a été mesuré, {long_way}à 398 mètres de trop"
    assert not shows_figures(context, opposed(context, "412 mètres de trop", cut))
