"""What several writers of questions rest on: verbs, names of outlets, passages, keys that give each other away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questions.item_writing import contradictions
from questions.item_writing.context import Context
from questions.item_writing.contradictions.opposed_passages import passage
from questions.item_writing.contradictions.passage_events import is_partial
from questions.item_writing.french.agreement import agreement
from questions.item_writing.french.reference import is_conditional, is_conditional_form
from questions.item_writing.given_away import spoils
from questions.item_writing.passages.outlets import agency_names
from questions.items import Option
from questions.syntax import is_finite, tree
from tests.questions.item_writing.bodies import opposed, quote, read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("form", "lemma", "is_one"),
    [
        ("durerait", "durer", True),
        ("montreraient", "montrer", True),
        ("ouvrirait", "ouvrir", True),
        ("aurait", "montrer", True),
        ("serait", "être", True),
        ("durait", "durer", False),
        ("montraient", "montrer", False),
        ("ouvrait", "ouvrir", False),
        ("retirait", "retirer", False),
        ("fermait", "fermer", False),
    ],
)
def test_an_imperfect_in_r_is_no_conditional(form, lemma, is_one):
    assert is_conditional_form(form, lemma) is is_one


def test_what_lasted_is_told_as_a_fact_and_what_would_last_is_not():
    lasted, would = read("La fouille de Thouars durait depuis mars."), read("La fouille de Thouars durerait un an.")
    for context, unreal in ((lasted, False), (would, True)):
        (verb,) = [t for t in context.sentences("1.txt")[0].tokens if is_finite(t)]
        assert is_conditional(verb) is unreal


def named(context: Context, agency: str) -> set[str]:
    """How a dispatch is named whose heading is printed in capitals."""
    dispatch = context.dossier.dispatches[0].dispatch
    head = f"{agency.upper()}\nCommuniqué de presse\nThouars, le 8 mars 2017\n\n"
    return set(agency_names([replace(dispatch, text=head + dispatch.text, agency=agency)]).values())


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Préfecture du Rhône", "la préfecture du Rhône"),
        ("Ambassade du Japon", "l’ambassade du Japon"),
        ("Cour d'Appel de Thouars", "la cour d’appel de Thouars"),
        ("Parquet d'Arras", "le parquet d’Arras"),
        ("Direction des Halles et Marchés de Thouars", "la direction des halles et marchés de Thouars"),
    ],
)
def test_a_place_behind_du_keeps_its_capital(heading, name):
    assert named(read("La halle de Thouars a fermé."), heading) == {name}


def test_without_him_is_no_source():
    context = told("Sans lui, le chantier de Denain s'arrête.", "D'après lui, le chantier de Denain s'arrête.")
    without, according = (quote(context, file, "le chantier de Denain s'arrête") for file in ("1.txt", "2.txt"))
    assert passage(context, without).startswith("«\u202fSans lui, ")
    assert passage(context, according).startswith("«\u202f[…] le chantier")


def test_a_plural_in_elles_is_masculine_where_its_noun_is():
    for body, gender in (
        ("Les groupes rebelles ont quitté Thouars.", "Masc"),
        ("Les troupes rebelles ont quitté Thouars.", "Fem"),
    ):
        here = tree(read(body).sentences("1.txt")[0])
        verb = next(i for i, t in enumerate(here.tokens) if is_finite(t))
        place = next(i for i, t in enumerate(here.tokens) if t.text == "Les")
        subject = [t for t in here.tokens[place:verb] if t.pos != "PUNCT"]
        assert agreement(subject, here.tokens[verb], None).gender == gender


def test_two_hours_of_the_day_do_not_give_each_other_away(make_draft, make_span):
    def hours(stem: str, key: str, start: int) -> object:
        options = (Option(key, True, "Oui."), Option("12 heures", False, "Non."), Option("3 heures", False, "Non."))
        return make_draft(stem=stem, options=options, anchors=(make_span(start=start),))

    nine = hours("À quelle heure la halle a-t-elle ouvert\u202f?", "9 heures", 0)
    six = hours("À quelle heure le marché a-t-il fermé\u202f?", "6 heures", 20)
    again = hours("À quelle heure le bac est-il parti\u202f?", "6 heures", 20)
    assert not spoils(nine, six)
    assert spoils(again, six)


@pytest.mark.parametrize(
    ("words", "partial"),
    [
        ("Par ailleurs, les salaires de Denain ont été versés", False),
        ("Les salaires de Denain ont été versés, d'ailleurs", False),
        ("Les salaires de Denain ont été versés partout ailleurs", True),
        ("Les salaires de Denain ont été versés à moitié", True),
    ],
)
def test_besides_is_not_elsewhere(words, partial):
    context = read(f"{words}.")
    assert is_partial(context, quote(context, "1.txt", words)) is partial


def rules_on(context: Context, first: str, second: str) -> set[str]:
    dossier = replace(context.dossier, contradictions=(opposed(context, first, second),))
    return {draft.rule for draft in contradictions.write(Context(dossier))}


def test_how_many_is_asked_only_where_the_two_sources_cannot_be():
    both = told(
        "Quarante-trois personnes ont été hospitalisées à Denain.", "À Denain, 27 personnes ont été hospitalisées."
    )
    first, second = "Quarante-trois personnes ont été hospitalisées", "27 personnes ont été hospitalisées"
    rules = rules_on(both, first, second)
    assert "contradiction.each_says" in rules
    assert "contradiction.how_many" not in rules
    rough = told(
        "Quarante-trois personnes ont été hospitalisées à Denain.",
        "À Denain, quelque 27 personnes ont été hospitalisées.",
    )
    rules = rules_on(rough, first, second)
    assert "contradiction.each_says" not in rules
    assert "contradiction.how_many" in rules
