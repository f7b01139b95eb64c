"""Names of places, firms and persons that only the rest of the dossier tells apart, on short texts of all subjects."""

from __future__ import annotations

import pytest

from questions.annotations import Actor, Attribution
from questions.annotator.actors.dossier_actors import find_mentions
from questions.annotator.actors.mention_making import ReadDispatch
from questions.annotator.parsing.parses import parse
from questions.annotator.speech.attributions import find_attributions
from questions.cleaning import clean
from questions.crosscheck.actors import merge_actors
from questions.dispatch import Source
from tests.questions.annotator.telling import actors_of

pytestmark = pytest.mark.model


def attributions_of(text: str) -> tuple[Attribution, ...]:
    """What one dispatch attributes, its sources under the names of the merged actors."""
    dispatch = clean(Source("0.txt", text))
    parsed = parse(dispatch)
    merged = merge_actors(find_mentions([ReadDispatch(dispatch, parsed)]))
    return find_attributions(dispatch, parsed.sentences, merged.mentions[0])


def persons(actors: dict[str, Actor]) -> set[str]:
    return {actor.name for actor in actors.values() if actor.kind == "person"}


@pytest.mark.parametrize(
    "text",
    [
        "La rivière Kouilou est sortie de son lit lundi. Kouilou menace deux quartiers. Kouilou a déjà débordé en mai.",
        "À Koupéla, les maraîchers ont bloqué la route. Koupéla manque d'eau depuis mai. Koupéla attend la pluie.",
        "Les éleveurs de la plaine d'El Matrouh ont fui. El Matrouh est inondé depuis lundi.",
        "A Zorgho, le marché a rouvert lundi. La route reste coupée.",
    ],
)
def test_a_place_is_no_person_once_a_sentence_says_so(text):
    assert persons(actors_of(text)) == set()


def test_a_headline_gives_the_place_before_its_colon_no_role():
    actors = actors_of("Le village de Zitouna détruit\n\nZitouna : le ministre promet une aide. Le ministre est parti.")
    assert "Zitouna" not in persons(actors)


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        (
            "Delmas Transport SA supprime 40 postes. Delmas Transport a prévenu le personnel mardi. "
            "L'entreprise perd de l'argent.",
            "Delmas Transport",
            {"Delmas Transport SA", "entreprise"},
        ),
        (
            "La cimenterie Vallorbat a fermé lundi. Vallorbat emploie 300 ouvriers. Selon Vallorbat, le gaz est cher.",
            "Vallorbat",
            {"cimenterie Vallorbat"},
        ),
        (
            "Le groupe pharmaceutique suisse Hofmatt a payé comptant. Hofmatt GmbH est cotée à Zurich. "
            "Hofmatt a remercié ses salariés.",
            "Hofmatt",
            {"Hofmatt GmbH", "groupe pharmaceutique suisse Hofmatt"},
        ),
        (
            "Nordlys Energi ASA a signé mardi. Le groupe norvégien Nordlys construira le parc. Nordlys embauchera.",
            "Nordlys Energi ASA",
            {"Nordlys"},
        ),
        ("Brossard & Fils SARL a déposé le bilan mardi.", "Brossard & Fils SARL", set()),
        (
            "Norvane inc. (« la Société ») a annoncé lundi la fermeture de l'atelier. La Société versera une prime.",
            "Norvane inc.",
            {"Société"},
        ),
    ],
)
def test_legal_forms_and_trades_make_firms(text, name, aliases):
    actors = actors_of(text)
    assert persons(actors) == set()
    assert actors[name].kind == "organisation"
    assert aliases <= set(actors[name].aliases)


def test_a_name_that_one_dispatch_defines_holds_in_the_others():
    actors = actors_of(
        "Norvane inc. (« la Société ») a annoncé lundi la fermeture de l'atelier.",
        "Le président de la Société, Luc Ferrat, est parti jeudi. Le syndicat des couteliers l'a appris par la radio.",
    )
    assert {span.file for span in actors["Norvane inc."].mentions} == {"0.txt", "1.txt"}


def test_two_firms_and_neither_is_the_enterprise():
    actors = actors_of("Delmas SA et Corbier SARL fusionnent. L'entreprise comptera 400 salariés, dit la mairie.")
    assert "entreprise" not in {alias for actor in actors.values() for alias in actor.aliases}


