"""Roles whose complement stands in quotation marks: ships, newspapers, associations."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_in_pages

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Le commandant du « Bora Star », Luc Morvan, a porté plainte.", "Luc Morvan", "commandant du « Bora Star »"),
        ("Luc Morvan, capitaine du « Bora Star », est libre.", "Luc Morvan", "capitaine du « Bora Star »"),
        (
            "Le patron du chalutier « Marie-Jeanne », Yves Le Gall, a appelé les secours.",
            "Yves Le Gall",
            "patron du chalutier « Marie-Jeanne »",
        ),
        (
            "La présidente de l'association « Sauvons le lac », Anne Petit, se réjouit.",
            "Anne Petit",
            "présidente de l'association « Sauvons le lac »",
        ),
        ('Paul Renard, journaliste au "Courrier", a souri.', "Paul Renard", 'journaliste au "Courrier"'),
    ],
)
def test_the_name_in_quotation_marks_belongs_to_the_role(text: str, name: str, role: str) -> None:
    assert [each.text for each in actors_in_pages(text)[name].roles] == [role]


@pytest.mark.parametrize(
    "text",
    [
        '"Le port est fermé", affirme le directeur, Paul Petit.',
        "« Personne ne savait », affirme Paul Petit, le directeur. « Le port est fermé. »",
        "« Oui », dit le directeur, Paul Petit, « Mais demain seulement ».",
    ],
)
def test_what_somebody_says_is_no_part_of_his_role(text: str) -> None:
    assert [each.text for each in actors_in_pages(text)["Paul Petit"].roles] == ["directeur"]
