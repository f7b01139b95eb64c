"""Faults that readings of fresh dossiers found, on other subjects: none of them is asked again."""

from __future__ import annotations

import pytest

from questions import Source, read_dossier
from questions.dossier import Contradiction
from questions.item_writing import write_items
from questions.item_writing.actors.offices import ask_offices
from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.contradictions.comparable_pairs import comparable
from questions.item_writing.drafts import Draft
from questions.item_writing.passages.outlets import agency_names
from questions.item_writing.selection import select
from tests.questions.item_writing.bodies import asked, facts, read

pytestmark = pytest.mark.model

# ------------------------------------------------------------------------------------------------- actors


def test_a_ship_with_the_name_of_a_person_is_no_wrong_person():
    context = read(
        "Le Kapitan Dranov a percuté le quai de Calais. « Le pilote était à son poste », a déclaré le préfet "
        "Marc Vial. « Nous avons eu peur », a raconté la maire Anne Roy. « Le quai tiendra », a assuré le directeur "
        "du port, Paul Serre. Le Kapitan Dranov a repris la mer."
    )
    assert "Kapitan Dranov" not in {actor.name for actor in context.prominent}
    options = {o.text for item in write_items(context.dossier, topic="actor", limit=200) for o in item.options}
    assert not [text for text in options if "Dranov" in text]


def test_an_office_with_its_article_belongs_to_the_name_behind_it():
    context = read(
        "Par la voix de son avocate, Me Claire Auban, l'ancien chef du service des eaux, le docteur Yves Kerlan, a "
        "contesté toute faute."
    )
    stems = [draft.stem for draft in ask_offices(context)]
    assert not [stem for stem in stems if "Auban" in stem and "service" in stem]


def test_a_minister_is_not_her_ministry():
    items = asked(
        "La mission, dépêchée jeudi à la demande de la ministre de la Santé, doit rendre son avis. L'Agence du sang a "
        "fermé deux centres. L'Ordre des médecins a saisi le tribunal de Douai. La Croix-Rouge a ouvert un centre.",
        topic="actor",
    )
    assert not [item for item in items if item.rule == "actor.initiator"]


# ------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    "body",
    [
        "Le syndicat des halles réclame une prime et annonce une marche mardi prochain.",
        "La ville et le club s'étaient rapprochés à la suite de la signature à Denain, le 15 avril 2010, d'un accord.",
        "Quant aux quarante bancs achetés par la mairie le 4 avril, ils n'ont pas quitté le dépôt.",
    ],
)
def test_the_day_of_another_noun_dates_no_fact(body: str):
    assert not [fact for fact in facts(body) if "marche" in fact or "rapproch" in fact or "bancs" in fact]


@pytest.mark.parametrize(
    "body",
    [
        "Le conseil a suspendu les travaux du pont, qui devaient reprendre lundi à Denain.",
        "Le maire a indiqué que la session sur le budget du port s'achèverait lundi.",
        "Elle a visité les écoles de Denain lundi.",
    ],
)
def test_a_weekday_whose_side_or_subject_is_not_told_has_no_value(body: str):
    assert not [item for item in asked(body) if item.rule == "date.value" and "lundi" in item.stem]


def test_a_noun_that_is_part_of_a_preposition_is_not_what_que_stands_for():
    told = facts("Le bac a coulé à l'intérieur de la zone de pêche que la commune a instaurée en 1997.")
    assert not [fact for fact in told if "intérieur" in fact]


# ------------------------------------------------------------------------------------------------- causes


@pytest.mark.parametrize(
    "body",
    [
        "Le préfet a interdit la fête au lendemain de la chute d'un mât.",
        "Les deux villes se sont rapprochées à la suite de la signature à Denain, le 15 avril 2010, d'un accord.",
        "Sept centres ont recommencé l'épreuve à cause d'un colis égaré par la poste.",
    ],
)
def test_a_mere_moment_and_a_noun_cut_short_are_no_reasons(body: str):
    texts = [str(reason.text) for reason in reasons_of(read(body))]
    assert not [text for text in texts if "lendemain" in text or text.endswith(("colis", "Denain"))]


def test_who_gives_a_reason_is_no_part_of_it():
    (reason,) = reasons_of(read("Le chalutier a été arrêté parce que ses cales étaient pleines, selon la douane."))
    assert reason.text == "parce que ses cales étaient pleines"


def test_the_stem_names_the_year_of_what_happened_once_before():
    body = (
        "Le bac de Sorgues a coulé à cause d'une surcharge. Le train de Bollène est resté à quai faute de conducteur. "
        "En 2004, la foire de Mornas avait déjà été annulée à cause d'une crue."
    )
    stems = [item.stem for item in asked(body, topic="cause") if item.rule == "cause.why"]
    assert "Selon l’AGN, pourquoi la foire de Mornas a-t-elle été annulée en 2004\u202f?" in stems


# ------------------------------------------------------------------------------------------------- contradictions


def test_two_requests_without_a_deed_in_common_are_not_compared():
    context = read(
        "Une réunion publique est prévue à l'appel de l'association des riverains.",
        "Les agents observent une heure de grève à l'appel du syndicat du port.",
    )
    spans = [context.dossier.dispatches[i].sentences[-1].span for i in (0, 1)]
    found = Contradiction("initiator", "initiator", spans[0], spans[1], "…", 0.8, 2, "two initiators", (), ())
    assert not comparable(context, found)


def test_one_pair_of_passages_serves_two_questions_of_a_full_set(make_draft, make_span):
    pair = (make_span(file="a.txt"), make_span(file="b.txt"))
    on_pair = [_paired(make_draft, pair, number) for number in range(5)]
    assert len([draft for draft in select(on_pair, 80) if draft.anchors == pair]) <= 3


def _paired(make_draft, pair, number: int) -> Draft:
    return make_draft(
        topic="contradiction",
        rule=f"contradiction.sort_{number}",
        family=f"family {number}",
        stem=f"Question numéro {number} sur deux passages de deux dépêches\u202f?",
        anchors=pair,
        evidence=pair,
    )


# ------------------------------------------------------------------------------------------------- outlets


def test_a_heading_in_capitals_gets_its_accents_back_and_a_station_takes_no_article():
    texts = {
        "1.txt": "MINISTERE DES TRANSPORTS\n\nCOMMUNIQUE\n\nParis, le 3 mai 2012\n\nLe pont de Denain est fermé.",
        "2.txt": "Radio Denain 94.7 FM\n\nMis en ligne jeudi 3 mai 2012\n\nLe pont de Denain est fermé.",
    }
    dispatches = [
        each.dispatch
        for each in read_dossier([Source(n, t) for n, t in texts.items()]).dispatches
        if each.dispatch.agency
    ]
    names = " ".join(agency_names(dispatches).values())
    assert "Ministere" not in names
    assert "la Radio" not in names
