"""Bodies named again by their kind, their issuer or as a source, and names of firms, clubs and associations."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_in_pages, actors_of

pytestmark = pytest.mark.model


def _all_names(*texts: str) -> set[str]:
    return {form for name, actor in actors_of(*texts).items() for form in (name, *actor.aliases)}


@pytest.mark.parametrize(
    ("texts", "name", "form"),
    [
        (
            ("Le laboratoire bâlois Vessira a suspendu l'essai.", "Vessira n'a rien dit. Le laboratoire se tait."),
            "Vessira",
            "laboratoire",
        ),
        (
            ("L'opérateur Ondalis a coupé le réseau. La panne a duré. Selon l'opérateur, un câble a cédé.",),
            "Ondalis",
            "opérateur",
        ),
        (("L'AS Montclar a signé deux joueurs. Le club cherche un gardien.",), "AS Montclar", "club"),
        (("Le Stade rochelais a gagné samedi. Le club recevra Brive dimanche.",), "Stade rochelais", "club"),
    ],
)
def test_a_body_is_taken_up_by_the_word_for_its_kind(texts, name, form):
    assert form in actors_of(*texts)[name].aliases


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (
            ("Le laboratoire Vessira a suspendu l'essai.", "Le laboratoire Dormont aussi.", "Le laboratoire se tait."),
            "laboratoire",
        ),
        (("Le port Tudy a rouvert. Le port est plein.",), "port"),
        (("Le Stade de France a rouvert. Le club recevra Brive dimanche.",), "club"),
    ],
)
def test_a_word_for_a_kind_means_nobody_where_two_or_none_fit(texts, form):
    assert form not in _all_names(*texts)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La route est coupée, a-t-on appris auprès de la préfecture.", "préfecture"),
        ("Mille personnes ont défilé, d'après la police.", "police"),
        ("La digue tient, a annoncé jeudi la préfecture.", "préfecture"),
        ("Les travaux ont été engagés lundi par la commune.", "commune"),
        ("L'opposition municipale reproche au maire d'avoir menti.", "opposition municipale"),
        ("La police locale a fermé le pont.", "police locale"),
        ("D'après deux investigateurs, le lot était gâté.", "deux investigateurs"),
    ],
)
def test_a_source_or_agent_that_a_common_noun_names_is_an_actor(text, name):
    assert name in actors_of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elle vit dans la commune depuis dix ans.", "commune"),
        ("La commune compte neuf cents habitants.", "commune"),
        ("Ils ont dormi devant la préfecture.", "préfecture"),
    ],
)
def test_a_place_of_that_name_is_none(text, name):
    assert name not in actors_of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le gestionnaire d'actifs Halden Stone Capital versera la somme.", "Halden Stone Capital"),
        ("Vellmar Métropole a voté la résiliation du contrat.", "Vellmar Métropole"),
        ("Une fuite vient d'un technicien d'Aquaflor, un sous-traitant de Dax ; il a parlé.", "Aquaflor"),
        ("Un tract du collectif Sauvons la Baie circule.", "Sauvons la Baie"),
        ("« C'est trop », dit le collectif Riverains en colère, né mardi.", "Riverains en colère"),
        ("L'ambassade du Chili à Berne dément.", "ambassade du Chili à Berne"),
        ("Il a été conduit au centre hospitalier de Lunel.", "centre hospitalier de Lunel"),
        ("La section de recherches de Pau, qui enquête, se tait.", "section de recherches de Pau"),
    ],
)
def test_names_of_bodies_reach_as_far_as_they_should(text, name):
    actor = actors_of(text)[name]
    assert actor.kind == "organisation"


def test_a_motto_ends_before_the_time():
    assert "Nuit Blanche" in actors_of("Le collectif Nuit Blanche mardi a dansé.")


def test_a_person_with_a_surname_like_a_firm_stays_one():
    assert actors_of("L'actrice Sophie Capital a chanté.")["Sophie Capital"].kind == "person"


def test_two_firms_joined_are_two():
    text = "Banque Halden et Norda Capital fusionnent. Les salariés de Banque Halden et de Norda Capital crient."
    found = actors_of(text)
    assert {"Banque Halden", "Norda Capital"} <= set(found)
    assert not any(" et " in name for name, actor in found.items() if actor.kind == "organisation")


def test_a_body_that_issues_a_page_is_one_where_another_tells_of_it():
    letter = "RIVIÈRES PROPRES\nCommuniqué\n\nNotre association demande des comptes. Rivières propres porte plainte."
    article = "Le préfet s'est tu. Rivières propres accuse l'usine d'avoir menti."
    actor = actors_in_pages(letter, article)["Rivières propres"]
    assert actor.kind == "organisation"


@pytest.mark.parametrize(
    ("text", "state"),
    [("L'État français l'indemnisera.", "État français"), ("Vu l'état français des routes, il renonce.", None)],
)
def test_a_state_by_that_word_with_a_capital(text, state):
    forms = _all_names(text + " La France se tait.")
    assert (state in forms) if state else "état français" not in forms


def test_an_owner_of_a_firm_is_no_firm_where_somebody_is_nearer():
    text = (
        "Le groupe Halden a acheté le quai. Paul Sorel vend parce que la dette croît. "
        "L'industriel n'a pas été pris de court."
    )
    assert "industriel" not in actors_of(text)["Halden"].aliases
