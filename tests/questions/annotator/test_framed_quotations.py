"""Who speaks behind a quotation, whatever the tagger makes of the verb; and what stands there and frames nothing."""

from __future__ import annotations

import pytest

from questions.annotations import Attribution
from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

HEAD = "Publié le 12 octobre 2017\n\nLe four de Morlaix refroidit\n\n"


def said(text: str) -> list[Attribution]:
    read = read_dossier([Source("1.txt", f"{HEAD}{text}\n")]).dispatches[0]
    return [each for each in read.attributions if each.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "actor", "cue"),
    [
        ("« Le four ne chauffe plus depuis mars », peste Anne Roy, potière.", "Anne Roy", "peste"),
        ("« Le four ne chauffe plus depuis mars », lâche le maire, Paul Vial.", "Paul Vial", "lâche"),
        ("« Personne ne nous a prévenus de rien », s'indigne Jeanne Petit.", "Jeanne Petit", "s'indigne"),
        ("« Nous voilà enfin au chaud », s'est réjoui le maire, Paul Vial.", "Paul Vial", "s'est réjoui"),
        ("« Nous voilà enfin au chaud », chantonne Jeanne Petit, 71 ans.", "Jeanne Petit", "chantonne"),
        ("« Ils ont vendu notre four ! » fulmine Luc Marsan, potier.", "Luc Marsan", "fulmine"),
        ("« Le four ne chauffe plus », a déclaré à l'AGN Anne Roy, potière.", "Anne Roy", "a déclaré"),
        ("« Le four ne chauffe plus », a dit lundi devant la presse Luc Marsan.", "Luc Marsan", "a dit"),
        (
            "« Le four ne chauffe plus depuis mars », a justifié la mairie de Morlaix.",
            "mairie de Morlaix",
            "a justifié",
        ),
    ],
)
def test_the_verb_right_behind_an_utterance_frames_it(text, actor, cue):
    (found,) = said(text)
    assert (found.actor, found.cue.quote) == (actor, cue)


@pytest.mark.parametrize(
    "text",
    [
        # The name of a programme amid a sentence is nobody's words.
        "La ville, membre du programme « Fours et foyers de Bretagne », a rencontré le maire, Paul Vial.",
        # A work, with what it is behind it; a participle; a subject of its own.
        "« La Danse des grands fours », toile de Paul Vial, est rentrée mardi.",
        "« La Danse des grands fours », volée dans le musée de Morlaix, est rentrée mardi.",
        "« La Danse des grands fours » ravit Anne.",
    ],
)
def test_a_name_between_marks_is_said_by_nobody(text):
    assert said(text) == []


@pytest.mark.parametrize("verb", ["raconte", "insiste", "tranche", "peste", "grince"])
def test_an_inverted_pronoun_shows_the_verb_whatever_the_tagger_makes_of_it(verb):
    (found,) = said(f"La potière Anne Roy a vu le maire. « Le four a cédé hier matin », {verb}-t-elle au Courrier.")
    assert (found.actor, found.source.quote) == ("Anne Roy", "elle")


def test_a_colon_hands_over_to_the_main_subject_of_the_sentence():
    (found,) = said("Sur le reproche qui fâche, Jeanne Petit a tenu bon : « Nous avons payé tout le bois du four. »")
    assert (found.actor, found.cue.quote) == ("Jeanne Petit", ":")


QUOTED = "« On ferme un four, on ne ferme pas une ville ! »"


@pytest.mark.parametrize(
    ("before", "actor"),
    [
        ("La Ligue des potiers appelle à défiler ; son chef, Luc Marsan, reproche au maire sa mollesse", "Luc Marsan"),
        ("La Ligue des potiers (LDP) défile samedi, et son chef, Luc Marsan, ne décolère pas", "Luc Marsan"),
        ("La préfecture a fermé le four, mais Luc Marsan ne décolère pas", "Luc Marsan"),
        ("L'Union des fours retire sa plainte mais le porte-parole, Luc Marsan, n'oublie rien", "Luc Marsan"),
        # Nobody of whom the dispatch knows more than this.
        ("Luc Marsan a reçu les potiers ; ceux-ci restent en colère", None),
        ("Luc Marsan a fermé le four et la colère monte", None),
        # What hangs on the sentence does not take its subject away.
        ("Luc Marsan, qui dirige le four et la Ligue des potiers, ne décolère pas", "Luc Marsan"),
        ("Luc Marsan a vu le maire et les potiers", "Luc Marsan"),
        ("Luc Marsan maintient sa décision", "Luc Marsan"),
    ],
)
def test_the_clause_in_front_of_the_colon_tells_who_speaks(before, actor):
    text = "Luc Marsan, chef de la Ligue des potiers, et Jeanne Petit, potière, se sont vus lundi."
    assert [each.actor for each in said(f"{text} {before} : {QUOTED}")] == ([] if actor is None else [actor])


def test_whoever_speaks_before_another_acts_does_not_speak_behind_the_colon():
    text = "Luc Marsan soupire et Jeanne Petit, à côté de lui, hausse les épaules"
    assert [each.actor for each in said(f"{text} : {QUOTED}")] == []


def test_whoever_stands_in_a_clause_about_the_subject_does_not_speak_behind_the_colon():
    text = "Luc Marsan, que Jeanne Petit avait nommé en mars, ne décolère pas"
    assert "Jeanne Petit" not in [each.actor for each in said(f"{text} : {QUOTED}")]
