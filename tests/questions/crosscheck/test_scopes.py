"""All or only some: what one dispatch extends to everything and another limits to a part."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

AROUND = "{} La presse locale en parle depuis ce matin, et les habitants du quartier suivent cela de près."

OPPOSED = [
    ("Seule la voie est est neutralisée depuis lundi.", "Plus rien ne roule entre les deux villes."),
    ("L'ensemble du personnel a cessé le travail.", "Seuls quelques agents ont cessé le travail."),
    ("L'école maternelle n'est pas concernée par la fermeture.", "La fermeture vise tous, école maternelle comprise."),
    (
        "Tous les moniteurs, stagiaires compris, toucheront la prime.",
        "Les stagiaires en sont exclus, faute de contrat.",
    ),
    ("Le tarif vaut pour l'ensemble des gîtes, communaux comme associatifs.", "Les gîtes communaux en sont dispensés."),
    ("Les autres modèles ne sont pas visés par le rappel.", "La marque rappelle l'ensemble de ses modèles."),
    ("La panne a touché toute la région.", "La panne s'est cantonnée à deux communes."),
    ("Tous les commerces ont fermé.", "Une poignée de commerces seulement ont fermé."),
    ("Aucun train ne circule dans la région.", "Seule la ligne du littoral est interrompue."),
]
COMPATIBLE = [
    (
        "Tous les moniteurs, stagiaires compris, toucheront la prime.",
        "Les remplaçants en sont exclus, faute de contrat.",
    ),
    ("Quelque 3 000 foyers étaient privés d'eau.", "Une aide ira à chaque foyer privé plus de trois jours."),
    ("Tous les commerces de Lugny ont fermé.", "Quelques commerces de Branne ont fermé."),
    ("Toutes les écoles rouvriront lundi.", "Certaines écoles avaient souffert de la tempête."),
    ("Les autres modèles ne sont pas visés par le rappel.", "La marque rappelle une série de véhicules."),
    ("Tous les élus ont voté le budget.", "Certains élus ont quitté la salle."),
    ("Les crèches ont toute leur place à Lugny.", "Onze crèches ont restreint leur accueil à Lugny en juin."),
    ("L'arbitre a fermé le stade à la fin de la partie.", "La ville a fermé toutes les tribunes du stade."),
]


def _found(first, second):
    sources = [Source("a.txt", AROUND.format(first), published="2021-03-02")]
    sources.append(Source("b.txt", AROUND.format(second), published="2021-03-02"))
    return [found.kind for found in read_dossier(sources).contradictions]


@pytest.mark.parametrize(("whole", "part"), OPPOSED)
def test_all_and_some_of_one_thing_are_opposed(whole, part):
    assert _found(whole, part) == ["scope"]


@pytest.mark.parametrize(("whole", "part"), COMPATIBLE)
def test_all_of_one_and_some_of_another_are_not(whole, part):
    assert _found(whole, part) == []
