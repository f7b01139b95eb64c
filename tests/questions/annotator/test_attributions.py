"""Who is said to have said what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questions.annotations import Attribution
from questions.annotator.actors.dossier_actors import find_mentions
from questions.annotator.actors.mention_making import ReadDispatch
from questions.annotator.parsing.parses import parse
from questions.annotator.speech.attributions import find_attributions
from questions.crosscheck.actors import merge_actors
from questions.languages import load_table

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


@pytest.mark.parametrize("example", load_table("fr", "attributions")["examples"], ids=lambda example: example["text"])
def test_examples_of_the_language_pack(attributions, example):
    expected = (example["kind"], example["actor"], example["cue"], example["content"])
    assert expected in map(_summary, attributions(example["text"]))


@pytest.mark.parametrize("text", load_table("fr", "attributions")["counter_examples"])
def test_counter_examples_say_nothing(attributions, text):
    assert attributions(text) == []


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


def test_words_inside_a_quotation_attribute_nothing(attributions):
    text = "« Le ministre a dit que tout irait bien », ironise la syndicaliste Karen Boyer."
    assert [each.cue.quote for each in attributions(text)] == ["ironise"]


def test_every_span_is_exact(attributions):
    text = "« L’eau baisse\u00a0», a dit M.\u00a0Lucas. D’après lui, la crue est finie."
    for attribution in attributions(text):
        for span in (attribution.cue, attribution.content, attribution.source):
            assert span is None or text[span.start : span.end] == span.quote


def test_a_deputy_who_is_a_woman_is_not_the_mayor_who_is_a_man(attributions):
    text = (
        "Le maire Gilles Bonnard a présidé la séance. « Le ciel était voilé », confirme la maire adjointe chargée de "
        "la Sécurité, Nadège Rouillet."
    )
    assert ("direct", "Nadège Rouillet", "confirme", "Le ciel était voilé") in map(_summary, attributions(text))


def test_a_quotation_with_its_own_speaker_goes_on_with_nobody_elses(attributions):
    text = (
        "Non, assure Paul Blin : le chantier avait été achevé la veille. « Il y a eu un éclair, puis un bruit de "
        "tonnerre », raconte Josiane Vernet."
    )
    said = [each for each in attributions(text) if each.content.quote.startswith("Il y a eu un éclair")]
    assert [each.actor for each in said] == ["Josiane Vernet"]


def _told(attributions, text, cue):
    (found,) = [each for each in attributions(text) if each.cue.quote == cue]
    return found.source.quote if found.source else None, found.actor


@pytest.mark.parametrize(
    ("text", "cue", "actor"),
    [
        ("Luc Ferrand s'est tu. C'est la députée Anne Vasseur qui a exigé une enquête.", "a exigé", "Anne Vasseur"),
        ("La maire Anne Vasseur s'est tue. Mais l'on réclame une enquête.", "réclame", None),
        ("Steve Ferrand a été jugé. La sœur du maire a parlé. Elle assure avoir tout ignoré.", "assure", None),
        ("La maire Anne Vasseur s'est tue. Chacun accuse l'autre d'avoir menti.", "accuse", None),
    ],
)
def test_a_pronoun_is_nobody_whom_it_cannot_mean(attributions, text, cue, actor):
    assert _told(attributions, text, cue)[1] == actor


def test_a_noun_in_the_plural_behind_its_verb_speaks(attributions):
    text = "Un violon volé a été retrouvé à Brions, dans le sud du canton, ont annoncé mercredi les douaniers."
    assert _told(attributions, text, "ont annoncé")[0] == "les douaniers"


def test_two_who_are_joined_speak_in_front_of_their_verb(attributions):
    text = "Le maire et le préfet, réunis mardi, ont annoncé les travaux."
    assert not [each for each in attributions(text) if each.source and each.source.quote == "les travaux"]


def test_according_to_her_is_the_woman_who_has_just_spoken(attributions):
    text = "« Le barrage tient », a dit la préfète Anne Vasseur. Selon elle, la crue est passée."
    assert _told(attributions, text, "Selon elle") == ("elle", "Anne Vasseur")


def test_a_pronoun_at_the_very_end_is_read_to_its_end(dispatch, sentence):
    said = sentence(
        "Affirme/VERB/ROOT/0/VerbForm=Fin que/SCONJ/mark/4 le/DET/det/3 pont/NOUN/nsubj/4 "
        "tient/VERB/ccomp/0/VerbForm=Fin celui-ci/PRON/nsubj/0"
    )
    made = dispatch(said.span.quote)
    tokens = (replace(said.tokens[0], lemma="affirmer"), *said.tokens[1:])
    [found] = find_attributions(made, [replace(said, tokens=tokens)], [])
    assert (found.cue.quote, found.actor, found.content.quote) == ("Affirme", None, "que le pont tient celui-ci")
