"""Passages to be paired with the reason that each gives, and which of them are left out."""

from __future__ import annotations

import pytest

from questions.item_writing import cause_match, causes
from questions.item_writing.context import Context
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.reasons import reasons_of
from questions.item_writing.wording import BLANK
from questions.items import PAIR_SEPARATOR
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model

FERRY = "Le bac de Sorgues n'a pas quitté le quai de Mornas à cause d'une panne de moteur."
DANCE = "Le grand bal des pompiers de Caderousse a été remis à l'automne faute de musiciens."
POST = "La petite poste du village de Bollène a fermé ses guichets à la suite d'un legs contesté."
FAIR = "La foire aux ânes de Piolenc a ouvert avec trois heures de retard en raison du brouillard."


def matched(*bodies: str) -> list[Draft]:
    context = read(*bodies)
    return [each for each in cause_match.match(context, list(reasons_of(context))) if not flaws(each)]


def pairs(*bodies: str) -> dict[str, str]:
    """The reasons of the first question by the passages that they were taken out of."""
    found = matched(*bodies)
    options = found[0].options if found else ()
    return dict(option.text.split(PAIR_SEPARATOR) for option in options)


def test_each_passage_goes_with_the_reason_that_was_taken_out_of_it():
    found = pairs(FERRY, DANCE, POST, FAIR)
    assert set(found.values()) == {
        "en raison du brouillard",
        "faute de musiciens",
        "à cause d’une panne de moteur",
        "à la suite d’un legs contesté",
    }
    assert all(passage.count(BLANK) == 1 for passage in found)
    assert next(reason for passage, reason in found.items() if "pompiers" in passage) == "faute de musiciens"


def test_two_passages_are_too_few():
    assert not matched(FERRY, DANCE)


@pytest.mark.parametrize(
    ("third", "kept"),
    [
        ("La foire aux ânes de Piolenc a ouvert avec trois heures de retard en raison du brouillard.", True),
        ("La fête a échoué en raison du brouillard.", False),
        ("Tous reviendront au plus tard mercredi prochain à Piolenc en raison du brouillard.", False),
        ("Le préfet du Vaucluse a néanmoins ouvert la foire de Piolenc en raison du brouillard.", False),
        ("Mais la foire aux ânes de Piolenc a été annulée jeudi en raison du brouillard.", False),
        ("Nos ânes sont restés trois jours à l'étable de Piolenc en raison du brouillard.", False),
    ],
)
def test_a_passage_takes_nothing_up_and_tells_enough(third, kept):
    assert bool(matched(FERRY, DANCE, third)) is kept


@pytest.mark.parametrize(
    ("third", "kept"),
    [
        ("La foire aux ânes de Piolenc a été annulée jeudi parce que la scène avait brûlé.", True),
        ("La foire aux ânes de Piolenc a été annulée jeudi parce que le préfet soutenait le contraire.", False),
        ("La foire aux ânes de Piolenc a été annulée jeudi en raison de la situation.", False),
        ("La foire aux ânes de Piolenc a été annulée jeudi sous la pression des forains.", False),
    ],
)
def test_a_reason_says_by_itself_what_it_was(third, kept):
    assert bool(matched(FERRY, DANCE, third)) is kept


@pytest.mark.parametrize(
    ("third", "kept"),
    [
        ("La petite poste du village de Bollène a fermé ses guichets à la suite d'un recours.", True),
        ("La petite poste du village de Bollène a fermé ses guichets à la suite d'une avarie.", False),
        ("La petite poste du village de Bollène a renvoyé le moteur à la suite d'un recours.", False),
    ],
)
def test_no_reason_fits_another_passage(third, kept):
    """A breakdown and a failure are of one sort; a motor told of in a passage draws the reason of another."""
    assert bool(matched(FERRY, DANCE, third)) is kept


def test_one_help_among_three_is_borne_and_two_are_not():
    help_, other = (
        "La fanfare de Piolenc a reçu douze tambours grâce à un don du maire.",
        "Le musée du fromage de Bédoin a doublé ses salles grâce à un legs.",
    )
    assert matched(FERRY, DANCE, help_)
    assert not matched(FERRY, help_, other)


def test_because_answers_for_what_the_passage_prints():
    found = pairs(FERRY, DANCE, "La foire aux ânes de Piolenc a été annulée jeudi, car la scène avait brûlé.")
    assert "parce que la scène avait brûlé" in found.values()


def test_what_another_passage_contradicts_stands_not_beside_it(monkeypatch):
    bodies = (FERRY, DANCE, FAIR)
    assert matched(*bodies)
    monkeypatch.setattr(Context, "opposing", lambda self, spans: [self.sentences("3.txt")[-1].span])
    assert not matched(*bodies)


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("d'infiltrations", True),
        ("d'infiltrations que le drainage, hors d'usage depuis mai, n'évacuait plus", False),
    ],
)
def test_a_reason_that_breaks_off_inside_a_relative_is_no_pair(reason, kept):
    fair = f"La foire aux ânes de Piolenc a ouvert avec trois heures de retard en raison {reason}."
    assert bool(matched(FERRY, DANCE, fair)) is kept


def test_a_reason_asked_by_itself_is_not_paired_as_well():
    """The breakdown and the contested legacy are asked about one by one, the three others paired."""
    mill = "Le vieux moulin de Visan a retrouvé ses quatre ailes grâce à un chêne tombé."
    drafts = list(causes.write(read(FERRY, POST, DANCE, FAIR, mill)))
    alone = [option.text for draft in drafts if draft.kind == "single" for option in draft.options if option.correct]
    (paired,) = ([option.text for option in draft.options] for draft in drafts if draft.rule == "cause.gap_match")
    assert {text.lower() for text in alone} == {"à cause d’une panne de moteur", "à la suite d’un legs contesté"}
    assert len(paired) == 3
    assert not any(reason.lower() in pair for reason in alone for pair in paired)


def test_a_pronoun_behind_its_verb_takes_somebody_up():
    told = "La foire aux ânes de Piolenc a ouvert avec trois heures de retard en raison du brouillard"
    assert matched(FERRY, DANCE, f"{told}, a assuré la maire.")
    assert not matched(FERRY, DANCE, f"{told}, a-t-elle assuré.")
