"""What a dossier turns on is dated by each dispatch in its own words; moments that exclude each other show."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

PUBLISHED = "2019-05-16"


def found(*texts):
    sources = [Source(f"{n}.txt", text, published=PUBLISHED) for n, text in enumerate(texts)]
    return [(c.a.quote, c.b.quote) for c in read_dossier(sources).contradictions if c.kind == "date"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le train a quitté les rails mardi vers 22 h 30 à Vernance. Six passagers ont été soignés.",
            "C'est mercredi, peu avant l'aube, que la rame de Vernance a déraillé. Les riverains dormaient.",
        ),
        (
            "La panne, survenue lundi à 18 h 10, a touché le val d'Orsane. Les hôpitaux ont été épargnés.",
            "À Orsane, les gens dormaient : la vallée a été plongée dans le noir mardi avant l'aube.",
        ),
        (
            "Le cargo a été arraisonné dimanche au large de Zerka. Ses marins sont détenus par des hommes armés.",
            "Les pirates se sont emparés du navire lundi à l'aube, selon l'armateur. Zerka n'a rien vu.",
        ),
        (
            "L'entrepôt a pris feu samedi vers 14 heures. Les pompiers de Morlieu ont lutté toute la nuit.",
            "L'incendie s'est déclaré samedi à 20 heures à Morlieu. Les secours sont venus de trois communes.",
        ),
        (
            "L'avalanche s'est détachée à 11 h 40 au-dessus de Saint-Orens. Deux randonneurs sont soignés.",
            "L'avalanche est partie à 15 h 20, d'après les gardiens de Saint-Orens. Les recherches ont cessé.",
        ),
    ],
)
def test_two_moments_of_one_event_are_opposed_whatever_words_tell_it(one, other):
    assert len(found(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le tramway a quitté les rails mardi soir à Vernance. Six passagers ont été soignés.",
            "Le déraillement de Vernance s'est produit dans la nuit de mardi à mercredi. La ligne est coupée.",
        ),
        (
            "La panne, survenue lundi à 18 h 10, a touché le val d'Orsane. Les hôpitaux ont été épargnés.",
            "Une panne semblable, survenue mercredi à 9 heures, a touché l'île voisine d'Orsane. Elle a été brève.",
        ),
        (
            "Le cargo a été arraisonné dimanche au large de Zerka. Ses marins sont détenus par des hommes armés.",
            "La marine craint que le cargo ne soit de nouveau attaqué mardi. Le navire mouille près de Zerka.",
        ),
        (
            "L'incendie s'est déclaré samedi à Morlieu. Les secours sont venus de trois communes.",
            "En mars 2011, un incendie avait détruit la scierie de Morlieu. Cette fois, les dégâts sont légers.",
        ),
    ],
)
def test_one_moment_told_twice_and_two_events_are_not(one, other):
    assert found(one, other) == []


def test_what_follows_is_compared_too():
    one = "Le pont de Mérac est rouvert. Le trafic a repris jeudi à midi entre les deux rives du fleuve."
    other = "Le premier camion n'a pu franchir le pont que samedi matin. Les maraîchers de Mérac sont ruinés."
    assert len(found(one, other)) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Dans le hameau des Granges, le courant n'y est revenu que vendredi. Les habitants d'Orsane sont las.",
        "Les derniers foyers ont été rallumés vendredi. Les électriciens d'Orsane ont travaillé jour et nuit.",
        "La régie d'Orsane espère que le courant sera rétabli vendredi partout. Les habitants se chauffent au bois.",
    ],
)
def test_a_part_another_place_and_a_promise_are_no_contradiction(other):
    one = "Le courant est revenu mercredi soir. Les écoles d'Orsane ont rouvert et la scierie tourne à nouveau."
    assert found(one, other) == []


def test_two_things_of_one_kind_are_not_one_event():
    one = (
        "Le chalutier a coulé lundi dans la rade. Les quatre hommes du bord ont été repêchés par un canot de sauvetage."
    )
    other = (
        "Le voilier a sombré jeudi près des îles. Sa propriétaire a gagné la côte à la nage, saine et sauve, dit-elle."
    )
    assert found(one, other) == []


def test_what_befell_one_person_has_one_day():
    one = "Le recteur de l'université de Brannes, Louis Terrier, a démissionné lundi pour des raisons de santé."
    other = "Louis Terrier a quitté la présidence de l'université de Brannes jeudi dernier, selon un collègue."
    assert len(found(one, other)) == 1


def test_what_befell_two_persons_has_not():
    one = "Le sculpteur Paul Marnier est mort lundi à Brannes. Sa veuve, Anne Rolland, a été arrêtée mardi à Holm."
    other = "Le peintre Jean Vasseur est mort jeudi à Brannes. Le neveu de Paul Marnier a été arrêté mercredi à Holm."
    assert found(one, other) == []
