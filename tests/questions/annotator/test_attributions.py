"""Who is said to have said what."""

from __future__ import annotations

import pytest

from questions.annotations import Attribution
from questions.annotator.actors import ReadDispatch, find_mentions
from questions.annotator.attributions import find_attributions
from questions.annotator.pipeline import parse
from questions.crosscheck.actors import merge_actors

pytestmark = pytest.mark.model


@pytest.fixture
def attributions(dispatch):
    def read(text: str) -> list[Attribution]:
        made = dispatch(text)
        parsed = parse(made)
        mentions = merge_actors(find_mentions([ReadDispatch(made, parsed)])).mentions[0]
        return list(find_attributions(made, parsed.sentences, mentions))

    return read


def _summary(attribution: Attribution) -> tuple[str, str | None, str, str]:
    return attribution.kind, attribution.actor, attribution.cue.quote, attribution.content.quote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« Le barrage tiendra », a déclaré mardi à la presse le préfet de la Drôme, Luc Ferrand.",
            ("direct", "Luc Ferrand", "a déclaré", "Le barrage tiendra"),
        ),
        (
            '"Nous irons au bout", martèle Inès Kaddour, déléguée du personnel.',
            ("direct", "Inès Kaddour", "martèle", "Nous irons au bout"),
        ),
        (
            "Le ministre tchadien de la Santé, Idriss Mahamat, a indiqué que la campagne durerait trois semaines.",
            ("indirect", "Idriss Mahamat", "a indiqué", "que la campagne durerait trois semaines"),
        ),
        (
            "La fusion sera effective en mai, a annoncé lundi la Banque centrale européenne.",
            ("indirect", "Banque centrale européenne", "a annoncé", "La fusion sera effective en mai"),
        ),
        (
            "Selon l'Organisation mondiale de la santé (OMS), le vaccin protège neuf personnes sur dix.",
            ("according", "Organisation mondiale de la santé", "Selon", "le vaccin protège neuf personnes sur dix"),
        ),
        (
            "Le séisme a fait douze blessés, d'après le Croissant-Rouge.",
            ("according", "Croissant-Rouge", "d'après", "Le séisme a fait douze blessés"),
        ),
        (
            "La députée Anne Vasseur assure avoir prévenu la mairie dès janvier.",
            ("indirect", "Anne Vasseur", "assure", "avoir prévenu la mairie dès janvier"),
        ),
        (
            "Le maire de Thonon, Paul Blanc, accuse la région de retarder le chantier.",
            ("indirect", "Paul Blanc", "accuse", "de retarder le chantier"),
        ),
        (
            "Le général Issa Touré a déclaré : « La ville est reprise. »",
            ("direct", "Issa Touré", "a déclaré", "La ville est reprise."),
        ),
        (
            "Pour l'économiste Marta Keller, « la hausse des prix va durer jusqu'à l'été ».",
            ("direct", "Marta Keller", "Pour", "la hausse des prix va durer jusqu'à l'été"),
        ),
    ],
)
def test_one_sentence(attributions, text, expected):
    assert expected in [_summary(each) for each in attributions(text)]


def test_a_quotation_over_two_sentences_is_one_content(attributions):
    text = "« Le pont est fermé. Il ne rouvrira pas avant mars », a prévenu la maire de Tulle, Rose Lefort."
    (attribution,) = attributions(text)
    assert attribution.content.quote == "Le pont est fermé. Il ne rouvrira pas avant mars"
    assert attribution.source is not None
    assert attribution.source.quote == "la maire de Tulle, Rose Lefort"


def test_a_pronoun_means_the_subject_before_of_its_gender(attributions):
    text = (
        "Le juge Marc Sénéchal a entendu la comptable Julie Arnaud. La comptable a reconnu les faits. "
        "« J'ai eu peur », a-t-elle expliqué."
    )
    assert ("direct", "Julie Arnaud", "a-t-elle expliqué", "J'ai eu peur") in map(_summary, attributions(text))


def test_the_pronoun_itself_is_the_source(attributions):
    text = "Le pilote Enzo Marchal est déçu. « La voiture glissait », a-t-il dit."
    (attribution,) = attributions(text)
    assert attribution.source is not None
    assert attribution.source.quote == "il"
    assert attribution.actor == "Enzo Marchal"


def test_whoever_closes_the_sentence_said_all_of_it(attributions):
    text = "L'Office des eaux mesurera le débit chaque jour, a-t-il annoncé vendredi."
    (attribution,) = attributions(text)
    assert attribution.actor == "Office des eaux"
    assert attribution.content.quote == "L'Office des eaux mesurera le débit chaque jour"


def test_the_agency_learns_from_somebody_else(attributions):
    text = "La visite est reportée, a appris jeudi l'agence Belga auprès de la mission suisse."
    (attribution,) = attributions(text)
    assert attribution.actor == "mission suisse"


def test_nobody_named_is_no_actor(attributions):
    (attribution,) = attributions("Selon un rapport confidentiel, la digue était fissurée.")
    assert attribution.actor is None
    assert attribution.source is not None
    assert attribution.source.quote == "un rapport confidentiel"


@pytest.mark.parametrize(
    "text",
    [
        "Le club n'a pas souhaité commenter la décision.",
        "Les élus ne souhaitent pas s'exprimer sur le sujet.",
        "La taxe varie selon que l'on habite la ville ou non.",
        "Elle a noté l'adresse sur un carnet.",
        "La juge a suspendu la séance, a rangé ses notes et a quitté la salle.",
    ],
)
def test_nothing_is_said(attributions, text):
    assert attributions(text) == []


def test_words_inside_a_quotation_attribute_nothing(attributions):
    text = "« Le ministre a dit que tout irait bien », ironise la syndicaliste Karen Boyer."
    assert [each.cue.quote for each in attributions(text)] == ["ironise"]


def test_every_span_is_exact(attributions):
    text = "« L’eau baisse\u00a0», a dit M.\u00a0Lucas. D’après lui, la crue est finie."
    for attribution in attributions(text):
        for span in (attribution.cue, attribution.content, attribution.source):
            assert span is None or text[span.start : span.end] == span.quote
