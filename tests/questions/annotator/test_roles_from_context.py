"""Roles that the words around a name tell: its body, its owner, the sentence before or after."""

import pytest

from tests.questions.annotator.telling import actors_in_pages


def _roles(text, person):
    actors = actors_in_pages(text)
    return [role.text for role in actors[person].roles] if person in actors else None


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("« On fond », lâche Hamid Bouzidi, enfourneur depuis dix-huit ans.", "Hamid Bouzidi", "enfourneur"),
        ("« La nappe est touchée », insiste Paul Lemoine, coauteur de l'étude.", "Paul Lemoine", "coauteur de l'étude"),
        ("On le doit à Gaston Verhulst, 71 ans, préposé au vestiaire.", "Gaston Verhulst", "préposé au vestiaire"),
        ("La phrase est du porte-parole du port, un certain Anatole Bréhat.", "Anatole Bréhat", "porte-parole du port"),
        (
            "Selon le juriste Pedro Alvarado, de l'Université de Cordoue, le texte est nul.",
            "Pedro Alvarado",
            "juriste de l'Université de Cordoue",
        ),
        (
            "Une commission indépendante, présidée par la professeure Ingrid Baert, a été installée ce matin.",
            "Ingrid Baert",
            "présidente de la commission indépendante",
        ),
        ("Elle s'appelle Mina Sato et dirige Tokai Lines SA depuis 2010.", "Mina Sato", "à la tête de Tokai Lines SA"),
        ("L'un des deux moniteurs du club, Marc Favre, a été entendu.", "Marc Favre", "moniteur du club"),
        (
            "Suisse Urs Frei préside la Compagnie des eaux réunie",
            "Urs Frei",
            "à la présidence de la Compagnie des eaux",
        ),
        ("Une de ses avocates, Leïla Bennis, a parlé jeudi.", "Leïla Bennis", "avocate"),
        (
            "La secrétaire d'État à la Santé Anne Roy a parlé jeudi.",
            "Anne Roy",
            "secrétaire d'État à la Santé",
        ),
        (
            "Ahmed Tazi est retenu à Sefrou. « Mon client nie tout », a dit lundi son avocate, Me Leïla Bennis.",
            "Leïla Bennis",
            "avocate d'Ahmed Tazi",
        ),
        (
            "Le lac baisse, selon l'Institut alpin de Gap. « Il faudra dix ans », estime sa directrice, Odile Barral.",
            "Odile Barral",
            "directrice de l'Institut alpin de Gap",
        ),
        (
            "Un plongeur belge a perdu la vie dimanche au large de Sète. Koen Maes, 44 ans, était seul à bord.",
            "Koen Maes",
            "plongeur belge",
        ),
        ("« J'ai couru sans me retourner », raconte la victime, Paul Roy.", "Paul Roy", "victime"),
        (
            "Un hôpital de campagne, dirigé par la docteure Ines Baert, a ouvert ce matin.",
            "Ines Baert",
            "directrice de l'hôpital de campagne",
        ),
        (
            "Hamid Tazi est retenu à Sefrou. « Mon client nie tout », a dit lundi son avocate, Me Leïla Bennis.",
            "Leïla Bennis",
            "avocate de Hamid Tazi",
        ),
        (
            "Steve Lemieux a été arrêté jeudi. Employé d'une firme de toiture, il connaissait les lieux.",
            "Steve Lemieux",
            "employé d'une firme de toiture",
        ),
        (
            "Inès Lemieux a été blessée jeudi. Journaliste au quotidien local, elle couvrait le défilé.",
            "Inès Lemieux",
            "journaliste au quotidien local",
        ),
    ],
)
def test_a_role_is_told_by_what_stands_around(text, person, role):
    assert role in (_roles(text, person) or [])


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Le maire a reçu Jean Mercier, quotidien en main, dans la cour.", "Jean Mercier"),
        ("Le préfet a vu Léa Morin, hauteur de vue en tête, à la mairie.", "Léa Morin"),
        ("Un juge a été saisi mardi. Hugo Lys, 31 ans, sera entendu.", "Hugo Lys"),
        ("Luc Petit a quitté la salle. Furieux, il a claqué la porte.", "Luc Petit"),
        ("Le camion conduit par Luc Petit a heurté la maison.", "Luc Petit"),
        ("Luc Petit, leur seul espoir, a parlé jeudi soir.", "Luc Petit"),
        ("Luc Petit, lenteur et prudence au volant, a fini dernier.", "Luc Petit"),
        ("Luc Petit, stupeur de la soirée, a gagné la course.", "Luc Petit"),
    ],
)
def test_what_happened_or_who_looks_into_it_is_no_role(text, person):
    assert _roles(text, person) == []


def test_a_participle_that_tells_what_happened_is_no_part_of_the_role():
    assert _roles("Yves Cadoret, le skipper disparu lundi, a été retrouvé.", "Yves Cadoret") == ["skipper"]


def test_an_owner_is_a_person_unless_the_dossier_knows_the_firm():
    assert _roles("Il a été reçu par l'armateur Nikos Petridis, à Athènes.", "Nikos Petridis") == ["armateur"]
    firm = actors_in_pages("Le groupe maritime Blue Horizon paie. L'armateur Blue Horizon conteste.")
    assert {actor.kind for actor in firm.values()} == {"organisation"}


def test_whose_lawyer_somebody_is_stays_open_between_two_persons():
    assert _roles("Jean Roy a reçu Anne Petit mardi. Son avocat, Me Paul Vidal, proteste.", "Paul Vidal") == ["avocat"]
