"""Who speaks, asked where a pronoun says it, of a whole dispatch, and offices told around a name or by an acronym."""

from __future__ import annotations

import pytest

from questions.item_writing import actors, write_items
from questions.item_writing.actors.offices import bearers_in
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import OTHERS, read, signed

pytestmark = pytest.mark.model


def of(rule: str, *bodies: str) -> list[Draft]:
    return [draft for draft in actors.write(read(*bodies)) if draft.rule == rule]


def keys(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if option.correct]


def speakers_of(words: str, body: str) -> list[str]:
    return [key for draft in of("actor.said", body, OTHERS) if words in draft.stem for key in keys(draft)]


# --------------------------------------------------------------------------------------------- « a-t-elle dit »


def test_a_pronoun_speaks_for_the_only_subject_of_the_sentence_before():
    body = "La préfète du Nord, Jeanne Petit, a visité le four. « Les briques sont toutes fendues », a-t-elle dit."
    (asked,) = [draft for draft in of("actor.said", body, OTHERS) if "fendues" in draft.stem]
    assert keys(asked) == ["Jeanne Petit"]
    assert "Jeanne Petit" in asked.evidence[0].quote
    assert asked.evidence[0].quote.endswith("a-t-elle dit")


@pytest.mark.parametrize(
    "body",
    [
        # Sentences of the same paragraph stand in between; an office, or what somebody is, takes the name up.
        "Le four est froid, a dit la préfète, Jeanne Petit. Il pleut. « Les briques ont toutes fendu », ajoute-t-elle.",
        "Jeanne Petit a visité le four. « Les briques ont toutes fendu », déplore l'élue.",
        "La préfète, Jeanne Petit, est là.\n\nLe four est froid. « Les briques ont toutes fendu », a dit la préfète.",
    ],
)
def test_a_pronoun_or_a_noun_speaks_for_the_only_person_of_its_paragraph_or_office(body):
    assert speakers_of("fendu", body) == ["Jeanne Petit"]


@pytest.mark.parametrize(
    "body",
    [
        "Jeanne Petit a visité le four. Paul Vial est venu aussi. « Les briques ont toutes fendu », a déploré l'élue.",
        "Jeanne Petit a visité le four.\n\nLa pluie tombe. « Les briques ont toutes fendu », a-t-elle déploré.",
        "Jeanne Petit a visité le four. « Les briques ont toutes fendu », a déploré le gardien.",
    ],
)
def test_where_somebody_else_may_be_meant_or_the_paragraph_ends_nobody_is_asked(body):
    assert not speakers_of("fendu", body)


def test_who_has_just_spoken_goes_on():
    body = "Les briques sont trop sèches, a expliqué le potier Paul Vial. « Elles sont toutes fendues », a-t-il dit."
    assert speakers_of("fendues", body) == ["Paul Vial"]


def test_each_of_two_dispatches_may_be_asked_who_speaks_in_it():
    more = (
        "« Le bois viendra de Chauny », assure Julie Perrin, bûcheronne. « Le musée sera payé », dit Anne Gallois, "
        "notaire. Le four de Paul Vial a été éteint mardi."
    )
    shown = f"{OTHERS}Anne Gallois, potière, montre le four."
    asked = [item for item in write_items(read(FLOOR, shown, more).dossier, limit=200) if item.rule == "actor.quoted"]
    assert len({item.evidence[0].file for item in asked}) == len(asked) == 2


@pytest.mark.parametrize(
    "before",
    [
        # Somebody else is named, or the person is not who the sentence is about.
        "La préfète du Nord, Jeanne Petit, a visité le four avec Anne Gallois.",
        "La directrice du musée a reçu Jeanne Petit, préfète du Nord.",
        # The office is not a woman's.
        "Le préfet du Nord, Jean Petit, a visité le four.",
    ],
)
def test_a_pronoun_that_may_be_somebody_else_is_not_asked(before):
    assert speakers_of("fendues", f"{before} « Les briques sont toutes fendues », a-t-elle dit.") == []


# ---------------------------------------------------------------------------------------- who has the floor


FLOOR = (
    "« Les briques sont toutes fendues », a déclaré Jeanne Petit, préfète du Nord. "
    "Le chantier durera deux ans, a indiqué le directeur des travaux, Paul Vial. "
    "Le four a été bâti pour Anne Gallois, potière. Il compte douze bouches. "
)


def test_who_speaks_in_a_dispatch_counts_words_without_marks_too():
    (asked, *_) = of("actor.heard", FLOOR, OTHERS)
    assert sorted(keys(asked)) == ["Jeanne Petit", "Paul Vial"]
    assert "Anne Gallois" in [option.text for option in asked.options]


