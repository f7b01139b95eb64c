"""Roles that another sentence, a post or a list tells, and what looks like them and gives nobody a role."""

import pytest

from tests.questions.annotator.telling import actors_in_pages


def _persons(*texts):
    return {name: actor for name, actor in actors_in_pages(*texts).items() if actor.kind == "person"}


def _roles(text, person):
    return [role.text for role in _persons(text)[person].roles]


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        # the next sentence goes on with what the person is
        ("Alain Guézennec a tout perdu. L'éleveur, 47 ans, comptait 900 porcs.", "Alain Guézennec", "éleveur"),
        (
            "Mireille Costa ne décolère pas. La directrice de l'école Jules-Michelet attend un poêle.",
            "Mireille Costa",
            "directrice de l'école Jules-Michelet",
        ),
        (
            "Ses voisins ont porté secours à Thérèse Malo. « J'ai eu très peur », raconte la retraitée.",
            "Thérèse Malo",
            "retraitée",
        ),
        (
            "Odile Dufour a claqué la porte. Celle qui dirigeait depuis 2011 le conservatoire de Tarbes est lasse.",
            "Odile Dufour",
            "directrice du conservatoire de Tarbes",
        ),
        (
            "Deux heures après le vote, devant une salle à moitié vide, c'est Odile Dufour qui a claqué la porte. "
            "Celle qui préside le jury est lasse.",
            "Odile Dufour",
            "présidente du jury",
        ),
        # a post instead of a noun for its holder
        (
            "À la tête de l'Office du lait depuis 2009, Anne Blin a réuni les éleveurs.",
            "Anne Blin",
            "à la tête de l'Office du lait",
        ),
        (
            "Nommée en mars à la tête de l'hôpital de Flers, Anne Blin veut recruter.",
            "Anne Blin",
            "à la tête de l'hôpital de Flers",
        ),
        (
            "Nadège Blin prendra la direction du musée de Dole en mai.",
            "Nadège Blin",
            "à la direction du musée de Dole",
        ),
        ("Marc Favre, qui dirige l'usine depuis dix ans, est inquiet.", "Marc Favre", "directeur de l'usine"),
        ("C'est Ahmed Zaoui qui présidera le jury.", "Ahmed Zaoui", "président du jury"),
        # an adverb or a date between the participle and the role
        (
            "Yann Poulain, nommé hier directeur de l'aéroport de Quimper, a promis deux lignes.",
            "Yann Poulain",
            "directeur de l'aéroport de Quimper",
        ),
        ("Koffi Diarra a été réélu dimanche président de la Ligue.", "Koffi Diarra", "président de la Ligue"),
        # the role before the verb « être », a nickname before the role, a lawyer's role behind his name
        ("Le club, dont la présidente est Martine Ségur, descend.", "Martine Ségur", "présidente"),
        ("Jeanne Roy, dite « Lulu », doyenne du village, a cent ans.", "Jeanne Roy", "doyenne du village"),
        ("« Rien à juger », a plaidé Me Luc Oslet, le conseil de la veuve.", "Luc Oslet", "conseil de la veuve"),
        (
            "Anne Valet, Marc Dupin et Sofia Reyes, respectivement présidente, trésorier et secrétaire du club, vont.",
            "Marc Dupin",
            "trésorier du club",
        ),
        (
            "Omar Belhadj, présenté comme le financier de la filière, se tait.",
            "Omar Belhadj",
            "présenté comme le financier de la filière",
        ),
        (
            "À 34 ans, Célia Drouin devient la plus jeune rectrice de France.",
            "Célia Drouin",
            "plus jeune rectrice de France",
        ),
        ("L'ancien bras droit du PDG, Luc Petit, part.", "Luc Petit", "ancien bras droit du PDG"),
        ("Bras droit du PDG depuis vingt ans, Colette Maury part.", "Colette Maury", "Bras droit du PDG"),
        ("Celui qui préside le club depuis mars, Marc Favre, est inquiet.", "Marc Favre", "président du club"),
        ("La Première dame, Mme Aya Okou, a applaudi.", "Aya Okou", "Première dame"),
        ("Jan Van den Broeck est urgentiste à Gand.", "Jan Van den Broeck", "urgentiste à Gand"),
        ("Engagé comme gardien de nuit en 2018, Franck Osei avait les clés.", "Franck Osei", "gardien de nuit"),
    ],
)
def test_a_role_told_apart_from_the_name(text, person, role):
    assert _roles(text, person) == [role]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # offices of others, parts in what happened, another gender, somebody whose role is known
        ("Samir Belkacem a déposé plainte lundi. Le procureur de Béziers a ouvert une enquête.", "Samir Belkacem"),
        ("Kevin Roux a perdu la vie samedi. Le conducteur du camion a pris la fuite.", "Kevin Roux"),
        ("Anne Roy rentre lundi. Le coureur a promis de gagner.", "Anne Roy"),
        ("Paul Roy a porté plainte. La directrice de la clinique Sainte-Odile n'a pas réagi.", "Paul Roy"),
        ("Anne Roy et Luc Petit ont été élus. L'éleveur a remercié ses voisins.", "Luc Petit"),
        # no body is led
        ("À la tête du cortège, Paul Roy portait un drapeau.", "Paul Roy"),
        ("Anne Roy est à la tête du peloton depuis Gap.", "Anne Roy"),
        ("Paul Roy entraîne la fermeture du site. Il dirige la manœuvre.", "Paul Roy"),
        ("Alice Petit et Paul Roy, respectivement deuxième et troisième, ont applaudi.", "Paul Roy"),
        ("Pour le maire, Anne Blin est une adversaire.", "Anne Blin"),
        ("Touché au bras droit, Paul Roy est sorti du terrain.", "Paul Roy"),
        ("Anne Roy n'est plus recordwoman de Suisse du 200 m papillon.", "Anne Roy"),
    ],
)
def test_what_gives_nobody_a_role(text, person):
    assert _roles(text, person) == []


def test_somebody_whose_role_another_dispatch_tells_is_not_named_again_by_one():
    persons = _persons(
        "Alain Guézennec a tout perdu. L'éleveur, 47 ans, comptait 900 porcs.",
        "« Tout va bien », assure Alain Guézennec, comptable à Lannion.",
    )
    assert [role.text for role in persons["Alain Guézennec"].roles] == ["comptable à Lannion"]


@pytest.mark.parametrize("name", ["Raphaël Toussaint", "Philippe Noël", "Luis Fonseca"])
def test_feasts_and_small_words_may_be_parts_of_a_name(name):
    assert name in _persons(f"{name} entraîne l'équipe nationale du Cap-Vert depuis 2015.")


def test_a_feast_is_no_person():
    assert _persons("Le marché de Noël ouvre samedi. La Toussaint approche, et le Père Noël aussi.") == {}
