"""Two causes of what a dossier turns on are opposed, in whatever words each dispatch tells it and its cause."""

from __future__ import annotations

import pytest

from questions.crosscheck.causes.effects import last_clause
from questions.crosscheck.reading import readings
from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model


def found(*texts):
    sources = [Source(f"{n}.txt", text, published="2019-05-16") for n, text in enumerate(texts)]
    return [(c.a.quote, c.b.quote) for c in read_dossier(sources).contradictions if c.kind == "cause"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le train a déraillé lundi près de Vernance. L'accident est dû à une traverse pourrie, dit la compagnie.",
            "Une rame a quitté les rails à Vernance. Pour les gens, tout est venu d'un sanglier couché sur la voie.",
        ),
        (
            "Le courant manque à Orsane depuis lundi. La panne est due à la foudre, a expliqué la régie électrique.",
            "À Orsane, la panne dure. Le réseau a été débranché par un programme pirate, assurent deux techniciens.",
        ),
        (
            "Le ferry a chaviré dimanche devant Zerka. Le naufrage s'explique par une surcharge, dit un ministre.",
            "Le ferry a coulé à Zerka. Les enquêteurs privilégient la piste d'une explosion à bord.",
        ),
        (
            "La halle de Morlieu a brûlé samedi. L'incendie a été provoqué par un court-circuit, d'après la mairie.",
            "L'incendie de la halle de Morlieu fait parler. Ce n'était pas l'électricité, c'était un mégot mal éteint.",
        ),
        (
            "Le ferry a chaviré lundi 13 mai devant Zerka. Le naufrage s'explique par une surcharge, dit un ministre.",
            "La tempête s'est levée le 13 mai. Le ferry avait alors sombré à cause d'une voie d'eau.",
        ),
    ],
)
def test_two_causes_of_the_event_are_opposed(one, other):
    assert len(found(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "L'explosion de Morlieu a fait un blessé. L'explosion est due à une fuite de gaz, dit un pompier.",
            "La halle de Morlieu a pris feu. L'incendie est dû à l'explosion d'une cuve.",
        ),
        (
            "Le train a déraillé lundi près de Vernance. L'accident est dû à une traverse pourrie, dit la compagnie.",
            "Après le déraillement de Vernance, les écoles ont fermé en raison du bruit..",
        ),
        (
            "Le ferry a chaviré dimanche devant Zerka. Le naufrage s'explique par une surcharge, dit un ministre.",
            "Le ferry a coulé à Zerka. En mars 2011, un bac avait sombré à cause d'une tempête dans le même détroit.",
        ),
        (
            "Le ferry a chaviré dimanche devant Zerka. Le naufrage s'explique par une surcharge, dit un ministre.",
            "Le ferry a coulé à Zerka, comme en mars 2011 à Orsane : un bac avait alors sombré à cause d'un choc.",
        ),
        (
            "Le ferry a chaviré dimanche devant Zerka. Le naufrage s'explique par une surcharge, dit un ministre.",
            "Le ferry a coulé à Zerka. Un autre datait de mars 2011. À l'époque, un bac avait sombré après un choc.",
        ),
        (
            "Le train a déraillé près de Vernance. L'accident est dû à une traverse pourrie et à la vitesse du convoi.",
            "Une rame a quitté les rails à Vernance. L'accident s'explique par la vitesse, dit le rapport des experts.",
        ),
    ],
)
def test_a_chain_another_effect_another_event_and_part_of_a_cause_are_not(one, other):
    assert found(one, other) == []


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Le feu s'est déclaré dans l'atelier, et s'est propagé à cause du vent.", "s'est propagé"),
        ("Le car a quitté la route puis, vers minuit, a pris feu à cause d'une fuite.", "vers minuit, a pris feu"),
        ("Le toit s'est effondré à cause de la neige.", "Le toit s'est effondré"),
    ],
)
def test_of_two_clauses_the_one_beside_the_cause_is_its_effect(text, effect):
    dossier = read_dossier([Source("a.txt", text, published="2019-05-16")])
    [reading] = readings(dossier.dispatches, dossier.actors)
    assert [last_clause(reading, relation).quote for relation in reading.annotated.causes] == [effect]
