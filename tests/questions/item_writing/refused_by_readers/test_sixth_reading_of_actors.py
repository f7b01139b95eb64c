"""What the sixth strict readers refused of questions on actors: the pronoun of a woman, names that open amid a phrase,
titles that grammar gives away; beside each, what is still asked."""

from __future__ import annotations

import pytest

from questions.annotations import Actor
from questions.item_writing import actors
from questions.item_writing.actors.choices import is_no_body
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.drafts import Draft
from questions.item_writing.passages.known_actors import is_feminine_title
from tests.questions.item_writing.bodies import read, unsifted

pytestmark = pytest.mark.model


REASONS = (
    "La foire de Sorgues a fermé à cause d'une crue. Le bac de Mornas a coulé à cause d'une surcharge. Le train "
    "de Thouars a déraillé à cause d'un rail tordu. Le bal d'Apt a été annulé à cause d'une alerte à la bombe. "
)
MEN = (
    "Le maire de Thouars, Paul Vial, a parlé. Le directeur de la laiterie Roy, Jean Morel, a parlé. "
    "Le préfet de Sorgues, Marc Aubry, a parlé. "
)
WOMEN = (
    "La directrice du lycée Favre, Anne Gallois, a parlé. La doyenne de la faculté de Mornas, Julie Perrin, a parlé. "
)
BIOLOGIST = "La biologiste zurichoise Alice Meyer a parlé. "


def of(rule: str, body: str) -> list[Draft]:
    return [draft for draft in actors.write(read(body)) if draft.rule == rule]


def pronouns(body: str) -> list[str | None]:
    return [fact.clause.agrees.pronoun for fact in dated_facts(read(body))]


# ------------------------------------------------------------------------------------------------- he and she


@pytest.mark.parametrize(
    ("office", "name", "pronoun"),
    [
        ("La ministre des Ports", "Geneviève Caron", "elle"),
        ("Le ministre des Ports", "Gilles Caron", "il"),
        ("La directrice du port", "Wanjiru Kamau", "elle"),
        ("Le directeur du port", "Wanjiru Kamau", "il"),
    ],
)
def test_a_person_is_taken_up_by_the_right_pronoun(office, name, pronoun):
    body = f"{office}, {name}, était à Thouars. {name} a fermé le port de Sorgues le 3 avril 2012."
    assert pronouns(body) == [pronoun]


@pytest.mark.parametrize(("office", "pronoun"), [("Le directeur du port", None), ("La directrice du port", "elle")])
def test_where_title_and_given_name_disagree_no_pronoun_is_chosen(office, pronoun):
    body = f"{office}, Geneviève Caron, était à Thouars. Caron a fermé le port de Sorgues le 3 avril 2012."
    assert pronouns(body) == [pronoun]


@pytest.mark.parametrize(("given", "stem"), [("Geneviève", "Caron a-t-elle"), ("Gilles", "Caron a-t-il")])
def test_a_family_name_alone_tells_no_gender_by_its_ending(given, stem):
    body = f"{REASONS}{given} Caron est arrivé en avance. Caron a fermé le port d'Apt en raison d'une fuite de gaz."
    assert any(stem in draft.stem for draft in unsifted(read(body)))


def test_the_team_of_a_woman_is_no_woman():
    for subject, itself in (("Geneviève Caron", True), ("Le cabinet de Geneviève Caron", False)):
        context = read(f"{subject} a fermé le port de Sorgues.")
        (person,) = [actor for actor in context.dossier.actors if actor.kind == "person"]
        whole = context.sentences("1.txt")[0].span
        assert context.is_itself(person, whole) is itself


# ------------------------------------------------------------------------------------------------- titles


@pytest.mark.parametrize("only_woman", ["La directrice du lycée Favre, Anne Gallois, a parlé. ", BIOLOGIST])
def test_the_only_title_of_a_woman_is_in_no_set_of_pairs(only_woman):
    (draft,) = of("actor.match", f"{only_woman}{MEN}")
    assert not any(name in option.text for option in draft.options for name in ("Anne Gallois", "Alice Meyer"))


def test_titles_of_two_women_may_be_mistaken_for_one_another():
    (draft,) = of("actor.match", f"{WOMEN}{MEN}")
    women = [option for option in draft.options if "Anne Gallois" in option.text or "Julie Perrin" in option.text]
    assert len(women) in {0, 2}
    (draft,) = of("actor.match", f"{WOMEN}{BIOLOGIST}")
    assert len(draft.options) == 3


def test_no_set_of_pairs_where_one_man_alone_is_among_women():
    assert not of("actor.match", f"{WOMEN}Le préfet de Sorgues, Marc Aubry, a parlé. ")


MORE = (
    "Le président du club d'échecs, Denis Colin, a parlé. La directrice de la bibliothèque de Niort, Claire Dumas, "
    "a parlé. "
)


def test_a_man_is_not_taken_for_a_woman_of_zurich():
    told = {draft.stem: [o.text for o in draft.options] for draft in of("actor.role", f"{MEN}{WOMEN}{BIOLOGIST}{MORE}")}
    shown = {stem: "Biologiste zurichoise" in options for stem, options in told.items()}
    assert {stem: any(name in stem for name in ("Anne", "Julie", "Alice", "Claire")) for stem in told} == shown
    assert len(told) == 8


@pytest.mark.parametrize(
    ("title", "feminine"),
    [("avocate", True), ("avocat", False), ("adjointe", True), ("professeure", True), ("ministre", False)],
)
def test_a_title_of_a_man_with_an_e_is_that_of_a_woman(title, feminine):
    assert is_feminine_title(title) is feminine


# ------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Banque de Thouars", True),
        ("De la Banque de Thouars", False),
        ("réseau de la Banque de Sorgues", False),
        ("Réseau de santé du Vaucluse", True),
    ],
)
def test_only_bodies_may_accuse(name, offered):
    context = read("La Banque de Sorgues a fermé. La Banque de Thouars a ouvert. Le Syndicat des marins a parlé.")
    (mention, *_) = next(actor for actor in context.dossier.actors if actor.name == "Banque de Sorgues").mentions
    assert is_no_body(context, Actor(name, "organisation", (), (), (mention,))) is not offered
