"""The sorts of facts that the news tells, and what newspapers give as the reason of each."""

from __future__ import annotations

import pytest

from questions.item_writing.causes.reasons import Reason, reasons_of
from questions.item_writing.causes.stock_facts import is_over, reasons_of_its_sort
from questions.languages.tables import load_table
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model

_FORMS = {
    "noun",
    "noun_long",
    "clause",
    "clause_long",
    "clause_now",
    "lack",
    "aim",
    "deed",
    "fear",
    "planned",
}


def only_reason(body: str) -> Reason:
    (reason,) = reasons_of(read(body))
    return reason


def offered(body: str, form: str = "noun") -> set[str]:
    context = read(body)
    (reason,) = reasons_of(context)
    return set(reasons_of_its_sort(context, reason, form, long=False))


def told(sort: str, form: str = "noun") -> set[str]:
    return {words for each in load_table("fr", "stock_facts")["facts"] if each["name"] == sort for words in each[form]}


def test_every_sort_names_known_turns_and_enough_reasons():
    stock = load_table("fr", "stock_facts")
    for each in stock["facts"]:
        forms = set(each) - {"name", "turns", "of", "domain"}
        assert set(each["turns"]) <= set(stock["turns"]), each["name"]
        assert forms, each["name"]
        assert forms <= _FORMS, each["name"]
        assert all(len(each[form]) == len(set(each[form])) for form in forms), each["name"]
        assert each.get("domain", "building") in stock["domains"]
    assert set(stock["left_undone"]) <= set(stock["turns"])


@pytest.mark.parametrize(
    ("body", "sort"),
    [
        ("Le tramway de Bollène est resté bloqué une heure en raison d'une chute de neige.", "rail traffic"),
        ("La kermesse de Bollène a été annulée en raison d'un deuil.", "show"),
        ("La piste de Bollène a été fermée. Le vol de Bollène a été retardé à cause du gel.", "air traffic"),
        ("Le toit de la halle de Bollène s'est effondré à cause de la neige.", "structure fails"),
        ("Trente hectares de pinède ont brûlé à Bollène à cause d'un pétard.", "forest fire"),
        ("Un lot de confitures de Bollène a été rappelé à cause d'une guêpe.", "recall"),
        ("Le prix du melon de Bollène a grimpé en raison de la grêle.", "price up"),
        ("Le préfet a ordonné l'évacuation de soixante personnes à Bollène à cause d'un sanglier.", "people moved out"),
        ("Le directeur du musée de Bollène a démissionné à la suite d'une brouille.", "resignation"),
        ("Une enquête a été ouverte à Bollène à la suite d'une bagarre.", "inquiry"),
    ],
)
def test_a_fact_is_of_a_sort_by_its_turn_and_its_thing(body, sort):
    assert offered(body) == told(sort)


def test_what_is_done_may_be_told_by_a_noun():
    """« a pris du retard », « a ordonné la fermeture »."""
    assert offered("Le maire a ordonné la fermeture du lycée de Bollène en raison du gel.") == told("teaching")


def test_a_place_in_passing_and_a_relative_clause_are_no_things_of_the_fact():
    """The count of the votes is no lesson because it takes place in a school."""
    count = offered("Le dépouillement a été interrompu à l'école de Bollène en raison d'une coupure de courant.")
    assert count == told("ballot stopped")
    assert not offered("Le maire, qui a visité l'école de Bollène, a souri à cause du froid.")


def test_the_name_of_a_body_tells_nothing_of_the_fact():
    assert not offered("La Commission des poissons de Bollène a été vidée en raison d'un congé.")


def test_a_noun_that_the_verb_turns_round_is_no_turn():
    """A ban that is lifted is no ban: what explains bans does not explain it."""
    assert offered("Le maire a décrété la fermeture de la piste de Bollène en raison du gel.", "noun") is not None
    assert not offered("Le maire a levé l'interdiction de la pêche à Bollène en raison du froid.")


def test_what_was_not_done_is_told_like_what_is_halted_but_not_what_was_not_stopped():
    assert offered("La navette de Bollène n'a pas circulé à cause du gel.") <= told("sea traffic")
    assert not offered("L'eau de Bollène n'a pas été coupée grâce à une citerne.")


def test_only_what_will_be_halted_has_planned_reasons():
    assert offered("La rue de Bollène sera fermée jeudi à cause d'un bal.", "planned") == told("road", "planned")
    assert offered("Le loyer de Bollène augmentera à cause d'un emprunt.", "planned") == told("price up")


@pytest.mark.parametrize(
    ("body", "over"),
    [
        ("La mare de Bollène a débordé parce que la vanne était ouverte.", True),
        ("La mare de Bollène déborde parce que la vanne est ouverte.", False),
        ("La mare de Bollène débordera parce que la vanne est ouverte.", False),
    ],
)
def test_a_fact_is_over_by_the_verb_next_to_its_reason(body, over):
    context = read(body)
    assert all(is_over(context, reason) == over for reason in reasons_of(context))
