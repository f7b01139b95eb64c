"""Wrong reasons that the dossier itself tells elsewhere, and questions whose options are of one form."""

from __future__ import annotations

import pytest

from questions.item_writing.causes.reason_options import of_one_article, well_chosen
from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.causes.stock_facts import tells_of
from questions.item_writing.causes.told_events import told_events, told_lacks
from questions.item_writing.drafts import Candidate, say
from questions.items import Option
from tests.questions.item_writing.bodies import read
from tests.questions.item_writing.conftest import draft

pytestmark = pytest.mark.model

SHUT = "Le marché aux fleurs de Bollène a été annulé jeudi à cause {}. Le maire de la ville l'a écrit aux exposants. "
REST = "Il est parti. Personne ne parlait plus. "


def offered(led: str, elsewhere: str, *others: str) -> set[str]:
    """What the dossier lends to the closing of a market, away from which something else is told."""
    context = read(f"{SHUT.format(led)}{REST}{elsewhere}", *others)
    reason = next(each for each in reasons_of(context) if "fleurs" in each.relation.effect.quote)
    return {each.text for each in told_events(context, reason, "à cause de")}


@pytest.mark.parametrize(
    ("elsewhere", "words"),
    [
        ("On raconte une bagarre de marins au port.", "À cause d’une bagarre de marins"),
        ("Le garde a raconté la perquisition de la sacristie.", "À cause d’une perquisition de la sacristie"),
        ("Deux cloches de Sorgues ont été volées lundi.", "À cause d’un vol de deux cloches de Sorgues"),
        ("Le garde a raconté la perquisition.", ""),
        ("Aucune cloche de Sorgues n'a été volée lundi.", ""),
        ("Le garde a parlé de sa démission.", ""),
        ("Le garde a lu le livre de la sacristie.", ""),
    ],
)
def test_an_event_told_elsewhere_is_lent_with_the_article_of_the_key(elsewhere, words):
    assert offered("d'un nid de guêpes", elsewhere) == ({words} if words else set())


def test_a_known_event_stands_beside_a_known_one():
    told = offered("de la visite de la reine", "On raconte une bagarre de marins au port.")
    assert told == {"À cause de la bagarre de marins"}


def test_what_stands_beside_the_fact_may_go_on_about_it():
    shut = SHUT.format("d'un nid de guêpes")
    context = read(f"Une bagarre de marins a commencé à midi. {shut}")
    reason = next(each for each in reasons_of(context) if "fleurs" in each.relation.effect.quote)
    assert not told_events(context, reason, "à cause de")


def test_what_several_dispatches_tell_is_the_matter_itself():
    theirs = "La bagarre de marins a duré deux heures à Sorgues."
    assert not offered("d'un nid de guêpes", "On raconte une bagarre de marins au port.", theirs, theirs)


def test_what_is_done_explains_no_breakdown():
    context = read(f"La grue de Bollène a cédé à cause d'un choc. {REST}{REST}Une perquisition de la sacristie suivra.")
    (reason,) = reasons_of(context)
    assert not told_events(context, reason, "à cause de")


def test_what_such_a_fact_may_lack_is_lent_where_others_tell_of_it():
    body = f"La crèche de Bollène a été fermée jeudi faute de lits. Le maire l'a écrit. {REST}"
    context = read(f"{body}Des surveillants jouaient aux cartes.")
    (reason,) = reasons_of(context)
    assert [each.text for each in told_lacks(context, reason, "faute de")] == ["Faute de surveillants"]


# ------------------------------------------------------------------------------------------------- one form

STOCK, TOLD = say("causes.why.stock"), "Le Courrier parle de cela ailleurs."


def serves(key: str, *wrong: tuple[str, str]) -> bool:
    options = (Option(key, True, ""), *(Option(text, False, why) for text, why in wrong))
    return well_chosen(draft(topic="cause", rule="cause.why", options=options))


@pytest.mark.parametrize(
    ("key", "wrong", "sound"),
    [
        ("En raison d’un gel", [("En raison d’une rixe", TOLD), ("En raison d’un vol", STOCK)], True),
        ("En raison d’un gel", [("En raison d’une rixe", STOCK), ("En raison d’un vol", STOCK)], False),
        ("En raison du gel", [("En raison d’une rixe", TOLD), ("En raison d’un vol", TOLD)], False),
        ("En raison du gel", [("En raison de la rixe", TOLD), ("En raison des vols", TOLD)], True),
        ("Faute de pain", [("En raison d’une rixe", TOLD), ("Faute de sel", TOLD)], False),
        ("Faute de pain", [("Faute de sel", TOLD), ("Faute de bras", STOCK)], True),
        ("En raison d’un gel à Apt", [("En raison d’une rixe", TOLD), ("En raison d’un vol", STOCK)], False),
        ("En raison d’un gel à Apt", [("En raison d’une rixe au bal", TOLD), ("En raison d’un vol", TOLD)], True),
        (
            "En raison d’un gel qui avait duré tout le mois de mai",
            [("En raison d’une rixe", TOLD), ("En raison d’un vol", TOLD)],
            False,
        ),
        ("Parce qu’il gelait", [("Parce qu’il pleuvait", TOLD), ("Parce qu’il neigeait", STOCK)], False),
    ],
)
def test_the_options_are_of_one_form_and_some_are_told(key, wrong, sound):
    assert serves(key, *wrong) is sound


def test_reasons_with_another_article_are_left_out():
    offered = [Candidate(text, "") for text in ("À cause du gel", "À cause d’une rixe", "À cause des vols")]
    assert of_one_article("À cause d’un bal", offered) == offered[1:]


def test_reasons_of_a_matter_stand_where_most_dispatches_speak_of_it():
    """« le travail » makes no building site of a strike."""
    strike = "Les salariés en grève ont cessé le travail, dit le syndicat. Un chantier attend."
    site = "Le béton du chantier a séché. Les ouvriers ont monté l'échafaudage."
    assert tells_of(read(strike, strike, strike), "labour")
    assert not tells_of(read(strike, strike, strike), "building")
    assert tells_of(read(strike, site, site), "building")
    assert tells_of(read(strike, strike, strike), None)
