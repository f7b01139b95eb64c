"""Dates and actors that earlier rules passed over, and what strict readers refused in them, on other subjects."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questions.item_writing import actors
from questions.item_writing.clauses.completed_nouns import fuller_name
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.when import ask_when
from questions.item_writing.drafts import Draft
from questions.item_writing.french.agreement import gender_of_word
from questions.item_writing.passages.outlets import agency_names
from questions.item_writing.passages.quoted_passages import begins_elsewhere, quotable
from tests.questions.item_writing.bodies import facts, read

pytestmark = pytest.mark.model


def who(body: str, rule: str) -> list[Draft]:
    return [draft for draft in actors.write(read(body)) if draft.rule == rule]


def keys(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if option.correct]


# ------------------------------------------------------------------------------------------------- facts with a date


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Le protocole de Thouars n'a été signé que le 8 avril 2012.", "le protocole de Thouars a été signé"),
        ("Les premiers courriers aux forains ne sont partis que le 2 avril 2012.", "sont partis"),
        ("Les forains de Sorgues sont rentrés chez eux le 5 avril 2012.", "rentrés chez eux"),
        (
            "Paul Roy, suspendu le 4 mars, a été réintégré le 2 avril 2012, faute de preuves.",
            "Paul Roy a été réintégré",
        ),
        ("Fondée en 1921, la laiterie Roy emploie 480 personnes.", "la laiterie Roy a été fondée"),
        ("Le four de la verrerie de Thouars s'est arrêté dans la nuit de lundi à mardi.", "s’est arrêté"),
        ("Le parquet de Thouars espère tenir une première audience début juin 2012.", "espère tenir"),
        ("Un bureau provisoire des pêches travaillera à Thouars à partir du 1er juin 2012.", "travaillera"),
    ],
)
def test_these_are_facts_with_a_date(body, said):
    assert any(said.lower() in statement.lower() for statement in facts(f"Voici la journée. {body}"))


@pytest.mark.parametrize(
    "body",
    [
        "Dans six mois, toute la ville de Thouars aura oublié la foire.",
        "Trente caisses ont coulé après le naufrage, dans la nuit de lundi à mardi, d'une barque de Thouars.",
        "Le conseil de Thouars a rendu public, le 3 avril 2012, un rapport.",
        "L'une des trois caisses volées le 3 avril 2012 a été rendue.",
        "Anne Roy a été jointe le 3 avril 2012 par téléphone.",
        "Une crue a noyé trente caves de Thouars depuis le 3 avril 2012.",
    ],
)
def test_these_are_none(body):
    told = facts(f"Voici la journée. {body}")
    assert not any(" rendu public" in each and "rapport" not in each for each in told)
    assert not [each for each in told if "rendu public" not in each]


def test_a_night_is_asked_as_a_night():
    context = read(
        "Le four de la verrerie de Thouars s'est arrêté dans la nuit de lundi à mardi. "
        "La foire de Sorgues a fermé le 9 avril 2012."
    )
    nights = [f for f in dated_facts(context) if f.value.endswith("TNI")]
    drafts = [draft for fact in nights for draft in ask_when(context, fact)]
    assert drafts
    assert all(option.text.startswith("Dans la nuit du") for draft in drafts for option in draft.options)


def test_a_bare_noun_takes_the_complement_it_was_told_with():
    context = read("L'incendie a détruit l'atelier de teinture de Thouars. L'atelier a rouvert le 3 avril 2012.")
    (fact,) = [f for f in dated_facts(context) if f.value == "2012-04-03"]
    assert fact.clause.subject == "l’atelier de teinture de Thouars"
    assert fact.naming is not None
    assert "teinture" in fact.naming.quote


@pytest.mark.parametrize(
    "body",
    [
        "Un atelier de teinture a brûlé. L'atelier de reliure tient bon. L'atelier a rouvert le 3 avril 2012.",
        "La grève a privé le club de recettes pendant un mois. Le club a rouvert le 3 avril 2012.",
        "L'atelier a rouvert le 3 avril 2012.",
    ],
)
def test_a_noun_that_was_completed_twice_or_never_stays_bare(body):
    context = read(body)
    *_, last = context.sentences("1.txt")
    assert fuller_name(context, last, last.span.quote.split(" ", 2)[0]) is None
    assert fuller_name(context, last, "l’atelier" if "atelier" in body else "le club") is None


def test_a_womans_title_keeps_its_gender():
    context = read("L'inspectrice Claire Vial présentera le bilan de l'enquête le 20 juin 2012.")
    noun = next(t for t in context.sentences("1.txt")[0].tokens if t.text == "inspectrice")
    assert gender_of_word(noun) == "Fem"


# ------------------------------------------------------------------------------------------------- passages


def test_a_pronoun_is_quoted_with_the_sentence_that_tells_it():
    context = read("Les trois statues de Thouars étaient à Lille. Elles sont revenues mardi, sous escorte.")
    first, second = context.sentences("1.txt")
    assert begins_elsewhere(second)
    shown = quotable(context, second)
    assert shown is not None
    assert shown.start <= first.span.start + len("LILLE, 3 mai 2012 (AGN) - ")
    (draft,) = ask_values(context)
    assert "statues de Thouars" in draft.stem
    assert keys(draft) == ["Le 1er mai 2012"]


def test_the_day_of_the_dispatch_itself_is_not_reckoned():
    assert not list(ask_values(read("La foire de Sorgues a fermé ce jeudi à Thouars.")))
    assert list(ask_values(read("La foire de Sorgues a fermé mercredi à Thouars.")))


# ------------------------------------------------------------------------------------------------- actors


_PEOPLE = (
    "Le maire de Thouars, Paul Vial, a parlé. Le directeur de la laiterie Roy, Jean Morel, a parlé. "
    "Le préfet de Sorgues, Marc Aubry, a parlé. "
)


def test_who_leads_a_body_is_told_by_a_participle():
    (draft,) = who(f"{_PEOPLE}Une commission d'enquête, présidée par le général Louis Rey, siégera.", "actor.leader")
    assert draft.stem.endswith("qui préside la commission d’enquête\u202f?")
    assert "Louis Rey" in keys(draft)[0]


def test_nobody_leads_what_is_not_told():
    assert not who(f"{_PEOPLE}Présidée par le général Louis Rey, elle siégera.", "actor.leader")


def test_an_acronym_beside_it_does_not_break_a_title():
    drafts = who(f"{_PEOPLE}Anne Lang est la directrice de l'Agence des forêts de Thouars (AFT).", "actor.named")
    assert any(
        draft.stem.endswith("comment s’appelle la directrice de l’Agence des forêts de Thouars\u202f?")
        for draft in drafts
    )


def test_of_a_heading_in_capitals_only_the_first_word_and_places_keep_one():
    head = "DIRECTION RÉGIONALE DES HALLES ET MARCHÉS DE THOUARS\nCommuniqué de presse\nThouars, le 8 mars 2017\n\n"
    context = read("La halle de Thouars a fermé.")
    dispatch = context.dossier.dispatches[0].dispatch
    shouted = replace(
        dispatch, text=head + dispatch.text, agency="Direction Régionale des Halles et Marchés de Thouars"
    )
    assert set(agency_names([shouted]).values()) == {"la direction régionale des halles et marchés de Thouars"}


def test_a_complement_that_goes_on_behind_et_completes_nothing():
    for told, named in (("des hôpitaux de Thouars et de Sorgues", None), ("des hôpitaux de Thouars", "Thouars")):
        context = read(f"La fusion {told} inquiète. La fusion a été votée le 3 avril 2012.")
        *_, last = context.sentences("1.txt")
        found = fuller_name(context, last, "la fusion")
        assert (found is None) == (named is None)
