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


def test_a_colon_hands_over_to_the_main_subject_of_the_sentence():
    (found,) = said("Sur le reproche qui fâche, Jeanne Petit a tenu bon : « Nous avons payé tout le bois du four. »")
    assert (found.actor, found.cue.quote) == ("Jeanne Petit", ":")
