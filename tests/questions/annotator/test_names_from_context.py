"""Bodies, groups and states that the words around a name tell, and short forms of names of persons."""

import pytest

from tests.questions.annotator.telling import actors_in_pages


def _forms(text):
    return [{actor.kind, actor.name, *actor.aliases} for actor in actors_in_pages(text).values()]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "L'envoi était confié à la société de transit Hermès Cargo, qui l'a remis.",
            {"organisation", "Hermès Cargo", "société de transit Hermès Cargo"},
        ),
        (
            "La Mission des Nations unies dans les Oubas (Monuba) a annoncé la libération. La Monuba salue ce retour.",
            {
                "organisation",
                "Mission des Nations unies dans les Oubas",
                "Mission des Nations unies dans les Oubas (Monuba)",
                "Monuba",
            },
        ),
        (
            "Les Forces motrices de l'Orbe-Inférieure (FMOI) se taisent. Les Forces motrices repoussent le reproche.",
            {
                "organisation",
                "Forces motrices de l'Orbe-Inférieure",
                "Forces motrices de l'Orbe-Inférieure (FMOI)",
                "Forces motrices",
                "FMOI",
            },
        ),
        ("Les soldats de la 9e brigade des FARCA ont été blessés.", {"organisation", "FARCA"}),
        ("Grâce aux mineurs de Styrie, il a été possible de passer.", {"group", "mineurs de Styrie"}),
        ("Québec, qui avait envoyé une observatrice, s'est dit satisfait.", {"state", "Québec"}),
        (
            "L'Union des Comores a saisi la Cour. Les Comores protestent.",
            {"state", "Comores", "Union des Comores"},
        ),
        (
            "Le ministre Elio Bareta Ayuso a démenti. M. Bareta partira mardi.",
            {"person", "Elio Bareta Ayuso", "ministre Elio Bareta Ayuso", "ministre", "M. Bareta", "Bareta"},
        ),
        (
            "Celso Vilar attend depuis lundi. « Je rentre à pied », dit Celso. Un ami de Celso a pleuré.",
            {"person", "Celso Vilar", "Celso"},
        ),
        (
            "Un plongeur belge a perdu la vie dimanche. Koen Maes, 44 ans, était seul à bord.",
            {"person", "Koen Maes", "plongeur belge"},
        ),
        (
            "Le groupe bâlois Rhenchem a racheté le site. La lettre a été adressée au groupe.",
            {"organisation", "Rhenchem", "groupe bâlois Rhenchem", "groupe"},
        ),
    ],
)
def test_an_actor_and_its_forms(text, forms):
    assert forms in _forms(text)


def test_a_second_surname_that_two_persons_bear_is_nobodys_short_form():
    text = "Le ministre Elio Bareta Ayuso a démenti. La juge Ana Bareta Luna a ri. M. Bareta partira mardi."
    names = [{"person", "Elio Bareta Ayuso"}, {"person", "Ana Bareta Luna"}, {"person", "Bareta", "M. Bareta"}]
    assert [{each for each in forms if not each[:1].islower() or each == "person"} for forms in _forms(text)] == names


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Florence Petit a parlé à Rome. Elle est née à Florence.", ["Florence Petit"]),
        ("Florence Petit et Florence Morin ont parlé. Florence a pleuré.", ["Florence Petit", "Florence Morin"]),
        ("Florence Petit a parlé. Le public attendait rue Florence et à Florence Sud.", ["Florence Petit"]),
    ],
)
def test_a_given_name_of_two_persons_or_of_a_place_is_nobodys_short_form(text, persons):
    assert _forms(text) == [{"person", person} for person in persons]


def test_one_congo_is_not_the_other():
    text = "La République démocratique du Congo a protesté. Le Congo a répondu à la République démocratique du Congo."
    assert _forms(text) == [{"state", "République démocratique du Congo"}, {"state", "Congo"}]


def test_what_is_done_to_a_group_makes_it_no_actor():
    assert _forms("On a parlé hier des mineurs de Styrie, au bar.") == []