def test_a_firm_and_a_person_of_one_name_stay_apart():
    actors = actors_of("La société Marchetti a perdu le procès. Luca Marchetti, avocat, a plaidé hier.")
    assert actors["Marchetti"].kind == "organisation"
    assert actors["Luca Marchetti"].kind == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L'avocat Sean O'Malley a plaidé mardi. O'Malley demande un report. M. O'Malley attend.", "Sean O'Malley"),
        ("Le réalisateur Gabriele D’Onofrio a reçu le prix lundi. D’Onofrio tourne à Bari.", "Gabriele D'Onofrio"),
        ("Le paysan Jean McGregor a vendu ses vaches lundi.", "Jean McGregor"),
    ],
)
def test_a_name_is_never_cut_at_its_particle(text, name):
    actors = actors_of(text)
    assert persons(actors) == {name}
    assert not {"Malley", "Onofrio", "Gregor", "Sean"} & set(actors[name].aliases)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Transports Canada a ordonné l'inspection des ponts jeudi.", "Transports Canada", "organisation"),
        ("Le maire a prévenu Parcs Canada mardi.", "Parcs Canada", "organisation"),
        ("Hier, l'armée a posé un pont sur la Drâa.", "armée", "organisation"),
        ("L'opposition réclame un débat sur le budget.", "opposition", "group"),
        ("Selon le parquet, deux suspects ont fui.", "parquet", "organisation"),
        ("L'ORVA, que dirige Anne Roch, conseille de couvrir les semis.", "ORVA", "organisation"),
    ],
)
def test_bodies_named_without_a_head(text, name, kind):
    assert actors_of(text)[name].kind == kind


def test_a_part_of_a_state_and_a_common_noun_without_action_are_no_bodies():
    actors = actors_of("Le Nord Mali est calme. Il a fait une carrière dans l'armée.")
    assert not {"Nord Mali", "armée"} & set(actors)


def test_a_day_is_no_body_though_the_model_takes_it_for_one():
    assert "Mardi" not in actors_of("Mardi commence la grève des dockers.")


def test_a_masthead_spells_an_acronym_that_the_text_only_prints():
    page = (
        "LETTRE DU CHLA\nCentre hydrologique du Lot aval – n° 7 – 12 mars 2018\n\nLe Lot au plus bas\n\n"
        "La rivière a perdu un mètre depuis janvier. Le CHLA a mesuré le débit lundi au pont de Luzech."
    )
    actors = actors_of(page)
    assert "CHLA" in actors["Centre hydrologique du Lot aval"].aliases


@pytest.mark.parametrize(
    "line", ["Contact presse : Julie Marsan, 04 78 00 00 00", "Renseignements : Paul Ferrier, chargé de communication"]
)
def test_who_answers_the_telephone_is_no_actor(line):
    assert persons(actors_of(f"Le port a rouvert lundi après deux jours de vent. {line}")) == set()


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("Le caïd de Figuig, Hassan Lahrichi, a ouvert le marché mardi.", "Hassan Lahrichi", "caïd de Figuig"),
        ("Anna Veres, une tisserande de 52 ans, a perdu son atelier.", "Anna Veres", "tisserande"),
        ("Pál Kovach, un forain, a été blessé.", "Pál Kovach", "forain"),
        ("La consultante Rita Solberg, mandatée par la ville, a rendu son avis.", "Rita Solberg", "consultante"),
        ("La coroner Maude Lepire a clos l'enquête.", "Maude Lepire", "coroner"),
        (
            "L'Union des apiculteurs du Gers (UAG) accuse le fabricant. « Nos ruches meurent », dit sa présidente, "
            "Lise Combarel.",
            "Lise Combarel",
            "présidente de l'Union des apiculteurs du Gers (UAG)",
        ),
        (
            "Le Syndicat des bateliers a suspendu la grève. Son secrétaire général, Paul Vernay, l'a annoncé mardi.",
            "Paul Vernay",
            "secrétaire général du Syndicat des bateliers",
        ),
        ("La ministre a reçu les armateurs. Son mari, Yves Le Floch, était présent.", "Yves Le Floch", "mari"),
    ],
)
def test_roles_of_offices_and_trades_and_whose_they_are(text, person, role):
    assert role in {held.text for held in actors_of(text)[person].roles}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Le maire a visité l'école, qui a coûté deux millions selon la préfecture.",
            "la préfecture",
            "qui a coûté deux millions",
        ),
        ("Le pont a coûté deux millions selon un bilan dressé lundi.", None, "Le pont a coûté deux millions"),
        ("Selon un rapport de l'Unicef, le lait manque.", "un rapport de l'Unicef", "le lait manque"),
        ("Le bac, qui date de 1950, a coulé selon les pompiers.", "les pompiers", "Le bac, qui date de 1950, a coulé"),
        (
            "Les chauffeurs de la société Bertal attendent, a-t-on appris auprès de la Régie des routes.",
            "la Régie des routes",
            "Les chauffeurs de la société Bertal attendent",
        ),
        ("Les chauffeurs de la société Bertal attendent, a-t-on appris hier.", None, None),
    ],
)
def test_a_source_is_somebody_and_answers_for_its_own_clause(text, source, content):
    (attribution,) = attributions_of(text)
    assert (attribution.source and attribution.source.quote) == source
    assert content is None or attribution.content.quote == content