TWO = (
    "« Les briques sont toutes fendues », a déclaré Jeanne Petit, préfète du Nord. « Il faudra deux ans », a dit "
    "Paul Vial, architecte. Quentin Perrin, maraîcher à Chauny, montre le four. "
)


@pytest.mark.parametrize(
    ("behind", "asked"),
    [
        ("Le bois est cher.", True),
        # A word between marks beside the name may be that of whoever bears it.
        ("Quentin Perrin veut croire à une « éclaircie ».", False),
        ("Le bois est cher. Quentin Perrin s'en va. Il parle de « fumée ».", False),
        ("Le bois est cher. Le refuge « Cigogne » est ouvert.", True),
        ("« Tout est à refaire cette année. »", False),
        ("« Le feu est à tout le monde », a-t-il lancé.", False),
        ("« Le bois coûtera trop cher à la ville », a coupé le gardien.", False),
    ],
)
def test_words_that_may_be_anybodys_leave_nobody_surely_silent(behind, asked):
    found = [draft for draft in of("actor.quoted", f"{TWO}{behind}", OTHERS) if "Paul Vial" in keys(draft)]
    assert bool(found) is asked
    assert all("Quentin Perrin" in [option.text for option in draft.options] for draft in found)


def test_where_all_whom_a_dispatch_names_speak_nobody_is_asked_who_does():
    """The names that stand in it would be the answer."""
    body = TWO.replace("Quentin Perrin, maraîcher à Chauny, montre le four. ", "")
    assert not [draft for draft in of("actor.quoted", body, OTHERS) if "Paul Vial" in keys(draft)]


@pytest.mark.parametrize(
    ("judge", "offered"),
    [
        ("La demande a été rejetée par la juge Anne Gallois. Rien ne presse, a-t-elle écrit.", False),
        ("La demande a été rejetée par le juge Quentin Perrin. Rien ne presse, a-t-elle écrit.", True),
        ("La demande a été rejetée par la juge Anne Gallois. Rien ne presse.", True),
    ],
)
def test_whom_a_pronoun_may_mean_is_no_wrong_option(judge, offered):
    told = "Les briques sont toutes fendues, a indiqué le préfet du Nord, Marc Petit. "
    asked = of("actor.heard", f"{told}Le chantier durera deux ans, a précisé l'architecte Paul Vial. {judge}", OTHERS)
    names = {option.text for draft in asked if "Paul Vial" in keys(draft) for option in draft.options}
    assert bool(names & {"Anne Gallois", "Quentin Perrin"}) is offered


def test_the_camp_of_somebody_is_not_the_person():
    body = (
        "« Les briques sont toutes fendues », a déclaré Jeanne Petit, préfète du Nord. Le chantier durera deux ans, a "
        "indiqué le camp Vial. Paul Vial, architecte, a dessiné le four. "
    )
    assert not any("Paul Vial" in keys(asked) for asked in of("actor.heard", body, OTHERS))


# ----------------------------------------------------------------------------------------------------- offices


@pytest.mark.parametrize(
    "told",
    [
        "la géologue Julie Perrin, de l'université de Lille",
        "Julie Perrin, déléguée CGT",
        "Quentin Perrin, maraîcher à Chauny",
        "Julie Perrin, maire de Saint-André",
        "Julie Perrin, présidente de l'association Les Fours réunis",
        "la ministre de l'Agriculture Julie Perrin",
    ],
)
def test_an_office_told_around_a_name_or_with_names_in_it_is_one(told):
    assert offices_of(f"« Il fait froid ce matin », dit {told}.")


@pytest.mark.parametrize(
    "told", ["Julie Perrin, élue contestée", "Julie Perrin, présidente", "l'avocat de Vigie Santé Perrin"]
)
def test_what_is_no_office_or_no_person_is_not_asked(told):
    assert offices_of(f"« Il fait froid ce matin », dit {told}.") == []


def offices_of(body: str) -> list[str]:
    """The offices of a body that may be paired with their bearers."""
    return [bearer.title for bearer in bearers_in(read(body)) if "Perrin" in bearer.name]


def test_who_signs_a_release_is_no_wrong_option_of_who_speaks_in_it():
    release = (
        "Publié le 3 mai 2012\n\nMusée de Denain\n\nCOMMUNIQUÉ\n\nLe four restera éteint\n\n"
        "« Le bois manque », dit le potier Paul Vial. « La terre est trop sèche », dit la potière Anne Gallois. "
        "Le four du musée, bâti pour Luc Marsan, a été éteint mardi.\n\nJulie Perrin, bûcheronne"
    )
    drafts = actors.write(signed(release, f"LILLE, 3 mai 2012 (AGN) - {OTHERS}"))
    asked = [draft for draft in drafts if draft.rule == "actor.quoted" and draft.evidence[0].file == "1.txt"]
    assert asked
    assert "Julie Perrin" not in {option.text for draft in asked for option in draft.options}
