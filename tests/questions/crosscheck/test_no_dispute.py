"""Two dispatches that look as if they disagreed, and do not."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

#: What each pair of dispatches tells, and why nothing is wrong with it.
PAIRS = {
    "the day of a noun is not that of the verb": (
        "La ministre de la Santé a suspendu mercredi le marché des masques.",
        "Le marché des masques du 5 octobre a été suspendu par la ministre.",
    ),
    "a ministry acts through its minister": (
        "La préfecture de la Drôme a interdit mardi le cortège des éleveurs.",
        "C'est le préfet lui-même, et personne d'autre, qui a interdit le cortège des éleveurs.",
    ),
    "a rate of last year and one of now": (
        "Le taux de remplissage s'était élevé à 36 % l'an dernier.",
        "Le taux de remplissage, de 41 %, a surpris les hôteliers.",
    ),
    "a subsidy of millions and the price of one piece": (
        "La subvention de 40 millions d'euros destinée aux coffres a été versée.",
        "Il a payé le coffre 50 000 euros.",
    ),
    "two who decide": (
        "Le maire a interdit la marche de samedi.",
        "La loi sur les libertés publiques n'interdit aucune marche.",
    ),
    "two wishes of two people": (
        "Le chantier du stade de Morlieu a été arrêté lundi à la demande de la préfète.",
        "Les mesures du terrain avaient été limitées à la demande de l'entreprise Sagane, qui bâtit le stade.",
    ),
    "who asks and who decides": (
        "Le rapatriement des ours a lieu à la demande des riverains.",
        "Le rapatriement des ours a été décidé par le conseil général.",
    ),
    "two effects of one cause": (
        "À l'origine de la colère des pêcheurs, un décret du ministère.",
        "La baisse des ventes observée en mai ne résulte pas du décret.",
    ),
    "what will be done, and what will not": (
        "Grâce à l'aide de deux entreprises, les travaux seront achevés avant la fin de juin.",
        "En raison d'une pénurie d'acier, les travaux ne seront pas achevés avant l'automne.",
    ),
    "the one answered, the other did not": (
        "La fédération a répondu aux questions de la presse.",
        "Le maire n'a pas répondu aux questions de la presse.",
    ),
    "people and things are stopped": (
        "La pompe de la station a été arrêtée à cause du bruit.",
        "Personne n'a été arrêté à la station.",
    ),
    "here and everywhere else": (
        "Les visites sont suspendues dans le bâtiment nord.",
        "Les visites se poursuivent partout ailleurs.",
    ),
    "why, and not whether": (
        "Le maire a fermé la crèche des Tilleuls.",
        "« Nous ne fermons pas cette crèche par économie », assure le maire.",
    ),
    "a count that is taken again": (
        "Le maire sortant, Jean Vasseur, a été élu dimanche soir.",
        "Au recomptage, Jean Vasseur a été battu de trois voix.",
    ),
}


@pytest.mark.parametrize("why", PAIRS)
def test_nothing_is_opposed(why):
    texts = PAIRS[why]
    files = [
        Source(f"{name}.txt", f"Agence {name.upper()}\nPublié le {day} octobre 2017\n\nUn titre simple\n\n{text}\n")
        for name, day, text in zip("ab", (12, 13), texts, strict=True)
    ]
    assert [(found.rule, found.a.quote, found.b.quote) for found in read_dossier(files).contradictions] == []


def _states(*texts: str) -> list[str]:
    around = " La presse locale en parle depuis ce matin, et les habitants suivent cela de près."
    files = [
        Source(f"{name}.txt", text + around, published="2021-03-02") for name, text in zip("ab", texts, strict=True)
    ]
    return [found.rule for found in read_dossier(files).contradictions if found.rule.startswith("state")]


def test_a_sentence_that_explains_the_one_before_is_not_opposed():
    explained = "La mairie a réuni la presse. L'inauguration n'est pas annulée. Elle a été reportée au 19 novembre."
    assert _states(explained, "Le marché se tient samedi.") == []


def test_one_thing_told_and_denied_the_same_day_is_opposed():
    assert _states("Le pont avait été inspecté en mars.", "Le pont n'a jamais été inspecté.")


def test_what_a_protest_is_against_is_not_told_to_be_so():
    protest = "Trois cents éleveurs ont défilé pour protester contre la hausse de la taxe."
    assert _states(protest, "La taxe recule cette année, a annoncé le ministère.") == []
