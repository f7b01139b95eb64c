"""What somebody is charged with and denies; what stops beside what goes on; a deed and what undoes it."""

from __future__ import annotations

import pytest

from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

_AROUND = "La presse locale suit cette affaire depuis longtemps. {} Les habitants du quartier en parlent peu."


def _pairs(kind, *texts):
    sources = [Source(f"{n}.txt", _AROUND.format(text), published=f"2016-05-0{n + 2}") for n, text in enumerate(texts)]
    return [(pair.a.quote, pair.b.quote) for pair in read_dossier(sources).reconciliations if pair.kind == kind]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ("« Le syndic nous a menti », tonne M. Ravel.", "« Nous n'avons rien caché », assure la gérante."),
            id="one sort of wrong in two words",
        ),
        pytest.param(
            (
                "« On nous cache les résultats », déplore une riveraine.",
                "L'usine dément toute rétention d'information.",
            ),
            id="denied expressly",
        ),
        pytest.param(
            (
                "Jeudi, des gardiens auraient filmé les visiteurs.",
                "« Personne n'a été filmé », assure le directeur du musée.",
            ),
            id="hearsay, and the very deed",
        ),
        pytest.param(
            (
                "« On arrose nos ruches », proteste un apiculteur.",
                "« Aucune ruche n'a été touchée, nos hommes y veillent », dit l'exploitant.",
                "La mairie réunit tout le monde lundi.",
                "Le maire a visité le bourg.",
                "Il pleut depuis mardi.",
            ),
            id="in the word of the charge",
        ),
        pytest.param(
            (
                "« Ces moteurs viennent de la casse », lance un mécanicien.",
                "La compagnie dément tout achat de moteurs d'occasion.",
                "Les voyageurs ont attendu deux heures en gare.",
                "Le préfet a visité le dépôt.",
                "Il pleut depuis mardi.",
            ),
            id="a noun that is denied",
        ),
        pytest.param(
            (
                "Un épisode a choqué : jeudi, des vigiles auraient photographié les clients depuis un balcon.",
                "« Personne n'a été photographié, encore moins fiché », assure la gérante.",
            ),
            id="hearsay whose participle the parser takes for an infinitive",
        ),
        pytest.param(
            (
                "« On nous a volé ce scrutin parce que le clan ne peut pas perdre », a lancé M. Ravel.",
                "Les allégations de fraude sont dénuées de tout fondement, répond la commission.",
            ),
            id="a charge with a negation farther on",
        ),
        pytest.param(
            ("Une élue l'a accusé d'avoir enterré le projet. \"C'est faux, le dossier avance\", a dit le préfet.",),
            id="a denial behind a quotation mark",
        ),
        pytest.param(
            ("« Elle a décidé seule », accuse M. Ravel. L'intéressée s'en défend : le conseil avait voté.",),
            id="who answers for herself",
        ),
        pytest.param(
            ("M. Ravel est soupçonné d'avoir vendu le vase. « Mon client ne l'a jamais vu », réplique son avocate.",),
            id="a retort to what is suspected",
        ),
        pytest.param(
            ("« Ils ont bradé notre forêt ! » peste un bûcheron.", "« Je n'ai pas cédé un arbre », martèle le maire."),
            id="not even one",
        ),
        pytest.param(
            ("Le club accuse l'arbitre de mensonge. « C'est faux, j'ai tout noté », répond l'intéressé.",),
            id="words that answer, before their verb",
        ),
        pytest.param(
            ("« Les balances volent les clients », accuse Jean Ravel. Faux, répond Mme Brun : elles sont contrôlées.",),
            id="no, for first word",
        ),
        pytest.param(
            ("D'aucuns murmurent que le notaire en aurait gardé une part. Il jure n'avoir pas touché un sou.",),
            id="hearsay before what is sworn",
        ),
        pytest.param(
            (
                "« La direction a supprimé deux gardes de nuit l'été dernier, pour faire des économies. "
                "Voilà le résultat », accuse Luc Ravel, délégué de la clinique.",
                "« Nous n'avons supprimé aucune garde : six internes veillent chaque nuit, comme en 2009. "
                "Ce procès est injuste », a déclaré le directeur général.",
            ),
            id="one verb of one thing",
        ),
    ],
)
def test_is_a_charge_and_its_denial(texts):
    assert _pairs("attributed", *texts)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ("« Le syndic nous a menti », tonne M. Ravel.", "« Nous n'avons menacé personne », assure la gérante."),
            id="of another wrong",
        ),
        pytest.param(
            (
                "Le bétail a été vendu au marché.",
                "« Je n'ai pas cédé un arbre », martèle le maire.",
            ),
            id="nobody charges him",
        ),
        pytest.param(
            (
                "« Les travaux ouvrent demain », promet le maire.",
                "« Nous n'avons jamais ouvert les vannes », assure l'éclusier.",
            ),
            id="one verb of other things",
        ),
        pytest.param(
            (
                "« Nos ruches pourrissent », proteste un apiculteur.",
                "« Nous n'oublions aucune ruche, nos hommes y viendront », a promis la préfète.",
                "La mairie réunit tout le monde lundi.",
                "Le maire a visité le bourg.",
                "Il pleut depuis mardi.",
            ),
            id="a promise",
        ),
        pytest.param(
            (
                "« Les ruches, c'est un autre sujet », a coupé le maire.",
                "Nous avons téléphoné jeudi à son administration des affaires rurales : aucune ruche n'y est inscrite.",
                "La mairie réunit tout le monde lundi.",
                "Le maire a visité le bourg.",
                "Il pleut depuis mardi.",
            ),
            id="who speaks denies nothing of himself",
        ),
        pytest.param(
            ("« La fête sera belle », promet le maire. « Nous avons dû riposter à l'orage », sourit le fleuriste.",),
            id="a verb of answering that stands in what is said",
        ),
    ],
)
def test_is_no_charge_and_denial(texts):
    assert not _pairs("attributed", *texts)


