"""Who is named in dispatches on fourteen subjects, from a football match to a coup."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from questions.annotations import Actor
from questions.annotator.actors.dossier_actors import find_mentions
from questions.annotator.actors.mention_making import ReadDispatch
from questions.annotator.parsing.parses import parse
from questions.cleaning import clean
from questions.crosscheck.actors import merge_actors
from questions.dispatch import Source
from questions.languages import load_table
from tests.questions.annotator.telling import actors_of as read

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parent / "dispatches"


@cache
def actors_of(name: str) -> dict[str, Actor]:
    """The merged actors of one dispatch, by name."""
    dispatch = clean(Source(f"{name}.txt", (FOLDER / f"{name}.txt").read_text(encoding="utf-8")))
    merged = merge_actors(find_mentions([ReadDispatch(dispatch, parse(dispatch))]))
    return {actor.name: actor for actor in merged.actors}


PERSONS = {
    "football": {
        "Bamba Diémé": "attaquant sénégalais",
        "Ludovic Blasco": None,
        "Olivier Pantaloni": "entraîneur",
        "Julien Stéphan": "homologue",
        "Stéphanie Frappier": None,
        "Yvon Mvogo": "capitaine des Merlus",
        "Laurent Abergel": "milieu de terrain",
        "Arnaud Pouille": "président du Stade rennais",
    },
    "trial": {
        "Bruno Vautrin": "ancien chauffeur routier",
        "Éric Vaillant-Roux": "procureur de la République de Grenoble",
        "Sandrine Gallet": "compagne",
        "Nathalie Hermitte": "avocate générale",
        "Arnaud Lévy-Soussan": None,
        "Philippe Meunier": "médecin légiste au CHU de Grenoble",
        "Karim Belkacem": "directeur d'enquête à la section de recherches de la gendarmerie",
        "Monique Gallet": "mère de la victime",
    },
    "strike": {
        "Jean-Pierre Farandol": "président-directeur général de la SNCF",
        "Thierry Nier": "secrétaire général de la CGT-Cheminots",
        "François Durovray": "ministre délégué chargé des Transports",
        "Valérie Pécresse": "présidente de la région Île-de-France",
        "Astrid Panosyan": "ministre du Travail",
        "Fabien Villedieu": "délégué syndical de SUD-Rail",
    },
    "coup": {
        "Abdourahamane Tchiani": "chef du Conseil national pour la sauvegarde de la patrie (CNSP)",
        "Amadou Abdramane": "porte-parole de la junte",
        "Mohamed Bazoum": "président",
        "Catherine Colonna": "ministre française des Affaires étrangères",
        "Bola Tinubu": "président en exercice de la Cédéao",
        "Leonardo Santos Simao": "émissaire de l'Onu",
        "Josep Borrell": "chef de la diplomatie de l'UE",
        "Seini Oumarou": "ancien Premier ministre",
    },
    "exoplanet": {
        "Didier Quelin": "professeur à l'Université de Genève",
        "Sarah Moran-Lopez": None,
        "Kevin Stevenson": None,
        "Lauriane Weiss-Tremblay": "astrophysicienne québécoise",
    },
    "wallonia": {
        "Élio Di Roppa": "ministre-président",
        "Philippe Godan": "bourgmestre de Pepinster",
        "Maggy Yerma": "échevine des Travaux de Liège",
        "Annelies Verlynden": "ministre fédéral de l'Intérieur",
        "Sophie Mengonie": None,
        "Stéphane Hazay": "député Ecolo",
        "Marc Uyttendaele-Roth": "avocat verviétois",
    },
    "dam": {
        "François Legaud": "premier ministre du Québec",
        "Justin Trudel": "homologue fédéral",
        "Dominique Angladi": "cheffe de l'opposition officielle",
        "Paul Saint-Pierre Plamon": "chef du Parti québécois",
        "Jean-Charles Piétache": "chef",
        "Sophie Brochand": "PDG d'Hydro-Québec",
    },
    "storm": {
        "Alain Espinassous": "préfet du Finistère",
        "Yannick Le Roux": "maire de Plouarzel",
        "Marie-Thérèse": "habitante",
        "Hervé Kermorgant": "colonel",
    },
    "missile": {
        "Fumio Kishida": "Premier ministre japonais",
        "Kim Jong Un": None,
        "Xi Jinping": None,
        "Mao Ning": "porte-parole de la diplomatie chinoise",
        "Kamala Harris": "vice-présidente américaine",
        "Kim Seung-kyum": "chef de l'état-major",
    },
    "merger": {
        "Isabelle Courtin": "actuelle directrice générale de Valmont",
        "Matteo Bellucci": "PDG de Ferrix",
        "Sylvie Brunet": "déléguée CFDT à l'usine de Sens",
        "Bruno Lemaire-Dutoit": "ministre de l'Economie",
    },
    "refugees": {
        "Shabia Mantou": "porte-parole du HCR",
        "Mohamed Hamdan Daglo": "général",
        "Abdel Fattah al-Burhane": "chef de l'armée",
        "Abdel Fattah al-Sissi": "président égyptien",
        "Volker Perthes": "envoyé spécial de l'ONU pour le Soudan",
        "Mahamat Charfadine Margui": "ministre tchadien de la Sécurité",
    },
    "slaughterhouse": {
        "Gérard Mazoyer": None,
        "Philippe Delort": None,
        "Hélène Astruc": "directrice",
        "Jean-Luc Vidalenc": "vice-président de la Chambre d'agriculture",
        "Delpuech": "sous-préfète",
    },
}


@pytest.mark.parametrize("name", PERSONS)
def test_all_persons_are_found_and_nobody_else(name):
    assert {actor.name for actor in actors_of(name).values() if actor.kind == "person"} == set(PERSONS[name])


@pytest.mark.parametrize(
    ("name", "person", "role"),
    [(name, person, role) for name, held in PERSONS.items() for person, role in held.items() if role],
)
def test_roles_are_the_words_of_the_dispatch(name, person, role):
    actor = actors_of(name)[person]
    assert role in {held.text for held in actor.roles}


@pytest.mark.parametrize("name", PERSONS)
def test_roles_and_mentions_are_quoted_exactly(name):
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for actor in actors_of(name).values():
        for span in [*actor.mentions, *(role.span for role in actor.roles)]:
            assert text[span.start : span.end] == span.quote


def test_persons_that_the_model_alone_believes_in_do_not_creep_in():
    """Streets, schools, bridges, ships, storms, prizes and juries bear names of persons."""
    names = set(actors_of("storm")) | set(actors_of("prize"))
    assert not names & {"Jean-Jaurès", "Albert-Louppe", "Louis-Caradec", "Clodagh", "Médicis", "Goncourt", "Renaudot"}


@pytest.mark.parametrize(
    ("name", "full", "alias"),
    [
        ("football", "Ligue de football professionnel", "LFP"),
        ("trial", "Solidarité femmes Isère", "SFI"),
        ("trial", "Bruno Vautrin", "Vautrin"),
        ("trial", "Arnaud Lévy-Soussan", "Me Arnaud Lévy-Soussan"),
        ("strike", "Fédération nationale des associations d'usagers des transports", "Fnaut"),
        ("strike", "Jean-Pierre Farandol", "M. Farandol"),
        ("coup", "Conseil national pour la sauvegarde de la patrie", "CNSP"),
        ("coup", "Union européenne", "UE"),
        ("coup", "Union européenne", "Bruxelles"),
        ("coup", "Niger", "Niamey"),
        ("coup", "France", "Paris"),
        ("coup", "Burkina Faso", "Ouagadougou"),
        ("exoplanet", "Agence spatiale européenne", "ESA"),
        ("exoplanet", "Sarah Moran-Lopez", "Mme Moran-Lopez"),
        ("wallonia", "Centre de crise national", "NCCN"),
        ("wallonia", "Institut royal météorologique", "IRM"),
        ("steel", "Département fédéral de l'économie, de la formation et de la recherche", "DEFR"),
        ("steel", "Secrétariat d'Etat à l'économie", "Seco"),
        ("steel", "Union syndicale suisse", "USS"),
        ("dam", "Bureau d'audiences publiques sur l'environnement", "BAPE"),
        ("missile", "Corée du Nord", "Pyongyang"),
        ("missile", "Japon", "Tokyo"),
        ("merger", "Isabelle Courtin", "Mme Courtin"),
        ("refugees", "Haut-Commissariat des Nations unies pour les réfugiés", "HCR"),
        ("refugees", "Forces de soutien rapide", "FSR"),
        ("refugees", "Tchad", "N'Djamena"),
        ("slaughterhouse", "Gérard Mazoyer", "Mazoyer"),
    ],
)
def test_other_names_are_brought_together(name, full, alias):
    assert alias in actors_of(name)[full].aliases


@pytest.mark.parametrize(
    ("name", "actor", "kind"),
    [
        ("strike", "CGT-Cheminots", "organisation"),
        ("coup", "Quai d'Orsay", "organisation"),
        ("coup", "Mali", "state"),
        ("wallonia", "gouvernement wallon", "organisation"),
        ("wallonia", "Sinistrés solidaires", "organisation"),
        ("steel", "Conseil des Etats", "organisation"),
        ("dam", "Conseil des Innus de Ekuanitshit", "organisation"),
        ("exoplanet", "université de l'Arizona", "organisation"),
        ("missile", "KCNA", "organisation"),
        ("merger", "Valmont", "organisation"),
        ("slaughterhouse", "élus de la majorité", "group"),
    ],
)
def test_kinds(name, actor, kind):
    assert actors_of(name)[actor].kind == kind


def test_a_town_where_things_happen_is_no_actor():
    """« au pouvoir à Niamey », « A Abuja »: Niamey also acts, Abuja does not."""
    assert "Abuja" not in {form for actor in actors_of("coup").values() for form in (actor.name, *actor.aliases)}


def test_aviation_acronyms_and_titles_are_no_organisations():
    assert not set(actors_of("merger")) & {"PDG", "DG"}


@pytest.mark.parametrize("example", load_table("fr", "actors")["examples"], ids=lambda example: example["text"])
def test_examples_of_the_language_pack(example):
    actor = read(example["text"])[example["person"]]
    assert actor.kind == "person"
    assert example["role"] in {role.text for role in actor.roles}


@pytest.mark.parametrize("text", load_table("fr", "actors")["counter_examples"])
def test_counter_examples_name_no_person(text):
    assert [actor.name for actor in read(text).values() if actor.kind == "person"] == []


FIRST = (
    "Le directeur de l'Office cantonal des forêts (OCF), Urs Amstutz, a présenté lundi le plan contre le bostryche. "
    "La Commission locale du bois et de la chasse a donné son accord."
)
SECOND = (
    "L'OCF veut abattre 3000 épicéas. M. Amstutz a visité la forêt mardi avec les délégués des communes. "
    "La commission locale doit encore se réunir, a déclaré le directeur."
)


def test_one_dispatch_explains_the_acronyms_and_surnames_of_another():
    actors = read(FIRST, SECOND)
    assert "OCF" in actors["Office cantonal des forêts"].aliases
    assert "M. Amstutz" in actors["Urs Amstutz"].aliases
    assert {span.file for span in actors["Office cantonal des forêts"].mentions} == {"0.txt", "1.txt"}


def test_a_lower_case_name_cut_short_is_the_organisation():
    assert "commission locale" in actors_forms(read(FIRST, SECOND), "Commission locale du bois et de la chasse")


def actors_forms(actors: dict[str, Actor], name: str) -> set[str]:
    """Aliases of an actor in lower case."""
    return {alias.lower() for alias in actors[name].aliases}


def test_the_order_of_the_files_changes_nothing_but_the_listing():
    one, other = read(FIRST, SECOND), read(SECOND, FIRST)
    assert set(one) == set(other)
    assert {name: actor.kind for name, actor in one.items()} == {name: actor.kind for name, actor in other.items()}
    assert all(set(one[name].aliases) == set(other[name].aliases) for name in one)


def test_namesakes_stay_apart():
    actors = read(
        "Le juge Paul Morand a entendu hier l'architecte Claire Morand. Le juge Paul Morand rendra sa décision lundi."
    )
    assert {"Paul Morand", "Claire Morand"} <= set(actors)


def test_a_role_without_a_name_means_who_holds_it():
    actors = read(
        "La ministre de la Pêche, Ingrid Halvorsen, a rencontré les armateurs mardi. "
        "La ministre a promis une aide avant l'été."
    )
    assert len(actors["Ingrid Halvorsen"].mentions) >= 2


def test_a_disease_in_brackets_is_no_organisation():
    actors = read("Le vaccin contre la dermatose nodulaire (DNC) manque depuis mardi, selon les éleveurs de la vallée.")
    assert "DNC" not in actors


def test_the_alliance_is_the_otan_only_beside_it():
    beside = read("L'Otan a réuni ses ministres mardi. L'Alliance veut rester unie, selon son secrétaire général.")
    alone = read("L'Alliance des éleveurs a manifesté mardi. L'Alliance demande une hausse des prix du lait.")
    assert "Alliance" in beside["Otan"].aliases
    assert "Otan" not in alone


def test_a_body_is_called_by_its_kind_once_it_is_named():
    actors = read("Le lycée Ampère a fermé ses portes lundi. Le lycée rouvrira jeudi, selon la direction.")
    assert len(actors["lycée Ampère"].mentions) == 2


def test_two_bodies_of_one_kind_are_not_confused():
    actors = read("Le lycée Ampère et le lycée Pasteur ont fermé lundi. Le lycée rouvrira jeudi, dit la mairie.")
    assert len(actors["lycée Ampère"].mentions) == 1
    assert len(actors["lycée Pasteur"].mentions) == 1


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("L'Américaine Simone Bailly a gagné. Elle est en finale.", "Simone Bailly", None),
        ("Le Bâlois Urs Freimuth a perdu en quart de finale.", "Urs Freimuth", None),
        ("Paul Renaud et Recep Demirkan se sont rencontrés mardi.", "Recep Demirkan", None),
        ("L'ex-Premier ministre ivoirien Guy Sorokou est parti.", "Guy Sorokou", "ex-Premier ministre ivoirien"),
        ("M. Jean DUPONT-ROY, maire de Lyon, a signé.", "Jean DUPONT-ROY", "maire de Lyon"),
        ("Le pape Anselme a reçu le roi.", "Anselme", "pape"),
    ],
)
def test_names_as_sports_pages_and_wires_print_them(text, person, role):
    actor = read(text)[person]
    assert actor.kind == "person"
    assert role is None or role in {held.text for held in actor.roles}
