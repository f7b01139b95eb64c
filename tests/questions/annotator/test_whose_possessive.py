"""Whose « son gouverneur » is where several bodies are named, and names that open amid a phrase."""

import pytest

from tests.questions.annotator.telling import actors_in_pages

pytestmark = pytest.mark.model

SEIZED = (
    "L'Office des eaux d'Apt a fermé lundi, pour une durée de deux mois, la Régie du barrage de Mornas (RBM), premier "
    "fournisseur de la vallée, dont les abonnés ont perdu près de 40 millions de litres (9 millions de seaux) en "
    "trois jours ouvrables"
)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"{SEIZED}, a annoncé sa directrice, Odile Barral.", "directrice de l'Office des eaux d'Apt"),
        (
            "La Caisse agricole de Bergen a fermé lundi. Sa directrice, Odile Barral, a parlé.",
            "directrice de la Caisse agricole de Bergen",
        ),
        (
            "La Caisse agricole de Bergen a fermé lundi et la Banque royale norvégienne a ouvert mardi. "
            "Sa directrice, Odile Barral, a parlé.",
            "directrice",
        ),
        (
            "La Caisse agricole de Bergen a fermé. La Banque royale norvégienne a placé lundi l'établissement sous "
            "tutelle, a annoncé sa directrice, Odile Barral.",
            "directrice de la Banque royale norvégienne",
        ),
    ],
)
def test_a_possessive_belongs_to_the_body_that_speaks_and_to_none_of_two(text, role):
    assert [each.text for each in actors_in_pages(text)["Odile Barral"].roles] == [role]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De la Caisse agricole de Bergen (CAB), où tous vont, rien ne sort.", "Caisse agricole de Bergen"),
        ("Du Syndicat des marins de Bergen (SMB), rien n'est venu.", "Syndicat des marins de Bergen"),
        ("La Caisse agricole de Bergen (CAB) a fermé.", "Caisse agricole de Bergen"),
    ],
)
def test_a_preposition_at_the_head_of_a_sentence_opens_no_name(text, name):
    assert [actor for actor in actors_in_pages(text) if "Bergen" in actor] == [name]
