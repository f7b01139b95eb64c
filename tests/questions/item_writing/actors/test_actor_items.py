"""What a teacher finds on actors in a dossier on a robbed museum: each rule, its key, and what it does not ask."""

from __future__ import annotations

import pytest

from questions.item_writing import write_items
from questions.item_writing.actors.led_bodies import ask_leaders
from questions.item_writing.actors.offices import ask_offices
from questions.item_writing.context import Context
from questions.items import PAIR_SEPARATOR
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def actors(dossier):
    return write_items(dossier("musee"), limit=400, topic="actor")


def keys(item):
    return [option.text for option in item.options if option.correct]


def of(items, rule, part=""):
    found = [item for item in items if item.rule == rule and part in item.stem]
    assert found, (rule, part)
    return found[0]


def test_who_leads_is_asked_of_a_relative_clause(dossier):
    item = of(list(ask_leaders(Context(dossier("musee")))), "actor.leader")
    assert item.stem == "Selon l’ARP, qui préside l’Association des amis des ivoires\u202f?"
    assert keys(item) == ["Hugues Lambert"]


def test_whose_information_it_is(actors):
    assert keys(of(actors, "actor.told", "entrés par le toit")) == ["Mathilde Arnoux"]
    assert keys(of(actors, "actor.told", "connaissaient le bâtiment")) == ["Mathilde Arnoux"]


def test_who_admits_gives_away_a_fact_and_who_denies_holds_no_position(actors):
    assert keys(of(actors, "actor.told", "en panne")) == ["Claire Vasseur"]
    assert not any("manque de surveillance" in item.stem for item in actors if item.rule == "actor.held")


def test_who_demands(actors):
    assert keys(of(actors, "actor.stance", "deux gardiens de nuit")) == ["Bruno Tessier"]


def test_persons_and_offices_are_paired_one_to_one(actors):
    item = of(actors, "actor.match")
    halves = [option.text.split(PAIR_SEPARATOR) for option in item.options]
    assert len({left for left, _ in halves}) == len({right for _, right in halves}) == len(halves) >= 3


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Anne Lang a été nommée directrice de l'Agence des forêts de Thouars.", True),
        ("La directrice de l'Agence des forêts de Thouars, Anne Lang, a parlé.", False),
        ("Anne Lang a été nommée hier sa directrice de campagne.", False),
    ],
)
def test_a_name_is_asked_for_where_it_does_not_stand_beside_the_office(told, asked):
    context = read(f"Le maire de Thouars, Paul Vial, a parlé. Voici la suite. {told}")
    assert any(draft.rule == "actor.named" for draft in ask_offices(context)) is asked


def test_a_written_name_is_accepted_in_full_and_as_a_surname():
    body = "Le maire de Thouars a parlé. Anne Lang a été nommée directrice de l'Agence des forêts de Thouars."
    found = [item for item in ask_offices(read(body)) if item.rule == "actor.named"]
    assert found
    for item in found:
        assert item.kind == "short"
        full = keys(item)[0]
        assert full.split(" ")[-1] in keys(item)
        assert full not in item.stem


def test_an_acronym_that_nobody_uses_is_not_asked(actors):
    assert not [item for item in actors if item.rule.startswith("actor.acronym")]


def test_no_wrong_option_may_be_the_same_person_under_another_name(dossier):
    for name in ("musee", "proces", "port", "tunnel"):
        for item in write_items(dossier(name), limit=400, topic="actor"):
            person = item.kind == "single" and len(keys(item)[0].split()) == 2 and keys(item)[0].istitle()
            for option in item.options if person else ():
                assert option.correct or not set(option.text.split()) & set(keys(item)[0].split()), item.stem


def test_the_stem_never_names_its_answer(dossier):
    for name in ("musee", "proces", "port", "tunnel", "sonde"):
        for item in write_items(dossier(name), limit=400, topic="actor"):
            if item.kind in {"single", "short"}:
                assert not any(key in item.stem for key in keys(item)), item.stem


SAID = (
    "« Le phare de Denain sera repeint avant la fin de mars », promet Anne Roy, maire de Denain.",
    "« Personne ne nous a demandé notre avis sur la peinture », regrette Paul Vial, gardien de phare.",
    "« La peinture blanche tient mieux sur le granit », explique Marc Lenoir, directeur du port.",
    "« Les pêcheurs préféraient la peinture rouge », dit Luc Marsan, secrétaire du syndicat.",
    "« Il faudra fermer la jetée pendant dix jours », prévient Jeanne Petit, préfète du Nord.",
    "« Le chantier nous coûtera toute la saison des moules », craint Hugues Tardivel, éleveur de moules.",
    "« Les bateaux attendront au large de la digue », annonce Julie Perrin, pilote du port.",
    "« Un phare rouge se voit de plus loin », assure Alice Meyer, physicienne.",
    "« Le granit boit toute la peinture en deux hivers », estime Hugo Carlier, peintre.",
    "« Les enfants de Denain ont choisi la couleur », raconte Sarah Colin, institutrice.",
    "« La lampe sera changée par la même occasion », précise Denis Aubry, électricien.",
    "« Il aurait fallu demander aux gardiens », soupire Odile Marsan, aubergiste.",
)


@pytest.mark.parametrize(("quoted", "paired"), [(8, False), (12, True)])
def test_speakers_and_their_words_are_paired_where_many_are_quoted(quoted, paired):
    context = read(" ".join(SAID[:quoted]))
    items = write_items(context.dossier, limit=400, topic="actor")
    pairs = [item for item in items if item.rule == "actor.said_match"]
    assert bool(pairs) is paired
    halves = [option.text.split(PAIR_SEPARATOR) for item in pairs for option in item.options]
    assert len({left for left, _ in halves}) == 3 * len(pairs)
    assert all(right.startswith("«") and right.endswith("»") for _, right in halves)
    alone = [each for each in items if each.rule == "actor.said"]
    assert not any(right.strip("«» \u202f") in each.stem for _, right in halves for each in alone), "asked once only"
