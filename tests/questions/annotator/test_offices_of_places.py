"""Bare offices: the mayor is that of the only commune told of, the headmaster that of the only school."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_in_pages

pytestmark = pytest.mark.model


def _roles(name: str, *texts: str) -> list[str]:
    return [role.text for role in actors_in_pages(*texts)[name].roles]


def test_the_mayor_is_that_of_the_only_commune() -> None:
    fire = "Trente hectares ont brûlé sur la commune de Brussac. « Il faut de l'eau », a dit la maire, Anne Petit."

    assert _roles("Anne Petit", fire) == ["maire de Brussac"]


def test_the_commune_may_be_told_in_another_dispatch() -> None:
    first = "À Brussac, le maire, Jean Petit, a attendu les secours toute la nuit."
    second = "La commune de Brussac a perdu trente hectares de vigne dimanche soir."

    assert _roles("Jean Petit", first, second) == ["maire de Brussac"]


def test_where_the_dossier_tells_of_two_communes_the_mayor_may_be_of_either() -> None:
    fire = "Les communes brûlent : la commune de Brussac et la ville de Mareuil. La maire, Anne Petit, a pleuré."

    assert _roles("Anne Petit", fire) == ["maire"]


def test_a_place_that_the_dispatch_does_not_name_is_not_its_mayors() -> None:
    first = "Le pont est tombé vendredi. « Il était vieux », a dit le maire, Jean Petit."
    second = "La commune de Brussac a perdu trente hectares de vigne dimanche soir."

    assert _roles("Jean Petit", first, second) == ["maire"]


def test_a_deputy_or_somebody_elses_mayor_stays_as_told() -> None:
    fire = "La commune de Brussac a brûlé. L'ancien maire, Jean Petit, et un maire voisin, Paul Roy, sont venus."

    assert _roles("Jean Petit", fire) == ["ancien maire"]
    assert "maire de Brussac" not in _roles("Paul Roy", fire)


def test_the_mark_behind_a_hyphenated_place_is_no_part_of_it() -> None:
    crash = "Le feu a pris hier au-dessus de la commune de Brussac-les-Bains, au nord. Le maire, Jean Petit, est venu."

    assert _roles("Jean Petit", crash) == ["maire de Brussac-les-Bains"]


def test_the_bare_word_for_the_seat_is_told_by_its_name() -> None:
    crash = "L'avion est tombé près du village de Brussac. Le maire de la commune, Anne Petit, est venue sur place."

    assert _roles("Anne Petit", crash) == ["maire de Brussac"]


def test_the_prefect_and_the_headmaster_are_those_of_their_houses() -> None:
    strike = (
        "Le lycée Jean-Giono de Brussac est fermé. « Je l'ai su hier », dit Paul Renard, le proviseur, encore choqué. "
        "Le préfet, Jean Roy, viendra mardi. La préfecture de la Haute-Loire a ouvert une cellule."
    )

    assert _roles("Paul Renard", strike) == ["proviseur du lycée Jean-Giono"]
    assert _roles("Jean Roy", strike) == ["préfet de la Haute-Loire"]