@pytest.mark.parametrize(
    "text", ["Selon la saison, le bac passe trois fois par jour.", "Le prix varie selon le poids du colis."]
)
def test_according_to_a_thing_reports_nobody(text):
    assert attributions_of(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Une équipe de Lumen Orbite, le constructeur nantais du satellite, est arrivée samedi.", "Lumen Orbite"),
        ("Une association de Brume, Ekolis, soutient que la rivière est polluée.", "Ekolis"),
        ("L'eau est redevenue pure, a fait savoir Vodokanal, qui a analysé la rivière.", "Vodokanal"),
        ("L'assureur Meridia a refusé de rembourser la commune.", "Meridia"),
        ("Le four a été arrêté, selon le directeur de l'usine Ferrolux, mardi.", "Ferrolux"),
    ],
)
def test_a_firm_is_known_by_the_words_beside_its_name(text, name):
    assert actors_of(text)[name].kind == "organisation"


def test_a_firm_behind_the_word_for_it_is_no_person_even_after_a_role():
    actors = actors_of("Ana Sol, directrice de la compagnie nationale Tren Azul (TA), a parlé lundi. TA a payé.")
    assert persons(actors) == {"Ana Sol"}
    assert "TA" in actors["Tren Azul"].aliases


def test_a_name_before_a_comma_and_an_article_is_no_firm_when_a_clause_begins_there():
    assert "Karl Moritz" not in {
        actor.name
        for actor in actors_of("Selon Karl Moritz, l'entreprise a vendu ses terrains lundi.").values()
        if actor.kind == "organisation"
    }


def test_a_firm_told_with_its_town_is_the_same_firm():
    actors = actors_of("L'usine Ferrolux de Namur a fermé lundi.", "Ferrolux a licencié, selon l'usine Ferrolux.")
    assert "Ferrolux" in actors["Ferrolux de Namur"].aliases


def test_a_capital_speaks_for_its_state_behind_a_verb_of_speech():
    actors = actors_of("Le Kazakhstan a protesté lundi. « Tout va bien », assure Astana.")
    assert "Astana" in actors["Kazakhstan"].aliases


def test_what_a_headline_is_about_is_no_person():
    actors = actors_of(
        "Panne de Sorelle : la ministre annonce un fonds\n\n"
        "La ministre de l'Énergie, Ana Roth, a annoncé mardi à Sorelle un fonds pour les riverains du parc.\n\n"
        "À Sorelle, les commerçants attendent le courant depuis trois jours et réclament un calendrier."
    )
    assert persons(actors) == {"Ana Roth"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            '"Nous avions prévenu la ville", a rappelé la présidente du comité, Ana Roth.\n\n'
            "Le ministre des Ports, Paul Marsan, se rendra samedi à Sorel. "
            "Il a promis que tous les riverains seraient relogés d'ici à la fin de la semaine.",
            "Paul Marsan",
        ),
        ("Ana Roth, maire de Sorel, a reçu le préfet. Elle a affirmé que le quai serait refait.", "Ana Roth"),
        ("Le maire, Paul Roth, a reçu la préfète, Ana Marsan. Elle a affirmé que le quai serait refait.", "Ana Marsan"),
    ],
)
def test_a_pronoun_speaks_for_whom_the_sentence_before_is_about_and_agrees_with_the_office(text, speaker):
    assert attributions_of(text)[-1].actor == speaker


def test_a_title_for_several_is_no_part_of_the_first_name():
    actors = actors_of(
        "Les curateurs, Mes Anne Marsan, Paul Thys et Karim Benali, ont vendu le stock. Anne Marsan a signé."
    )
    assert "Anne Marsan" in persons(actors)
    assert not any(name.startswith("Mes") for name in actors)


def test_a_minister_of_finance_is_not_called_finances():
    found = actors_of(
        "L'ancien ministre des Finances Grayson Mbeki a quitté Lusaka. La ministre de la Santé est restée."
    )
    assert "Grayson Mbeki" in persons(found)
    assert [role.text for role in found["Grayson Mbeki"].roles] == ["ancien ministre des Finances"]


def test_honours_printed_with_a_space_are_no_part_of_a_name():
    assert persons(actors_of("Le président S. E. Bright Nyirenda a reçu l'ambassadeur mardi à Lilongwe.")) == {
        "Bright Nyirenda"
    }


def test_a_breton_name_is_whole():
    found = actors_of("La présidente du comité, Solenn Marc'h, a déposé plainte. Yann Floc’h la soutient.")
    assert persons(found) == {"Solenn Marc'h", "Yann Floc'h"}


def test_the_title_before_two_names_is_that_of_the_first():
    found = actors_of("Le maire est venu avec l'avocate Anne Roy et Jeanne Blin.")
    assert found["Jeanne Blin"].roles == ()
