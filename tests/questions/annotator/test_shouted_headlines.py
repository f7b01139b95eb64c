"""A headline in capitals: a capital there tells nothing, so no common noun of it becomes a body."""

from __future__ import annotations

import pytest

from questions import Source, read_dossier

pytestmark = pytest.mark.model

BODY = "LILLE, 3 mai 2012 (AGN) - Le préfet dément les rumeurs de départ. Il n'a pas quitté Denain de la semaine."


def actors(headline: str) -> set[str]:
    """Names of the actors of a dispatch under this headline."""
    return {actor.name for actor in read_dossier([Source("1.txt", f"{headline}\n\n{BODY}\n")]).actors}


def test_a_noun_of_a_shouted_headline_is_no_body() -> None:
    assert "POSTE" not in actors("COMMUNIQUÉ : LE PRÉFET DE DENAIN EST À SON POSTE")


def test_letters_in_a_headline_of_small_letters_are_a_body() -> None:
    assert "CFRD" in actors("Le préfet de Denain répond à la CFRD")
