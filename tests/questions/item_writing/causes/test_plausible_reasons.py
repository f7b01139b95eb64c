"""Wrong reasons that a reader could take for the right one before reading, and reasons that are whole."""

from __future__ import annotations

import pytest

from questions.item_writing.causes.cloze import cloze_passage
from questions.item_writing.causes.plausible_reasons import could_explain, guessed_at_once
from questions.item_writing.causes.reasons import Reason, reasons_of
from questions.item_writing.causes.rival_reasons import wrong_reasons
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import read, unsifted

pytestmark = pytest.mark.model

SHUT = (
    "Le bal de Sorgues a été annulé à cause d'une alerte à la bombe. La poste d'Apt a fermé à la suite d'un incendie. "
    "La foire de Mornas a été remise en raison d'un litige. "
)


def of_causes(*bodies: str) -> list[Draft]:
    return unsifted(read(*bodies))


def reason(told: str, *bodies: str) -> tuple[object, Reason, list[Reason]]:
    context = read(*bodies)
    every = list(reasons_of(context))
    return context, next(each for each in every if told in each.relation.cause.quote), every


# ------------------------------------------------------------------------------------------------- plausible


@pytest.mark.parametrize(
    ("other", "tempts"),
    [
        ("La foire d'Orange a été annulée à cause d'un orage.", True),
        ("La foire d'Orange a été annulée parce que la scène avait brûlé.", True),
        ("La foire d'Orange a été annulée à cause du carton.", False),
        ("La foire d'Orange a été annulée sous la pression des banques.", False),
    ],
)
def test_a_wrong_reason_names_an_event_and_no_pressure(other, tempts):
    context, asked, every = reason("avarie", f"Le maire a fermé le quai de Thouars à la suite d'une avarie. {other}")
    (lent,) = (each for each in every if each is not asked)
    assert could_explain(context, asked, lent) is tempts


@pytest.mark.parametrize("together", [True, False])
def test_a_wrong_reason_is_told_of_the_same_matter(together):
    one, two = "Le maire a fermé le quai de Thouars à la suite d'une avarie.", "La foire a été annulée à cause du gel."
    context, asked, every = reason("avarie", *([f"{one} {two}"] if together else [one, two]))
    (lent,) = (each for each in every if each is not asked)
    assert could_explain(context, asked, lent) is together


def test_what_comes_about_by_itself_has_no_cause_of_what_is_done():
    body = "Le bac de Thouars a coulé à la suite d'une avarie. La foire d'Orange a été annulée en raison d'un litige."
    context, asked, (first, second) = reason("avarie", body)
    assert asked is first
    assert not could_explain(context, first, second)
    assert could_explain(context, second, first), "an accident may be behind what is done"


def test_a_fact_of_others_is_no_reason():
    """Who is named in the fact asked must be named in the fact that is offered."""
    told = "Anne Roy a quitté la mairie de Thouars parce que le conseil avait rejeté la motion. Il pleuvait. "
    theirs = "Paul Vial a vendu la ferme. Marc Aubry a gagné le tournoi. Jean Morel a ouvert la piscine. "
    hers = "Anne Roy a vendu la ferme. Anne Roy a gagné le tournoi. Anne Roy a ouvert la piscine. "
    assert not [d for d in of_causes(f"{told}{theirs}") if d.rule == "cause.why"]
    assert [d for d in of_causes(f"{told}{hers}") if d.rule == "cause.why"]


@pytest.mark.parametrize(
    ("fact", "guessed"),
    [
        ("Le tribunal de Thouars a relâché quatre jeunes gens faute de preuves.", True),
        ("Le juge de Thouars a classé la plainte faute de charges.", True),
        ("Le tribunal de Thouars a relâché quatre jeunes gens à la suite d'une erreur.", False),
        ("La ville de Thouars a fermé le stand faute de preuves.", False),
    ],
)
def test_a_formula_needs_no_reading(fact, guessed):
    context, asked, _ = reason("", fact)
    assert guessed_at_once(context, asked) is guessed


@pytest.mark.parametrize(("led", "lent"), [("grâce à", False), ("à cause d'", True)])
def test_a_help_is_lent_to_no_mishap(led, lent):
    """Neither as « grâce à » nor behind the connective of the mishap, however few other reasons are left."""
    body = "Le maire a fermé le quai de Thouars à la suite d'une avarie. La foire d'Orange a été agrandie "
    context, asked, every = reason("avarie", f"{body}{led}{'' if lent else ' '}une subvention.")
    assert any("subvention" in each.text for each in wrong_reasons(context, asked, every)) is lent


# ------------------------------------------------------------------------------------------------- whole


def test_a_reason_is_not_cut_in_front_of_what_completes_it():
    sentence = "Le retard découle de la vente, conclue en mai par la ville de Thouars, d'un étang."
    found = [str(each.noun) for each in reasons_of(read(f"Voici la suite. {sentence}"))]
    assert all("étang" in each for each in found if "vente" in each)


def test_a_word_between_the_reason_and_its_comma_belongs_to_it():
    whole = "Faute de pain équivalent, les écoles de Thouars ont fermé la cantine."
    bare = "Faute de pain, les écoles de Thouars ont fermé la cantine."
    assert not any(str(each.text) == "faute de pain" for each in reasons_of(read(whole)))
    assert any(str(each.text) == "faute de pain" for each in reasons_of(read(bare)))


# ------------------------------------------------------------------------------------------------- gaps


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("faute de quorum", "____"),
        ("car la salle avait brûlé", "car ____"),
    ],
)
def test_the_answer_to_a_gap_is_what_the_passage_prints(words, kept):
    context = read(f"Le maire de Thouars a présenté ses comptes. Ils n'ont été votés qu'à minuit {words}.")
    passages = [cloze_passage(context, reason) or "" for reason in reasons_of(context)]
    assert any(f"à minuit {kept}" in passage for passage in passages)


# ------------------------------------------------------------------------------------------------- who gives it


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Un témoin voit plus simple\u202f: «\u202fLa gare d'Orange a fermé à la suite d'une rixe.\u202f»", False),
        ("La gare d'Orange a fermé à la suite d'une rixe.", True),
        ("«\u202fLa gare d'Orange a fermé à la suite d'une rixe\u202f», explique Anne Roy.", True),
    ],
)
def test_a_reason_between_quotation_marks_is_asked_of_its_speaker_or_not(told, asked):
    stems = [draft.stem for draft in of_causes(f"{SHUT}{told}") if "Orange" in draft.stem]
    assert bool(stems) is asked
    assert not asked or ("Anne Roy" in told) == ("Anne Roy" in stems[0])
