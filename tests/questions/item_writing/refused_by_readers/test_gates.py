"""What is not asked: pairs that prove nothing, dates and reasons of another clause, names that give themselves away."""

import pytest

from questions.item_writing import write_items
from questions.item_writing.context import Context
from questions.item_writing.passages.outlets import agency_names
from tests.questions.item_writing.bodies import read, unsifted

pytestmark = pytest.mark.model


def items(dossier, name, **wanted):
    return write_items(dossier(name), limit=400, **wanted)


def keys(item):
    return [option.text for option in item.options if option.correct]


def test_an_agency_keeps_its_article_in_every_dispatch(dossier):
    """Only the first and the third dispatch are the agency's; only one of them says « l'ADA » in its text."""
    tunnel = dossier("tunnel")
    names = agency_names([each.dispatch for each in tunnel.dispatches])
    assert names["01.txt"] == names["03.txt"] == "l’ADA"
    assert names["02.txt"] == "Le Courrier des Vallées"


def test_two_dispatches_of_one_agency_are_told_apart_by_their_day(dossier):
    context = Context(dossier("tunnel"))
    assert context.outlet("01.txt") == "la dépêche de l’ADA du 4 mars 2014"
    assert context.piece("02.txt") == "l’article du Courrier des Vallées"
    assert context.according("03.txt") == "selon l’ADA"


def test_a_date_in_an_apposition_is_not_the_date_of_the_verb(dossier):
    for item in items(dossier, "tunnel", topic="date"):
        assert not any("2009" in key for key in keys(item)), item.stem


def test_a_request_inside_a_relative_clause_is_not_put_to_the_main_verb(dossier):
    for item in items(dossier, "tunnel"):
        assert "à la demande de qui" not in item.stem


def test_the_day_after_something_is_not_cut_from_it(dossier):
    for item in items(dossier, "tunnel"):
        assert "de l’annonce" not in item.stem


def test_a_negated_deadline_is_not_asked(dossier):
    for item in items(dossier, "tunnel"):
        assert not ("réouverture" in item.stem and "échéance" in item.stem)


def test_a_count_on_a_day_is_not_dated_by_that_day(dossier):
    for item in items(dossier, "tunnel", topic="date"):
        if item.rule in {"date.when", "date.days_between", "date.true_false"}:
            assert "14 personnes" not in item.stem


def test_what_is_done_is_not_dated_in_the_days_to_come(dossier):
    for item in items(dossier, "tunnel", topic="date"):
        assert not ("repartis" in item.stem and any("13 mars" in key for key in keys(item)))


def test_a_pronoun_without_antecedent_stands_in_no_clause(dossier):
    for item in items(dossier, "tunnel"):
        outside = item.stem if "«" not in item.stem else item.stem.split("«")[0]
        assert " les a " not in outside
        assert not any(" les a " in option.text for option in item.options)


def test_an_idiom_is_no_fact(dossier):
    for item in items(dossier, "tunnel"):
        assert item.rule == "date.value" or not any("d’un cran" in option.text for option in item.options)


def test_the_object_stays_with_its_verb(dossier):
    for item in items(dossier, "tunnel", topic="cause"):
        if "élèves de la vallée" in item.stem:
            assert "repris les cours" in item.stem


def test_a_communique_is_no_speaker(dossier):
    for name in ("tunnel", "laiterie"):
        for item in items(dossier, name):
            assert not item.stem.startswith("Selon un communiqué")


def test_what_was_learnt_from_someone_is_not_said_by_the_subject(dossier):
    for item in items(dossier, "laiterie"):
        assert "Selon la coopérative laitière de Fourmies, que cite" not in item.stem


SHUT = (
    "Le bal de Sorgues a été annulé à cause d'une alerte à la bombe. La poste d'Apt a fermé à la suite d'un incendie. "
    "La foire de Mornas a été remise en raison d'un litige. "
)


def test_pourquoi_is_answered_by_parce_que():
    context = read(f"{SHUT}La cantine de Thouars reste vide car l'usine est fermée.")
    (found,) = (draft for draft in unsifted(context) if "cantine" in draft.stem)
    assert [option.text for option in found.options if option.correct] == ["Parce que l’usine est fermée"]
    assert "Le mot «\u202fcar\u202f» introduit" in found.rationale


def test_a_fronted_reason_is_proved_connective_included():
    context = read(f"{SHUT}Faute de fourrage, les éleveurs de Thouars ont vendu leurs bêtes.")
    (found,) = (draft for draft in unsifted(context) if "leurs bêtes" in draft.stem)
    assert found.evidence[0].quote.startswith("Faute de fourrage")


def test_who_denies_and_who_demands_is_asked(dossier):
    found = {item.stem: keys(item) for item in items(dossier, "laiterie", topic="actor") if item.rule == "actor.stance"}
    assert found["Selon l’ATN, qui nie avoir tardé à prévenir les éleveurs\u202f?"] == ["Marc Delannoy"]
    denied = {item.stem: keys(item) for item in items(dossier, "tunnel", topic="actor") if item.rule == "actor.stance"}
    assert not any("indemnité de 400 euros" in stem for stem in denied), "whoever « elle » is, no name tells"


def test_no_outlet_stands_among_the_actors(dossier):
    for name in ("tunnel", "laiterie", "port", "proces"):
        outlets = {name.lower() for name in agency_names([e.dispatch for e in dossier(name).dispatches]).values()}
        for item in items(dossier, name, topic="actor"):
            assert not outlets & {option.text.lower() for option in item.options}, item.stem


def test_an_acronym_is_asked_only_where_other_names_fit_its_letters(dossier):
    for name in ("tunnel", "port", "proces", "sonde", "festival"):
        assert not [item for item in items(dossier, name) if item.rule == "actor.acronym" and len(item.options) < 3]


def test_no_option_of_compatibility_can_be_defended_beside_the_key(dossier):
    for name in ("tunnel", "laiterie", "port", "proces", "sonde"):
        for item in items(dossier, name, topic="contradiction"):
            if item.rule == "contradiction.incompatible":
                assert not any("une position" in option.text for option in item.options)


def test_a_fact_with_two_dates_has_no_place_on_the_time_line(dossier):
    """One dispatch lets the dockers stop on a Sunday, the other on a Monday."""
    for item in items(dossier, "port", topic="date"):
        if item.rule in {"date.order", "date.after", "date.days_between"}:
            shown = [item.stem, *(option.text for option in item.options)]
            assert not any("cessé le travail" in text for text in shown)
