"""« selon des sources »: who spoke is not told, so no question begins with them; and what outlets are called."""

from __future__ import annotations

import pytest

from questions.crosscheck.outlets import _of_agency
from questions.dispatch import Dispatch
from questions.item_writing.french.nameless import is_nameless
from questions.item_writing.passages.outlets import agency_names
from questions.stations import is_station
from tests.questions.item_writing.bodies import asked, read


@pytest.mark.parametrize(
    "name", ["sources", "Trois sources", "nos sources", "des sources concordantes", "une source proche du dossier"]
)
def test_these_say_nothing_of_who_spoke(name: str) -> None:
    assert is_nameless(name)


@pytest.mark.parametrize(
    "name", ["une source diplomatique", "sources de l’ONU", "les pêcheurs", "trois proches du dossier", "Anne Roy"]
)
def test_these_say_something(name: str) -> None:
    assert not is_nameless(name)


@pytest.mark.parametrize("name", ["Antenne Monde", "Radio Phare", "Canal Riverain"])
def test_a_station_bears_no_article(name: str) -> None:
    dispatch = Dispatch("1.txt", "Le pont rouvre.", "fr", (), name, None, None, None)
    assert is_station(name)
    assert agency_names([dispatch]) == {"1.txt": name}
    assert "l'" not in _of_agency(name)


def test_an_office_of_a_town_bears_one() -> None:
    dispatch = Dispatch("1.txt", "Le pont rouvre.", "fr", (), "Antenne de Lille", None, None, None)
    assert not is_station("Antenne de Lille")
    assert agency_names([dispatch]) == {"1.txt": "l’Antenne de Lille"}
    assert "l'Antenne de Lille" in _of_agency("Antenne de Lille")


@pytest.mark.model
def test_no_question_begins_with_sources_and_one_may_with_the_fishermen() -> None:
    told = "que l'architecte Jeanne Morel a dormi deux nuits dans le phare de Denain, les 1er et 2 mai."
    others = " L'avocat Marc Delorme, le géologue Rémi Vidal et le préfet Hugues Lenoir ont visité Denain mercredi."
    nameless = read(f"Nos sources à Lille confirment {told}{others}")
    assert "sources" in {actor.name for actor in nameless.dossier.actors}
    assert "sources" not in nameless.actors
    items = [
        item
        for topic in ("date", "actor")
        for item in asked(f"Nos sources à Lille confirment {told}{others}", topic=topic)
    ]
    assert items
    assert not [item.stem for item in items if "sources" in item.stem.lower()]
    assert not [o.text for item in items for o in item.options if o.text.lower() == "sources"]
    fishermen = read(f"Les pêcheurs de Lille confirment {told}{others}")
    assert [name for name in fishermen.actors if "pêcheurs" in name]
