"""« le collectif X »: a body that the dispatches call by what it is and its name is called so in questions."""

from __future__ import annotations

import pytest

from questions.item_writing.actors.words_said import ask_words
from tests.questions.item_writing.bodies import read

pytestmark = pytest.mark.model

OTHERS = (
    "« Le bac tient bon », a dit la Régie du canal. « Tout va bien », a dit la Ligue des rivières. "
    "« Le préfet viendra lundi », a dit l'Union des pêcheurs. "
)


def names(body):
    context = read(body)
    return {context.display(actor) for actor in context.dossier.actors if actor.kind == "organisation"}


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Le collectif Rives en colère a bloqué le bac.", "le collectif Rives en colère"),
        ("L'association Rives vivantes a bloqué le bac.", "l’association Rives vivantes"),
        ("Le syndicat Solidaires Bacs a bloqué le canal.", "le syndicat Solidaires Bacs"),
    ],
)
def test_a_body_is_called_by_its_noun_and_its_name(told, shown):
    assert shown in names(told)


def test_a_body_with_an_article_of_its_own_needs_no_noun():
    assert "la Ligue des rivières" in names("La Ligue des rivières a bloqué le bac.")


@pytest.mark.parametrize(
    ("another", "asked"), [("le collectif Berges libres", True), ("la Chambre des métiers", False)]
)
def test_whoever_is_called_by_noun_and_name_is_asked_beside_another_of_that_sort(another, asked):
    body = f"{OTHERS}« Le bac part », dit {another}. « Le bac de Denain est vendu », dit l'association Rives vivantes."
    drafts = [draft for draft in ask_words(read(body)) if draft.rule == "actor.said" and "est vendu" in draft.stem]
    keys = [each.text for draft in drafts for each in draft.options if each.correct]
    assert keys == (["L’association Rives vivantes"] if asked else [])


@pytest.mark.parametrize("verb", ["annonce", "a promis", "regrette"])
def test_who_announces_or_promises_a_thing_is_asked(verb):
    words = "la fermeture du bac de Denain pour trois mois"
    there = "Odile Marsan, maire de Denain, Hugues Lenoir, préfet du Nord, et Paul Roy, directeur du port, étaient là."
    drafts = ask_words(read(f"{there} Nadia Verne, présidente du syndicat des bateliers, {verb} {words}."))
    assert [draft for draft in drafts if draft.rule == "actor.stance" and words in draft.stem]