def test_what_stops_and_what_goes_on_are_two_things():
    pairs = _pairs("scope", "Le tournoi de boules est annulé. Le repas des anciens, lui, est maintenu.")
    assert pairs == [("Le tournoi de boules est annulé", "Le repas des anciens, lui, est maintenu")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Le tournoi de boules est annulé. Le maire continue ses visites.", id="not set apart"),
        pytest.param("Le tournoi de boules est annulé. Le repas des anciens, lui, est supprimé.", id="both stop"),
    ],
)
def test_are_no_two_sides(text):
    assert not _pairs("scope", text)


@pytest.mark.parametrize(
    ("texts", "undone"),
    [
        pytest.param(
            (
                "La ligue a disqualifié mardi le nageur Ravel.",
                "Le jury d'appel a annulé jeudi la disqualification de Ravel.",
            ),
            True,
            id="by its own name",
        ),
        pytest.param(
            (
                "Le gérant Ravel a été placé en garde à vue.",
                "Sa garde à vue a été levée.",
            ),
            True,
            id="a deed told by a noun",
        ),
        pytest.param(
            ("La ligue a disqualifié mardi le nageur Ravel.", "Le jury d'appel a annulé jeudi la réception."),
            False,
            id="another deed",
        ),
    ],
)
def test_a_deed_and_what_undoes_it(texts, undone):
    assert bool(_pairs("update", *texts)) == undone


def test_what_had_been_then_is_an_earlier_event():
    pairs = _pairs(
        "different_event",
        "Trois campeurs ont été piqués par des frelons. "
        "C'est la pire attaque depuis 2009, lorsque douze campeurs avaient été piqués.",
    )
    assert any("douze campeurs" in a + b and "Trois campeurs" in a + b for a, b in pairs)


def test_a_plan_and_an_outcome_share_a_word_or_a_name():
    pairs = _pairs(
        "update",
        "Deux autocars partiront lundi de la gare routière.",
        "Mercredi, la séance du conseil avait été repoussée pour les retardataires.",
    )
    assert not pairs
