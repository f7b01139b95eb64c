"""Wrong options who could have said it: the living, bodies that make known what they do, nobody who speaks for the key;
and offices told whole."""

from __future__ import annotations

import pytest

from questions.annotations import Role
from questions.dispatch import Dispatch, Zone
from questions.item_writing import actors
from questions.item_writing.actors.askable_roles import is_askable_role
from questions.item_writing.actors.offices import bearers_in
from questions.item_writing.drafts import Draft
from questions.item_writing.passages.outlets import agency_names
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model

SPEAKERS = (
    "« Le bac était trop chargé », a dit le maire de Thouars, Paul Vial. « Personne ne surveillait la berge », a dit "
    "le directeur du port, Jean Morel. « Les gilets étaient restés à quai », a dit la doyenne de Mornas, Julie Perrin. "
)
BODIES = (
    "Le ministère des Ports a fermé le quai de Sorgues. Le parquet de Sens a ouvert une enquête. "
    "La Ligue des bateliers a fermé son siège. Le Lycée Favre a fermé ses portes. "
)


def of(rule: str, body: str) -> list[Draft]:
    return [draft for draft in actors.write(read(body)) if draft.rule == rule]


def wrong(drafts: list[Draft]) -> set[str]:
    return {option.text for draft in drafts for option in draft.options if not option.correct}


def keys(drafts: list[Draft]) -> set[str]:
    return {option.text for draft in drafts for option in draft.options if option.correct}


def titles(body: str) -> list[str]:
    return [bearer.title for bearer in bearers_in(read(body)) if "Perrin" in bearer.name]


# ------------------------------------------------------------------------------------------------- persons


@pytest.mark.parametrize(
    "told",
    [
        "Le pilote du bac, Marc Aubry, est mort sur le coup.",
        "Le pilote du bac, Marc Aubry, a été tué dimanche.",
        "La mort du pilote, Marc Aubry, a ému tout Sorgues.",
        "La famille de Marc Aubry, pilote du bac, a porté plainte.",
        "Deux personnes sont mortes : le pilote du bac, Marc Aubry, et un passager.",
    ],
)
def test_a_dead_person_has_said_nothing(told):
    assert "Marc Aubry" not in wrong(of("actor.said", told + " " + SPEAKERS))


@pytest.mark.parametrize(
    "told",
    [
        "Le pilote du bac, Marc Aubry, a quitté Sorgues dimanche.",
        "Le pilote du bac, Marc Aubry, est mort dimanche. « Ce bac tiendra cent ans », disait Marc Aubry.",
    ],
)
def test_the_living_and_whoever_spoke_before_may_have(told):
    assert "Marc Aubry" in wrong(of("actor.said", told + " " + SPEAKERS))


def test_whoever_is_only_seen_comes_after_those_who_speak():
    seen = "Lucie Favre et Jeanne Caron dormaient à bord. "
    assert not {"Lucie Favre", "Jeanne Caron"} & wrong(
        of("actor.said", seen + SPEAKERS + "« Je n'ai rien vu venir », a dit le batelier Luc Roy.")
    )


@pytest.mark.parametrize("words", ["Mon client a tout payé en mai", "Mes patients dorment dans le couloir"])
def test_the_words_of_one_trade_tell_who_speaks(words):
    assert not [d for d in of("actor.said", f"« {words} », a dit Luc Roy. " + SPEAKERS) if words in d.stem]


def test_what_is_somebodys_and_of_no_trade_is_asked():
    words = "Mon frère a tout payé en mai"
    assert [d for d in of("actor.said", f"« {words} », a dit Luc Roy. " + SPEAKERS) if words in d.stem]


def test_a_name_that_an_apostrophe_parts_is_named_beside_its_words():
    told = "Anne Le Floc'h, biologiste à Brest, sourit : « On connaît mal ces plaines froides. » "
    assert "Anne Le Floc’h" in keys(of("actor.said", told + SPEAKERS))


# ------------------------------------------------------------------------------------------------- bodies


def test_bodies_that_make_known_what_they_do_are_offered_and_a_school_is_not():
    found = of("actor.told", BODIES + "Le bac de Sorgues reprendra lundi, a annoncé la Chambre de commerce de Sens.")
    assert wrong(found) == {"Le ministère des Ports", "Le parquet de Sens", "La Ligue des bateliers"}


def test_beside_one_other_body_persons_fill_up():
    told = (
        "La Ligue des bateliers a fermé son siège. "
        "Le bac de Sorgues reprendra lundi, a annoncé la Chambre de commerce de Sens. "
    )
    offered = wrong(of("actor.told", told + SPEAKERS))
    assert "La Ligue des bateliers" in offered
    assert len(offered & {"Paul Vial", "Jean Morel", "Julie Perrin"}) == 2


def test_beside_no_other_body_nothing_is_asked():
    assert not of(
        "actor.told", "Le bac de Sorgues reprendra lundi, a annoncé la Chambre de commerce de Sens. " + SPEAKERS
    )


def test_whoever_heads_the_body_may_have_said_it_for_the_body():
    told = "La Ligue des bateliers a fermé son siège. Le bac reprendra lundi, a annoncé le ministère des Ports. "
    minister = "La ministre des Ports, Lise Gallois, était à Sorgues. "
    assert "Lise Gallois" not in wrong(of("actor.told", told + minister + SPEAKERS))


