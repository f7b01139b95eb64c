"""Who decided alone, in person or by name: two initiators and two doers told in two ways, and who may be one."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

AROUND = (
    "La piscine de Lugny occupe la municipalité depuis une semaine. {} Les habitants du quartier suivent cela de près, "
    "et la presse locale en parle beaucoup."
)

TWO = {
    "by the only one": (
        "La vidange du bassin a été décidée par le seul conseil municipal de Lugny.",
        "C'est la Fédération de natation qui a décidé la vidange du bassin.",
    ),
    "by him alone": (
        "La fermeture du bassin a été arrêtée par le préfet, et par lui seul.",
        "La directrice du bassin a pris elle-même la décision de fermer les portes pour deux semaines.",
    ),
    "an aside behind the relative pronoun": (
        "Le général Paul Marnier a pris l'initiative de la rencontre entre les clubs.",
        "Tout est venu des nageuses. Ce sont elles qui, le 3 mai, bonnet rouge sur la tête, ont réclamé la rencontre.",
    ),
    "a meeting told by a verb": (
        "C'est à l'initiative de Paule Marnier que les deux délégations se retrouvent à Lugny.",
        "Le sénateur Jean Vasseur, ministre des Sports, est venu à Lugny. Cette réunion s'est tenue à l'invitation du "
        "ministre.",
    ),
    "who pronounces it does it": (
        "C'est la Fédération de natation qui a exclu la maison du marché de Lugny.",
        "La Fédération de natation n'a fait que suivre. C'est notre assemblée générale qui a prononcé l'exclusion "
        "de la maison Vasseur.",
    ),
    "a name in apposition before a verb in the present": (
        "C'est la coopérative des nageurs qui a racheté les bassins à la vente du 3 mai.",
        "Le rachat est fait. Une femme d'affaires de Mâcon, Paule Marnier, les rachète avec ses deniers. Le rachat "
        "plaît.",
    ),
}

ONE = {
    "how things stood": (
        "La directrice, Paule Marnier, a ordonné la coupure du réseau de la piscine.",
        "La mise à jour attend, parce que l'éditeur imposait une coupure du réseau de six heures.",
    ),
    "the same body": (
        "La vidange du bassin a été décidée par le seul conseil municipal de Lugny.",
        "C'est la mairie de Lugny qui a décidé la vidange du bassin.",
    ),
    "somebody arrested": (
        "Le plongeur a été arrêté par le gendarme Paul Marnier, et par lui seul.",
        "La directrice a pris elle-même la décision d'arrêter les bains.",
    ),
    "two things": (
        "La vidange du bassin a été décidée par le seul conseil municipal de Lugny.",
        "C'est la Fédération de natation qui a exigé le report du championnat.",
    ),
    "our body and its own name": (
        "La Fédération de natation a exclu la maison Vasseur.",
        "C'est notre assemblée générale qui a prononcé l'exclusion de la maison Vasseur.",
    ),
}


def _initiators(pair):
    sources = [Source(f"{n}.txt", AROUND.format(text), published="2019-05-16") for n, text in enumerate(pair)]
    return [c for c in read_dossier(sources).contradictions if c.kind == "initiator"]


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO.keys())
def test_two_who_did_it_are_opposed(pair):
    assert _initiators(pair)


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE.keys())
def test_one_who_did_it_and_two_deeds_are_not(pair):
    assert not _initiators(pair)
