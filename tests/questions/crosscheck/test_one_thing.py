"""Answers about one thing beyond doubt stand whatever the judge says; what it is that a pronoun stands for."""

from __future__ import annotations

import pytest

from questions.crosscheck.judging.verdicts import Verdicts
from questions.dispatch import Source
from questions.reader import read_dossier
from tests.questions.crosscheck.telling import under

pytestmark = pytest.mark.model

AROUND = "{} Les habitants du quartier suivent cela de près, et la presse locale en parle beaucoup."

OPPOSED = {
    "one noun with its article": "La production est arrêtée depuis lundi. / La production n'a pas été interrompue.",
    "told of first, then known": "La ville a versé une avance au club. / Pas un euro de son avance ne lui a été versé.",
    "one person": "Paul Marnier a été licencié par la banque. / Paul Marnier n'est pas licencié.",
    "no case of it": "Le traité a été signé mardi. / Aucun traité n'a été signé mardi.",
    "what a story knows one of": "Les otages sont libres : un million a été versé. / Aucune rançon n'a été versée.",
    "shells and shots": "Deux roquettes se sont abattues sur le bourg. / Pas un coup de feu n'a été tiré sur le bourg.",
    "set out at the head": "La base de Vauzelle est fermée. / Quant à la base de Vauzelle, elle est restée ouverte.",
    "still suspended": "Les admissions ont repris. / Les admissions restent suspendues jusqu'à dimanche.",
    "at a standstill since": "L'essai a repris lundi 9 octobre. / L'essai est interrompu depuis le 2 octobre.",
    "a contract kept": "La banque a résilié le contrat. / La banque a toujours honoré le contrat.",
}

APART = {
    "two of a kind": "Une passagère est introuvable. / Un passager a été retrouvé.",
    "it had stopped": "La firme annonce la reprise de l'essai. / Un malaise a conduit à l'arrêt de l'essai.",
    "only later": "La fête de mai est reportée. / La fête n'aura lieu qu'au mois de novembre.",
    "what it spares": "La fermeture ne concerne pas le musée. / Le musée accueille les visiteurs.",
    "two of the accused": "Paul Marnier a été condamné. Deux ont été relaxés. / Paul Marnier a été condamné mardi.",
    "taken back": "Le jury a décidé de maintenir le prix. / L'académie lui a repris son prix mercredi.",
    "two moments": "La production est arrêtée depuis jeudi. / La production a repris vendredi.",
}


@pytest.fixture
def unborne(monkeypatch):
    """The judge bears nothing out."""
    monkeypatch.setattr(Verdicts, "_likelihood", lambda *_: 0.0)
    monkeypatch.setattr(Verdicts, "_may_judge", True)


def _found(pair):
    texts = zip("ab", pair.split(" / "), strict=True)
    sources = [Source(f"{name}.txt", AROUND.format(text), published="2017-10-13") for name, text in texts]
    return [found for found in read_dossier(sources).contradictions if found.rule.startswith("state:")]


@pytest.mark.parametrize("pair", [pytest.param(pair, id=name) for name, pair in OPPOSED.items()])
def test_answers_about_one_thing_stand_and_are_never_sure(unborne, pair):
    assert [found.tier for found in _found(pair)] == [2]


@pytest.mark.parametrize("pair", [pytest.param(pair, id=name) for name, pair in APART.items()])
def test_other_answers_do_not(unborne, pair):
    assert [(found.rule, found.a.quote, found.b.quote) for found in _found(pair)] == []


def test_a_clause_is_shown_with_its_subject():
    pair = "Les patrouilles que le port mène de nuit se poursuivent. / Les patrouilles sont suspendues depuis lundi."
    assert _found(pair)[0].a.quote.startswith("Les patrouilles que le port mène")


@pytest.mark.parametrize(
    ("text", "opposed"),
    [
        ("Réunis devant la grille, ils ont reconduit la grève jusqu'à vendredi.", True),
        ("Le mouvement s'essouffle chez les chauffeurs, dont 48 % débrayaient encore hier.", False),
        ("Seuls les quais du nord étaient encore bloqués hier.", False),
    ],
)
def test_a_headline_needs_no_other_tie_with_its_text_unless_a_part_is_told_of(text, opposed):
    tail = "Le dossier suit son cours, a précisé le service de presse dans un message."
    assert bool(under("Raffinerie : les ouvriers ont repris le travail", f"{text}\n\n{tail}")) is opposed


def test_what_was_meant_to_be_is_no_fact():
    assert _found("Le tournoi est annulé. / Le tournoi devait avoir lieu samedi.") == []
    assert _found("Le tournoi est annulé. / Le tournoi a eu lieu samedi.")