def test_an_officer_told_by_the_letters_of_the_body_may_have_said_it_for_the_body():
    told = "La Ligue des bateliers a fermé son siège. "
    told += "Le bac de Sorgues reprendra lundi, a annoncé l'Agence du fleuve de Sens (AFS). "
    officer = "La directrice des travaux de l'AFS, Lise Gallois, était à Sorgues. "
    assert "Lise Gallois" not in wrong(of("actor.told", told + officer + SPEAKERS))


@pytest.mark.parametrize("body", ["préfecture", "police cantonale", "mairie"])
def test_a_body_of_the_state_needs_no_capital(body):
    found = of("actor.told", BODIES + f"Le bac de Sorgues reprendra lundi, a annoncé la {body}.")
    assert keys(found) == {f"La {body}"}


def test_a_pronoun_tells_the_gender_of_a_person_and_not_of_a_body():
    led = "Le bac de Sorgues a heurté le quai qu'il devait desservir, a annoncé "
    assert keys(of("actor.told", BODIES + led + "la Chambre de commerce de Sens.")) == {
        "La Chambre de commerce de Sens"
    }
    assert not of("actor.told", SPEAKERS + led + "Luc Roy.")


@pytest.mark.parametrize(("day", "asked"), [("hier", False), ("demain", False), ("mardi", True)])
def test_words_that_count_from_the_day_of_writing_are_not_printed_alone(day, asked):
    led = f"Le bac de Sorgues reprendra {day} son service, a annoncé la Chambre de commerce de Sens."
    assert bool(of("actor.told", BODIES + led)) == asked


def test_a_commission_is_any_commission():
    assert not of("actor.told", BODIES + "Le bac de Sorgues reprendra lundi, a annoncé la commission.")


def test_what_somebody_else_says_of_a_body_is_not_what_the_dispatch_says():
    plain = "La Ligue des bateliers a demandé de fermer le quai de Sorgues pendant trois jours."
    led = "Selon l'exploitant, c'est la Ligue des bateliers qui a demandé de fermer le quai de Sorgues trois jours."
    bodies = BODIES + "La Chambre de commerce de Sens a fermé ses bureaux. "
    assert of("actor.stance", bodies + plain)
    assert not of("actor.stance", bodies + led)


def test_that_a_court_rejected_it_tells_that_it_was_a_court():
    bodies = BODIES + "La Chambre de commerce de Sens a fermé ses bureaux. "
    rejected = "Le tribunal administratif de Sens a rejeté la requête des bateliers de Sorgues."
    assert not of("actor.stance", bodies + rejected)


# ------------------------------------------------------------------------------------------------- offices


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (
            "« Il pleut trop », dit Julie Perrin, qui préside la Ligue des bateliers.",
            "présidente de la Ligue des bateliers",
        ),
        (
            "La Ligue des bateliers a perdu. « C'est injuste », dit sa présidente, Julie Perrin.",
            "présidente de la Ligue des bateliers",
        ),
        (
            "« Il pleut trop », dit Julie Perrin, directrice du groupe Favre pour l'Europe.",
            "directrice du groupe Favre pour l’Europe",
        ),
    ],
)
def test_an_office_with_its_body_is_told_whole(told, title):
    assert titles(told) == [title]


@pytest.mark.parametrize(
    "told",
    [
        "« Il pleut trop », dit Julie Perrin, qui préside la commission.",
        "« Il pleut trop », dit Julie Perrin, rapporteure du dossier.",
        "« Il pleut trop », dit Julie Perrin, directrice des achats du groupe pour l'Europe.",
    ],
)
def test_an_office_of_a_body_that_is_left_open_is_not(told):
    assert titles(told) == []


def test_an_office_whose_words_all_stand_in_its_verb_names_no_body():
    context = read("« Il pleut trop », dit Julie Perrin, qui préside le club.")
    (dispatch,) = [each.dispatch for each in context.dossier.dispatches]
    start = dispatch.text.index("préside")
    told = Role("présidente du club", dispatch.evidence(start, start + len("préside le club")))
    assert not is_askable_role(context, told)


def test_a_chief_editor_is_of_a_paper_that_is_not_told():
    women = (
        "La directrice du lycée Favre, Anne Gallois, a parlé. La doyenne de la faculté de Mornas, Julie Perrin, a "
        "parlé. La préfète de Sens, Lise Roy, a parlé. "
    )
    paired = of("actor.match", women + "La rédactrice en chef, Jeanne Caron, a parlé.")
    assert paired
    assert not any("Caron" in option.text for draft in paired for option in draft.options)


# ------------------------------------------------------------------------------------------------- outlets


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("LPM - Ligue des pêcheurs de Meuse", "la LPM"),
        ("SBM : Syndicat des bateliers de Meuse", "le SBM"),
        ("RTS - Radio Télé Sorgues", "RTS"),
        ("LPM - toute la pêche", "LPM"),
    ],
)
def test_letters_that_the_head_of_a_page_spells_out_take_the_article_of_the_name(heading, name):
    letters = heading.split(" ")[0]
    text = f"{heading}\n\nLe bac a rouvert lundi.\n"
    page = Dispatch("a.txt", text, "fr", (Zone(0, len(text), "body"),), letters, None, None, None)
    assert agency_names([page]) == {"a.txt": name}
